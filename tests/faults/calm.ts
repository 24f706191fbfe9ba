import './quiet.ts';
import type { Notice } from '../../lambdas/shared/messages/notice.ts';
import { context } from '../support/events.ts';
import { Clock } from './clock.ts';
import { MAX_RECEIVE_COUNT, startCopy } from './copies.ts';
import type { Engine } from './engines.ts';
import { ModelQueue, sendAnswer } from './model-queue.ts';
import { ModelS3 } from './model-s3.ts';
import { Poller } from './poller.ts';
import type { ConsumerName, FunctionName } from './schedule.ts';
import type { Call, Caller, Services } from './services.ts';

const BEGIN = Date.parse('2026-03-05T10:00:00.000Z');
const TIMEOUT_MS = 60_000;
const VISIBILITY_MS = 6 * TIMEOUT_MS;
const BATCH_SIZE = 10;

/** One queue with its dead letters. */
export interface QueuePair {
  readonly live: ModelQueue;
  readonly dead: ModelQueue;
}

/** The pipeline on the models, undisturbed: what a test puts on its queues is worked off in virtual time. */
export class CalmPipeline {
  readonly bucket: ModelS3;
  readonly intake: QueuePair;
  readonly digests: QueuePair;
  /** The engine of the next copies. */
  engine: Engine;
  /** Everything that was told of records, in order. */
  readonly notices: Notice[] = [];
  /** Told of every call of a function. */
  watch: (name: FunctionName, call: Call) => void = () => {};
  readonly #services: Services;
  readonly #clock = new Clock(BEGIN);

  constructor(services: Services, engine: Engine) {
    this.#services = services;
    this.engine = engine;
    this.bucket = new ModelS3(this.#clock.now);
    this.intake = this.#carried('clean');
    this.digests = this.#carried('digest');
  }

  /** Puts one of our commands on the intake queue. */
  command(nutgraf: 'backfill' | 'reclean', key: string): void {
    this.intake.live.send(JSON.stringify({ nutgraf, key, eventTime: new Date(this.#clock.now()).toISOString() }));
  }

  /** The virtual time, in milliseconds since 1970. */
  now(): number {
    return this.#clock.now();
  }

  /** Lets everything on the queues be worked off. */
  async settle(): Promise<void> {
    await this.#clock.run();
  }

  #carried(name: ConsumerName): QueuePair {
    const { now } = this.#clock;
    const dead = new ModelQueue({ now, visibilityMs: VISIBILITY_MS, deadLetters: null });
    const deadLetters = { queue: dead, maxReceiveCount: MAX_RECEIVE_COUNT };
    const live = new ModelQueue({ now, visibilityMs: VISIBILITY_MS, deadLetters });
    new Poller({
      clock: this.#clock,
      queue: live,
      concurrency: 1,
      batchSize: () => BATCH_SIZE,
      pause: () => 1,
      invoke: (event) =>
        this.#services.as(this.#callerOf(name), async () => {
          const deadline = now() + TIMEOUT_MS;
          const { after } = this.#clock;
          const copy = startCopy(name, this.engine, {
            services: this.#services,
            now,
            after,
            packingBefore: 'brotli',
            digested: () => {},
            counted: () => {},
          });
          return copy.handler(
            event,
            context(() => deadline - now()),
          );
        }),
    });
    return { live, dead };
  }

  #callerOf(name: FunctionName): Caller {
    return {
      call: (call, perform) => {
        this.watch(name, call);
        return this.#clock.real(perform);
      },
      object: (key, versionId) => this.bucket.read(key, versionId),
      send: (_url, body, delaySeconds) => sendAnswer(body, this.digests.live.send(body, delaySeconds * 1000)),
      event: ({ Detail }) => void this.notices.push(JSON.parse(Detail)),
    };
  }
}
