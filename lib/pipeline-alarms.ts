import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, MathExpression, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { type AlarmTarget, addAlarm } from './alarms.ts';
import type { ArticleTable } from './article-table.ts';
import { pipelineMetric, tableMetric } from './metrics.ts';
import type { PipelineFunction } from './pipeline-function.ts';

/** A hundred times what an article takes that comes alone; below it are cold starts and hours with much to do. */
const SLOW_TO_READY = Duration.seconds(60);

/** In a quarter of an hour. Somebody who drops a few pictures should wake nobody. */
const REJECTIONS_FLOOR = 10;
/** Percent. */
const REJECTIONS_LIMIT = 50;

/** In five minutes. The SDK tries a throttled request again by itself, so that fewer of them delay nobody. */
const TOO_MANY_THROTTLES = 10;

/**
 * Raised when articles take long although no message is old: each of the two queues may hold one back for a batch
 * window.
 */
export function watchTimeToReady(digest: PipelineFunction, batchWindow: Duration, alarms: AlarmTarget): void {
  addAlarm(digest, 'TimeToReadyAlarm', alarms, {
    metric: pipelineMetric(digest, digest.handler, 'TimeToReady', Duration.minutes(5), Stats.p(99)),
    threshold: SLOW_TO_READY.plus(batchWindow).plus(batchWindow).toMilliseconds(),
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 3,
    alarmDescription:
      'One article in a hundred takes too long from upload to ready. See "Articles take long" in docs/operating.md.',
  });
}

/**
 * Raised when most of what comes in is rejected: an export that broke, or a folder that holds no articles. Each file is
 * told of by its record alone, which nobody reads who does not ask for it.
 */
export function watchRejections(clean: PipelineFunction, alarms: AlarmTarget): void {
  const period = Duration.minutes(15);
  addAlarm(clean, 'RejectionsAlarm', alarms, {
    metric: new MathExpression({
      expression: `IF(FILL(rejected, 0) >= ${REJECTIONS_FLOOR}, 100 * FILL(rejected, 0) / processed, 0)`,
      usingMetrics: {
        rejected: pipelineMetric(clean, clean.handler, 'Rejected', period),
        processed: pipelineMetric(clean, clean.handler, 'RecordsProcessed', period),
      },
      label: 'rejected files, percent',
      period,
    }),
    threshold: REJECTIONS_LIMIT,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 1,
    alarmDescription: 'Most files that come in are rejected. See "Files are rejected" in docs/operating.md.',
  });
}

/**
 * Raised when the table refuses requests for a quarter of an hour: a table on demand grows with its load, so what lasts
 * is more than it grows for, an account's limit or one key that is written too often.
 */
export function watchThrottles(records: ArticleTable, alarms: AlarmTarget): void {
  const period = Duration.minutes(5);
  const throttles = (name: 'ReadThrottleEvents' | 'WriteThrottleEvents', of: 'table' | 'index') =>
    tableMetric(records.table, name, of, period);
  addAlarm(records, 'ThrottleAlarm', alarms, {
    metric: new MathExpression({
      // What never was throttled has no data at all, and would leave the sum without any.
      expression: 'FILL(reads, 0) + FILL(writes, 0) + FILL(listed, 0) + FILL(indexed, 0)',
      usingMetrics: {
        reads: throttles('ReadThrottleEvents', 'table'),
        writes: throttles('WriteThrottleEvents', 'table'),
        listed: throttles('ReadThrottleEvents', 'index'),
        indexed: throttles('WriteThrottleEvents', 'index'),
      },
      label: 'throttled requests to the table',
      period,
    }),
    threshold: TOO_MANY_THROTTLES,
    evaluationPeriods: 3,
    alarmDescription: 'The table throttled requests for a while. See "The table throttles" in docs/operating.md.',
  });
}
