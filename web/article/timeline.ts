import type { DateFact } from '../../engine/record.ts';

/** One point of time the article names, however often. */
export interface TimelineEntry {
  readonly value: string;
  /** The date in words. */
  readonly when: string;
  /** As the article puts it, each wording once. */
  readonly wordings: readonly string[];
  /** Of its surest mention. */
  readonly score: number;
}

export interface Timeline {
  /** Points in time: the article's own day, then the others, earliest first. */
  readonly points: readonly TimelineEntry[];
  /** Durations, repeated times, and what no date in the article settles. */
  readonly others: readonly TimelineEntry[];
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

const SEASONS: Readonly<Record<string, readonly [name: string, month: string]>> = {
  WI: ['winter', '01'],
  SP: ['spring', '04'],
  SU: ['summer', '07'],
  FA: ['autumn', '10'],
};
const PARTS: Readonly<Record<string, string>> = {
  MO: 'morning',
  AF: 'afternoon',
  EV: 'evening',
  NI: 'night',
  DT: 'daytime',
};

/** The Monday of an ISO week. */
function weekStart(year: number, week: number): Date {
  const fourth = new Date(Date.UTC(year, 0, 4));
  return new Date(fourth.getTime() + ((week - 1) * 7 - ((fourth.getUTCDay() + 6) % 7)) * 86_400_000);
}

/** A point in time to sort by, and in words. */
interface Point {
  readonly sort: string;
  readonly when: string;
}

/** Each reads one form of a TIMEX3 value, and gives null for the others. */
const POINTS: readonly ((value: string) => Point | null)[] = [
  dayPoint,
  monthPoint,
  yearPoint,
  weekPoint,
  quarterPoint,
  seasonPoint,
];

/** A TIMEX3 value as a point to sort by and words; null where it is no settled point in time. */
export function pointOf(value: string): Point | null {
  for (const read of POINTS) {
    const point = read(value);
    if (point !== null) return point;
  }
  return null;
}

/** "2024-01-11", "2024-01-11TMO", "2024-01-11T10:35Z" */
function dayPoint(value: string): Point | null {
  const date = /^(\d{4})-(\d{2})-(\d{2})(?:T(.+))?$/.exec(value);
  const time = date === null ? Number.NaN : Date.parse(value.slice(0, 10));
  if (date === null || Number.isNaN(time)) return null;
  const clock = date[4];
  const part =
    clock === undefined ? '' : `, ${PARTS[clock] ?? clock.replace(/^24:00$/, 'midnight').replace(/Z$/, ' UTC')}`;
  return { sort: value, when: `${day.format(time)}${part}` };
}

/** "2024-01" */
function monthPoint(value: string): Point | null {
  const time = /^\d{4}-\d{2}$/.test(value) ? Date.parse(`${value}-01`) : Number.NaN;
  return Number.isNaN(time) ? null : { sort: value, when: month.format(time) };
}

/** "2024", and "199" for the 1990s */
function yearPoint(value: string): Point | null {
  if (/^\d{4}$/.test(value)) return { sort: value, when: value };
  return /^\d{3}$/.test(value) ? { sort: `${value}0`, when: `${value}0s` } : null;
}

/** "2024-W02", "2024-W02-WE" */
function weekPoint(value: string): Point | null {
  const week = /^(\d{4})-W(\d{2})(-WE)?$/.exec(value);
  if (week === null) return null;
  const monday = weekStart(Number(week[1]), Number(week[2]));
  const isWeekend = week[3] !== undefined;
  const start = isWeekend ? new Date(monday.getTime() + 5 * 86_400_000) : monday;
  return { sort: start.toISOString().slice(0, 10), when: `${isWeekend ? 'weekend' : 'week'} of ${day.format(start)}` };
}

/** "2024-Q3", "2024-H1" */
function quarterPoint(value: string): Point | null {
  const quarter = /^(\d{4})-(Q|H)([1-4])$/.exec(value);
  if (quarter === null) return null;
  const [, year = '', kind, number = ''] = quarter;
  const first = String((Number(number) - 1) * (kind === 'Q' ? 3 : 6) + 1).padStart(2, '0');
  return { sort: `${year}-${first}`, when: `${kind === 'Q' ? 'quarter' : 'half'} ${number} of ${year}` };
}

/** "2024-SU" */
function seasonPoint(value: string): Point | null {
  const season = /^(\d{4})-(WI|SP|SU|FA)$/.exec(value);
  const named = SEASONS[season?.[2] ?? ''];
  return season === null || named === undefined
    ? null
    : { sort: `${season[1]}-${named[1]}`, when: `${named[0]} ${season[1]}` };
}

const UNITS: Readonly<Record<string, string>> = {
  Y: 'year',
  M: 'month',
  W: 'week',
  D: 'day',
  DE: 'decade',
  CE: 'century',
  Q: 'quarter',
  WE: 'weekend',
};
const CLOCK_UNITS: Readonly<Record<string, string>> = { H: 'hour', M: 'minute', S: 'second' };

/** What no date in the article settles. */
const UNDATED = 'undated';

/** Durations in words; what else is no point in time stays as its value, where unknown parts are said to be unknown. */
function durationOf(value: string): string {
  const plain = inOneUnit(value);
  if (plain !== null) return plain;
  if (/^PT?X/.test(value)) return 'length not stated';
  const long = /^P(?:(\d+)Y)?(?:(\d+)M)?$/.exec(value);
  if (long?.[1] !== undefined && long[2] !== undefined) return `${long[1]} years, ${long[2]} months`;
  if (value.startsWith('P')) return value;
  return value.includes('X') ? UNDATED : value;
}

/** "P3D" as "3 days". */
function inOneUnit(value: string): string | null {
  const plain = /^P(T?)([\d.]+)(DE|CE|WE|[YMWDQHS])$/.exec(value);
  const unit = plain === null ? undefined : (plain[1] === 'T' ? CLOCK_UNITS : UNITS)[plain[3] ?? ''];
  if (plain === null || unit === undefined) return null;
  const isPlural = plain[2] !== '1' && unit !== 'century';
  return `${plain[2]} ${unit}${isPlural ? 's' : ''}`;
}

/** A unit is told from others, and from nothing else, by so many of its letters: "century" and "centuries". */
const UNIT_LETTERS = 5;

/** Whether what a time comes to says more than the article: "10 years" of a decade does, of "over ten years" not. */
export function saysMore({ when, wordings }: Pick<TimelineEntry, 'when' | 'wordings'>): boolean {
  if (when === UNDATED) return true;
  if (!/^\d/.test(when)) return false;
  const unit = when
    .slice(when.lastIndexOf(' ') + 1)
    .replace(/s$/, '')
    .slice(0, UNIT_LETTERS);
  return !wordings.some((wording) => wording.toLowerCase().includes(unit));
}

/**
 * Groups the dates of an article by value; "now" and "recently" tell a reader nothing, so they are left out.
 *
 * @param published - the article's own day, whose entry comes first; null where it is not known
 */
export function timelineOf(all: readonly DateFact[], published: string | null): Timeline {
  const points: (TimelineEntry & { readonly sort: string })[] = [];
  const others: TimelineEntry[] = [];
  const dates = Map.groupBy(
    all.filter(({ value }) => !value.endsWith('_REF')),
    ({ value }) => value,
  );
  for (const [value, mentions] of dates) {
    const wordings = [...new Set(mentions.map(({ text }) => text))];
    const score = Math.max(...mentions.map((mention) => mention.score));
    const type = mentions.at(-1)?.type;
    const point = type === 'DATE' || type === 'TIME' ? pointOf(value) : null;
    if (point === null) others.push({ value, when: type === 'SET' ? 'repeated' : durationOf(value), wordings, score });
    else points.push({ value, when: point.when, sort: point.sort, wordings, score });
  }
  const today = published?.slice(0, 10);
  const order = ({ value, sort }: { readonly value: string; readonly sort: string }) =>
    value.slice(0, 10) === today ? '' : sort;
  points.sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
  return { points: points.map(({ sort: _, ...entry }) => entry), others };
}
