import type { TokenizedText } from '../text/tokenized-text.ts';
import { nameKey } from './key.ts';
import type { TaggedName } from './tagger.ts';

/** A repeated name is as sure as the mention it repeats is, but for this much. */
const REPEAT_MARGIN = 20;
/** The mention that is repeated has to be this sure itself. */
const MIN_MARGIN = 60;
/** In capitals a shorter word may as well be an acronym. */
const LEAST_SHOUTED = 5;

/**
 * Surnames the tagger passed over: a word that ends the whole name of a person, and stands elsewhere with its capital
 * where nothing was found, is that person again ("Aldous said …"). So is it in the
 * capitals of a heading ("ALDOUS RESIGNS"). A word that the text also writes small is left alone, for it may open a
 * sentence.
 */
export function repeatedSurnames(doc: TokenizedText, names: readonly TaggedName[]): TaggedName[] {
  const surnames = new Set<string>();
  const covered = new Uint8Array(doc.tokens.length);
  for (const { from, to, type, margin } of names) {
    covered.fill(1, from, to);
    const last = doc.tokens[to - 1];
    if (
      type === 'person' &&
      to - from > 1 &&
      margin >= MIN_MARGIN &&
      last !== undefined &&
      nameKey(last.text).length > 2
    )
      surnames.add(last.text);
  }
  if (surnames.size === 0) return [...names];
  const byLower = new Map([...surnames].map((surname) => [surname.toLowerCase(), surname]));
  for (const token of doc.tokens) {
    const surname = token.text === token.lower ? byLower.get(token.lower) : undefined;
    if (surname !== undefined) surnames.delete(surname);
  }
  const shouted = new Set(
    [...surnames].filter((surname) => surname.length >= LEAST_SHOUTED).map((surname) => surname.toUpperCase()),
  );
  const found = [...names];
  doc.tokens.forEach(({ text, lower }, index) => {
    // Those in small letters were left out above.
    if (text === lower || covered[index] === 1 || !(surnames.has(text) || shouted.has(text))) return;
    found.push({ from: index, to: index + 1, type: 'person', margin: REPEAT_MARGIN });
  });
  return found.sort((a, b) => a.from - b.from);
}
