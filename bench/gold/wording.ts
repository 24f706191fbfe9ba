/** How two wordings are compared: by their words in lower case, without articles and punctuation. */

const LEFT_OUT = new Set(['the', 'a', 'an', 's']);
const WORD = /[\p{L}\p{N}_]+/gu;

export function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(WORD) ?? []).filter((word) => !LEFT_OUT.has(word));
}

/** Token F1 of two wordings, in [0, 1]. */
export function tokenF1(left: string, right: string): number {
  const a = wordsOf(left);
  const b = wordsOf(right);
  const unmatched = new Map<string, number>();
  for (const word of b) unmatched.set(word, (unmatched.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of a) {
    const count = unmatched.get(word) ?? 0;
    if (count === 0) continue;
    unmatched.set(word, count - 1);
    shared++;
  }
  return shared === 0 ? 0 : (2 * shared) / (a.length + b.length);
}

/** Token F1 with the accepted wording that fits best. */
export function bestF1(text: string, accepted: readonly string[]): number {
  return Math.max(0, ...accepted.map((wording) => tokenF1(text, wording)));
}

/** Token F1 from which two names count as the same although they end in different words. */
const SAME_NAME = 0.6;

/** Whether two phrases name the same party: they end in the same word, or share most of their words. */
export function sameName(left: string, right: string): boolean {
  const last = wordsOf(left).at(-1);
  if (last === undefined || wordsOf(right).length === 0) return false;
  return last === wordsOf(right).at(-1) || tokenF1(left, right) >= SAME_NAME;
}

/**
 * Whether `short` is made of the initials of the capitalized words of `full` (ACME, Adriatic Coal and Metal Exchange).
 */
export function isInitialsOf(short: string, full: string): boolean {
  const initials = (full.match(WORD) ?? [])
    .map((word) => word.charAt(0))
    .filter((initial) => initial !== initial.toLowerCase())
    .join('');
  return initials !== '' && initials.toLowerCase() === short.toLowerCase();
}
