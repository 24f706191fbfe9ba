import type { Rows } from './features.ts';

/** What the classes score: whole numbers with quantised weights. */
export type Scores = Int32Array | Float64Array;

/** Rows of three weights of a byte each, one number a row: the first weight lowest, the highest byte 0. */
export function packedRows(weights: Int8Array): Int32Array {
  const rows = new Int32Array(weights.length / 3);
  for (let row = 0, at = 0; row < rows.length; row++, at += 3) {
    rows[row] = byteAt(weights, at) | (byteAt(weights, at + 1) << 8) | (byteAt(weights, at + 2) << 16);
  }
  return rows;
}

function byteAt(weights: Int8Array, at: number): number {
  return (weights[at] ?? 0) & 255;
}

/** Sums the weights of the active rows of a table of {@link packedRows} into the first three scores. */
export function scoreThree({ list, from, count }: Rows, table: Int32Array, scores: Int32Array): void {
  // The tables are larger than a processor's caches: reads that wait for nothing else are under way together.
  for (let at = 0; at < count; at++) from[at] = table[list[at] ?? 0] ?? 0;
  let first = 0;
  let second = 0;
  let third = 0;
  for (let at = 0; at < count; at++) {
    const row = from[at] ?? 0;
    first += (row << 24) >> 24;
    second += (row << 16) >> 24;
    third += (row << 8) >> 24;
  }
  scores[0] = first;
  scores[1] = second;
  scores[2] = third;
}

/**
 * The weights of a table that are not 0, row by row: those of row `r` are entries `starts[r]` up to `starts[r + 1]`.
 * An entry is `weight << 8 | class`: the two side by side are one read of memory.
 */
export interface SparseWeights {
  readonly starts: Int32Array;
  readonly entries: Int16Array;
}
const CLASS = 255;

/** Sums the weights of the active rows for every class into `scores`. */
export function scoreSparse(rows: Rows, { starts, entries }: SparseWeights, classes: number, scores: Int32Array): void {
  const { list, count, from, to } = rows;
  for (let each = 0; each < classes; each++) scores[each] = 0;
  // As above: all reads of `starts` at once.
  for (let at = 0; at < count; at++) {
    const row = list[at] ?? 0;
    from[at] = starts[row] ?? 0;
    to[at] = starts[row + 1] ?? 0;
  }
  for (let at = 0; at < count; at++) {
    const end = to[at] ?? 0;
    for (let next = from[at] ?? 0; next < end; next++) {
      const entry = entries[next] ?? 0;
      const each = entry & CLASS;
      scores[each] = (scores[each] ?? 0) + (entry >> 8);
    }
  }
}

/** The class with the highest score; the first of equals. */
export function bestClass(scores: Scores, classes: number): number {
  let best = 0;
  for (let each = 1; each < classes; each++) if ((scores[each] ?? 0) > (scores[best] ?? 0)) best = each;
  return best;
}
