import words from './data/calendar-words.json' with { type: 'json' };
import { foldWord } from './fold.ts';

function monthTable(rows: readonly string[]): Map<string, number> {
  return new Map(rows.flatMap((names, at) => names.split('|').map((name) => [name, at + 1] as const)));
}

const MONTHS = monthTable(words.months);
const EXCEPTIONS: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  Object.entries(words.exceptions).map(([language, names]) => [language, new Map(Object.entries(names))]),
);
const SOLAR = monthTable(words.solar);
const WEEKDAYS: ReadonlySet<string> = new Set(words.weekdays.split('|'));

/** What Hebrew, Catalan and Arabic set before a month in one word with it. */
const JOINED = /^(?:ב|d['’]|و)/;

/**
 * The number of the month that a word names in any language, 0 where it names none. Where two languages differ, that of
 * the page decides.
 */
export function monthOf(word: string, language: string | null): number {
  const folded = foldWord(word);
  const own = language === null ? undefined : EXCEPTIONS.get(language.slice(0, 2).toLowerCase())?.get(folded);
  return own ?? MONTHS.get(folded) ?? MONTHS.get(folded.replace(JOINED, '')) ?? 0;
}

/** The same for the months of the solar calendar of Iran. */
export function solarMonthOf(word: string): number {
  return SOLAR.get(foldWord(word)) ?? 0;
}

/** Whether a word is the name of a day of the week. */
export function isWeekday(word: string): boolean {
  return WEEKDAYS.has(foldWord(word));
}

/** A day as ISO 8601 writes it; null where there is no such day. */
export function isoDay(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1) return null;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  // The day on which computers begin to count stands where there is no date.
  if (day > days || (year === 1970 && month === 1 && day === 1)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Leap years of the solar calendar by the rule of 33 years, which holds from 1800 to 2256. */
const SOLAR_LEAP = new Set([1, 5, 9, 13, 17, 22, 26, 30]);

/** A day of the solar calendar of Iran, in which the year 1400 began on 21 March 2021, as ISO 8601 writes it. */
export function solarDay(year: number, month: number, day: number): string | null {
  if (year < 1300 || year > 1500 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  let days = 0;
  for (let at = 1400; at < year; at++) days += SOLAR_LEAP.has(at % 33) ? 366 : 365;
  for (let at = year; at < 1400; at++) days -= SOLAR_LEAP.has(at % 33) ? 366 : 365;
  days += (month - 1) * 31 - Math.max(0, month - 7) + day - 1;
  return new Date(Date.UTC(2021, 2, 21 + days)).toISOString().slice(0, 10);
}
