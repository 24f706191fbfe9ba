import { composedText } from '../text/normal-form.ts';

/**
 * Characters of a source as they go into clean text: one space for any white space, no controls, no bidi controls, no
 * invisible format characters, and UTF-8 that was read as windows-1252 put right ("â€™" is ’), letters and their
 * accents in one piece (NFC).
 */

/** The characters windows-1252 gives for the bytes 0x80 to 0x9F (WHATWG Encoding Standard, index windows-1252). */
const C1 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

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
const CLEAN =
  /^[!-~\u2010-\u2027\u2030-\u205e\u00a1-\u00ac\u00ae-\u00c1\u00c4-\u00e1\u00e3-\u00ef\u00f1-\u1600\u20a0-\u2fff\u3001-\ud7ff]+(?: [!-~\u2010-\u2027\u2030-\u205e\u00a1-\u00ac\u00ae-\u00c1\u00c4-\u00e1\u00e3-\u00ef\u00f1-\u0600\u20a0-\u2fff\u3001-\ud7ff]+)*$/;

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
  let text = '';
  let run = start;
  let spaceAt = -1;
  const emit = (piece: string, at: number): void => {
    if (map !== null) for (let unit = 0; unit < piece.length; unit++) map.push(at);
    text += piece;
  };
  const copy = (to: number): void => {
    if (to <= run) return;
    if (map !== null) for (let at = run; at < to; at++) map.push(at);
    text += source.slice(run, to);
  };
  /** Writes the white space before what comes now, unless nothing is before it; says whether there was some. */
  const endSpace = (): boolean => {
    if (spaceAt < 0) return false;
    if (text !== '') emit(' ', spaceAt);
    spaceAt = -1;
    return true;
  };
  const put = (piece: string, at: number): void => {
    const unit = piece.charCodeAt(0);
    if (isSpace(unit)) {
      if (spaceAt < 0) spaceAt = at;
    } else if (!isDropped(unit) && !isC1(unit)) {
      endSpace();
      emit(piece, at);
    }
  };
  for (let at = start; at < end; at++) {
    const unit = source.charCodeAt(at);
    if (unit > 0x20 && unit < 0x7f) {
      if (endSpace()) run = at;
      continue;
    }
    if (isSpace(unit)) {
      if (spaceAt < 0) {
        copy(at);
        spaceAt = at;
      }
      run = at + 1;
      continue;
    }
    const repair = repairAt(source, at, unit);
    if (repair === null && !isDropped(unit)) {
      if (endSpace()) run = at;
      continue;
    }
    if (spaceAt < 0) copy(at);
    if (repair !== null && at + repair.length <= end) {
      put(repair.text, at);
      at += repair.length - 1;
    }
    run = at + 1;
  }
  if (spaceAt < 0) copy(end);
  return text;
}
