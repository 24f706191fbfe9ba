import type { TokenRange } from '../text/ranges.ts';

/**
 * A whole number for each token of a text, 0 where nothing is marked. Names are short: a loop over their tokens takes a
 * fifth of the time of `fill` and `subarray`.
 */
export class TokenMarks {
  readonly #marks: Int32Array;

  /** @param ranges - what is marked with 1 to begin with */
  constructor(count: number, ranges: readonly TokenRange[] = []) {
    this.#marks = new Int32Array(count);
    for (const range of ranges) this.mark(range);
  }

  mark({ from, to }: TokenRange, mark = 1): void {
    for (let at = from; at < to; at++) this.#marks[at] = mark;
  }

  at(token: number): number {
    return this.#marks[token] ?? 0;
  }

  /** The highest mark in a range. */
  highest({ from, to }: TokenRange): number {
    let highest = 0;
    for (let at = from; at < to; at++) highest = Math.max(highest, this.at(at));
    return highest;
  }

  /** Whether something in a range is marked. */
  touches(range: TokenRange): boolean {
    return this.highest(range) > 0;
  }
}
