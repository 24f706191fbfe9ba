import { Atoms } from './atoms.ts';
import { sentenceLexicon } from './lexicon.ts';
import { blocksOf } from './lines.ts';
import { findQuotations, type Piece } from './quotation-marks.ts';
import type { Span } from './spans.ts';
import { sentenceEnds } from './split.ts';
import type { Sentence, Token, TokenizedText } from './tokenized-text.ts';
import { type LooseToken, tokenise } from './tokens.ts';
import { WorkBudget } from './work-budget.ts';

/**
 * One reading of a text: every room asks it, and none splits the text again. Tokens are what names and sentences are
 * read from; atoms, the pieces of tokens, are what the grammars of dates, amounts and quotations are read from.
 */
export interface Document extends TokenizedText {
  readonly atoms: Atoms;
  /**
   * The blocks of text that sentences are in, in text order; a sentence's `paragraph` is a number of this list.
   * Headings are none.
   */
  readonly paragraphs: readonly Span[];
  /** Quoted pieces, in text order, none overlapping. */
  readonly quotations: readonly Piece[];
  /** Atoms of double marks that belong to no quotation, in text order: their partner is missing. */
  readonly unpaired: readonly number[];
}

export interface TokenizeOptions {
  /** Spans of the text that are headings: their tokens belong to no sentence. In text order, not overlapping. */
  readonly headings?: readonly Span[];
  /** Whether the whole text is one sentence whatever its marks, as a title is. */
  readonly oneSentence?: boolean;
  /** BCP 47 tag; decides which abbreviations are known. English where it is absent or unknown. */
  readonly language?: string;
}

/** Parts of the text between headings, cut further into blocks; where all of it is headings, those are the text. */
function bodyBlocks(text: string, headings: readonly Span[]): Span[] {
  const blocks = blocksBetween(text, headings);
  return blocks.length === 0 && headings.length > 0 ? blocksBetween(text, []) : blocks;
}

function blocksBetween(text: string, headings: readonly Span[]): Span[] {
  const parts: Span[] = [];
  let from = 0;
  for (const heading of headings) {
    if (heading.start > from) parts.push({ start: from, end: heading.start });
    from = Math.max(from, heading.end);
  }
  parts.push({ start: from, end: text.length });
  return parts.flatMap(({ start, end }) => blocksOf(text, start, end));
}

function smallWordsOf(tokens: readonly LooseToken[]): Set<string> {
  const words = new Set<string>();
  for (const token of tokens) if (token.kind === 'word' && token.text === token.lower) words.add(token.lower);
  return words;
}

/** The first token from `at` on that begins at an offset or after it. */
function firstFrom(tokens: readonly Token[], at: number, offset: number): number {
  let first = at;
  while (first < tokens.length && (tokens[first]?.start ?? 0) < offset) first += 1;
  return first;
}

/**
 * The sentences of each paragraph. Their tokens learn which they are in.
 *
 * @param endsOf where the sentences of a run of tokens end
 */
function sentencesOf(
  paragraphs: readonly Span[],
  tokens: readonly LooseToken[],
  endsOf: (from: number, to: number) => readonly number[],
): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (const [paragraph, block] of paragraphs.entries()) {
    let firstToken = firstFrom(tokens, from, block.start);
    const to = firstFrom(tokens, firstToken, block.end);
    from = to;
    for (const endToken of firstToken === to ? [] : endsOf(firstToken, to)) {
      const order = sentences.length;
      for (let at = firstToken; at < endToken; at++) {
        const token = tokens[at];
        if (token !== undefined) token.sentence = order;
      }
      const start = tokens[firstToken]?.start ?? block.start;
      sentences.push({ order, paragraph, firstToken, endToken, start, end: tokens[endToken - 1]?.end ?? start });
      firstToken = endToken;
    }
  }
  return sentences;
}

/**
 * Tokens and sentences of a text. Linear in its length; never throws, whatever the text holds.
 * Every sentence is `text.slice(start, end)` with no white space at either end; every token outside headings is in
 * exactly one.
 */
export function tokenizeText(text: string, options: TokenizeOptions = {}): Document {
  const lexicon = sentenceLexicon(options.language ?? 'en');
  const tokens = tokenise(text, lexicon);
  let smallWords: ReadonlySet<string> | null = null;
  const isSmallWord = (lower: string): boolean => {
    smallWords ??= smallWordsOf(tokens);
    return smallWords.has(lower);
  };
  const context = { tokens, lexicon, isSmallWord };
  const paragraphs = options.oneSentence ? [{ start: 0, end: text.length }] : bodyBlocks(text, options.headings ?? []);
  const endsOf = (from: number, to: number): readonly number[] =>
    options.oneSentence ? [to] : sentenceEnds(context, from, to);
  const sentences = sentencesOf(paragraphs, tokens, endsOf);
  const work = new WorkBudget(text.length);
  const atoms = new Atoms(text, tokens, work);
  const { pieces, unpaired } = findQuotations(atoms);
  return { work, text, tokens, sentences, paragraphs, atoms, quotations: pieces, unpaired };
}
