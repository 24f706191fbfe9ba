import { createHash, randomUUID } from 'node:crypto';
import { type QueueLook, RECEIVES_THAT_COUNT } from '../../local/watch/published.ts';

/** A message as a receiver sees it. */
export interface Received {
  readonly id: string;
  readonly body: string;
  readonly receiptHandle: string;
  readonly receiveCount: number;
  readonly sentAt: number;
}

interface Held {
  readonly id: string;
  readonly body: string;
  readonly sentAt: number;
  visibleAt: number;
  receiveCount: number;
  receiptHandle: string;
}

export interface ModelQueueOptions {
  readonly now: () => number;
  readonly visibilityMs: number;
  /** Where messages go that were received this often; null where they stay. */
  readonly deadLetters: { readonly queue: ModelQueue; readonly maxReceiveCount: number } | null;
  /** In which order messages are given out; first in, first out where left out. */
  readonly order?: (messages: readonly Held[]) => readonly Held[];
}

/**
 * A standard queue of SQS: at least once, in any order, hidden while somebody works on it, set aside after too many
 * tries.
 */
export class ModelQueue {
  readonly #options: ModelQueueOptions;
  #messages: Held[] = [];
  #handles = 0;
  /** Told of every change that may make a message visible. */
  onChange: () => void = () => {};

  constructor(options: ModelQueueOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#messages.length;
  }

  /** Bodies of all messages, hidden ones too. */
  get bodies(): readonly string[] {
    return this.#messages.map(({ body }) => body);
  }

  /** What can be seen of it from outside. */
  look(): QueueLook {
    const now = this.#options.now();
    const visible = this.#visible().length;
    const sent = this.#messages
      .filter(({ receiveCount }) => receiveCount < RECEIVES_THAT_COUNT)
      .map(({ sentAt }) => sentAt);
    const hidden = this.#messages.length - visible;
    return { visible, hidden, oldestMs: sent.length === 0 ? null : now - Math.min(...sent) };
  }

  /** @param id - of a message that is there already, or was: SQS may store one twice */
  send(body: string, delayMs = 0, id: string = randomUUID()): string {
    const now = this.#options.now();
    this.#messages.push({ id, body, sentAt: now, visibleAt: now + delayMs, receiveCount: 0, receiptHandle: '' });
    this.onChange();
    return id;
  }

  /**
   * At most `max` visible messages, no two of one id. Those received too often before go to the dead letters instead.
   */
  receive(max: number): readonly Received[] {
    const { now, deadLetters, visibilityMs, order = (messages) => messages } = this.#options;
    if (deadLetters !== null) {
      const dead = this.#visible().filter(({ receiveCount }) => receiveCount >= deadLetters.maxReceiveCount);
      this.#messages = this.#messages.filter((message) => !dead.includes(message));
      for (const { body, id } of dead) deadLetters.queue.send(body, 0, id);
    }
    const given = new Map<string, Received>();
    for (const message of order(this.#visible())) {
      if (given.size === max) break;
      if (given.has(message.id)) continue;
      message.receiveCount++;
      message.visibleAt = now() + visibilityMs;
      message.receiptHandle = `${message.id}/${++this.#handles}`;
      const { id, body, receiptHandle, receiveCount, sentAt } = message;
      given.set(id, { id, body, receiptHandle, receiveCount, sentAt });
    }
    return [...given.values()];
  }

  /**
   * Deletes what was received under this handle. A handle of an earlier receive deletes nothing here; SQS promises
   * neither.
   */
  delete(receiptHandle: string): void {
    this.#messages = this.#messages.filter((message) => message.receiptHandle !== receiptHandle);
  }

  /** Moves every message, hidden ones too, to another queue, where it counts as never received. */
  moveAllTo(target: ModelQueue): void {
    const moved = this.#messages;
    this.#messages = [];
    for (const { body, id } of moved) target.send(body, 0, id);
  }

  /** When a message may next be received: now or later; null where there is none. */
  nextVisibleAt(): number | null {
    return this.#messages.length === 0 ? null : Math.min(...this.#messages.map(({ visibleAt }) => visibleAt));
  }

  #visible(): readonly Held[] {
    const now = this.#options.now();
    return this.#messages.filter(({ visibleAt }) => visibleAt <= now);
  }
}

/** What SQS answers a send with; the SDK compares the hash with that of what it sent. */
export function sendAnswer(body: string, id: string): object {
  return { MessageId: id, MD5OfMessageBody: createHash('md5').update(body).digest('hex') };
}
