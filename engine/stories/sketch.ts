import { hashOf, mix } from '../text/hash.ts';
import { MAX_SKETCH } from './signature.ts';

const SPACELESS = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Khmer', 'Lao'].map((name) => `\\p{Script=${name}}`).join('');
/** A word, or one letter of a script that leaves no space between words. */
const UNIT = new RegExp(String.raw`[${SPACELESS}]|[\p{L}\p{M}\p{N}]+`, 'gu');
/** Words in a sequence: long enough that two texts about one thing share few that are not copied. */
const SEQUENCE = 4;

/** 24 bits of a hash whose every bit depends on every bit of `hash` (the finaliser of MurmurHash3). */
export function hash24(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 8;
}

/** What text is copied is told by: see `sketch` and `shingles` of a signature (bottom-k sketches, Broder 1997). */
export function sketchOf(text: string): { readonly sketch: readonly number[]; readonly shingles: number } {
  const units = Array.from(text.matchAll(UNIT), ([unit]) => hashOf(unit.toLowerCase()));
  const hashes = new Set<number>();
  const width = Math.min(SEQUENCE, units.length);
  for (let at = width; width > 0 && at <= units.length; at++) {
    hashes.add(hash24(units.slice(at - width, at).reduce(mix)));
  }
  return { sketch: [...hashes].sort((a, b) => a - b).slice(0, MAX_SKETCH), shingles: hashes.size };
}
