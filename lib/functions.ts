import { Duration, Stack, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { CHANGES_OFF, ENV } from '../lambdas/shared/environment.ts';
import type { AlarmTarget } from './alarms.ts';
import type { ArticleTable } from './article-table.ts';
import type { AnyBucket } from './articles-bucket.ts';
import { NoticeTarget } from './notices.ts';
import type { Notify, NutgrafOptions } from './options.ts';
import { type HandlerName, PipelineFunction } from './pipeline-function.ts';
import {
  DEAD_LETTER_RETENTION,
  MAX_RECEIVE_COUNT,
  type QueueWithDeadLetters,
  SOURCE_RETENTION,
} from './queue-with-dead-letters.ts';

/**
 * Ten pages of the largest size take longer than this on a small processor; the deadline watch then hands the rest
 * back.
 */
export const CLEAN_TIMEOUT = Duration.seconds(60);
export const DIGEST_TIMEOUT = Duration.seconds(30);
/**
 * As long as the gateway waits: a page takes up to two calls to the table in a row, and one with all its retries takes
 * 13 s.
 */
const READ_TIMEOUT = Duration.seconds(29);

/**
 * How long a clean-text row lives: until the last dead letter about it is gone, plus one redrive (which starts the
 * source queue's retention anew), plus a day.
 */
const CLEAN_TEXT_LIFE = DEAD_LETTER_RETENTION.plus(SOURCE_RETENTION).plus(Duration.days(1));

/**
 * What the write side does to the table: one conditional write at a time, no scan, no batch of writes, no transaction.
 */
const WRITE_ACTIONS = [
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:Query',
];

/** What every part of one pipeline is made with. */
export interface Setting {
  readonly scope: Construct;
  readonly options: NutgrafOptions;
  readonly alarms: AlarmTarget;
  /** The customer's key of queues, table, logs and topic; null where AWS's own are used. */
  readonly key: IKey | null;
}

/** What the functions read from and write to. */
export interface Stores {
  readonly intake: QueueWithDeadLetters;
  readonly toDigest: QueueWithDeadLetters;
  readonly bucket: AnyBucket;
  readonly records: ArticleTable;
}

/** The three functions, each allowed what it does and nothing else, and where the first two tell of what changed. */
export interface PipelineFunctions {
  readonly functions: Readonly<Record<HandlerName, PipelineFunction>>;
  readonly notices: NoticeTarget;
}

/**
 * The functions of a pipeline, on their queues.
 *
 * Readers are deployed before writers: in the deployment that brings a new form of rows or messages, or the option for
 * one, nobody writes it while a function that cannot read it still runs.
 */
export function addFunctions(setting: Setting, stores: Stores): PipelineFunctions {
  const { scope, options, key } = setting;
  const clean = addClean(setting, stores);
  const digest = addDigest(setting, stores);
  const notices = new NoticeTarget(scope, 'Notices', options.notify, key);
  for (const sender of [clean, digest]) notices.grantSend(sender);
  if (options.notify !== 'none') {
    // An article under embargo waits there until it may be told of.
    const { queue } = stores.toDigest;
    digest.lambda.addEnvironment(ENV.digestQueue, queue.queueUrl);
    digest.allow(['sqs:SendMessage'], [queue.queueArn]);
  }
  const read = addRead(setting, stores);
  digest.lambda.node.addDependency(read.lambda);
  clean.lambda.node.addDependency(digest.lambda);
  const functions = { clean, digest, read };
  if (options.dataKeyArn !== null) allowDataKey(functions, options.dataKeyArn, options.notify);
  return { functions, notices };
}

function addClean(setting: Setting, { intake, toDigest, bucket, records }: Stores): PipelineFunction {
  const { scope, options, alarms } = setting;
  const { prefix, suffix, objectKeyArn } = options;
  const clean = new PipelineFunction(scope, 'Clean', {
    ...common(setting),
    handler: 'clean',
    description: 'Finds the article in an uploaded file and strips what is not part of it',
    timeout: CLEAN_TIMEOUT,
    environment: {
      [ENV.table]: records.table.tableName,
      [ENV.bucket]: bucket.bucketName,
      ...(prefix === '' ? {} : { [ENV.keyPrefix]: prefix }),
      ...(suffix === '' ? {} : { [ENV.keySuffix]: suffix }),
      [ENV.digestQueue]: toDigest.queue.queueUrl,
      [ENV.maxReceiveCount]: String(MAX_RECEIVE_COUNT),
      [ENV.cleanTextSeconds]: String(CLEAN_TEXT_LIFE.toSeconds()),
      ...packingVariable(options),
    },
  });
  // Without ListBucket a missing object would answer 403 instead of 404, and a deletion would look like a fault of
  // ours.
  clean.allow(['s3:ListBucket'], [bucket.bucketArn]);
  clean.allow(['s3:GetObject', 's3:GetObjectVersion'], [bucket.arnForObjects('*')]);
  Validations.of(clean.role).acknowledge({
    id: `AwsSolutions-IAM5[Resource::${nagName(bucket)}/*]`,
    reason: "Every object of this one bucket is an article to read; keys are the uploaders' to choose.",
  });
  if (objectKeyArn !== null) clean.allow(['kms:Decrypt'], [objectKeyArn]);
  clean.allow(['sqs:SendMessage'], [toDigest.queue.queueArn]);
  clean.allow(WRITE_ACTIONS, [records.table.tableArn]);
  clean.consume(intake, options.maxConcurrency, alarms);
  return clean;
}

function addDigest(setting: Setting, { toDigest, records }: Stores): PipelineFunction {
  const { scope, options, alarms } = setting;
  const digest = new PipelineFunction(scope, 'Digest', {
    ...common(setting),
    handler: 'digest',
    description: 'Makes summary and key facts of a clean text and stores the record',
    timeout: DIGEST_TIMEOUT,
    environment: {
      [ENV.table]: records.table.tableName,
      [ENV.maxReceiveCount]: String(MAX_RECEIVE_COUNT),
      ...extraRows(options),
      ...packingVariable(options),
    },
  });
  digest.allow([...WRITE_ACTIONS, 'dynamodb:BatchGetItem'], [records.table.tableArn]);
  digest.consume(toDigest, options.maxConcurrency, alarms);
  return digest;
}

function addRead(setting: Setting, { records }: Stores): PipelineFunction {
  const { scope, options } = setting;
  const read = new PipelineFunction(scope, 'Read', {
    ...common(setting),
    handler: 'read',
    description: 'Serves articles, summaries and facts',
    timeout: READ_TIMEOUT,
    environment: { [ENV.table]: records.table.tableName, ...extraRows(options) },
    withPage: options.access.mode === 'public',
  });
  read.allow(['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'], [records.table.tableArn]);
  read.allow(['dynamodb:Query'], [records.listIndexArn]);
  return read;
}

/** What the three functions share. */
function common({ options, alarms, key }: Setting) {
  return {
    memoryMb: options.memoryMb,
    logRetention: options.logRetentionDays,
    logKey: key,
    alarms,
    tracing: options.tracing,
  };
}

/** Which rows are written and read besides the records, where it is not as it is by itself. */
function extraRows({ changes, stories }: NutgrafOptions): Readonly<Record<string, string>> {
  return { ...(changes ? {} : { [ENV.changes]: CHANGES_OFF }), ...(stories ? { [ENV.stories]: 'true' } : {}) };
}

/** What a function is told of how blobs are written, where it is not as it does by itself. */
function packingVariable({ packing }: NutgrafOptions): Readonly<Record<string, string>> {
  return packing === 'brotli' ? {} : { [ENV.packing]: packing };
}

/** Each reads the table, and all but `read` a queue; what is sent on, or told, is encrypted with a new data key. */
function allowDataKey(
  { clean, digest, read }: Readonly<Record<HandlerName, PipelineFunction>>,
  keyArn: string,
  notify: Notify,
): void {
  for (const reader of [clean, digest, read]) reader.allow(['kms:Decrypt'], [keyArn]);
  for (const sender of notify === 'none' ? [clean] : [clean, digest]) sender.allow(['kms:GenerateDataKey'], [keyArn]);
}

/** The bucket's ARN as the rule packs write it. */
function nagName(bucket: AnyBucket): string {
  const resource = bucket.node.defaultChild;
  return resource instanceof CfnBucket
    ? `<${Stack.of(bucket).getLogicalId(resource)}.Arn>`
    : `arn:<AWS::Partition>:s3:::${bucket.bucketName}`;
}
