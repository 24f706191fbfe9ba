import { ListedWords, WordTable } from '../text/listed.ts';
import type { TokenRange } from '../text/ranges.ts';
import type { TokenizedText } from '../text/tokenized-text.ts';
import { isCapital } from './capitals.ts';
import { isCommon } from './common.ts';
import { gazetteer } from './gazetteer.ts';
import { nameKey } from './key.ts';
import { OPENERS } from './nobody.ts';
import { isLegal } from './organizations.ts';
import { overlaid } from './overlay.ts';
import { isRoleWord } from './roles.ts';
import { smallWords } from './small-words.ts';
import type { TaggedName } from './tagger.ts';
import { TokenMarks } from './token-marks.ts';
import { NO_INITIAL } from './word-lists.ts';

/** A repeated name is as sure as the mention it repeats is, but for this much. */
const REPEAT_MARGIN = 20;
/** The mention that is repeated has to be this sure itself. */
const MIN_MARGIN = 60;
/** In capitals a shorter word may as well be an acronym. */
const LEAST_SHOUTED = 5;

/** "Jr" after a surname. */
const BEHIND_SURNAME = /^(?:[JS]r\.?|I{2,3})$/;

/** The surnames of the whole names of people, as they are written. */
export function writtenSurnames({ tokens }: TokenizedText, names: readonly TaggedName[]): ReadonlySet<string> {
  const surnames = new Set<string>();
  for (const { from, to, type, margin } of names) {
    if (type !== 'person' || margin < MIN_MARGIN) continue;
    const end = BEHIND_SURNAME.test(tokens[to - 1]?.text ?? '') ? to - 1 : to;
    const last = tokens[end - 1];
    if (end - from > 1 && last !== undefined && nameKey(last.text).length > 2) surnames.add(last.text);
  }
  return surnames;
}

/**
 * Surnames the tagger passed over: a word that ends the whole name of a person, and stands elsewhere with its capital
 * where nothing was found, is that person again ("Aldous said …"). So is it in the
 * capitals of a heading ("ALDOUS RESIGNS"). A word that the text also writes small is left alone, for it may open a
 * sentence.
 */
export function repeatedSurnames(doc: TokenizedText, names: readonly TaggedName[]): TaggedName[] {
  const surnames = new Set(writtenSurnames(doc, names));
  if (surnames.size === 0) return [...names];
  const covered = new TokenMarks(doc.tokens.length, names);
  const byLower = new WordTable(new Map([...surnames].map((surname) => [surname.toLowerCase(), surname])));
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
    if (text === lower || covered.at(index) > 0 || !(surnames.has(text) || shouted.has(text))) return;
    found.push({ from: index, to: index + 1, type: 'person', margin: REPEAT_MARGIN });
  });
  return found.sort((a, b) => a.from - b.from);
}

/** The words of a name as they are written, in one text. */
function formOf({ tokens }: TokenizedText, { from, to }: TokenRange): string {
  return tokens
    .slice(from, to)
    .map(({ text }) => text)
    .join(' ');
}

/** Whether the words beside a repeated name may make it a piece of a longer one, which the tagger passed over. */
function isPiece({ tokens, sentences }: TokenizedText, { from, to }: TokenRange): boolean {
  const [before, own, next] = [tokens[from - 1], tokens[from], tokens[to]];
  if (isCapital(next) && next?.sentence === own?.sentence && !isRoleWord(next)) return true;
  if (!isCapital(before) || before?.sentence !== own?.sentence || isRoleWord(before)) return false;
  return sentences[own?.sentence ?? -1]?.firstToken !== from - 1 && !OPENERS.has(before?.lower ?? '');
}

/** Whether the first word of a name with a legal form names the firm: no word like any other, and no list's. */
function isShortOfFirm({ tokens }: TokenizedText, { from, to, type }: TaggedName): boolean {
  const [first, last] = [tokens[from], tokens[to - 1]];
  if (type !== 'organization' || to - from < 2 || first === undefined || last === undefined || !isLegal(last))
    return false;
  return first.text.length > 3 && !isCommon(first.lower) && gazetteer().bitsOf(first.lower) === 0;
}

/** How sure the tagger is of a name that is looked for elsewhere. */
const SURE = 250;

/** The forms that stand for a name elsewhere, and how many words those have that begin with one. */
interface Forms {
  readonly known: ReadonlyMap<string, TaggedName>;
  readonly sizes: ReadonlyMap<string, ReadonlySet<number>>;
}

/** Whether a name may be looked for elsewhere by its words. */
function mayRepeat({ tokens }: TokenizedText, { from, to, type, margin }: TaggedName): boolean {
  const first = tokens[from];
  if (type === 'person' || margin < SURE || first === undefined || !isCapital(first)) return false;
  const isPlain = first.text.length > 1 && first.text === first.text.toUpperCase();
  return to > from + 1 || isPlain || !smallWords(tokens).has(first.lower);
}

function formsOf(doc: TokenizedText, names: readonly TaggedName[]): Forms {
  const known = new Map<string, TaggedName>();
  const sizes = new Map<string, Set<number>>();
  for (const name of names) {
    if (!mayRepeat(doc, name)) continue;
    const { from, to, margin } = name;
    const first = doc.tokens[from]?.text ?? '';
    const own = sizes.get(first) ?? new Set();
    if (own.size < MAX_SIZES) sizes.set(first, own.add(to - from));
    const form = formOf(doc, name);
    if ((known.get(form)?.margin ?? 0) < margin) known.set(form, name);
    // "Nordlicht", of "Nordlicht Sensorik GmbH"
    if (!isShortOfFirm(doc, name)) continue;
    sizes.set(first, own.add(1));
    if (!known.has(first)) known.set(first, name);
  }
  return { known, sizes };
}

/**
 * Places and organizations that the tagger passed over where they stand again: "the US should", after "in the US". A
 * word that the text also writes small is left alone, unless it is all in capitals. Linear in the tokens.
 *
 * @returns the names with those added, in text order
 */
export function repeatedOrganizationsAndPlaces(
  doc: TokenizedText,
  names: readonly TaggedName[],
): readonly TaggedName[] {
  const { tokens } = doc;
  const covered = new TokenMarks(tokens.length, names);
  const { known, sizes: listed } = formsOf(doc, names);
  const sizes = new WordTable(listed);
  const found: TaggedName[] = [];
  for (let from = 0; from < tokens.length; from++) {
    const own = covered.at(from) > 0 ? undefined : sizes.get(tokens[from]?.text ?? '');
    if (own === undefined) continue;
    for (const size of own) {
      const range = { from, to: from + size };
      const name = known.get(formOf(doc, range));
      if (name === undefined || covered.touches(range) || isPiece(doc, range)) continue;
      covered.mark(range);
      found.push({ ...range, type: name.type, margin: REPEAT_MARGIN });
      break;
    }
  }
  return found.length === 0 ? names : [...names, ...found].sort((a, b) => a.from - b.from);
}
/** The most lengths that names which begin with one word have in a text. */
const MAX_SIZES = 6;

/** An abbreviation of fewer letters may as well be a word. */
const LEAST_INITIALS = 3;

/** "World Anti-Tarn Office ([Wato])": the first letters of a name, written as a word in brackets after it */
function shortInBrackets({ tokens }: TokenizedText, { from, to }: TokenRange): string | null {
  const short = tokens[to + 1]?.text ?? '';
  if (tokens[to]?.text !== '(' || tokens[to + 2]?.text !== ')' || !/^\p{Lu}\p{Ll}{2,6}$/u.test(short)) return null;
  const parts = tokens.slice(from, to).flatMap(({ kind, lower }) => (kind === 'word' ? lower.split('-') : []));
  const initials = parts.flatMap((part) => (NO_INITIAL.has(part) ? [] : part.charAt(0))).join('');
  return initials === short.toLowerCase() ? short : null;
}

/**
 * Abbreviations of organizations that the text names in full, where the tagger passed over them: "the WTO", after "the
 * World Tarn Office". Linear in the tokens.
 *
 * @returns the names with those added, in text order
 */
export function abbreviatedOrganizations(doc: TokenizedText, names: readonly TaggedName[]): readonly TaggedName[] {
  const { tokens } = doc;
  const known = new Set<string>();
  const written = new Set<string>();
  for (const { from, to, type } of names) {
    if (type !== 'organization' || to - from < LEAST_INITIALS) continue;
    const short = shortInBrackets(doc, { from, to });
    if (short !== null) written.add(short);
    const parts = tokens.slice(from, to).filter(({ kind, lower }) => kind === 'word' && !NO_INITIAL.has(lower));
    const initials = parts.map(({ text }) => text.charAt(0)).join('');
    if (initials.length >= LEAST_INITIALS && initials === initials.toUpperCase()) known.add(initials);
  }
  if (known.size === 0) return names;
  const abbreviations = new ListedWords(known);
  const covered = new TokenMarks(tokens.length);
  for (const { from, to } of names) covered.mark({ from, to }, to - from);
  const found = tokens.flatMap(({ text }, at): TaggedName[] => {
    const isShort = covered.at(at) === 0 ? abbreviations.has(text) : covered.at(at) === 1 && written.has(text);
    return isShort ? [{ from: at, to: at + 1, type: 'organization', margin: MIN_MARGIN }] : [];
  });
  return overlaid(names, found, tokens.length);
}
