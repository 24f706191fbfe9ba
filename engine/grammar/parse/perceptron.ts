import type { Rows } from './features.ts';

/** Weights of a linear model over hashed features: `weights[row * classes + class]`. */
export type Weights = Int8Array | Float32Array;

/** What the classes score: whole numbers with quantised weights. */
export type Scores = Int32Array | Float64Array;

/** Sums the weights of the active feature rows for every class into `scores`. */
export function scoreClasses({ list, count }: Rows, weights: Weights, classes: number, scores: Scores): void {
  scores.fill(0, 0, classes);
  for (let at = 0; at < count; at++) {
    const base = (list[at] ?? 0) * classes;
    for (let each = 0; each < classes; each++) scores[each] = (scores[each] ?? 0) + (weights[base + each] ?? 0);
  }
}

/**
 * The weights of a table that are not 0, row by row: those of row `r` are entries `starts[r]` up to `starts[r + 1]`.
 */
export interface SparseWeights {
  readonly starts: Int32Array;
  /** Which class each entry speaks for. */
  readonly classes: Uint8Array;
  readonly values: Int8Array;
}

/** {@link scoreClasses} on a table in which most weights are 0. */
export function scoreSparse({ list, count }: Rows, table: SparseWeights, classes: number, scores: Int32Array): void {
  const { starts, classes: labels, values } = table;
  scores.fill(0, 0, classes);
  for (let at = 0; at < count; at++) {
    const row = list[at] ?? 0;
    const end = starts[row + 1] ?? 0;
    for (let entry = starts[row] ?? 0; entry < end; entry++) {
      const each = labels[entry] ?? 0;
      scores[each] = (scores[each] ?? 0) + (values[entry] ?? 0);
    }
  }
}

/** The class with the highest score; the first of equals. */
export function bestClass(scores: Scores, classes: number): number {
  let best = 0;
  for (let each = 1; each < classes; each++) if ((scores[each] ?? 0) > (scores[best] ?? 0)) best = each;
  return best;
}
