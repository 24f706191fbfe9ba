import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { CALL, OBJECT_CALL } from '../../lambdas/shared/clients.ts';
import { CHANGES_OFF, ENV } from '../../lambdas/shared/environment.ts';
import { at, resourceNamed, resources, targets, templateWith } from './synthesise.ts';

const template = templateWith();
const functions = resources(template, 'AWS::Lambda::Function');

const named = (name: 'Clean' | 'Digest' | 'Read') =>
  resourceNamed(template, 'AWS::Lambda::Function', `${name}Function`);

it('there are three functions and no other code', () => {
  expect(functions.map(({ id }) => id.replace(/Function[0-9A-F]{8}$/, '')).sort()).toEqual(['Clean', 'Digest', 'Read']);
});

it('whoever reads a row or message is replaced before whoever writes it', () => {
  const { Resources } = template.toJSON();
  const waitsFor = (name: 'Clean' | 'Digest') => Resources[named(name).id].DependsOn;
  expect(waitsFor('Digest')).toContain(named('Read').id);
  expect(waitsFor('Clean')).toContain(named('Digest').id);
});

describe.each(functions)('$id', ({ properties }) => {
  it('runs on Node 24 on arm64', () => {
    expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler' });
  });

  it('has memory and timeout that somebody chose, and no reserved concurrency', () => {
    expect(properties.MemorySize).toBeGreaterThan(128);
    expect(properties.Timeout).toBeGreaterThan(3);
    expect(properties).not.toHaveProperty('ReservedConcurrentExecutions');
  });

  it('writes JSON lines to a log group of the stack that does not keep them for ever', () => {
    const [id] = targets(at(properties, 'LoggingConfig', 'LogGroup'));
    expect(resourceNamed(template, 'AWS::Logs::LogGroup', id ?? '').properties.RetentionInDays).toBe(30);
    expect(at(properties, 'LoggingConfig', 'LogFormat')).toBe('JSON');
  });

  it('has a role of its own without managed policies', () => {
    const [id] = targets(properties.Role);
    const role = resourceNamed(template, 'AWS::IAM::Role', id ?? '');
    expect(role.properties).not.toHaveProperty('ManagedPolicyArns');
    expect(functions.filter((other) => targets(other.properties.Role)[0] === id)).toHaveLength(1);
  });

  it('is traced where that is asked for, and else may not even write traces', () => {
    expect(properties).not.toHaveProperty('TracingConfig');
    const traced = resources(templateWith({ tracing: 'true' }), 'AWS::Lambda::Function');
    expect(traced.map((other) => other.properties.TracingConfig)).toEqual(Array(3).fill({ Mode: 'Active' }));
  });
});

it.each([
  ['table and queues', CALL, ['Clean', 'Digest', 'Read']],
  ['the bucket', OBJECT_CALL, ['Clean']],
] as const)('a call of %s that stalls is given up, all attempts of it, before its function is', (_, call, callers) => {
  const { connectionTimeout, requestTimeout } = call.requestHandler;
  const between = 1_000;
  for (const name of callers)
    expect(call.maxAttempts * (connectionTimeout + requestTimeout) + between).toBeLessThan(
      1_000 * Number(named(name).properties.Timeout),
    );
});

describe('environment', () => {
  const own = new Set<string>(Object.values(ENV));
  const variables = (name: 'Clean' | 'Digest' | 'Read') => {
    const all = at(named(name).properties, 'Environment', 'Variables');
    return Object.keys(all !== null && typeof all === 'object' ? all : {}).filter((variable) => own.has(variable));
  };

  it('each function gets the variables it reads, by the names it reads them by', () => {
    expect(variables('Clean').sort()).toEqual(
      [ENV.table, ENV.bucket, ENV.digestQueue, ENV.maxReceiveCount, ENV.cleanTextSeconds].sort(),
    );
    expect(variables('Digest').sort()).toEqual([ENV.table, ENV.maxReceiveCount, ENV.stories].sort());
    expect(variables('Read').sort()).toEqual([ENV.table, ENV.stories].sort());
  });

  it('stories and changes are switched off by a variable of those who make and serve them, and by nothing else', () => {
    const off = templateWith({ stories: 'false', changes: 'false' });
    const set = (from: Template, name: string) =>
      at(resourceNamed(from, 'AWS::Lambda::Function', `${name}Function`).properties, 'Environment', 'Variables');
    const without = (from: Template): unknown =>
      JSON.parse(JSON.stringify(from.toJSON()), (name, value: unknown) =>
        name === ENV.stories || name === ENV.changes ? undefined : value,
      );
    for (const name of ['Digest', 'Read']) {
      expect(set(template, name)).toMatchObject({ [ENV.stories]: 'true' });
      expect(set(template, name)).not.toHaveProperty(ENV.changes);
      expect(set(off, name)).toMatchObject({ [ENV.changes]: CHANGES_OFF });
      expect(set(off, name)).not.toHaveProperty(ENV.stories);
    }
    expect(set(off, 'Clean')).toEqual(set(template, 'Clean'));
    expect(without(off)).toEqual(without(template));
  });

  it('the receive count is the one of the queue', () => {
    for (const [reader, queue] of [
      ['Clean', 'IntakeQueue'],
      ['Digest', 'ToDigestQueue'],
    ] as const) {
      const allowed = at(
        resourceNamed(template, 'AWS::SQS::Queue', queue).properties,
        'RedrivePolicy',
        'maxReceiveCount',
      );
      expect(at(named(reader).properties, 'Environment', 'Variables', ENV.maxReceiveCount)).toBe(String(allowed));
    }
  });

  it('clean text outlives the last dead letter about it and one redrive', () => {
    const queue = resourceNamed(template, 'AWS::SQS::Queue', 'ToDigestQueue').properties;
    const letters = resourceNamed(template, 'AWS::SQS::Queue', 'ToDigestDeadLetters').properties;
    expect(Number(at(named('Clean').properties, 'Environment', 'Variables', ENV.cleanTextSeconds))).toBeGreaterThan(
      Number(letters.MessageRetentionPeriod) + Number(queue.MessageRetentionPeriod),
    );
  });
});

describe('mappings', () => {
  it.each(resources(template, 'AWS::Lambda::EventSourceMapping'))(
    '$id reports failures one by one and is limited at the source',
    ({ properties }) => {
      expect(properties).toMatchObject({
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ScalingConfig: { MaximumConcurrency: 50 },
      });
      expect(properties.BatchSize).toBeLessThanOrEqual(10);
    },
  );

  it('clean reads the intake queue, digest its own', () => {
    const pairs = resources(template, 'AWS::Lambda::EventSourceMapping').map(({ properties }) => [
      targets(properties.EventSourceArn)[0],
      targets(properties.FunctionName)[0],
    ]);
    expect(pairs).toEqual([
      [resourceNamed(template, 'AWS::SQS::Queue', 'IntakeQueue').id, named('Clean').id],
      [resourceNamed(template, 'AWS::SQS::Queue', 'ToDigestQueue').id, named('Digest').id],
    ]);
  });
});

describe('alarms', () => {
  it.each(['Errors', 'Throttles'])('each function has one on %s', (metric) => {
    const watched = resources(template, 'AWS::CloudWatch::Alarm')
      .filter(({ properties }) => properties.MetricName === metric)
      .flatMap(({ properties }) => targets(properties.Dimensions));
    expect(watched.sort()).toEqual(functions.map(({ id }) => id).sort());
  });

  it('go to the topic that was named, all of them', () => {
    const alarmTopicArn = 'arn:aws:sns:eu-west-1:123456789012:on-call';
    const alarms = resources(templateWith({ alarmTopicArn }), 'AWS::CloudWatch::Alarm');
    expect(alarms.length).toBeGreaterThan(10);
    for (const { properties } of alarms) expect(properties.AlarmActions).toEqual([alarmTopicArn]);
  });

  it('go nowhere without one', () => {
    for (const { properties } of resources(template, 'AWS::CloudWatch::Alarm')) {
      expect(properties).not.toHaveProperty('AlarmActions');
    }
  });
});
