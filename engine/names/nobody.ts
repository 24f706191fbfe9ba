import nameWords from '../english/data/name-words.json' with { type: 'json' };
import { ListedWords } from '../text/listed.ts';
import { gazetteer } from './gazetteer.ts';

/** Words that open sentences, and no person's name: "Yesterday Lang said". */
export const OPENERS = new ListedWords(nameWords.sentenceOpeners);

/** "Frenchman Loïc Le Goff": what somebody is, before the name. */
export const DEMONYM = new RegExp(
  `^(?:english|french|irish|welsh|dutch)(?:man|woman)$|^scots(?:man|woman)$|^(?:${nameWords.demonyms.join('|')})$`,
);
const PRONOUN = new ListedWords(nameWords.pronouns);

/** Whether a word alone names nobody: a title, a pronoun, or a word that opens sentences. */
export function isNobody(lower: string): boolean {
  return gazetteer().isTitle(lower) || OPENERS.has(lower) || PRONOUN.has(lower);
}

/** "Mr", "Ms.": a title that only people have, and no role. */
export function isFormOfAddress(lower: string): boolean {
  return ADDRESS.test(lower);
}
const ADDRESS = new RegExp(`^(?:${nameWords.formsOfAddress.join('|')})\\.?$`);

/** Letters after a name: "Helena Marsh KC", "Otto Briggs, SAN,". */
export function areLettersAfter(text: string): boolean {
  return text.length <= LONGEST_LETTERS && LETTERS_AFTER.test(text);
}
const LONGEST_LETTERS = 3;
const LETTERS_AFTER = /^(?:KC|QC|SC|BL|SAN|MP|MEP|MSP|TD|OBE|CBE|MBE|KBE|FRS|MD|PhD)$/;
