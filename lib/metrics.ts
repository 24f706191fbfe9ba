import { type Duration, Stack } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { type MetricName, SERVICE_DIMENSION } from '../lambdas/shared/metric-names.ts';

/** Where the functions of a stack count: under its name, so that two stages in one account do not count into one metric. */
export function metricsNamespace(scope: Construct): string {
  return Stack.of(scope).stackName;
}

/** What one function counted, summed over a period. */
export function pipelineMetric(scope: Construct, service: string, name: MetricName, period: Duration): Metric {
  return new Metric({
    namespace: metricsNamespace(scope),
    metricName: name,
    dimensionsMap: { [SERVICE_DIMENSION]: service },
    statistic: Stats.SUM,
    period,
  });
}
