import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, type QueueAttributeName, type SQSClient } from '@aws-sdk/client-sqs';
import { encodeStrictly } from '../../bin/sign.ts';
import type { Target } from '../../bin/target.ts';
import { articleId } from '../../engine/identity.ts';
import type { ArticleRecord } from '../../engine/record.ts';
import { until } from './checklist.ts';
import { type Answer, type Authorise, HttpClient } from './http-client.ts';

export const QUEUES = ['intake', 'digest'] as const;

/** A deployed stack as its users meet it. */
export class Deployment {
  readonly target: Target;
  readonly api: HttpClient;
  /** Where the bucket answers, without a slash at the end. */
  readonly bucketUrl: string;
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly table: DynamoDBClient;

  constructor(parts: Pick<Deployment, 'target' | 'api' | 'bucketUrl' | 's3' | 'sqs' | 'table'>) {
    this.target = parts.target;
    this.api = parts.api;
    this.bucketUrl = parts.bucketUrl;
    this.s3 = parts.s3;
    this.sqs = parts.sqs;
    this.table = parts.table;
  }

  get bucket(): string {
    return this.target.bucketName;
  }

  answerFor(key: string, query: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.api.get(`/articles/${articleId(key)}`, query);
  }

  /** Waits for the record to be as it should. */
  async recordWhere(key: string, isSo: (record: ArticleRecord) => boolean, include = ''): Promise<ArticleRecord> {
    return await until(`the record of ${key}`, async () => {
      const answer = await this.answerFor(key, include === '' ? {} : { include });
      if (answer.status !== 200) return null;
      const record: ArticleRecord = JSON.parse(answer.body);
      return isSo(record) ? record : null;
    });
  }

  /** Waits for the record of just this version, with its text. */
  async readyAt(key: string, versionId: string | undefined): Promise<ArticleRecord> {
    return await this.recordWhere(
      key,
      ({ status, source }) => status === 'ready' && source?.versionId === versionId,
      'text,removed,ranking',
    );
  }

  async gone(key: string): Promise<void> {
    await until(`the removal of ${key}`, async () => ((await this.answerFor(key)).status === 410 ? true : null));
  }

  async queueAttributes(QueueUrl: string, ...AttributeNames: QueueAttributeName[]) {
    const { Attributes = {} } = await this.sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }));
    return Attributes;
  }

  /** Waits until no message waits or is being worked on, and none was set aside. */
  async drained(): Promise<void> {
    const urls = QUEUES.flatMap((name) => Object.values(this.target.queue(name)));
    for (const url of urls) {
      await until(`emptiness of ${url}`, async () => {
        const counts = await this.queueAttributes(
          url,
          'ApproximateNumberOfMessages',
          'ApproximateNumberOfMessagesNotVisible',
        );
        return Object.values(counts).every((count) => count === '0') ? true : null;
      });
    }
  }

  close(): void {
    for (const client of [this.s3, this.sqs, this.table]) client.destroy();
  }
}

/** Where a stack's parts answer. */
export interface Addresses {
  readonly api: string;
  readonly bucket: string;
}

/** Clients for a stack that was found by its outputs. */
export async function deploymentOf(target: Target, at: Addresses, authorise: Authorise): Promise<Deployment> {
  const { client } = await target.table();
  return new Deployment({
    target,
    api: new HttpClient(at.api, authorise),
    bucketUrl: at.bucket,
    s3: await target.s3(),
    sqs: await target.sqs(),
    table: client,
  });
}

/** An object key as it stands in a path. */
export function pathOf(key: string): string {
  return key.split('/').map(encodeStrictly).join('/');
}
