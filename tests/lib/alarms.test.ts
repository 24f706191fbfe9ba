import { describe, expect, it } from 'vitest';
import { METRIC_NAMES } from '../../lambdas/shared/metric-names.ts';
import { metricMath } from '../../local/watch/expression.ts';
import { at, list, type Resource, resources, templateWith } from './synthesise.ts';

const template = templateWith({ stage: 'dev' });
const alarms = resources(template, 'AWS::CloudWatch::Alarm');

describe.each(alarms)('$id', ({ properties }) => {
  it('stays quiet without data, and says where to read on', () => {
    expect(properties.TreatMissingData).toBe('notBreaching');
    expect(properties.AlarmDescription).toMatch(/ See "[^"]+" in docs\/operating\.md\.$/);
  });

  it('has no fixed name', () => {
    expect(properties).not.toHaveProperty('AlarmName');
  });
});

describe('whoever is told', () => {
  const topic = 'arn:aws:sns:eu-west-1:123456789012:on-call';
  const told = templateWith({ alarmTopicArn: topic });
  const types = ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'];

  it('hears of every alarm when it is raised and when it is over', () => {
    for (const type of types) {
      for (const { id, properties } of resources(told, type)) {
        expect([properties.AlarmActions, properties.OKActions], id).toEqual([[topic], [topic]]);
      }
    }
  });

  it('can be told by one alarm, which is raised while any of the others is', () => {
    const [unwell, ...others] = resources(told, 'AWS::CloudWatch::CompositeAlarm');
    expect(others).toEqual([]);
    const named = JSON.stringify(unwell?.properties.AlarmRule);
    for (const { id } of resources(told, 'AWS::CloudWatch::Alarm')) expect(named).toContain(`"${id}"`);
    expect(named).not.toContain(' AND ');
  });
});

/** What the alarm's expression comes to for one point of each metric, or none. */
function percent({ id, properties }: Resource, points: Readonly<Record<string, number>>): number {
  const expression = list(properties.Metrics)
    .map((metric) => at(metric, 'Expression'))
    .find((found) => typeof found === 'string');
  return metricMath(String(expression), id)(points) ?? Number.NaN;
}

describe('rejected files', () => {
  const rejections = alarms.filter(({ id }) => id.includes('RejectionsAlarm'));

  it.each<[Record<string, number>, boolean]>([
    [{ processed: 300 }, false],
    [{ processed: 300, rejected: 150 }, false],
    [{ processed: 300, rejected: 151 }, true],
    [{ processed: 10, rejected: 10 }, true],
    // A few pictures that somebody dropped at night.
    [{ processed: 9, rejected: 9 }, false],
  ])('%j raises it: %s', (points, raised) => {
    expect(rejections).toHaveLength(1);
    for (const alarm of rejections) {
      expect(alarm.properties).toMatchObject({ ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 1 });
      expect(percent(alarm, points) > Number(alarm.properties.Threshold)).toBe(raised);
    }
  });

  it('are counted by clean, under the name of the stack', () => {
    const [alarm] = rejections;
    const used = list(alarm?.properties.Metrics).flatMap((metric) => at(metric, 'MetricStat', 'Metric') ?? []);
    for (const name of ['Rejected', 'RecordsProcessed']) {
      expect(METRIC_NAMES).toContain(name);
      expect(used).toContainEqual({
        Namespace: 'Nutgraf-dev',
        MetricName: name,
        Dimensions: [{ Name: 'service', Value: 'clean' }],
      });
    }
  });
});

describe('repeated work', () => {
  const repeats = alarms.filter(({ id }) => id.includes('RepeatsAlarm'));

  it('is watched in both functions that a queue delivers to', () => {
    expect(repeats.map(({ id }) => id.replace(/RepeatsAlarm.*/, '')).sort()).toEqual(['Clean', 'Digest']);
  });

  it.each(repeats)('$id counts what the function itself counts, under the name of the stack', ({ id, properties }) => {
    const used = list(properties.Metrics).flatMap((metric) => {
      const stat = at(metric, 'MetricStat', 'Metric');
      return stat === undefined ? [] : [stat];
    });
    expect(used).toHaveLength(4);
    for (const metric of used) {
      expect(metric).toMatchObject({
        Namespace: 'Nutgraf-dev',
        Dimensions: [{ Name: 'service', Value: id.replace(/RepeatsAlarm.*/, '').toLowerCase() }],
      });
      expect(METRIC_NAMES).toContain(at(metric, 'MetricName'));
    }
  });

  it.each<[Record<string, number>, boolean]>([
    [{ processed: 1_000 }, false],
    [{ processed: 1_000, duplicate: 500 }, false],
    [{ processed: 1_000, duplicate: 501 }, true],
    [{ processed: 1_000, duplicate: 200, stale: 200, superseded: 200 }, true],
    [{ processed: 200, stale: 150 }, true],
    // A handful, all of it repeated: somebody saved one article ten times.
    [{ processed: 199, duplicate: 199 }, false],
    [{ processed: 10, superseded: 9 }, false],
  ])('%j raises it: %s', (points, raised) => {
    for (const alarm of repeats) {
      expect(alarm.properties.ComparisonOperator).toBe('GreaterThanThreshold');
      expect(percent(alarm, points) > Number(alarm.properties.Threshold)).toBe(raised);
    }
  });

  it('takes a quarter of an hour of it', () => {
    for (const { properties } of repeats) expect(properties.EvaluationPeriods).toBe(3);
    const periods = repeats.flatMap(({ properties }) =>
      list(properties.Metrics).map((metric) => at(metric, 'MetricStat', 'Period') ?? 300),
    );
    expect(new Set(periods)).toEqual(new Set([300]));
  });
});
