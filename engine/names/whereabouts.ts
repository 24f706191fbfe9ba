import { MONTHS } from '../grammar/word-kinds.ts';
import { type ListedWords, listedIn } from '../text/listed.ts';
import { lowerAt, type Token } from '../text/tokenized-text.ts';
import { isCapital } from './capitals.ts';
import { isCommon } from './common.ts';
import words from './data/ground-words.json' with { type: 'json' };
import { gazetteer } from './gazetteer.ts';
import { isKnownOrganization } from './known.ts';
import type { TaggedName } from './tagger.ts';
import { KINDS_OF_PLACE, WEEKDAY } from './word-lists.ts';

/** How sure such a word makes a place. */
const MARGIN = 500;
/** The most words of a place. */
const MAX_WORDS = 2;
/** How far before a kind of place its article is looked for, in tokens. */
const KIND_REACH = 5;

/** What stands before a preposition and a place, and seldom before what is none: "a [man] from Tarn". */
const CUES: ReadonlyMap<string, ListedWords> = new Map(
  Object.entries(words.cues).flatMap(([prepositions, cues]) => {
    const listed = listedIn(cues);
    return prepositions.split(' ').map((preposition) => [preposition, listed] as const);
  }),
);
/** "the Tarn [district]" */
const PARTS_OF_COUNTRY = listedIn(words.partsOfCountry);
const NONE: readonly TaggedName[] = [];

/** "Fuller", but no "FULLER" and no "F." */
function isCapitalised(token: Token | undefined): boolean {
  return isCapital(token) && /^\p{Lu}\p{Ll}/u.test(token?.text ?? '');
}

/** Index after the capitalised words from `from` on, but for a day; `from` where they are more than a place has. */
export function placeEnd(tokens: readonly Token[], from: number): number {
  let to = from;
  const isPart = (token: Token | undefined) => isCapitalised(token) && !(to > from && isDay(token));
  while (to < from + MAX_WORDS && isPart(tokens[to]) && tokens[to]?.sentence === tokens[from]?.sentence) to++;
  return isPart(tokens[to]) ? from : to;
}

/** "in Tarn [Monday]", "killed in Tarn [August] 7" */
function isDay(token: Token | undefined): boolean {
  return token !== undefined && (MONTHS.has(token.lower) || WEEKDAY.test(token.lower));
}

/** A place that the words around it tell. */
export function placeOver(from: number, to: number): TaggedName {
  return { from, to, type: 'place', margin: MARGIN, isTold: true };
}

/** "40 km north of [Tarn]", "the road to [Tarn]" */
export function placeAfter(tokens: readonly Token[], at: number): readonly TaggedName[] {
  const to = placeEnd(tokens, at + 1);
  // "the road to Recovery", but "the bus to Bath"
  const isWord = isCommon(lowerAt(tokens, at + 1)) && !gazetteer().lists('place', tokens, at + 1, to);
  return to === at + 1 || isWord ? NONE : [placeOver(at + 1, to)];
}

/**
 * Where somebody comes from, or something happens: "a man [from] Tarn", "overturned [at] Tarn", "the town [of] Tarn";
 * or what lies in another place: "[in] Tarn, Ohio".
 */
export function placeWhere(tokens: readonly Token[], at: number): readonly TaggedName[] {
  const cues = CUES.get(tokens[at]?.lower ?? '');
  if (cues === undefined || !(isTelling(tokens, at, cues) || isBeforePlace(tokens, at))) return NONE;
  const [place] = placeAfter(tokens, at);
  if (place === undefined || isNoPlace(tokens[place.from])) return NONE;
  const next = tokens[place.to];
  // "a house in Tarn Trust", "docked at Pier 7", "killed near Ray's home"
  const isOther = gazetteer().isOrganizationWord(lowerAt(tokens, place.to - 1)) || next?.kind === 'number';
  return isOther || /^['’]/.test(next?.text ?? '') ? NONE : [place];
}

/** Whether the word before a preposition tells a place; in the middle of a heading's capitals none does. */
function isTelling(tokens: readonly Token[], at: number, cues: ListedWords): boolean {
  const [before, cue] = [tokens[at - 2], tokens[at - 1]];
  if (cue === undefined || !cues.has(cue.lower)) return false;
  // "took [place] in Tarn", but "their place in Tarn history"
  if (cue.lower === 'place') return TAKES.test(before?.lower ?? '');
  return !isCapital(cue) || cue.sentence !== before?.sentence;
}
const TAKES = /^t(?:akes?|aken|aking|ook)$/;

/** "in Tarn, Ohio", "near Tarn, Northern Ireland" */
function isBeforePlace(tokens: readonly Token[], at: number): boolean {
  const to = placeEnd(tokens, at + 1);
  if (to === at + 1 || tokens[to]?.text !== ',') return false;
  return [2, 3].some((size) => gazetteer().lists('place', tokens, to + 1, to + size));
}

/** "born in [March]", "killed in [Maoist] attacks", "a man from [Unison]", "at [No.] 2" */
function isNoPlace(token: Token | undefined): boolean {
  return token === undefined || isKnownOrganization(token) || isDay(token) || NO_TOWN.test(token.lower);
}
const NO_TOWN = /(?:^no\.?|ist|-\p{Ll}+)$/u;

/**
 * "Tarn, a small [town] in the hills", "the Tarn [district]": what the tagger takes for a place, without being sure.
 *
 * @param byEnd - the names of the text by the index after them
 */
export function placeSaid(
  tokens: readonly Token[],
  at: number,
  byEnd: ReadonlyMap<number, TaggedName>,
): readonly TaggedName[] {
  const kind = tokens[at]?.text ?? '';
  if (!KINDS_OF_PLACE.has(kind)) return NONE;
  const beside = byEnd.get(at);
  const name = beside ?? byEnd.get(commaBefore(tokens, at));
  if (name?.type !== 'place') return NONE;
  // "the Hawkeye state"
  const mayBeOwn = PARTS_OF_COUNTRY.has(kind) && !(kind === 'state' && lowerAt(tokens, name.from - 1) === 'the');
  const isSaid = beside === undefined || (mayBeOwn && isOwnName(tokens.slice(name.from, name.to)));
  return isSaid ? [placeOver(name.from, name.to)] : NONE;
}

/** Index of the comma before the article of a phrase that ends at `at`: ", a small town"; -1 where there is none. */
function commaBefore(tokens: readonly Token[], at: number): number {
  let article = at - 1;
  while (article > at - KIND_REACH && tokens[article]?.kind === 'word' && !ARTICLE.test(lowerAt(tokens, article)))
    article--;
  return ARTICLE.test(lowerAt(tokens, article)) && tokens[article - 1]?.text === ',' ? article - 1 : -1;
}
const ARTICLE = /^(?:an?|the)$/;

/** "the [Tarn] district", but "the [Coastal] region", "the [Sunshine] state", "the [Saudi] province" */
function isOwnName(name: readonly Token[]): boolean {
  return name.every(({ lower }) => !isCommon(lower) && !gazetteer().isNationality(lower) && !NOT_OWN.test(lower));
}
const NOT_OWN = /^['’]s$|(?:ern|al|-\p{Ll}+)$/u;
