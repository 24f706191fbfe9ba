import type { Span } from '../text/spans.ts';
import { plainWords, type Side } from './sides.ts';

/**
 * A sentence that the other version does not have, and its counterpart there, by its place in the list of these; null
 * where it has none.
 */
export interface ChangedSentence extends Span {
  counterpart: number | null;
}

export interface ChangedSentences {
  readonly before: readonly ChangedSentence[];
  readonly after: readonly ChangedSentence[];
}

/** Sentences that share half of their words are two forms of one. */
const LEAST_SHARED = 0.5;
/**
 * A word in more sentences than these says little of which two belong together, and would make the search quadratic.
 */
const MOST_PLACES = 12;

/**
 * The sentences that only one of two versions has, wherever they are: what was moved or wrapped anew is in both. Those
 * that share most words are each other's counterparts.
 */
export function changedSentences(before: Side, after: Side): ChangedSentences {
  const [old, now] = [unmatched(before, after), unmatched(after, before)];
  pair(old, now);
  return { before: old.map(({ sentence }) => sentence), after: now.map(({ sentence }) => sentence) };
}

interface Worded {
  readonly sentence: ChangedSentence;
  readonly words: readonly string[];
}

function unmatched(side: Side, other: Side): Worded[] {
  const left = new Map<string, number>();
  for (const { words } of worded(other)) count(left, words.join(' '), 1);
  return worded(side).filter(({ words }) => {
    const key = words.join(' ');
    if ((left.get(key) ?? 0) === 0) return words.length > 0;
    count(left, key, -1);
    return false;
  });
}

function worded({ article, digest }: Side): Worded[] {
  return digest.summary.ranking.map(({ start, end }) => ({
    sentence: { start, end, counterpart: null },
    words: plainWords(article.text.slice(start, end)),
  }));
}

function count(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

/** Pairs what shares the most words first, each once. */
function pair(old: readonly Worded[], now: readonly Worded[]): void {
  const places = new Map<string, number[]>();
  for (const [index, { words }] of now.entries()) {
    for (const word of new Set(words)) {
      const known = places.get(word);
      if (known === undefined) places.set(word, [index]);
      else if (known.length < MOST_PLACES) known.push(index);
    }
  }
  const candidates = old.flatMap((one, oldIndex) => {
    const near = new Set(one.words.flatMap((word) => places.get(word) ?? []));
    return [...near].map((nowIndex) => ({ oldIndex, nowIndex, shared: shared(one.words, now[nowIndex]?.words ?? []) }));
  });
  for (const { oldIndex, nowIndex, shared } of candidates.sort((a, b) => b.shared - a.shared)) {
    const [was, is] = [old[oldIndex]?.sentence, now[nowIndex]?.sentence];
    if (shared < LEAST_SHARED || was?.counterpart !== null || is?.counterpart !== null) continue;
    was.counterpart = nowIndex;
    is.counterpart = oldIndex;
  }
}

/** The share of words that two sentences have in common, in [0, 1]. */
function shared(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of a) count(left, word, 1);
  let common = 0;
  for (const word of b) {
    if ((left.get(word) ?? 0) === 0) continue;
    count(left, word, -1);
    common++;
  }
  return (2 * common) / (a.length + b.length);
}
