import { metricId } from '../../local/watch/metrics.ts';
import type { DashboardState } from '../../local/watch/watch.ts';

type Shown = DashboardState['graphs'][number]['metrics'][number];

/** Sum of a metric over the functions that count it, or of one of them. */
export function sumOf({ graphs }: DashboardState, name: string, service?: string): number {
  const shown = new Map(graphs.flatMap(({ metrics }) => metrics.map((metric) => [metricId(metric), metric] as const)));
  return [...shown.values()]
    .filter((metric) => metric.name === name && (service === undefined || metric.dimensions.service === service))
    .reduce((sum, { since }) => sum + (since?.sum ?? 0), 0);
}

export interface Coverage {
  /** Graphs in which at least one metric has data. */
  readonly withData: number;
  /** Titles of the others. */
  readonly empty: readonly string[];
  /** Metrics without data, by the graph they are in. */
  readonly silent: readonly string[];
}

/** Which graphs of the dashboard have data, by the names of their metrics. */
export function coverage({ graphs }: DashboardState): Coverage {
  const hasData = ({ since }: Shown) => since !== null;
  const empty = graphs.filter(({ metrics }) => !metrics.some(hasData)).map(({ title }) => title);
  const silent = graphs.flatMap(({ metrics }) => metrics.filter((metric) => !hasData(metric)).map(labelled));
  return { withData: graphs.length - empty.length, empty, silent };
}

function labelled({ name, dimensions }: Shown): string {
  const { service, QueueName, GlobalSecondaryIndexName } = dimensions;
  const of = service ?? QueueName ?? GlobalSecondaryIndexName;
  return of === undefined ? name : `${name} of ${of}`;
}
