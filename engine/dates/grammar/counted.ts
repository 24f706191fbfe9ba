import dateWords from '../../english/data/date-words.json' with { type: 'json' };
import { NUMBER_WORDS, readNumber } from '../../grammar/numerals.ts';
import type { Atoms } from '../../text/atoms.ts';
import { UNITS, type Unit } from '../lexicon.ts';
import { durationValue } from './duration.ts';
import { type Core, fixed, gluedTo, hasWords, readUnitWord, readVagueCount } from './forms.ts';

/** Words before a bare "years" or "months" that make a length of time of it. */
const LENGTH_PREPOSITIONS = new Set(dateWords.lengthPrepositions);

const RATE_WORDS = new Set(dateWords.rateWords);

/**
 * "three years", "24 hours", "two-year", "a few days", "a couple of years", each perhaps "ago", "later", "earlier" or
 * "from now".
 */
export function readCounted(atoms: Atoms, at: number): Core | null {
  let count: number | null;
  let end: number;
  const number = readNumber(atoms, at);
  if (number !== null && !(number.end === at + 1 && atoms.lower(at) === 'second')) {
    count = number.value;
    end = number.end;
    const more =
      atoms.lower(end) === 'more' ||
      atoms.lower(end) === 'full' ||
      atoms.lower(end) === 'consecutive' ||
      atoms.lower(end) === 'straight' ||
      atoms.lower(end) === 'additional'
        ? 1
        : 0;
    end += more;
    const joint = atoms.lower(end);
    const isRange = joint === 'to' || joint === 'or' || (joint === 'and' && atoms.lower(at - 1) === 'between');
    if (isRange || (joint === '-' && atoms.at(end + 1).kind === 'number')) {
      const upper = readNumber(atoms, end + 1);
      if (upper !== null && readUnitWord(atoms, upper.end) !== null) {
        end = upper.end;
        // "3-4 hours" and "two or three" are neither three hours nor four.
        count = null;
      }
    }
  } else {
    const vague = readVagueCount(atoms, at);
    if (vague === null) return null;
    // "a couple of years" is two of them, more or less (TIMEX3 guidelines).
    count = vague.count;
    end = vague.end;
  }
  const hyphen = atoms.lower(end) === '-' && atoms.glued(end) ? 1 : 0;
  const unit = readUnitWord(atoms, end + hyphen);
  if (unit === null) return null;
  // "three-quarters of its food" is a fraction, "60 Minutes" a programme.
  if (hyphen === 1 && unit.unit === 'Q') return null;
  if (atoms.at(end + hyphen).capital && number?.figures === true) return null;
  // "24 hours a day" says how, not how long.
  if (atoms.lower(unit.end) === 'a' && atoms.lower(unit.end + 1) === 'day' && unit.unit === 'H') return null;
  // An age says how old somebody is, not when something happened (TIMEX3 guidelines mark it only where it is asked
  // for).
  if (isAge(atoms, unit.end)) return null;
  // "will one day be", "hoped he would one day": some day to come.
  if (count === 1 && unit.unit === 'D' && number?.figures === false && MODALS.has(atoms.lower(at - 1)))
    return { end: unit.end, type: 'DATE', rule: 'one day', expression: fixed('FUTURE_REF') };
  const rest = count === null || hyphen === 1 ? null : readRest(atoms, unit.end, unit.unit);
  if (rest !== null && count !== null)
    return {
      end: rest.end,
      type: 'DURATION',
      rule: 'n units',
      expression: fixed(joinedDuration(durationValue(count, unit.unit), rest.value)),
    };
  const half = hasWords(atoms, unit.end, 'and', 'a', 'half') ? 3 : 0;
  const value = count === null ? null : count + (half > 0 ? 0.5 : 0);
  if (hyphen === 1) {
    return { end: unit.end, type: 'DURATION', rule: 'n-unit', expression: fixed(durationValue(value, unit.unit)) };
  }
  return readShifted(
    atoms,
    unit.end + half,
    value,
    unit.unit,
    value === 1 ? 'one unit' : value === null ? 'few units' : 'n units',
  );
}

/** Units of a length of time, greatest first. */
const DESCENDING: readonly Unit[] = ['Y', 'M', 'W', 'D', 'H', 'TM', 'S'];

/** "and 7 months" after "19 years": a length of time in a smaller unit that belongs to the one before. */
function readRest(atoms: Atoms, at: number, unit: Unit): { readonly end: number; readonly value: string } | null {
  const joint = atoms.lower(at) === 'and' || atoms.lower(at) === ',' ? 1 : 0;
  const number = readNumber(atoms, at + joint);
  const smaller = number === null ? null : readUnitWord(atoms, number.end);
  if (number === null || smaller === null || atoms.at(at + joint).sentence !== atoms.at(at - 1).sentence) return null;
  const isSmaller =
    DESCENDING.includes(unit) &&
    DESCENDING.indexOf(smaller.unit) > DESCENDING.indexOf(unit) &&
    !isAge(atoms, smaller.end);
  // "two years, six months of them in prison" and "in two years, six months after": only "and" joins for sure.
  const isJoined = joint === 0 || atoms.lower(at) === 'and' || atoms.lower(smaller.end) !== 'of';
  if (!isSmaller || !isJoined) return null;
  const value = durationValue(number.value, smaller.unit);
  // "61 days, 7 hours and 32 minutes"
  const further = readRest(atoms, smaller.end, smaller.unit);
  if (further !== null) return { end: further.end, value: joinedDuration(value, further.value) };
  const after = atoms.lower(smaller.end);
  const isShifted = SHIFTS.has(after) || (atoms.lower(at) !== 'and' && (after === 'after' || after === 'before'));
  return isShifted ? null : { end: smaller.end, value };
}

const SHIFTS = new Set(['ago', 'earlier', 'later']);

/** "P19Y" and "P7M" as "P19Y7M", "PT1H" and "PT20M" as "PT1H20M". */
function joinedDuration(one: string, other: string): string {
  return one.includes('T') ? one + other.replace('PT', '') : one + other.replace('P', '');
}

const MODALS = new Set(dateWords.modals);

function isAge(atoms: Atoms, end: number): boolean {
  const at = atoms.lower(end) === '-' ? end + 1 : end;
  return (
    atoms.lower(at) === 'old' ||
    atoms.lower(at) === 'olds' ||
    (atoms.lower(at) === 'of' && atoms.lower(at + 1) === 'age')
  );
}

/** After an amount of time: "ago", "earlier", "before", "later", "after", "from now" make a date of it. */
function readShifted(atoms: Atoms, end: number, count: number | null, unit: Unit, rule: string): Core | null {
  const word = atoms.lower(end);
  // "ten days before the vote", "a week after the storm": a distance from what the text does not date.
  if ((word === 'after' || word === 'before') && atoms.at(end + 1).kind === 'word') return null;
  const reference =
    word === 'ago' ||
    (word === 'from' && (atoms.lower(end + 1) === 'now' || atoms.lower(end + 1) === 'today')) ||
    word === 'hence';
  if (reference) {
    const sign = word === 'ago' ? -1 : 1;
    const tail = word === 'from' ? 2 : 1;
    return {
      end: end + tail,
      type: unit === 'H' || unit === 'TM' || unit === 'S' ? 'TIME' : 'DATE',
      rule: 'ago',
      expression: { kind: 'shift', unit, count, sign, anchor: 'reference' },
    };
  }
  if (word === 'earlier' || word === 'later' || word === 'before' || word === 'previously') {
    const next = atoms.at(end + 1);
    if (next.lower === 'than') {
      return { end, type: 'DURATION', rule, expression: fixed(durationValue(count, unit)) };
    }
    return {
      end: end + 1,
      type: unit === 'H' || unit === 'TM' || unit === 'S' ? 'TIME' : 'DATE',
      rule: word === 'later' ? 'later' : 'earlier',
      expression: { kind: 'shift', unit, count, sign: word === 'later' ? 1 : -1, anchor: 'context' },
    };
  }
  return { end, type: 'DURATION', rule, expression: fixed(durationValue(count, unit)) };
}

/** "a year ago", "a week": an indefinite article and a unit. */
export function readIndefinite(atoms: Atoms, at: number): Core | null {
  const article = atoms.lower(at - 1);
  if (gluedTo(atoms, at + 1, '-')) return null;
  const unit = UNITS.get(atoms.lower(at));
  const word = atoms.lower(at);
  if (unit === undefined || (word.endsWith('s') && word !== 'years')) {
    if (word === 'full' || word === 'whole') {
      const inner = readUnitWord(atoms, at + 1);
      return inner === null
        ? null
        : { end: inner.end, type: 'DURATION', rule: 'one unit', expression: fixed(durationValue(1, inner.unit)) };
    }
    return null;
  }
  if (unit === 'S' || unit === 'Q' || unit === 'K' || word.endsWith('s') || isAge(atoms, at + 1)) return null;
  const half = hasWords(atoms, at + 1, 'and', 'a', 'half') ? 3 : 0;
  const core = readShifted(atoms, at + 1 + half, 1 + (half > 0 ? 0.5 : 0), unit, 'a unit');
  if (core === null || core.type !== 'DURATION') return core;
  // "15 a year", "$2 million a year", "four flights a week": a rate says how much, not when.
  if (article !== 'one' && half === 0 && isRate(atoms, at - 2)) return null;
  return core;
}

function isRate(atoms: Atoms, at: number): boolean {
  const atom = atoms.at(at);
  if (atom.kind === 'number' || atom.lower === '%' || RATE_WORDS.has(atom.lower)) return true;
  const counted = atoms.at(at - 1).kind === 'number' || NUMBER_WORDS.has(atoms.lower(at - 1));
  return counted && atom.kind === 'word' && atom.lower.endsWith('s');
}

/** "years", "months" alone: a length nobody counts, in a place where a length of time stands. */
export function readBareUnits(atoms: Atoms, at: number): Core | null {
  const word = atoms.lower(at);
  if (!word.endsWith('s')) return null;
  const unit = UNITS.get(word);
  if (unit === undefined || unit === 'S' || unit === 'N' || unit === 'Q' || unit === 'K' || isAge(atoms, at + 1))
    return null;
  // "the days before the shooting", "minutes apart": no length of its own.
  const next = atoms.lower(at + 1);
  if (next === 'apart' || next === 'after' || (next === 'before' && atoms.at(at + 2).kind === 'word')) return null;
  if (next !== 'ago' && next !== 'later' && next !== 'earlier' && !LENGTH_PREPOSITIONS.has(atoms.lower(at - 1)))
    return null;
  return readShifted(atoms, at + 1, null, unit, 'bare units');
}

/** "the first nine months", "the first two years" */
export function readFirstUnits(atoms: Atoms, at: number): Core | null {
  const count = readNumber(atoms, at);
  if (count === null) return null;
  const unit = readUnitWord(atoms, count.end);
  return unit === null
    ? null
    : {
        end: unit.end,
        type: 'DURATION',
        rule: 'the n units',
        expression: fixed(durationValue(count.value, unit.unit)),
      };
}
