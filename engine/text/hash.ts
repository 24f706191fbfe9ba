const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/**
 * 2^32 divided by the golden ratio: spreads what differs in few bits (Knuth, "The Art of Computer Programming" 6.4).
 */
const GOLDEN = 0x9e3779b1;

/** FNV-1a over UTF-16 units, 32 bits. */
export function hashOf(text: string): number {
  let hash = FNV_OFFSET;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  return hash | 0;
}

/** A hash of two hashes. Not commutative: the order of a feature's parts matters. */
export function mix(a: number, b: number): number {
  const mixed = Math.imul(a ^ (b >>> 15) ^ (b << 11), GOLDEN);
  return ((mixed ^ (mixed >>> 16)) + Math.imul(b, FNV_PRIME)) | 0;
}
