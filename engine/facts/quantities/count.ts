/** A figure that counts things: "three ships", "hundreds of people". */

import { type Numeral, readNumber } from '../../grammar/numerals.ts';
import type { Atoms } from '../../text/atoms.ts';
import type { AtomNumber, AtomRange } from '../../text/ranges.ts';
import { befallsAt, countedAs, isQualifying } from './counted.ts';
import { COUNT_BLOCKERS, FRACTIONS, IRREGULAR_PLURALS, STREETS } from './lexicon.ts';
import { isPlural } from './plurals.ts';
import { qualifierAfter, qualifierOf } from './qualifier.ts';
import { changes } from './range-reading.ts';
import { isAge, isPhraseWord, PHRASE_WORDS, type Reading } from './reading.ts';
import { vagueNumber } from './vague.ts';

/** "three Russian entities", "at least 82 people", "five to 10 branches", "dozens of homes". */
export function count(atoms: Atoms, at: AtomNumber): Reading | null {
  const vague = vagueNumber(atoms, at);
  const number = vague ?? readNumber(atoms, at);
  if (number === null || !Number.isFinite(number.value) || countsNothing(atoms, at, number.to)) return null;
  const upper = upperCount(atoms, at, number);
  const end = upper?.to ?? number.to;
  if (goesOn(atoms, end)) return null;
  const of = countedPhrase(atoms, end) ?? toldOf(atoms, at, end);
  if (of === null || isScore(atoms, at, of)) return null;
  return {
    kind: 'count',
    from: at,
    to: of.to,
    value: number.value,
    max: upper?.value ?? null,
    unit: null,
    qualifier: vague !== null ? 'over' : (qualifierOf(atoms, at, of.to) ?? qualifierAfter(atoms, end)),
    counts: countedAs(atoms, at, of.to),
    of,
    rule: vague !== null ? 'count vague' : of.people ? 'count people' : 'count',
    parts:
      upper === null
        ? [[at, number.to]]
        : [
            [at, number.to],
            [number.to + 1, upper.to],
          ],
  };
}

/** "Velde Town 2 Hill Rovers 1": a figure between two names of clubs. */
function isScore(atoms: Atoms, at: AtomNumber, { from, to }: AtomRange): boolean {
  return atoms.at(at - 1).capital && to - from > 1 && atoms.at(from).capital && atoms.at(to - 1).capital;
}

/**
 * Whether a number counts nothing: "one" alone, a second, the end of a score, a share ("one in five boats"), what is
 * numbered.
 */
function countsNothing(atoms: Atoms, at: AtomNumber, end: AtomNumber): boolean {
  const word = atoms.lower(at);
  if (((word === 'one' || word === 'zero') && end === at + 1) || word === 'second') return true;
  const before = atoms.lower(at - 1);
  // "the DC-8-62 aircraft", "the 2-2 draw", "a 19-15 vote": part of one word
  if ((before === '-' || before === '–') && atoms.glued(at - 1) && atoms.glued(at)) return true;
  // "one in five boats", "one boat in five" are shares
  if (before === 'in' && (atoms.lower(at - 2) === 'one' || atoms.lower(at - 3) === 'one')) return true;
  return COUNT_BLOCKERS.has(before) || (before === '.' && atoms.lower(at - 2) === 'no');
}

/** The second number of "five to 10", "two or three", "10-12", "between 10 and 12". */
function upperCount(atoms: Atoms, at: AtomNumber, lower: Numeral): Numeral | null {
  if (changes(atoms, at)) return null;
  const joint = atoms.lower(lower.to);
  const next = lower.to + 1;
  const isGlued = atoms.glued(next) || isSpacedRange(atoms, at, lower.to);
  const isDash = (joint === '-' || joint === '–') && atoms.at(next).kind === 'number' && isGlued;
  const isBetween = joint === 'and' && atoms.lower(at - 1) === 'between';
  if (joint !== 'to' && joint !== 'or' && !isDash && !isBetween) return null;
  const upper = readNumber(atoms, next);
  return upper !== null && upper.value > lower.value ? upper : null;
}

/**
 * "11 – 50 employees", "51 - 200 people": a dash with a space on either side, between two figures; but "On March 10 –
 * 20 people", "Velde 10 – 20 Tarn".
 */
function isSpacedRange(atoms: Atoms, at: AtomNumber, dash: AtomNumber): boolean {
  const isNamed = atoms.at(at - 1).capital && !isQualifying(atoms.lower(at - 1));
  return dash === at + 1 && atoms.at(at).kind === 'number' && !atoms.glued(dash) && !isNamed;
}

/** "890 are still missing": what is said of persons who are not named again. */
function toldOf(atoms: Atoms, at: AtomNumber, end: AtomNumber): (AtomRange & { readonly people: boolean }) | null {
  const told = opensCount(atoms, at) ? befallsAt(atoms, end) : -1;
  return told < 0 ? null : { from: told, to: told + 1, people: true };
}

/**
 * Whether a number stands where a subject may begin: "those born in 2019 were hurt" counts nobody, nor do "all over
 * 60", "men of 20 and 30" and "flats 2, 3, and 14"; but "in 2003, and 600 were hurt".
 */
function opensCount(atoms: Atoms, at: AtomNumber): boolean {
  if (atoms.at(at - 1).sentence !== atoms.at(at).sentence) return true;
  const before = atoms.lower(at - 1);
  const beforeComma = atoms.lower(at - 2) === ',' ? at - 3 : at - 2;
  const isListed = atoms.at(beforeComma).kind === 'number' && isYear(atoms, beforeComma) === isYear(atoms, at);
  if (isListed || NOT_BEFORE_COUNT.has(before)) return false;
  return OPENS_COUNT.has(before) || isQualifying(before);
}
function isYear(atoms: Atoms, at: AtomNumber): boolean {
  return /^(?:19|20)\d\d$/.test(atoms.lower(at));
}
const OPENS_COUNT = new Set(['and', ',', ';']);
const NOT_BEFORE_COUNT = new Set(['of', 'over', 'to']);

/** Whether what follows a number makes a share, an age, a score or one word of it. */
function goesOn(atoms: Atoms, end: AtomNumber): boolean {
  const { lower, kind, glued } = atoms.at(end);
  if (FRACTIONS.has(lower) || isAge(atoms, end)) return true;
  if (glued && (kind === 'word' || lower === '-')) return true;
  return lower === '/' || lower === ':' || lower === "'";
}

/** The words after a number up to the first plural noun: "Russian entities", "other branch members". */
function countedPhrase(atoms: Atoms, at: AtomNumber): (AtomRange & { readonly people: boolean }) | null {
  const from = atoms.lower(at) === 'more' || atoms.lower(at) === 'other' ? at + 1 : at;
  const plural = lastPlural(atoms, from, atoms.at(from).sentence);
  if (plural < 0 || isAddress(atoms, from, plural + 1)) return null;
  return { from, to: plural + 1, people: IRREGULAR_PLURALS.has(atoms.lower(plural)) };
}

/** The first plural noun from `from` on, or the last of a run of them; -1 for none. */
function lastPlural(atoms: Atoms, from: AtomNumber, sentence: number): number {
  let plural = -1;
  for (let at = from, words = 0; words < PHRASE_WORDS; at++) {
    const atom = atoms.at(at);
    if (atom.sentence !== sentence) break;
    if (atom.lower === '-' && atom.glued) continue;
    if (!isPhraseWord(atom)) break;
    words++;
    if (isPlural(atom.lower)) plural = at;
    if (plural >= 0 && !describesPlural(atoms, at)) break;
  }
  return plural;
}

/** A plural continues only into another plural that it describes ("sales managers"). */
function describesPlural(atoms: Atoms, at: AtomNumber): boolean {
  const next = atoms.at(at + 1);
  return isPlural(atoms.lower(at)) && isPhraseWord(next) && isPlural(next.lower) && !next.capital;
}

/** "12 Mill Lane", "200 Kings Road residents": a house number counts nothing. */
function isAddress(atoms: Atoms, start: AtomNumber, end: AtomNumber): boolean {
  for (let at = start; at <= end + 1; at++) {
    const atom = atoms.at(at);
    if (!atom.capital) return false;
    if (at > start && STREETS.has(atom.lower)) return true;
  }
  return false;
}
