import { describe, expect, it } from 'vitest';
import { ENV } from '../../lambdas/shared/environment.ts';
import type { OptionValues } from '../../lib/options.ts';
import { permissions } from './policies.ts';
import { at, list, resourceNamed, resources, templateWith } from './synthesise.ts';

const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/12345678-90ab-cdef-1234-567890abcdef';

function output(values: OptionValues, name: string): string | undefined {
  const [found] = Object.values(templateWith(values).findOutputs(name));
  return found === undefined ? undefined : JSON.stringify(found.Value);
}

/** Statements of the intake queue's policy that let somebody send. */
function senders(values: OptionValues) {
  return resources(templateWith(values), 'AWS::SQS::QueuePolicy')
    .filter(({ id }) => id.startsWith('IntakeQueue'))
    .flatMap(({ properties }) => list(at(properties, 'PolicyDocument', 'Statement')))
    .filter((statement) => at(statement, 'Effect') === 'Allow')
    .map((statement) => [at(statement, 'Principal', 'Service'), JSON.stringify(at(statement, 'Condition'))]);
}

describe('an existing bucket', () => {
  const values = { existingBucket: 'the-desk', prefix: 'news/', suffix: '.txt' };
  const template = templateWith(values);

  it('is not made, nor changed', () => {
    expect(resources(template, 'AWS::S3::Bucket')).toEqual([]);
    expect(resources(template, 'AWS::S3::BucketPolicy')).toEqual([]);
    expect(resources(template).filter(({ type }) => type.startsWith('Custom::'))).toEqual([]);
  });

  it('is all that clean may read, and it only reads', () => {
    expect(permissions(template, 'Clean').filter((line) => line.startsWith('s3:'))).toEqual([
      's3:GetObject :s3:::the-desk/*',
      's3:GetObjectVersion :s3:::the-desk/*',
      's3:ListBucket :s3:::the-desk',
    ]);
  });

  it('alone may send to the intake queue', () => {
    expect(senders(values)).toEqual([['s3.amazonaws.com', expect.stringContaining(':s3:::the-desk')]]);
  });

  it('is to be given what the output says, with the filter', () => {
    const said = output(values, 'BucketNotification');
    for (const part of ['QueueConfigurations', 's3:ObjectRemoved:*', 'FilterRules', 'news/', '.txt']) {
      expect(said).toContain(part);
    }
    expect(output({}, 'BucketNotification')).toBeUndefined();
  });

  it('has its filter told to clean, which holds keys against it again', () => {
    const { properties } = resourceNamed(template, 'AWS::Lambda::Function', 'CleanFunction');
    expect(at(properties, 'Environment', 'Variables')).toMatchObject({
      [ENV.bucket]: 'the-desk',
      [ENV.keyPrefix]: 'news/',
      [ENV.keySuffix]: '.txt',
    });
  });
});

describe('events by EventBridge', () => {
  it.each<[OptionValues, unknown]>([
    [{}, undefined],
    [{ prefix: 'news/' }, [{ prefix: 'news/' }]],
    [{ suffix: '.txt' }, [{ suffix: '.txt' }]],
    [{ prefix: 'news/', suffix: '.txt' }, [{ wildcard: 'news/*.txt' }]],
  ])('are those of the bucket and of keys as in %j', (filter, key) => {
    const template = templateWith({ existingBucket: 'the-desk', bucketEvents: 'eventbridge', ...filter });
    const [rule] = resources(template, 'AWS::Events::Rule');
    expect(rule?.properties.EventPattern).toEqual({
      source: ['aws.s3'],
      'detail-type': ['Object Created', 'Object Deleted'],
      detail: { bucket: { name: ['the-desk'] }, ...(key === undefined ? {} : { object: { key } }) },
    });
  });

  it('come to the intake queue, and what cannot is kept', () => {
    const [rule] = resources(templateWith({ bucketEvents: 'eventbridge' }), 'AWS::Events::Rule');
    expect(JSON.stringify(at(rule?.properties.Targets, 0, 'Arn'))).toContain('IntakeQueue');
    expect(JSON.stringify(at(rule?.properties.Targets, 0, 'DeadLetterConfig'))).toContain('ArticlesUndelivered');
    expect(output({ bucketEvents: 'eventbridge' }, 'UndeliveredEventsUrl')).toContain('ArticlesUndelivered');
    expect(output({}, 'UndeliveredEventsUrl')).toBeUndefined();
  });

  it('take the place of the notifications of the stack’s own bucket, and nobody else may send', () => {
    const values = { bucketEvents: 'eventbridge' };
    const bucket = resourceNamed(templateWith(values), 'AWS::S3::Bucket', 'Articles');
    expect(bucket.properties.NotificationConfiguration).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
    expect(senders(values).map(([service]) => service)).toEqual(['events.amazonaws.com']);
  });
});

it('a filter of the stack’s own bucket is in its notifications', () => {
  const bucket = resourceNamed(templateWith({ prefix: 'in/' }), 'AWS::S3::Bucket', 'Articles');
  const [first] = list(at(bucket.properties, 'NotificationConfiguration', 'QueueConfigurations'));
  expect(at(first, 'Filter', 'S3Key', 'Rules')).toEqual([{ Name: 'prefix', Value: 'in/' }]);
});

describe('a key of the customer’s', () => {
  it('is for clean to decrypt with, and for nobody else', () => {
    const template = templateWith({ objectKeyArn: KEY });
    const uses = (role: string) => permissions(template, role).filter((line) => line.startsWith('kms:'));
    expect([uses('Clean'), uses('Digest'), uses('Read')]).toEqual([[`kms:Decrypt ${KEY}`], [], []]);
  });

  it('encrypts the stack’s own bucket, with a bucket key', () => {
    const { properties } = resourceNamed(templateWith({ objectKeyArn: KEY }), 'AWS::S3::Bucket', 'Articles');
    expect(at(properties, 'BucketEncryption', 'ServerSideEncryptionConfiguration', 0)).toEqual({
      BucketKeyEnabled: true,
      ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KEY },
    });
  });

  it('has the statement for its policy in an output', () => {
    expect(output({ objectKeyArn: KEY }, 'KeyPolicyStatement')).toContain('kms:Decrypt');
  });
});

describe('a key of the customer’s for queues, table and logs', () => {
  const values = { dataKeyArn: KEY, notify: 'sns', bucketEvents: 'eventbridge' };
  const template = templateWith(values);

  it('encrypts all of them', () => {
    const keys = (type: string, ...path: readonly string[]) =>
      resources(template, type).map(({ properties }) => at(properties, ...path));
    expect(new Set(keys('AWS::SQS::Queue', 'KmsMasterKeyId'))).toEqual(new Set([KEY]));
    expect(new Set(keys('AWS::Logs::LogGroup', 'KmsKeyId'))).toEqual(new Set([KEY]));
    expect(keys('AWS::SNS::Topic', 'KmsMasterKeyId')).toEqual([KEY]);
    expect(keys('AWS::DynamoDB::Table', 'SSESpecification')).toEqual([
      { KMSMasterKeyId: KEY, SSEEnabled: true, SSEType: 'KMS' },
    ]);
  });

  it('is used by each function for no more than it does', () => {
    const uses = (options: OptionValues, role: string) =>
      permissions(templateWith(options), role).filter((line) => line.startsWith('kms:'));
    const [decrypts, sends] = [`kms:Decrypt ${KEY}`, `kms:GenerateDataKey ${KEY}`];
    expect(['Clean', 'Digest', 'Read'].map((role) => uses({ dataKeyArn: KEY }, role))).toEqual([
      [decrypts, sends],
      [decrypts],
      [decrypts],
    ]);
    expect(uses(values, 'Digest')).toEqual([decrypts, sends]);
  });

  it.each([
    [{ dataKeyArn: KEY }, 's3.amazonaws.com'],
    [values, 'events.amazonaws.com'],
  ])('with %j has the statements for its policy in an output', (options, sender) => {
    const said = output(options, 'DataKeyPolicyStatements');
    for (const part of [sender, 'logs.', 'log-group:*', 'CleanRole', 'DigestRole', 'ReadRole']) {
      expect(said).toContain(part);
    }
    expect(output({}, 'DataKeyPolicyStatements')).toBeUndefined();
  });
});

describe('an existing table', () => {
  const values = { existingTable: 'restored-records' };
  const template = templateWith(values);

  it('is not made, and its name is what functions and commands are told', () => {
    expect(resources(template, 'AWS::DynamoDB::Table')).toEqual([]);
    for (const start of ['CleanFunction', 'DigestFunction', 'ReadFunction']) {
      const { properties } = resourceNamed(template, 'AWS::Lambda::Function', start);
      expect(at(properties, 'Environment', 'Variables', ENV.table)).toBe('restored-records');
    }
    expect(output(values, 'TableName')).toBe('"restored-records"');
  });

  it('is used as one of the stack’s own is', () => {
    const own = templateWith();
    for (const role of ['Clean', 'Digest', 'Read']) {
      const table = (line: string) => line.startsWith('dynamodb:');
      expect(permissions(template, role).filter(table)).toEqual(
        permissions(own, role)
          .filter(table)
          .map((line) => line.replace('RecordsTable', ':table/restored-records')),
      );
    }
  });
});
