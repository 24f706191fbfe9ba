import { Readable } from 'node:stream';
import { InternalServerError, ProvisionedThroughputExceededException } from '@aws-sdk/client-dynamodb';
import { EventBridgeServiceException } from '@aws-sdk/client-eventbridge';
import { S3ServiceException } from '@aws-sdk/client-s3';
import { SQSServiceException } from '@aws-sdk/client-sqs';
import type { Clock } from './clock.ts';
import { type Invocation, never } from './invocation.ts';
import type { Random } from './random.ts';
import type { CallFault, FunctionName, Schedule } from './schedule.ts';
import type { Call, Service } from './services.ts';

const LONGEST_FREEZE_MS = 20 * 60_000;

/** Lets calls take their time, and does to them what the schedule says. */
export class Disturbance {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #begin: number;
  readonly #schedule: Schedule;
  readonly #faults: ReadonlyMap<string, CallFault>;
  readonly #calls: Record<FunctionName, number> = { clean: 0, digest: 0, read: 0 };
  #isOver = false;
  /** What was done to which call, for people. */
  readonly done: string[] = [];
  /** Told of calls that are throttled. */
  onThrottle: (call: Call) => void = () => {};

  constructor(schedule: Schedule, clock: Clock, random: Random) {
    this.#schedule = schedule;
    this.#clock = clock;
    this.#random = random;
    this.#begin = clock.now();
    this.#faults = new Map(schedule.calls.map((fault) => [`${fault.function} ${fault.call}`, fault]));
  }

  /** From now on everything works. */
  end(): void {
    this.#isOver = true;
  }

  /** One call of an invocation, from its beginning to its answer. */
  async call<T extends { output: object }>(who: Invocation, call: Call, perform: () => Promise<T>): Promise<T> {
    if (who.isDead) return never();
    const number = ++this.#calls[who.function];
    const fault = this.#isOver ? undefined : this.#faults.get(`${who.function} ${number}`);
    const effect = () => this.#clock.real(perform);
    await this.#clock.sleep(this.#latency());
    if (who.isDead) {
      // It was on its way when the process died: it may have arrived.
      if (this.#random.chance(0.5)) await effect();
      return never();
    }
    if (fault !== undefined) {
      this.done.push(`${who.function} call ${number} (${call.operation}): ${fault.kind}`);
      return this.#disturbed(who, call, fault, effect);
    }
    if (this.#isOut(call.service)) throw failure(call.service);
    return this.#answer(who, effect);
  }

  async #disturbed<T extends { output: object }>(
    who: Invocation,
    call: Call,
    { kind, ms }: CallFault,
    effect: () => Promise<T>,
  ): Promise<T> {
    switch (kind) {
      case 'dies before':
        who.die();
        return never();
      case 'dies after':
        await effect().catch(() => {});
        who.die();
        return never();
      case 'fails before':
        throw failure(call.service);
      case 'fails after': {
        const result = await effect();
        if (call.operation === 'GetObject') return cutOff(result);
        await this.#clock.sleep(this.#latency());
        if (who.isDead) return never();
        throw failure(call.service);
      }
      case 'is throttled':
        this.onThrottle(call);
        throw throttled(call.service);
      case 'stalls, then times out':
        // Whether it arrived nobody knows.
        if (this.#random.chance(0.5)) await effect().catch(() => {});
        await this.#clock.sleep(ms);
        if (who.isDead) return never();
        throw timedOut();
      case 'stalls, then answers':
        await this.#clock.sleep(ms);
        if (who.isDead) return never();
        return this.#answer(who, effect);
      case 'takes effect twice':
        // The first answer was lost and the SDK asked again.
        await effect().catch(() => {});
        await this.#clock.sleep(this.#latency());
        if (who.isDead) return never();
        return this.#answer(who, effect);
    }
  }

  async #answer<T>(who: Invocation, effect: () => Promise<T>): Promise<T> {
    const outcome = await Promise.allSettled([effect()]);
    await this.#clock.sleep(this.#latency());
    // The process was frozen when it answered for its batch; what it left unfinished goes on when it is thawed.
    if (who.hasAnswered) await this.#clock.sleep(this.#random.int(0, LONGEST_FREEZE_MS));
    if (who.isDead) return never();
    const [settled] = outcome;
    if (settled.status === 'rejected') throw settled.reason;
    return settled.value;
  }

  #latency(): number {
    return this.#random.int(1, 6) + this.#random.delay(300);
  }

  #isOut(service: Service): boolean {
    const at = this.#clock.now() - this.#begin;
    return (
      !this.#isOver &&
      this.#schedule.outages.some((outage) => outage.service === service && outage.from <= at && at < outage.to)
    );
  }
}

const SERVER = { $metadata: { httpStatusCode: 500 }, message: 'as the schedule says' };

function failure(service: Service): Error {
  switch (service) {
    case 'DynamoDB':
      return new InternalServerError(SERVER);
    case 'S3':
      return new S3ServiceException({ ...SERVER, name: 'InternalError', $fault: 'server' });
    case 'SQS':
      return new SQSServiceException({ ...SERVER, name: 'InternalError', $fault: 'server' });
    case 'EventBridge':
      return new EventBridgeServiceException({ ...SERVER, name: 'InternalException', $fault: 'server' });
  }
}

function throttled(service: Service): Error {
  const details = { $metadata: { httpStatusCode: 503 }, message: 'as the schedule says', $fault: 'server' } as const;
  switch (service) {
    case 'DynamoDB':
      return new ProvisionedThroughputExceededException({ ...SERVER, $metadata: { httpStatusCode: 400 } });
    case 'S3':
      return new S3ServiceException({ ...details, name: 'SlowDown' });
    case 'SQS':
      return new SQSServiceException({ ...details, name: 'ThrottlingException' });
    case 'EventBridge':
      return new EventBridgeServiceException({ ...details, name: 'ThrottlingException' });
  }
}

function timedOut(): Error {
  return Object.assign(new Error('no answer in time'), { name: 'TimeoutError' });
}

/** The same answer with a body that breaks off. */
function cutOff<T extends { output: object }>(result: T): T {
  const Body = new Readable({
    read() {
      this.destroy(new Error('aborted'));
    },
  });
  return { ...result, output: { ...result.output, Body } };
}
