import type { Mention } from './record.ts';
import type { Span, TextSpan } from './text/spans.ts';

/** A word, number or mark of the text. Tokens never overlap, cover everything but white space, and are in text order. */
export interface Token extends Span {
  readonly text: string;
  readonly lower: string;
  readonly kind: 'word' | 'number' | 'punctuation' | 'symbol';
  /** Index of the sentence it stands in; -1 inside a heading. */
  readonly sentence: number;
}

/** A sentence: `text.slice(start, end)` without white space at either end. */
export interface Sentence extends Span {
  readonly order: number;
  /** Index of the paragraph (block of text between line breaks) it stands in. */
  readonly paragraph: number;
  /** Its tokens are `tokens.slice(firstToken, endToken)`. */
  readonly firstToken: number;
  readonly endToken: number;
}

export type EntityType = 'person' | 'organization' | 'place';

/** A person, organisation or place of the document. */
export interface Entity {
  readonly type: EntityType;
  readonly name: string;
  readonly key: string;
  readonly role: TextSpan | null;
  readonly aliases: readonly string[];
  /** In text order, name mentions first found first; at least one of kind "name". */
  readonly mentions: readonly Mention[];
  /** How likely it is right, in [0, 1]. */
  readonly score: number;
  /** How much of the article it is about, in [0, 1]. */
  readonly salience: number;
}

/** Tokens and sentences of one text. */
export interface TokenizedText {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
}

/** The one shared analysis that the summary and every fact are read from. */
export interface Analysis extends TokenizedText {
  readonly title: string | null;
  readonly language: string;
  /** ISO date or date-time of the article itself; null where it gives none. Never the machine's clock. */
  readonly referenceDate: string | null;
  /** People, organisations and places; empty for a language other than English. */
  readonly entities: readonly Entity[];
}
