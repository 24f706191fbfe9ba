import {
  addMonths,
  type CivilDate,
  daysInMonth,
  formatDay,
  formatMonth,
  formatWeek,
  formatYear,
  fromDays,
  pad,
  toDays,
  weekdayOf,
} from './calendar.ts';
import { type Context, day, NO_DAY } from './context.ts';
import { type Anchor, type Expression, LAST_MONTH_NAME, NEXT_MONTH_NAME } from './expression.ts';
import type { Unit } from './lexicon.ts';
import { resolveHoliday, resolveQuarter, resolveSeason } from './resolve-periods.ts';
import type { Tense } from './tense.ts';

/**
 * The TIMEX3 value of an expression. Without the article's date a relative expression keeps what it says
 * ("XXXX-WXX-4"), never a guess. Updates the context.
 */
export function resolve(expression: Expression, tense: Tense | null, context: Context): string {
  switch (expression.kind) {
    case 'fixed':
      return expression.value;
    case 'calendar':
      return resolveCalendar(expression, tense, context);
    case 'weekday':
      return resolveWeekday(expression, tense, context);
    case 'day': {
      const base = anchorDay(expression.anchor, context);
      if (base === null)
        return `${expression.offset === 0 ? (context.yearless ?? NO_DAY) : NO_DAY}${expression.time ?? ''}`;
      return day(fromDays(toDays(base) + expression.offset), expression.time, context, expression.anchor);
    }
    case 'clock':
      return day(context.lastDay ?? context.reference, expression.time, context, 'context');
    case 'unit':
      return resolveUnit(expression.unit, expression.offset, expression.anchor, context);
    case 'shift':
      return resolveShift(expression, context);
    case 'quarter':
      return resolveQuarter(expression, tense, context);
    case 'season':
      return resolveSeason(expression.season, expression.year, expression.shift, tense, context);
    case 'holiday':
      return resolveHoliday(expression.holiday, expression.year, expression.shift, tense, context);
  }
}

function anchorDay(anchor: Anchor, context: Context): CivilDate | null {
  return anchor === 'context' ? (context.lastDay ?? context.reference) : context.reference;
}

type CalendarExpression = Extract<Expression, { kind: 'calendar' }>;

function resolveCalendar(expression: CalendarExpression, tense: Tense | null, context: Context): string {
  const { month, time } = expression;
  const year =
    expression.year ?? (month === null ? null : yearFor(month, expression.day, expression.shift, tense, context));
  if (month === null) {
    if (year === null) return forget('XXXX', context);
    context.lastMonth = { year, month: null };
    return formatYear(year);
  }
  if (year === null) {
    const tail = expression.day === null ? '' : `-${pad(expression.day)}`;
    return forget(`XXXX-${pad(month)}${tail}${time ?? ''}`, context);
  }
  context.lastMonth = { year, month };
  if (expression.day === null) return formatMonth({ year, month });
  if (expression.week === true)
    return formatWeek(toDays({ year, month, day: Math.min(expression.day, daysInMonth(year, month)) }));
  return day({ year, month, day: Math.min(expression.day, daysInMonth(year, month)) }, time, context, 'reference');
}

/**
 * The year of a month or day named without one: by "last" and "next", else the nearest, where tense weighs
 * the distance: news says "on Dec. 30" in January of the December just gone, and "by Jan. 14" of the one to come.
 */
function yearFor(
  month: number,
  dayOfMonth: number | null,
  shift: number | null,
  tense: Tense | null,
  context: Context,
): number | null {
  const { reference } = context;
  if (reference === null) return null;
  if (shift !== null && Math.abs(shift) < NEXT_MONTH_NAME) return reference.year + shift;
  // Days from the article to this year's one; a month counts from its first day, and the article's own month is no
  // distance.
  const ahead = (year: number) =>
    dayOfMonth === null
      ? (year * 12 + month - (reference.year * 12 + reference.month)) * 30
      : toDays({ year, month, day: Math.min(dayOfMonth, daysInMonth(year, month)) }) - toDays(reference);
  const years = [reference.year - 1, reference.year, reference.year + 1];
  if (shift === LAST_MONTH_NAME) return years.findLast((year) => ahead(year) < 0) ?? reference.year;
  if (shift === NEXT_MONTH_NAME) return years.find((year) => ahead(year) > 0) ?? reference.year;
  const cost = (year: number) => {
    const days = ahead(year);
    return days >= 0 ? days * AGAINST_PAST[tense ?? 'none'] : -days * AGAINST_FUTURE[tense ?? 'none'];
  };
  return years.toSorted((a, b) => cost(a) - cost(b))[0] ?? reference.year;
}

/**
 * How many times farther a day to come counts, and a day gone by, under each tense of its clause. Measured on TimeBank:
 * a wrong-looking tense is often that of "said" or "was asked to", so a near day outweighs it; without a verb, news
 * tells of the past rather than of what is to come. Three and five do TimeBank, AQUAINT and MEANTIME equally well, and
 * with five what November tells of "14 January" in the past is ten months old and not to come; eight does AQUAINT
 * worse.
 */
const AGAINST_PAST = { past: 5, future: 1, none: 1.5 } as const;
const AGAINST_FUTURE = { past: 1, future: 3, none: 1 } as const;

type WeekdayExpression = Extract<Expression, { kind: 'weekday' }>;

function resolveWeekday(expression: WeekdayExpression, tense: Tense | null, context: Context): string {
  const base = anchorDay(expression.anchor, context);
  if (base === null) return forget(`XXXX-WXX-${expression.weekday}${expression.time ?? ''}`, context);
  const today = toDays(base);
  const back = (weekdayOf(today) - expression.weekday + 7) % 7;
  const ahead = (7 - back) % 7;
  const monday = today - weekdayOf(today) + 1;
  const dayIn = (): number => {
    switch (expression.shift) {
      case -2:
        return monday - 7 + expression.weekday - 1;
      case 2:
        return monday + 7 + expression.weekday - 1;
      case -1:
        return today - (back || 7);
      case 1:
        return today + (ahead || 7);
      case 0:
        return tense === 'past' ? today - back : today + ahead;
      default:
        return tense === 'future' ? today + ahead : today - back;
    }
  };
  return day(fromDays(dayIn()), expression.time, context, 'reference');
}

function resolveUnit(unit: Unit, offset: number, anchor: Anchor, context: Context): string {
  return UNIT_VALUES[unit]?.(offset, anchor === 'context', context) ?? NO_DAY;
}

/**
 * "this week", "last month", "next year": the value of a unit that is some units away.
 *
 * @param contextual - counted from the date told before, not from the article's own day
 */
type UnitValue = (offset: number, contextual: boolean, context: Context) => string;

const UNIT_VALUES: Readonly<Partial<Record<Unit, UnitValue>>> = {
  W: (offset, contextual, { reference, lastDay }) => {
    const base = contextual ? (lastDay ?? reference) : reference;
    return base === null ? 'XXXX-WXX' : formatWeek(toDays(base) + offset * 7);
  },
  K: (offset, contextual, { reference }) => {
    // A weekend named on a weekday without "next" is the one of that week where it is over, else the one before.
    if (reference === null) return 'XXXX-WXX-WE';
    const today = toDays(reference);
    const before = weekdayOf(today) >= 6 ? 0 : -7;
    return `${formatWeek(today + (contextual ? before : offset * 7))}-WE`;
  },
  M: (offset, contextual, context) => {
    const { lastMonth, reference } = context;
    const told = contextual && lastMonth?.month != null ? { year: lastMonth.year, month: lastMonth.month } : reference;
    return told === null ? forget('XXXX-XX', context) : remember(addMonths({ ...told, day: 1 }, offset), context);
  },
  Q: (offset, _contextual, context) => {
    const { reference } = context;
    if (reference === null) return 'XXXX-QX';
    const index = reference.year * 4 + Math.floor((reference.month - 1) / 3) + offset;
    context.lastQuarter = { year: Math.floor(index / 4), quarter: (index % 4) + 1 };
    return `${formatYear(context.lastQuarter.year)}-Q${context.lastQuarter.quarter}`;
  },
  Y: (offset, contextual, context) => {
    const own = context.reference?.year;
    const base = contextual ? (context.lastMonth?.year ?? own) : own;
    if (base === undefined) return forget('XXXX', context);
    context.lastMonth = { year: base + offset, month: null };
    return formatYear(base + offset);
  },
  E: (offset, _contextual, { reference }) =>
    reference === null ? 'XXX' : String(Math.floor(reference.year / 10) + offset),
  C: (offset, _contextual, { reference }) =>
    reference === null ? 'XX' : pad(Math.floor(reference.year / 100) + offset),
};

/**
 * What counts from the date told before ("a year earlier") must not count from one told before that, where the value of
 * the last is not known.
 */
function forget(value: string, context: Context): string {
  context.lastDay = null;
  context.lastMonth = null;
  return value;
}

function remember(date: CivilDate, context: Context): string {
  context.lastMonth = { year: date.year, month: date.month };
  return formatMonth(date);
}

type ShiftExpression = Extract<Expression, { kind: 'shift' }>;

/** "three days ago", "two years later" */
function resolveShift({ unit, count, sign, anchor }: ShiftExpression, context: Context): string {
  if (count === null) return sign < 0 ? 'PAST_REF' : 'FUTURE_REF';
  const whole = sign * Math.round(count);
  if (unit === 'Q') return resolveUnit('Q', whole, 'reference', context);
  const base = anchorDay(anchor, context);
  if (unit === 'Y' || unit === 'E' || unit === 'C')
    return resolveYears(unit, sign * count, anchor === 'context' ? (context.lastMonth ?? base) : null, context);
  if (unit === 'M' && anchor === 'context') return resolveUnit('M', Math.round(sign * count), anchor, context);
  if (base === null) return UNTOLD_SHIFTS[unit];
  switch (unit) {
    case 'S':
    case 'TM':
    case 'H':
      return formatDay(base);
    case 'D':
    case 'N':
      return day(fromDays(toDays(base) + whole), null, context, 'reference');
    case 'W':
    case 'F':
    case 'K':
      return formatWeek(toDays(base) + whole * (unit === 'F' ? 14 : 7));
    case 'M':
      return remember(addMonths({ ...base, day: 1 }, Math.round(sign * count)), context);
  }
}

/** What a number of units from an unknown day is. */
const UNTOLD_SHIFTS = {
  S: 'XXXX-XX-XXTXX:XX',
  TM: 'XXXX-XX-XXTXX:XX',
  H: 'XXXX-XX-XXTXX:XX',
  D: NO_DAY,
  N: NO_DAY,
  W: 'XXXX-WXX',
  F: 'XXXX-WXX',
  K: 'XXXX-WXX',
  M: 'XXXX-XX',
} as const;

const YEARS = { Y: 1, E: 10, C: 100 } as const;

/** Some years, decades or centuries from the year of a date told before, or from the article's own. */
function resolveYears(
  unit: keyof typeof YEARS,
  count: number,
  told: Pick<CivilDate, 'year'> | null,
  { lastQuarter, reference }: Context,
): string {
  // In a story of results "a year ago" and "a year earlier" are the same quarter of the year before.
  if (unit === 'Y' && count === -1 && lastQuarter !== null && reference !== null)
    return `${formatYear(lastQuarter.year - 1)}-Q${lastQuarter.quarter}`;
  const from = told ?? reference;
  return from === null ? 'XXXX' : formatYear(Math.max(0, Math.round(from.year + count * YEARS[unit])));
}
