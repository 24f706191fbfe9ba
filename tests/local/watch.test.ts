import { describe, expect, it, test } from 'vitest';
import { planFrom } from '../../local/plan.ts';
import { PlanError } from '../../local/template/intrinsics.ts';
import { alarmName } from '../../local/watch/alarms.ts';
import { countEmbedded } from '../../local/watch/embedded.ts';
import { metricMath } from '../../local/watch/expression.ts';
import { type Metric, MetricStore } from '../../local/watch/metrics.ts';
import { FunctionMeter, QueueMeter } from '../../local/watch/published.ts';
import { Watch } from '../../local/watch/watch.ts';
import { smallTemplate } from './small-stack.ts';

const MINUTE = 60_000;
const BEGIN = Date.parse('2026-03-05T10:00:00.000Z');
const METRIC: Metric = { namespace: 'AWS/Lambda', name: 'Errors', dimensions: { FunctionName: 'small-echo' } };

class Time {
  at = BEGIN;
  readonly now = () => this.at;
  readonly store = new MetricStore(this.now);
}

/** The small stack with an alarm and a dashboard. */
function planWith(alarm: object, body: object = { widgets: [] }) {
  const Resources = {
    ...smallTemplate().Resources,
    ErrorAlarm0A1B2C3D: { Type: 'AWS::CloudWatch::Alarm', Properties: { ...ALARM, ...alarm } },
    Overview: { Type: 'AWS::CloudWatch::Dashboard', Properties: { DashboardBody: JSON.stringify(body) } },
  };
  const context = { assembly: '/a', region: 'eu-west-1', accountId: '000000000000', queueEndpoint: 'http://q' };
  return planFrom({ Resources }, context);
}

const ALARM = {
  AlarmDescription: 'echo fails',
  Namespace: 'AWS/Lambda',
  MetricName: 'Errors',
  Dimensions: [{ Name: 'FunctionName', Value: { Ref: 'EchoFunction' } }],
  Statistic: 'Sum',
  Period: 300,
  EvaluationPeriods: 2,
  Threshold: 3,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  TreatMissingData: 'notBreaching',
};

describe('an alarm', () => {
  const quiet = () => ({ visible: 0, hidden: 0, oldestMs: null });

  /** Adds so many errors in each minute, and gives the minutes at which the alarm changed. */
  function changes(errors: readonly number[], alarm: object = {}) {
    let at = BEGIN;
    const watch = new Watch(planWith(alarm), () => at);
    const seen: string[] = [];
    errors.forEach((count, minute) => {
      for (let error = 0; error < count; error++) watch.store.add(METRIC, 1);
      at += MINUTE;
      for (const change of watch.minute(quiet)) {
        seen.push(`${alarmName(change.alarm)} ${change.raised ? 'raised' : 'over'} after ${minute + 1}`);
      }
    });
    return seen;
  }

  it('stands when every one of its periods breaches, and only then', () => {
    expect(changes([3, 0, 0, 0, 0, 0, 0, 0, 0, 0])).toEqual([]);
    expect(changes([3, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0])).toEqual([
      'ErrorAlarm raised after 6',
      'ErrorAlarm over after 11',
    ]);
    expect(changes([2, 0, 0, 0, 0, 3, 0, 0, 0, 0])).toEqual([]);
  });

  it('adds up what came within one period', () => {
    expect(changes([1, 1, 1, 0, 0, 1, 0, 1, 1, 0, 0])).toEqual([
      'ErrorAlarm raised after 9',
      'ErrorAlarm over after 11',
    ]);
  });

  it.each([
    ['Maximum', 1, 'GreaterThanOrEqualToThreshold', ['ErrorAlarm raised after 1', 'ErrorAlarm over after 2']],
    ['Minimum', 1, 'LessThanThreshold', []],
    ['Average', 1, 'LessThanOrEqualToThreshold', ['ErrorAlarm raised after 1', 'ErrorAlarm over after 2']],
    ['SampleCount', 4, 'GreaterThanThreshold', ['ErrorAlarm raised after 1', 'ErrorAlarm over after 2']],
  ])('knows the %s', (Statistic, Threshold, ComparisonOperator, expected) => {
    const alarm = { Statistic, Threshold, ComparisonOperator, Period: 60, EvaluationPeriods: 1 };
    expect(changes([5, 0, 0], alarm)).toEqual(expected);
  });

  it.each([
    ['one in a hundred', 99, true],
    ['one in two hundred', 199, false],
  ])('knows the 99th percentile: %s', (_what, quick, expected) => {
    let at = BEGIN;
    const percentile = { Statistic: undefined, ExtendedStatistic: 'p99', Period: 60, EvaluationPeriods: 1 };
    const watch = new Watch(planWith({ ...percentile, Threshold: 5 }), () => at);
    // In no order, and the slowest of all is beyond the percentile.
    for (const value of [9, 7, ...Array.from({ length: quick - 1 }, () => 1)]) watch.store.add(METRIC, value);
    at += MINUTE;
    expect(watch.minute(quiet).length > 0).toBe(expected);
  });

  it.each<[string, object]>([
    ['missing data that breaches', { TreatMissingData: 'breaching' }],
    ['some of several periods', { DatapointsToAlarm: 1 }],
    ['another percentile', { Statistic: undefined, ExtendedStatistic: 'p99.9' }],
    ['an anomaly band', { ComparisonOperator: 'GreaterThanUpperThreshold' }],
    ['a search', { Metrics: [{ Id: 'all', Expression: "SEARCH('x')" }] }],
  ])('with %s is refused rather than watched wrongly', (_what, alarm) => {
    expect(() => planWith(alarm)).toThrow(PlanError);
  });
});

describe('metric math', () => {
  it.each<[string, Record<string, number>, number | null]>([
    ['1 + 2 * 3', {}, 7],
    ['(a - 1) / b', { a: 9, b: 4 }, 2],
    ['IF(a >= 10, 100 * b / a, 0)', { a: 50, b: 5 }, 10],
    ['IF(a >= 10, 100 * b / a, 0)', { a: 9 }, 0],
    ['IF(a >= 10, 100 * b / a, 0)', { b: 5 }, null],
    ['a + b', { a: 1 }, null],
    ['FILL(a, 0) + FILL(b, 2)', { a: 1 }, 3],
  ])('%s of %j is %s', (expression, points, expected) => {
    expect(metricMath(expression, 'here')(points)).toBe(expected);
  });

  it.each(['SEARCH("x", "Sum")', 'a.b', 'IF(a, 1)', 'FILL(a, REPEAT, 1)', 'a & b', 'a +', '-a', '"text"'])(
    'refuses %s',
    (expression) => {
      expect(() => metricMath(expression, 'here')).toThrow(/^here: .* is not known/);
    },
  );
});

test('metrics are told apart by their dimensions, in whatever order those come', () => {
  const { store, at } = new Time();
  const metric = (dimensions: Metric['dimensions']): Metric => ({ namespace: 'N', name: 'n', dimensions });
  store.add(metric({ a: '1', b: '2' }), 5);
  store.add(metric({ b: '2', a: '1' }), 7);
  store.add(metric({ a: '1' }), 100);
  expect(store.total(metric({ a: '1', b: '2' }))).toEqual({ count: 2, sum: 12, minimum: 5, maximum: 7 });
  expect(store.between(metric({ a: '1', b: '2' }), at - MINUTE, at)).toBeNull();
  expect(store.between(metric({ a: '1', b: '2' }), at, at + MINUTE)?.sum).toBe(12);
  expect(store.total(metric({}))).toBeNull();
});

test('what is an hour old is forgotten, but for its sum', () => {
  const time = new Time();
  for (let minute = 0; minute < 90; minute++) {
    time.at = BEGIN + minute * MINUTE;
    time.store.add(METRIC, 1);
  }
  expect(time.store.between(METRIC, BEGIN, time.at + MINUTE)?.count).toBe(60);
  expect(time.store.total(METRIC)?.count).toBe(90);
});

test('a queue that nobody polls falls silent when it is empty, after it has said so', () => {
  const time = new Time();
  const meter = new QueueMeter(time.store, 'dead', false);
  const visible: Metric = {
    namespace: 'AWS/SQS',
    name: 'ApproximateNumberOfMessagesVisible',
    dimensions: { QueueName: 'dead' },
  };
  const said: (number | null)[] = [];
  for (const count of [0, 2, 1, 0, 0]) {
    time.at += MINUTE;
    meter.minute({ visible: count, hidden: 0, oldestMs: count > 0 ? 90_500 : null });
    said.push(time.store.between(visible, time.at, time.at + MINUTE)?.maximum ?? null);
  }
  expect(said).toEqual([null, 2, 1, 0, null]);
  expect(time.store.total({ ...visible, name: 'ApproximateAgeOfOldestMessage' })?.maximum).toBe(90);
});

test('an invocation counts whether it succeeds or fails, and one that was refused does not', async () => {
  const time = new Time();
  const meter = new FunctionMeter(time.store, 'small-echo', time.now);
  await meter.run(async () => {
    time.at += 40;
  });
  const failing = meter.run(() => Promise.reject(new Error('as told')));
  await expect(failing).rejects.toThrow('as told');
  meter.throttled();
  const total = (name: string) => time.store.total({ ...METRIC, name });
  expect(total('Invocations')?.sum).toBe(2);
  expect(total('Errors')).toMatchObject({ count: 2, sum: 1 });
  expect(total('Throttles')?.sum).toBe(1);
  expect(total('Duration')?.maximum).toBe(40);
  expect(total('ConcurrentExecutions')?.maximum).toBe(1);
});

test('log lines in the embedded metric format count, other lines do not', () => {
  const { store } = new Time();
  const metric = (name: string): Metric => ({ namespace: 'Nutgraf', name, dimensions: { service: 'clean' } });
  const line = {
    _aws: {
      Timestamp: 1,
      CloudWatchMetrics: [
        { Namespace: 'Nutgraf', Dimensions: [['service']], Metrics: [{ Name: 'Applied' }, { Name: 'Stale' }] },
      ],
    },
    service: 'clean',
    Applied: [1, 2],
    Stale: 4,
    Duplicate: 8,
  };
  countEmbedded(store, JSON.stringify(line));
  countEmbedded(store, JSON.stringify(line).slice(0, -1));
  countEmbedded(store, JSON.stringify({ message: 'says "CloudWatchMetrics"', Applied: 9 }));
  countEmbedded(store, '"CloudWatchMetrics"');
  expect(store.total(metric('Applied'))).toMatchObject({ count: 2, sum: 3 });
  expect(store.total(metric('Stale'))?.sum).toBe(4);
  expect(store.total(metric('Duplicate'))).toBeNull();
});

test('the dashboard shows each graph with what was measured, and nothing where nothing was', () => {
  const row = (name: string) => ['AWS/Lambda', name, 'FunctionName', 'small-echo', { label: 'echo' }];
  const widgets = [
    { type: 'alarm', properties: { title: 'Alarms', alarms: [] } },
    { type: 'metric', properties: { title: 'Trouble', metrics: [row('Errors'), row('Throttles')] } },
  ];
  const watch = new Watch(planWith({}, { widgets }), () => BEGIN);
  watch.store.add(METRIC, 1);
  expect(watch.state()).toEqual({
    at: '2026-03-05T10:00:00.000Z',
    raised: [],
    graphs: [
      {
        title: 'Trouble',
        metrics: [
          { ...METRIC, since: { count: 1, sum: 1, minimum: 1, maximum: 1 } },
          { ...METRIC, name: 'Throttles', since: null },
        ],
      },
    ],
  });
});
