import type { TokenNumber } from './ranges.ts';
import type { Span } from './spans.ts';
import type { WorkBudget } from './work-budget.ts';

/**
 * A word, number or mark of the text. Tokens never overlap, cover everything but white space, and are in text order.
 */
export interface Token extends Span {
  readonly text: string;
  readonly lower: string;
  readonly kind: 'word' | 'number' | 'punctuation' | 'symbol';
  /** Index of the sentence it is in; -1 inside a heading. */
  readonly sentence: number;
}

/** A sentence: `text.slice(start, end)` without white space at either end. */
export interface Sentence extends Span {
  readonly order: number;
  /** Index of the paragraph (block of text between line breaks) it is in. */
  readonly paragraph: number;
  /** Its tokens are `tokens.slice(firstToken, endToken)`. */
  readonly firstToken: TokenNumber;
  readonly endToken: TokenNumber;
}

/** Tokens and sentences of one text. */
export interface TokenizedText {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  /** What everything that reads the text counts its work against. */
  readonly work: WorkBudget;
}

/** The word of a token in small letters; empty beyond either end. */
export function lowerAt(tokens: readonly Token[], at: TokenNumber): string {
  return tokens[at]?.lower ?? '';
}
