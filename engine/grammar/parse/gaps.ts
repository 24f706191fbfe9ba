import type { SparseWeights } from './perceptron.ts';

/** Seven bits of a gap fit into a byte; the eighth says that more follow. */
const BITS = 7;
const MORE = 1 << BITS;

/**
 * A table in which most weights are 0: for every other one its distance from the one before, in bytes of seven bits,
 * lowest first, and the weight.
 */
export function toGaps(weights: Int8Array): Int8Array {
  const bytes: number[] = [];
  let last = -1;
  for (const [at, weight] of weights.entries()) {
    if (weight === 0) continue;
    let gap = at - last;
    for (; gap >= MORE; gap >>= BITS) bytes.push((gap & (MORE - 1)) | MORE);
    bytes.push(gap, weight);
    last = at;
  }
  return Int8Array.from(bytes);
}

/** The table that {@link toGaps} wrote, without its zeros: a row has two or three weights, and many rows have none. */
export function fromGaps(bytes: Int8Array, classes: number, rows: number): SparseWeights {
  // Every entry takes at least two bytes.
  const entries = new Int16Array(bytes.length >> 1);
  const starts = new Int32Array(rows + 1);
  // Where the entry is, as a row and a class: divisions would make a number on the heap each.
  let row = 0;
  let each = -1;
  let entry = 0;
  for (let next = 0; next < bytes.length; entry++) {
    let gap = 0;
    let shift = 0;
    let part = bytes[next++] ?? 0;
    for (; part < 0; part = bytes[next++] ?? 0) {
      gap |= (part & (MORE - 1)) << shift;
      shift += BITS;
    }
    each += gap | (part << shift);
    for (; each >= classes; each -= classes) starts[++row] = entry;
    entries[entry] = ((bytes[next++] ?? 0) << 8) | each;
  }
  starts.fill(entry, row + 1);
  return { starts, entries: entries.slice(0, entry) };
}
