import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { addUnwellAlarm } from './alarms.ts';
import { type AnyTable, ArticleTable } from './article-table.ts';
import { type AnyBucket, ArticlesBucket } from './articles-bucket.ts';
import { PipelineDashboard } from './dashboard.ts';
import { addFunctions, CLEAN_TIMEOUT, DIGEST_TIMEOUT, type Setting, type Stores } from './functions.ts';
import { PIPELINE_NAME } from './metrics.ts';
import { type NutgrafOptions, type OptionValues, resolveOptions } from './options.ts';
import { outputsOf, type PipelineOutputs } from './outputs.ts';
import { watchRejections, watchThrottles, watchTimeToReady } from './pipeline-alarms.ts';
import type { PipelineFunction } from './pipeline-function.ts';
import { QueueWithDeadLetters } from './queue-with-dead-letters.ts';
import { ReadApi } from './read-api.ts';

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

/**
 * The whole pipeline:
 *
 *     bucket ──► intake ──► clean ──► digest queue ──► digest ──► table ──► read ◄── HTTP API
 *
 * @param scope - what the parts are made in: their logical ids follow from it, so a stack that is deployed must not
 * change it
 */
export function buildPipeline(scope: Construct, options: NutgrafOptions): PipelineParts {
  const setting: Setting = {
    scope,
    options,
    alarms: options.alarmTopicArn === null ? null : Topic.fromTopicArn(scope, 'AlarmTopic', options.alarmTopicArn),
    key: options.dataKeyArn === null ? null : Key.fromKeyArn(scope, 'DataKey', options.dataKeyArn),
  };
  const { articles, ...stores } = addStores(setting);
  const { bucket, records } = stores;
  const built = addFunctions(setting, stores);
  const { clean, digest, read } = built.functions;
  const api = addApi(setting, read);
  watchThrottles(records, setting.alarms);
  watchTimeToReady(digest, stores.toDigest.batchWindow, setting.alarms);
  watchRejections(clean, setting.alarms);
  const raised = scope.node.findAll().filter((construct) => construct instanceof Alarm);
  addUnwellAlarm(scope, setting.alarms, raised);
  const overview = new PipelineDashboard(scope, 'Overview', {
    stages: [
      { queue: stores.intake, reader: clean },
      { queue: stores.toDigest, reader: digest },
    ],
    read,
    api,
    table: records.table,
    alarms: raised,
  });
  const outputs = outputsOf(setting, { ...stores, ...built, articles, api, overview });
  return { bucket, table: records.table, apiUrl: api.url, outputs };
}

/** Where articles and messages lie. The bucket's own part knows more of it than the functions have to. */
function addStores(setting: Setting): Stores & { readonly articles: ArticlesBucket } {
  const { scope, options, alarms, key } = setting;
  const removalPolicy = options.dataOnDelete === 'retain' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  const intake = addQueue(setting, 'Intake', CLEAN_TIMEOUT);
  const toDigest = addQueue(setting, 'ToDigest', DIGEST_TIMEOUT);
  const articles = new ArticlesBucket(scope, 'Articles', {
    intake,
    removalPolicy,
    existing: options.existingBucket,
    events: options.bucketEvents,
    keys: { prefix: options.prefix, suffix: options.suffix },
    objectKeyArn: options.objectKeyArn,
    dataKey: key,
    alarms,
  });
  const records = new ArticleTable(scope, 'Records', { removalPolicy, existing: options.existingTable, key });
  return { intake, toDigest, articles, bucket: articles.bucket, records };
}

function addQueue({ scope, options, alarms, key }: Setting, id: string, consumerTimeout: Duration) {
  const batchWindow = Duration.seconds(options.batchWindowSeconds);
  return new QueueWithDeadLetters(scope, id, { consumerTimeout, batchWindow, key, alarms });
}

function addApi({ scope, options, alarms, key }: Setting, read: PipelineFunction): ReadApi {
  return new ReadApi(scope, 'ReadApi', {
    handler: read.lambda,
    access: options.access,
    allowedOrigins: options.allowedOrigins,
    throttleRate: options.throttleRate,
    throttleBurst: options.throttleBurst,
    logRetention: options.logRetentionDays,
    logKey: key,
    alarms,
  });
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
