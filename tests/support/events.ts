import type { Context, SQSEvent, SQSRecord } from 'aws-lambda';

export const BUCKET = 'nutgraf-articles';

/** A key as S3 writes it into an event. */
export function encodeKey(key: string): string {
  return encodeURIComponent(key)
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%2F', '/')
    .replaceAll('%20', '+');
}

export interface S3RecordOptions {
  readonly key: string;
  readonly name?: string;
  readonly sequencer?: string;
  readonly versionId?: string;
  readonly eventTime?: string;
  readonly bucket?: string;
  /** The key as it stands in the event, instead of the encoded one. */
  readonly rawKey?: string;
}

/** One record of an S3 notification, version 2.1. */
export function s3Record(options: S3RecordOptions): object {
  const bucket = options.bucket ?? BUCKET;
  return {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: 'eu-west-1',
    eventTime: options.eventTime ?? '2026-03-05T10:00:00.000Z',
    eventName: options.name ?? 'ObjectCreated:Put',
    userIdentity: { principalId: 'AWS:AIDAEXAMPLE' },
    requestParameters: { sourceIPAddress: '198.51.100.7' },
    responseElements: { 'x-amz-request-id': 'C3D13FE58DE4C810' },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: 'articles-to-intake',
      bucket: { name: bucket, ownerIdentity: { principalId: 'A3NL1KOZZKExample' }, arn: `arn:aws:s3:::${bucket}` },
      object: {
        key: options.rawKey ?? encodeKey(options.key),
        ...(options.versionId === undefined ? {} : { versionId: options.versionId }),
        ...(options.sequencer === undefined ? {} : { sequencer: options.sequencer }),
      },
    },
  };
}

/** What S3 sends when a notification is set up. */
export const TEST_EVENT = {
  Service: 'Amazon S3',
  Event: 's3:TestEvent',
  Time: '2026-03-05T10:00:00.000Z',
  Bucket: BUCKET,
  RequestId: '5582815E1AEA5ADF',
  HostId: '8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR',
};

/** A queue message. The body is sent as it is where it is a string, else as JSON. */
export function message(messageId: string, body: unknown, receiveCount = 1): SQSRecord {
  return {
    messageId,
    receiptHandle: `receipt-${messageId}`,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    attributes: {
      ApproximateReceiveCount: String(receiveCount),
      SentTimestamp: '1772704800000',
      SenderId: 'AIDAEXAMPLE',
      ApproximateFirstReceiveTimestamp: '1772704800000',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-west-1:111122223333:nutgraf-intake',
    awsRegion: 'eu-west-1',
  };
}

export function batch(...messages: SQSRecord[]): SQSEvent {
  return { Records: messages };
}

/** A Lambda context with so many milliseconds left. */
export function context(remaining: () => number): Context {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: 'test',
    functionVersion: '1',
    invokedFunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:test',
    memoryLimitInMB: '1024',
    awsRequestId: '00000000-0000-4000-8000-000000000000',
    logGroupName: '/aws/lambda/test',
    logStreamName: 'stream',
    getRemainingTimeInMillis: remaining,
    done() {},
    fail() {},
    succeed() {},
  };
}
