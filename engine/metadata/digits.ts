/**
 * The digit zero of the scripts that newspapers print dates in: Arabic, Persian, Devanagari, Bengali, …, full width.
 * Nine more follow each.
 */
const ZEROS = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040, 0x17e0,
  0xff10,
];
/** Marks of direction and joiners, which are between figures without being seen. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u061c]/g;

/** Printable ASCII is as it is. */
const PLAIN = /^[ -~]*$/;

/** A text with all digits as 0 to 9, white space as spaces, and without marks of direction. */
export function westernDigits(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(UNSEEN, '')
    .replace(/\s/g, ' ')
    .replace(/[^\P{Nd}0-9]/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0;
      const zero = ZEROS.find((start) => code >= start && code < start + 10);
      return zero === undefined ? digit : String(code - zero);
    });
}
