import dateWords from '../../english/data/date-words.json' with { type: 'json' };
import type { Atoms } from '../../text/atoms.ts';
import type { AtomNumber } from '../../text/ranges.ts';
import { daysInMonth } from '../calendar.ts';
import type { Anchor, Expression, Match } from '../expression.ts';
import { UNITS, type Unit } from '../lexicon.ts';
import { durationValue } from './duration.ts';

/** Words that may follow a noun of time that is no adjective ("the future of ..."). */
export const CLAUSE_WORDS = new Set(dateWords.clauseWords);

/** What a rule reads: a {@link Match} without its start. */
export type Core = Omit<Match, 'from' | 'mod'> & { readonly mod?: string | null };

/** What has one value, whatever the article's day. */
export function fixed(value: string): Expression {
  return { kind: 'fixed', value };
}

/** As much of a day of the calendar as the text tells, and how many years away it is where it tells that. */
interface CalendarParts {
  readonly year?: number | null | undefined;
  readonly month?: number;
  readonly day?: number;
  readonly shift?: number | null | undefined;
}

/** A year, a month or a day of the calendar: "2024", "March", "March 3, 2024". */
export function calendar(end: number, rule: string, { year = null, month, day, shift = null }: CalendarParts): Core {
  const expression = { kind: 'calendar', year, month: month ?? null, day: day ?? null, shift, time: null } as const;
  return { to: end, type: 'DATE', rule, expression };
}

/** The 29th of February is a day of some year. */
const LEAP_YEAR = 2000;

/** A day of a month; null where the month has fewer. */
export function calendarDay(
  end: number,
  rule: string,
  parts: CalendarParts & { readonly month: number; readonly day: number },
): Core | null {
  const { month, day } = parts;
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(LEAP_YEAR, month);
  return isDay ? calendar(end, rule, parts) : null;
}

/** A day of the week, some weeks away where that is told. */
export function weekdayCore(
  end: number,
  value: number,
  shift: number | null,
  rule: string,
  anchor: Anchor = 'reference',
): Core {
  return { to: end, type: 'DATE', rule, expression: { kind: 'weekday', weekday: value, shift, anchor, time: null } };
}

/** A day, week, month or year by its distance from an anchor: "last week", "next year". */
export function unitCore(end: number, unit: Unit, offset: number, anchor: Anchor, rule: string): Core {
  return { to: end, type: 'DATE', rule, expression: { kind: 'unit', unit, offset, anchor } };
}

/** A day by its distance from an anchor; with a tail ("TNI") it is a part of that day. */
export function dayCore(end: number, rule: string, offset: number, anchor: Anchor, time: string | null = null): Core {
  return { to: end, type: time === null ? 'DATE' : 'TIME', rule, expression: { kind: 'day', offset, anchor, time } };
}

/** A length of time, such as "three years"; null where the count is not told. */
export function lengthCore(end: number, rule: string, count: number | null, unit: Unit): Core {
  return { to: end, type: 'DURATION', rule, expression: fixed(durationValue(count, unit)) };
}

/** What has one TIMEX3 value whatever the article's date: "now", "the past", "the 1990s". */
export function fixedDate(end: number, rule: string, value: string): Core {
  return { to: end, type: 'DATE', rule, expression: fixed(value) };
}

/** What comes again and again: "every Thursday", "twice a year". */
export function setCore(end: number, rule: string, value: string): Core {
  return { to: end, type: 'SET', rule, expression: fixed(value) };
}

/** "the quarter": one that the text does not number, of a year where one is told, or of one that is some years away. */
export function quarterCore(end: number, rule: string, year: number | null, shift: number | null): Core {
  return { to: end, type: 'DATE', rule, expression: { kind: 'quarter', quarter: null, half: false, year, shift } };
}

/** A day with the time of it; what has no time of day stays. */
export function withTime(expression: Expression, time: string): Expression {
  return expression.kind === 'calendar' || expression.kind === 'weekday' || expression.kind === 'day'
    ? { ...expression, time }
    : expression;
}

/** Whether a word is a number of one or two figures within bounds. */
export function isPlainInteger(text: string, low: number, high: number): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) >= low && Number(text) <= high;
}

/** True where atoms from `index` on are these words. */
export function hasWords(atoms: Atoms, index: AtomNumber, ...words: string[]): boolean {
  return words.every((word, offset) => atoms.lower(index + offset) === word);
}

/** Whether a mark is at an atom, without a space before it. */
export function gluedTo(atoms: Atoms, index: AtomNumber, mark: string): boolean {
  return atoms.lower(index) === mark && atoms.glued(index);
}

/** "weeks", "trading days": a unit of time. */
export function readUnitWord(atoms: Atoms, at: AtomNumber): { to: number; unit: Unit } | null {
  const trading = UNIT_QUALIFIERS.has(atoms.lower(at)) ? 1 : 0;
  const unit = UNITS.get(atoms.lower(at + trading));
  return unit === undefined ? null : { to: at + trading + 1, unit };
}

/** "three trading days" */
const UNIT_QUALIFIERS = new Set(['trading', 'business', 'working', 'calendar']);

/** "a few", "several", "a couple of": with the count where it tells one, or null. */
export function readVagueCount(atoms: Atoms, at: AtomNumber): { to: number; count: number | null } | null {
  const article = atoms.lower(at) === 'a' ? 1 : 0;
  const word = atoms.lower(at + article);
  const end = at + article + 1;
  if (word === 'couple') return { to: atoms.lower(end) === 'of' ? end + 1 : end, count: 2 };
  if (word === 'few' || (article === 0 && (word === 'several' || word === 'many'))) return { to: end, count: null };
  return null;
}
