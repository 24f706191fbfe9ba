/**
 * Bytes as text that can be in a data file: 13 bits in two of 91 characters, where base64 has 12. The tables of
 * weights are the greater part of what is deployed and installed, and so they are a thirteenth smaller.
 *
 * The characters are those of printable ASCII but for the space and what would be escaped in JSON, in JavaScript or in
 * a page. It is basE91 (Joachim Henke, 2000) without its pairs of 14 bits, which save one bit in 80 and cost a branch
 * for every pair.
 */
const FIRST = 0x21;
const LAST = 0x7e;
const ESCAPED = '"\\<';
const ALPHABET = Array.from({ length: LAST - FIRST + 1 }, (_, at) => String.fromCharCode(FIRST + at)).filter(
  (character) => !ESCAPED.includes(character),
);
const BASE = ALPHABET.length;
const PAIR_BITS = 13;
/** What is left at the end takes one character where it fits. */
const SINGLE_BITS = 6;
const BYTE = 8;

/** A character's number, by its code. */
const VALUES = new Uint8Array(LAST + 1);
for (const [value, character] of ALPHABET.entries()) VALUES[character.charCodeAt(0)] = value;

/** The text that {@link fromBase91} reads. */
export function toBase91(bytes: Uint8Array): string {
  const characters: string[] = [];
  const put = (value: number) => characters.push(ALPHABET[value] ?? '');
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held |= byte << bits;
    bits += BYTE;
    if (bits < PAIR_BITS) continue;
    const pair = held & ((1 << PAIR_BITS) - 1);
    put(pair % BASE);
    put(Math.floor(pair / BASE));
    held >>= PAIR_BITS;
    bits -= PAIR_BITS;
  }
  if (bits > 0) put(held % BASE);
  if (bits > SINGLE_BITS) put(Math.floor(held / BASE));
  return characters.join('');
}

/** The bytes that {@link toBase91} wrote. */
export function fromBase91(text: string): Uint8Array {
  const even = text.length & ~1;
  const single = text.length - even;
  const bytes = new Uint8Array(Math.floor(((even / 2) * PAIR_BITS + single * SINGLE_BITS) / BYTE));
  let held = 0;
  let bits = 0;
  let next = 0;
  for (let at = 0; at < even; at += 2) {
    const pair = (VALUES[text.charCodeAt(at)] ?? 0) + BASE * (VALUES[text.charCodeAt(at + 1)] ?? 0);
    held |= pair << bits;
    bits += PAIR_BITS;
    bytes[next++] = held;
    held >>= BYTE;
    bits -= BYTE;
    if (bits < BYTE) continue;
    bytes[next++] = held;
    held >>= BYTE;
    bits -= BYTE;
  }
  if (single === 1) bytes[next] = held | ((VALUES[text.charCodeAt(even)] ?? 0) << bits);
  return bytes;
}
