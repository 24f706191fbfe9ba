import type { SQSEvent } from 'aws-lambda';
import { articleId } from '../../engine/index.ts';
import { sequencerOf } from '../../lambdas/shared/keys.ts';
import { readState } from '../../lambdas/shared/records.ts';
import { failedIds } from '../../local/event-source.ts';
import { context } from '../support/events.ts';
import { Clock } from './clock.ts';
import { type Copy, MAX_RECEIVE_COUNT, startCopy } from './copies.ts';
import { messageOf } from './deeds.ts';
import { Disturbance } from './disturbance.ts';
import { NEW, OLD } from './engines.ts';
import { Invocation } from './invocation.ts';
import { ModelQueue, sendAnswer } from './model-queue.ts';
import { ModelS3 } from './model-s3.ts';
import { Observations } from './observations.ts';
import { poisonOf } from './poison.ts';
import { Poller } from './poller.ts';
import { Random } from './random.ts';
import { type FunctionName, type Happening, keyOf, type QueueFault, type Schedule } from './schedule.ts';
import type { Caller, Services } from './services.ts';

const BEGIN = Date.parse('2026-03-05T10:00:00.000Z');
const MINUTE = 60_000;
/** As the stack sets them: see lib/nutgraf-stack.ts. */
const TIMEOUT: Readonly<Record<FunctionName, number>> = { clean: 60_000, digest: 30_000 };
const VISIBILITY_FACTOR = 6;
const COPIES = 2;
/** Old copies finish so long after a new engine was deployed. */
const ROLLOUT_MS = 5 * MINUTE;
/** Rounds of moving dead letters back; one is enough where everything works. */
const REDRIVES = 3;

type QueueName = 'intake' | 'digest';

interface QueuePair {
  readonly live: ModelQueue;
  readonly dead: ModelQueue;
  readonly poisons: string[];
  batches: number;
  sends: number;
}

/** One run of the pipeline under a schedule: a bucket, two queues, copies of both functions, and a clock of their own. */
export class World {
  readonly schedule: Schedule;
  readonly bucket: ModelS3;
  /** Keys that something happened to in the bucket. */
  readonly touched = new Set<string>();
  readonly observed = new Observations();
  readonly disturbance: Disturbance;
  readonly #services: Services;
  readonly #clock = new Clock(BEGIN);
  readonly #random: Random;
  readonly #queues: Readonly<Record<QueueName, QueuePair>>;
  readonly #idle: Copy[] = [];
  readonly #invocations = new WeakMap<Caller, Invocation>();
  #isCalm = false;

  constructor(schedule: Schedule, services: Services) {
    this.schedule = schedule;
    this.#services = services;
    this.#random = new Random(~schedule.seed);
    this.bucket = new ModelS3(this.#clock.now);
    this.disturbance = new Disturbance(schedule, this.#clock, this.#random);
    this.#queues = { intake: this.#queuePair('clean'), digest: this.#queuePair('digest') };
    this.#poll('intake', 'clean');
    this.#poll('digest', 'digest');
  }

  /** Plays the schedule, and then lets everything that failed run again without disturbance. Gives what went wrong on the way. */
  async play(): Promise<readonly string[]> {
    this.schedule.happenings.forEach((happening, number) => {
      this.#clock.after(happening.at, () => this.#happen(happening, number));
    });
    await this.#clock.run();
    this.#isCalm = true;
    this.disturbance.end();
    for (let round = 0; round < REDRIVES && this.#deadOnes().length > 0; round++) {
      for (const { live, dead } of Object.values(this.#queues)) dead.moveAllTo(live);
      await this.#clock.run();
    }
    const left = Object.entries(this.#queues).flatMap(([name, { live }]) =>
      live.bodies.map((body) => `still on the ${name} queue: ${body}`),
    );
    const unseen = Object.values(this.#queues).flatMap(({ dead, poisons }) =>
      poisons.filter((body) => !dead.bodies.includes(body)).map((body) => `poison was not set aside: ${body}`),
    );
    const dead = this.#deadOnes().map((body) => `a dead letter for good: ${body}`);
    return [...this.observed.wrong, ...this.observed.tooManyDigests(), ...left, ...unseen, ...dead];
  }

  close(): void {
    this.bucket.close();
  }

  /** Dead letters that are no poison. */
  #deadOnes(): readonly string[] {
    return Object.values(this.#queues).flatMap(({ dead, poisons }) =>
      dead.bodies.filter((body) => !poisons.includes(body)),
    );
  }

  #queuePair(consumer: FunctionName): QueuePair {
    const now = this.#clock.now;
    const dead = new ModelQueue({ now, visibilityMs: MINUTE, deadLetters: null });
    const live = new ModelQueue({
      now,
      visibilityMs: VISIBILITY_FACTOR * TIMEOUT[consumer],
      deadLetters: { queue: dead, maxReceiveCount: MAX_RECEIVE_COUNT },
      order: (messages) => this.#random.shuffled(messages),
    });
    return { live, dead, poisons: [], batches: 0, sends: 0 };
  }

  #poll(name: QueueName, consumer: FunctionName): void {
    const queue = this.#queues[name];
    new Poller({
      clock: this.#clock,
      queue: queue.live,
      concurrency: COPIES,
      batchSize: () => this.#random.pick([10, 10, 3, 1]),
      pause: () => this.#random.int(1, 40) + this.#random.delay(2_000),
      invoke: (event) => this.#invoke(consumer, event),
      forgets: () => this.#queueFault(name, 'batch not deleted', ++queue.batches) !== undefined,
    });
  }

  #queueFault(queue: QueueName, kind: QueueFault['kind'], number: number): QueueFault | undefined {
    if (this.#isCalm) return undefined;
    return this.schedule.queues.find(
      (fault) => fault.queue === queue && fault.kind === kind && fault.number === number,
    );
  }

  #happen(happening: Happening, number: number): void {
    const { seed } = this.schedule;
    const key = keyOf(seed, happening.key);
    const arrive = (queue: ModelQueue, body: string | null) => {
      if (body === null) return;
      for (const ms of happening.arrivals) this.#clock.after(ms, () => queue.send(body));
    };
    const { intake, digest } = this.#queues;
    switch (happening.do) {
      case 'redigest':
        void this.#clock.real(async () => arrive(digest.live, await this.#redigest(key)));
        break;
      case 'poison': {
        const { queue, body } = poisonOf(happening.kind, seed, number);
        this.#queues[queue].poisons.push(body);
        this.#queues[queue].live.send(body);
        break;
      }
      default: {
        const { bucket, touched } = this;
        const time = new Date(this.#clock.now()).toISOString();
        arrive(intake.live, messageOf(happening, { bucket, touched, key, time }));
      }
    }
  }

  /** What the command of this name queues for a ready article; null where there is none. */
  async #redigest(key: string): Promise<string | null> {
    const { table: client, tableName: name } = this.#services;
    const state = await readState({ client, name }, articleId(key));
    if (state === null || state.status !== 'ready') return null;
    return JSON.stringify({ id: state.id, sequencer: sequencerOf(state.ver), engine: state.cleanEngine });
  }

  async #invoke(name: FunctionName, event: SQSEvent): Promise<unknown> {
    const begun = this.#clock.now();
    const copy = this.#take(name);
    const invocation = new Invocation(
      name,
      begun,
      TIMEOUT[name],
      event.Records.map(({ body }) => body),
    );
    const caller = this.#callerOf(invocation);
    if (name === 'digest') this.observed.delivered(invocation, event, copy.engine);
    const callOff = this.#clock.after(TIMEOUT[name], () => invocation.die());
    try {
      const remaining = () => Math.max(0, invocation.deadline - this.#clock.now());
      const work = this.#services.as(caller, () => copy.handler(event, context(remaining)));
      const response = await Promise.race([work, invocation.death]);
      this.#idle.push(copy);
      const failed = failedIds(response, new Set(event.Records.map(({ messageId }) => messageId)));
      const bodies = event.Records.filter(({ messageId }) => failed?.has(messageId) !== false).map(({ body }) => body);
      this.observed.answered(invocation, bodies);
      return response;
    } finally {
      invocation.ended = this.#clock.now();
      callOff();
    }
  }

  /** A copy that waits for work, or a new one. After a rollout old copies are left alone. */
  #take(name: FunctionName): Copy {
    const { rollout } = this.schedule;
    const since = rollout === null ? -1 : this.#clock.now() - BEGIN - rollout;
    const isNew = since >= ROLLOUT_MS || (since >= 0 && this.#random.chance(0.5));
    const engine = isNew ? NEW : OLD;
    const at = this.#idle.findIndex((copy) => copy.function === name && copy.engine === engine);
    const [idle] = at < 0 ? [] : this.#idle.splice(at, 1);
    return (
      idle ??
      startCopy(name, engine, {
        services: this.#services,
        now: this.#clock.now,
        after: this.#clock.after,
        digested: ({ text }) => {
          const caller = this.#services.caller();
          const invocation = caller === undefined ? undefined : this.#invocations.get(caller);
          const [, index] = /^Article (\d+) /.exec(text) ?? [];
          if (invocation === undefined || index === undefined) throw new Error('digested by nobody');
          this.observed.digested(invocation, articleId(keyOf(this.schedule.seed, Number(index))));
        },
      })
    );
  }

  #callerOf(invocation: Invocation): Caller {
    const caller: Caller = {
      call: (call, perform) => {
        this.observed.called(invocation.function, call);
        return this.disturbance.call(invocation, call, async () => {
          const result = await perform();
          this.observed.wrote(call);
          return result;
        });
      },
      object: (key, versionId) => this.bucket.read(key, versionId),
      send: (_url, body) => this.#send(body),
    };
    this.#invocations.set(caller, invocation);
    return caller;
  }

  #send(body: string): object {
    const queue = this.#queues.digest;
    const number = ++queue.sends;
    const late = this.#queueFault('digest', 'sent late', number);
    const twice = this.#queueFault('digest', 'sent twice', number);
    const id = queue.live.send(body, late?.ms ?? 0);
    if (twice !== undefined) queue.live.send(body, twice.ms, id);
    return sendAnswer(body, id);
  }
}
