import { fromBase91, toBase91 } from './base91.ts';

/** Values that have a nibble of their own; the sixteenth says that a whole byte follows. */
const COMMON = 15;
const WHOLE = 15;
/** Bytes before the nibbles: the common values, and how many weights there are. */
const HEAD = COMMON + 4;

/**
 * Weights of a byte each, of which few values are common: the 15 commonest take half a byte, any other one and a half.
 * Trained tables shrink by a tenth to a third, and need no decompression where they are read.
 */
export function toNibbles(weights: Int8Array): string {
  const counts = new Map<number, number>();
  for (const weight of weights) counts.set(weight, (counts.get(weight) ?? 0) + 1);
  const common = [...counts]
    .sort(([a, m], [b, n]) => n - m || a - b)
    .slice(0, COMMON)
    .map(([weight]) => weight);
  const nibbles: number[] = [];
  for (const weight of weights) {
    const at = common.indexOf(weight);
    if (at >= 0) nibbles.push(at);
    else nibbles.push(WHOLE, (weight >> 4) & 15, weight & 15);
  }
  const bytes = new Uint8Array(HEAD + Math.ceil(nibbles.length / 2));
  bytes.set(Int8Array.from(common));
  new DataView(bytes.buffer).setUint32(COMMON, weights.length);
  for (const [at, nibble] of nibbles.entries()) {
    const byte = HEAD + (at >> 1);
    bytes[byte] = (bytes[byte] ?? 0) | (at % 2 === 0 ? nibble << 4 : nibble);
  }
  return toBase91(bytes);
}

function nibbleAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at >> 1] ?? 0;
  return (at & 1) === 0 ? byte >> 4 : byte & 15;
}

/** The weights that {@link toNibbles} wrote. */
export function fromNibbles(text: string): Int8Array {
  const bytes = fromBase91(text);
  const weights = new Int8Array(new DataView(bytes.buffer).getUint32(COMMON));
  let next = 2 * HEAD;
  for (let at = 0; at < weights.length; at++) {
    const code = nibbleAt(bytes, next++);
    if (code !== WHOLE) weights[at] = bytes[code] ?? 0;
    else weights[at] = (nibbleAt(bytes, next++) << 4) | nibbleAt(bytes, next++);
  }
  return weights;
}
