import { fromBase91, toBase91 } from './base91.ts';
import { hashOf, mix } from './hash.ts';

/** How many bits are set for a word. */
const PROBES = 4;

/** Index of a word's bit, for each of its probes. */
function bitOf(hash: number, probe: number, size: number): number {
  return mix(hash, probe * 7919 + 1) & (size - 1);
}

/**
 * A set of words that takes a byte a word: a
 * {@link https://en.wikipedia.org/wiki/Bloom_filter Bloom filter}. It knows every word that was put in, takes few other
 * words for one of them, and no word can be read out of it.
 */
export class WordSet {
  readonly #bits: Uint8Array;

  /** @param bits - their number is a power of two */
  constructor(bits: Uint8Array) {
    this.#bits = bits;
  }

  /** The set that {@link WordSet.of} made. */
  static from(text: string): WordSet {
    return new WordSet(fromBase91(text));
  }

  /** @param bytes - a power of two; as many as there are words, or more */
  static of(words: Iterable<string>, bytes: number): string {
    const bits = new Uint8Array(bytes);
    for (const word of words) {
      const hash = hashOf(word);
      for (let probe = 0; probe < PROBES; probe++) {
        const bit = bitOf(hash, probe, bytes * 8);
        bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (1 << (bit & 7));
      }
    }
    return toBase91(bits);
  }

  has(word: string): boolean {
    const hash = hashOf(word);
    for (let probe = 0; probe < PROBES; probe++) {
      const bit = bitOf(hash, probe, this.#bits.length * 8);
      if (((this.#bits[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0) return false;
    }
    return true;
  }
}
