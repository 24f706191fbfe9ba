import { RejectedError } from '../errors.ts';

/**
 * Work that may be done on one text, counted in steps and not in time, so that the same text is always refused or always read. Every stage is made to
 * take a number of steps linear in its input; this is for the input that nobody thought of.
 */
export class WorkBudget {
  #left: number;

  /** @param steps - linear in the length of what is read */
  constructor(steps: number) {
    this.#left = steps;
  }

  /** @throws RejectedError too-complex, when the steps are spent */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0)
      throw new RejectedError(
        'too-complex',
        'Reading the text takes far more work than that of an article of its length. Drop the article alone, without what surrounds it.',
      );
  }
}
