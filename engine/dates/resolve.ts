import {
  addMonths,
  type CivilDate,
  daysInMonth,
  easter,
  formatDay,
  formatMonth,
  formatWeek,
  formatYear,
  fromDays,
  nthWeekday,
  toDays,
  weekdayOf,
} from './calendar.ts';
import { type Anchor, type Expression, LAST_MONTH_NAME, NEXT_MONTH_NAME } from './expression.ts';
import type { Holiday, Unit } from './lexicon.ts';
import type { Tense } from './tense.ts';

/** What is known so far in the text: the article's date, and what was named last. */
export interface Context {
  readonly reference: CivilDate | null;
  /** The day of a dateline that names no year ("XXXX-06-15"), where nothing else dates the article. */
  readonly yearless: string | null;
  /** The day named last, for "that day", "three days later". */
  lastDay: CivilDate | null;
  /** The year, and month where there is one, named last. */
  lastMonth: { year: number; month: number | null } | null;
  lastQuarter: { year: number; quarter: number } | null;
}

const NO_DAY = 'XXXX-XX-XX';

const pad = (value: number) => String(value).padStart(2, '0');

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

function day(date: CivilDate | null, time: string | null, context: Context, anchor: Anchor): string {
  if (date === null) return `XXXX-XX-XX${time ?? ''}`;
  if (anchor === 'reference') {
    context.lastDay = date;
    context.lastMonth = { year: date.year, month: date.month };
  }
  return `${formatDay(date)}${time ?? ''}`;
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
    if (year === null) return 'XXXX';
    context.lastMonth = { year, month: null };
    return formatYear(year);
  }
  if (year === null) {
    const tail = expression.day === null ? '' : `-${pad(expression.day)}`;
    return `XXXX-${pad(month)}${tail}${time ?? ''}`;
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
  if (base === null) return `XXXX-WXX-${expression.weekday}${expression.time ?? ''}`;
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
  return UNIT_VALUES[unit]?.(offset, anchor === 'context', context) ?? 'XXXX-XX-XX';
}

/**
 * "this week", "last month", "next year": the value of a unit so many units away.
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
    return told === null ? 'XXXX-XX' : remember(addMonths({ ...told, day: 1 }, offset), context);
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
    if (base === undefined) return 'XXXX';
    context.lastMonth = { year: base + offset, month: null };
    return formatYear(base + offset);
  },
  E: (offset, _contextual, { reference }) =>
    reference === null ? 'XXX' : String(Math.floor(reference.year / 10) + offset),
  C: (offset, _contextual, { reference }) =>
    reference === null ? 'XX' : pad(Math.floor(reference.year / 100) + offset),
};

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

/** What so many units from an unknown day are. */
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

/** So many years, decades or centuries from the year of a date told before, or from the article's own. */
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

type QuarterExpression = Extract<Expression, { kind: 'quarter' }>;

function resolveQuarter(expression: QuarterExpression, tense: Tense | null, context: Context): string {
  const { quarter } = expression;
  return quarter === null
    ? resolveThatQuarter(expression, context)
    : resolveNumberedQuarter(expression, quarter, tense, context);
}

/** "the quarter": the one told last, else the one that was over when the article was written. */
function resolveThatQuarter({ year, shift }: QuarterExpression, context: Context): string {
  const { lastQuarter, reference } = context;
  const known = lastQuarter ?? (reference === null ? null : lastCompletedQuarter(reference));
  if (known === null) return `${year === null ? 'XXXX' : formatYear(year)}-QX`;
  const told = { year: year ?? known.year + (shift ?? 0), quarter: known.quarter };
  if (shift === null && year === null) context.lastQuarter = told;
  return `${formatYear(told.year)}-Q${told.quarter}`;
}

/** "third quarter", "first half of 1998" */
function resolveNumberedQuarter(
  { half, year, shift }: QuarterExpression,
  quarter: number,
  tense: Tense | null,
  context: Context,
): string {
  const { reference } = context;
  const name = `${half ? 'H' : 'Q'}${quarter}`;
  const opens = (quarter - 1) * (half ? 6 : 3) + 1;
  const told = year ?? (reference && reference.year + (shift ?? yearsToQuarter(reference.month - opens, tense)));
  if (told === null) return `XXXX-${name}`;
  if (!half && shift === null) context.lastQuarter = { year: told, quarter };
  return `${formatYear(told)}-${name}`;
}

/** How many years away a quarter without one is, by how many months ago this year's began, and the tense. */
function yearsToQuarter(monthsAgo: number, tense: Tense | null): number {
  if (monthsAgo < 0) return tense === 'future' ? 0 : -1;
  return tense === 'future' && monthsAgo > 9 ? 1 : 0;
}

function lastCompletedQuarter(reference: CivilDate): { year: number; quarter: number } {
  const index = reference.year * 4 + Math.floor((reference.month - 1) / 3) - 1;
  return { year: Math.floor(index / 4), quarter: (index % 4) + 1 };
}

/** First month of a season of the north, by its TIMEX3 letters; winter opens in the December before. */
const SEASON_OPENS: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };

function resolveSeason(
  season: string,
  year: number | null,
  shift: number | null,
  tense: Tense | null,
  context: Context,
): string {
  if (year !== null) return `${formatYear(year)}-${season}`;
  const { reference } = context;
  if (reference === null) return `XXXX-${season}`;
  return `${formatYear(reference.year + yearsToSeason(reference.month, season, shift, tense))}-${season}`;
}

/** How many years away a season without one is: the last one, the next one, or as the tense has it. */
function yearsToSeason(month: number, season: string, shift: number | null, tense: Tense | null): number {
  const opens = SEASON_OPENS[season] ?? 1;
  const begun = opens <= month;
  const leads = shift ?? (tense === 'past' ? -1 : tense === 'future' ? 1 : 0);
  if (leads === -1) {
    const isOver = begun && !(shift === -1 && month - opens < 3);
    return isOver ? 0 : -1;
  }
  const isAhead = month < opens + 3 && !(shift === 1 && begun);
  return leads === 1 && !isAhead ? 1 : 0;
}

function resolveHoliday(
  holiday: Holiday,
  year: number | null,
  shift: number | null,
  tense: Tense | null,
  context: Context,
): string {
  const { reference } = context;
  if (year !== null) return day(holidayIn(holiday, year), null, context, 'reference');
  if (reference === null)
    return holiday.month === undefined || holiday.day === undefined
      ? 'XXXX-XX-XX'
      : `XXXX-${pad(holiday.month)}-${pad(holiday.day)}`;
  const today = toDays(reference);
  const years = [reference.year - 1, reference.year, reference.year + 1].map((candidate) =>
    holidayIn(holiday, candidate),
  );
  const before = years.filter((date) => toDays(date) < today + (shift === -1 ? 0 : 1)).at(-1);
  const after = years.find((date) => toDays(date) >= today + (shift === 1 ? 1 : 0));
  const nearest = years.toSorted((a, b) => Math.abs(toDays(a) - today) - Math.abs(toDays(b) - today))[0];
  const past = shift === -1 || (shift === null && tense === 'past');
  const future = shift === 1 || shift === 0 || (shift === null && tense === 'future');
  return day((past ? before : future ? after : nearest) ?? nearest ?? reference, null, context, 'reference');
}

function holidayIn(holiday: Holiday, year: number): CivilDate {
  if (holiday.easter !== undefined) return fromDays(toDays(easter(year)) + holiday.easter);
  if (holiday.weekday !== undefined) {
    const day = nthWeekday(year, holiday.month ?? 1, holiday.weekday, holiday.nth ?? 1);
    return fromDays(toDays(day) + (holiday.plus ?? 0));
  }
  return { year, month: holiday.month ?? 1, day: holiday.day ?? 1 };
}
