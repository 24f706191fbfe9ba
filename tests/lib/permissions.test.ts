import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { at, list, resources, targets, templateWith } from './synthesise.ts';

/**
 * What a role may do, one line for each action and resource: `s3:GetObject ArticlesBucket/*`. Logical ids stand without
 * their hash; `*` alone is any resource.
 */
function permissions(template: Template, role: string): readonly string[] {
  const lines = resources(template, 'AWS::IAM::Policy')
    .filter(({ properties }) => targets(properties.Roles).some((id) => id.startsWith(`${role}Role`)))
    .flatMap(({ properties }) => list(at(properties, 'PolicyDocument', 'Statement')))
    .flatMap((statement) => {
      expect(statement).toMatchObject({ Effect: 'Allow' });
      expect(statement).not.toHaveProperty('NotAction');
      expect(statement).not.toHaveProperty('NotResource');
      return list(at(statement, 'Action')).flatMap((action) =>
        list(at(statement, 'Resource')).map((resource) => `${action} ${place(resource)}`),
      );
    });
  return lines.sort();
}

function place(resource: Parameters<typeof at>[0]): string {
  if (typeof resource === 'string') return resource;
  const [id = 'unknown'] = targets(resource);
  const suffix = list(at(resource, 'Fn::Join', 1)).filter((part) => typeof part === 'string');
  return id.replace(/[0-9A-F]{8}$/, '') + suffix.join('');
}

const template = templateWith();
const ownLogs = (name: string) => [`logs:CreateLogStream ${name}Logs`, `logs:PutLogEvents ${name}Logs`];
// X-Ray has no resources to name.
const TRACING = ['xray:PutTelemetryRecords *', 'xray:PutTraceSegments *'];

describe('each function may do exactly what it does', () => {
  it('clean', () => {
    expect(permissions(template, 'Clean')).toEqual(
      [
        ...ownLogs('Clean'),
        ...TRACING,
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
        ...TRACING,
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
        ...TRACING,
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
