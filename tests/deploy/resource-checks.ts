import assert from 'node:assert/strict';
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  GetPublicAccessBlockCommand,
  S3Client,
  type S3ServiceException,
} from '@aws-sdk/client-s3';
import { LIST_INDEX, TTL } from '../../lambdas/shared/store/attributes.ts';
import { MAX_RECEIVE_COUNT } from '../../lib/queue-with-dead-letters.ts';
import { AWKWARD_KEY } from './article-checks.ts';
import type { Checklist } from './checklist.ts';
import { type Deployment, pathOf, QUEUES } from './deployment.ts';

/** What the template asks for is what stands there. */
export async function checkResources(list: Checklist, deployment: Deployment): Promise<void> {
  const { s3, table, target, bucket: Bucket } = deployment;

  await list.check('the bucket keeps versions, is encrypted and closed to the public', async () => {
    assert.equal((await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status, 'Enabled');
    const { ServerSideEncryptionConfiguration } = await s3.send(new GetBucketEncryptionCommand({ Bucket }));
    assert.equal(
      ServerSideEncryptionConfiguration?.Rules?.[0]?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm,
      'AES256',
    );
    const { PublicAccessBlockConfiguration } = await s3.send(new GetPublicAccessBlockCommand({ Bucket }));
    assert.deepEqual(PublicAccessBlockConfiguration, {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
  });
  await list.check(
    'the bucket lets old versions expire',
    async () => {
      const { Rules = [] } = await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }));
      assert.equal(Rules.length, 1);
      assert.equal(Rules[0]?.NoncurrentVersionExpiration?.NoncurrentDays, 30);
    },
    'bucket lifecycle',
  );

  await list.check('each queue sets messages aside that failed too often', async () => {
    for (const name of QUEUES) {
      const { url, deadLettersUrl } = target.queue(name);
      const { RedrivePolicy, VisibilityTimeout } = await deployment.queueAttributes(
        url,
        'RedrivePolicy',
        'VisibilityTimeout',
      );
      const { QueueArn } = await deployment.queueAttributes(deadLettersUrl, 'QueueArn');
      assert.deepEqual(JSON.parse(RedrivePolicy ?? 'null'), {
        deadLetterTargetArn: QueueArn,
        maxReceiveCount: MAX_RECEIVE_COUNT,
      });
      assert.ok(Number(VisibilityTimeout) >= 180, `${name} hides messages for ${VisibilityTimeout} s only`);
    }
  });

  const TableName = target.tableName;
  await list.check('the table has its index', async () => {
    const { Table } = await table.send(new DescribeTableCommand({ TableName }));
    assert.deepEqual(
      Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName),
      [LIST_INDEX],
    );
  });
  await list.check(
    'the table lets rows expire, and can be restored to any second',
    async () => {
      const { TimeToLiveDescription } = await table.send(new DescribeTimeToLiveCommand({ TableName }));
      assert.deepEqual(TimeToLiveDescription, { TimeToLiveStatus: 'ENABLED', AttributeName: TTL });
      const { ContinuousBackupsDescription } = await table.send(new DescribeContinuousBackupsCommand({ TableName }));
      const recovery = ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus;
      assert.equal(recovery, 'ENABLED');
    },
    'table settings',
  );
  await list.check('nobody reads the bucket without a signature', async () => {
    for (const path of ['', pathOf(AWKWARD_KEY)]) {
      const response = await fetch(`${deployment.bucketUrl}/${path}`);
      assert.equal(response.status, 403, `${response.status} for /${path}`);
      await response.body?.cancel();
    }
  });
  await list.check(
    'the bucket refuses plain HTTP, signed or not',
    async () => {
      const plain = new S3Client({
        region: await s3.config.region(),
        credentials: s3.config.credentials,
        endpoint: new URL(deployment.bucketUrl).origin.replace('https:', 'http:'),
        bucketEndpoint: false,
        forcePathStyle: true,
      });
      try {
        const asked = plain.send(new GetObjectCommand({ Bucket, Key: AWKWARD_KEY }));
        await assert.rejects(asked, ({ $metadata }: S3ServiceException) => $metadata.httpStatusCode === 403);
      } finally {
        plain.destroy();
      }
    },
    'plain HTTP',
  );
}
