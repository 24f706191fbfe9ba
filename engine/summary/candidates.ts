import type { Analysis } from '../analysis.ts';
import { AUXILIARIES, INTRODUCERS } from '../grammar/speech.ts';
import { isPlainVerb, mayBeFinite } from '../grammar/verbs.ts';
import { DETERMINERS } from '../grammar/word-kinds.ts';
import { turnsOf } from '../names/turns.ts';
import { beginsCapital } from '../text/letters.ts';
import type { Words } from '../text/listed.ts';
import { lowerAt, type Sentence, type Token } from '../text/tokenized-text.ts';
import { leansBack, needsOf } from './coherence.ts';
import { isHalfQuotation, quotedShare } from './quotations.ts';
import { ASIDES, CAPTIONS, functionWordsOf } from './words.ts';

/** A sentence with what choosing it depends on. */
export interface Candidate {
  readonly sentence: Sentence;
  readonly words: number;
  /** Its words that say something, each once. */
  readonly content: ReadonlySet<string>;
  /** Mean weight of its content words in the whole article, in [0, 1]. */
  readonly centrality: number;
  readonly naming: boolean;
  /** What speaks against it, in words; empty for a plain sentence. */
  readonly against: readonly string[];
  readonly needs: number | null;
}

/** The one objection that a place in the lead outweighs. */
export const LEANS = 'leans on the sentence before';

const MIN_WORDS = 5;
/** A caption names itself this early. */
const FILE_PHOTO_TOKENS = 14;
/** Share of a sentence inside quotation marks from which it is a quotation and not a report of one. */
const QUOTATION_SHARE = 0.6;

function contentOf(tokens: readonly Token[], functionWords: Words): Set<string> {
  const words = new Set<string>();
  for (const token of tokens) {
    if (
      token.kind !== 'punctuation' &&
      token.kind !== 'symbol' &&
      token.lower.length > 1 &&
      !functionWords.has(token.lower)
    ) {
      words.add(token.lower);
    }
  }
  return words;
}

/** "FILE - In this May 2 file photo, …": an agency's caption. */
function isFilePhoto(tokens: readonly Token[]): boolean {
  const end = Math.min(tokens.length, FILE_PHOTO_TOKENS) - 1;
  for (let at = 0; at < end; at += 1) {
    if (tokens[at]?.lower !== 'file') continue;
    if (/^(?:photo|picture|image|-|–|—|--)$/.test(lowerAt(tokens, at + 1))) return true;
  }
  return false;
}

/** Anything longer has a verb, if one that is on no list. */
const LONGEST_VERBLESS = 15;
const PAST_OR_CONTRACTED = /(?:ed|['’]\p{Ll}{1,2})$/u;

/** Whether a clause's verb may be among the words, told by its looks alone. */
function hasVerb(tokens: readonly Token[]): boolean {
  return tokens.some(({ lower, kind }, at) => {
    if (kind !== 'word') return false;
    const next = lowerAt(tokens, at + 1);
    const governs = at > 0 && lower.endsWith('s') && (DETERMINERS.has(next) || next === 'about');
    return (
      governs || AUXILIARIES.has(lower) || mayBeFinite(lower) || isPlainVerb(lower) || PAST_OR_CONTRACTED.test(lower)
    );
  });
}

/** What marks the caption of a picture: "Ana Ray (left)", "FILE - In this May 2 file photo", "Under fire: Ana Ray". */
function isCaption(analysis: Analysis, tokens: readonly Token[]): boolean {
  const isMarked = tokens.some(({ text }, at) => text === '(' && CAPTIONS.has(lowerAt(tokens, at + 1)));
  return isMarked || isFilePhoto(tokens) || opensWithLabel(analysis, tokens);
}

/** "Under fire: Ana Ray has been criticised": what a picture is called, and what it shows. */
function opensWithLabel({ mentions }: Analysis, tokens: readonly Token[]): boolean {
  const colon = tokens.findIndex(({ text }) => text === ':');
  if (colon < 1 || colon > LONGEST_LABEL || !beginsCapital(tokens[colon + 1]?.text ?? '')) return false;
  const [first] = tokens;
  if (first === undefined || DETERMINERS.has(first.lower) || INTRODUCERS.has(first.lower)) return false;
  // "Ray: It is shut": who speaks in a talk.
  if (mentions.within({ start: first.start, end: tokens[colon]?.start ?? first.end }).length > 0) return false;
  return tokens.slice(1, colon).every(({ text }) => /^\p{Ll}|^['"‘’“”]$/u.test(text));
}
const LONGEST_LABEL = 4;

function objections(analysis: Analysis, sentence: Sentence, tokens: readonly Token[], words: number): string[] {
  const against: string[] = [];
  const last = tokens.findLast((token) => !/^["'”’»)\]]$/.test(token.text));
  const first = tokens.find((token) => token.kind === 'word');
  if (words < MIN_WORDS) against.push('too short');
  if (last?.text === '?') against.push('question');
  if (last !== undefined && !/[.!?…。！？]$/.test(last.text)) against.push('no full stop');
  if (isHalfQuotation(analysis, sentence)) against.push('half of a quotation');
  else if (quotedShare(analysis, sentence) >= QUOTATION_SHARE) against.push('quotation');
  if (analysis.language !== 'en') return against;
  if (first !== undefined && ASIDES.has(first.lower) && words < 12) against.push('speaks to the reader');
  if (isCaption(analysis, tokens)) against.push('caption');
  else if (words <= LONGEST_VERBLESS && !hasVerb(tokens)) against.push('no verb');
  return against;
}

/**
 * For each sentence whether it is said in a talk without a word on who says it: all of a turn but the beginning of an
 * answer whose label is a name.
 */
function saidInTurns(analysis: Analysis): boolean[] {
  const turns = turnsOf(analysis);
  let at = 0;
  return analysis.sentences.map(({ start, end }) => {
    while ((turns[at]?.parts.at(-1)?.end ?? end) <= start) at += 1;
    const turn = turns[at];
    const [first] = turn?.parts ?? [];
    if (turn === undefined || first === undefined || end <= first.start) return false;
    return turn.asks || !turn.isNamed || start > first.start;
  });
}

/** How much of an article each sentence's words are of: the mean weight of its content words, in [0, 1]. */
function centralities(contents: readonly ReadonlySet<string>[]): number[] {
  const frequency = new Map<string, number>();
  for (const content of contents) for (const word of content) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  let top = 0;
  for (const count of frequency.values()) top = Math.max(top, count);
  const scale = Math.log1p(top);
  return contents.map((content) => {
    let weight = 0;
    for (const word of content) weight += Math.log(frequency.get(word) ?? 1);
    return content.size === 0 || scale === 0 ? 0 : weight / content.size / scale;
  });
}

/** How many of the most salient entities are what the article is about. */
const SALIENT = 3;

/** The orders of the sentences that name who or what the article is about. */
function sentencesThatName({ entities, mentions, sentences }: Analysis): ReadonlySet<number> {
  const salient = new Set(entities.slice(0, SALIENT));
  const named = new Set<number>();
  let at = 0;
  for (const { entity, mention } of mentions.names) {
    if (!salient.has(entity)) continue;
    while (at < sentences.length && (sentences[at]?.end ?? 0) <= mention.start) at += 1;
    named.add(at);
  }
  return named;
}

/** Every sentence of the article with its features. Linear in the text. */
export function candidatesOf(analysis: Analysis): Candidate[] {
  const { language, sentences, work } = analysis;
  const functionWords = functionWordsOf(language);
  const turned = saidInTurns(analysis);
  const leans = sentences.map((sentence) => leansBack(analysis, sentence, language));
  const needs = needsOf(analysis, leans);
  work.spend(analysis.tokens.length);
  const tokens = sentences.map(({ firstToken, endToken }) => analysis.tokens.slice(firstToken, endToken));
  const contents = tokens.map((own) => contentOf(own, functionWords));
  const centrality = centralities(contents);
  const named = sentencesThatName(analysis);
  return sentences.map((sentence, order) => {
    const own = tokens[order] ?? [];
    const words = own.reduce((sum, { kind }) => sum + Number(kind === 'word' || kind === 'number'), 0);
    const against = objections(analysis, sentence, own, words);
    if (turned[order] === true) against.push('turn of a talk');
    if (leans[order] === true) against.push(LEANS);
    return {
      sentence,
      words,
      content: contents[order] ?? new Set<string>(),
      centrality: centrality[order] ?? 0,
      naming: named.has(order),
      against,
      needs: needs[order] ?? null,
    };
  });
}
