const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/**
 * 2^32 divided by the golden ratio: spreads what differs in few bits (Knuth, "The Art of Computer Programming" 6.4).
 */
const GOLDEN = 0x9e3779b1;

/** FNV-1a over UTF-16 units, 32 bits, of a text or of a part of it; bounds outside the text are moved to its ends. */
export function hashOf(text: string, from = 0, to: number = text.length): number {
  const end = Math.min(to, text.length);
  let hash = FNV_OFFSET;
  for (let index = Math.max(0, from); index < end; index++) hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  return hash | 0;
}

/** The hash of a text followed by another: `hashOn(hashOf('ab'), 'cd')` is `hashOf('abcd')`. */
export function hashOn(hash: number, text: string): number {
  let on = hash;
  for (let index = 0; index < text.length; index++) on = Math.imul(on ^ text.charCodeAt(index), FNV_PRIME);
  return on | 0;
}

/** A hash of two hashes. Not commutative: the order of a feature's parts matters. */
export function mix(a: number, b: number): number {
  const mixed = Math.imul(a ^ (b >>> 15) ^ (b << 11), GOLDEN);
  return ((mixed ^ (mixed >>> 16)) + Math.imul(b, FNV_PRIME)) | 0;
}
