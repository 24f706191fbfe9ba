/** Weights of a linear model over hashed features: `weights[row * classes + class]`. */
export type Weights = Int8Array | Float32Array;

/** Sums the weights of the active feature rows for every class into `scores`. */
export function scoreClasses(rows: readonly number[], weights: Weights, classes: number, scores: Float32Array): void {
  scores.fill(0, 0, classes);
  for (const row of rows) {
    const base = row * classes;
    for (let each = 0; each < classes; each++) scores[each] = (scores[each] ?? 0) + (weights[base + each] ?? 0);
  }
}

/** The class with the highest score; the first of equals. */
export function bestClass(scores: Float32Array, classes: number): number {
  let best = 0;
  for (let each = 1; each < classes; each++) if ((scores[each] ?? 0) > (scores[best] ?? 0)) best = each;
  return best;
}
