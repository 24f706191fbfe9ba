import type { SQSEvent } from 'aws-lambda';
import { failedIds } from '../../local/event-source.ts';
import { batch, message } from '../support/events.ts';
import type { Clock } from './clock.ts';
import type { ModelQueue, Received } from './model-queue.ts';

export interface PollerOptions {
  readonly clock: Clock;
  readonly queue: ModelQueue;
  /** Size of the next batch, at most. */
  readonly batchSize: () => number;
  readonly concurrency: number;
  /** Milliseconds until the next look at the queue. */
  readonly pause: () => number;
  /** Runs the function on a batch. Throws where the function failed as a whole. */
  readonly invoke: (event: SQSEvent) => Promise<unknown>;
  /** Milliseconds from now for which the queue is not looked at; none where left out. */
  readonly rest?: () => number;
  /** Whether what succeeded is not deleted after all, and comes again. */
  readonly forgets?: () => boolean;
}

/** Carries a model queue's messages to a function, as Lambda's event source mapping does. */
export class Poller {
  readonly #options: PollerOptions;
  #running = 0;
  /** When the queue is looked at next; null where nothing is planned. */
  #planned: number | null = null;

  constructor(options: PollerOptions) {
    this.#options = options;
    options.queue.onChange = () => this.#plan();
  }

  /** Plans a look at the queue for when its next message is visible. */
  #plan(): void {
    const { queue, clock, pause, concurrency, rest = () => 0 } = this.#options;
    const visibleAt = queue.nextVisibleAt();
    if (visibleAt === null || this.#running >= concurrency) return;
    const now = clock.now();
    const at = Math.max(now + rest(), visibleAt) + pause();
    if (this.#planned !== null && this.#planned <= at) return;
    this.#planned = at;
    clock.after(at - now, () => {
      if (this.#planned !== at) return;
      this.#planned = null;
      this.#look();
    });
  }

  #look(): void {
    const { queue, batchSize, concurrency, rest = () => 0 } = this.#options;
    const given = this.#running < concurrency && rest() === 0 ? queue.receive(batchSize()) : [];
    if (given.length > 0) void this.#carry(given);
    this.#plan();
  }

  async #carry(given: readonly Received[]): Promise<void> {
    const { queue, invoke, forgets = () => false } = this.#options;
    this.#running++;
    const event = batch(...given.map(({ id, body, receiveCount }) => message(id, body, receiveCount)));
    let failed: ReadonlySet<string> | null;
    try {
      failed = failedIds(await invoke(event), new Set(given.map(({ id }) => id)));
    } catch {
      failed = null;
    }
    this.#running--;
    if (failed !== null && !forgets()) {
      for (const { id, receiptHandle } of given) if (!failed.has(id)) queue.delete(receiptHandle);
    }
    this.#plan();
  }
}
