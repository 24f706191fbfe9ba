import { reportVerb } from '../grammar/report-verbs.ts';
import { listedIn } from '../text/listed.ts';
import type { TokenRange } from '../text/ranges.ts';
import { lowerAt, type Token, type TokenizedText } from '../text/tokenized-text.ts';
import { isCapital } from './capitals.ts';
import words from './data/ground-words.json' with { type: 'json' };
import { gazetteer } from './gazetteer.ts';
import { isFormOfAddress, OPENERS } from './nobody.ts';
import { overlaid } from './overlay.ts';
import type { TaggedName } from './tagger.ts';
import { isOfficeBefore, isToldAsPerson } from './told.ts';
import { WHERE } from './word-lists.ts';

/** Words that end names of streets and grounds, and surnames: "Corey [Lane]", "Kirk [Lane]". */
const ALSO_SURNAMES = listedIn(words.alsoSurnames);
/** Those of them that more streets and buildings end in than surnames. */
const STREETS = listedIn(words.streets);
/** Words that end names of streets: "Harbour [Parade]". */
const ROADS = listedIn(words.roads);
/** The most words of a street's name before that. */
const MAX_ROAD_WORDS = 2;
/** Before "of" and a street or a ground, and seldom a person: "[residents] of Kirk Lane". */
const OF_WHERE = listedIn(words.ofWhere);
/** How sure what the text says of the name makes its type. */
const MARGIN = 600;

/** "Do-yun", "Ye-jin" */
const GIVEN = /^\p{Lu}\p{Ll}{1,5}-\p{Ll}{1,5}$/u;

/** "Corey Lane" or "Corey J. Lane" that ends at `last`, and is no part of a longer name; else null. */
function pairAt({ tokens }: TokenizedText, last: number): TokenRange | null {
  const end = tokens[last];
  if (!isCapital(end)) return null;
  const from = /^\p{Lu}\.?$/u.test(tokens[last - 1]?.text ?? '') ? last - 2 : last - 1;
  const [first, next] = [tokens[from], tokens[last + 1]];
  const isNamed = gazetteer().isFirstName(first?.lower ?? '') || GIVEN.test(first?.text ?? '');
  if (!isCapital(first) || first?.sentence !== end?.sentence || !isNamed) return null;
  if (next?.sentence === end?.sentence && isCapital(next)) return null;
  return isPartOfLonger(tokens, from) ? null : { from, to: last + 1 };
}

/** "Upper Kirk Lane", but "Councillor Kirk Lane", "Yesterday Kirk Lane". */
function isPartOfLonger(tokens: readonly Token[], from: number): boolean {
  const before = tokens[from - 1];
  if (before?.sentence !== tokens[from]?.sentence) return false;
  // "the Royal Court"
  if (before?.lower === 'the') return true;
  if (!isCapital(before)) return false;
  return !isOfficeBefore(before) && !OPENERS.has(before?.lower ?? '');
}

/** "in Kirk Lane", "residents of Kirk Lane", "14 Kirk Lane" */
function isOfPlace(doc: TokenizedText, { from, to }: TokenRange): boolean {
  // "a report on Peter Green"
  if (!STREETS.has(lowerAt(doc.tokens, to - 1))) return false;
  const before = doc.tokens[from - 1];
  if (before?.sentence !== doc.tokens[from]?.sentence) return false;
  if (before?.kind === 'number' || WHERE.has(before?.lower ?? '')) return true;
  return before?.lower === 'of' && OF_WHERE.has(lowerAt(doc.tokens, from - 2));
}

/** The surnames of such pairs that a title is before somewhere: "Mr Lane". */
function addressed({ tokens }: TokenizedText): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [at, { lower, text }] of tokens.entries())
    if (text !== lower && ALSO_SURNAMES.has(lower) && isFormOfAddress(lowerAt(tokens, at - 1))) found.add(lower);
  return found;
}

/**
 * Streets by their last word, which the tagger passes over or takes for an organization: "on Harbour Parade",
 * "residents of Fennel Terrace". Only where the words before them say that somebody is there. Linear in the tokens.
 *
 * @returns the names with those at all their places, in text order
 */
export function namedRoads(doc: TokenizedText, names: readonly TaggedName[]): readonly TaggedName[] {
  const { tokens } = doc;
  const roads: TokenRange[] = [];
  const numbered: TokenRange[] = [];
  const told = new Set<string>();
  const keyOf = ({ from, to }: TokenRange) => doc.text.slice(tokens[from]?.start, tokens[to - 1]?.end);
  for (let last = 0; last < tokens.length; last++) {
    const byNumber = numberedRoad(doc, last);
    if (byNumber !== null) numbered.push(byNumber);
    const isRoad = last > 0 && byNumber === null && ROADS.has(lowerAt(tokens, last));
    const road = isRoad ? roadAt(doc, last) : null;
    if (road === null) continue;
    roads.push(road);
    const [before, earlier] = [lowerAt(tokens, road.from - 1), lowerAt(tokens, road.from - 2)];
    const isThere = WHERE.has(before) || (before === 'of' && OF_WHERE.has(earlier));
    if (isThere || tokens[road.from - 1]?.kind === 'number') told.add(keyOf(road));
  }
  const found = [...roads.filter((road) => told.has(keyOf(road))), ...numbered];
  return overlaid(
    names,
    found.map((road) => ({ ...road, type: 'place', margin: MARGIN })),
    tokens.length,
  );
}

/** "County [Road] 14", "[Highway] 61", "[Route] 9A": the road by its number, and what kind of road. */
function numberedRoad({ tokens }: TokenizedText, at: number): TokenRange | null {
  const [token, number] = [tokens[at], tokens[at + 1]];
  if (!isCapital(token) || !NUMBERED.has(token?.lower ?? '') || !ROAD_NUMBER.test(number?.text ?? '')) return null;
  const isOfKind = isCapital(tokens[at - 1]) && ROAD_KINDS.has(lowerAt(tokens, at - 1));
  if (token?.lower === 'road' && !isOfKind) return null;
  // "Highway 61 Revisited"
  const isTitle = isCapital(tokens[at + 2]) && tokens[at + 2]?.sentence === token?.sentence;
  return isTitle ? null : { from: isOfKind ? at - 1 : at, to: at + 2 };
}
const ROAD_NUMBER = /^\d{1,4}[A-Z]?$/;
const NUMBERED: ReadonlySet<string> = new Set(['road', 'highway', 'route', 'interstate']);
const ROAD_KINDS: ReadonlySet<string> = new Set(['county', 'state', 'national', 'provincial', 'us']);

/** The one or two words before such a word, and it: no part of a longer name, and nobody by the first of them. */
function roadAt({ tokens }: TokenizedText, last: number): TokenRange | null {
  const end = tokens[last];
  const isPart = (at: number) => isCapital(tokens[at]) && tokens[at]?.sentence === end?.sentence;
  if (!isPart(last) || isPart(last + 1)) return null;
  let from = last;
  while (from > last - MAX_ROAD_WORDS && isPart(from - 1)) from--;
  const isOpened = from < last - 1 && OPENERS.has(lowerAt(tokens, from));
  if (isOpened) from++;
  if (from === last || (!isOpened && isPart(from - 1))) return null;
  // "fear on Wall Street": who trades there
  if (tokens[from]?.lower === 'wall') return null;
  // "Corey Lane" is told by more; nobody is called Parade.
  const mayBePerson = ALSO_SURNAMES.has(end?.lower ?? '') && gazetteer().isFirstName(lowerAt(tokens, from));
  return mayBePerson ? null : { from, to: last + 1 };
}

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
  const pairs: TokenRange[] = [];
  for (let at = 1; at < tokens.length; at++) {
    const pair = ALSO_SURNAMES.has(lowerAt(tokens, at)) ? pairAt(doc, at) : null;
    if (pair !== null) pairs.push(pair);
  }
  if (pairs.length === 0) return names;
  const surnames = addressed(doc);
  const keyOf = ({ from, to }: TokenRange) => `${lowerAt(tokens, from)} ${lowerAt(tokens, to - 1)}`;
  const votes = new Map<string, number>();
  for (const pair of pairs) {
    const isAddressed = surnames.has(lowerAt(tokens, pair.to - 1));
    // "Kirk Lane said", which a firm says as well, but no street
    const isOfPerson = isAddressed || isToldAsPerson(doc, pair) || reportVerb(lowerAt(tokens, pair.to)) !== undefined;
    const vote = Number(isOfPerson) - Number(isOfPlace(doc, pair));
    votes.set(keyOf(pair), (votes.get(keyOf(pair)) ?? 0) + vote);
  }
  const found = pairs.flatMap((pair): TaggedName[] => {
    const vote = votes.get(keyOf(pair)) ?? 0;
    return vote === 0 ? [] : [{ ...pair, type: vote > 0 ? 'person' : 'place', margin: MARGIN }];
  });
  return overlaid(names, found, tokens.length);
}
