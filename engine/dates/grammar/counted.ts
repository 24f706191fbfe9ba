import dateWords from '../../english/data/date-words.json' with { type: 'json' };
import { NUMBER_WORDS, readNumber } from '../../grammar/numerals.ts';
import { MODALS } from '../../grammar/speech.ts';
import type { Atoms } from '../../text/atoms.ts';
import type { AtomNumber } from '../../text/ranges.ts';
import type { Expression } from '../expression.ts';
import { UNITS, type Unit } from '../lexicon.ts';
import { durationValue } from './duration.ts';
import { type Core, fixed, fixedDate, gluedTo, hasWords, lengthCore, readUnitWord, readVagueCount } from './forms.ts';

/** Words before a bare "years" or "months" that make a length of time of it. */
const LENGTH_PREPOSITIONS = new Set(dateWords.lengthPrepositions);

const RATE_WORDS = new Set(dateWords.rateWords);

/** An amount before a unit; `count` is null where it is not told or told as a range. */
interface Amount {
  readonly to: number;
  readonly count: number | null;
  /** Written in figures; null for "a few" and the like. */
  readonly figures: boolean | null;
}

/**
 * "three years", "24 hours", "two-year", "a few days", "a couple of years", each perhaps "ago", "later", "earlier" or
 * "from now".
 */
export function readCounted(atoms: Atoms, at: AtomNumber): Core | null {
  const amount = readAmount(atoms, at);
  if (amount === null) return null;
  const hyphen = gluedTo(atoms, amount.to, '-') ? 1 : 0;
  const unit = readUnitWord(atoms, amount.to + hyphen);
  if (unit === null || isNoLength(atoms, amount, unit)) return null;
  // "will one day be", "hoped he would one day": some day to come.
  if (amount.count === 1 && unit.unit === 'D' && amount.figures === false && MODALS.has(atoms.lower(at - 1)))
    return fixedDate(unit.to, 'one day', 'FUTURE_REF');
  const half = readHalf(atoms, unit.to);
  const count = amount.count === null ? null : amount.count + (half > 0 ? 0.5 : 0);
  if (hyphen === 1) return lengthCore(unit.to, 'n-unit', count, unit.unit);
  return (
    readJoinedLength(atoms, amount.count, unit) ??
    readShifted(atoms, unit.to + half, count, unit.unit, countedRule(count))
  );
}

function countedRule(count: number | null): string {
  if (count === null) return 'few units';
  return count === 1 ? 'one unit' : 'n units';
}

function readAmount(atoms: Atoms, at: AtomNumber): Amount | null {
  const number = readNumber(atoms, at);
  if (number === null || (number.to === at + 1 && atoms.lower(at) === 'second')) {
    // "a couple of years" is two of them, more or less (TIMEX3 guidelines).
    const vague = readVagueCount(atoms, at);
    return vague === null ? null : { ...vague, figures: null };
  }
  const end = number.to + (AFTER_COUNT.has(atoms.lower(number.to)) ? 1 : 0);
  const upper = upperEnd(atoms, at, end);
  // "3-4 hours" and "two or three" are neither three hours nor four.
  return { to: upper ?? end, count: upper === null ? number.value : null, figures: number.figures };
}

/** "two more years", "three straight weeks" */
const AFTER_COUNT = new Set(['more', 'full', 'consecutive', 'straight', 'additional']);

/** Where the second number of "two to three years", "between two and three years" and "3-4 hours" ends. */
function upperEnd(atoms: Atoms, start: AtomNumber, at: AtomNumber): number | null {
  const joint = atoms.lower(at);
  const isRange =
    joint === 'to' ||
    joint === 'or' ||
    (joint === 'and' && atoms.lower(start - 1) === 'between') ||
    (joint === '-' && atoms.at(at + 1).kind === 'number');
  const upper = isRange ? readNumber(atoms, at + 1) : null;
  return upper !== null && readUnitWord(atoms, upper.to) !== null ? upper.to : null;
}

/** An amount of some unit of time that says no length of time. */
function isNoLength(atoms: Atoms, { to: end, figures }: Amount, unit: { to: AtomNumber; unit: Unit }): boolean {
  const isGlued = gluedTo(atoms, end, '-');
  // "three-quarters of its food" is a fraction, "60 Minutes" a programme.
  if (isGlued && unit.unit === 'Q') return true;
  if (figures === true && atoms.at(isGlued ? end + 1 : end).capital) return true;
  // "24 hours a day" says how, not how long.
  if (unit.unit === 'H' && hasWords(atoms, unit.to, 'a', 'day')) return true;
  // An age says how old somebody is, not when something happened (TIMEX3 guidelines mark it only where it is asked
  // for).
  return isAge(atoms, unit.to);
}

/** How many words "and a half" takes at `at`: three or none. */
function readHalf(atoms: Atoms, at: AtomNumber): number {
  return hasWords(atoms, at, 'and', 'a', 'half') ? 3 : 0;
}

/** "19 years and 7 months", "61 days, 7 hours and 32 minutes" */
function readJoinedLength(atoms: Atoms, count: number | null, unit: { to: AtomNumber; unit: Unit }): Core | null {
  const rest = count === null ? null : readRest(atoms, unit.to, unit.unit);
  if (rest === null) return null;
  const value = joinedDuration(durationValue(count, unit.unit), rest.value);
  return { to: rest.to, type: 'DURATION', rule: 'n units', expression: fixed(value) };
}

/** Units of a length of time, greatest first. */
const DESCENDING: readonly Unit[] = ['Y', 'M', 'W', 'D', 'H', 'TM', 'S'];

/** "and 7 months" after "19 years": a length of time in a smaller unit that belongs to the one before. */
function readRest(atoms: Atoms, at: AtomNumber, unit: Unit): { readonly to: number; readonly value: string } | null {
  const joint = atoms.lower(at) === 'and' || atoms.lower(at) === ',' ? 1 : 0;
  const number = readNumber(atoms, at + joint);
  const smaller = number === null ? null : readUnitWord(atoms, number.to);
  if (number === null || smaller === null || atoms.at(at + joint).sentence !== atoms.at(at - 1).sentence) return null;
  const isSmaller =
    DESCENDING.includes(unit) &&
    DESCENDING.indexOf(smaller.unit) > DESCENDING.indexOf(unit) &&
    !isAge(atoms, smaller.to);
  // "two years, six months of them in prison" and "in two years, six months after": only "and" joins for sure.
  const isJoined = joint === 0 || atoms.lower(at) === 'and' || atoms.lower(smaller.to) !== 'of';
  if (!isSmaller || !isJoined) return null;
  const value = durationValue(number.value, smaller.unit);
  // "61 days, 7 hours and 32 minutes"
  const further = readRest(atoms, smaller.to, smaller.unit);
  if (further !== null) return { to: further.to, value: joinedDuration(value, further.value) };
  const after = atoms.lower(smaller.to);
  const isShifted = SHIFTS.has(after) || (atoms.lower(at) !== 'and' && (after === 'after' || after === 'before'));
  return isShifted ? null : { to: smaller.to, value };
}

const SHIFTS = new Set(['ago', 'earlier', 'later']);

/** "P19Y" and "P7M" as "P19Y7M", "PT1H" and "PT20M" as "PT1H20M". */
function joinedDuration(one: string, other: string): string {
  return one.includes('T') ? one + other.replace('PT', '') : one + other.replace('P', '');
}

function isAge(atoms: Atoms, end: AtomNumber): boolean {
  const at = atoms.lower(end) === '-' ? end + 1 : end;
  return (
    atoms.lower(at) === 'old' ||
    atoms.lower(at) === 'olds' ||
    (atoms.lower(at) === 'of' && atoms.lower(at + 1) === 'age')
  );
}

/** After an amount of time: "ago", "earlier", "before", "later", "after", "from now" make a date of it. */
function readShifted(atoms: Atoms, end: AtomNumber, count: number | null, unit: Unit, rule: string): Core | null {
  const word = atoms.lower(end);
  // "ten days before the vote", "a week after the storm": a distance from what the text does not date.
  if ((word === 'after' || word === 'before') && atoms.at(end + 1).kind === 'word') return null;
  const fromNow = readFromNow(atoms, end);
  if (fromNow !== null) return shiftCore(fromNow.to, 'ago', { count, unit, sign: fromNow.sign, anchor: 'reference' });
  if (!FROM_TOLD.has(word) || atoms.lower(end + 1) === 'than') return lengthCore(end, rule, count, unit);
  return word === 'later'
    ? shiftCore(end + 1, 'later', { count, unit, sign: 1, anchor: 'context' })
    : shiftCore(end + 1, 'earlier', { count, unit, sign: -1, anchor: 'context' });
}

/** Words that count an amount of time from the date last told. */
const FROM_TOLD = new Set(['earlier', 'later', 'before', 'previously']);

/** Words that count an amount of time from the article's date: where they end, and which way they lead. */
function readFromNow(atoms: Atoms, at: AtomNumber): { readonly to: number; readonly sign: 1 | -1 } | null {
  const word = atoms.lower(at);
  if (word === 'ago') return { to: at + 1, sign: -1 };
  if (word !== 'from') return null;
  const now = atoms.lower(at + 1);
  return now === 'now' || now === 'today' ? { to: at + 2, sign: 1 } : null;
}

function shiftCore(end: number, rule: string, shift: Omit<Extract<Expression, { kind: 'shift' }>, 'kind'>): Core {
  const type = shift.unit === 'H' || shift.unit === 'TM' || shift.unit === 'S' ? 'TIME' : 'DATE';
  return { to: end, type, rule, expression: { kind: 'shift', ...shift } };
}

/** "a year ago", "a week": an indefinite article and a unit. */
export function readIndefinite(atoms: Atoms, at: AtomNumber): Core | null {
  if (gluedTo(atoms, at + 1, '-')) return null;
  const word = atoms.lower(at);
  if (word === 'full' || word === 'whole') {
    const inner = readUnitWord(atoms, at + 1);
    return inner === null ? null : lengthCore(inner.to, 'one unit', 1, inner.unit);
  }
  const unit = UNITS.get(word);
  if (unit === undefined || word.endsWith('s') || NEVER_ALONE.has(unit) || isAge(atoms, at + 1)) return null;
  const half = readHalf(atoms, at + 1);
  const core = readShifted(atoms, at + 1 + half, 1 + (half > 0 ? 0.5 : 0), unit, 'a unit');
  if (core === null || core.type !== 'DURATION') return core;
  // "15 a year", "$2 million a year", "four flights a week": a rate says how much, not when.
  if (atoms.lower(at - 1) !== 'one' && half === 0 && isRate(atoms, at - 2)) return null;
  return core;
}

/** "a second", "a quarter" and "a weekend" are mostly no lengths of time. */
const NEVER_ALONE: ReadonlySet<Unit> = new Set<Unit>(['S', 'Q', 'K']);

function isRate(atoms: Atoms, at: AtomNumber): boolean {
  const atom = atoms.at(at);
  if (atom.kind === 'number' || atom.lower === '%' || RATE_WORDS.has(atom.lower)) return true;
  const counted = atoms.at(at - 1).kind === 'number' || NUMBER_WORDS.has(atoms.lower(at - 1));
  return counted && atom.kind === 'word' && atom.lower.endsWith('s');
}

/** "years", "months" alone: a length nobody counts, in a place where a length of time stands. */
export function readBareUnits(atoms: Atoms, at: AtomNumber): Core | null {
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
export function readFirstUnits(atoms: Atoms, at: AtomNumber): Core | null {
  const count = readNumber(atoms, at);
  const unit = count === null ? null : readUnitWord(atoms, count.to);
  return count === null || unit === null ? null : lengthCore(unit.to, 'the n units', count.value, unit.unit);
}
