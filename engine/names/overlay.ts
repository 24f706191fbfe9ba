import type { TaggedName } from './tagger.ts';

/**
 * Names with others laid over them, which their form or an introduction tells: of the old ones those that share no
 * token with a new one are left. Linear in the tokens.
 *
 * @param count - how many tokens the text has
 * @returns in text order
 */
export function overlaid(
  names: readonly TaggedName[],
  found: readonly TaggedName[],
  count: number,
): readonly TaggedName[] {
  if (found.length === 0) return names;
  const isTaken = new Uint8Array(count);
  for (const { from, to } of found) isTaken.fill(1, from, to);
  const left = names.filter(({ from, to }) => !isTaken.subarray(from, to).includes(1));
  return [...left, ...found.map((name) => ({ ...name, isTold: true }))].sort((x, y) => x.from - y.from);
}
