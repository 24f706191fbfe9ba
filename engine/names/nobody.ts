import { gazetteer } from './gazetteer.ts';

/** Words that open sentences, and no person's name: "Yesterday Lang said". */
export const OPENERS: ReadonlySet<string> = new Set(
  'yesterday today tomorrow tonight later earlier meanwhile but and or then if when while after before since although though however also still now as for in on at with by from because despite once until unless perhaps maybe even only last next this that these those there here how why what where who whether monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  ),
);

/** "Frenchman Loïc Le Goff": what somebody is, before the name. */
export const DEMONYM =
  /^(?:english|french|irish|welsh|dutch)(?:man|woman)$|^scots(?:man|woman)$|^(?:australian|briton|german|italian|spaniard|swede|dane)$/;
const PRONOUN = /^(?:i|you|he|she|it|we|they|him|her|his|us|them)$/;

/** Whether a word alone names nobody: a title, a pronoun, or a word that opens sentences. */
export function isNobody(lower: string): boolean {
  return gazetteer().isTitle(lower) || OPENERS.has(lower) || PRONOUN.test(lower);
}
