import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { TransientError } from './errors.ts';
import type { Telemetry } from './observability.ts';

/** Below this no group is begun: enough for one article with a few retried calls. */
export const RESERVE_MS = 5_000;
/** Left at the end for answering: what has not finished by then is reported as failed. */
export const MARGIN_MS = 1_000;
/** Groups at once, where nothing else is said. The work waits for the network more than it computes. */
const WORKERS = 4;

/** Fails once the batch has given the work up, or has fewer milliseconds left than are needed: see {@link runBatch}. */
export type Checkpoint = (needed?: number) => void;

/** One piece of work and the message it came in. */
export interface Entry<Item> {
  readonly item: Item;
  readonly message: SQSRecord;
}

/** Does something later. Gives what calls it off. */
export type After = (ms: number, work: () => void) => () => void;

/** By the real clock. */
export const realAfter: After = (ms, work) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

/** How a batch is worked on. */
export interface BatchPlan<Item> {
  /** What a message asks for; an error stands for a part that can never be worked on. */
  readonly read: (message: SQSRecord) => readonly (Item | Error)[];
  /** Entries of one group are worked on together, because they are about the same article. */
  readonly groupOf: (item: Item) => string;
  readonly work: (entries: readonly Entry<Item>[], checkpoint: Checkpoint) => Promise<void>;
  /** Groups at once. */
  readonly workers?: number;
  /** Called for each entry of a group that failed. */
  readonly failed: (entry: Entry<Item>, error: unknown) => Promise<void>;
  /** Milliseconds this invocation has left. */
  readonly remaining: () => number;
  /** The real clock where left out; the fault harness has one of its own. */
  readonly after?: After | undefined;
}

export interface BatchResult {
  /** One per message, in the order of the event: what the partial-batch-failure middleware takes. */
  readonly settled: readonly PromiseSettledResult<null>[];
  readonly entries: number;
  readonly groups: number;
}

/**
 * Works through a batch of queue messages, each of which may hold several pieces of work. A message succeeds when all
 * its pieces did. Near the deadline groups not begun are failed untouched, and groups not finished are given up, so
 * that what did finish is never delivered again with them. What was given up may still run on, much later even: a
 * process that has answered is frozen, and thawed with its next event. So it asks at a checkpoint before it writes what
 * nobody would tidy up, and before it computes for so long that the process might be killed meanwhile, and with it the
 * answer that says what others have finished.
 */
export async function runBatch<Item>(event: SQSEvent, plan: BatchPlan<Item>): Promise<BatchResult> {
  const failures = new Map<SQSRecord, unknown>();
  const groups = new Map<string, Entry<Item>[]>();
  let count = 0;
  for (const message of event.Records) {
    for (const item of plan.read(message)) {
      count++;
      if (item instanceof Error) {
        failures.set(message, item);
        continue;
      }
      const name = plan.groupOf(item);
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [{ item, message }]);
      else group.push({ item, message });
    }
  }

  let isOver = false;
  const checkpoint = (needed = 0) => {
    if (isOver || plan.remaining() < needed) throw new TransientError('deadline', 'given up before it was finished');
  };
  const expiry = expiring(plan.remaining, plan.after ?? realAfter);
  const waiting = [...groups.values()].values();
  const worker = async () => {
    for (const group of waiting) {
      try {
        if (plan.remaining() < RESERVE_MS) throw new TransientError('deadline', 'not begun: too little time was left');
        await Promise.race([work(group, plan, checkpoint), expiry.expired]);
      } catch (error) {
        for (const { message } of group) failures.set(message, error);
      }
    }
  };
  await Promise.all(Array.from({ length: plan.workers ?? WORKERS }, worker));
  isOver = true;
  expiry.stop();

  const settled = event.Records.map(
    (message): PromiseSettledResult<null> =>
      failures.has(message)
        ? { status: 'rejected', reason: failures.get(message) }
        : { status: 'fulfilled', value: null },
  );
  return { settled, entries: count, groups: groups.size };
}

async function work<Item>(group: readonly Entry<Item>[], plan: BatchPlan<Item>, checkpoint: Checkpoint): Promise<void> {
  try {
    await plan.work(group, checkpoint);
  } catch (error) {
    for (const entry of group) await plan.failed(entry, error);
    throw error;
  }
}

/** A promise that fails shortly before the invocation would be killed. */
function expiring(remaining: () => number, after: After): { readonly expired: Promise<never>; stop(): void } {
  const { promise, reject } = Promise.withResolvers<never>();
  const left = Math.max(0, remaining() - MARGIN_MS);
  const stop = after(left, () => reject(new TransientError('deadline', 'not finished in time')));
  // It may fail while nobody waits for it, which is no error.
  promise.catch(() => {});
  return { expired: promise, stop };
}

/** How often a message has been delivered, this time included. */
export function receiveCount(message: SQSRecord): number {
  return Number(message.attributes.ApproximateReceiveCount);
}

/**
 * Says what a batch did, in one line for all its articles: what Powertools writes around a line is longer than what an
 * article needs.
 *
 * @param articles - what became of each; there is no line where there is none
 */
export function tellBatch(
  { entries, groups }: BatchResult,
  articles: readonly object[],
  telemetry: Pick<Telemetry, 'info' | 'count'>,
): void {
  if (articles.length > 0) telemetry.info('worked through', { articles });
  telemetry.count('RecordsProcessed', entries);
  telemetry.count('DistinctKeys', groups);
}
