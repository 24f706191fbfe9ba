import type { SQSEvent } from 'aws-lambda';
import { articleId } from '../../engine/index.ts';
import { sequencerOf } from '../../lambdas/shared/store/keys.ts';
import { readState } from '../../lambdas/shared/store/records.ts';
import { failedIds } from '../../local/event-source.ts';
import type { Plan } from '../../local/plan.ts';
import { context } from '../support/events.ts';
import { type Answer, ReadApi } from '../support/read-api.ts';
import { Clock } from './clock.ts';
import { type Copy, MAX_RECEIVE_COUNT, startCopy } from './copies.ts';
import { messageOf } from './deeds.ts';
import { Disturbance } from './disturbance.ts';
import { NEW, OLD } from './engines.ts';
import { Invocation, NoAnswerError } from './invocation.ts';
import { ModelQueue, sendAnswer } from './model-queue.ts';
import { ModelS3 } from './model-s3.ts';
import { Observations } from './observations.ts';
import { poisonOf } from './poison.ts';
import { Poller } from './poller.ts';
import { Random } from './random.ts';
import { readArticle, Told, wrongAnswer } from './reader.ts';
import {
  type ConsumerFault,
  type ConsumerName,
  type FunctionName,
  type Happening,
  keyOf,
  type QueueFault,
  type Schedule,
} from './schedule.ts';
import type { Caller, Services } from './services.ts';
import { Watching } from './watching.ts';

const BEGIN = Date.parse('2026-03-05T10:00:00.000Z');
const MINUTE = 60_000;
/** As the stack sets them: see lib/functions.ts. */
const TIMEOUT: Readonly<Record<FunctionName, number>> = { clean: 60_000, digest: 30_000, read: 29_000 };
const VISIBILITY_FACTOR = 6;
const COPIES = 2;
/** Old copies finish so long after a new engine was deployed. */
const ROLLOUT_MS = 5 * MINUTE;
/** Rounds of moving dead letters back; one is enough where everything works. */
const REDRIVES = 3;
/** Dead letters wait so long until somebody looks at them. */
const LOOKED_AT_MS = 10 * MINUTE;

type QueueName = 'intake' | 'digest';

interface QueuePair {
  readonly live: ModelQueue;
  readonly dead: ModelQueue;
  readonly poisons: string[];
  batches: number;
  sends: number;
}

/**
 * One run of the pipeline under a schedule: a bucket, two queues, copies of both functions, and a clock of their own.
 */
export class World {
  readonly schedule: Schedule;
  readonly bucket: ModelS3;
  /** Keys that something happened to in the bucket. */
  readonly touched = new Set<string>();
  readonly observed = new Observations();
  readonly disturbance: Disturbance;
  /** Alarms and dashboard; null where nobody watches. */
  readonly watching: Watching | null;
  readonly #services: Services;
  readonly #clock = new Clock(BEGIN);
  readonly #random: Random;
  readonly #queues: Readonly<Record<QueueName, QueuePair>>;
  readonly #api: ReadApi;
  readonly #idle: Copy[] = [];
  readonly #invocations = new WeakMap<Caller, Invocation>();
  #isCalm = false;

  /** @param plan - of the stack, where its alarms are watched */
  constructor(schedule: Schedule, services: Services, plan: Plan | null = null) {
    this.schedule = schedule;
    this.#services = services;
    this.#random = new Random(~schedule.seed);
    this.bucket = new ModelS3(this.#clock.now);
    this.disturbance = new Disturbance(schedule, this.#clock, this.#random);
    this.#queues = { intake: this.#queuePair('clean'), digest: this.#queuePair('digest') };
    this.#api = new ReadApi(
      { client: services.table, name: services.tableName },
      new Told((metric, value) => this.watching?.counted('read', metric, value)),
    );
    this.watching = plan === null ? null : new Watching(plan, this.#clock.now);
    this.#watch();
    this.#poll('intake', 'clean');
    this.#poll('digest', 'digest');
  }

  /**
   * Plays the schedule, and then lets everything that failed run again without disturbance. Gives what went wrong on
   * the way.
   */
  async play(): Promise<readonly string[]> {
    this.schedule.happenings.forEach((happening, number) => {
      this.#clock.after(happening.at, () => this.#happen(happening, number));
    });
    for (const { at, key } of this.schedule.readings) this.#clock.after(at, () => void this.#read(key));
    await this.#clock.run();
    await this.#clock.run(this.#clock.now() + LOOKED_AT_MS);
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

  #watch(): void {
    const { watching } = this;
    if (watching === null) return;
    const { intake, digest } = this.#queues;
    this.#clock.onMinute = () =>
      watching.minute({
        IntakeDeadLetters: intake.dead,
        IntakeQueue: intake.live,
        ToDigestDeadLetters: digest.dead,
        ToDigestQueue: digest.live,
      });
    this.disturbance.onThrottle = (call) => watching.throttled(call);
  }

  #queuePair(consumer: ConsumerName): QueuePair {
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

  #poll(name: QueueName, consumer: ConsumerName): void {
    const queue = this.#queues[name];
    new Poller({
      clock: this.#clock,
      queue: queue.live,
      concurrency: COPIES,
      batchSize: () => this.#random.pick([10, 10, 3, 1]),
      pause: () => this.#random.int(1, 40) + this.#random.delay(2_000),
      rest: () => this.#until(consumer, 'not polled'),
      invoke: (event) => this.#metered(consumer, () => this.#invoke(consumer, event)),
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

  /** Milliseconds for which a function is still disturbed in this way. */
  #until(name: FunctionName, kind: ConsumerFault['kind']): number {
    if (this.#isCalm) return 0;
    const at = this.#clock.now() - BEGIN;
    const ends = this.schedule.consumers
      .filter((fault) => fault.function === name && fault.kind === kind && fault.from <= at && at < fault.to)
      .map(({ to }) => to - at);
    return Math.max(0, ...ends);
  }

  /** @throws NoAnswerError where Lambda has no copy to give, and what the invocation throws */
  async #metered<T>(name: FunctionName, invocation: () => Promise<T>): Promise<T> {
    const meter = this.watching?.functions[name];
    if (this.#until(name, 'throttled') > 0) {
      meter?.throttled();
      throw new NoAnswerError('throttled');
    }
    return await (meter?.run(invocation) ?? invocation());
  }

  /** Somebody asks the API, which answers for the function where that does not. */
  async #read(key: number): Promise<void> {
    const { schedule, watching } = this;
    const begun = this.#clock.now();
    let status = 503;
    try {
      const answer = await this.#metered('read', () => this.#readInvocation(key));
      this.observed.wrong.push(...wrongAnswer(answer, schedule, key));
      status = answer.status;
    } catch (error) {
      // What no function answers, the gateway does.
      if (!(error instanceof NoAnswerError)) this.observed.wrong.push(`reading broke: ${error}`);
    }
    watching?.api.answered(status, this.#clock.now() - begun);
  }

  async #readInvocation(key: number): Promise<Answer> {
    const invocation = new Invocation('read', this.#clock.now(), TIMEOUT.read, []);
    return await this.#lifeOf(invocation, () => readArticle(this.#api, this.schedule, key));
  }

  async #invoke(name: ConsumerName, event: SQSEvent): Promise<unknown> {
    const copy = this.#take(name);
    const bodies = event.Records.map(({ body }) => body);
    const invocation = new Invocation(name, this.#clock.now(), TIMEOUT[name], bodies);
    if (name === 'digest') this.observed.delivered(invocation, event, copy.engine);
    return await this.#lifeOf(invocation, async () => {
      const remaining = () => Math.max(0, invocation.deadline - this.#clock.now());
      const response = await Promise.race([copy.handler(event, context(remaining)), invocation.death]);
      this.#idle.push(copy);
      const failed = failedIds(response, new Set(event.Records.map(({ messageId }) => messageId)));
      const bodies = event.Records.filter(({ messageId }) => failed?.has(messageId) !== false).map(({ body }) => body);
      this.observed.answered(invocation, bodies);
      return response;
    });
  }

  /** Does the work of an invocation in its name, until it has answered, died, or run out of time. */
  async #lifeOf<T>(invocation: Invocation, work: () => Promise<T>): Promise<T> {
    const callOff = this.#clock.after(TIMEOUT[invocation.function], () => invocation.die());
    try {
      return await Promise.race([this.#services.as(this.#callerOf(invocation), work), invocation.death]);
    } finally {
      invocation.ended = this.#clock.now();
      callOff();
    }
  }

  /** A copy that waits for work, or a new one. After a rollout old copies are left alone. */
  #take(name: ConsumerName): Copy {
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
        packingBefore: this.schedule.seed % 2 === 0 ? 'brotli' : 'columns',
        counted: (metric, value) => this.watching?.counted(name, metric, value),
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
      event: ({ Detail }) => this.observed.told(JSON.parse(Detail)),
    };
    this.#invocations.set(caller, invocation);
    return caller;
  }

  #send(body: string): object | null {
    const queue = this.#queues.digest;
    const number = ++queue.sends;
    if (this.#queueFault('digest', 'not taken', number) !== undefined) return null;
    const late = this.#queueFault('digest', 'sent late', number);
    const twice = this.#queueFault('digest', 'sent twice', number);
    const id = queue.live.send(body, late?.ms ?? 0);
    if (twice !== undefined) queue.live.send(body, twice.ms, id);
    return sendAnswer(body, id);
  }
}
