import type { EntityType } from '../analysis.ts';
import type { TokenRange } from '../text/ranges.ts';
import type { TokenizedText } from '../text/tokenized-text.ts';
import { type Candidate, candidatesOf, HISTORY_ROWS, historyRows } from './features.ts';
import { isBegin, mayFollow, OUTSIDE, TAG_COUNT, typeOfTag } from './tags.ts';

/** Weights by table row and tag: `weights[row * TAG_COUNT + tag]`. */
export type Weights = Int8Array | Float32Array;

/** A name as the tagger found it. */
export interface TaggedName extends TokenRange {
  readonly type: EntityType;
  /** How far the chosen tags were ahead of the next best ones, least over the tokens; in the model's own unit. */
  readonly margin: number;
  /** Whether its form or an introduction tells it ("Kaiku Oy", "Coach Radek Mlynar"), and not the tagger. */
  readonly isTold?: boolean;
}

/**
 * Readings of the words so far that are gone on with: the best tags of a name show only at its end ("Georgia Hall").
 */
const BEAM = 4;

/** Tags of the candidates of a segment up to one of them, as a chain backwards. */
interface Path {
  readonly tag: number;
  readonly score: number;
  readonly margin: number;
  readonly before: Path | null;
}

/**
 * Tags candidates from left to right, keeping the best {@link BEAM} readings; what is detached from the words before it
 * begins anew.
 */
function tagCandidates(
  candidates: readonly Candidate[],
  weights: Weights,
): { readonly tags: Uint8Array; readonly margins: Float32Array } {
  const tags = new Uint8Array(candidates.length);
  const margins = new Float32Array(candidates.length);
  const own = new Float32Array(TAG_COUNT);
  const scores = new Float32Array(TAG_COUNT);
  const history = new Array<number>(HISTORY_ROWS).fill(0);
  let beam: readonly (Path | null)[] = [null];
  let begin = 0;
  const settle = (end: number): void => {
    const [best, ...others] = beam;
    if (best !== null && best !== undefined) keep(best, others, begin, end, tags, margins);
    begin = end;
  };
  candidates.forEach((candidate, index) => {
    if (candidate.detached) {
      settle(index);
      beam = [null];
    }
    sumRows(candidate.rows, weights, own);
    const next: Path[] = [];
    for (const path of beam) {
      scores.set(own);
      historyRows(candidate, path?.tag ?? OUTSIDE, path?.before?.tag ?? OUTSIDE, history);
      addRows(history, weights, scores);
      extend(path, scores, next);
    }
    beam = next;
  });
  settle(candidates.length);
  return { tags, margins };
}

/**
 * Writes down the tags of the best reading of candidates `begin` to `end`. A tag is as sure as the reading is ahead of
 * the best one with another tag there; where none of those gone on with has another, as it was ahead of the others when
 * it was chosen.
 */
function keep(
  best: Path,
  others: readonly (Path | null)[],
  begin: number,
  end: number,
  tags: Uint8Array,
  margins: Float32Array,
): void {
  for (let at = end - 1, path: Path | null = best; at >= begin && path !== null; at--, path = path.before) {
    tags[at] = path.tag;
    margins[at] = path.margin;
  }
  const isOpen = new Uint8Array(end - begin).fill(1);
  for (const other of others) {
    for (let at = end - 1, path = other; at >= begin && path !== null; at--, path = path.before) {
      if (isOpen[at - begin] === 0 || path.tag === tags[at]) continue;
      isOpen[at - begin] = 0;
      margins[at] = best.score - (other?.score ?? 0);
    }
  }
}

/** Adds what a reading goes on to with each tag that may follow, so that `into` keeps the best, best first. */
function extend(before: Path | null, scores: Float32Array, into: Path[]): void {
  const previous = before?.tag ?? OUTSIDE;
  const { best, second } = bestTwo(previous, scores);
  for (let tag = 0; tag < TAG_COUNT; tag++) {
    if (!mayFollow(previous, tag)) continue;
    const own = scores[tag] ?? 0;
    const score = (before?.score ?? 0) + own;
    if (into.length === BEAM && score <= (into[BEAM - 1]?.score ?? 0)) continue;
    insert({ tag, score, margin: own - (own === best ? second : best), before }, into);
  }
}

/** The highest scores of the tags that may follow one. */
function bestTwo(previous: number, scores: Float32Array): { readonly best: number; readonly second: number } {
  let best = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  for (let tag = 0; tag < TAG_COUNT; tag++) {
    const score = scores[tag] ?? 0;
    if (!mayFollow(previous, tag)) continue;
    if (score > best) {
      second = best;
      best = score;
    } else if (score > second) second = score;
  }
  return { best, second };
}

/** Puts a reading in its place among the best, and drops the last of too many. */
function insert(path: Path, into: Path[]): void {
  into.push(path);
  let at = into.length - 1;
  for (; at > 0; at--) {
    const better = into[at - 1];
    if (better === undefined || path.score <= better.score) break;
    into[at] = better;
  }
  into[at] = path;
  if (into.length > BEAM) into.pop();
}

/** Sums the weights of rows for every tag into `sums`. */
function sumRows(rows: readonly number[], weights: Weights, sums: Float32Array): void {
  sums.fill(0);
  addRows(rows, weights, sums);
}

/**
 * Tag by tag: the rows lie anywhere in a table larger than a processor's caches, and in the loop of the first tag the
 * reads of all of them are under way together.
 */
function addRows(rows: readonly number[], weights: Weights, sums: Float32Array): void {
  for (let tag = 0; tag < TAG_COUNT; tag++) {
    let sum = 0;
    for (let at = 0; at < rows.length; at++) sum += weights[(rows[at] ?? 0) * TAG_COUNT + tag] ?? 0;
    sums[tag] = (sums[tag] ?? 0) + sum;
  }
}

/** Sums the weights of a candidate's features for every tag into `scores`. */
export function scoreTags(
  candidate: Candidate,
  previous: number,
  beforePrevious: number,
  weights: Weights,
  scores: Float32Array,
  history: number[],
): void {
  historyRows(candidate, previous, beforePrevious, history);
  sumRows(candidate.rows, weights, scores);
  addRows(history, weights, scores);
}

/** The names of a text as the model sees them, in text order. */
export function tagNames(doc: TokenizedText, weights: Weights): TaggedName[] {
  const candidates = candidatesOf(doc);
  doc.work.spend(candidates.length);
  const { tags, margins } = tagCandidates(candidates, weights);
  const names: TaggedName[] = [];
  let open: { from: number; to: number; type: EntityType; margin: number } | null = null;
  let index = 0;
  for (const { token } of candidates) {
    const tag = tags[index] ?? OUTSIDE;
    const type = typeOfTag(tag);
    const margin = margins[index] ?? 0;
    index++;
    if (type === null || isBegin(tag) || open === null || open.to !== token) {
      if (open !== null) names.push(open);
      open = type === null ? null : { from: token, to: token + 1, type, margin };
    } else {
      open.to = token + 1;
      open.margin = Math.min(open.margin, margin);
    }
  }
  if (open !== null) names.push(open);
  return names;
}
