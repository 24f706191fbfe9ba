import { type Candidate, LEANS } from './candidates.ts';

/** Sentences of a summary of default length, if they are of usual length. */
const DEFAULT_SENTENCES = 3;
/**
 * Words that decide otherwise: below the first another sentence is added; a third sentence that brings the summary over
 * the second stays out, and one that brings it over the third only if it shares its words with the rest of the article.
 * Found on 1,297 news articles of two outlets with one rule for both
 * (bench/summary.ts): news highlights run to 30 to 50 words, and long sentences reach that in two.
 */
const FEW_WORDS = 45;
const TOO_MANY_WORDS = 100;
const MANY_WORDS = 80;
const SHARED_CENTRALITY = 0.15;
/** The lead is only searched for this far down; below, the article has moved on. */
const LEAD_SENTENCES = 12;
/** Share of a sentence's content words that one taken sentence already has, from which it says the same. */
const REDUNDANT_SHARE = 0.75;

/** What {@link chooseLead} decided. */
export interface Choice {
  /** Orders of the sentences taken, ascending. */
  readonly chosen: readonly number[];
  /** Orders of those passed over because they repeat one taken. */
  readonly redundant: ReadonlySet<number>;
}

function repeats(candidate: Candidate, taken: readonly Candidate[]): boolean {
  if (candidate.content.size < 4) return false;
  return taken.some(({ content }) => {
    let shared = 0;
    for (const word of candidate.content) if (content.has(word)) shared += 1;
    return shared >= candidate.content.size * REDUNDANT_SHARE;
  });
}

function isTooMuch({ centrality }: Candidate, total: number): boolean {
  return total > TOO_MANY_WORDS || (total > MANY_WORDS && centrality < SHARED_CENTRALITY);
}

/** Orders of the first sentence and of what it cannot stand without: of a quotation of several sentences, all. */
function firstWhole(candidates: readonly Candidate[]): ReadonlySet<number> {
  const orders = new Set<number>();
  let at = candidates[0];
  while (at !== undefined && !orders.has(at.sentence.order)) {
    orders.add(at.sentence.order);
    at = at.needs === null ? undefined : candidates[at.needs];
  }
  return orders;
}

/** One sentence more is taken where those taken are short. */
function isEnough(sentences: number, words: number): boolean {
  return sentences > DEFAULT_SENTENCES || (sentences === DEFAULT_SENTENCES && words >= FEW_WORDS);
}

/** Whether nothing strong speaks against a sentence, and the one it leans on is taken. */
function isFit({ against, needs }: Candidate, taken: ReadonlySet<number>): boolean {
  return against.every((objection) => objection === LEANS) && (needs === null || taken.has(needs));
}

/**
 * The default summary: the first sentences of the article that are fit for one. A sentence is passed over where
 * something strong speaks against it (a question, a bare quotation, a fragment, a caption), where it repeats one taken,
 * or where it leans on a sentence that was itself passed over.
 *
 * @param wordsShown words of each sentence as it would be shown, by order
 */
export function chooseLead(candidates: readonly Candidate[], wordsShown: readonly number[]): Choice {
  const taken: Candidate[] = [];
  let total = 0;
  const redundant = new Set<number>();
  const orders = new Set<number>();
  for (const candidate of candidates.slice(0, LEAD_SENTENCES)) {
    if (isEnough(taken.length, total)) break;
    const { sentence } = candidate;
    if (!isFit(candidate, orders)) continue;
    if (repeats(candidate, taken)) {
      redundant.add(sentence.order);
      continue;
    }
    total += wordsShown[sentence.order] ?? candidate.words;
    if (taken.length === DEFAULT_SENTENCES - 1 && isTooMuch(candidate, total)) break;
    taken.push(candidate);
    orders.add(sentence.order);
  }
  if (taken.length === 0) for (const order of firstWhole(candidates)) orders.add(order);
  return { chosen: [...orders], redundant };
}
