import type { FunctionMeter } from '../watch/published.ts';
import { FunctionError, Slot, type SlotOptions } from './slot.ts';

/** Runs a function's events on its copies, as many at once as it may have. */
export class FunctionPool {
  readonly #options: SlotOptions;
  readonly #size: number;
  readonly #meter: FunctionMeter;
  readonly #slots: Slot[] = [];
  readonly #idle: Slot[] = [];
  readonly #waiting: ((slot: Slot) => void)[] = [];

  /** @param size - how many copies run at once at most; further events wait */
  constructor(options: SlotOptions, size: number, meter: FunctionMeter) {
    this.#options = options;
    this.#size = size;
    this.#meter = meter;
  }

  /** Starts one copy ahead of the first event. @throws FunctionError where the handler cannot be loaded */
  async warm(): Promise<void> {
    const slot = await this.#take();
    try {
      await slot.warm();
    } finally {
      this.#give(slot);
    }
  }

  /**
   * @returns what the handler gave back, through JSON
   * @throws FunctionError
   */
  async invoke(event: unknown): Promise<unknown> {
    const slot = await this.#take();
    try {
      return await this.#meter.run(() => slot.invoke(event));
    } catch (error) {
      if (error instanceof FunctionError) {
        const { errorType, message: errorMessage, trace: stackTrace } = error;
        this.#options.log(JSON.stringify({ level: 'ERROR', errorType, errorMessage, stackTrace }));
      }
      throw error;
    } finally {
      this.#give(slot);
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.#slots.map((slot) => slot.stop()));
  }

  async #take(): Promise<Slot> {
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    if (this.#slots.length < this.#size) {
      const slot = new Slot(this.#options);
      this.#slots.push(slot);
      return slot;
    }
    return await new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  #give(slot: Slot): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#idle.push(slot);
    else next(slot);
  }
}
