type Step = () => Promise<void> | void;

/** How to end what was started. */
export class Undo {
  readonly #steps: Step[] = [];

  /** What is added last is done first. */
  add(step: Step): void {
    this.#steps.push(step);
  }

  /** Undoes everything, each step even where another failed. @throws AggregateError */
  async all(): Promise<void> {
    const failures: unknown[] = [];
    for (const step of this.#steps.toReversed()) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'the local run did not end cleanly');
  }
}
