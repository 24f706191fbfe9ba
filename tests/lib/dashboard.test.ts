import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { METRIC_NAMES } from '../../lambdas/shared/metric-names.ts';
import { at, list, type Resource, resources, targets, templateWith } from './synthesise.ts';

const template = templateWith({ stage: 'dev' });

/** What AWS publishes, by its documentation of each namespace; only what the dashboard and the alarms may use. */
const PUBLISHED: Readonly<Record<string, readonly string[]>> = {
  'AWS/SQS': [
    'ApproximateNumberOfMessagesVisible',
    'ApproximateNumberOfMessagesNotVisible',
    'ApproximateAgeOfOldestMessage',
  ],
  'AWS/Lambda': ['Errors', 'Throttles', 'Duration', 'ConcurrentExecutions', 'Invocations'],
  // An HTTP API's: a REST API's are called 4XXError and 5XXError.
  'AWS/ApiGateway': ['Count', '4xx', '5xx', 'Latency', 'IntegrationLatency'],
  'AWS/DynamoDB': [
    'ReadThrottleEvents',
    'WriteThrottleEvents',
    'ConsumedReadCapacityUnits',
    'ConsumedWriteCapacityUnits',
  ],
  // Our own.
  Nutgraf: METRIC_NAMES,
};

interface Shown {
  readonly title: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** The body as CloudWatch gets it, with `<logical id>` where CloudFormation will write a name. */
function body(dashboard: Resource): unknown {
  const parts = list(at(dashboard.properties, 'DashboardBody', 'Fn::Join', 1));
  return JSON.parse(
    parts.map((part) => (typeof part === 'string' ? part : `<${targets(part)[0] ?? 'pseudo'}>`)).join(''),
  );
}

function shown(widgets: unknown): readonly Shown[] {
  if (!Array.isArray(widgets)) throw new Error('no widgets');
  return widgets.flatMap(({ properties }) =>
    (properties.metrics ?? []).map((row: readonly unknown[]) => {
      const [namespace, metric, ...rest] = row.filter((part) => typeof part === 'string');
      const dimensions = Object.fromEntries(
        rest.flatMap((name, index) => (index % 2 === 0 ? [[name, rest[index + 1]]] : [])),
      );
      return { title: properties.title, namespace, metric, dimensions };
    }),
  );
}

/** Alarms that widgets of that kind show. */
function shownAlarms(widgets: unknown): readonly (readonly string[])[] {
  if (!Array.isArray(widgets)) throw new Error('no widgets');
  return widgets.filter(({ type }) => type === 'alarm').map(({ properties }) => properties.alarms);
}

const dashboards = resources(template, 'AWS::CloudWatch::Dashboard');
const [dashboard] = dashboards;
if (dashboard === undefined) throw new Error('no dashboard');
const metrics = shown(at(JSON.parse(JSON.stringify(body(dashboard))), 'widgets'));
const of = (namespace: string) => metrics.filter((metric) => metric.namespace === namespace);

it('there is one, and its name is not fixed', () => {
  expect(dashboards).toHaveLength(1);
  expect(dashboard.properties).not.toHaveProperty('DashboardName');
});

it('shows only metrics that exist', () => {
  expect(metrics.length).toBeGreaterThan(30);
  for (const { title, namespace, metric } of metrics) {
    const known = PUBLISHED[namespace.replace(/^Nutgraf-dev$/, 'Nutgraf')] ?? [];
    expect(known, `${title}: ${namespace}`).toContain(metric);
  }
});

it('shows only things of this stack', () => {
  const ids = resources(template).map(({ id }) => id);
  for (const { title, namespace, dimensions } of metrics) {
    for (const [name, value] of Object.entries(dimensions)) {
      if (name === 'service') expect(['clean', 'digest', 'read']).toContain(value);
      else if (name === 'GlobalSecondaryIndexName') expect(value).toBe('listing');
      else if (name === 'Stage') expect(value).toBe('$default');
      else expect(ids, `${title}: ${namespace} ${name}`).toContain(value.replace(/^<|>$/g, ''));
    }
  }
});

describe('answers', () => {
  it('which alarms stand', () => {
    const [alarms] = shownAlarms(at(JSON.parse(JSON.stringify(body(dashboard))), 'widgets'));
    expect([...(alarms ?? [])].sort()).toEqual(
      resources(template, 'AWS::CloudWatch::Alarm')
        .map(({ id }) => `<${id}>`)
        .sort(),
    );
  });

  it('what came of it, for each function behind a queue', () => {
    // Only the bucket sends what is nothing to work on, and only the digest makes an article ready.
    const others = { clean: ['ReadFaults', 'TimeToReady'], digest: ['ReadFaults', 'Skipped'] };
    for (const [service, without] of Object.entries(others)) {
      const names = of('Nutgraf-dev')
        .filter(({ dimensions }) => dimensions.service === service)
        .map(({ metric }) => metric);
      expect(names).toEqual(expect.arrayContaining(METRIC_NAMES.filter((name) => !without.includes(name))));
    }
  });

  it('how much waits and how long, and what was given up, for each of the four queues', () => {
    const queues = resources(template, 'AWS::SQS::Queue').map(({ id }) => `<${id}>`);
    const watched = of('AWS/SQS').map(({ dimensions }) => dimensions.QueueName);
    expect([...new Set(watched)].sort()).toEqual(queues.sort());
    expect(of('AWS/SQS').filter(({ metric }) => metric === 'ApproximateAgeOfOldestMessage')).toHaveLength(2);
  });

  it.each(['Errors', 'Throttles', 'Duration'])('%s of each function', (name) => {
    const watched = of('AWS/Lambda').filter(({ metric }) => metric === name);
    expect(watched.map(({ dimensions }) => dimensions.FunctionName).sort()).toEqual(
      resources(template, 'AWS::Lambda::Function')
        .map(({ id }) => `<${id}>`)
        .sort(),
    );
  });

  it('requests, refusals, faults and latency of the API; throttling of table and index', () => {
    expect(new Set(of('AWS/ApiGateway').map(({ metric }) => metric))).toEqual(
      new Set(['Count', '4xx', '5xx', 'Latency']),
    );
    const throttled = of('AWS/DynamoDB').filter(({ metric }) => metric.endsWith('ThrottleEvents'));
    expect(throttled).toHaveLength(4);
  });
});

it('every metric of ours is counted somewhere, and no other name is', () => {
  const root = new URL('../..', import.meta.url);
  const code = globSync('lambdas/**/*.ts', { cwd: root })
    .filter((file) => !file.endsWith('metric-names.ts'))
    .map((file) => readFileSync(new URL(file, root), 'utf8'))
    .join('\n');
  expect(METRIC_NAMES.filter((name) => !code.includes(`'${name}'`))).toEqual([]);
});
