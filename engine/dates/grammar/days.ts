import dateWords from '../../english/data/date-words.json' with { type: 'json' };
import { type Numeral, readOrdinal, readSpokenYear } from '../../grammar/numerals.ts';
import type { Atoms } from '../../text/atoms.ts';
import type { AtomNumber } from '../../text/ranges.ts';
import { COUNTED_THINGS, HOLIDAYS_BY_WORD, MONTH_ABBREVIATIONS, MONTHS, PARTS_OF_DAY, WEEKDAYS } from '../lexicon.ts';
import {
  type Core,
  calendar,
  calendarDay,
  gluedTo,
  hasWords,
  isPlainInteger,
  setCore,
  weekdayCore,
  withTime,
} from './forms.ts';
import { readMeridiem } from './meridiem.ts';

/** Words before an abbreviated month that stands alone ("in Jan."). */
const SHORT_PREPOSITIONS = new Set(dateWords.shortPrepositions);

const MONTH_PREPOSITIONS = new Set(dateWords.monthPrepositions);
/** "2024-03-09" */
export function readIsoDate(atoms: Atoms, at: AtomNumber): Core | null {
  if (atoms.at(at).end - atoms.at(at).start !== 4 || !gluedTo(atoms, at + 1, '-') || !gluedTo(atoms, at + 3, '-'))
    return null;
  const month = atoms.at(at + 2);
  const day = atoms.at(at + 4);
  if (!isPlainInteger(month.lower, 1, 12) || !isPlainInteger(day.lower, 1, 31) || !day.glued || !month.glued)
    return null;
  return calendar(at + 5, 'iso date', { year: atoms.at(at).value, month: month.value, day: day.value });
}

/** "10/26/89", "26/10/1989": month first unless that cannot be. */
export function readSlashDate(atoms: Atoms, at: AtomNumber): Core | null {
  const separator = atoms.lower(at + 1);
  if ((separator !== '/' && separator !== '-') || atoms.lower(at + 3) !== separator) return null;
  if (!atoms.glued(at + 1) || !atoms.glued(at + 2) || !atoms.glued(at + 4)) return null;
  if (gluedTo(atoms, at + 5, separator)) return null;
  const [first, second, third] = [atoms.at(at), atoms.at(at + 2), atoms.at(at + 4)];
  const areDayAndMonth = isPlainInteger(first.lower, 1, 31) && isPlainInteger(second.lower, 1, 31);
  if (!areDayAndMonth || !/^(?:\d\d|(?:19|20)\d\d)$/.test(third.lower)) return null;
  const year = fullYear(third.value);
  return first.value <= 12
    ? calendarDay(at + 5, 'slash date', { year, month: first.value, day: second.value })
    : calendarDay(at + 5, 'slash date', { year, month: second.value, day: first.value });
}

/** "89" is 1989, "26" is 2026. */
function fullYear(figures: number): number {
  if (figures >= 100) return figures;
  return figures >= 40 ? 1900 + figures : 2000 + figures;
}

/** "12.05.2016": day first. */
export function readDottedDate(atoms: Atoms, at: AtomNumber): Core | null {
  const dotted = /^(\d{1,2})\.(\d{1,2})$/.exec(atoms.lower(at));
  if (dotted === null) return null;
  const year = atoms.at(at + 2);
  if (!gluedTo(atoms, at + 1, '.') || !year.glued || !/^(?:19|20)\d\d$/.test(year.lower)) return null;
  return calendarDay(at + 3, 'dotted date', { year: year.value, month: Number(dotted[2]), day: Number(dotted[1]) });
}

/** The day of a month as a figure or an ordinal; 0 where none is there. */
function dayNumber(atoms: Atoms, at: AtomNumber, ordinal: Numeral | null): number {
  if (ordinal !== null) return ordinal.value;
  const day = atoms.at(at);
  return day.kind === 'number' && /^\d{1,2}$/.test(day.lower) ? day.value : 0;
}

/** "9 November 2016", "the 11th of July". */
export function readDayMonth(atoms: Atoms, at: AtomNumber): Core | null {
  const ordinal = readOrdinal(atoms, at);
  const value = dayNumber(atoms, at, ordinal);
  if (value < 1 || value > 31) return null;
  let next = ordinal?.to ?? at + 1;
  if (ordinal !== null && atoms.lower(next) === 'of') next++;
  const month = readMonthName(atoms, next);
  if (month === null) return null;
  if (!atoms.at(next).capital) return null;
  const year = yearAfter(atoms, month.to);
  const parts = { year: year?.value, month: month.value, day: value, shift: year?.shift };
  return calendarDay(year?.to ?? month.to, 'day month', parts);
}

/** "the 11th of July" */
export function readDayOrdinal(atoms: Atoms, at: AtomNumber): Core | null {
  const ordinal = readOrdinal(atoms, at);
  return ordinal !== null && atoms.lower(ordinal.to) === 'of' ? readDayMonth(atoms, at) : null;
}

interface MonthName {
  readonly to: number;
  readonly value: number;
  /** Not abbreviated. */
  readonly full: boolean;
}

/** "March", "Mar.", and "Mar" before a figure. */
export function readMonthName(atoms: Atoms, at: AtomNumber): MonthName | null {
  const word = atoms.lower(at);
  const full = MONTHS.get(word);
  if (full !== undefined) return { to: at + 1, value: full, full: true };
  const short = MONTH_ABBREVIATIONS.get(word);
  if (short === undefined) return null;
  const dot = gluedTo(atoms, at + 1, '.') ? 1 : 0;
  // Without its dot an abbreviation must be followed by a figure ("Dec 30"), else it is some other word ("Mar", "Jan").
  if (dot === 0 && atoms.at(at + 1).kind !== 'number' && word !== 'sept') return null;
  return { to: at + 1 + dot, value: short, full: false };
}

/** "May 6", "the Sept. 11", "March 2015", "June" */
export function readMonth(atoms: Atoms, at: AtomNumber, dayNeeded = false): Core | null {
  const month = readMonthName(atoms, at);
  if (month === null) return null;
  const ordinal = readOrdinal(atoms, month.to);
  const day = dayNumber(atoms, month.to, ordinal);
  if (day >= 1 && day <= 31 && !isOtherFigure(atoms, month.to))
    return readMonthDay(atoms, ordinal?.to ?? month.to + 1, month.value, day);
  return dayNeeded ? null : readMonthAlone(atoms, at, month);
}

/** The figure after a month is a share or a time of day: "In May 3% of ...", "on June 9:30". */
function isOtherFigure(atoms: Atoms, at: AtomNumber): boolean {
  const isShare = gluedTo(atoms, at + 1, '%');
  const isClock = gluedTo(atoms, at + 1, ':') && atoms.at(at + 2).kind === 'number';
  return isShare || isClock || readMeridiem(atoms, at + 1) !== null;
}

/** A month's day that ends before `end`, with its year and its part of the day. */
function readMonthDay(atoms: Atoms, end: AtomNumber, month: number, day: number): Core | null {
  const year = yearAfter(atoms, end);
  const core = calendarDay(year?.to ?? end, 'month day', { year: year?.value, month, day, shift: year?.shift });
  return core === null ? null : readWithPart(atoms, core);
}

function readMonthAlone(atoms: Atoms, at: AtomNumber, month: MonthName): Core | null {
  const year = yearAfter(atoms, month.to);
  if (year !== null)
    return calendar(year.to, 'month year', { year: year.value, month: month.value, shift: year.shift });
  return standsAlone(atoms, at, month.full) ? calendar(month.to, 'month', { month: month.value }) : null;
}

const BEFORE_NAMES = new Set(['and', 'for', 'of', 'or', 'to']);

/**
 * "May", "March", "August" and "Jan." are also names, verbs and adjectives: alone they count only in a place where a
 * month stands.
 */
function standsAlone(atoms: Atoms, at: AtomNumber, full: boolean): boolean {
  const word = atoms.lower(at);
  if (gluedTo(atoms, at + 1, '-') && !full) return false;
  if (word !== 'may' && word !== 'march' && word !== 'april' && word !== 'june' && word !== 'august' && full)
    return true;
  const before = atoms.lower(at - 1);
  const placed =
    MONTH_PREPOSITIONS.has(before) ||
    (before === 'the' && atoms.at(at + 1).kind === 'word' && !atoms.at(at + 1).capital);
  if (!full) return SHORT_PREPOSITIONS.has(before);
  // "June Abbott and April Marsh", "a prize for May Brand"; but "in March Ukraine said"
  if (BEFORE_NAMES.has(before) && atoms.at(at + 1).capital) return false;
  if (word === 'may' || word === 'march') return placed;
  // "April Jones": a following capitalised word makes it a name.
  return placed || !atoms.at(at + 1).capital;
}

/** "Tuesday", "Tuesdays", "Tue." */
export function readWeekdayName(atoms: Atoms, at: AtomNumber): { to: number; value: number; plural: boolean } | null {
  const word = atoms.lower(at);
  const full = WEEKDAYS.get(word);
  if (full !== undefined) return { to: at + 1, value: full, plural: false };
  if (word.endsWith('days')) {
    const plural = WEEKDAYS.get(word.slice(0, -1));
    return plural === undefined ? null : { to: at + 1, value: plural, plural: true };
  }
  return null;
}

/** "Tuesday", "Tuesday, March 3", "on Tuesdays". */
export function readWeekday(atoms: Atoms, at: AtomNumber): Core | null {
  const name = readWeekdayName(atoms, at);
  if (name === null) return null;
  if (name.plural) return setCore(name.to, 'weekdays', `XXXX-WXX-${name.value}`);
  const comma = atoms.lower(name.to) === ',' || atoms.lower(name.to) === '(' ? 1 : 0;
  const atom = atoms.at(name.to + comma);
  const date = atom.capital
    ? readMonth(atoms, name.to + comma, true)
    : atom.kind === 'number'
      ? readDayMonth(atoms, name.to + comma)
      : null;
  if (date !== null) return { ...date, rule: 'weekday date' };
  if (hasWords(atoms, name.to, 'of', 'last', 'week'))
    return weekdayCore(name.to + 3, name.value, -2, 'weekday of week');
  if (hasWords(atoms, name.to, 'of', 'next', 'week')) return weekdayCore(name.to + 3, name.value, 2, 'weekday of week');
  if (hasWords(atoms, name.to, 'last', 'week')) return weekdayCore(name.to + 2, name.value, -2, 'weekday of week');
  if (hasWords(atoms, name.to, 'next', 'week')) return weekdayCore(name.to + 2, name.value, 2, 'weekday of week');
  return readWithPart(atoms, weekdayCore(name.to, name.value, null, 'weekday'));
}

/** A part of the day after a day: "Friday night", "Monday at noon". */
export function readWithPart(atoms: Atoms, core: Core): Core {
  const at = atoms.lower(core.to) === 'at' ? 1 : 0;
  const part = PARTS_OF_DAY.get(atoms.lower(core.to + at));
  if (part !== undefined && part.includes(':') === (at === 1)) {
    return {
      ...core,
      to: core.to + at + 1,
      type: 'TIME',
      rule: 'day part',
      expression: withTime(core.expression, `T${part}`),
    };
  }
  if (atoms.lower(core.to) === 'nights') {
    return core.expression.kind === 'weekday'
      ? setCore(core.to + 1, 'weekdays', `XXXX-WXX-${core.expression.weekday}TNI`)
      : core;
  }
  return core;
}

/** A year told by its number, or by how far it is from the article's. */
export interface YearRead {
  readonly to: number;
  readonly value: number | null;
  readonly shift: number | null;
}

/** A year after a month or a day: "1989", ", 1989", "of 1989", "last year", "this year". */
export function yearAfter(atoms: Atoms, at: AtomNumber): YearRead | null {
  const isOf = atoms.lower(at) === 'of';
  const next = isOf || atoms.lower(at) === ',' ? at + 1 : at;
  if (isYearFigure(atoms, next)) return readFigureYear(atoms, next);
  const spoken = readSpokenYear(atoms, next);
  if (spoken !== null) return { to: spoken.to, value: spoken.value, shift: null };
  return readToldYear(atoms, isOf ? at + 1 : at);
}

function isYearFigure(atoms: Atoms, at: AtomNumber): boolean {
  const atom = atoms.at(at);
  return atom.kind === 'number' && /^(?:1[5-9]|20)\d\d$/.test(atom.lower);
}

/** The figure, unless it counts what follows ("of 2000 people", "1500m"). */
function readFigureYear(atoms: Atoms, at: AtomNumber): YearRead | null {
  if (atoms.glued(at + 1) && atoms.at(at + 1).kind === 'word') return null;
  return COUNTED_THINGS.has(atoms.lower(at + 1)) ? null : { to: at + 1, value: atoms.at(at).value, shift: null };
}

/** "last year", "this year", "next year" */
function readToldYear(atoms: Atoms, at: AtomNumber): YearRead | null {
  const shift = YEAR_SHIFTS.get(atoms.lower(at));
  return shift === undefined || atoms.lower(at + 1) !== 'year' ? null : { to: at + 2, value: null, shift };
}

const YEAR_SHIFTS: ReadonlyMap<string, number> = new Map([
  ['last', -1],
  ['this', 0],
  ['next', 1],
]);

/** "Christmas Day", "Thanksgiving 2024". */
export function readHoliday(atoms: Atoms, at: AtomNumber): Core | null {
  const known = HOLIDAYS_BY_WORD.get(atoms.lower(at));
  if (known === undefined) return null;
  for (const holiday of known) {
    if (!hasWords(atoms, at, ...holiday.name)) continue;
    const end = at + holiday.name.length;
    const year = yearAfter(atoms, end);
    return {
      to: year?.to ?? end,
      type: 'DATE',
      rule: 'holiday',
      expression: { kind: 'holiday', holiday, year: year?.value ?? null, shift: year?.shift ?? null },
    };
  }
  return null;
}
