import type { Token } from '../text/tokenized-text.ts';

/** Asked for by both readings of the names: looked up once a text. */
const KNOWN = new WeakMap<readonly Token[], ReadonlySet<string>>();

/** The words that a text writes in small letters somewhere: capitals say little about them where a sentence begins. */
export function smallWords(tokens: readonly Token[]): ReadonlySet<string> {
  const known = KNOWN.get(tokens);
  if (known !== undefined) return known;
  const small = new Set<string>();
  for (const { kind, text, lower } of tokens) if (kind === 'word' && text === lower) small.add(lower);
  KNOWN.set(tokens, small);
  return small;
}
