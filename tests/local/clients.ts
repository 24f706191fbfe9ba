import { setTimeout as sleep } from 'node:timers/promises';
import { S3Client } from '@aws-sdk/client-s3';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { S3EventRecord } from 'aws-lambda';
import type { Endpoints } from '../../local/system.ts';

const credentials = { accessKeyId: 'anyone', secretAccessKey: 'anything' };

export function s3For(endpoints: Endpoints): S3Client {
  return new S3Client({ endpoint: endpoints.s3, region: endpoints.region, credentials, forcePathStyle: true });
}

export function sqsFor(endpoints: Endpoints): SQSClient {
  return new SQSClient({ endpoint: endpoints.queues, region: endpoints.region, credentials });
}

/** Takes messages off a queue until it has been empty for `quietMs`. */
export async function drain(client: SQSClient, QueueUrl: string, quietMs = 0): Promise<string[]> {
  const bodies: string[] = [];
  for (let quietSince = Date.now(); ; ) {
    const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    for (const { Body = '', ReceiptHandle } of Messages) {
      bodies.push(Body);
      await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
    if (Messages.length > 0) quietSince = Date.now();
    else if (Date.now() - quietSince >= quietMs) return bodies;
    else await sleep(25);
  }
}

/** The S3 records in messages; test events have none. */
export function recordsIn(bodies: readonly string[]): S3EventRecord[] {
  return bodies.flatMap((body) => JSON.parse(body).Records ?? []);
}

/** Waits until `check` gives something, and gives that back. */
export async function eventually<T>(check: () => Promise<T | null>, what: string, withinMs = 15_000): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const found = await check();
    if (found !== null) return found;
    if (Date.now() > deadline) throw new Error(`${what} did not happen within ${withinMs} ms`);
    await sleep(40);
  }
}
