/** A place where a sentence may end: what is before it and after it. */

import type { SentenceLexicon } from './lexicon.ts';
import type { LooseToken } from './tokens.ts';

/** A parenthesis longer than this may hold sentences of its own. */
export const MAX_PARENTHESIS_TOKENS = 60;
/** A word that begins with a capital. */
export const CAPITALISED = /^\p{Lu}/u;
const SMALL = /^\p{Ll}/u;
/** "iPhone", "eBay": a small letter that does not count as one. */
const CAMEL = /^\p{Ll}{1,2}\p{Lu}/u;
/** "al-Qaeda", "d'Estaing": a name that begins small. */
const SMALL_PREFIX = /^\p{Ll}{1,3}[-'’]\p{Lu}/u;
/** "U.S.", "a.m." */
export const DOTTED = /^(?:\p{L}\.){2,}$/u;
/** "J." */
export const INITIAL = /^\p{L}\.$/u;
/** "a.m.", "p.m." */
export const CLOCK = /^[ap]\.m\.$/;
/** The number of an item or of a day. */
export const DIGITS = /^\p{Nd}{1,2}$/u;

/** A block's tokens and what deciding a boundary needs to know of the whole text. */
export interface SplitContext {
  readonly tokens: readonly LooseToken[];
  readonly lexicon: SentenceLexicon;
  /**
   * Whether a word is in the text in small letters: such a one, capitalised after an abbreviation, begins a sentence.
   */
  readonly isSmallWord: (lower: string) => boolean;
}

/** What may end a sentence: a stop, with the stops and closing marks after it. */
export interface Ending {
  /** The index after it. */
  readonly end: number;
  /** Whether a quotation ends in it. */
  readonly quoted: boolean;
  readonly stops: string;
}

/** An ending, with the stop's token, the token after it and the end of the block. */
export interface Candidate extends Ending {
  readonly index: number;
  readonly first: number;
  readonly to: number;
}

/** Whether a token begins with a small letter that counts as one. */
export function startsSmall(token: LooseToken): boolean {
  return SMALL.test(token.text) && !CAMEL.test(token.text) && !SMALL_PREFIX.test(token.text);
}
