import { member } from '../../lambdas/shared/json.ts';
import { PlanError } from '../template/intrinsics.ts';
import type { Properties } from '../template/properties.ts';
import { type MetricMath, metricMath } from './expression.ts';
import type { Metric } from './metrics.ts';

/** Statistics an alarm may ask for. */
const STATISTICS = ['Sum', 'Average', 'Minimum', 'Maximum', 'SampleCount', 'p99'] as const;
export type Statistic = (typeof STATISTICS)[number];

const COMPARISONS = [
  'GreaterThanThreshold',
  'GreaterThanOrEqualToThreshold',
  'LessThanThreshold',
  'LessThanOrEqualToThreshold',
] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** One metric, and which of its statistics is looked at. */
export interface StatisticPlan {
  readonly metric: Metric;
  readonly statistic: Statistic;
}

/**
 * An alarm: when `evaluationPeriods` periods in a row compare so with the threshold. A period without data never does.
 */
export interface AlarmPlan {
  readonly logicalId: string;
  readonly description: string;
  /** What is compared: the inputs' points, by their ids, through `value`. */
  readonly inputs: Readonly<Record<string, StatisticPlan>>;
  readonly value: MetricMath;
  readonly periodMs: number;
  readonly evaluationPeriods: number;
  readonly threshold: number;
  readonly comparison: Comparison;
}

/** One graph of a dashboard. */
export interface GraphPlan {
  readonly title: string;
  readonly metrics: readonly Metric[];
}

/** @throws PlanError for what an alarm may have and this does not know */
export function alarmPlan(logicalId: string, properties: Properties): AlarmPlan {
  const refuse = (what: string): never => {
    throw new PlanError(`${logicalId}: ${what} is not known to the local run`);
  };
  if (properties.optionalText('TreatMissingData') !== 'notBreaching') refuse('an alarm that is not quiet without data');
  const evaluationPeriods = properties.number('EvaluationPeriods');
  if (properties.number('DatapointsToAlarm', evaluationPeriods) !== evaluationPeriods) refuse('DatapointsToAlarm');
  const common = {
    logicalId,
    description: properties.optionalText('AlarmDescription') ?? '',
    evaluationPeriods,
    threshold: properties.number('Threshold'),
    comparison: properties.choice('ComparisonOperator', COMPARISONS),
  };
  if (!properties.has('Metrics')) {
    const value: MetricMath = ({ metric = null }) => metric;
    // CloudFormation writes percentiles apart from the other statistics.
    const named = properties.has('ExtendedStatistic') ? 'ExtendedStatistic' : 'Statistic';
    const inputs = { metric: { metric: metricOf(properties), statistic: properties.choice(named, STATISTICS) } };
    return { ...common, inputs, value, periodMs: properties.number('Period') * 1000 };
  }
  const rows = properties.list('Metrics');
  const [expression, ...others] = rows.filter((row) => row.has('Expression'));
  if (expression === undefined || others.length > 0) return refuse('an alarm without one expression');
  const stats = rows
    .filter((row) => !row.has('Expression'))
    .map((row) => ({ id: row.text('Id'), stat: row.nested('MetricStat') }));
  const [periodMs, ...otherPeriods] = new Set(stats.map(({ stat }) => stat.number('Period') * 1000));
  if (periodMs === undefined || otherPeriods.length > 0) return refuse('an expression over several periods');
  return {
    ...common,
    periodMs,
    value: metricMath(expression.text('Expression'), logicalId),
    inputs: Object.fromEntries(
      stats.map(({ id, stat }) => [
        id,
        { metric: metricOf(stat.nested('Metric')), statistic: stat.choice('Stat', STATISTICS) },
      ]),
    ),
  };
}

function metricOf(properties: Properties): Metric {
  return {
    namespace: properties.text('Namespace'),
    name: properties.text('MetricName'),
    dimensions: Object.fromEntries(
      properties.list('Dimensions').map((dimension) => [dimension.text('Name'), dimension.text('Value')]),
    ),
  };
}

/** Graphs of a dashboard's body, with the metrics each shows. @throws PlanError for a body that is none */
export function graphPlans(logicalId: string, properties: Properties): readonly GraphPlan[] {
  const body: unknown = JSON.parse(properties.text('DashboardBody'));
  const widgets = member(body, 'widgets');
  if (!Array.isArray(widgets)) throw new PlanError(`${logicalId}: the dashboard has no widgets`);
  return widgets
    .filter((widget) => member(widget, 'type') === 'metric')
    .map((widget) => {
      const shown = member(widget, 'properties');
      const rows = member(shown, 'metrics');
      return {
        title: String(member(shown, 'title')),
        metrics: Array.isArray(rows) ? rows.map((row) => metricOfRow(logicalId, row)) : [],
      };
    });
}

/** A row is namespace, name, then names and values of dimensions in turn, then how it is drawn. */
function metricOfRow(logicalId: string, row: unknown): Metric {
  const texts = Array.isArray(row) ? row.filter((part) => typeof part === 'string') : [];
  const [namespace, name, ...rest] = texts;
  if (namespace === undefined || name === undefined || texts.includes('.')) {
    throw new PlanError(`${logicalId}: a graph's row is not known to the local run: ${JSON.stringify(row)}`);
  }
  const dimensions = rest.flatMap((dimension, index) => (index % 2 === 0 ? [[dimension, rest[index + 1] ?? '']] : []));
  return { namespace, name, dimensions: Object.fromEntries(dimensions) };
}
