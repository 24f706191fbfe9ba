import { IRREGULAR_PLURALS } from './lexicon.ts';

/** Whether a word in small letters looks like a plural. */
export function isPlural(word: string): boolean {
  if (IRREGULAR_PLURALS.has(word)) return true;
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('us') && !word.endsWith('is');
}
