import nameWords from '../english/data/name-words.json' with { type: 'json' };

const LEGAL = new RegExp(`^(?:${nameWords.legalForms.join('|')})\\.?$`);

/** Whether a word, as it is written, is the legal form of a company: "Inc.", "Ltd", "plc". */
export function isLegalForm(word: string): boolean {
  // "AG" and the like are legal forms in capitals alone, "Oy" is with one.
  return LEGAL.test(word.toLowerCase()) && /^\p{Lu}|^plc$/u.test(word);
}
