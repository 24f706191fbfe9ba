/** A word with letters beyond ASCII, or letters with one other character beyond ASCII between them. */
const WORD = /[\p{L}\p{M}]+(?:[^\p{L}\p{M}\p{Z}\p{P}\p{ASCII}]+[\p{L}\p{M}]+)*/gu;
const BEYOND_ASCII = /\P{ASCII}/u;
const SYMBOL_INSIDE = /[^\p{L}\p{M}]/u;
/** A small letter before a capital one, or two capitals before a small one: no word of running text is written so. */
const ODD_CASE = /\p{Ll}\p{Lu}|\p{Lu}\p{Lu}\p{Ll}/u;
/** Letters that are in hardly any language of the news, but where text was read in the wrong encoding. */
const RARE_LETTER = /[ƒªºˆ˜ŸµÞþÐð]/;
const CASED_SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u] as const;
/**
 * A sign that belongs between words or at their ends, never by itself inside a sentence: graphics of DOS, controls; and
 * marks that are the letters of DOS in Western text, inside a word.
 */
const GRAPHIC = /[\u2500-\u25ff\u0080-\u009f\ufffd]|(?<=\p{Ll})[„”†‡‰](?=\p{Ll})/gu;

function isReadable(word: string): boolean {
  if (SYMBOL_INSIDE.test(word) || ODD_CASE.test(word) || RARE_LETTER.test(word)) return false;
  return CASED_SCRIPTS.filter((script) => script.test(word)).length <= 1;
}

/**
 * Share, in [0, 1], of the words with letters beyond ASCII that are written as words are: in one script, capitals only
 * at the beginning or throughout, no symbol inside. Text in the wrong encoding of one byte a character has few such
 * words. 1 where no word has such letters.
 */
export function readability(text: string): number {
  let readable = 0;
  let odd = text.match(GRAPHIC)?.length ?? 0;
  for (const [word] of text.matchAll(WORD)) {
    if (!BEYOND_ASCII.test(word)) continue;
    if (isReadable(word)) readable++;
    else odd++;
  }
  return readable + odd === 0 ? 1 : readable / (readable + odd);
}
