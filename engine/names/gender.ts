import words from '../english/data/gender-words.json' with { type: 'json' };
import nameWords from '../english/data/name-words.json' with { type: 'json' };
import type { Token } from '../text/tokenized-text.ts';
import { gazetteer } from './gazetteer.ts';

export type Gender = 'male' | 'female';

/** Offices, occupations and kin that tell a person's sex, in lower case. */
export const MALE_WORDS: ReadonlySet<string> = new Set(words.male);
export const FEMALE_WORDS: ReadonlySet<string> = new Set(words.female);

const MALE_ADDRESS = new Set(nameWords.maleAddress);
const FEMALE_ADDRESS = new RegExp(`^(?:${nameWords.femaleAddress.join('|')})$`);

/** What a person's first name tells of their sex; null where it is borne by both, unknown, or not given. */
export function genderOfName(name: string): Gender | null {
  const [first = '', ...others] = name.toLowerCase().split(' ');
  return others.length === 0 ? null : gazetteer().genderOf(first);
}

/** What the words of a description tell of a person's sex: "her mother", "the spokesman". */
export function genderOfWords(text: string): Gender | null {
  const words = text.split(/[^\p{L}]+/u);
  if (words.some((word) => MALE_WORDS.has(word))) return 'male';
  return words.some((word) => FEMALE_WORDS.has(word)) ? 'female' : null;
}

/**
 * What the form of address or word of kin right before token `from` tells: "Mr. Okafor", "Queen Ingrid", "his sister
 * Helen".
 */
export function genderOfAddress(tokens: readonly Token[], from: number): Gender | null {
  const before = tokens[from - 1]?.text === '.' ? tokens[from - 2] : tokens[from - 1];
  const address = before?.lower.replace(/\.$/, '') ?? '';
  if (MALE_ADDRESS.has(address)) return 'male';
  return FEMALE_ADDRESS.test(address) ? 'female' : null;
}
