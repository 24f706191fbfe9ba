import type { After } from '../batch.ts';
import type { TransientError } from '../errors.ts';
import { type DigestQueue, type Letter, MOST_TOGETHER } from './queue.ts';

/** So long a message waits for those of other articles: one that stalls delays no other by more. */
const PATIENCE_MS = 200;

/** A message that waits for others. */
interface Waiting {
  readonly letter: Letter;
  readonly sent: PromiseWithResolvers<TransientError | null>;
}

/**
 * Sends together what the articles of a batch send. Whoever sends waits until it was taken, as without it. It goes when
 * all that are at work wait for it, so that the last is never delayed, and no later than {@link PATIENCE_MS}.
 */
export class Outbox implements DigestQueue {
  readonly #queue: DigestQueue;
  readonly #after: After;
  #atWork = 0;
  #waiting: Waiting[] = [];
  #callOff = () => {};

  constructor(queue: DigestQueue, after: After) {
    this.#queue = queue;
    this.#after = after;
  }

  /** Does work that may send: while it runs, what others send waits for it. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#atWork++;
    try {
      return await work();
    } finally {
      this.#atWork--;
      this.#sendIfAllWait();
    }
  }

  send(letters: readonly Letter[]): Promise<readonly (TransientError | null)[]> {
    const own = letters.map((letter): Waiting => ({ letter, sent: Promise.withResolvers() }));
    if (this.#waiting.length === 0) this.#callOff = this.#after(PATIENCE_MS, () => void this.#sendAll());
    this.#waiting.push(...own);
    this.#sendIfAllWait();
    return Promise.all(own.map(({ sent }) => sent.promise));
  }

  #sendIfAllWait(): void {
    if (this.#waiting.length >= Math.min(this.#atWork, MOST_TOGETHER)) void this.#sendAll();
  }

  async #sendAll(): Promise<void> {
    this.#callOff();
    const together = this.#waiting.splice(0, MOST_TOGETHER);
    if (together.length === 0) return;
    try {
      const refused = await this.#queue.send(together.map(({ letter }) => letter));
      for (const [at, { sent }] of together.entries()) sent.resolve(refused[at] ?? null);
    } catch (error) {
      for (const { sent } of together) sent.reject(error);
    }
  }
}
