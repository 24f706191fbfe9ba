import type { MetricStore, Values } from './metrics.ts';
import type { AlarmPlan, Comparison, Statistic } from './plan.ts';

const MINUTE = 60_000;

/** An alarm's name for people: the path of its construct, as CDK joins it, without the hash. */
export function alarmName({ logicalId }: AlarmPlan): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}

/** An alarm that has just been raised, or is no longer. */
export interface AlarmChange {
  readonly alarm: AlarmPlan;
  readonly raised: boolean;
}

/** The smallest value that so many percent of all are not above. */
function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? Number.NaN;
}

function statisticOf(set: Values, statistic: Statistic): number {
  switch (statistic) {
    case 'Sum':
      return set.sum;
    case 'Average':
      return set.sum / set.count;
    case 'Minimum':
      return set.minimum;
    case 'Maximum':
      return set.maximum;
    case 'SampleCount':
      return set.count;
    case 'p99':
      return percentile(set.values, 99);
  }
}

function compares(value: number, comparison: Comparison, threshold: number): boolean {
  switch (comparison) {
    case 'GreaterThanThreshold':
      return value > threshold;
    case 'GreaterThanOrEqualToThreshold':
      return value >= threshold;
    case 'LessThanThreshold':
      return value < threshold;
    case 'LessThanOrEqualToThreshold':
      return value <= threshold;
  }
}

/**
 * Whether an alarm would be at this moment: CloudWatch looks once a minute, at whole periods up to the last whole
 * minute.
 */
function stands(alarm: AlarmPlan, store: MetricStore, now: number): boolean {
  const end = Math.floor(now / MINUTE) * MINUTE;
  for (let period = 0; period < alarm.evaluationPeriods; period++) {
    const to = end - period * alarm.periodMs;
    const points = Object.entries(alarm.inputs).map(([id, { metric, statistic }]) => {
      const set = store.between(metric, to - alarm.periodMs, to);
      return [id, set === null ? null : statisticOf(set, statistic)] as const;
    });
    const value = alarm.value(Object.fromEntries(points));
    if (value === null || !compares(value, alarm.comparison, alarm.threshold)) return false;
  }
  return true;
}

/** The stack's alarms, held against the metrics of this machine. */
export class AlarmWatch {
  readonly #alarms: readonly AlarmPlan[];
  readonly #store: MetricStore;
  readonly #raised = new Set<AlarmPlan>();

  constructor(alarms: readonly AlarmPlan[], store: MetricStore) {
    this.#alarms = alarms;
    this.#store = store;
  }

  /** Looks at all of them, as CloudWatch does every minute. Gives those that changed. */
  look(now: number): readonly AlarmChange[] {
    return this.#alarms.flatMap((alarm) => {
      const raised = stands(alarm, this.#store, now);
      if (raised === this.#raised.has(alarm)) return [];
      if (raised) this.#raised.add(alarm);
      else this.#raised.delete(alarm);
      return [{ alarm, raised }];
    });
  }

  get raised(): readonly AlarmPlan[] {
    return [...this.#raised];
  }
}
