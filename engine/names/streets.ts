import nameWords from '../english/data/name-words.json' with { type: 'json' };
import { reportVerb } from '../grammar/report-verbs.ts';
import { ListedWords } from '../text/listed.ts';
import type { Token, TokenizedText } from '../text/tokenized-text.ts';
import { isCapital } from './capitals.ts';
import words from './data/ground-words.json' with { type: 'json' };
import { gazetteer } from './gazetteer.ts';
import { hasAge } from './introduce.ts';
import { OPENERS } from './nobody.ts';
import { overlaid } from './overlay.ts';
import { isRank, isRoleWord } from './roles.ts';
import type { TaggedName } from './tagger.ts';

/** Words that end names of streets and grounds, and surnames: "Corey [Lane]", "Kirk [Lane]". */
const ALSO_SURNAMES = new ListedWords(words.alsoSurnames.split(' '));
/** Those of them that more streets and buildings end in than surnames. */
const STREETS = new ListedWords(words.streets.split(' '));
/** Before a street or a ground, and seldom before a person: "in Kirk Lane", "residents of Kirk Lane". */
const WHERE = new ListedWords(words.where.split(' '));
const OF_WHERE = new ListedWords(words.ofWhere.split(' '));
/** "sentenced Corey Lane", "Corey Lane lived": what is done to people, and what they do. */
const DONE_TO = new ListedWords(words.doneToPeople.split(' '));
const DONE = new ListedWords(words.donePersonally.split(' '));
/** "him", "herself": what is said of people alone. */
const PERSONAL = new ListedWords(nameWords.pronounKinds[0]?.split(' ') ?? []);
const KIN = new ListedWords(nameWords.kin);
/** How far behind a name such a pronoun is looked for, in tokens. */
const REACH = 8;
/** How sure what the text says of the name makes its type. */
const MARGIN = 600;

/** A first name and such a word, as tokens. */
interface Pair {
  readonly from: number;
  readonly to: number;
}

function lowerAt({ tokens }: TokenizedText, at: number): string {
  return tokens[at]?.lower ?? '';
}

/** "Corey Lane" or "Corey J. Lane" that ends at `last`, and is no part of a longer name; else null. */
function pairAt({ tokens }: TokenizedText, last: number): Pair | null {
  const end = tokens[last];
  if (!isCapital(end) || !ALSO_SURNAMES.has(end?.lower ?? '')) return null;
  const from = /^\p{Lu}\.?$/u.test(tokens[last - 1]?.text ?? '') ? last - 2 : last - 1;
  const [first, next] = [tokens[from], tokens[last + 1]];
  if (!isCapital(first) || first?.sentence !== end?.sentence || !gazetteer().isFirstName(first?.lower ?? ''))
    return null;
  if (next?.sentence === end?.sentence && isCapital(next)) return null;
  return isPartOfLonger(tokens, from) ? null : { from, to: last + 1 };
}

/** "Upper Kirk Lane", but "Councillor Kirk Lane", "Yesterday Kirk Lane". */
function isPartOfLonger(tokens: readonly Token[], from: number): boolean {
  const before = tokens[from - 1];
  if (before?.sentence !== tokens[from]?.sentence || !isCapital(before)) return false;
  return !isOffice(before) && !OPENERS.has(before?.lower ?? '');
}

function isOffice(token: Token | undefined): boolean {
  // "Mother Emanuel Church" is no mother.
  if (token === undefined || (isCapital(token) && KIN.has(token.lower))) return false;
  return isRoleWord(token) || isRank(token) || gazetteer().isTitle(token.lower);
}

/** "Corey Lane: We began in 2019." at the head of a line: a turn of an interview. */
function isLabel({ tokens, text }: TokenizedText, { from, to }: Pair): boolean {
  if (tokens[to]?.text !== ':') return false;
  const start = tokens[from]?.start ?? 0;
  return start === 0 || text.charAt(start - 1) === '\n';
}

/** "Councillor Kirk Lane", "said Kirk Lane,", "named as Kirk Lane": what is before people. */
function isToldBefore(doc: TokenizedText, { from, to }: Pair): boolean {
  const before = doc.tokens[from - 1];
  if (before === undefined || before.sentence !== doc.tokens[from]?.sentence) return false;
  if (isOffice(before) || DONE_TO.has(before.lower)) return true;
  if (before.lower === 'as') return lowerAt(doc, from - 2) === 'named';
  return reportVerb(before.lower) !== undefined && /^[,.]$/.test(lowerAt(doc, to));
}

/** "Kirk Lane, 45,", "Kirk Lane said", "Kirk Lane, who", "Kirk Lane has sold his house": what is after people. */
function isToldAfter(doc: TokenizedText, pair: Pair): boolean {
  const { tokens } = doc;
  const { from, to } = pair;
  const next = lowerAt(doc, to);
  if (isLabel(doc, pair) || hasAge(doc, to) || reportVerb(next) !== undefined || DONE.has(next)) return true;
  if (/^who(?:se)?$/.test(next === ',' ? lowerAt(doc, to + 1) : next)) return true;
  const sentence = tokens[from]?.sentence;
  for (let at = to; at < to + REACH; at++) {
    const token = tokens[at];
    if (token?.sentence !== sentence || isCapital(token)) return false;
    if (PERSONAL.has(token?.lower ?? '')) return true;
  }
  return false;
}

/** "in Kirk Lane", "residents of Kirk Lane", "14 Kirk Lane" */
function isOfPlace(doc: TokenizedText, { from, to }: Pair): boolean {
  // "a report on Peter Green"
  if (!STREETS.has(lowerAt(doc, to - 1))) return false;
  const before = doc.tokens[from - 1];
  if (before?.sentence !== doc.tokens[from]?.sentence) return false;
  if (before?.kind === 'number' || WHERE.has(before?.lower ?? '')) return true;
  return before?.lower === 'of' && OF_WHERE.has(lowerAt(doc, from - 2));
}

/** The surnames of such pairs that a title is before somewhere: "Mr Lane". */
function addressed({ tokens }: TokenizedText): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [at, { lower, text }] of tokens.entries())
    if (text !== lower && ALSO_SURNAMES.has(lower) && ADDRESS.test(tokens[at - 1]?.lower ?? '')) found.add(lower);
  return found;
}
const ADDRESS = new RegExp(`^(?:${nameWords.formsOfAddress.join('|')})\\.?$`);

/**
 * Tells people whose surname is a word of streets ("Corey Lane", "Della Street") from streets and grounds ("Kirk
 * Lane"), by what the text says at all places of the name: a label, an office, an age, a verb of speaking or a personal
 * pronoun on the one hand, "in", "on" or a number on the other. Where it says nothing or both alike, the tagger's
 * reading stands. Linear in the tokens.
 *
 * @returns the names with those told, in text order
 */
export function toldFromStreets(doc: TokenizedText, names: readonly TaggedName[]): readonly TaggedName[] {
  const { tokens } = doc;
  const pairs = tokens.flatMap((_, at) => pairAt(doc, at) ?? []);
  if (pairs.length === 0) return names;
  const surnames = addressed(doc);
  const keyOf = ({ from, to }: Pair) => `${lowerAt(doc, from)} ${lowerAt(doc, to - 1)}`;
  const votes = new Map<string, number>();
  for (const pair of pairs) {
    const isAddressed = surnames.has(lowerAt(doc, pair.to - 1));
    const vote =
      Number(isAddressed || isToldBefore(doc, pair) || isToldAfter(doc, pair)) - Number(isOfPlace(doc, pair));
    votes.set(keyOf(pair), (votes.get(keyOf(pair)) ?? 0) + vote);
  }
  const found = pairs.flatMap((pair): TaggedName[] => {
    const vote = votes.get(keyOf(pair)) ?? 0;
    return vote === 0 ? [] : [{ ...pair, type: vote > 0 ? 'person' : 'place', margin: MARGIN }];
  });
  return overlaid(names, found, tokens.length);
}
