import nameWords from '../english/data/name-words.json' with { type: 'json' };
import type { TokenizedText } from '../text/tokenized-text.ts';
import { nameKey } from './key.ts';
import { overlaid } from './overlay.ts';
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

/** Small words of names, which abbreviations leave out. */
const NO_INITIAL = new Set(nameWords.noInitial);
/** An abbreviation of fewer letters may as well be a word. */
const LEAST_INITIALS = 3;

/**
 * Abbreviations of organizations that the text names in full, where the tagger passed over them: "the WTO", after "the
 * World Tarn Office". Linear in the tokens.
 *
 * @returns the names with those added, in text order
 */
export function abbreviatedBodies(doc: TokenizedText, names: readonly TaggedName[]): readonly TaggedName[] {
  const { tokens } = doc;
  const known = new Set<string>();
  const covered = new Uint8Array(tokens.length);
  for (const { from, to, type } of names) {
    covered.fill(1, from, to);
    if (type !== 'organization' || to - from < LEAST_INITIALS) continue;
    const parts = tokens.slice(from, to).filter(({ kind, lower }) => kind === 'word' && !NO_INITIAL.has(lower));
    const initials = parts.map(({ text }) => text.charAt(0)).join('');
    if (initials.length >= LEAST_INITIALS && initials === initials.toUpperCase()) known.add(initials);
  }
  if (known.size === 0) return names;
  const found = tokens.flatMap(({ text }, at): TaggedName[] =>
    covered[at] === 0 && known.has(text) ? [{ from: at, to: at + 1, type: 'organization', margin: MIN_MARGIN }] : [],
  );
  return overlaid(names, found, tokens.length);
}
