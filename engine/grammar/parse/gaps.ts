/** Seven bits of a gap fit into a byte; the eighth says that more follow. */
const BITS = 7;
const MORE = 1 << BITS;

/** A table in which most weights are 0: for every other one its distance from the one before, in bytes of seven bits, lowest first, and the weight. */
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

/** The table of so many weights that {@link toGaps} wrote. */
export function fromGaps(bytes: Int8Array, size: number): Int8Array {
  const weights = new Int8Array(size);
  let at = -1;
  let next = 0;
  while (next < bytes.length) {
    let gap = 0;
    let shift = 0;
    let part = bytes[next++] ?? 0;
    for (; part < 0; part = bytes[next++] ?? 0) {
      gap |= (part & (MORE - 1)) << shift;
      shift += BITS;
    }
    at += gap | (part << shift);
    weights[at] = bytes[next++] ?? 0;
  }
  return weights;
}
