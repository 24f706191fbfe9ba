import type { Plan } from '../plan.ts';
import { type AlarmChange, AlarmWatch, alarmName } from './alarms.ts';
import { type Metric, MetricStore, type StatisticSet } from './metrics.ts';
import { ApiMeter, FunctionMeter, type QueueLook, QueueMeter } from './published.ts';

/** In the data folder: what the dashboard would show, written once a minute and at the end. */
export const DASHBOARD_FILE = 'dashboard.json';

/**
 * What the dashboard would show: each graph's metrics with all that was measured since the start, null where nothing
 * was.
 */
export interface DashboardState {
  /** ISO date-time. */
  readonly at: string;
  /** Alarms that stand, with what they say. */
  readonly raised: readonly { readonly alarm: string; readonly says: string }[];
  readonly graphs: readonly {
    readonly title: string;
    readonly metrics: readonly (Metric & { readonly since: StatisticSet | null })[];
  }[];
}

/** The stack's alarms and dashboard on metrics of this machine, named as AWS names its own. */
export class Watch {
  readonly store: MetricStore;
  readonly #plan: Plan;
  readonly #now: () => number;
  readonly #alarms: AlarmWatch;
  readonly #queues: readonly { readonly arn: string; readonly meter: QueueMeter }[];

  /** @param now - milliseconds since 1970 */
  constructor(plan: Plan, now: () => number) {
    this.#plan = plan;
    this.#now = now;
    this.store = new MetricStore(now);
    this.#alarms = new AlarmWatch(plan.alarms, this.store);
    this.#queues = plan.queues.map(({ arn, name }) => {
      const isPolled = plan.eventSources.some(({ queueArn }) => queueArn === arn);
      return { arn, meter: new QueueMeter(this.store, name, isPolled) };
    });
  }

  /** @param name - physical name of the function */
  function(name: string): FunctionMeter {
    return new FunctionMeter(this.store, name, this.#now);
  }

  api({ id, stage }: Plan['apis'][number]): ApiMeter {
    return new ApiMeter(this.store, id, stage);
  }

  /** To be called once a minute: looks at the queues, then at the alarms. Gives alarms that changed. */
  minute(look: (queueArn: string) => QueueLook): readonly AlarmChange[] {
    for (const { arn, meter } of this.#queues) meter.minute(look(arn));
    return this.#alarms.look(this.#now());
  }

  state(): DashboardState {
    return {
      at: new Date(this.#now()).toISOString(),
      raised: this.#alarms.raised.map((alarm) => ({ alarm: alarmName(alarm), says: alarm.description })),
      graphs: this.#plan.graphs.map(({ title, metrics }) => ({
        title,
        metrics: metrics.map((metric) => ({ ...metric, since: this.store.total(metric) })),
      })),
    };
  }
}
