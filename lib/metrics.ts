import { type Duration, Stack } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { type MetricName, SERVICE_DIMENSION } from '../lambdas/shared/metric-names.ts';
import { LIST_INDEX } from '../lambdas/shared/store/attributes.ts';
import type { AnyTable } from './article-table.ts';

/** Context that a pipeline inside another stack sets for its parts: its own name. */
export const PIPELINE_NAME = 'nutgraf:pipeline';

/** Name of the pipeline that `scope` is part of: that of its stack, where it has the stack to itself. */
export function pipelineName(scope: Construct): string {
  const name: unknown = scope.node.tryGetContext(PIPELINE_NAME);
  return typeof name === 'string' ? name : Stack.of(scope).stackName;
}

/**
 * Where the functions of a pipeline count: under its name, so that two of them in one account do not count into one
 * metric.
 */
export function metricsNamespace(scope: Construct): string {
  return pipelineName(scope);
}

/** What one function counted, summed over a period, or another statistic of it. */
export function pipelineMetric(
  scope: Construct,
  service: string,
  name: MetricName,
  period: Duration,
  statistic: string = Stats.SUM,
): Metric {
  return new Metric({
    namespace: metricsNamespace(scope),
    metricName: name,
    dimensionsMap: { [SERVICE_DIMENSION]: service },
    statistic,
    period,
  });
}

/** What DynamoDB counts of a table, or of its listing index. */
export type TableMetric =
  | 'ConsumedReadCapacityUnits'
  | 'ConsumedWriteCapacityUnits'
  | 'ReadThrottleEvents'
  | 'WriteThrottleEvents';

/** What DynamoDB counted of the table, or of its listing index, summed over a period. */
export function tableMetric(table: AnyTable, metricName: TableMetric, of: 'table' | 'index', period: Duration): Metric {
  return new Metric({
    namespace: 'AWS/DynamoDB',
    metricName,
    dimensionsMap: { TableName: table.tableName, ...(of === 'index' && { GlobalSecondaryIndexName: LIST_INDEX }) },
    statistic: Stats.SUM,
    period,
    label: of === 'table' ? metricName : `${metricName} of the ${LIST_INDEX} index`,
  });
}
