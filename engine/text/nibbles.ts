import { signedBytes } from './base64.ts';

/** Values that have a nibble of their own; the sixteenth says that a whole byte follows. */
const COMMON = 15;
const WHOLE = 15;
/** Bytes before the nibbles: the common values, and how many weights there are. */
const HEAD = COMMON + 4;

/**
 * Weights of a byte each, of which few values are common: the 15 commonest take half a byte, any other one and a half.
 * Trained tables shrink by a tenth to a third, and need no decompression where they are read.
 */
export function toNibbles(weights: Int8Array): Uint8Array {
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
  return bytes;
}

/** The weights that {@link toNibbles} wrote, from its bytes in base64. */
export function fromNibbles(base64: string): Int8Array {
  const bytes = signedBytes(base64);
  const weights = new Int8Array(new DataView(bytes.buffer).getUint32(COMMON));
  let next = 2 * HEAD;
  const nibble = () => {
    const byte = bytes[next >> 1] ?? 0;
    return (next++ & 1) === 0 ? (byte >> 4) & 15 : byte & 15;
  };
  for (let at = 0; at < weights.length; at++) {
    const code = nibble();
    weights[at] = code === WHOLE ? (nibble() << 4) | nibble() : (bytes[code] ?? 0);
  }
  return weights;
}
