import type { SQSEvent } from 'aws-lambda';
import { afterEach, beforeEach, expect, test } from 'vitest';

/**
 * A queue with dead letters after two receives and a visibility timeout of one second, and what carries it to a
 * function.
 */
export interface CarriedQueue {
  send(body: string, delayMs?: number): void;
  /** Lets so much time pass, and whatever is carried meanwhile. */
  pass(ms: number): Promise<void>;
  /** Milliseconds since some moment. */
  now(): number;
  /** Bodies of all messages, hidden ones too. */
  left(): readonly string[];
  dead(): readonly string[];
  stop(): Promise<void>;
}

export const VISIBILITY_MS = 1_000;
export const MAX_RECEIVES = 2;
export const BATCH_SIZE = 4;

export type Work = (event: SQSEvent) => Promise<unknown>;

/** More than the visibility timeout and all the pauses of a poller. */
const AFTER_TIMEOUT = VISIBILITY_MS + 500;
/** What is to come is waited for so long: on a busy machine much of it is other processes' time. */
const LONGEST = 20_000;
const STEP = 50;
/** A wait is measured from when a message is seen here: on a busy machine a while after its own clock began. */
const EARLY = 50;

/** Names the messages of a batch as failed. */
function failing(event: SQSEvent, isBad: (body: string) => boolean) {
  return {
    batchItemFailures: event.Records.filter(({ body }) => isBad(body)).map(({ messageId }) => ({
      itemIdentifier: messageId,
    })),
  };
}

/**
 * What every queue that feeds a function here does, model or local run; SQS and Lambda's poller are documented to do
 * the same.
 */
export function queueConformance(start: (work: Work) => Promise<CarriedQueue>): void {
  /** Body, receive count and id of every message given, batch by batch. */
  let given: { readonly body: string; readonly count: number; readonly id: string; readonly at: number }[][];
  let work: Work;
  let queue: CarriedQueue;
  beforeEach(async () => {
    given = [];
    work = async () => ({ batchItemFailures: [] });
    queue = await start(async (event) => {
      given.push(
        event.Records.map(({ body, messageId: id, attributes }) => ({
          body,
          id,
          count: Number(attributes.ApproximateReceiveCount),
          at: queue.now(),
        })),
      );
      return work(event);
    });
  });
  afterEach(() => queue.stop());
  /** Lets time pass until something is so; what is asked afterwards tells if it never was. */
  const until = async (isSo: () => boolean) => {
    for (let waited = 0; !isSo() && waited < LONGEST; waited += STEP) await queue.pass(STEP);
  };
  const times = (body: string) =>
    given
      .flat()
      .filter((one) => one.body === body)
      .map(({ count }) => count);

  test('what succeeds is given once and gone', async () => {
    for (const body of ['a', 'b', 'c']) queue.send(body);
    await until(() => given.flat().length === 3 && queue.left().length === 0);
    expect(
      given
        .flat()
        .map(({ body }) => body)
        .sort(),
    ).toEqual(['a', 'b', 'c']);
    expect(queue.left()).toEqual([]);
    await queue.pass(AFTER_TIMEOUT);
    expect(given.flat()).toHaveLength(3);
    expect(queue.dead()).toEqual([]);
  });

  test('no batch is larger than its size', async () => {
    for (let number = 0; number < 3 * BATCH_SIZE; number++) queue.send(String(number));
    await until(() => given.flat().length === 3 * BATCH_SIZE);
    expect(Math.max(...given.map((batch) => batch.length))).toBeLessThanOrEqual(BATCH_SIZE);
    expect(given.flat()).toHaveLength(3 * BATCH_SIZE);
  });

  test('only what failed comes again, after its timeout and with its id, and is a dead letter in the end', async () => {
    work = async (event) => failing(event, (body) => body === 'bad');
    for (const body of ['good', 'bad', 'well']) queue.send(body);
    await until(() => queue.dead().length > 0);
    await queue.pass(AFTER_TIMEOUT);
    expect(times('bad')).toEqual([1, 2]);
    const [first, second] = given.flat().filter(({ body }) => body === 'bad');
    expect(second?.id).toBe(first?.id);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(VISIBILITY_MS - EARLY);
    expect(queue.left()).toEqual([]);
    expect(queue.dead()).toEqual(['bad']);
    expect([times('good'), times('well')]).toEqual([[1], [1]]);
  });

  test('a failure of the function gives the whole batch back', async () => {
    work = async () => {
      if (given.length === 1) throw new Error('as told');
      return { batchItemFailures: [] };
    };
    queue.send('a');
    await until(() => times('a').length > 1 && queue.left().length === 0);
    expect(times('a')).toEqual([1, 2]);
    expect(queue.left()).toEqual([]);
  });

  test('an answer that names a message which is not in the batch gives the whole batch back', async () => {
    work = async () => ({ batchItemFailures: given.length === 1 ? [{ itemIdentifier: 'unheard-of' }] : [] });
    queue.send('a');
    await until(() => times('a').length > 1);
    expect(times('a')).toEqual([1, 2]);
  });

  test('no answer at all, and one without a list, are success', async () => {
    work = async () => (given.length === 1 ? undefined : {});
    queue.send('a');
    await until(() => given.length > 0);
    queue.send('b');
    await until(() => given.length > 1 && queue.left().length === 0);
    await queue.pass(AFTER_TIMEOUT);
    expect([times('a'), times('b')]).toEqual([[1], [1]]);
    expect(queue.left()).toEqual([]);
  });

  test('a message whose function takes longer than the timeout is given to another meanwhile', async () => {
    const first = Promise.withResolvers<unknown>();
    work = async () => (given.length === 1 ? first.promise : { batchItemFailures: [] });
    queue.send('slow');
    await until(() => times('slow').length > 1);
    expect(times('slow')).toEqual([1, 2]);
    first.resolve({ batchItemFailures: [] });
    await until(() => queue.left().length === 0);
    expect(queue.left()).toEqual([]);
    expect(queue.dead()).toEqual([]);
  });

  test('what is sent with a delay is not given before', async () => {
    const sent = queue.now();
    queue.send('late', 1_000);
    await until(() => given.length > 0);
    expect(times('late')).toEqual([1]);
    expect((given.flat()[0]?.at ?? 0) - sent).toBeGreaterThanOrEqual(1_000 - EARLY);
  });
}
