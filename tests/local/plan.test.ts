import { describe, expect, test } from 'vitest';
import { planFrom } from '../../local/plan.ts';
import { PlanError } from '../../local/template/intrinsics.ts';
import { smallTemplate } from './small-stack.ts';

const CONTEXT = {
  assembly: '/assembly',
  region: 'eu-west-1',
  accountId: '000000000000',
  queueEndpoint: 'http://127.0.0.1:9',
  stackName: 'small',
};

type Resources = Record<
  string,
  { Type: string; Properties?: Record<string, unknown>; Metadata?: Record<string, unknown> }
>;

/** The small template with some resources replaced or added. */
function templateWith(changes: Resources) {
  return { Resources: { ...smallTemplate().Resources, ...changes } };
}

describe('planFrom', () => {
  test('resolves references, ARNs and asset paths', () => {
    const plan = planFrom(smallTemplate(), CONTEXT);
    const [echo] = plan.functions.filter(({ name }) => name === 'small-echo');
    expect(echo).toMatchObject({
      timeoutMs: 1000,
      memoryMb: 256,
      codePath: '/assembly/echo',
      handler: 'index.handler',
    });
    expect(echo?.environment.TABLE_NAME).toBe('small-records');
    expect(echo?.environment.QUEUE_URL).toBe(plan.queues.find(({ name }) => name === 'small-work')?.url);
    const work = plan.queues.find(({ name }) => name === 'small-work');
    expect(work?.deadLetterArn).toBe(plan.queues.find(({ name }) => name === 'small-dead')?.arn);
    expect(plan.buckets[0]?.notifications.map(({ events }) => events)).toEqual([
      ['s3:ObjectCreated:*'],
      ['s3:ObjectRemoved:*'],
    ]);
    expect(plan.eventSources[0]).toMatchObject({ batchSize: 10, maxConcurrency: 2, reportsItemFailures: true });
    expect(plan.apis[0]?.routes.map(({ routeKey }) => routeKey)).toContain('GET /items/by-key/{key+}');
  });

  test('lists the queue that dead letters go to before the queue that sends them', () => {
    const names = planFrom(smallTemplate(), CONTEXT).queues.map(({ name }) => name);
    expect(names.indexOf('small-dead')).toBeLessThan(names.indexOf('small-work'));
  });

  test.each([
    [
      'a type nobody has thought about',
      { Cache: { Type: 'AWS::ElastiCache::CacheCluster' } },
      /AWS::ElastiCache::CacheCluster/,
    ],
    [
      'a reference to nothing',
      { Intake: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'Nowhere' } } } },
      /Nowhere/,
    ],
    [
      'an import from another stack',
      { Intake: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::ImportValue': 'other' } } } },
      /Fn::ImportValue/,
    ],
    [
      'a function without a bundle',
      {
        EchoFunction: {
          Type: 'AWS::Lambda::Function',
          Properties: { FunctionName: 'x', Handler: 'index.handler', Timeout: 1 },
        },
      },
      /EchoFunction/,
    ],
  ] satisfies [string, Resources, RegExp][])('refuses %s, and names it', (_, changes, message) => {
    const plan = () => planFrom(templateWith(changes), CONTEXT);
    expect(plan).toThrow(PlanError);
    expect(plan).toThrow(message);
  });
});
