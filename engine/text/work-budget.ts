import { RejectedError } from '../errors.ts';
import { WORK_ALWAYS, WORK_PER_CHARACTER } from '../limits.ts';

/**
 * Work that may be done on one text, counted in steps and not in time, so that the same text is always refused or
 * always read. Every stage is made to take a number of steps linear in its input; this is for the input that nobody
 * thought of.
 */
export class WorkBudget {
  #left: number;

  /** @param characters - length of what is read; the steps are linear in it */
  constructor(characters: number) {
    this.#left = WORK_ALWAYS + WORK_PER_CHARACTER * characters;
  }

  /**
   * @param steps - a step is one look at a character, token, name or candidate
   * @throws RejectedError too-complex, when the steps are spent
   */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0)
      throw new RejectedError(
        'too-complex',
        'Reading the text takes far more work than that of an article of its length. Drop the article alone, ' +
          'without what surrounds it.',
      );
  }
}
