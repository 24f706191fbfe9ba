/** A word of letters and figures that is as it is looked up. */
const PLAIN = /^[a-z\d]+$/;
const ASCII = /^[\0-\x7f]*$/;

/**
 * A word as it is looked up: in lower case, without accents and without the dot or dash that marks a short form. Vowel
 * signs of Indic and other scripts stay.
 */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  const letters = ASCII.test(lower) ? lower : withoutAccents(lower);
  return /[^.\s](?:.*[^.\s])?/s.exec(letters)?.[0] ?? '';
}

function withoutAccents(lower: string): string {
  return lower
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/ı/g, 'i');
}
