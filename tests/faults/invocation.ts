import type { FunctionName } from './schedule.ts';

/** The function gave no answer: its process died, or it got none. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/** One run of a function on a batch, or on a request. */
export class Invocation {
  readonly function: FunctionName;
  readonly begun: number;
  readonly deadline: number;
  /** Bodies of its messages. */
  readonly bodies: readonly string[];
  /** Article ids whose work it was seen to change the table for. */
  ended: number | null = null;
  /** Whether it ended with every message done. */
  isDone = false;
  #isDead = false;
  readonly #death = Promise.withResolvers<never>();

  constructor(name: FunctionName, begun: number, timeoutMs: number, bodies: readonly string[]) {
    this.function = name;
    this.begun = begun;
    this.deadline = begun + timeoutMs;
    this.bodies = bodies;
    this.#death.promise.catch(() => {});
  }

  /** The process has gone: nothing of it comes back any more. */
  get isDead(): boolean {
    return this.#isDead;
  }

  /** It has answered; what it left unfinished may still go on. */
  get hasAnswered(): boolean {
    return this.ended !== null && !this.#isDead;
  }

  /** Fails when the process dies. */
  get death(): Promise<never> {
    return this.#death.promise;
  }

  die(): void {
    if (this.#isDead) return;
    this.#isDead = true;
    this.#death.reject(new NoAnswerError('the process died'));
  }
}

/** An answer that never comes. */
export const never = () => new Promise<never>(() => {});
