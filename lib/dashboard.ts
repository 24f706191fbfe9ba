import { Duration } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IAlarm,
  type IMetric,
  type IWidget,
  PeriodOverride,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { MetricName } from '../lambdas/shared/metric-names.ts';
import type { AnyTable } from './article-table.ts';
import { pipelineMetric, type TableMetric, tableMetric } from './metrics.ts';
import type { PipelineFunction } from './pipeline-function.ts';
import type { QueueWithDeadLetters } from './queue-with-dead-letters.ts';
import type { ReadApi } from './read-api.ts';

const PERIOD = Duration.minutes(5);
/** Three beside each other. */
const WIDTH = 8;
const HEIGHT = 6;
const ALARMS_HEIGHT = 3;

const FLOW: readonly MetricName[] = ['Applied', 'Duplicate', 'Stale', 'Superseded', 'Rejected', 'Failed'];

export interface PipelineDashboardProps {
  /** Each queue with the function that reads it, in the order articles pass them. */
  readonly stages: readonly { readonly queue: QueueWithDeadLetters; readonly reader: PipelineFunction }[];
  readonly read: PipelineFunction;
  readonly api: ReadApi;
  readonly table: AnyTable;
  readonly alarms: readonly IAlarm[];
}

/**
 * One page that answers "is it flowing, and where does it stand still": the alarms, then top to bottom in the order
 * articles pass. What AWS counts only when it goes wrong (dead letters, throttles of the table) shares a graph with
 * what it always counts, so that no graph is empty while all is well.
 */
export class PipelineDashboard extends Construct {
  readonly dashboard: Dashboard;

  constructor(scope: Construct, id: string, props: PipelineDashboardProps) {
    super(scope, id);
    this.dashboard = new Dashboard(this, 'Dashboard', {
      defaultInterval: Duration.hours(12),
      periodOverride: PeriodOverride.AUTO,
    });
    this.dashboard.addWidgets(
      new AlarmStatusWidget({ title: 'Alarms', alarms: [...props.alarms], width: 3 * WIDTH, height: ALARMS_HEIGHT }),
    );
    const toReady = (percentile: number) =>
      pipelineMetric(this, 'digest', 'TimeToReady', PERIOD, Stats.p(percentile)).with({ label: `p${percentile}` });
    this.dashboard.addWidgets(graph('From upload to ready, ms', [50, 95, 99].map(toReady)));
    for (const { queue, reader } of props.stages) this.dashboard.addWidgets(...this.#stage(queue, reader));
    const functions = [...props.stages.map(({ reader }) => reader), props.read];
    this.dashboard.addWidgets(...this.#functions(functions));
    this.dashboard.addWidgets(...this.#reading(props.api), this.#table(props.table));
  }

  /** What came of it, how much waits and for how long, what was given up. */
  #stage({ queue, deadLetters }: QueueWithDeadLetters, { handler }: PipelineFunction): IWidget[] {
    const count = (name: MetricName) => pipelineMetric(this, handler, name, PERIOD);
    return [
      graph(`${handler}: what came of it`, FLOW.map(count)),
      graph(`${handler}: records and distinct keys`, [count('RecordsProcessed'), count('DistinctKeys')], {
        // Only the bucket sends what is nothing to work on.
        right: [...(handler === 'clean' ? [count('Skipped')] : []), count('BatchItemFailures')],
      }),
      graph(
        `${handler}: waiting, and given up`,
        [
          queue.metricApproximateNumberOfMessagesVisible({ period: PERIOD, label: 'waiting' }),
          queue.metricApproximateNumberOfMessagesNotVisible({ period: PERIOD, label: 'in work' }),
          deadLetters.metricApproximateNumberOfMessagesVisible({
            period: PERIOD,
            statistic: Stats.MAXIMUM,
            label: 'dead letters',
          }),
        ],
        {
          right: [
            queue.metricApproximateAgeOfOldestMessage({
              period: PERIOD,
              statistic: Stats.MAXIMUM,
              label: 'age of the oldest, s',
            }),
          ],
        },
      ),
    ];
  }

  #functions(functions: readonly PipelineFunction[]): IWidget[] {
    const each = (metric: (of: PipelineFunction) => IMetric) => functions.map(metric);
    return [
      graph(
        'Errors and throttles',
        functions.flatMap(({ lambda, handler }) => [
          lambda.metricErrors({ period: PERIOD, label: `${handler}: errors` }),
          lambda.metricThrottles({ period: PERIOD, label: `${handler}: throttles` }),
        ]),
      ),
      graph(
        'Duration, 95th percentile',
        each(({ lambda, handler }) =>
          lambda.metricDuration({ period: PERIOD, statistic: Stats.p(95), label: handler }),
        ),
      ),
      graph(
        'Running at once',
        each(({ lambda, handler }) =>
          lambda.metric('ConcurrentExecutions', { period: PERIOD, statistic: Stats.MAXIMUM, label: handler }),
        ),
      ),
    ];
  }

  #reading({ stage }: ReadApi): IWidget[] {
    return [
      graph('API: requests', [stage.metricCount({ period: PERIOD, statistic: Stats.SUM })], {
        right: [
          stage.metricClientError({ period: PERIOD, statistic: Stats.SUM }),
          stage.metricServerError({ period: PERIOD, statistic: Stats.SUM }),
          pipelineMetric(this, 'read', 'ReadFaults', PERIOD),
        ],
      }),
      graph(
        'API: latency',
        [50, 95, 99].map((percentile) =>
          stage.metricLatency({ period: PERIOD, statistic: Stats.p(percentile), label: `p${percentile}` }),
        ),
      ),
    ];
  }

  #table(table: AnyTable): IWidget {
    const named = (name: TableMetric, of: 'table' | 'index' = 'table') => tableMetric(table, name, of, PERIOD);
    return graph(
      'Table: capacity used, and throttled',
      [
        named('ConsumedReadCapacityUnits'),
        named('ConsumedWriteCapacityUnits'),
        named('ConsumedWriteCapacityUnits', 'index'),
      ],
      {
        right: [
          named('ReadThrottleEvents'),
          named('WriteThrottleEvents'),
          named('ReadThrottleEvents', 'index'),
          named('WriteThrottleEvents', 'index'),
        ],
      },
    );
  }
}

function graph(
  title: string,
  left: readonly IMetric[],
  options: { readonly right?: readonly IMetric[] } = {},
): IWidget {
  return new GraphWidget({ title, left: [...left], right: [...(options.right ?? [])], width: WIDTH, height: HEIGHT });
}
