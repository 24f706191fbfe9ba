import { LEFT, RELATIONS, type Relation, RIGHT, SHIFT, TAGS, type Tag, TRANSITIONS } from './classes.ts';
import { firstState, moveRows, Rows, relationRows, type State, tagRows } from './features.ts';
import { bestClass, type Scores, type SparseWeights, scoreSparse, scoreThree } from './perceptron.ts';
import { wordForms } from './words.ts';

/** The three linear models of a parse: parts of speech, transitions, relations. */
export interface GrammarModel {
  readonly tags: SparseWeights;
  /** One number a row: see {@link packedRows}. */
  readonly moves: Int32Array;
  readonly relations: SparseWeights;
}

/** A sentence as a tree: what each word is, the word it depends on (-1: none, the root) and as what. */
export interface Parse {
  readonly tags: readonly Tag[];
  readonly heads: readonly number[];
  /** Worked out when first asked for: of many words nobody asks. */
  relation(at: number): Relation;
}

/** Which transitions a state allows: one root a sentence, and every word attached. */
export function isAllowed(state: State, move: number): boolean {
  const { stack, next, words } = state;
  if (move === SHIFT) return next < words.length;
  if (move === RIGHT) return stack.length >= 2;
  return stack.length >= 1 && (next < words.length || stack.length === 1);
}

/** Whether every word has its head. */
export function isFinished({ stack, next, words }: State): boolean {
  return next >= words.length && stack.length === 0;
}

/** The only transition that the state allows, or -1 where there is a choice. */
function forcedMove({ stack, next, words }: State): number {
  if (stack.length === 0) return SHIFT;
  if (next < words.length) return -1;
  return stack.length === 1 ? LEFT : RIGHT;
}

/** Carries a transition out. */
export function apply(state: State, move: number): void {
  const { stack, heads } = state;
  if (move === SHIFT) {
    stack.push(state.next++);
    return;
  }
  const child = stack.pop() ?? 0;
  const head = move === LEFT ? state.next : (stack.at(-1) ?? 0);
  heads[child] = head;
  if (child < head) {
    state.leftmost[head] = child;
    state.lefts[head] = (state.lefts[head] ?? 0) + 1;
  } else {
    state.rightmost[head] = child;
    state.rights[head] = (state.rights[head] ?? 0) + 1;
  }
}

/** The best transition that the state allows. */
export function bestMove(state: State, scores: Scores): number {
  let best = -1;
  for (let move = 0; move < TRANSITIONS; move++)
    if (isAllowed(state, move) && (best < 0 || (scores[move] ?? 0) > (scores[best] ?? 0))) best = move;
  return best;
}

/** The rows being scored: whoever scores writes all that it reads, so that every parse may write over them. */
const SCRATCH = new Rows();

/**
 * Parses a sentence given as its words: a greedy arc-hybrid parser (Kuhlmann et al. 2011) over tags of a greedy tagger,
 * all linear models over hashed features. Time and memory grow with the number of words.
 *
 * @param known - the part of speech of a word where it is known, as that of a name is
 */
export function parseWords(
  texts: readonly string[],
  model: GrammarModel,
  known: (at: number) => Tag | null = () => null,
): Parse {
  const words = wordForms(texts);
  const tags = new Uint8Array(words.length);
  const scores = new Int32Array(Math.max(TAGS.length, RELATIONS.length));
  const rows = SCRATCH;
  for (let at = 0; at < words.length; at++) {
    const told = known(at);
    if (told !== null) {
      tags[at] = TAGS.indexOf(told);
      continue;
    }
    tagRows(words, tags, at, rows);
    scoreSparse(rows, model.tags, TAGS.length, scores);
    tags[at] = bestClass(scores, TAGS.length);
  }
  const state = firstState(words, tags);
  while (!isFinished(state)) {
    const forced = forcedMove(state);
    if (forced < 0) {
      moveRows(state, rows);
      scoreThree(rows, model.moves, scores);
    }
    apply(state, forced < 0 ? bestMove(state, scores) : forced);
  }
  const relations: (Relation | undefined)[] = new Array(words.length).fill(undefined);
  const readRelation = (child: number): Relation => {
    relationRows(state, child, rows);
    scoreSparse(rows, model.relations, RELATIONS.length, scores);
    return RELATIONS[bestClass(scores, RELATIONS.length)] ?? 'other';
  };
  return {
    tags: texts.map((_, at) => TAGS[tags[at] ?? 0] ?? 'X'),
    heads: texts.map((_, at) => {
      const head = state.heads[at] ?? -1;
      return head >= words.length ? -1 : head;
    }),
    relation: (at) => {
      if (at < 0 || at >= words.length) return 'other';
      const known = relations[at] ?? readRelation(at);
      relations[at] = known;
      return known;
    },
  };
}
