import type { EntityType } from '../analysis.ts';
import type { TokenizedText } from '../text/tokenized-text.ts';
import { type Candidate, candidatesOf, HISTORY_ROWS, historyRows } from './features.ts';
import { isBegin, mayFollow, OUTSIDE, TAG_COUNT, typeOfTag } from './tags.ts';

/** Weights by table row and tag: `weights[row * TAG_COUNT + tag]`. */
export type Weights = Int8Array | Float32Array;

/** A name as the tagger found it: tokens `from` up to, not including, `to`. */
export interface TaggedName {
  readonly from: number;
  readonly to: number;
  readonly type: EntityType;
  /** How far the chosen tags were ahead of the next best ones, least over the tokens; in the model's own unit. */
  readonly margin: number;
}

/** Tags candidates from left to right, each with the best tag that may follow the one before (greedy decoding). */
function tagCandidates(
  candidates: readonly Candidate[],
  weights: Weights,
): { readonly tags: Uint8Array; readonly margins: Float32Array } {
  const tags = new Uint8Array(candidates.length);
  const margins = new Float32Array(candidates.length);
  const scores = new Float32Array(TAG_COUNT);
  const history = new Array<number>(HISTORY_ROWS).fill(0);
  let previous = OUTSIDE;
  let beforePrevious = OUTSIDE;
  candidates.forEach((candidate, index) => {
    if (candidate.detached) {
      beforePrevious = OUTSIDE;
      previous = OUTSIDE;
    }
    scoreTags(candidate, previous, beforePrevious, weights, scores, history);
    let best = OUTSIDE;
    let second = Number.NEGATIVE_INFINITY;
    for (let tag = 1; tag < TAG_COUNT; tag++) {
      if (!mayFollow(previous, tag)) continue;
      const score = scores[tag] ?? 0;
      const leading = scores[best] ?? 0;
      if (score > leading) {
        second = leading;
        best = tag;
      } else if (score > second) second = score;
    }
    tags[index] = best;
    margins[index] = (scores[best] ?? 0) - second;
    beforePrevious = previous;
    previous = best;
  });
  return { tags, margins };
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
  for (let tag = 0; tag < TAG_COUNT; tag++)
    scores[tag] = sumOf(candidate.rows, tag, weights) + sumOf(history, tag, weights);
}

function sumOf(rows: readonly number[], tag: number, weights: Weights): number {
  let sum = 0;
  for (let at = 0; at < rows.length; at++) sum += weights[(rows[at] ?? 0) * TAG_COUNT + tag] ?? 0;
  return sum;
}

/** The names of a text as the model sees them, in text order. */
export function tagNames(doc: TokenizedText, weights: Weights): TaggedName[] {
  const candidates = candidatesOf(doc);
  const { tags, margins } = tagCandidates(candidates, weights);
  const names: TaggedName[] = [];
  let open: { from: number; to: number; type: EntityType; margin: number } | null = null;
  for (const [index, { token }] of candidates.entries()) {
    const tag = tags[index] ?? OUTSIDE;
    const type = typeOfTag(tag);
    const margin = margins[index] ?? 0;
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
