import { beginsCapital, beginsSmall } from '../text/letters.ts';
import type { Token } from '../text/tokenized-text.ts';

/** Whether a token is a word that begins with a capital. */
export function isCapital(token: Token | undefined): boolean {
  return token?.kind === 'word' && beginsCapital(token.text);
}

/** How often each word stands with a capital. */
export function capitalCounts(tokens: readonly Token[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { kind, text } of tokens)
    if (kind === 'word' && !beginsSmall(text)) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
