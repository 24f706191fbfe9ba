import type { TaggedName } from './tagger.ts';
import { TokenMarks } from './token-marks.ts';

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
  const taken = new TokenMarks(count, found);
  const left = names.filter((name) => !taken.touches(name));
  return [...left, ...found.map((name) => ({ ...name, isTold: true }))].sort((x, y) => x.from - y.from);
}
