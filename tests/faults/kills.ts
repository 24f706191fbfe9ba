/**
 * Real deaths on the local run: `npm run faults:kills -- [--schedules 20] [--seed 1]`. The whole system runs in one
 * process and the functions in processes of their own, which are killed at random moments while articles are put,
 * overwritten, deleted and restored, and events arrive late, twice and out of order. Afterwards every article must be
 * what its bucket says.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { DeleteObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { articleId } from '../../engine/identity.ts';
import { member, parsed, text } from '../../lambdas/shared/json.ts';
import type { Plan, QueuePlan } from '../../local/plan.ts';
import { unruly } from '../../local/s3/outbox.ts';
import { synthesise } from '../../local/synth.ts';
import { type LocalSystem, startLocal } from '../../local/system.ts';
import { s3For, sqsFor } from '../local/clients.ts';
import { Random } from './random.ts';
import { playRounds, SEED } from './rounds.ts';

/** Real ones are minutes; what was held by a killed process comes back after this. */
const VISIBILITY_SECONDS = 3;
const KEYS = 5;
const DEEDS = 14;
const KILLS = 8;
const SETTLE_MS = 90_000;

/** What a key's bucket says: the text that is current, or null. Older versions below it. */
interface Stack {
  readonly versions: { readonly id: string; readonly text: string | null }[];
}

class Kills {
  readonly #system: LocalSystem;
  readonly #s3: S3Client;
  readonly #sqs: SQSClient;
  killed = 0;
  redriven = 0;

  constructor(system: LocalSystem) {
    this.#system = system;
    this.#s3 = s3For(system.endpoints);
    this.#sqs = sqsFor(system.endpoints);
  }

  stop(): void {
    this.#s3.destroy();
    this.#sqs.destroy();
  }

  /** One schedule. Gives what is wrong at its end. */
  async play(seed: number): Promise<readonly string[]> {
    const random = new Random(seed);
    const stacks = new Map<string, Stack>();
    const deeds = async () => {
      for (let number = 0; number < DEEDS; number++) {
        await this.#deed(random, `kills/${seed}/${random.int(1, KEYS)}.txt`, number, stacks);
        await sleep(random.int(0, 150));
      }
    };
    const deaths = async () => {
      const pauses = Array.from({ length: KILLS }, () => random.int(20, 500));
      for (const [at, pause] of pauses.entries()) {
        await sleep(pause);
        await this.#system.kill(at % 2 === 0 ? 'clean' : 'digest');
        this.killed++;
      }
    };
    await Promise.all([deeds(), deaths()]);
    await this.#settled();
    const wrong: string[] = [];
    for (const [key, { versions }] of stacks) {
      const current = versions.at(-1)?.text ?? null;
      const response = await fetch(`${this.#system.endpoints.api}/articles/${articleId(key)}?include=text`);
      const served = member(parsed(await response.text()), 'text');
      if (current === null ? response.status !== 410 : served !== current)
        wrong.push(
          `${key} answers ${response.status} with ${JSON.stringify(served)}, the bucket says ` +
            `${JSON.stringify(current)}`,
        );
    }
    return wrong;
  }

  async #deed(random: Random, Key: string, number: number, stacks: Map<string, Stack>): Promise<void> {
    const Bucket = this.#system.endpoints.bucketName;
    const stack = stacks.get(Key) ?? { versions: [] };
    stacks.set(Key, stack);
    const top = stack.versions.at(-1);
    const kind = top === undefined ? 'put' : random.pick(['put', 'put', 'remove', 'remove-version']);
    if (kind === 'put') {
      const report =
        `Report ${number} on the pier at Norfield was published on Monday. The mayor said that it opens again in ` +
        'May.';
      const { VersionId: id = '' } = await this.#s3.send(
        new PutObjectCommand({ Bucket, Key, Body: report, ContentType: 'text/plain' }),
      );
      stack.versions.push({ id, text: report });
    } else if (kind === 'remove') {
      const { VersionId: id = '' } = await this.#s3.send(new DeleteObjectCommand({ Bucket, Key }));
      stack.versions.push({ id, text: null });
    } else if (top !== undefined) {
      await this.#s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId: top.id }));
      stack.versions.pop();
    }
  }

  /** Until no message is left on any queue; dead letters are moved back. */
  async #settled(): Promise<void> {
    const deadline = Date.now() + SETTLE_MS;
    // Late and repeated events are still on their way for up to a second.
    await sleep(1_200);
    for (let quiet = 0; quiet < 3; ) {
      if (Date.now() > deadline) throw new Error('messages are left');
      const left = await Promise.all(this.#system.plan.queues.map((queue) => this.#left(queue)));
      quiet = left.every((count) => count === 0) ? quiet + 1 : 0;
      for (const source of this.#system.plan.queues) if (source.deadLetterArn !== null) await this.#redrive(source);
      await sleep(150);
    }
  }

  async #left({ url }: QueuePlan): Promise<number> {
    const { Attributes } = await this.#sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }),
    );
    const count = (name: string) => Number(text(Attributes, name) ?? 0);
    return (
      count('ApproximateNumberOfMessages') +
      count('ApproximateNumberOfMessagesNotVisible') +
      count('ApproximateNumberOfMessagesDelayed')
    );
  }

  async #redrive(source: QueuePlan): Promise<void> {
    const dead = this.#system.plan.queues.find(({ arn }) => arn === source.deadLetterArn);
    if (dead === undefined) return;
    const { Messages = [] } = await this.#sqs.send(
      new ReceiveMessageCommand({ QueueUrl: dead.url, MaxNumberOfMessages: 10 }),
    );
    for (const { Body, ReceiptHandle } of Messages) {
      await this.#sqs.send(new SendMessageCommand({ QueueUrl: source.url, MessageBody: Body }));
      await this.#sqs.send(new DeleteMessageCommand({ QueueUrl: dead.url, ReceiptHandle }));
      this.redriven++;
    }
  }
}

function hurried(plan: Plan): Plan {
  const queues = plan.queues.map((queue) => ({
    ...queue,
    attributes: { ...queue.attributes, VisibilityTimeout: String(VISIBILITY_SECONDS) },
  }));
  return { ...plan, queues };
}

const system = await startLocal({
  synthesised: await synthesise('.nutgraf/synth'),
  disorder: unruly(SEED),
  adjust: hurried,
});
const kills = new Kills(system);
const code = await playRounds(
  (seed) => kills.play(seed),
  () => `${kills.killed} kills, ${kills.redriven} dead letters moved back`,
);
kills.stop();
await system.stop();
process.exit(code);
