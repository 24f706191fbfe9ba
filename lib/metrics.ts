import { type Duration, Stack } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { type MetricName, SERVICE_DIMENSION } from '../lambdas/shared/metric-names.ts';

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
