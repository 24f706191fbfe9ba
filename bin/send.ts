import { setTimeout as sleep } from 'node:timers/promises';
import { SendMessageBatchCommand, type SendMessageBatchRequestEntry, type SQSClient } from '@aws-sdk/client-sqs';
import { inAscii } from './in-ascii.ts';

/** SQS takes this many messages in one call. */
export const BATCH = 10;
const PARALLEL = 4;
const ATTEMPTS = 6;
const FIRST_WAIT_MS = 200;

/**
 * A message body as JSON in ASCII, which every queue takes: SQS what XML may hold, which leaves out U+FFFE and U+FFFF;
 * the local queues take no emoji either.
 */
export function messageBody(message: object): string {
  return inAscii(JSON.stringify(message));
}

/** A message that the queue will never take. */
export interface Refused<T> {
  readonly item: T;
  readonly why: string;
}

/** Entries were refused again and again, though nothing was wrong with them. */
class QueueBusyError extends Error {
  override readonly name = 'QueueBusyError';
}

export function chunked<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** Works through items with so many at a time. Where one fails, none is begun after it. */
export async function inParallel<T>(
  items: Iterable<T>,
  count: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.iterator]();
  let failed = false;
  const workers = Array.from({ length: count }, async () => {
    for (let next = iterator.next(); next.done !== true && !failed; next = iterator.next()) {
      try {
        await work(next.value);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  });
  await Promise.all(workers);
}

/**
 * Sends messages in batches, a few at a time. A batch that succeeds may still hold entries that failed: those are sent
 * again, alone.
 *
 * @returns those that the queue refuses for what they are
 * @throws QueueBusyError, and what the SDK throws
 */
export async function sendAll<T>(
  client: SQSClient,
  url: string,
  items: readonly T[],
  entryOf: (item: T) => Omit<SendMessageBatchRequestEntry, 'Id'>,
): Promise<readonly Refused<T>[]> {
  const refused: Refused<T>[] = [];
  await inParallel(chunked(items, BATCH), PARALLEL, async (chunk) => {
    refused.push(...(await sendBatch(client, url, chunk, entryOf)));
  });
  return refused;
}

async function sendBatch<T>(
  client: SQSClient,
  url: string,
  items: readonly T[],
  entryOf: (item: T) => Omit<SendMessageBatchRequestEntry, 'Id'>,
): Promise<readonly Refused<T>[]> {
  const refused: Refused<T>[] = [];
  let waiting = items;
  for (let attempt = 1; ; attempt++) {
    const { Failed = [] } = await client.send(
      new SendMessageBatchCommand({
        QueueUrl: url,
        Entries: waiting.map((item, index) => ({ ...entryOf(item), Id: String(index) })),
      }),
    );
    const failed = Failed.flatMap(({ Id, SenderFault, Code = '', Message = '' }) => {
      const item = waiting[Number(Id)];
      return item === undefined ? [] : [{ item, isOurs: SenderFault === true, why: `${Code} ${Message}`.trim() }];
    });
    refused.push(...failed.filter(({ isOurs }) => isOurs).map(({ item, why }) => ({ item, why })));
    waiting = failed.filter(({ isOurs }) => !isOurs).map(({ item }) => item);
    if (waiting.length === 0) return refused;
    if (attempt === ATTEMPTS) {
      throw new QueueBusyError(
        `the queue took ${items.length - waiting.length} of ${items.length} messages after ${ATTEMPTS} attempts; ` +
          'run the command again, it goes on from here',
      );
    }
    await sleep(FIRST_WAIT_MS * 2 ** (attempt - 1));
  }
}
