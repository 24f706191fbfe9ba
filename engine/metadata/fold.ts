/**
 * A word as it is looked up: in lower case, without accents and without the dot or dash that marks a short form. Vowel
 * signs of Indic and other scripts stay.
 */
export function foldWord(word: string): string {
  const letters = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/ı/g, 'i');
  return /[^.\s](?:.*[^.\s])?/s.exec(letters)?.[0] ?? '';
}
