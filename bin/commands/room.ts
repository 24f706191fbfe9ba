import { setTimeout as sleep } from 'node:timers/promises';
import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Target } from '../target.ts';

const LOOK_AGAIN_MS = 1_000;

/**
 * Waits until neither queue holds more than so many messages that nobody has taken. Articles that arrive meanwhile wait
 * for no more than these and the chunk that is sent next, however much there is to queue.
 */
export async function waitForRoom(client: SQSClient, target: Target, most: number): Promise<void> {
  const urls = [target.queue('intake').url, target.queue('digest').url];
  for (;;) {
    const waiting = await Promise.all(urls.map((url) => waitingIn(client, url)));
    if (Math.max(...waiting) <= most) return;
    await sleep(LOOK_AGAIN_MS);
  }
}

async function waitingIn(client: SQSClient, QueueUrl: string): Promise<number> {
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
  );
  return Number(Attributes?.ApproximateNumberOfMessages ?? 0);
}
