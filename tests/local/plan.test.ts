import { describe, expect, test } from 'vitest';
import { type PlanContext, planFrom, type Template } from '../../local/plan.ts';
import { PlanError } from '../../local/template/intrinsics.ts';
import { smallTemplate } from './small-stack.ts';

const CONTEXT: PlanContext = {
  assembly: '/assembly',
  region: 'eu-west-1',
  accountId: '000000000000',
  queueEndpoint: 'http://127.0.0.1:9',
};

type Resources = Template['Resources'];

/** What Fn::Sub puts something in the place of. */
const slot = (name: string) => `\${${name}}`;

/** The small template with resources added or put in place of its own. */
function planWith(resources: Resources) {
  return planFrom({ Resources: { ...smallTemplate().Resources, ...resources } }, CONTEXT);
}

test('reads what runs, with every reference resolved', () => {
  const plan = planFrom(smallTemplate(), CONTEXT);
  const arn = (service: string, name: string) => `arn:aws:${service}:eu-west-1:000000000000:${name}`;
  expect(plan.buckets).toEqual([
    {
      logicalId: 'Articles',
      name: 'small-articles',
      versioned: true,
      notifications: [
        {
          id: 'notification-0',
          events: ['s3:ObjectCreated:*'],
          queueArn: arn('sqs', 'small-intake'),
          prefix: '',
          suffix: '',
        },
        {
          id: 'notification-1',
          events: ['s3:ObjectRemoved:*'],
          queueArn: arn('sqs', 'small-intake'),
          prefix: '',
          suffix: '',
        },
      ],
    },
  ]);
  const work = plan.queues.find(({ name }) => name === 'small-work');
  expect(work?.url).toBe('http://127.0.0.1:9/000000000000/small-work');
  expect(work?.attributes).toEqual({
    VisibilityTimeout: '1',
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arn('sqs', 'small-dead'), maxReceiveCount: 2 }),
  });
  // A queue that dead letters go to is made before the queue that sends them.
  expect(plan.queues.at(-1)?.name).toBe('small-work');
  expect(plan.functions[0]).toEqual({
    logicalId: 'EchoFunction',
    name: 'small-echo',
    arn: arn('lambda', 'function:small-echo'),
    codePath: '/assembly/echo',
    handler: 'index.handler',
    timeoutMs: 1000,
    memoryMb: 256,
    environment: { TABLE_NAME: 'small-records', QUEUE_URL: 'http://127.0.0.1:9/000000000000/small-work' },
  });
  expect(plan.eventSources).toEqual([
    {
      functionArn: arn('lambda', 'function:small-picky'),
      queueArn: arn('sqs', 'small-work'),
      batchSize: 10,
      windowMs: 0,
      maxConcurrency: 2,
      reportsItemFailures: true,
    },
  ]);
  expect(plan.tables[0]?.ttlAttribute).toBe('expiresAt');
  expect(plan.apis[0]?.routes.map(({ routeKey }) => routeKey)).toContain('GET /items/by-key/{key+}');
  expect(plan.apis[0]?.cors?.origins).toEqual(['https://news.example.com']);
});

test('resolves Sub, Join and pseudo parameters', () => {
  const plan = planWith({
    EchoFunction: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Handler: 'index.handler',
        Environment: {
          Variables: {
            SUB: { 'Fn::Sub': `x-${slot('AWS::Region')}-${slot('Records')}-${slot('Work.Arn')}-${slot('!kept')}` },
            SUB_OWN: { 'Fn::Sub': [`${slot('Own')}/${slot('Records')}`, { Own: { Ref: 'AWS::AccountId' } }] },
            JOIN: { 'Fn::Join': [':', ['a', { Ref: 'AWS::Partition' }, { 'Fn::GetAtt': 'Work.QueueName' }]] },
          },
        },
      },
      Metadata: { 'aws:asset:path': '/elsewhere/echo' },
    },
  });
  expect(plan.functions[0]?.environment).toEqual({
    SUB: `x-eu-west-1-small-records-arn:aws:sqs:eu-west-1:000000000000:small-work-${slot('kept')}`,
    SUB_OWN: '000000000000/small-records',
    JOIN: 'a:aws:small-work',
  });
  expect(plan.functions[0]).toMatchObject({ name: 'nutgraf-echo', codePath: '/elsewhere/echo', timeoutMs: 3000 });
});

test("reads notifications of CDK's custom resource, and leaves its provider out", () => {
  const plan = planWith({
    Articles: {
      Type: 'AWS::S3::Bucket',
      Properties: { VersioningConfiguration: { Status: 'Enabled' } },
    },
    Provider: {
      Type: 'AWS::Lambda::Function',
      Properties: { Handler: 'index.handler', Code: { ZipFile: 'inline' } },
    },
    Notifications: {
      Type: 'Custom::S3BucketNotifications',
      Properties: {
        ServiceToken: { 'Fn::GetAtt': ['Provider', 'Arn'] },
        BucketName: { Ref: 'Articles' },
        NotificationConfiguration: {
          QueueConfigurations: [
            {
              Id: 'to-intake',
              Events: ['s3:ObjectCreated:*'],
              QueueArn: { 'Fn::GetAtt': ['Intake', 'Arn'] },
              Filter: {
                Key: {
                  FilterRules: [
                    { Name: 'prefix', Value: 'news/' },
                    { Name: 'suffix', Value: '.txt' },
                  ],
                },
              },
            },
          ],
        },
      },
    },
  });
  expect(plan.buckets[0]?.notifications).toMatchObject([{ id: 'to-intake', prefix: 'news/', suffix: '.txt' }]);
  expect(plan.functions.map(({ logicalId }) => logicalId)).toEqual(['EchoFunction', 'PickyFunction']);
});

test('passes over what is on the list of types left out', () => {
  expect(planWith({ Role: { Type: 'AWS::IAM::Role' } }).functions).toHaveLength(2);
});

describe('refuses', () => {
  const QUEUE = { 'Fn::GetAtt': ['Intake', 'Arn'] };
  const fn = (Properties: object, Metadata: object = { 'aws:asset:path': 'x' }) =>
    ({ Type: 'AWS::Lambda::Function', Properties: { Handler: 'index.handler', ...Properties }, Metadata }) as const;
  const variable = (value: object) => fn({ Environment: { Variables: { X: value } } });

  test.each<[string, RegExp, object]>([
    ['a type it does not know', /AWS::Kinesis::Stream/, { Stream: { Type: 'AWS::Kinesis::Stream' } }],
    ['an import', /Fn::ImportValue/, { F: variable({ 'Fn::ImportValue': 'x' }) }],
    ['a selection', /Fn::Select/, { F: variable({ 'Fn::Select': [0, ['a']] }) }],
    ['a reference to nothing', /Ref to Nothing/, { F: variable({ Ref: 'Nothing' }) }],
    ['an unknown attribute', /Work\.Nope/, { F: variable({ 'Fn::GetAtt': ['Work', 'Nope'] }) }],
    ['a Sub of nothing', /Nothing/, { F: variable({ 'Fn::Sub': slot('Nothing') }) }],
    ['a function without an asset', /no asset path/, { F: fn({}, {}) }],
    ['a number that is none', /Timeout: a number/, { F: fn({ Timeout: 'soon' }) }],
    ['a FIFO queue', /FIFO/, { Fifo: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } } }],
    [
      'events of a bucket without versions',
      /not versioned/,
      {
        Plain: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            NotificationConfiguration: { QueueConfigurations: [{ Event: 's3:ObjectCreated:*', Queue: QUEUE }] },
          },
        },
      },
    ],
    [
      'events that go to a function',
      /LambdaConfigurations/,
      {
        Direct: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            VersioningConfiguration: { Status: 'Enabled' },
            NotificationConfiguration: { LambdaConfigurations: [] },
          },
        },
      },
    ],
    [
      'events to a queue elsewhere',
      /arn:aws:sqs:x/,
      {
        Away: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            VersioningConfiguration: { Status: 'Enabled' },
            NotificationConfiguration: {
              QueueConfigurations: [{ Event: 's3:ObjectCreated:*', Queue: 'arn:aws:sqs:x' }],
            },
          },
        },
      },
    ],
    [
      'a route that asks who is calling',
      /access "public"/,
      {
        Guarded: {
          Type: 'AWS::ApiGatewayV2::Route',
          Properties: {
            ApiId: { Ref: 'Api' },
            RouteKey: 'GET /x',
            AuthorizationType: 'AWS_IAM',
            Target: 'integrations/Integration',
          },
        },
      },
    ],
    [
      'a route to nothing',
      /no integration/,
      {
        Lost: {
          Type: 'AWS::ApiGatewayV2::Route',
          Properties: { ApiId: { Ref: 'Api' }, RouteKey: 'GET /x', Target: 'integrations/Other' },
        },
      },
    ],
    [
      'the older payload',
      /payload 1\.0/,
      {
        Old: {
          Type: 'AWS::ApiGatewayV2::Integration',
          Properties: {
            ApiId: { Ref: 'Api' },
            IntegrationUri: { 'Fn::GetAtt': ['EchoFunction', 'Arn'] },
            PayloadFormatVersion: '1.0',
          },
        },
      },
    ],
    [
      'a source that filters',
      /FilterCriteria/,
      {
        Filtering: {
          Type: 'AWS::Lambda::EventSourceMapping',
          Properties: { EventSourceArn: QUEUE, FunctionName: { Ref: 'EchoFunction' }, FilterCriteria: {} },
        },
      },
    ],
    [
      'two things of one name',
      /second queue is called small-work/,
      { Twin: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'small-work' } } },
    ],
  ])('%s', (_what, message, resources) => {
    const template: Template = JSON.parse(
      JSON.stringify({ Resources: { ...smallTemplate().Resources, ...resources } }),
    );
    expect(() => planFrom(template, CONTEXT)).toThrow(PlanError);
    expect(() => planFrom(template, CONTEXT)).toThrow(message);
  });
});
