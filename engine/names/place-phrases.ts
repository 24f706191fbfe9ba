import type { DatedText } from '../analysis.ts';
import type { Atoms } from '../text/atoms.ts';
import { listedIn } from '../text/listed.ts';
import type { AtomRange } from '../text/ranges.ts';
import words from './data/place-phrase-words.json' with { type: 'json' };
import { INSTITUTIONS } from './word-lists.ts';

const PREPOSITIONS = listedIn(words.prepositions);
/** What comes after a place's name and is no more of it. */
const FOLLOWERS = listedIn(words.followers);
/** "northern", "downtown" */
export const DIRECTIONS = listedIn(words.directions);
/** What a place has, before "of" and its name. */
const PARTS = listedIn(words.parts);
const KINDS = listedIn(words.kinds);
/** "Reserve Bank of Australia Governor Ana Ray": the place's name ends before an office. */
const OFFICES = listedIn(words.offices);

/** How far into a text names are looked for, in atoms. */
const MAX_ATOMS = 2000;
/** Within how many words after the capitals a kind of place is looked for, and the most atoms of a run of capitals. */
const MAX_KIND = 3;
const MAX_NAME = 6;

/** A name after a preposition of place: "in [Velde]", "off the [Serra coast]", "at [Ray Tower, Arle]". */
export interface PlacePhrase extends AtomRange {
  /** Offset of the name. */
  readonly start: number;
  /** The name, without an article before it. */
  readonly text: string;
  readonly preposition: string;
  /** The word before the preposition, in lower case. */
  readonly before: string;
  readonly sentence: number;
  /** Its last word says what kind of place it is ("Serra coast"). */
  readonly isKind: boolean;
}

/** "in", "near", "across": whether a place's name may follow a word. */
export function isPlacePreposition(lower: string): boolean {
  return PREPOSITIONS.has(lower);
}

/** "northern", "south": whether a word says which part of a place is meant. */
export function isDirection(lower: string): boolean {
  return DIRECTIONS.has(lower);
}

/** "province", "station", "coast": whether a word says what kind of place something is. */
export function isPlaceKind(lower: string): boolean {
  return KINDS.has(lower);
}

/**
 * The names after prepositions of place, in text order, be they places or not: whoever asks weighs them.
 *
 * @param last - the number of the last sentence that is looked at
 */
export function placePhrases(doc: DatedText, last: number): PlacePhrase[] {
  const { atoms } = doc;
  const phrases: PlacePhrase[] = [];
  for (let at = 0; at < Math.min(atoms.length, MAX_ATOMS) && atoms.at(at).sentence <= last; at++) {
    const { kind, lower, sentence } = atoms.at(at);
    if (kind !== 'word' || !PREPOSITIONS.has(lower) || (lower === 'from' && tellsOrigin(atoms, at))) continue;
    if (lower === 'of' && !opensPlace(atoms, at)) continue;
    const name = nameAfter(doc, at + 1);
    if (name === null) continue;
    // "online at Harrow.com"
    if (atoms.lower(name.to) === '.' && atoms.glued(name.to) && atoms.glued(name.to + 1)) continue;
    const start = atoms.at(name.from).start;
    phrases.push({
      ...name,
      start,
      text: atoms.text.slice(start, atoms.at(name.to - 1).end),
      preposition: lower,
      before: atoms.lower(at - 1),
      sentence,
      isKind: KINDS.has(atoms.lower(name.to - 1)),
    });
  }
  return phrases;
}

/** Whether a place's name follows "of": "the port of Velde", "north of Linden Cross", but not "the mayor of Velde". */
function opensPlace(atoms: Atoms, of: number): boolean {
  const { lower, capital } = atoms.at(of - 1);
  // "Port of Velde": the name began before.
  if (capital && INSTITUTIONS.has(lower)) return false;
  return KINDS.has(lower) || PARTS.has(lower) || DIRECTIONS.has(lower);
}

/** "a 42-year-old man, from Beckenham": where somebody comes from is not where something happened. */
function tellsOrigin(atoms: Atoms, at: number): boolean {
  const before = atoms.lower(at - 1);
  return before === ',' || before === 'man' || before === 'woman' || before === 'boy' || before === 'girl';
}

/**
 * "the White House", "Croydon, south London", "Ray Tower in New York", "Hill tram station": a place's name from `from`
 * on, without the article.
 */
function nameAfter({ atoms, dates }: DatedText, from: number): AtomRange | null {
  const start = atoms.lower(from) === 'the' ? from + 1 : from;
  const end = placeNameEnd(atoms, start);
  // "at Hill Park Monday": the day is no part of the place.
  const first = end - 1 > start && dates.dateAt(end - 1) !== null ? end - 1 : end;
  if (first === start) return null;
  // The place it lies in belongs to the answer, where nothing but the end of the phrase follows it.
  const joint = atoms.lower(first);
  if (joint !== ',' && joint !== 'in') return { from: start, to: first };
  const second = placeNameEnd(atoms, first + 1);
  if (second === first + 1 || dates.dateAt(first + 1) !== null) return { from: start, to: first };
  // "Norway, Sweden and Denmark"
  if (joint === ',' && atoms.lower(second) === 'and') {
    const third = placeNameEnd(atoms, second + 1);
    if (third > second + 1) return { from: start, to: third };
  }
  const next = atoms.at(second);
  return { from: start, to: joint === 'in' || next.kind !== 'word' || FOLLOWERS.has(next.lower) ? second : first };
}

/**
 * Index after a place's name at `start`, or `start`: an optional direction, capitalised words, and up to three words
 * that end in a kind of place.
 */
export function placeNameEnd(atoms: Atoms, start: number): number {
  const name = DIRECTIONS.has(atoms.lower(start)) ? start + 1 : start;
  const to = capitalsFrom(atoms, name);
  if (to === name) return start;
  for (let at = to; at < to + MAX_KIND; at++) {
    const atom = atoms.at(at);
    if (atom.kind !== 'word' || PREPOSITIONS.has(atom.lower) || FOLLOWERS.has(atom.lower)) break;
    if (KINDS.has(atom.lower)) return at + 1;
  }
  return to;
}

/** Index after the run of capitalised words at `start`. */
function capitalsFrom(atoms: Atoms, start: number): number {
  let to = start;
  while (to < start + MAX_NAME) {
    const atom = atoms.at(to);
    if (to > start && (atom.opensLine || OFFICES.has(atom.lower))) break;
    if (!(atom.kind === 'word' && atom.capital) && !joinsInside(atoms, start, to)) break;
    to++;
  }
  return to;
}

/** Whether something that is no capitalised word belongs to the name that begins at `start`. */
function joinsInside(atoms: Atoms, start: number, at: number): boolean {
  const { glued, lower } = atoms.at(at);
  const next = atoms.at(at + 1);
  // "the University of Leiden"
  if (lower === 'of') return at > start && INSTITUTIONS.has(atoms.lower(at - 1)) && next.capital;
  // "St Mary's Hospital"
  if (lower === 's') return at > start + 1 && atoms.lower(at - 1) === "'";
  if (!glued) return false;
  if (lower === "'") return ownsKind(atoms, at);
  if (lower === '-') return next.glued && next.capital;
  // "U.S. District Court", "St. Mary's": a stop within the sentence abbreviates.
  return lower === '.' && (next.glued ? next.capital : continues(atoms, at));
}

/** Whether "'s", or the mark of a plural owner, and a kind of place in capitals follow. */
function ownsKind(atoms: Atoms, mark: number): boolean {
  const isOne = atoms.lower(mark + 1) === 's' && atoms.glued(mark + 1);
  if (!isOne && !atoms.lower(mark - 1).endsWith('s')) return false;
  const kind = atoms.at(isOne ? mark + 2 : mark + 1);
  return kind.capital && KINDS.has(kind.lower);
}

function continues(atoms: Atoms, stop: number): boolean {
  const [before, next] = [atoms.at(stop - 1), atoms.at(stop + 1)];
  return next.capital && next.kind === 'word' && next.sentence === before.sentence && !next.opensLine;
}
