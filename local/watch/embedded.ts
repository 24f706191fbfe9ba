import { member, parsed } from '../../lambdas/shared/json.ts';
import type { MetricStore } from './metrics.ts';

const MARK = '"CloudWatchMetrics"';

/**
 * Counts what a function's log line says in CloudWatch's embedded metric format; any other line says nothing.
 *
 * @see
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function countEmbedded(store: MetricStore, line: string): void {
  // Most lines are none, and need not be parsed for it.
  if (!line.includes(MARK)) return;
  const said = parsed(line);
  for (const { namespace, names, dimensions } of directives(said)) {
    for (const name of names) {
      const value = member(said, name);
      for (const one of Array.isArray(value) ? value : [value]) {
        if (typeof one === 'number') store.add({ namespace, name, dimensions }, one);
      }
    }
  }
}

/** What the line's metadata announces, once for each set of dimensions. */
function directives(said: unknown) {
  return listed(member(member(said, '_aws'), 'CloudWatchMetrics')).flatMap((directive) => {
    const namespace = String(member(directive, 'Namespace'));
    const names = listed(member(directive, 'Metrics')).map((metric) => String(member(metric, 'Name')));
    return listed(member(directive, 'Dimensions')).map((set) => ({
      namespace,
      names,
      dimensions: Object.fromEntries(listed(set).map((name) => [String(name), String(member(said, String(name)))])),
    }));
  });
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
