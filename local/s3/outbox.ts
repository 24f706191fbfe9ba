import type { Ledger } from './ledger.ts';

/** Puts one message on a queue; it is stored when this returns. */
type SendToQueue = (queueArn: string, body: string) => void;

/** How events arrive. S3 promises neither order nor that each comes once. */
export interface Disorder {
  /** Milliseconds until this event is sent. */
  delay(): number;
  /** Milliseconds until it is sent again, or null for once. */
  repeat(): number | null;
}

/** Every event at once and one time. */
export const CALM: Disorder = { delay: () => 0, repeat: () => null };

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One event in four is late, by up to 400 ms, and so out of order; one in five comes again within a second. */
export function unruly(seed: number): Disorder {
  const random = seeded(seed);
  return {
    delay: () => (random() < 0.25 ? Math.floor(random() * 400) : 0),
    repeat: () => (random() < 0.2 ? Math.floor(random() * 1000) : null),
  };
}

/**
 * Sends the ledger's events to their queues. An event leaves the ledger once it is on its queue: a run that is killed
 * between the two sends it again, never not at all.
 */
export class Outbox {
  readonly #ledger: Ledger;
  readonly #send: SendToQueue;
  readonly #disorder: Disorder;
  readonly #timers = new Set<NodeJS.Timeout>();
  #scheduled = 0;
  #stopped = false;

  constructor(ledger: Ledger, send: SendToQueue, disorder: Disorder) {
    this.#ledger = ledger;
    this.#send = send;
    this.#disorder = disorder;
  }

  /** Takes up what the ledger has gained since the last call; the first call also takes what an earlier run left. */
  flush(): void {
    if (this.#stopped) return;
    for (const { id, queueArn, body } of this.#ledger.pendingEvents(this.#scheduled)) {
      this.#scheduled = id;
      this.#after(this.#disorder.delay(), () => {
        this.#send(queueArn, body);
        this.#ledger.eventSent(id);
      });
      const repeat = this.#disorder.repeat();
      if (repeat !== null) this.#after(repeat, () => this.#send(queueArn, body));
    }
  }

  /** Nothing is sent after this; what is late stays in the ledger for the next run. */
  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #after(ms: number, work: () => void): void {
    if (ms === 0) {
      work();
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, ms);
    this.#timers.add(timer);
  }
}
