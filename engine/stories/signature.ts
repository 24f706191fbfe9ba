/** A word or number an article is about. */
export interface SignedTerm {
  /** 24 bits of a hash of its stem. */
  readonly hash: number;
  /** From 1 to {@link HEAVIEST}, the heaviest of the article. */
  readonly weight: number;
  /** Whether it is in the title or the lead. */
  readonly lead: boolean;
  /** Whether it is a part of a name. */
  readonly name: boolean;
}

/**
 * What is kept of an article to tell whether another is about the same happening: what and who (terms), when (days,
 * years), where (places), how many (numbers), and in which words (sketch). Nothing of the text can be read out of it.
 */
export interface Signature {
  /** Heaviest first, at most {@link MAX_TERMS}. */
  readonly terms: readonly SignedTerm[];
  /** Days the text names, counted from 1970, at most {@link MAX_MARKS}. */
  readonly days: readonly number[];
  /** The latest year the text names; null where it names none. */
  readonly year: number | null;
  /** 16 bits of a hash of each number in title and lead but years, at most {@link MAX_MARKS}. */
  readonly numbers: readonly number[];
  /** The same of each word of the places the article begins with. */
  readonly places: readonly number[];
  /** The lowest 24-bit hashes of the text's word sequences, ascending, at most {@link MAX_SKETCH}. */
  readonly sketch: readonly number[];
  /** How many different word sequences the text has, at most 65,535. */
  readonly shingles: number;
}

export const MAX_TERMS = 96;
export const MAX_MARKS = 8;
export const MAX_SKETCH = 40;
/** What six bits hold: two of a term's eight say what it is. */
export const HEAVIEST = 0x3f;

/** Raised when the bytes mean something else; signatures of another format match nothing. */
const FORMAT = 2;
const FIRST_YEAR = 1900;
const MAX_SHINGLES = 0xffff;
const LEAD_BIT = 0x80;
const NAME_BIT = 0x40;
const HEADER = 8;

/** A signature as it is stored: at most 564 bytes. */
export function packSignature(signature: Signature): Uint8Array {
  const { terms, days, year, numbers, places, sketch, shingles } = signature;
  const bytes = new Uint8Array(
    HEADER + 4 * terms.length + 2 * (days.length + numbers.length + places.length) + 3 * sketch.length,
  );
  bytes.set([FORMAT, terms.length, days.length, numbers.length, places.length, sketch.length]);
  let at = 6;
  const put = (value: number, width: number) => {
    for (let shift = 8 * (width - 1); shift >= 0; shift -= 8) bytes[at++] = (value >>> shift) & 0xff;
  };
  put(Math.min(shingles, MAX_SHINGLES), 2);
  for (const { hash, weight, lead, name } of terms) {
    put(hash, 3);
    put(weight | (lead ? LEAD_BIT : 0) | (name ? NAME_BIT : 0), 1);
  }
  for (const list of [days, numbers, places]) for (const value of list) put(value, 2);
  for (const value of sketch) put(value, 3);
  if (year === null) return bytes;
  const dated = new Uint8Array(bytes.length + 1);
  dated.set(bytes);
  dated[bytes.length] = year - FIRST_YEAR;
  return dated;
}

/** The inverse of {@link packSignature}; null for bytes of another format. */
export function unpackSignature(bytes: Uint8Array): Signature | null {
  const [format, terms = 0, days = 0, numbers = 0, places = 0, sketch = 0] = bytes;
  const length = HEADER + 4 * terms + 2 * (days + numbers + places) + 3 * sketch;
  if (format !== FORMAT || (bytes.length !== length && bytes.length !== length + 1)) return null;
  let at = 6;
  const take = (width: number): number => {
    let value = 0;
    for (let left = width; left > 0; left--) value = (value << 8) | (bytes[at++] ?? 0);
    return value;
  };
  const list = (count: number, width: number) => Array.from({ length: count }, () => take(width));
  const shingles = take(2);
  return {
    shingles,
    terms: Array.from({ length: terms }, () => {
      const hash = take(3);
      const bits = take(1);
      return { hash, weight: bits & HEAVIEST, lead: (bits & LEAD_BIT) !== 0, name: (bits & NAME_BIT) !== 0 };
    }),
    days: list(days, 2),
    numbers: list(numbers, 2),
    places: list(places, 2),
    sketch: list(sketch, 3),
    year: bytes.length === length ? null : FIRST_YEAR + (bytes[length] ?? 0),
  };
}
