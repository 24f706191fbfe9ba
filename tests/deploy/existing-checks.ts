import assert from 'node:assert/strict';
import { RestoreTableToPointInTimeCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { TargetOptions } from '../../bin/target.ts';
import { resolveTarget } from '../../bin/target.ts';
import { articleId } from '../../engine/identity.ts';
import { member } from '../../lambdas/shared/json.ts';
import { deploy, destroy, type Outputs, type StackCommand } from './cdk.ts';
import { type Checklist, until } from './checklist.ts';
import { nutgraf } from './command-checks.ts';
import { type Deployment, deploymentOf } from './deployment.ts';
import { unauthorised } from './http-client.ts';

const BUCKET = 'the-desk-of-norfield';
const RESTORED = 'nutgraf-desk-restored';
const STACK = 'Nutgraf-desk';
const OPTIONS = {
  stage: 'desk',
  access: 'public',
  existingBucket: BUCKET,
  bucketEvents: 'eventbridge',
  prefix: 'news/',
  notify: 'eventbridge',
  dataOnDelete: 'destroy',
};

/** A stack on a bucket of somebody else's, events by EventBridge in and out, and a table that was restored under it. */
export async function checkExisting(
  list: Checklist,
  command: (stackName: string, options: Readonly<Record<string, string>>) => StackCommand,
  apiOf: (outputs: Outputs) => string,
  region: string,
): Promise<void> {
  const named: TargetOptions = { stack: STACK, region, data: '.nutgraf' };
  const [s3, sqs, events] = [new S3Client({ region }), new SQSClient({ region }), new EventBridgeClient({ region })];
  const deployments: Deployment[] = [];
  const deployed = async (options: Readonly<Record<string, string>>) => {
    const outputs = await deploy(command(STACK, options));
    const target = await resolveTarget(named);
    const deployment = await deploymentOf(target, { api: apiOf(outputs), bucket: '' }, unauthorised);
    deployments.push(deployment);
    return deployment;
  };
  try {
    let told = '';
    await list.check('existing bucket: cdk deploy, with EventBridge in and out', async () => {
      await ownBucket(s3);
      await deployed(OPTIONS);
      told = await consumer(sqs, events);
    });
    const [up] = deployments;
    if (up === undefined) return;
    await checkNotices(list, up, { s3, sqs, told });
    await checkRestore(list, up, { s3, named, redeploy: () => deployed({ ...OPTIONS, existingTable: RESTORED }) });
    await list.check('existing bucket: cdk destroy leaves the bucket as it was', async () => {
      await destroy(command(STACK, OPTIONS));
      await s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'news/kept.txt' }));
    });
  } finally {
    for (const deployment of deployments) deployment.close();
    for (const client of [s3, sqs, events]) client.destroy();
  }
}

function text(what: string): string {
  return `The ${what} pier at Norfield was closed on Monday after a storm damaged it. It will open again in May.`;
}

const put = (s3: S3Client, Key: string, what: string) =>
  s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: text(what), ContentType: 'text/plain' }));

/** As its owner would have it: with versions, and told to send its events to the bus. */
async function ownBucket(s3: S3Client): Promise<void> {
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  await s3.send(new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration: { Status: 'Enabled' } }));
  await s3.send(
    new PutBucketNotificationConfigurationCommand({
      Bucket: BUCKET,
      NotificationConfiguration: { EventBridgeConfiguration: {} },
    }),
  );
}

/** A queue that a rule sends the stack's notices to. @returns its address */
async function consumer(sqs: SQSClient, events: EventBridgeClient): Promise<string> {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: 'told-of-articles' }));
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
  const Name = 'told-of-articles';
  await events.send(new PutRuleCommand({ Name, EventPattern: JSON.stringify({ source: [`nutgraf.${STACK}`] }) }));
  await events.send(new PutTargetsCommand({ Rule: Name, Targets: [{ Id: 'queue', Arn: Attributes?.QueueArn }] }));
  return QueueUrl;
}

interface Told {
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  /** Address of the queue that is told. */
  readonly told: string;
}

async function checkNotices(list: Checklist, deployment: Deployment, { s3, sqs, told }: Told): Promise<void> {
  const next = (key: string) =>
    until(`a notice of ${key}`, async () => {
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: told, WaitTimeSeconds: 1 }));
      for (const { Body = '', ReceiptHandle } of Messages) {
        await sqs.send(new DeleteMessageCommand({ QueueUrl: told, ReceiptHandle }));
        const detail = member(JSON.parse(Body), 'detail');
        if (member(detail, 'id') === articleId(key)) return String(member(detail, 'notice'));
      }
      return null;
    });
  const key = 'news/told + of%.txt';
  await list.check('existing bucket: an article comes by EventBridge, and its notices go by it', async () => {
    const { VersionId } = await put(s3, key, 'old');
    await deployment.readyAt(key, VersionId);
    assert.equal(await next(key), 'ready');
    await put(s3, key, 'new');
    assert.equal(await next(key), 'changed');
    await s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: key }));
    await deployment.gone(key);
    assert.equal(await next(key), 'removed');
  });
  await list.check('existing bucket: a key outside the prefix is nobody’s business', async () => {
    await put(s3, 'archive/other.txt', 'old');
    await put(s3, 'news/after.txt', 'old');
    await deployment.recordWhere('news/after.txt', ({ status }) => status === 'ready');
    assert.equal((await deployment.answerFor('archive/other.txt')).status, 404);
  });
}

interface Restoring {
  readonly s3: S3Client;
  readonly named: TargetOptions;
  /** Deploys the stack on the restored table. */
  readonly redeploy: () => Promise<unknown>;
}

/** The runbook of docs/operating.md, "Restore", step by step. */
async function checkRestore(
  list: Checklist,
  deployment: Deployment,
  { s3, named, redeploy }: Restoring,
): Promise<void> {
  const ready = (key: string, what: string) =>
    deployment.recordWhere(
      key,
      ({ status, text: said }) => status === 'ready' && said?.startsWith(`The ${what} pier`) === true,
      'text',
    );
  const keys = { kept: 'news/kept.txt', changed: 'news/changed.txt', gone: 'news/gone.txt', added: 'news/added.txt' };
  const isUp = await list.check('restore: the table as it was a while ago, under the stack of now', async () => {
    for (const key of [keys.kept, keys.changed, keys.gone]) {
      await put(s3, key, 'old');
      await ready(key, 'old');
    }
    const source = { SourceTableName: deployment.target.tableName, UseLatestRestorableTime: true };
    await deployment.table.send(new RestoreTableToPointInTimeCommand({ ...source, TargetTableName: RESTORED }));
    await put(s3, keys.changed, 'new');
    await ready(keys.changed, 'new');
    await put(s3, keys.added, 'newest');
    await ready(keys.added, 'newest');
    await s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: keys.gone }));
    await deployment.gone(keys.gone);
    await redeploy();
    await ready(keys.changed, 'old');
  });
  if (!isUp) return;
  const differing = async () =>
    (await nutgraf(named, 'resync', '--dry-run', '--prefix', 'news/')).map(({ key, why }) => [key, why]);
  await list.check('restore: resync lists what differs, makes it right, and then finds nothing', async () => {
    assert.deepEqual(await differing(), [
      [keys.added, 'no record'],
      [keys.changed, 'another version'],
      [keys.gone, 'no object'],
    ]);
    await nutgraf(named, 'resync', '--prefix', 'news/');
    await ready(keys.changed, 'new');
    await ready(keys.added, 'newest');
    await deployment.gone(keys.gone);
    await ready(keys.kept, 'old');
    await deployment.drained();
    assert.deepEqual(await differing(), []);
  });
}
