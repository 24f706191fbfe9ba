import { readNumber } from '../../grammar/numerals.ts';
import type { Atoms } from '../../text/atoms.ts';
import { type Anchor, LAST_MONTH_NAME, NEXT_MONTH_NAME } from '../expression.ts';
import { PARTS_OF_DAY, SEASONS, UNITS, type Unit } from '../lexicon.ts';
import { readDayMonth, readHoliday, readMonth, readMonthName, readWeekdayName, readWithPart } from './days.ts';
import { durationValue } from './duration.ts';
import {
  CLAUSE_WORDS,
  type Core,
  calendar,
  checkedCalendar,
  fixed,
  gluedTo,
  hasWords,
  isPlainInteger,
  readUnitWord,
  readVagueCount,
  unitCore,
  weekdayCore,
} from './forms.ts';
import { readFiscal, readQuarter, readSeason, readYearInWords } from './years.ts';

/**
 * "last October" is the most recent one, "this October" that of the article's year. Told apart from a shift of whole
 * years by its own range.
 */
function monthShift(shift: number): number {
  return shift === 0 ? 0 : shift > 0 ? NEXT_MONTH_NAME : LAST_MONTH_NAME;
}

/** "that day", "that year", "the same month" */
export function readNamed(atoms: Atoms, at: number): Core | null {
  const word = atoms.lower(at);
  const unit = UNITS.get(word);
  if (unit === undefined || word.endsWith('s') || gluedTo(atoms, at + 1, '-')) return null;
  switch (unit) {
    case 'D':
      return {
        end: at + 1,
        type: 'DATE',
        rule: 'that day',
        expression: { kind: 'day', offset: 0, anchor: 'context', time: null },
      };
    case 'W':
    case 'M':
    case 'Y':
      return unitCore(at + 1, unit, 0, 'context', 'that unit');
    case 'Q':
      return {
        end: at + 1,
        type: 'DATE',
        rule: 'the quarter',
        expression: { kind: 'quarter', quarter: null, half: false, year: null, shift: null },
      };
    case 'N':
      return {
        end: at + 1,
        type: 'TIME',
        rule: 'that night',
        expression: { kind: 'day', offset: 0, anchor: 'context', time: 'TNI' },
      };
    default:
      return null;
  }
}

/** "the latest quarter", "the current fiscal year", "the same period" */
export function readQualified(atoms: Atoms, at: number): Core | null {
  const word = atoms.lower(at);
  let next = at + 1;
  if (word === 'fiscal')
    return (
      readFiscal(atoms, next) ??
      (atoms.lower(next) === 'year' ? unitCore(next + 1, 'Y', 0, 'reference', 'fiscal year') : null)
    );
  if (atoms.lower(next) === 'fiscal') next++;
  const unit = atoms.lower(next);
  if (unit === 'quarter' || (unit === 'period' && word === 'latest')) {
    return {
      end: next + 1,
      type: 'DATE',
      rule: 'latest quarter',
      expression: { kind: 'quarter', quarter: null, half: false, year: null, shift: word === 'current' ? 0 : null },
    };
  }
  if (word === 'same') {
    const named = readNamed(atoms, next);
    return named;
  }
  if (word === 'full' || word === 'latest')
    return unit === 'year' ? unitCore(next + 1, 'Y', 0, 'context', 'full year') : null;
  if (word === 'current') {
    const code = UNITS.get(unit);
    if (code === 'W' || code === 'M' || code === 'Y') return unitCore(next + 1, code, 0, 'reference', 'current unit');
  }
  return null;
}

/** "the week", "the quarter": the one last named, else the article's own. */
export function readPlainUnit(atoms: Atoms, at: number): Core | null {
  const unit = UNITS.get(atoms.lower(at));
  if (unit === undefined || gluedTo(atoms, at + 1, '-')) return null;
  const end = at + 1;
  if (unit === 'W' && atoms.lower(end) === 'of') {
    // "the week of March 6"
    const day = atoms.at(end + 1).capital ? readMonth(atoms, end + 1, true) : readDayMonth(atoms, end + 1);
    if (day?.expression.kind === 'calendar') {
      return { end: day.end, type: 'DATE', rule: 'week of', expression: { ...day.expression, week: true } };
    }
  }
  if (unit === 'Y' && YEAR_TAILS.has(atoms.lower(end))) {
    // "the year ended June 30" is a length.
    return { end, type: 'DURATION', rule: 'the year ended', expression: fixed('P1Y') };
  }
  if (atoms.lower(at) === 'year') {
    const named = readNamedYear(atoms, end) ?? readYearBefore(atoms, end);
    if (named !== null) return named;
  }
  switch (unit) {
    case 'W':
    case 'M':
    case 'Y':
      return atoms.lower(at).endsWith('s')
        ? null
        : unitCore(end, unit, 0, unit === 'Y' ? 'reference' : 'context', `the ${atoms.lower(at)}`);
    case 'D':
      // "the day before the vote" is some other day.
      return atoms.lower(at) === 'day' && atoms.lower(end) !== 'before' && atoms.lower(end) !== 'after'
        ? {
            end,
            type: 'DATE',
            rule: 'the day',
            expression: { kind: 'day', offset: 0, anchor: 'context', time: null },
          }
        : null;
    case 'K':
      return atoms.lower(at) === 'weekend' ? unitCore(end, 'K', 0, 'context', 'the weekend') : null;
    case 'Q':
      return atoms.lower(at) === 'quarter'
        ? {
            end,
            type: 'DATE',
            rule: 'the quarter',
            expression: { kind: 'quarter', quarter: null, half: false, year: null, shift: null },
          }
        : null;
    default:
      return null;
  }
}

/** "the year two thousand", "the year two thousand and one", "the year nineteen ninety-four" */
function readNamedYear(atoms: Atoms, at: number): Core | null {
  const number = readNumber(atoms, at);
  if (number === null || number.figures || number.value < 2000 || number.value >= 2100)
    return readYearInWords(atoms, at);
  return calendar(number.end, 'spoken year', number.value, null, null, null);
}

/** "the year before", "the year previous", with nothing after that it could be before of. */
function readYearBefore(atoms: Atoms, at: number): Core | null {
  const word = atoms.lower(at);
  if ((word !== 'before' && word !== 'previous' && word !== 'earlier') || atoms.at(at + 1).kind === 'word') return null;
  return unitCore(at + 1, 'Y', -1, 'context', 'the year before');
}

/** "the day before yesterday", "the day after tomorrow", "the day before" */
export function readDayRelative(atoms: Atoms, at: number): Core | null {
  const direction = atoms.lower(at + 1);
  if (direction !== 'before' && direction !== 'after') return null;
  const sign = direction === 'before' ? -1 : 1;
  const word = atoms.lower(at + 2);
  if (word === 'yesterday' || word === 'tomorrow') {
    return {
      end: at + 3,
      type: 'DATE',
      rule: 'day word',
      expression: { kind: 'day', offset: sign * 2, anchor: 'reference', time: null },
    };
  }
  const next = atoms.at(at + 2);
  if (next.kind === 'word') return null;
  return {
    end: at + 2,
    type: 'DATE',
    rule: 'relative day',
    expression: { kind: 'day', offset: sign, anchor: 'context', time: null },
  };
}

/**
 * "this week", "last October", "next Friday", "the past three months", "last night", "this past spring", "last year's
 * quarter".
 */
export function readDeictic(atoms: Atoms, at: number, definite: boolean): Core | null {
  const word = atoms.lower(at);
  let next = at + 1;
  let shift = SHIFTS.get(word) ?? -1;
  if (word === 'this' && (atoms.lower(next) === 'past' || atoms.lower(next) === 'coming')) {
    shift = atoms.lower(next) === 'past' ? -1 : 1;
    next++;
  }
  const anchor: Anchor = word === 'previous' || word === 'following' ? 'context' : 'reference';
  if (atoms.lower(next) === 'fiscal') next++;
  const atom = atoms.at(next);
  if (atom.capital) return readDeicticName(atoms, next, shift, anchor);
  const season = SEASONS.get(atom.lower);
  if (season !== undefined) return readSeason(atoms, next, shift);
  const part = definite ? null : readDeicticPart(atoms, next, word, shift);
  if (part !== null) return part;
  const unit = UNITS.get(atom.lower);
  if (unit !== undefined && !gluedTo(atoms, next + 1, '-'))
    return deicticUnit(atoms, next, unit, word, shift, anchor, definite);
  // "In the past, ...": no noun follows that it could describe.
  if (definite && word === 'past' && (atom.kind !== 'word' || CLAUSE_WORDS.has(atom.lower)) && atom.kind !== 'number') {
    return { end: at + 1, type: 'DATE', rule: 'the past', expression: fixed('PAST_REF') };
  }
  const quarter = readQuarter(atoms, next, null, shift === 0 ? 0 : shift);
  if (quarter !== null && word !== 'past') return quarter;
  return readSpanOfUnits(atoms, next, word);
}

/** Where "this", "next" and the like lead, in units; every other word leads back by one. */
const SHIFTS: ReadonlyMap<string, number> = new Map([
  ['this', 0],
  ['next', 1],
  ['coming', 1],
  ['following', 1],
]);

/** "last October", "last October 3", "next Friday", "last Christmas" */
function readDeicticName(atoms: Atoms, at: number, shift: number, anchor: Anchor): Core | null {
  const month = readMonthName(atoms, at);
  if (month !== null) {
    const day = atoms.at(month.end);
    if (day.kind === 'number' && isPlainInteger(day.lower, 1, 31))
      return checkedCalendar(month.end + 1, 'last month day', null, month.value, day.value, monthShift(shift));
    return calendar(month.end, 'last month name', null, month.value, null, monthShift(shift));
  }
  const day = readWeekdayName(atoms, at);
  if (day !== null && !day.plural) {
    const core = weekdayCore(day.end, day.value, shift, 'last weekday', anchor);
    const date = atoms.lower(day.end) === ',' ? readMonth(atoms, day.end + 1, true) : null;
    return date ?? readWithPart(atoms, core);
  }
  const holiday = readHoliday(atoms, at);
  return holiday?.expression.kind === 'holiday' ? { ...holiday, expression: { ...holiday.expression, shift } } : null;
}

/** "this morning", "last night", "the next evening" */
function readDeicticPart(atoms: Atoms, at: number, word: string, shift: number): Core | null {
  const part = PARTS_OF_DAY.get(atoms.lower(at));
  if (part === undefined || part.includes(':')) return null;
  const partOf = (offset: number, anchor: Anchor): Core => ({
    end: at + 1,
    type: 'TIME',
    rule: 'this part of day',
    expression: { kind: 'day', offset, anchor, time: `T${part}` },
  });
  if (word === 'this' || (word === 'last' && (part === 'NI' || part === 'EV'))) return partOf(shift, 'reference');
  return word === 'next' || word === 'following' ? partOf(1, 'context') : null;
}

function yearRule(word: string, anchor: Anchor): string {
  if (word === 'past') return 'past year';
  return anchor === 'context' ? 'following year' : 'last year';
}

/** "'s third quarter" after "this year", "'s quarter" after "last year" */
function readQuarterOfYear(atoms: Atoms, at: number, shift: number): Core | null {
  if (!hasWords(atoms, at, "'", 's')) return null;
  const quarter = readQuarter(atoms, at + 2, null, shift);
  if (quarter !== null || atoms.lower(at + 2) !== 'quarter') return quarter;
  return {
    end: at + 3,
    type: 'DATE',
    rule: 'year quarter',
    expression: { kind: 'quarter', quarter: null, half: false, year: null, shift },
  };
}

function deicticUnit(
  atoms: Atoms,
  at: number,
  unit: Unit,
  word: string,
  shift: number,
  anchor: Anchor,
  definite: boolean,
): Core | null {
  const plural = atoms.lower(at).endsWith('s');
  const end = at + 1;
  if (plural) {
    if (word === 'this' || word === 'previous') return null;
    const value = word === 'coming' ? durationValue(null, unit) : 'PAST_REF';
    const isTold = word === 'past' || word === 'last' || word === 'coming';
    return isTold ? { end, type: 'DATE', rule: 'past units', expression: fixed(value) } : null;
  }
  switch (unit) {
    case 'W':
    case 'M':
      if (word === 'past') return { end, type: 'DURATION', rule: 'past unit', expression: fixed(`P1${unit}`) };
      return unitCore(end, unit, shift, anchor, `${anchor === 'context' ? 'following' : 'last'} unit`);
    case 'Y':
      return readQuarterOfYear(atoms, end, shift) ?? unitCore(end, 'Y', shift, anchor, yearRule(word, anchor));
    case 'Q':
      return {
        end,
        type: 'DATE',
        rule: 'last quarter',
        expression: { kind: 'unit', unit: 'Q', offset: shift, anchor: 'reference' },
      };
    case 'K':
      return unitCore(end, 'K', shift, anchor, 'last weekend');
    case 'D':
      if (anchor === 'context' || (definite && word === 'next'))
        return {
          end,
          type: 'DATE',
          rule: 'following day',
          expression: { kind: 'day', offset: shift, anchor: 'context', time: null },
        };
      if (word === 'this')
        return {
          end,
          type: 'DATE',
          rule: 'this day',
          expression: { kind: 'day', offset: 0, anchor: 'reference', time: null },
        };
      return null;
    case 'N':
      return word === 'last' || word === 'this'
        ? {
            end,
            type: 'TIME',
            rule: 'this part of day',
            expression: { kind: 'day', offset: shift, anchor: 'reference', time: 'TNI' },
          }
        : null;
    case 'E':
    case 'C':
      if (word === 'past' || word === 'last')
        return { end, type: 'DURATION', rule: 'past unit', expression: fixed(durationValue(1, unit)) };
      return unitCore(end, unit, shift, 'reference', 'last decade');
    default:
      return null;
  }
}

/** "the past three months", "the last 24 hours", "the next few days", "past 20 years" */
function readSpanOfUnits(atoms: Atoms, at: number, word: string): Core | null {
  if (word === 'this' || (word === 'coming' && atoms.at(at).kind === 'end')) return null;
  const count = readNumber(atoms, at);
  const vague = count === null ? readVagueCount(atoms, at) : null;
  const to = count !== null && atoms.lower(count.end) === 'to' ? readNumber(atoms, count.end + 1) : null;
  let end = to?.end ?? count?.end ?? vague?.end ?? null;
  if (end === null || end === undefined) return null;
  if (atoms.lower(end) === 'fiscal') end++;
  const unit = readUnitWord(atoms, end);
  if (unit === null) return null;
  const value = to === null ? (count?.value ?? vague?.count ?? null) : null;
  return {
    end: unit.end,
    type: 'DURATION',
    rule: 'past n units',
    expression: fixed(durationValue(value, unit.unit)),
  };
}

/** "each year", "every Thursday", "every two weeks" */
export function readEvery(atoms: Atoms, at: number): Core | null {
  const day = atoms.at(at).capital ? readWeekdayName(atoms, at) : null;
  if (day !== null) return { end: day.end, type: 'SET', rule: 'every', expression: fixed(`XXXX-WXX-${day.value}`) };
  const month = atoms.at(at).capital ? readMonthName(atoms, at) : null;
  if (month !== null)
    return {
      end: month.end,
      type: 'SET',
      rule: 'every',
      expression: fixed(`XXXX-${String(month.value).padStart(2, '0')}`),
    };
  const season = SEASONS.get(atoms.lower(at));
  if (season !== undefined) return { end: at + 1, type: 'SET', rule: 'every', expression: fixed(`XXXX-${season}`) };
  const part = PARTS_OF_DAY.get(atoms.lower(at));
  if (part !== undefined && !part.includes(':'))
    return { end: at + 1, type: 'SET', rule: 'every', expression: fixed(`XXXX-XX-XXT${part}`) };
  const other = atoms.lower(at) === 'other' || atoms.lower(at) === 'single' ? 1 : 0;
  const count = readNumber(atoms, at + other);
  const unit = readUnitWord(atoms, count?.end ?? at + other);
  if (unit === null) return null;
  const value = count?.value ?? (atoms.lower(at) === 'other' ? 2 : 1);
  return { end: unit.end, type: 'SET', rule: 'every', expression: fixed(durationValue(value, unit.unit)) };
}

/** "twice a year", "once a week" */
export function readFrequency(atoms: Atoms, at: number): Core | null {
  if (atoms.lower(at + 1) !== 'a' && atoms.lower(at + 1) !== 'every') return null;
  const unit = readUnitWord(atoms, at + 2);
  return unit === null
    ? null
    : { end: unit.end, type: 'SET', rule: 'every', expression: fixed(durationValue(1, unit.unit)) };
}

const YEAR_TAILS = new Set(['ended', 'ending', 'to', 'through']);
