const MINUTE = 60_000;
/** Older points are forgotten: three times what the slowest alarm looks back. */
const KEPT_MINUTES = 60;

/** A metric of CloudWatch, by everything that tells it from others. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** What CloudWatch keeps of the values of a metric in a span of time. */
export interface StatisticSet {
  readonly count: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** The same of a span that is not long past, with every value. */
export interface Values extends StatisticSet {
  readonly values: readonly number[];
}

/** Identifies a metric; dimensions in any order give the same. */
export function metricId({ namespace, name, dimensions }: Metric): string {
  const sorted = Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([namespace, name, ...sorted.flat()]);
}

function merged(a: StatisticSet | null | undefined, b: StatisticSet): StatisticSet {
  if (a === null || a === undefined) return b;
  return {
    count: a.count + b.count,
    sum: a.sum + b.sum,
    minimum: Math.min(a.minimum, b.minimum),
    maximum: Math.max(a.maximum, b.maximum),
  };
}

/** Values of metrics as CloudWatch would keep them: a statistic set a minute. */
export class MetricStore {
  readonly #now: () => number;
  /** By metric; of each, by minute since 1970. */
  readonly #minutes = new Map<string, Map<number, StatisticSet & { readonly values: number[] }>>();
  readonly #totals = new Map<string, StatisticSet>();

  /** @param now - milliseconds since 1970 */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** A value that was measured now. */
  add(metric: Metric, value: number): void {
    const id = metricId(metric);
    const minute = Math.floor(this.#now() / MINUTE);
    const one: StatisticSet = { count: 1, sum: value, minimum: value, maximum: value };
    const minutes = this.#minutes.get(id) ?? new Map();
    const before = minutes.get(minute);
    const values = before?.values ?? [];
    values.push(value);
    minutes.set(minute, { ...merged(before, one), values });
    for (const old of minutes.keys()) {
      if (old > minute - KEPT_MINUTES) break;
      minutes.delete(old);
    }
    this.#minutes.set(id, minutes);
    this.#totals.set(id, merged(this.#totals.get(id), one));
  }

  /** What was measured from one moment to another, both whole minutes; null where nothing was, as for CloudWatch. */
  between(metric: Metric, from: number, to: number): Values | null {
    const minutes = this.#minutes.get(metricId(metric));
    const values: number[] = [];
    let found: StatisticSet | null = null;
    for (let minute = Math.floor(from / MINUTE); minutes !== undefined && minute < Math.floor(to / MINUTE); minute++) {
      const set = minutes.get(minute);
      if (set === undefined) continue;
      found = merged(found, set);
      values.push(...set.values);
    }
    return found === null ? null : { ...found, values };
  }

  /** Everything that was measured so far; null where nothing was. */
  total(metric: Metric): StatisticSet | null {
    return this.#totals.get(metricId(metric)) ?? null;
  }
}
