import nameWords from '../english/data/name-words.json' with { type: 'json' };
import { gazetteer } from './gazetteer.ts';

/** Words that open sentences, and no person's name: "Yesterday Lang said". */
export const OPENERS: ReadonlySet<string> = new Set(nameWords.sentenceOpeners);

/** "Frenchman Loïc Le Goff": what somebody is, before the name. */
export const DEMONYM = new RegExp(
  `^(?:english|french|irish|welsh|dutch)(?:man|woman)$|^scots(?:man|woman)$|^(?:${nameWords.demonyms.join('|')})$`,
);
const PRONOUN = new Set(nameWords.pronouns);

/** Whether a word alone names nobody: a title, a pronoun, or a word that opens sentences. */
export function isNobody(lower: string): boolean {
  return gazetteer().isTitle(lower) || OPENERS.has(lower) || PRONOUN.has(lower);
}
