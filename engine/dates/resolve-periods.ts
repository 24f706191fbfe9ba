/** Quarters, seasons and holidays, resolved against the article's own day. */

import { type CivilDate, easter, formatYear, fromDays, nthWeekday, pad, toDays } from './calendar.ts';
import { type Context, day, NO_DAY } from './context.ts';
import type { Expression } from './expression.ts';
import type { Holiday } from './lexicon.ts';
import type { Tense } from './tense.ts';

type QuarterExpression = Extract<Expression, { kind: 'quarter' }>;

/** The value of "the quarter", "the third quarter of 2023". */
export function resolveQuarter(expression: QuarterExpression, tense: Tense | null, context: Context): string {
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

/** The value of "spring", "last summer". */
export function resolveSeason(
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

/** The value of a holiday: its day in the year told, or the nearest that fits the tense. */
export function resolveHoliday(
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
      ? NO_DAY
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
