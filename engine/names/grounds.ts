import { listedIn } from '../text/listed.ts';
import { lowerAt, type Token, type TokenizedText } from '../text/tokenized-text.ts';
import words from './data/ground-words.json' with { type: 'json' };
import { gazetteer } from './gazetteer.ts';
import { isKnownOrganization } from './known.ts';
import { overlaid } from './overlay.ts';
import { isDirection } from './place-phrases.ts';
import type { TaggedName } from './tagger.ts';
import { TokenMarks } from './token-marks.ts';
import { placeAfter, placeEnd, placeOver, placeSaid, placeWhere } from './whereabouts.ts';
import { BEFORE_PLACE } from './word-lists.ts';

/** What goes or lies between two places: "the [road] between Tarn and Alta". */
const WAYS = listedIn(words.ways);
/** How many words before "between" it is looked for. */
const WAY_REACH = 4;

/** What goes to a place, and to nobody: "the [road] to Tarn" */
const WAYS_TO = listedIn(words.waysTo);

/** The places that the preposition at `at` leads to; none where it is another word, or nothing before it leads on. */
function placesAfter(tokens: readonly Token[], at: number): readonly TaggedName[] {
  const before = tokens[at - 1]?.text ?? '';
  switch (tokens[at]?.lower) {
    case 'between':
      return endsOfWay(tokens, at, 'and');
    case 'from': {
      const ends = endsOfWay(tokens, at, 'to');
      return ends.length > 0 ? ends : placeWhere(tokens, at);
    }
    case 'of':
      return isDirection(before) ? placeAfter(tokens, at) : placeWhere(tokens, at);
    case 'to':
      return WAYS_TO.has(before) ? placeAfter(tokens, at) : placeWhere(tokens, at);
    default:
      return placeWhere(tokens, at);
  }
}

/** The two ends of a way whose first preposition is at `at`, with `joint` between: "between Tarn [and] Alta". */
function endsOfWay(tokens: readonly Token[], at: number, joint: 'and' | 'to'): readonly TaggedName[] {
  const before = tokens.slice(Math.max(0, at - WAY_REACH), at);
  if (!before.some(({ lower, sentence }) => WAYS.has(lower) && sentence === tokens[at]?.sentence)) return [];
  const middle = placeEnd(tokens, at + 1);
  const to = tokens[middle]?.lower === joint ? placeEnd(tokens, middle + 1) : middle;
  if (middle === at + 1 || to <= middle + 1) return [];
  return [placeOver(at + 1, middle), placeOver(middle + 1, to)];
}

/** The places that a preposition or a kind of place at `at` tells. */
function placesAt(tokens: readonly Token[], at: number, byEnd: ReadonlyMap<number, TaggedName>): readonly TaggedName[] {
  const after = placesAfter(tokens, at);
  return after.length > 0 ? after : placeSaid(tokens, at, byEnd);
}

/**
 * Places that a way leads between, or that something lies north of: "trains between Ashford and Dunn", "the road from
 * Ashford to Dunn", "forty miles east of Dunn". The tagger takes such names for people or firms. Linear in the tokens.
 *
 * @returns the names with those as places, in text order
 */
export function placesOfWays(doc: TokenizedText, names: readonly TaggedName[]): readonly TaggedName[] {
  const { tokens } = doc;
  const found: TaggedName[] = [];
  const read = new Map(names.map((name) => [name.from, name]));
  const byEnd = new Map(names.map((name) => [name.to, name]));
  const over = new TokenMarks(tokens.length, names);
  let done = 0;
  for (let at = 1; at < tokens.length - 1; at++) {
    // "Tarn Savings Bank [of] Alta, Ohio"
    if (over.at(at) > 0) continue;
    for (const place of placesAt(tokens, at, byEnd)) {
      const own = read.get(place.from);
      // "the train to Tarn Rovers": the tagger is sure of more than a word.
      const isLonger = own !== undefined && (own.to > place.to || own.to > own.from + 1);
      const isOther = isLonger && own.type !== 'place' && own.margin >= SURE;
      // "her journey from Google to Reuters"
      if (place.from < done || isOther || isKnownOrganization(tokens[place.from])) continue;
      found.push({ ...place, to: Math.max(place.to, own?.to ?? 0) });
      done = place.to;
    }
  }
  return overlaid(names, found, tokens.length);
}

/** A place this sure tells what it is listed with; a person or an organization as sure is none. */
const SURE = 250;

/**
 * Places that are listed with others: "from Leeds, Tarn and Alta". The tagger is unsure of such names. Where a list of
 * single words follows a preposition, ends in "and" and holds a place that is listed or sure, what is neither
 * sure nor a first name is a place. Linear in the names.
 *
 * @returns the names with those as places, in text order
 */
export function placesOfLists(doc: TokenizedText, names: readonly TaggedName[]): readonly TaggedName[] {
  const found: TaggedName[] = [];
  for (let first = 0; first < names.length; first++) {
    const last = lastOfList(doc, names, first);
    if (last === first) continue;
    const list = names.slice(first, last + 1);
    first = last;
    if (!list.some((name) => isKnownPlace(doc, name)) || !list.every((name) => mayBePlace(doc, name))) continue;
    for (const name of list) if (!isKnownPlace(doc, name)) found.push(placeOver(name.from, name.to));
  }
  return overlaid(names, found, doc.tokens.length);
}

/** Index of the last name of the list that the name at `first` begins after a preposition; `first` where none does. */
function lastOfList({ tokens, sentences }: TokenizedText, names: readonly TaggedName[], first: number): number {
  const head = names[first];
  const before = (head?.from ?? 0) - 1;
  if (head === undefined || !BEFORE_PLACE.has(lowerAt(tokens, before))) return first;
  // "In London, Ray and Lowe met": a sentence that begins so may go on with people.
  if (sentences[tokens[before]?.sentence ?? -1]?.firstToken === before) return first;
  let last = first;
  while (names[last + 1]?.from === (names[last]?.to ?? 0) + 1 && tokens[names[last]?.to ?? 0]?.text === ',') last++;
  const isEnded = tokens[names[last]?.to ?? 0]?.lower === 'and' && names[last + 1]?.from === (names[last]?.to ?? 0) + 1;
  return isEnded ? last + 1 : first;
}

function isKnownPlace({ tokens }: TokenizedText, { from, to, type, margin }: TaggedName): boolean {
  return type === 'place' && (margin >= SURE || gazetteer().lists('place', tokens, from, to));
}

function mayBePlace(doc: TokenizedText, name: TaggedName): boolean {
  if (isKnownPlace(doc, name)) return true;
  const { from, to, margin, type } = name;
  const { text = '', lower = '' } = doc.tokens[from] ?? {};
  const isPlain = to === from + 1 && /^\p{Lu}[\p{Ll}\p{M}'’-]+$/u.test(text);
  if (type === 'place') return true;
  return isPlain && margin < SURE && !gazetteer().isFirstName(lower) && !gazetteer().isOrganizationWord(lower);
}
