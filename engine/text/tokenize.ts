import type { Sentence, TokenizedText } from '../analysis.ts';
import { sentenceLexicon } from './lexicon.ts';
import { blocksOf } from './lines.ts';
import type { Span } from './spans.ts';
import { sentenceEnds } from './split.ts';
import { type LooseToken, tokenise } from './tokens.ts';

export interface TokenizeOptions {
  /** Spans of the text that are headings: their tokens belong to no sentence. In text order, not overlapping. */
  readonly headings?: readonly Span[];
  /** BCP 47 tag; decides which abbreviations are known. English where it is absent or unknown. */
  readonly language?: string;
}

/** Parts of the text between headings, cut further into blocks. */
function bodyBlocks(text: string, headings: readonly Span[]): Span[] {
  const blocks: Span[] = [];
  let from = 0;
  for (const heading of headings) {
    if (heading.start > from) blocks.push(...blocksOf(text, from, heading.start));
    from = Math.max(from, heading.end);
  }
  blocks.push(...blocksOf(text, from, text.length));
  return blocks;
}

function smallWordsOf(tokens: readonly LooseToken[]): Set<string> {
  const words = new Set<string>();
  for (const token of tokens) if (token.kind === 'word' && token.text === token.lower) words.add(token.lower);
  return words;
}

/**
 * Tokens and sentences of a text. Linear in its length; never throws, whatever the text holds.
 * Every sentence is `text.slice(start, end)` with no white space at either end; every token outside headings stands in exactly one.
 */
export function tokenizeText(text: string, options: TokenizeOptions = {}): TokenizedText {
  const lexicon = sentenceLexicon(options.language ?? 'en');
  const tokens = tokenise(text, lexicon);
  let smallWords: ReadonlySet<string> | null = null;
  const isSmallWord = (lower: string): boolean => {
    smallWords ??= smallWordsOf(tokens);
    return smallWords.has(lower);
  };
  const context = { tokens, lexicon, isSmallWord };
  const sentences: Sentence[] = [];
  let next = 0;
  const takeUntil = (end: number, sentence: number): void => {
    for (; next < end; next += 1) {
      const token = tokens[next];
      if (token !== undefined) token.sentence = sentence;
    }
  };

  for (const [paragraph, block] of bodyBlocks(text, options.headings ?? []).entries()) {
    let from = next;
    while (from < tokens.length && (tokens[from]?.start ?? 0) < block.start) from += 1;
    next = from;
    let to = from;
    while (to < tokens.length && (tokens[to]?.start ?? 0) < block.end) to += 1;
    for (const end of to > from ? sentenceEnds(context, from, to) : []) {
      const order = sentences.length;
      const firstToken = next;
      takeUntil(end, order);
      const start = tokens[firstToken]?.start ?? block.start;
      sentences.push({ order, paragraph, firstToken, endToken: end, start, end: tokens[end - 1]?.end ?? start });
    }
  }
  return { text, tokens, sentences };
}
