import { readNumber } from '../../grammar/numerals.ts';
import type { Atom, Atoms } from '../../text/atoms.ts';
import type { AtomNumber } from '../../text/ranges.ts';
import { pad } from '../calendar.ts';
import { type Anchor, LAST_MONTH_NAME, NEXT_MONTH_NAME } from '../expression.ts';
import { PARTS_OF_DAY, SEASONS, UNITS, type Unit } from '../lexicon.ts';
import { readDayMonth, readHoliday, readMonth, readMonthName, readWeekdayName, readWithPart } from './days.ts';
import { durationValue } from './duration.ts';
import {
  CLAUSE_WORDS,
  type Core,
  calendar,
  calendarDay,
  dayCore,
  fixedDate,
  gluedTo,
  hasWords,
  isPlainInteger,
  lengthCore,
  quarterCore,
  readUnitWord,
  readVagueCount,
  setCore,
  unitCore,
  weekdayCore,
} from './forms.ts';
import { readFiscal, readQuarter, readSeason } from './years.ts';

/**
 * "last October" is the most recent one, "this October" that of the article's year. Told apart from a shift of whole
 * years by its own range.
 */
function monthShift(shift: number): number {
  return shift === 0 ? 0 : shift > 0 ? NEXT_MONTH_NAME : LAST_MONTH_NAME;
}

/** "that day", "that year", "the same month" */
export function readNamed(atoms: Atoms, at: AtomNumber): Core | null {
  const word = atoms.lower(at);
  const unit = UNITS.get(word);
  if (unit === undefined || word.endsWith('s') || gluedTo(atoms, at + 1, '-')) return null;
  switch (unit) {
    case 'D':
      return dayCore(at + 1, 'that day', 0, 'context');
    case 'W':
    case 'M':
    case 'Y':
      return unitCore(at + 1, unit, 0, 'context', 'that unit');
    case 'Q':
      return quarterCore(at + 1, 'the quarter', null, null);
    case 'N':
      return dayCore(at + 1, 'that night', 0, 'context', 'TNI');
    default:
      return null;
  }
}

/** "the latest quarter", "the current fiscal year", "the same period" */
export function readQualified(atoms: Atoms, at: AtomNumber): Core | null {
  const word = atoms.lower(at);
  if (word === 'fiscal') return readFiscal(atoms, at + 1) ?? readFiscalYear(atoms, at + 1);
  const next = atoms.lower(at + 1) === 'fiscal' ? at + 2 : at + 1;
  const unit = atoms.lower(next);
  if (unit === 'quarter' || (unit === 'period' && word === 'latest'))
    return quarterCore(next + 1, 'latest quarter', null, word === 'current' ? 0 : null);
  switch (word) {
    case 'same':
      return readNamed(atoms, next);
    case 'full':
    case 'latest':
      return unit === 'year' ? unitCore(next + 1, 'Y', 0, 'context', 'full year') : null;
    case 'current':
      return readCurrentUnit(atoms, next);
    default:
      return null;
  }
}

/** "the fiscal year" */
function readFiscalYear(atoms: Atoms, at: AtomNumber): Core | null {
  return atoms.lower(at) === 'year' ? unitCore(at + 1, 'Y', 0, 'reference', 'fiscal year') : null;
}

/** "the current week", "the current year" */
function readCurrentUnit(atoms: Atoms, at: AtomNumber): Core | null {
  const unit = UNITS.get(atoms.lower(at));
  return unit === 'W' || unit === 'M' || unit === 'Y' ? unitCore(at + 1, unit, 0, 'reference', 'current unit') : null;
}

/** "the week", "the quarter": the one last named, else the article's own. */
export function readPlainUnit(atoms: Atoms, at: AtomNumber): Core | null {
  const word = atoms.lower(at);
  const unit = UNITS.get(word);
  if (unit === undefined || gluedTo(atoms, at + 1, '-')) return null;
  return readWeekOf(atoms, at, unit) ?? readTheYear(atoms, at, unit) ?? readUnitAlone(atoms, at, word, unit);
}

/** "the week of March 6" */
function readWeekOf(atoms: Atoms, at: AtomNumber, unit: Unit): Core | null {
  if (unit !== 'W' || atoms.lower(at + 1) !== 'of') return null;
  const day = atoms.at(at + 2).capital ? readMonth(atoms, at + 2, true) : readDayMonth(atoms, at + 2);
  return day?.expression.kind === 'calendar'
    ? { to: day.to, type: 'DATE', rule: 'week of', expression: { ...day.expression, week: true } }
    : null;
}

/** "the year ended June 30", which is a length; "the year before" */
function readTheYear(atoms: Atoms, at: AtomNumber, unit: Unit): Core | null {
  if (unit !== 'Y') return null;
  if (YEAR_TAILS.has(atoms.lower(at + 1))) return lengthCore(at + 1, 'the year ended', 1, 'Y');
  return atoms.lower(at) === 'year' ? readYearBefore(atoms, at + 1) : null;
}

const YEAR_TAILS = new Set(['ended', 'ending', 'to', 'through']);

function readUnitAlone(atoms: Atoms, at: AtomNumber, word: string, unit: Unit): Core | null {
  if (word.endsWith('s')) return null;
  const end = at + 1;
  switch (unit) {
    case 'W':
    case 'M':
      return unitCore(end, unit, 0, 'context', `the ${word}`);
    case 'Y':
      return unitCore(end, unit, 0, 'reference', `the ${word}`);
    case 'D': {
      // "the day before the vote" is some other day.
      const next = atoms.lower(end);
      return word !== 'day' || next === 'before' || next === 'after' ? null : dayCore(end, 'the day', 0, 'context');
    }
    case 'K':
      return word === 'weekend' ? unitCore(end, 'K', 0, 'context', 'the weekend') : null;
    case 'Q':
      return word === 'quarter' ? quarterCore(end, 'the quarter', null, null) : null;
    default:
      return null;
  }
}

/** "the year before", "the year previous", with nothing after that it could be before of. */
function readYearBefore(atoms: Atoms, at: AtomNumber): Core | null {
  const word = atoms.lower(at);
  if ((word !== 'before' && word !== 'previous' && word !== 'earlier') || atoms.at(at + 1).kind === 'word') return null;
  return unitCore(at + 1, 'Y', -1, 'context', 'the year before');
}

/** "the day before yesterday", "the day after tomorrow", "the day before" */
export function readDayRelative(atoms: Atoms, at: AtomNumber): Core | null {
  const direction = atoms.lower(at + 1);
  if (direction !== 'before' && direction !== 'after') return null;
  const sign = direction === 'before' ? -1 : 1;
  const word = atoms.lower(at + 2);
  if (word === 'yesterday' || word === 'tomorrow') {
    return dayCore(at + 3, 'day word', sign * 2, 'reference');
  }
  return atoms.at(at + 2).kind === 'word' ? null : dayCore(at + 2, 'relative day', sign, 'context');
}

/**
 * "this week", "last October", "next Friday", "the past three months", "last night", "this past spring", "last year's
 * quarter".
 */
export function readDeictic(atoms: Atoms, at: AtomNumber, definite: boolean): Core | null {
  const deictic = readPointer(atoms, at, definite);
  const next = deictic.to;
  const atom = atoms.at(next);
  if (atom.capital) return readDeicticName(atoms, next, deictic);
  const season = SEASONS.get(atom.lower);
  if (season !== undefined) return readSeason(atoms, next, deictic.shift);
  const part = definite ? null : readDeicticPart(atoms, next, deictic);
  if (part !== null) return part;
  const unit = UNITS.get(atom.lower);
  if (unit !== undefined && !gluedTo(atoms, next + 1, '-')) return readDeicticUnit(atoms, next, unit, deictic);
  if (definite && deictic.word === 'past' && opensNoNoun(atom)) return fixedDate(at + 1, 'the past', 'PAST_REF');
  const quarter = deictic.word === 'past' ? null : readQuarter(atoms, next, null, deictic.shift);
  return quarter ?? readSpanOfUnits(atoms, next, deictic.word);
}

/** A word that points from the article's date, or from the one last told, to what is named after it. */
interface Deictic {
  readonly word: string;
  /** After "the". */
  readonly definite: boolean;
  /** Which way it leads: -1, 0 or 1 of what is named. */
  readonly shift: number;
  readonly anchor: Anchor;
  readonly to: number;
}

/** "this", "last", "this past", "next fiscal" */
function readPointer(atoms: Atoms, at: AtomNumber, definite: boolean): Deictic {
  const word = atoms.lower(at);
  let shift = SHIFTS.get(word) ?? -1;
  let end = at + 1;
  const next = atoms.lower(end);
  if (word === 'this' && (next === 'past' || next === 'coming')) {
    shift = next === 'past' ? -1 : 1;
    end++;
  }
  if (atoms.lower(end) === 'fiscal') end++;
  return {
    word,
    definite,
    shift,
    anchor: word === 'previous' || word === 'following' ? 'context' : 'reference',
    to: end,
  };
}

/** "In the past, ...": no noun follows that "past" could describe. */
function opensNoNoun(next: Atom): boolean {
  return next.kind !== 'number' && (next.kind !== 'word' || CLAUSE_WORDS.has(next.lower));
}

/** Where "this", "next" and the like lead, in units; every other word leads back by one. */
const SHIFTS: ReadonlyMap<string, number> = new Map([
  ['this', 0],
  ['next', 1],
  ['coming', 1],
  ['following', 1],
]);

/** "last October", "last October 3", "next Friday", "last Christmas" */
function readDeicticName(atoms: Atoms, at: AtomNumber, { shift, anchor }: Deictic): Core | null {
  const month = readMonthName(atoms, at);
  if (month !== null) {
    const day = atoms.at(month.to);
    if (day.kind === 'number' && isPlainInteger(day.lower, 1, 31))
      return calendarDay(month.to + 1, 'last month day', {
        month: month.value,
        day: day.value,
        shift: monthShift(shift),
      });
    return calendar(month.to, 'last month name', { month: month.value, shift: monthShift(shift) });
  }
  const day = readWeekdayName(atoms, at);
  if (day !== null && !day.plural) {
    const core = weekdayCore(day.to, day.value, shift, 'last weekday', anchor);
    const date = atoms.lower(day.to) === ',' ? readMonth(atoms, day.to + 1, true) : null;
    return date ?? readWithPart(atoms, core);
  }
  const holiday = readHoliday(atoms, at);
  return holiday?.expression.kind === 'holiday' ? { ...holiday, expression: { ...holiday.expression, shift } } : null;
}

/** "this morning", "last night", "the next evening" */
function readDeicticPart(atoms: Atoms, at: AtomNumber, { word, shift }: Deictic): Core | null {
  const part = PARTS_OF_DAY.get(atoms.lower(at));
  if (part === undefined || part.includes(':')) return null;
  const rule = 'this part of day';
  if (word === 'this' || (word === 'last' && (part === 'NI' || part === 'EV')))
    return dayCore(at + 1, rule, shift, 'reference', `T${part}`);
  return word === 'next' || word === 'following' ? dayCore(at + 1, rule, 1, 'context', `T${part}`) : null;
}

function yearRule(word: string, anchor: Anchor): string {
  if (word === 'past') return 'past year';
  return anchor === 'context' ? 'following year' : 'last year';
}

/** "'s third quarter" after "this year", "'s quarter" after "last year" */
function readQuarterOfYear(atoms: Atoms, at: AtomNumber, shift: number): Core | null {
  if (!hasWords(atoms, at, "'", 's')) return null;
  const quarter = readQuarter(atoms, at + 2, null, shift);
  if (quarter !== null || atoms.lower(at + 2) !== 'quarter') return quarter;
  return quarterCore(at + 3, 'year quarter', null, shift);
}

/** "last week", "this past year", "the next day", "the past decade" */
function readDeicticUnit(atoms: Atoms, at: AtomNumber, unit: Unit, deictic: Deictic): Core | null {
  const { word, shift, anchor } = deictic;
  const end = at + 1;
  if (atoms.lower(at).endsWith('s')) return readDeicticUnits(end, unit, word);
  switch (unit) {
    case 'W':
    case 'M':
      if (word === 'past') return lengthCore(end, 'past unit', 1, unit);
      return unitCore(end, unit, shift, anchor, anchor === 'context' ? 'following unit' : 'last unit');
    case 'Y':
      return readQuarterOfYear(atoms, end, shift) ?? unitCore(end, 'Y', shift, anchor, yearRule(word, anchor));
    case 'Q':
      return unitCore(end, 'Q', shift, 'reference', 'last quarter');
    case 'K':
      return unitCore(end, 'K', shift, anchor, 'last weekend');
    case 'D':
      return readDeicticDay(end, deictic);
    case 'N':
      return word === 'last' || word === 'this' ? dayCore(end, 'this part of day', shift, 'reference', 'TNI') : null;
    case 'E':
    case 'C':
      if (word === 'past' || word === 'last') return lengthCore(end, 'past unit', 1, unit);
      return unitCore(end, unit, shift, 'reference', 'last decade');
    default:
      return null;
  }
}

/** "past years", "coming weeks" */
function readDeicticUnits(end: number, unit: Unit, word: string): Core | null {
  if (word === 'coming') return fixedDate(end, 'past units', durationValue(null, unit));
  return word === 'past' || word === 'last' ? fixedDate(end, 'past units', 'PAST_REF') : null;
}

/** "the following day", "the next day", "this day" */
function readDeicticDay(end: number, { word, definite, shift, anchor }: Deictic): Core | null {
  if (anchor === 'context' || (definite && word === 'next')) return dayCore(end, 'following day', shift, 'context');
  return word === 'this' ? dayCore(end, 'this day', 0, 'reference') : null;
}

/** "the past three months", "the last 24 hours", "the next few days", "past 20 years" */
function readSpanOfUnits(atoms: Atoms, at: AtomNumber, word: string): Core | null {
  if (word === 'this' || (word === 'coming' && atoms.at(at).kind === 'end')) return null;
  const count = readNumber(atoms, at);
  const vague = count === null ? readVagueCount(atoms, at) : null;
  const to = count !== null && atoms.lower(count.to) === 'to' ? readNumber(atoms, count.to + 1) : null;
  let end = to?.to ?? count?.to ?? vague?.to ?? null;
  if (end === null || end === undefined) return null;
  if (atoms.lower(end) === 'fiscal') end++;
  const unit = readUnitWord(atoms, end);
  if (unit === null) return null;
  const value = to === null ? (count?.value ?? vague?.count ?? null) : null;
  return lengthCore(unit.to, 'past n units', value, unit.unit);
}

/** "each year", "every Thursday", "every two weeks" */
export function readEvery(atoms: Atoms, at: AtomNumber): Core | null {
  const day = atoms.at(at).capital ? readWeekdayName(atoms, at) : null;
  if (day !== null) return setCore(day.to, 'every', `XXXX-WXX-${day.value}`);
  const month = atoms.at(at).capital ? readMonthName(atoms, at) : null;
  if (month !== null) return setCore(month.to, 'every', `XXXX-${pad(month.value)}`);
  const season = SEASONS.get(atoms.lower(at));
  if (season !== undefined) return setCore(at + 1, 'every', `XXXX-${season}`);
  const part = PARTS_OF_DAY.get(atoms.lower(at));
  if (part !== undefined && !part.includes(':')) return setCore(at + 1, 'every', `XXXX-XX-XXT${part}`);
  const other = atoms.lower(at) === 'other' || atoms.lower(at) === 'single' ? 1 : 0;
  const count = readNumber(atoms, at + other);
  const unit = readUnitWord(atoms, count?.to ?? at + other);
  if (unit === null) return null;
  const value = count?.value ?? (atoms.lower(at) === 'other' ? 2 : 1);
  return setCore(unit.to, 'every', durationValue(value, unit.unit));
}

/** "twice a year", "once a week" */
export function readFrequency(atoms: Atoms, at: AtomNumber): Core | null {
  if (atoms.lower(at + 1) !== 'a' && atoms.lower(at + 1) !== 'every') return null;
  const unit = readUnitWord(atoms, at + 2);
  return unit === null ? null : setCore(unit.to, 'every', durationValue(1, unit.unit));
}
