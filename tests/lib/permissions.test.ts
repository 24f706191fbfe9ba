import { describe, expect, it } from 'vitest';
import { permissions } from './policies.ts';
import { at, list, resources, targets, templateWith } from './synthesise.ts';

const template = templateWith();
const ownLogs = (name: string) => [`logs:CreateLogStream ${name}Logs`, `logs:PutLogEvents ${name}Logs`];

it.each(['Clean', 'Digest', 'Read'] as const)(
  '%s that is traced may write traces, of which X-Ray names none',
  (name) => {
    const more = ['xray:PutTelemetryRecords *', 'xray:PutTraceSegments *'];
    expect(permissions(templateWith({ tracing: 'true' }), name)).toEqual(
      [...permissions(template, name), ...more].sort(),
    );
  },
);

describe('each function may do exactly what it does', () => {
  it('clean', () => {
    expect(permissions(template, 'Clean')).toEqual(
      [
        ...ownLogs('Clean'),
        's3:GetObject ArticlesBucket/*',
        's3:GetObjectVersion ArticlesBucket/*',
        's3:ListBucket ArticlesBucket',
        'sqs:DeleteMessage IntakeQueue',
        'sqs:GetQueueAttributes IntakeQueue',
        'sqs:ReceiveMessage IntakeQueue',
        'sqs:SendMessage ToDigestQueue',
        'dynamodb:DeleteItem RecordsTable',
        'dynamodb:GetItem RecordsTable',
        'dynamodb:PutItem RecordsTable',
        'dynamodb:Query RecordsTable',
        'dynamodb:UpdateItem RecordsTable',
      ].sort(),
    );
  });

  it('digest', () => {
    expect(permissions(template, 'Digest')).toEqual(
      [
        ...ownLogs('Digest'),
        'sqs:DeleteMessage ToDigestQueue',
        'sqs:GetQueueAttributes ToDigestQueue',
        'sqs:ReceiveMessage ToDigestQueue',
        'dynamodb:BatchGetItem RecordsTable',
        'dynamodb:DeleteItem RecordsTable',
        'dynamodb:GetItem RecordsTable',
        'dynamodb:PutItem RecordsTable',
        'dynamodb:Query RecordsTable',
        'dynamodb:UpdateItem RecordsTable',
      ].sort(),
    );
  });

  it('read', () => {
    expect(permissions(template, 'Read')).toEqual(
      [
        ...ownLogs('Read'),
        'dynamodb:BatchGetItem RecordsTable',
        'dynamodb:GetItem RecordsTable',
        'dynamodb:Query RecordsTable',
        'dynamodb:Query RecordsTable/index/listing',
      ].sort(),
    );
  });
});

it('nothing in the stack may write to, or delete from, the articles bucket', () => {
  const all = ['Clean', 'Digest', 'Read'].flatMap((role) => permissions(template, role));
  expect(all.filter((line) => line.startsWith('s3:') && !/^s3:(?:Get|List)/.test(line))).toEqual([]);
  const bucketPolicy = resources(template, 'AWS::S3::BucketPolicy').flatMap(({ properties }) =>
    list(at(properties, 'PolicyDocument', 'Statement')),
  );
  expect(bucketPolicy.map((statement) => at(statement, 'Effect'))).not.toContain('Allow');
});

it('no role takes a wildcard action', () => {
  const all = ['Clean', 'Digest', 'Read'].flatMap((role) => permissions(template, role));
  expect(all.filter((line) => /\*/.test(line.split(' ')[0] ?? ''))).toEqual([]);
});

it('only the gateway may invoke the read function, and nobody the others', () => {
  const invokers = resources(template, 'AWS::Lambda::Permission');
  expect(invokers.map(({ properties }) => [properties.Principal, targets(properties.FunctionName)[0]])).toEqual([
    ['apigateway.amazonaws.com', expect.stringMatching(/^ReadFunction/)],
  ]);
  expect(targets(invokers[0]?.properties.SourceArn)).toContainEqual(expect.stringMatching(/^ReadApi/));
});
