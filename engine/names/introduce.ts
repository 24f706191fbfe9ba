import nameWords from '../english/data/name-words.json' with { type: 'json' };
import { KIN } from '../grammar/word-kinds.ts';
import { beginsSmall } from '../text/letters.ts';
import { ListedWords } from '../text/listed.ts';
import { lowerAt, type Token, type TokenizedText } from '../text/tokenized-text.ts';
import { hasAge } from './after-name.ts';
import { isCommon } from './common.ts';
import { gazetteer } from './gazetteer.ts';
import { areLettersAfter, DEMONYM } from './nobody.ts';
import { overlaid } from './overlay.ts';
import { isRank, ROLES } from './roles.ts';
import type { TaggedName } from './tagger.ts';
import { TokenMarks } from './token-marks.ts';
import { DETERMINED } from './word-lists.ts';

/** How sure an introduction makes a name; it overrides what the tagger is less sure of. */
const MARGIN = 600;
/** A reading that the tagger itself is this sure of stands. */
const SURE = 250;
/** A name in such a place has no more words. */
export const MAX_WORDS = 3;

/** Before two capitalised words, they make them a person. */
const HONORIFIC = /^(?:Dr|Prof|Mr|Mrs|Ms|Cllr|Dame|Barr|Engr)\.?$/;
const AFTER_OFFICE = new RegExp(`^(?:${nameWords.afterOffice.join('|')})$`);
/** "On Monday, a judge ruled" */
const NO_NAME = new RegExp(`^(?:${nameWords.noFirstWord.join('|')}|(?:${nameWords.weekdayStems.join('|')})day)$`);
/** Offices that companies and clubs hold as well: "Harrow & Finch, publisher of …". */
const ALSO_OF_ORGANIZATIONS = new ListedWords(nameWords.alsoOfOrganizations);

function isCapitalised(token: Token | undefined): boolean {
  return (
    token?.kind === 'word' &&
    !beginsSmall(token.text) &&
    /^\p{Lu}[\p{L}\p{M}'’-]*\p{Ll}/u.test(token.text) &&
    !/-\p{Ll}/u.test(token.text)
  );
}

/** Index after the run of capitalised words at `from`. */
export function runFrom({ tokens }: TokenizedText, from: number): number {
  let to = from;
  while (isCapitalised(tokens[to]) && tokens[to]?.sentence === tokens[from]?.sentence) to++;
  return to;
}

/** Words of organizations, places and offices ("Lane", "Council", "General"): no part of a person's name. */
function isName({ tokens }: TokenizedText, from: number, to: number, least: number): boolean {
  if (to - from < least || to - from > MAX_WORDS) return false;
  return tokens
    .slice(from, to)
    .every(({ lower }) => !ROLES.has(lower) && !NO_NAME.test(lower) && gazetteer().mayName(lower));
}

/** Capitalised words that may be introduced as somebody. */
interface Run {
  /** The word that may introduce them, or the first of them. */
  readonly opener: Token;
  readonly from: number;
  readonly to: number;
  /** Whether `opener` is an office before them, and whether a comma parts the two. */
  readonly isRole: boolean;
  readonly isApposed: boolean;
}

function runAt(doc: TokenizedText, at: number): Run | null {
  const opener = doc.tokens[at];
  if (opener?.kind !== 'word') return null;
  const next = doc.tokens[at + 1];
  const isRole = opener.sentence === next?.sentence && isOffice(opener);
  const isApposed = isRole && next.text === ',';
  const from = isApposed ? at + 2 : isRole ? at + 1 : at;
  const to = runFrom(doc, from);
  return to === from ? null : { opener, from, to, isRole, isApposed };
}

function isIntroduced(doc: TokenizedText, { opener, from, to, isRole, isApposed }: Run, isKnown: boolean): boolean {
  if (isApposed) {
    const after = areLettersAfter(doc.tokens[to]?.text ?? '') ? to + 1 : to;
    return endsApposition(doc.tokens[after]) && isName(doc, from, to, KIN.has(opener.lower) ? 1 : 2);
  }
  return (isRole || hasAge(doc, to) || hasOffice(doc, to)) && isName(doc, from, to, isKnown ? 1 : 2);
}

/**
 * Whether the tagger reads something of a run as a name (`read`) or it begins with a first name; else only a form of
 * address or an office that opens the sentence before it, or an age after it, makes it somebody. "The broadcaster Sky
 * Sports" is nobody.
 */
function mayBeName(doc: TokenizedText, { opener, from, to, isRole }: Run, read: TokenMarks): boolean {
  if (read.touches({ from, to }) || gazetteer().isFirstName(lowerAt(doc.tokens, from))) return true;
  const first = doc.sentences[opener.sentence]?.firstToken;
  const opensSentence = isRole && first !== undefined && doc.tokens[first] === opener;
  return opensSentence || HONORIFIC.test(opener.text) || hasAge(doc, to);
}

/** Whether a word before a name says what somebody is: an office, a rank, a nationality, a form of address. */
function isOffice(token: Token): boolean {
  const { text, lower } = token;
  if (ROLES.has(lower) || isRank(token)) return true;
  return text !== lower && (DEMONYM.test(lower) || (text.length <= 5 && HONORIFIC.test(text)));
}

/**
 * People that the text introduces in so many words, where the tagger is unsure of them: an office or occupation right
 * before two or three capitalised words ("Coach Radek Mlynar") or before a comma and them ("her agent, Morty Fein,"),
 * or an age after them ("Aune Salmela, 79,").
 *
 * @returns the names with those added, in text order
 */
export function introducedPeople(doc: TokenizedText, names: readonly TaggedName[]): readonly TaggedName[] {
  const { tokens } = doc;
  const found: TaggedName[] = [];
  const surnames = new Set<string>();
  const tagged = new Set(names.filter(({ from, to }) => to === from + 1).map(({ from }) => from));
  const read = new TokenMarks(tokens.length, names);
  for (let at = 0; at < tokens.length; at++) {
    const run = runAt(doc, at);
    if (run === null) continue;
    const { from, to } = run;
    // "Nwosu, 41, who": a name to the tagger, if of what it does not know.
    const isKnown = to === from + 1 && !run.isRole && tagged.has(from) && hasAge(doc, to);
    if (isIntroduced(doc, run, isKnown) && mayBeName(doc, run, read)) {
      found.push({ from, to, type: 'person', margin: MARGIN });
      if (isKnown) surnames.add(tokens[from]?.text ?? '');
    }
    // "Able Seaman Daisy Crook": an office within the run may introduce the rest of it.
    at = Math.max(at, run.isRole ? to - 1 : beforeOffice(doc, at, to));
  }
  const whole = surnames.size > 0 ? wholeNames(doc, surnames) : [];
  const known = new Set([...found, ...whole].map(({ from }) => from));
  return merged(doc, names, [...found, ...whole, ...kinOf(doc).filter(({ from }) => !known.has(from))]);
}

/** "the daughter of Odell Marsh", "a letter from Odell Marsh", but no "a letter from Marsh Dairy" */
function kinOf(doc: TokenizedText): TaggedName[] {
  const found: TaggedName[] = [];
  for (let from = 2; from < doc.tokens.length; from++) {
    const before = lowerAt(doc.tokens, from - 2);
    const joint = lowerAt(doc.tokens, from - 1);
    const isLetter = joint === 'from' && LETTER.has(before);
    if (!isLetter && !(joint === 'of' && KIN.has(before))) continue;
    const to = runFrom(doc, from);
    const isOther = isLetter && isCommon(lowerAt(doc.tokens, to - 1));
    if (!isOther && isName(doc, from, to, 2)) found.push({ from, to, type: 'person', margin: MARGIN });
  }
  return found;
}
const LETTER: ReadonlySet<string> = new Set(['letter', 'email', 'e-mail', 'message', 'postcard']);

/** Index of the word before the first office in a run of capitalised words after `from`, or of its last word. */
function beforeOffice({ tokens }: TokenizedText, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) if (ROLES.has(lowerAt(tokens, at))) return at - 1;
  return to - 1;
}

/** "Adaeze Nwosu's fourth novel" at the head of a sentence, where "Nwosu" is known to be a person. */
function wholeNames(doc: TokenizedText, surnames: ReadonlySet<string>): TaggedName[] {
  return doc.tokens.flatMap(({ text, sentence }, at) => {
    const first = doc.tokens[at - 1];
    const isWhole = surnames.has(text) && first?.sentence === sentence && isCapitalised(first);
    return isWhole && isName(doc, at - 1, at + 1, 2)
      ? [{ from: at - 1, to: at + 1, type: 'person' as const, margin: MARGIN }]
      : [];
  });
}

/** The tagger's own reading stands where it is surer; else the introduction takes its place. Linear in the tokens. */
function merged(doc: TokenizedText, names: readonly TaggedName[], found: readonly TaggedName[]): readonly TaggedName[] {
  if (found.length === 0) return names;
  const sure = names.filter(({ margin }) => margin >= SURE);
  const kept = new TokenMarks(doc.tokens.length, sure);
  const added = found.filter((name) => !kept.touches(name));
  return overlaid(names, added, doc.tokens.length);
}

/** "the union's head, Jon Vik, said": the name is between commas, or ends its sentence. */
function endsApposition(token: Token | undefined): boolean {
  return token !== undefined && /^[,.;:–—-]$/.test(token.text);
}

/** ", a geophysicist at", ", co-founder and CEO of" after a name: what only people are */
function hasOffice({ tokens }: TokenizedText, at: number): boolean {
  if (tokens[at]?.text !== ',') return false;
  const isDetermined = DETERMINED.has(lowerAt(tokens, at + 1));
  const [from, to] = isDetermined ? [at + 2, at + 5] : [at + 1, at + 2];
  for (let next = from; next < to; next++) {
    const token = tokens[next];
    if (token?.kind !== 'word' || token.sentence !== tokens[at]?.sentence) return false;
    // "…, a major economic hub", "…, actor Ana Ray": that is no office, or another's.
    if (ROLES.has(token.lower))
      return !ALSO_OF_ORGANIZATIONS.has(token.lower) && AFTER_OFFICE.test(lowerAt(tokens, next + 1));
    if (token.text !== token.lower) return false;
  }
  return false;
}
