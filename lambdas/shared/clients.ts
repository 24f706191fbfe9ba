import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/**
 * One call takes at most (1 + 3) s three times and waits for less than 1 s in between: 13 s, and no function's timeout is
 * below 30 s. A throttled call thus fails on its own, typed and in time, before it takes the whole batch with it.
 */
const CALL = {
  maxAttempts: 3,
  requestHandler: {
    connectionTimeout: 1_000,
    requestTimeout: 3_000,
    throwOnRequestTimeout: true,
    // A body that stops coming: the request timeout ends with the headers.
    socketTimeout: 3_000,
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
  return new S3Client({ ...CALL, forcePathStyle: local !== undefined && local !== '' });
}

/** SQS; the endpoint decides where a call goes, not the host in a queue's URL, which emulators make up. */
export function queueClient(): SQSClient {
  return new SQSClient({ ...CALL, useQueueUrlAsEndpoint: false });
}
