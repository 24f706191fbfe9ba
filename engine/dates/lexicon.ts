import words from '../english/data/time-words.json' with { type: 'json' };
import { NUMBER_WORDS } from '../grammar/numerals.ts';
import { ListedWords } from '../text/listed.ts';
import holidays from './data/holidays.json' with { type: 'json' };

/**
 * Units of time by their TIMEX3 letter. Our own beside those: TM minutes (to tell them from M months), H hours, S
 * seconds, N nights, F fortnights, K weekends.
 */
export type Unit = 'S' | 'TM' | 'H' | 'D' | 'N' | 'W' | 'F' | 'K' | 'M' | 'Q' | 'Y' | 'E' | 'C';

const UNIT_CODES: readonly Unit[] = ['S', 'TM', 'H', 'D', 'N', 'W', 'F', 'K', 'M', 'Q', 'Y', 'E', 'C'];

function unitOf(code: string): Unit {
  const unit = UNIT_CODES.find((known) => known === code);
  if (unit === undefined) throw new Error(`time-words.json: no unit ${code}`);
  return unit;
}

export const MONTHS = new Map(Object.entries(words.months));
export const MONTH_ABBREVIATIONS = new Map(Object.entries(words.monthAbbreviations));
export const WEEKDAYS = new Map(Object.entries(words.weekdays));
export const WEEKDAY_ABBREVIATIONS = new Map(Object.entries(words.weekdayAbbreviations));
export const UNITS = new Map(Object.entries(words.units).map(([word, code]) => [word, unitOf(code)]));
export const PARTS_OF_DAY = new Map(Object.entries(words.partsOfDay));
export const SEASONS = new Map(Object.entries(words.seasons));
export const REFERENCES = new Map(Object.entries(words.references));
export const SETS = new Map(Object.entries(words.sets));
export const APPROXIMATE = new Map(Object.entries(words.approximate));
export const SPELLED_DECADES = new Map(Object.entries(words.spelledDecades));
export const ZONES = new Set(words.zones);
export const COUNTED_THINGS = new Set(words.countedThings);
export const FUTURE_MARKERS = new Set(words.futureMarkers);
export const PAST_MARKERS = new Set(words.pastMarkers);

/** A holiday by fixed day, by weekday of a month, or by days from Easter Sunday. */
export interface Holiday {
  readonly name: readonly string[];
  readonly month?: number;
  readonly day?: number;
  readonly weekday?: number;
  readonly nth?: number;
  /** Days after the weekday: "the Tuesday after the first Monday". */
  readonly plus?: number;
  readonly easter?: number;
}

const HOLIDAYS: readonly Holiday[] = holidays;

/** Holidays by the first word of their name, longest name first. */
export const HOLIDAYS_BY_WORD = new Map<string, Holiday[]>();
for (const holiday of HOLIDAYS) {
  const first = holiday.name[0] ?? '';
  const known = HOLIDAYS_BY_WORD.get(first) ?? [];
  known.push(holiday);
  known.sort((a, b) => b.name.length - a.name.length);
  HOLIDAYS_BY_WORD.set(first, known);
}

/** Every word an expression may start with; all others are passed over at one look. */
export const STARTERS = new ListedWords([
  ...words.starters,
  ...MONTHS.keys(),
  ...MONTH_ABBREVIATIONS.keys(),
  ...WEEKDAYS.keys(),
  ...[...WEEKDAYS.keys()].map((day) => `${day}s`),
  ...WEEKDAY_ABBREVIATIONS.keys(),
  ...UNITS.keys(),
  ...SEASONS.keys(),
  ...REFERENCES.keys(),
  ...SETS.keys(),
  ...APPROXIMATE.keys(),
  ...HOLIDAYS_BY_WORD.keys(),
  ...NUMBER_WORDS,
]);
