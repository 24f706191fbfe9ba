import type { BlockKind } from './blocks.ts';
import words from './data/prose-words.json' with { type: 'json' };
import { endsSentence } from './lines.ts';

/** The commonest words of English, and of the six other languages whose sentences are split. */
const FUNCTION_WORDS = new RegExp(`\\b(?:${words.functionWords.split(' ').join('|')})\\b`, 'gi');

/** How many of the commonest words a text has, counted up to enough. */
export function functionWords(text: string, enough: number): number {
  let count = 0;
  FUNCTION_WORDS.lastIndex = 0;
  while (count < enough && FUNCTION_WORDS.exec(text) !== null) count++;
  return count;
}

const NON_LATIN = /[\u0370-\u1fff\u3040-\ud7ff]/;

/** A sentence of a language whose words are not listed: its fewest words, and the share of them in small letters. */
const SENTENCE = { words: 9, small: 0.65 } as const;

const BEYOND_ASCII = /(?=\P{ASCII})\p{L}/u;

/**
 * Whether a text has the look of a sentence in any language with capitals but those whose words are listed: many words,
 * most of them small.
 */
function looksLikeSentence(text: string): boolean {
  if (!BEYOND_ASCII.test(text) && functionWords(text, 1) > 0) return false;
  const words = text.split(' ');
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length;
  return words.length >= SENTENCE.words && small >= SENTENCE.small * words.length;
}

/** The fewest signs in a sentence of signs for words and syllables. */
const MIN_UNSPACED = 20;
const UNSPACED = /^[^\p{Script=Latin}]*[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/u;

/** Whether a text is in a script of which a character says as much as two of another. */
export function isDense(text: string): boolean {
  return UNSPACED.test(text);
}

/** Thai and Lao write no stops; a label has fewer characters. */
const MIN_UNSTOPPED = 70;
const UNSTOPPED = /^[^\p{Script=Latin}]*[\u0e00-\u0eff]/u;

/** Whether a block reads as a piece of running text rather than as a label, a link or a caption. */
export function isProse(text: string, kind: BlockKind = 'paragraph'): boolean {
  if (kind === 'heading') return false;
  if (text.length < 40) return text.length >= MIN_UNSPACED && UNSPACED.test(text) && endsSentence(text);
  if (text.length >= 180) return true;
  if (NON_LATIN.test(text)) return endsSentence(text) || (text.length >= MIN_UNSTOPPED && UNSTOPPED.test(text));
  if (!endsSentence(text)) return false;
  return functionWords(text, 3) >= (text.length >= 80 ? 2 : 3) || (text.length >= 80 && looksLikeSentence(text));
}
