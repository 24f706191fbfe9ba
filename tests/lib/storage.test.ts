import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as attributes from '../../lambdas/shared/store/attributes.ts';
import type { OptionValues } from '../../lib/options.ts';
import { at, resourceNamed, resources, targets, templateWith } from './synthesise.ts';

const template = templateWith();

describe('the articles bucket', () => {
  it('is versioned, encrypted, private and kept when the stack goes', () => {
    template.resourceCountIs('AWS::S3::Bucket', 1);
    template.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        VersioningConfiguration: { Status: 'Enabled' },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      },
    });
  });

  it.each<OptionValues>([{}, { access: 'public', dataOnDelete: 'destroy' }])(
    'with %j refuses plain HTTP and old TLS to everybody, for itself and all that is in it, and its policy ' +
      'allows nothing',
    (values) => {
      const other = templateWith(values);
      const [bucket] = resources(other, 'AWS::S3::Bucket');
      const arn = { 'Fn::GetAtt': [bucket?.id, 'Arn'] };
      const [policy, ...more] = resources(other, 'AWS::S3::BucketPolicy');
      expect(more).toEqual([]);
      expect(policy?.properties.Bucket).toEqual({ Ref: bucket?.id });
      const everything = {
        Effect: 'Deny',
        Action: 's3:*',
        Principal: { AWS: '*' },
        Resource: [arn, { 'Fn::Join': ['', [arn, '/*']] }],
      };
      expect(at(policy?.properties, 'PolicyDocument', 'Statement')).toEqual([
        { ...everything, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
        { ...everything, Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } } },
      ]);
    },
  );

  it('lets only old versions, leftover markers and unfinished uploads expire, never a current object', () => {
    const [bucket] = resources(template, 'AWS::S3::Bucket');
    expect(at(bucket?.properties, 'LifecycleConfiguration', 'Rules')).toEqual([
      {
        Status: 'Enabled',
        NoncurrentVersionExpiration: { NoncurrentDays: 30 },
        ExpiredObjectDeleteMarker: true,
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
      },
    ]);
  });

  it('tells the intake queue, and nobody else, of every object created, removed or expired', () => {
    const intake = resourceNamed(template, 'AWS::SQS::Queue', 'IntakeQueue').id;
    const [bucket] = resources(template, 'AWS::S3::Bucket');
    const arn = { 'Fn::GetAtt': [intake, 'Arn'] };
    expect(at(bucket?.properties, 'NotificationConfiguration')).toEqual({
      QueueConfigurations: [
        { Event: 's3:ObjectCreated:*', Queue: arn },
        { Event: 's3:ObjectRemoved:*', Queue: arn },
        { Event: 's3:LifecycleExpiration:*', Queue: arn },
      ],
    });
    expect(resources(template).filter(({ type }) => type.startsWith('Custom::'))).toEqual([]);
    const invokers = resources(template, 'AWS::Lambda::Permission').map(({ properties }) => properties.Principal);
    expect(invokers).not.toContain('s3.amazonaws.com');
  });

  it('is made after the queue admits it, because S3 tries the queue out', () => {
    const policy = resourceNamed(template, 'AWS::SQS::QueuePolicy', 'IntakeQueuePolicy').id;
    template.hasResource('AWS::S3::Bucket', { DependsOn: Match.arrayWith([policy]) });
  });
});

describe('the table', () => {
  it('has the keys, the TTL and the listing index that the functions use', () => {
    template.resourceCountIs('AWS::DynamoDB::Table', 1);
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema: [
        { AttributeName: attributes.PARTITION_KEY, KeyType: 'HASH' },
        { AttributeName: attributes.SORT_KEY, KeyType: 'RANGE' },
      ],
      TimeToLiveSpecification: { AttributeName: attributes.TTL, Enabled: true },
      GlobalSecondaryIndexes: [
        {
          IndexName: attributes.LIST_INDEX,
          KeySchema: [
            { AttributeName: attributes.LIST_PARTITION, KeyType: 'HASH' },
            { AttributeName: attributes.LIST_SORT, KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...attributes.LIST_PROJECTION] },
        },
      ],
    });
    // DynamoDB refuses an index with more than 20 projected attributes only when it is made.
    expect(attributes.LIST_PROJECTION.length).toBeLessThanOrEqual(20);
  });

  it('cannot be deleted by hand while it is to be kept, and can where it is not', () => {
    template.hasResourceProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: true });
    templateWith({ dataOnDelete: 'destroy' }).hasResourceProperties('AWS::DynamoDB::Table', {
      DeletionProtectionEnabled: false,
    });
  });

  it('is paid by use, can be restored to any second, and is kept when the stack goes', () => {
    template.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      },
    });
  });
});

it('lets bucket and table go with a stack that says so', () => {
  const destroyed = templateWith({ dataOnDelete: 'destroy' });
  for (const type of ['AWS::S3::Bucket', 'AWS::DynamoDB::Table']) {
    expect(resources(destroyed, type).map(({ deletionPolicy }) => deletionPolicy)).toEqual(['Delete']);
  }
});

it('shows what a person needs', () => {
  const outputs = template.findOutputs('*');
  expect(Object.keys(outputs).sort()).toEqual([
    'ApiAccess',
    'ApiUrl',
    'ArticlesBucketName',
    'DashboardName',
    'DigestDeadLettersUrl',
    'DigestQueueUrl',
    'IntakeDeadLettersUrl',
    'IntakeQueueUrl',
    'TableName',
  ]);
  expect(targets(outputs.ArticlesBucketName?.Value)).toEqual([
    resourceNamed(template, 'AWS::S3::Bucket', 'Articles').id,
  ]);
});
