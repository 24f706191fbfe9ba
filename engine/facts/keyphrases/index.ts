/** What an article is about in its own words: its key phrases. */

import type { Analysis } from '../../analysis.ts';
import { isVerbForm } from '../../grammar/verbs.ts';
import type { KeyphraseFact } from '../../record.ts';
import { isAsciiWord } from '../../text/letters.ts';
import { listedIn } from '../../text/listed.ts';
import { textSpan } from '../../text/spans.ts';
import type { Sentence, Token } from '../../text/tokenized-text.ts';
import stopwords from './data/keyphrase-stopwords.json' with { type: 'json' };

const STOPWORDS = listedIn(stopwords);
const MAX_PHRASES = 12;
const MAX_WORDS = 4;

interface Phrase {
  readonly key: string;
  readonly words: readonly string[];
  readonly start: number;
  readonly end: number;
  count: number;
  readonly firstSentence: number;
  readonly isName: boolean;
}

const WORD = /^\p{L}[\p{L}\p{M}\p{N}'’-]+$/u;

function isContent({ kind, text, lower }: Token): boolean {
  if (kind !== 'word' || text.length <= 2 || STOPWORDS.has(lower)) return false;
  // Adverbs and negations name nothing.
  return !lower.endsWith('ly') && !lower.endsWith("n't") && (isAsciiWord(text) || WORD.test(text));
}

/** A verb form at either end of a phrase is what somebody did, not what it is about. */
function isDeed(token: Token | undefined): boolean {
  return token !== undefined && token.text === token.lower && isVerbForm(token.lower);
}

/** Plural and singular count as one. */
function rootOf(lower: string): string {
  if (lower.length > 4 && lower.endsWith('ies')) return `${lower.slice(0, -3)}y`;
  return lower.length > 3 && lower.endsWith('s') && !lower.endsWith('ss') ? lower.slice(0, -1) : lower;
}

/**
 * What the article is about, in its own words: runs of up to four content words, scored by how often their words come
 * up together and alone (RAKE: Rose et al. 2010, "Automatic keyword extraction from individual documents"), by how
 * early they stand, and by whether they are names.
 *
 * @returns at most twelve, best first, none a part of a better one; each span is the first occurrence
 */
export function findKeyphrases(analysis: Analysis): KeyphraseFact[] {
  const frequency = new Map<string, number>();
  const phrases = new Map<string, Phrase>();
  const nameStarts = new Set(analysis.mentions.names.map(({ mention }) => mention.start));
  for (const sentence of analysis.sentences)
    for (const run of contentRuns(analysis.tokens, sentence)) {
      const first = run[0];
      const last = run[run.length - 1];
      if (first === undefined || last === undefined) continue;
      const words = run.map(({ lower }) => rootOf(lower));
      const key = words.join(' ');
      const known = phrases.get(key);
      const [start, end, firstSentence] = [first.start, last.end, sentence.order];
      if (known !== undefined) known.count++;
      else phrases.set(key, { key, words, start, end, count: 1, firstSentence, isName: nameStarts.has(start) });
      for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
    }
  return rank([...phrases.values()], frequency, analysis);
}

/** Runs of content words of a sentence, without the deeds at their ends; runs that are too long are left out. */
function contentRuns(tokens: readonly Token[], { firstToken, endToken }: Sentence): (readonly Token[])[] {
  const runs: (readonly Token[])[] = [];
  for (let at = firstToken; at < endToken; at++) {
    let from = at;
    while (at < endToken && isContentAt(tokens, at)) at++;
    let to = at;
    while (from < to && isDeed(tokens[from])) from++;
    while (from < to && isDeed(tokens[to - 1])) to--;
    if (from < to && to - from <= MAX_WORDS) runs.push(tokens.slice(from, to));
  }
  return runs;
}

function isContentAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token !== undefined && isContent(token);
}

function rank(phrases: readonly Phrase[], frequency: ReadonlyMap<string, number>, analysis: Analysis): KeyphraseFact[] {
  const title = new Set(
    (analysis.title ?? '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .map(rootOf),
  );
  const weighed = phrases.map((phrase) => {
    const sum = phrase.words.reduce((total, word) => total + (frequency.get(word) ?? 0), 0);
    const often = (sum / Math.sqrt(phrase.words.length)) * (1 + Math.log(phrase.count));
    const early = 1 + 1 / (1 + phrase.firstSentence / 3);
    const inTitle = phrase.words.some((word) => title.has(word)) ? 1.5 : 1;
    return { phrase, weight: often * early * inTitle * (phrase.isName ? 1.4 : 1) };
  });
  weighed.sort((a, b) => b.weight - a.weight || a.phrase.start - b.phrase.start);
  const best = weighed[0]?.weight ?? 1;
  const facts: KeyphraseFact[] = [];
  const taken: string[] = [];
  for (const { phrase, weight } of weighed) {
    if (facts.length === MAX_PHRASES) break;
    const padded = ` ${phrase.key} `;
    if (taken.some((other) => other.includes(padded) || padded.includes(other))) continue;
    taken.push(padded);
    facts.push({
      ...textSpan(analysis.text, phrase.start, phrase.end),
      score: Math.round((weight / best) * 1000) / 1000,
    });
  }
  return facts;
}
