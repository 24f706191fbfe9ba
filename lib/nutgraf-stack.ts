import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { ENV } from '../lambdas/shared/environment.ts';
import { ArticleTable } from './article-table.ts';
import { ArticlesBucket } from './articles-bucket.ts';
import { PipelineDashboard } from './dashboard.ts';
import { DEFAULT_STAGE, type NutgrafOptions } from './options.ts';
import { PipelineFunction } from './pipeline-function.ts';
import {
  DEAD_LETTER_RETENTION,
  MAX_RECEIVE_COUNT,
  QueueWithDeadLetters,
  SOURCE_RETENTION,
} from './queue-with-dead-letters.ts';
import { ReadApi } from './read-api.ts';

/** Ten pages of the largest size take longer than this on a small processor; the deadline watch then hands the rest back. */
const CLEAN_TIMEOUT = Duration.seconds(60);
const DIGEST_TIMEOUT = Duration.seconds(30);
/** As long as the gateway waits: a page takes up to two calls to the table in a row, and one with all its retries takes 13 s. */
const READ_TIMEOUT = Duration.seconds(29);

/**
 * How long a clean-text row lives: until the last dead letter about it is gone, plus one redrive (which starts the
 * source queue's retention anew), plus a day.
 */
const CLEAN_TEXT_LIFE = DEAD_LETTER_RETENTION.plus(SOURCE_RETENTION).plus(Duration.days(1));

export interface NutgrafStackProps extends StackProps {
  readonly options: NutgrafOptions;
}

/**
 * The whole pipeline:
 *
 *     bucket ──► intake ──► clean ──► digest queue ──► digest ──► table ──► read ◄── HTTP API
 */
export class NutgrafStack extends Stack {
  constructor(scope: Construct, id: string, props: NutgrafStackProps) {
    super(scope, id, props);
    const { options } = props;
    const removalPolicy = options.dataOnDelete === 'retain' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    const alarms =
      options.alarmTopicArn === null ? null : Topic.fromTopicArn(this, 'AlarmTopic', options.alarmTopicArn);
    const batchWindow = Duration.seconds(options.batchWindowSeconds);
    const logRetention = options.logRetentionDays;

    const intake = new QueueWithDeadLetters(this, 'Intake', { consumerTimeout: CLEAN_TIMEOUT, batchWindow, alarms });
    const digestQueue = new QueueWithDeadLetters(this, 'ToDigest', {
      consumerTimeout: DIGEST_TIMEOUT,
      batchWindow,
      alarms,
    });
    const articles = new ArticlesBucket(this, 'Articles', { intake: intake.queue, removalPolicy });
    const { bucket } = articles;
    const { table, listIndexArn } = new ArticleTable(this, 'Records', { removalPolicy });

    const common = { memoryMb: options.memoryMb, logRetention, alarms };
    const clean = new PipelineFunction(this, 'Clean', {
      ...common,
      handler: 'clean',
      description: 'Finds the article in an uploaded file and strips what is not part of it',
      timeout: CLEAN_TIMEOUT,
      environment: {
        [ENV.table]: table.tableName,
        [ENV.bucket]: bucket.bucketName,
        [ENV.digestQueue]: digestQueue.queue.queueUrl,
        [ENV.maxReceiveCount]: String(MAX_RECEIVE_COUNT),
        [ENV.cleanTextSeconds]: String(CLEAN_TEXT_LIFE.toSeconds()),
      },
    });
    // Without ListBucket a missing object would answer 403 instead of 404, and a deletion would look like a fault of ours.
    clean.allow(['s3:ListBucket'], [bucket.bucketArn]);
    clean.allow(['s3:GetObject', 's3:GetObjectVersion'], [bucket.arnForObjects('*')]);
    Validations.of(clean.role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${this.getLogicalId(articles.resource)}.Arn>/*]`,
      reason: "Every object of this one bucket is an article to read; keys are the uploaders' to choose.",
    });
    clean.allow(['sqs:SendMessage'], [digestQueue.queue.queueArn]);
    clean.allow(WRITE_ACTIONS, [table.tableArn]);
    clean.consume(intake, options.maxConcurrency, alarms);

    const digest = new PipelineFunction(this, 'Digest', {
      ...common,
      handler: 'digest',
      description: 'Makes summary and key facts of a clean text and stores the record',
      timeout: DIGEST_TIMEOUT,
      environment: {
        [ENV.table]: table.tableName,
        [ENV.maxReceiveCount]: String(MAX_RECEIVE_COUNT),
      },
    });
    digest.allow([...WRITE_ACTIONS, 'dynamodb:BatchGetItem'], [table.tableArn]);
    digest.consume(digestQueue, options.maxConcurrency, alarms);

    const read = new PipelineFunction(this, 'Read', {
      ...common,
      handler: 'read',
      description: 'Serves articles, summaries and facts',
      timeout: READ_TIMEOUT,
      environment: { [ENV.table]: table.tableName },
      withPage: options.access.mode === 'public',
    });
    read.allow(['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'], [table.tableArn]);
    read.allow(['dynamodb:Query'], [listIndexArn]);
    const api = new ReadApi(this, 'ReadApi', {
      handler: read.lambda,
      access: options.access,
      allowedOrigins: options.allowedOrigins,
      throttleRate: options.throttleRate,
      throttleBurst: options.throttleBurst,
      logRetention,
      alarms,
    });

    const { dashboard } = new PipelineDashboard(this, 'Overview', {
      stages: [
        { queue: intake, reader: clean },
        { queue: digestQueue, reader: digest },
      ],
      read,
      api,
      table,
      alarms: this.node.findAll().filter((construct) => construct instanceof Alarm),
    });

    const outputs: Readonly<Record<string, readonly [value: string, description: string]>> = {
      ArticlesBucketName: [bucket.bucketName, 'Drop articles here'],
      ApiUrl: [api.url, 'Read them here'],
      ApiAccess: [options.access.mode, 'How requests to the API are authorised'],
      TableName: [table.tableName, 'The records'],
      IntakeQueueUrl: [intake.queue.queueUrl, 'Storage events, backfill and reclean messages'],
      IntakeDeadLettersUrl: [intake.deadLetters.queueUrl, 'Intake messages that failed too often'],
      DigestQueueUrl: [digestQueue.queue.queueUrl, 'Articles to digest'],
      DigestDeadLettersUrl: [digestQueue.deadLetters.queueUrl, 'Digest messages that failed too often'],
      DashboardName: [
        dashboard.dashboardName,
        'Flow, queues, functions, API and table on one page (CloudWatch, Dashboards)',
      ],
    };
    for (const [name, [value, description]] of Object.entries(outputs)) {
      new CfnOutput(this, name, { value, description });
    }
  }
}

/** The stack's name: what everything in it is named after, and what the commands find a deployment by. */
export function stackName(stage: string): string {
  return stage === DEFAULT_STAGE ? 'Nutgraf' : `Nutgraf-${stage}`;
}

/** What the write side does to the table: one conditional write at a time, no scan, no batch of writes, no transaction. */
const WRITE_ACTIONS = [
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:Query',
];
