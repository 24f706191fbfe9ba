/** Only this much is looked at. */
const SAMPLE_BYTES = 4096;
/** Share of the characters that must be of scripts in use, and how far ahead of the other byte order that must be. */
const MIN_SHARE = 0.95;
const MIN_LEAD = 0.2;

/** Characters of the scripts that news is written in, with their punctuation. */
const IN_USE = new RegExp(
  '[\\t\\n\\r -~\\u00a0-\\u024f\\u0370-\\u052f\\u0530-\\u06ff\\u0900-\\u0dff\\u0e00-\\u0eff\\u10a0-\\u10ff' +
    '\\u1100-\\u11ff\\u1e00-\\u1fff\\u2010-\\u2044\\u20a0-\\u20bf\\u2116\\u2122\\u3000-\\u30ff' +
    '\\u4e00-\\u9fff\\uac00-\\ud7a3\\uff00-\\uffef]',
);
/**
 * White space and stops, without which no text of this length goes; read in the wrong order they are other characters.
 */
const COMMON = /[ \n\r\u3001\u3002]/;
/**
 * Bytes below this (tab) are in no other text encoding; spaces, line ends and ideographic stops have them in UTF-16.
 */
const FIRST_TEXT_BYTE = 9;

function shareInUse(text: string): number {
  if (!COMMON.test(text)) return 0;
  let used = 0;
  for (let at = 0; at < text.length; at++) if (IN_USE.test(text.charAt(at))) used++;
  return used / text.length;
}

function unitsOf(bytes: Uint8Array, littleEndian: boolean): string {
  const units: number[] = [];
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const [first, second] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
    units.push(littleEndian ? first | (second << 8) : (first << 8) | second);
  }
  return String.fromCharCode(...units);
}

/** Whether there is a byte that plain text in other encodings has none of. */
function hasControl(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] ?? 0) < FIRST_TEXT_BYTE) return true;
  return false;
}

/**
 * UTF-16 without a byte order mark, in any script: its spaces, line ends and stops have bytes that no other text
 * encoding has, and in the right byte order nearly all characters are of scripts in use.
 *
 * @returns `utf-16le`, `utf-16be`, or null where the bytes are not plainly either
 */
export function unmarkedUtf16(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (sample.length < 4 || !hasControl(sample)) return null;
  const little = shareInUse(unitsOf(sample, true));
  const big = shareInUse(unitsOf(sample, false));
  if (little >= MIN_SHARE && little >= big + MIN_LEAD) return 'utf-16le';
  if (big >= MIN_SHARE && big >= little + MIN_LEAD) return 'utf-16be';
  return null;
}
