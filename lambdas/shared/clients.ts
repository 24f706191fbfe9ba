import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { NoticeClients } from './messages/send-notices.ts';

const ATTEMPTS = 3;

/**
 * A call's own limits: a service that stalls makes one article fail, typed and in time, before it takes the whole batch
 * with it. DynamoDB and SQS answer in milliseconds; three attempts of (0.5 + 2) s and less than 1 s between them stay
 * below the shortest timeout of a function (lib/functions.ts).
 */
export const CALL = {
  maxAttempts: ATTEMPTS,
  requestHandler: { connectionTimeout: 500, requestTimeout: 2_000, throwOnRequestTimeout: true },
} as const;

/**
 * An object may be 5 MiB. The request timeout ends with the headers; a body that stops coming ends with the socket's.
 */
export const OBJECT_CALL = {
  maxAttempts: ATTEMPTS,
  requestHandler: {
    connectionTimeout: 1_000,
    requestTimeout: 4_000,
    throwOnRequestTimeout: true,
    socketTimeout: 4_000,
  },
} as const;

// Endpoints are not set here: the SDK reads AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_<SERVICE> itself.

/** DynamoDB with plain JavaScript values. */
export function tableClient(): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(new DynamoDBClient(CALL));
}

/** S3; path-style where an endpoint is given, because "bucket.localhost" resolves nowhere. */
export function bucketClient(): S3Client {
  const local = process.env.AWS_ENDPOINT_URL_S3 ?? process.env.AWS_ENDPOINT_URL;
  return new S3Client({ ...OBJECT_CALL, forcePathStyle: local !== undefined && local !== '' });
}

/** SQS; the endpoint decides where a call goes, not the host in a queue's URL, which emulators make up. */
export function queueClient(): SQSClient {
  return new SQSClient({ ...CALL, useQueueUrlAsEndpoint: false });
}

/** Makes a client when it is first asked for, and loads its code no sooner. */
function later<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

/** EventBridge and SNS, of which a stack uses one or none. */
export const noticeClients: NoticeClients = {
  putEvents() {
    const load = later(async () => {
      const { EventBridgeClient, PutEventsCommand } = await import('@aws-sdk/client-eventbridge');
      return { client: new EventBridgeClient(CALL), PutEventsCommand };
    });
    return async (entry) => {
      const { client, PutEventsCommand } = await load();
      return await client.send(new PutEventsCommand({ Entries: [entry] }));
    };
  },
  publish() {
    const load = later(async () => {
      const { SNSClient, PublishCommand } = await import('@aws-sdk/client-sns');
      return { client: new SNSClient(CALL), PublishCommand };
    });
    return async (message) => {
      const { client, PublishCommand } = await load();
      return await client.send(new PublishCommand(message));
    };
  },
};
