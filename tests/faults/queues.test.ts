import { setTimeout as sleep } from 'node:timers/promises';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe } from 'vitest';
import { CREDENTIALS } from '../../local/credentials.ts';
import { startEmulator } from '../../local/emulator.ts';
import { EventSource } from '../../local/event-source.ts';
import type { QueuePlan } from '../../local/plan.ts';
import { createQueues } from '../../local/queues.ts';
import { Clock } from './clock.ts';
import { ModelQueue } from './model-queue.ts';
import { Poller } from './poller.ts';
import {
  BATCH_SIZE,
  type CarriedQueue,
  MAX_RECEIVES,
  queueConformance,
  VISIBILITY_MS,
  type Work,
} from './queue-conformance.ts';

const REGION = 'eu-west-1';

async function startModel(work: Work): Promise<CarriedQueue> {
  const clock = new Clock(0);
  const dead = new ModelQueue({ now: clock.now, visibilityMs: VISIBILITY_MS, deadLetters: null });
  const queue = new ModelQueue({
    now: clock.now,
    visibilityMs: VISIBILITY_MS,
    deadLetters: { queue: dead, maxReceiveCount: MAX_RECEIVES },
  });
  new Poller({ clock, queue, concurrency: 2, batchSize: () => BATCH_SIZE, pause: () => 1, invoke: work });
  return {
    send: (body, delayMs) => void queue.send(body, delayMs),
    pass: (ms) => clock.run(clock.now() + ms),
    now: clock.now,
    left: () => queue.bodies,
    dead: () => dead.bodies,
    stop: async () => {},
  };
}

function planOf(endpoint: string, name: string, attributes: QueuePlan['attributes']): QueuePlan {
  const arn = `arn:aws:sqs:${REGION}:000000000000:${name}`;
  return { logicalId: name, name, arn, url: `${endpoint}/000000000000/${name}`, attributes, deadLetterArn: null };
}

/** The local run's queues and its carrier. */
async function startLocalQueues(work: Work): Promise<CarriedQueue> {
  const emulator = await startEmulator({ port: 0, directory: null, region: REGION });
  const dead = planOf(emulator.endpoint, 'dead', {});
  const live = planOf(emulator.endpoint, 'live', {
    VisibilityTimeout: String(VISIBILITY_MS / 1000),
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: MAX_RECEIVES }),
  });
  createQueues(emulator, [dead, live]);
  const client = new SQSClient({ endpoint: emulator.endpoint, region: REGION, credentials: CREDENTIALS });
  const source = new EventSource({
    plan: {
      functionArn: 'none',
      queueArn: live.arn,
      batchSize: BATCH_SIZE,
      windowMs: 0,
      maxConcurrency: 2,
      reportsItemFailures: true,
    },
    queueUrl: live.url,
    endpoint: emulator.endpoint,
    region: REGION,
    invoke: work,
    concurrency: 2,
  });
  source.start();
  const bodies = (plan: QueuePlan) => {
    const queue = emulator.queues.getQueueByArn(plan.arn);
    if (queue === undefined) throw new Error(`no queue ${plan.name}`);
    return [...queue.messages, ...[...queue.inflightMessages.values()].map(({ message }) => message)].map(
      ({ body }) => body,
    );
  };
  return {
    send: (MessageBody, delayMs = 0) => {
      client
        .send(new SendMessageCommand({ QueueUrl: live.url, MessageBody, DelaySeconds: delayMs / 1000 }))
        .catch(() => {});
    },
    pass: (ms) => sleep(ms),
    now: () => performance.now(),
    left: () => bodies(live),
    dead: () => bodies(dead),
    async stop() {
      source.stop();
      emulator.queues.shutdown();
      await source.ended();
      client.destroy();
      await emulator.stop();
    },
  };
}

describe('the model queue', () => {
  queueConformance(startModel);
});

describe('the queues of the local run', () => {
  queueConformance(startLocalQueues);
});
