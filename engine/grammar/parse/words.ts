import { hashOf } from '../../text/hash.ts';
import { isPlainVerb, isVerbForm } from '../verbs.ts';

/** What the features need of a word, each as a hash, computed once. */
export interface WordForms {
  readonly word: number;
  readonly suffix2: number;
  readonly suffix3: number;
  readonly prefix: number;
  readonly shape: number;
  /** Which lists of verbs it is on. */
  readonly listed: number;
}

const OPENING_DOUBLE = /^(?:["“”„«»]|``|'')$/;
const OPENING_SINGLE = /^[‘’']$/;

/** The word as the features see it: in lower case, quotation marks alike, digits as their number. */
function normalised(text: string): string {
  if (OPENING_DOUBLE.test(text)) return '"';
  if (OPENING_SINGLE.test(text)) return "'";
  const lower = text.toLowerCase().replaceAll('’', "'");
  if (!/^\d/.test(lower)) return lower;
  return /^\d{4}$/.test(lower) ? '!year' : lower.replace(/\d+/g, '0');
}

function shapeOf(text: string, isFirst: boolean): number {
  const first = text.charAt(0);
  const capital = first !== first.toLowerCase();
  const allCapitals = capital && text.length > 1 && text === text.toUpperCase();
  return (
    (capital ? 1 : 0) +
    (allCapitals ? 2 : 0) +
    (/\d/.test(text) ? 4 : 0) +
    (text.includes('-') ? 8 : 0) +
    (isFirst ? 16 : 0)
  );
}

export function wordForms(texts: readonly string[]): WordForms[] {
  return texts.map((text, index) => {
    const word = normalised(text);
    return {
      word: hashOf(word),
      suffix2: hashOf(word.slice(-2)),
      suffix3: hashOf(word.slice(-3)),
      prefix: hashOf(word.slice(0, 2)),
      shape: shapeOf(text, index === 0) + 1,
      listed: (isVerbForm(word) ? 1 : 0) + (isPlainVerb(word) ? 2 : 0),
    };
  });
}
