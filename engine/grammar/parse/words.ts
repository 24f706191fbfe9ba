import { hashOf } from '../../text/hash.ts';
import { beginsSmall } from '../../text/letters.ts';
import { isPlainVerb, isVerbForm } from '../verbs.ts';

/** How many words before the first and after the last may be asked for. */
export const PAD = 3;

/**
 * What the features need of the words of a sentence, each as a hash, computed once: column by column, the word at `at`
 * in place `at + PAD`. A typed array of a sentence's length takes three times as long to make as a plain one.
 */
export interface WordForms {
  /** How many words there are. */
  readonly length: number;
  readonly word: number[];
  readonly suffix2: number[];
  readonly suffix3: number[];
  readonly prefix: number[];
  readonly shape: number[];
  /** Which lists of verbs it is on. */
  readonly listed: number[];
}

const OPENING_DOUBLE = /^(?:["“”„«»]|``|'')$/;
const OPENING_SINGLE = /^[‘’']$/;
const PLAIN = /^[a-z'-]+$/;

/** The word as the features see it: in lower case, quotation marks alike, digits as their number. */
function normalised(text: string): string {
  if (OPENING_DOUBLE.test(text)) return '"';
  if (OPENING_SINGLE.test(text)) return "'";
  const lower = text.toLowerCase().replaceAll('’', "'");
  if (!/^\d/.test(lower)) return lower;
  return /^\d{4}$/.test(lower) ? '!year' : lower.replace(/\d+/g, '0');
}

/** Bits of a word's shape. */
const HYPHENATED = 8;
const FIRST = 16;

function shapeOf(text: string): number {
  const first = text.charAt(0);
  const capital = first !== first.toLowerCase();
  const allCapitals = capital && text.length > 1 && text === text.toUpperCase();
  return (capital ? 1 : 0) + (allCapitals ? 2 : 0) + (/\d/.test(text) ? 4 : 0) + (text.includes('-') ? HYPHENATED : 0);
}

/** What is before the first word and after the last. */
const NOTHING = 1;

/** The numbers that the features of a sentence's words are made of. */
export function wordForms(texts: readonly string[]): WordForms {
  const column = (outside: number) => new Array<number>(texts.length + 2 * PAD).fill(outside);
  const forms = {
    length: texts.length,
    word: column(NOTHING),
    suffix2: column(NOTHING),
    suffix3: column(NOTHING),
    prefix: column(NOTHING),
    shape: column(0),
    listed: column(0),
  };
  for (const [index, text] of texts.entries()) {
    const at = index + PAD;
    // Most words are small ASCII letters and are kept as they are.
    const isPlain = beginsSmall(text) && PLAIN.test(text);
    const word = isPlain ? text : normalised(text);
    const shape = isPlain ? (text.includes('-') ? HYPHENATED : 0) : shapeOf(text);
    forms.word[at] = hashOf(word);
    forms.suffix2[at] = hashOf(word, word.length - 2);
    forms.suffix3[at] = hashOf(word, word.length - 3);
    forms.prefix[at] = hashOf(word, 0, 2);
    forms.shape[at] = shape + (index === 0 ? FIRST : 0) + 1;
    forms.listed[at] = (isVerbForm(word) ? 1 : 0) + (isPlainVerb(word) ? 2 : 0);
  }
  return forms;
}
