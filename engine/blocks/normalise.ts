import { composedText } from '../text/normal-form.ts';

/**
 * Characters of a source as they go into clean text: one space for any white space, no controls, no bidi controls, no
 * invisible format characters, and UTF-8 that was read as windows-1252 put right ("â€™" is ’), letters and their
 * accents in one piece (NFC).
 */

/** The characters windows-1252 gives for the bytes 0x80 to 0x9F (WHATWG Encoding Standard, index windows-1252). */
const C1 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

const CONTINUATION = new Map<number, number>();
for (let byte = 0x80; byte < 0xc0; byte++) {
  CONTINUATION.set(byte < 0xa0 ? C1.charCodeAt(byte - 0x80) : byte, byte);
  CONTINUATION.set(byte, byte);
}

interface Repair {
  readonly text: string;
  readonly length: number;
}

/**
 * What a misread UTF-8 sequence at `at` stands for, or null. Only the leads that common Western punctuation and letters
 * have are tried (Â, Ã, â, ð), and only what they can mean, so that real text with these letters stays.
 */
function misread(source: string, at: number): Repair | null {
  const lead = source.charCodeAt(at);
  const second = CONTINUATION.get(source.charCodeAt(at + 1));
  if (second === undefined) return null;
  if (lead === 0xc2) return second < 0xa0 ? null : { text: String.fromCharCode(second), length: 2 };
  if (lead === 0xc3) return { text: String.fromCharCode(0xc0 + (second - 0x80)), length: 2 };
  const third = CONTINUATION.get(source.charCodeAt(at + 2));
  if (third === undefined) return null;
  if (lead === 0xe2) {
    const code = 0x2000 + ((second - 0x80) << 6) + (third - 0x80);
    return code < 0x2c00 ? { text: String.fromCharCode(code), length: 3 } : null;
  }
  const fourth = CONTINUATION.get(source.charCodeAt(at + 3));
  if (lead !== 0xf0 || fourth === undefined || second < 0x90) return null;
  return { text: String.fromCodePoint(((second - 0x80) << 12) + ((third - 0x80) << 6) + (fourth - 0x80)), length: 4 };
}

/** Letters of the typesetter for two or three: U+FB00 to U+FB06. */
const LIGATURES = ['ff', 'fi', 'fl', 'ffi', 'ffl', 'st', 'st'] as const;
const FIRST_LIGATURE = 0xfb00;

function isSpace(unit: number): boolean {
  return (
    unit === 0x20 ||
    (unit >= 0x09 && unit <= 0x0d) ||
    unit === 0xa0 ||
    unit === 0x85 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  );
}

function isDropped(unit: number): boolean {
  return (
    unit < 0x20 ||
    unit === 0x7f ||
    unit === 0xad ||
    unit === 0x061c ||
    unit === 0x180e ||
    unit === 0x200b ||
    unit === 0x200e ||
    unit === 0x200f ||
    (unit >= 0x202a && unit <= 0x202e) ||
    (unit >= 0x2060 && unit <= 0x206f) ||
    unit === 0xfeff ||
    unit === 0xfffe ||
    unit === 0xffff ||
    (unit >= 0xfff9 && unit <= 0xfffb)
  );
}

/**
 * Text that needs nothing done: printable, single-spaced, no white space at either end, none of the characters looked
 * at below.
 */
const AS_IS =
  '[!-~\\u2010-\\u2027\\u2030-\\u205e\\u00a1-\\u00ac\\u00ae-\\u00c1\\u00c4-\\u00e1\\u00e3-\\u00ef' +
  '\\u00f1-\\u061b\\u061d-\\u1600\\u20a0-\\u2fff\\u3001-\\ud7ff]+';
const CLEAN = new RegExp(`^${AS_IS}(?: ${AS_IS})*$`);

/**
 * Normalises `source.slice(start, end)`.
 *
 * @param map filled, where given, with the offset in `source` of every UTF-16 unit of the result
 */
export function normalise(source: string, start: number, end: number, map: number[] | null = null): string {
  const plain = plainText(source, start, end, map);
  const composed = composedText(plain);
  if (composed === null) return plain;
  if (map !== null) {
    const before = [...map];
    map.length = 0;
    for (let unit = 0; unit < composed.text.length; unit++) map.push(before[composed.origins[unit] ?? 0] ?? start);
  }
  return composed.text;
}

function isC1(unit: number): boolean {
  return unit >= 0x80 && unit < 0xa0;
}

/** What a ligature, a control character of C1 or UTF-8 that was read as Latin stands for, and how long that is. */
function repairAt(source: string, at: number, unit: number): { readonly text: string; readonly length: number } | null {
  const ligature = LIGATURES[unit - FIRST_LIGATURE];
  if (ligature !== undefined) return { text: ligature, length: 1 };
  if (unit === 0xc2 || unit === 0xc3 || unit === 0xe2 || unit === 0xf0) return misread(source, at);
  return isC1(unit) ? { text: C1.charAt(unit - 0x80), length: 1 } : null;
}

function plainText(source: string, start: number, end: number, map: number[] | null): string {
  if (start === end) return '';
  if (map === null) {
    const slice = source.slice(start, end);
    if (CLEAN.test(slice)) return slice;
  }
  return new PlainText(source, map).read(start, end);
}

/** Writes a part of a source without what is repaired or dropped, runs of white space as one space. */
class PlainText {
  private readonly source: string;
  private readonly map: number[] | null;
  private text = '';
  /** Where what was read and not yet written begins. */
  private run = 0;
  /** Where the white space before what comes now begins; -1 where there is none. */
  private spaceAt = -1;

  constructor(source: string, map: number[] | null) {
    this.source = source;
    this.map = map;
  }

  read(start: number, end: number): string {
    this.run = start;
    for (let at = start; at < end; at++) {
      const unit = this.source.charCodeAt(at);
      if (unit > 0x20 && unit < 0x7f) this.keep(at);
      else if (isSpace(unit)) this.space(at);
      else at += this.other(at, unit, end);
    }
    if (this.spaceAt < 0) this.copy(end);
    return this.text;
  }

  /** A character that stays as it is: it is copied with its run. */
  private keep(at: number): void {
    if (this.endSpace()) this.run = at;
  }

  private space(at: number): void {
    if (this.spaceAt < 0) {
      this.copy(at);
      this.spaceAt = at;
    }
    this.run = at + 1;
  }

  /** A character beyond ASCII or a control character; says how many more are read with it. */
  private other(at: number, unit: number, end: number): number {
    const repair = repairAt(this.source, at, unit);
    if (repair === null && !isDropped(unit)) {
      this.keep(at);
      return 0;
    }
    if (this.spaceAt < 0) this.copy(at);
    const isWhole = repair !== null && at + repair.length <= end;
    const length = isWhole ? repair.length : 1;
    if (isWhole) this.put(repair.text, at);
    this.run = at + length;
    return length - 1;
  }

  private put(piece: string, at: number): void {
    const unit = piece.charCodeAt(0);
    if (isSpace(unit)) {
      if (this.spaceAt < 0) this.spaceAt = at;
    } else if (!isDropped(unit) && !isC1(unit)) {
      this.endSpace();
      this.emit(piece, at);
    }
  }

  /** Writes the white space before what comes now, unless nothing is before it; says whether there was some. */
  private endSpace(): boolean {
    if (this.spaceAt < 0) return false;
    if (this.text !== '') this.emit(' ', this.spaceAt);
    this.spaceAt = -1;
    return true;
  }

  private emit(piece: string, at: number): void {
    if (this.map !== null) for (let unit = 0; unit < piece.length; unit++) this.map.push(at);
    this.text += piece;
  }

  private copy(to: number): void {
    if (to <= this.run) return;
    if (this.map !== null) for (let at = this.run; at < to; at++) this.map.push(at);
    this.text += this.source.slice(this.run, to);
  }
}
