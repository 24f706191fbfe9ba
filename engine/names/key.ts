import { isFunctionWord } from '../text/language.ts';

/** Nothing in it to decompose or drop, as in most names. */
const PLAIN = /^[A-Za-z]+(?: [A-Za-z]+)*$/;

/**
 * The normal form of a name: what `/names/{name}` takes and what the name index is keyed by.
 * Compatibility-decomposed, without diacritics, lower-case, dots and apostrophes dropped ("U.S." is "us"),
 * every other run of non-letters and non-digits a single space.
 */
export function nameKey(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase();
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[.'’‘ʼ]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * The words a name is looked up by: those of its normal form that say something, each once, in order. "bank of england"
 * is found under "bank" and "england".
 *
 * @param key - a name's normal form
 */
export function nameWords(key: string): readonly string[] {
  return [...new Set(key.split(' '))].filter((word) => word !== '' && !isFunctionWord(word));
}
