import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, MathExpression, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { CHANGES_OFF, ENV } from '../lambdas/shared/environment.ts';
import { type AlarmTarget, addAlarm, addUnwellAlarm } from './alarms.ts';
import { type AnyTable, ArticleTable } from './article-table.ts';
import { type AnyBucket, ArticlesBucket } from './articles-bucket.ts';
import { PipelineDashboard } from './dashboard.ts';
import { dataStatements, objectStatement } from './key-statements.ts';
import { PIPELINE_NAME, pipelineMetric, tableMetric } from './metrics.ts';
import { NoticeTarget } from './notices.ts';
import { type Notify, type NutgrafOptions, type OptionValues, resolveOptions } from './options.ts';
import { type HandlerName, PipelineFunction } from './pipeline-function.ts';
import {
  DEAD_LETTER_RETENTION,
  MAX_RECEIVE_COUNT,
  QueueWithDeadLetters,
  SOURCE_RETENTION,
} from './queue-with-dead-letters.ts';
import { ReadApi } from './read-api.ts';

/**
 * Ten pages of the largest size take longer than this on a small processor; the deadline watch then hands the rest
 * back.
 */
const CLEAN_TIMEOUT = Duration.seconds(60);
const DIGEST_TIMEOUT = Duration.seconds(30);
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

/** A hundred times what an article takes that comes alone; below it are cold starts and hours with much to do. */
const SLOW_TO_READY = Duration.seconds(60);

/** In a quarter of an hour. Somebody who drops a few pictures should wake nobody. */
const REJECTIONS_FLOOR = 10;
/** Percent. */
const REJECTIONS_LIMIT = 50;

/** In five minutes. The SDK tries a throttled request again by itself, so that fewer of them delay nobody. */
const TOO_MANY_THROTTLES = 10;

/** What a deployed pipeline is used with: names and addresses, each with a sentence that says what it is. */
export type PipelineOutputs = Readonly<Record<string, readonly [value: string, description: string]>>;

/** Outputs of which some are not there with every option. */
type PossibleOutputs = Readonly<Record<string, readonly [value: string | null | undefined, description: string]>>;

function present(outputs: PossibleOutputs): PipelineOutputs {
  return Object.fromEntries(
    Object.entries(outputs).flatMap(([name, [value, description]]) =>
      value === null || value === undefined ? [] : [[name, [value, description] as const]],
    ),
  );
}

/** The parts of a pipeline that others connect to. */
export interface PipelineParts {
  /** Where articles are dropped. */
  readonly bucket: AnyBucket;
  /** The records. */
  readonly table: AnyTable;
  /** Address of the read API, with a slash at its end. */
  readonly apiUrl: string;
  readonly outputs: PipelineOutputs;
}

/** What a function is told of how blobs are written, where it is not as it does by itself. */
function packingVariable({ packing }: NutgrafOptions): Readonly<Record<string, string>> {
  return packing === 'brotli' ? {} : { [ENV.packing]: packing };
}

/**
 * The whole pipeline:
 *
 *     bucket ──► intake ──► clean ──► digest queue ──► digest ──► table ──► read ◄── HTTP API
 *
 * @param scope - what the parts are made in: their logical ids follow from it, so a stack that is deployed must not
 * change it
 */
export function buildPipeline(scope: Construct, options: NutgrafOptions): PipelineParts {
  const removalPolicy = options.dataOnDelete === 'retain' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  const alarms = options.alarmTopicArn === null ? null : Topic.fromTopicArn(scope, 'AlarmTopic', options.alarmTopicArn);
  const batchWindow = Duration.seconds(options.batchWindowSeconds);
  const logRetention = options.logRetentionDays;
  const key = options.dataKeyArn === null ? null : Key.fromKeyArn(scope, 'DataKey', options.dataKeyArn);

  const intake = new QueueWithDeadLetters(scope, 'Intake', {
    consumerTimeout: CLEAN_TIMEOUT,
    batchWindow,
    key,
    alarms,
  });
  const digestQueue = new QueueWithDeadLetters(scope, 'ToDigest', {
    consumerTimeout: DIGEST_TIMEOUT,
    batchWindow,
    key,
    alarms,
  });
  const { prefix, suffix } = options;
  const changes: Readonly<Record<string, string>> = options.changes ? {} : { [ENV.changes]: CHANGES_OFF };
  const articles = new ArticlesBucket(scope, 'Articles', {
    intake,
    removalPolicy,
    existing: options.existingBucket,
    events: options.bucketEvents,
    keys: { prefix, suffix },
    objectKeyArn: options.objectKeyArn,
    dataKey: key,
    alarms,
  });
  const packing = packingVariable(options);
  const { bucket } = articles;
  const records = new ArticleTable(scope, 'Records', { removalPolicy, existing: options.existingTable, key });
  const { table, listIndexArn } = records;
  watchThrottles(records, alarms);

  const common = { memoryMb: options.memoryMb, logRetention, logKey: key, alarms, tracing: options.tracing };
  const clean = new PipelineFunction(scope, 'Clean', {
    ...common,
    handler: 'clean',
    description: 'Finds the article in an uploaded file and strips what is not part of it',
    timeout: CLEAN_TIMEOUT,
    environment: {
      [ENV.table]: table.tableName,
      [ENV.bucket]: bucket.bucketName,
      ...(prefix === '' ? {} : { [ENV.keyPrefix]: prefix }),
      ...(suffix === '' ? {} : { [ENV.keySuffix]: suffix }),
      [ENV.digestQueue]: digestQueue.queue.queueUrl,
      [ENV.maxReceiveCount]: String(MAX_RECEIVE_COUNT),
      [ENV.cleanTextSeconds]: String(CLEAN_TEXT_LIFE.toSeconds()),
      ...packing,
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
  if (options.objectKeyArn !== null) clean.allow(['kms:Decrypt'], [options.objectKeyArn]);
  clean.allow(['sqs:SendMessage'], [digestQueue.queue.queueArn]);
  clean.allow(WRITE_ACTIONS, [table.tableArn]);
  clean.consume(intake, options.maxConcurrency, alarms);

  const stories = options.stories ? { [ENV.stories]: 'true' } : {};
  const digest = new PipelineFunction(scope, 'Digest', {
    ...common,
    handler: 'digest',
    description: 'Makes summary and key facts of a clean text and stores the record',
    timeout: DIGEST_TIMEOUT,
    environment: {
      [ENV.table]: table.tableName,
      [ENV.maxReceiveCount]: String(MAX_RECEIVE_COUNT),
      ...changes,
      ...stories,
      ...packing,
    },
  });
  digest.allow([...WRITE_ACTIONS, 'dynamodb:BatchGetItem'], [table.tableArn]);
  digest.consume(digestQueue, options.maxConcurrency, alarms);

  watchTimeToReady(digest, batchWindow, alarms);
  watchRejections(clean, alarms);

  const notices = new NoticeTarget(scope, 'Notices', options.notify, key);
  for (const sender of [clean, digest]) notices.grantSend(sender);
  if (options.notify !== 'none') {
    // An article under embargo waits there until it may be told of.
    digest.lambda.addEnvironment(ENV.digestQueue, digestQueue.queue.queueUrl);
    digest.allow(['sqs:SendMessage'], [digestQueue.queue.queueArn]);
  }

  const read = new PipelineFunction(scope, 'Read', {
    ...common,
    handler: 'read',
    description: 'Serves articles, summaries and facts',
    timeout: READ_TIMEOUT,
    environment: { [ENV.table]: table.tableName, ...changes, ...stories },
    withPage: options.access.mode === 'public',
  });
  read.allow(['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'], [table.tableArn]);
  read.allow(['dynamodb:Query'], [listIndexArn]);
  // Readers before writers: in the deployment that brings a new form of rows or messages, or the option for one, nobody
  // writes it while a function that cannot read it still runs.
  digest.lambda.node.addDependency(read.lambda);
  clean.lambda.node.addDependency(digest.lambda);
  if (options.dataKeyArn !== null) allowDataKey({ clean, digest, read }, options.dataKeyArn, options.notify);
  const api = new ReadApi(scope, 'ReadApi', {
    handler: read.lambda,
    access: options.access,
    allowedOrigins: options.allowedOrigins,
    throttleRate: options.throttleRate,
    throttleBurst: options.throttleBurst,
    logRetention,
    logKey: key,
    alarms,
  });

  const raised = scope.node.findAll().filter((construct) => construct instanceof Alarm);
  addUnwellAlarm(scope, alarms, raised);
  const { dashboard } = new PipelineDashboard(scope, 'Overview', {
    stages: [
      { queue: intake, reader: clean },
      { queue: digestQueue, reader: digest },
    ],
    read,
    api,
    table,
    alarms: raised,
  });

  const json = (value: object) => Stack.of(scope).toJsonString(value);
  const { objectKeyArn, dataKeyArn, notify } = options;
  const roles = [clean, digest, read].map(({ role }) => role.roleArn);
  const outputs = present({
    ArticlesBucketName: [bucket.bucketName, 'Drop articles here'],
    ApiUrl: [api.url, 'Read them here'],
    ApiAccess: [options.access.mode, 'How requests to the API are authorised'],
    TableName: [table.tableName, 'The records'],
    IntakeQueueUrl: [intake.queue.queueUrl, 'Storage events, backfill and reclean messages'],
    IntakeDeadLettersUrl: [intake.deadLetters.queueUrl, 'Intake messages that failed too often'],
    DigestQueueUrl: [digestQueue.queue.queueUrl, 'Articles to digest'],
    DigestDeadLettersUrl: [digestQueue.deadLetters.queueUrl, 'Digest messages that failed too often'],
    UndeliveredEventsUrl: [articles.undelivered?.queueUrl, 'Events that EventBridge could not deliver'],
    BucketNotification: [
      articles.toMerge && json(articles.toMerge),
      'To be merged into the notification configuration of the bucket',
    ],
    KeyPolicyStatement: [
      objectKeyArn && json(objectStatement(clean.role.roleArn)),
      'To be added to the policy of the KMS key of the objects',
    ],
    DataKeyPolicyStatements: [
      dataKeyArn && json(dataStatements(articles.sender, roles)),
      'To be added to the policy of the KMS key of queues, table and logs',
    ],
    NoticeSource: [notify === 'none' ? null : notices.source, 'What notices name as their source'],
    NoticesTopicArn: [notices.topic?.topicArn, 'Told of every record that changes'],
    DashboardName: [
      dashboard.dashboardName,
      'Flow, queues, functions, API and table on one page (CloudWatch, Dashboards)',
    ],
  });
  return { bucket, table, apiUrl: api.url, outputs };
}

/**
 * The pipeline as a part of somebody else's stack. Several fit into one: each counts and is listed under its own name.
 *
 * @example
 *     const news = new ArticlePipeline(this, 'News', { access: 'iam', dataOnDelete: 'destroy' });
 *     news.bucket.grantPut(crawler);
 */
export class ArticlePipeline extends Construct implements PipelineParts {
  readonly bucket: AnyBucket;
  readonly table: AnyTable;
  readonly apiUrl: string;
  readonly outputs: PipelineOutputs;

  /**
   * @param options - the stack options of docs/operating.md, by name; all have defaults. `stage` names a stack of its
   * own and is not used here
   * @throws OptionError where an option has a value it cannot have
   */
  constructor(scope: Construct, id: string, options: OptionValues = {}) {
    super(scope, id);
    this.node.setContext(PIPELINE_NAME, `${Stack.of(scope).stackName}-${id}`);
    const parts = buildPipeline(this, resolveOptions(options));
    this.bucket = parts.bucket;
    this.table = parts.table;
    this.apiUrl = parts.apiUrl;
    this.outputs = parts.outputs;
  }
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

/**
 * Raised when articles take long although no message is old: each of the two queues may hold one back for a batch
 * window.
 */
function watchTimeToReady(digest: PipelineFunction, batchWindow: Duration, alarms: AlarmTarget): void {
  addAlarm(digest, 'TimeToReadyAlarm', alarms, {
    metric: pipelineMetric(digest, digest.handler, 'TimeToReady', Duration.minutes(5), Stats.p(99)),
    threshold: SLOW_TO_READY.plus(batchWindow).plus(batchWindow).toMilliseconds(),
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 3,
    alarmDescription:
      'One article in a hundred takes too long from upload to ready. See "Articles take long" in docs/operating.md.',
  });
}

/**
 * Raised when most of what comes in is rejected: an export that broke, or a folder that holds no articles. Each file is
 * told of by its record alone, which nobody reads who does not ask for it.
 */
function watchRejections(clean: PipelineFunction, alarms: AlarmTarget): void {
  const period = Duration.minutes(15);
  addAlarm(clean, 'RejectionsAlarm', alarms, {
    metric: new MathExpression({
      expression: `IF(FILL(rejected, 0) >= ${REJECTIONS_FLOOR}, 100 * FILL(rejected, 0) / processed, 0)`,
      usingMetrics: {
        rejected: pipelineMetric(clean, clean.handler, 'Rejected', period),
        processed: pipelineMetric(clean, clean.handler, 'RecordsProcessed', period),
      },
      label: 'rejected files, percent',
      period,
    }),
    threshold: REJECTIONS_LIMIT,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 1,
    alarmDescription: 'Most files that come in are rejected. See "Files are rejected" in docs/operating.md.',
  });
}

/**
 * Raised when the table refuses requests for a quarter of an hour: a table on demand grows with its load, so what lasts
 * is more than it grows for, an account's limit or one key that is written too often.
 */
function watchThrottles(records: ArticleTable, alarms: AlarmTarget): void {
  const period = Duration.minutes(5);
  const throttles = (name: 'ReadThrottleEvents' | 'WriteThrottleEvents', of: 'table' | 'index') =>
    tableMetric(records.table, name, of, period);
  addAlarm(records, 'ThrottleAlarm', alarms, {
    metric: new MathExpression({
      // What never was throttled has no data at all, and would leave the sum without any.
      expression: 'FILL(reads, 0) + FILL(writes, 0) + FILL(listed, 0) + FILL(indexed, 0)',
      usingMetrics: {
        reads: throttles('ReadThrottleEvents', 'table'),
        writes: throttles('WriteThrottleEvents', 'table'),
        listed: throttles('ReadThrottleEvents', 'index'),
        indexed: throttles('WriteThrottleEvents', 'index'),
      },
      label: 'throttled requests to the table',
      period,
    }),
    threshold: TOO_MANY_THROTTLES,
    evaluationPeriods: 3,
    alarmDescription: 'The table throttled requests for a while. See "The table throttles" in docs/operating.md.',
  });
}

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

/** The bucket's ARN as the rule packs write it. */
function nagName(bucket: AnyBucket): string {
  const resource = bucket.node.defaultChild;
  return resource instanceof CfnBucket
    ? `<${Stack.of(bucket).getLogicalId(resource)}.Arn>`
    : `arn:<AWS::Partition>:s3:::${bucket.bucketName}`;
}
