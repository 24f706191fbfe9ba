import { Stack } from 'aws-cdk-lib';
import type { ArticlesBucket } from './articles-bucket.ts';
import type { PipelineDashboard } from './dashboard.ts';
import type { PipelineFunctions, Setting, Stores } from './functions.ts';
import { dataStatements, objectStatement } from './key-statements.ts';
import type { ReadApi } from './read-api.ts';

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

/** All parts of a pipeline, as far as its outputs name them. */
export interface NamedParts extends Omit<Stores, 'bucket'>, PipelineFunctions {
  readonly articles: ArticlesBucket;
  readonly api: ReadApi;
  readonly overview: PipelineDashboard;
}

/** What whoever uses a pipeline has to know of it. */
export function outputsOf({ scope, options }: Setting, parts: NamedParts): PipelineOutputs {
  const { intake, toDigest, articles, records, functions, notices, api, overview } = parts;
  const { objectKeyArn, dataKeyArn, notify } = options;
  const json = (value: object) => Stack.of(scope).toJsonString(value);
  const roles = [functions.clean, functions.digest, functions.read].map(({ role }) => role.roleArn);
  return present({
    ArticlesBucketName: [articles.bucket.bucketName, 'Drop articles here'],
    ApiUrl: [api.url, 'Read them here'],
    ApiAccess: [options.access.mode, 'How requests to the API are authorised'],
    TableName: [records.table.tableName, 'The records'],
    IntakeQueueUrl: [intake.queue.queueUrl, 'Storage events, backfill and reclean messages'],
    IntakeDeadLettersUrl: [intake.deadLetters.queueUrl, 'Intake messages that failed too often'],
    DigestQueueUrl: [toDigest.queue.queueUrl, 'Articles to digest'],
    DigestDeadLettersUrl: [toDigest.deadLetters.queueUrl, 'Digest messages that failed too often'],
    UndeliveredEventsUrl: [articles.undelivered?.queueUrl, 'Events that EventBridge could not deliver'],
    BucketNotification: [
      articles.toMerge && json(articles.toMerge),
      'To be merged into the notification configuration of the bucket',
    ],
    KeyPolicyStatement: [
      objectKeyArn && json(objectStatement(functions.clean.role.roleArn)),
      'To be added to the policy of the KMS key of the objects',
    ],
    DataKeyPolicyStatements: [
      dataKeyArn && json(dataStatements(articles.sender, roles)),
      'To be added to the policy of the KMS key of queues, table and logs',
    ],
    NoticeSource: [notify === 'none' ? null : notices.source, 'What notices name as their source'],
    NoticesTopicArn: [notices.topic?.topicArn, 'Told of every record that changes'],
    DashboardName: [
      overview.dashboard.dashboardName,
      'Flow, queues, functions, API and table on one page (CloudWatch, Dashboards)',
    ],
  });
}
