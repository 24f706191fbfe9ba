/** A stretch of time and how many articles fall into it. */
export interface Bin {
  /** First day, as an ISO date. */
  readonly start: string;
  readonly label: string;
  /** The label where there is little room and others stand beside it. */
  readonly short: string;
  readonly count: number;
}

export type Unit = 'day' | 'week' | 'month' | 'year';

export interface Histogram {
  readonly unit: Unit;
  /** Without gaps, earliest first. */
  readonly bins: readonly Bin[];
  /** The chart in one sentence. */
  readonly says: string;
}

const DAY_MS = 86_400_000;
const full = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const shortMonth = new Intl.DateTimeFormat('en-GB', { month: 'short', year: '2-digit', timeZone: 'UTC' });
const monthly = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The coarsest unit that still shows movement: a few dozen bars at most. */
function unitFor(days: number): Unit {
  if (days <= 31) return 'day';
  if (days <= 200) return 'week';
  return days <= 1_100 ? 'month' : 'year';
}

function floor(time: number, unit: Unit): Date {
  const date = new Date(time);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  switch (unit) {
    case 'day':
      return new Date(Date.UTC(year, month, day));
    case 'week':
      return new Date(Date.UTC(year, month, day - ((date.getUTCDay() + 6) % 7)));
    case 'month':
      return new Date(Date.UTC(year, month));
    case 'year':
      return new Date(Date.UTC(year, 0));
  }
}

function next(date: Date, unit: Unit): Date {
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (unit === 'year') return new Date(Date.UTC(year + 1, 0));
  if (unit === 'month') return new Date(Date.UTC(year, month + 1));
  return new Date(date.getTime() + (unit === 'week' ? 7 : 1) * DAY_MS);
}

function labelOf(date: Date, unit: Unit): string {
  switch (unit) {
    case 'year':
      return String(date.getUTCFullYear());
    case 'month':
      return monthly.format(date);
    case 'week':
      return `week of ${full.format(date)}`;
    case 'day':
      return full.format(date);
  }
}

function shortLabelOf(date: Date, unit: Unit): string {
  if (unit === 'year') return labelOf(date, unit);
  return (unit === 'month' ? shortMonth : shortDay).format(date);
}

/** Most lines across a chart. */
const MOST_TICKS = 4;

/** Whole numbers for an axis that fits: from 0 to the first that is at least the highest. */
export function ticksTo(highest: number): readonly number[] {
  let step = 1;
  for (let scale = 1; highest / step > MOST_TICKS; scale *= 10)
    step = [1, 2, 5, 10].map((one) => one * scale).find((one) => highest / one <= MOST_TICKS) ?? step;
  return Array.from({ length: Math.max(1, Math.ceil(highest / step)) + 1 }, (_, at) => at * step);
}

/** Articles over time. @param times - ISO date-times, in any order */
export function histogram(times: readonly string[]): Histogram | null {
  const moments = times.map((time) => Date.parse(time)).filter((time) => !Number.isNaN(time));
  if (moments.length === 0) return null;
  const [first, last] = [Math.min(...moments), Math.max(...moments)];
  const unit = unitFor((last - first) / DAY_MS);
  const counts = new Map<number, number>();
  for (const moment of moments) {
    const start = floor(moment, unit).getTime();
    counts.set(start, (counts.get(start) ?? 0) + 1);
  }
  const bins: Bin[] = [];
  for (let at = floor(first, unit); at.getTime() <= last; at = next(at, unit)) {
    bins.push({
      start: at.toISOString().slice(0, 10),
      label: labelOf(at, unit),
      short: shortLabelOf(at, unit),
      count: counts.get(at.getTime()) ?? 0,
    });
  }
  const most = bins.reduce(
    (best, bin) => (bin.count > best.count ? bin : best),
    bins[0] ?? { start: '', label: '', short: '', count: 0 },
  );
  const articles = moments.length === 1 ? 'one article' : `${moments.length} articles`;
  const range =
    full.format(first) === full.format(last)
      ? `on ${full.format(first)}`
      : `from ${full.format(first)} to ${full.format(last)}`;
  const peak =
    bins.length > 1 && most.count > 1
      ? `; most, ${most.count}, ` +
        `${unit === 'week' ? `in the ${most.label}` : `${unit === 'day' ? 'on' : 'in'} ${most.label}`}`
      : '';
  return { unit, bins, says: `${articles} ${range}${peak}` };
}
