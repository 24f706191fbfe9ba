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
const SOON = 400;

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
  let given: { readonly body: string; readonly count: number; readonly id: string }[][];
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
        })),
      );
      return work(event);
    });
  });
  afterEach(() => queue.stop());
  const times = (body: string) =>
    given
      .flat()
      .filter((one) => one.body === body)
      .map(({ count }) => count);

  test('what succeeds is given once and gone', async () => {
    for (const body of ['a', 'b', 'c']) queue.send(body);
    await queue.pass(SOON);
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
    await queue.pass(SOON);
    expect(Math.max(...given.map((batch) => batch.length))).toBeLessThanOrEqual(BATCH_SIZE);
    expect(given.flat()).toHaveLength(3 * BATCH_SIZE);
  });

  test('only what failed comes again, after its timeout and with its id, and is a dead letter in the end', async () => {
    work = async (event) => failing(event, (body) => body === 'bad');
    for (const body of ['good', 'bad', 'well']) queue.send(body);
    await queue.pass(SOON);
    expect(times('bad')).toEqual([1]);
    expect(queue.left()).toEqual(['bad']);
    await queue.pass(AFTER_TIMEOUT);
    expect(times('bad')).toEqual([1, 2]);
    await queue.pass(AFTER_TIMEOUT);
    expect(times('bad')).toEqual([1, 2]);
    const ids = given
      .flat()
      .filter(({ body }) => body === 'bad')
      .map(({ id }) => id);
    expect(new Set(ids).size).toBe(1);
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
    await queue.pass(SOON);
    expect(queue.left()).toEqual(['a']);
    await queue.pass(AFTER_TIMEOUT);
    expect(times('a')).toEqual([1, 2]);
    expect(queue.left()).toEqual([]);
  });

  test('an answer that names a message which is not in the batch gives the whole batch back', async () => {
    work = async () => ({ batchItemFailures: given.length === 1 ? [{ itemIdentifier: 'unheard-of' }] : [] });
    queue.send('a');
    await queue.pass(SOON + AFTER_TIMEOUT);
    expect(times('a')).toEqual([1, 2]);
  });

  test('no answer at all, and one without a list, are success', async () => {
    work = async () => (given.length === 1 ? undefined : {});
    queue.send('a');
    await queue.pass(SOON);
    queue.send('b');
    await queue.pass(SOON + AFTER_TIMEOUT);
    expect([times('a'), times('b')]).toEqual([[1], [1]]);
    expect(queue.left()).toEqual([]);
  });

  test('a message whose function takes longer than the timeout is given to another meanwhile', async () => {
    const first = Promise.withResolvers<unknown>();
    work = async () => (given.length === 1 ? first.promise : { batchItemFailures: [] });
    queue.send('slow');
    await queue.pass(SOON);
    expect(times('slow')).toEqual([1]);
    await queue.pass(AFTER_TIMEOUT);
    expect(times('slow')).toEqual([1, 2]);
    first.resolve({ batchItemFailures: [] });
    await queue.pass(SOON);
    expect(queue.left()).toEqual([]);
    expect(queue.dead()).toEqual([]);
  });

  test('what is sent with a delay is not given before', async () => {
    queue.send('late', 1_000);
    await queue.pass(SOON);
    expect(given).toEqual([]);
    await queue.pass(1_000 + SOON);
    expect(times('late')).toEqual([1]);
  });
}
