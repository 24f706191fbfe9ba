/** What a time expression is resolved against, and how a day is written. */

import { type CivilDate, formatDay } from './calendar.ts';
import type { Anchor } from './expression.ts';

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

/** A day of which nothing is known. */
export const NO_DAY = 'XXXX-XX-XX';

/** The value of a day, which later expressions count from where the article's own day is its anchor. */
export function day(date: CivilDate | null, time: string | null, context: Context, anchor: Anchor): string {
  if (date === null) return `${NO_DAY}${time ?? ''}`;
  if (anchor === 'reference') {
    context.lastDay = date;
    context.lastMonth = { year: date.year, month: date.month };
  }
  return `${formatDay(date)}${time ?? ''}`;
}
