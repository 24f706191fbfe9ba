import { mix } from '../../text/hash.ts';
import { PAD, type WordForms } from './words.ts';

/** Rows of each model's table; powers of two. */
export const TAG_ROWS = 1 << 18;
export const MOVE_ROWS = 1 << 18;
export const RELATION_ROWS = 1 << 17;

const NO_TAG = 31;

/** The rows of a table that a word, a state or an arc makes active: those before `count`. */
export class Rows {
  readonly list = new Int32Array(MOST_ROWS);
  /** Where the entries of each row begin and end: a place for what scoring reads first. */
  readonly from = new Int32Array(MOST_ROWS);
  readonly to = new Int32Array(MOST_ROWS);
  count = 0;

  /** Begins anew. */
  reset(): void {
    this.count = 0;
  }

  /** Adds the hash of a feature, which {@link end} makes a row. */
  add(hash: number): void {
    this.list[this.count++] = hash;
  }

  /** Turns the hashes into rows of a table of that size; each template, from the first on, hashes in its own way. */
  end(table: number, first: number): void {
    const { list, count } = this;
    for (let at = 0; at < count; at++) list[at] = (mix(first + at, list[at] ?? 0) >>> 3) & (table - 1);
  }
}
/** More than any set of templates below makes active. */
const MOST_ROWS = 48;

/** Features of the word at `at` for its part of speech, as rows of the table. */
export function tagRows(forms: WordForms, tags: Uint8Array, index: number, rows: Rows): void {
  const at = index + PAD;
  const { word, suffix2, suffix3, prefix, shape, listed } = forms;
  const of = (column: readonly number[], place: number) => column[place] ?? 0;
  const last = index > 0 ? (tags[index - 1] ?? NO_TAG) : NO_TAG;
  const two = mix(last, index > 1 ? (tags[index - 2] ?? NO_TAG) : NO_TAG);
  const own = of(word, at);
  const before = of(word, at - 1);
  const after = of(word, at + 1);
  const ending2 = of(suffix2, at);
  const ending3 = of(suffix3, at);
  const ownShape = of(shape, at);
  const ownListed = of(listed, at);
  const next2 = of(suffix2, at + 1);
  const lastEnding = mix(last, ending3);
  rows.reset();
  rows.add(own);
  rows.add(ending3);
  rows.add(ending2);
  rows.add(of(prefix, at));
  rows.add(mix(ownShape, ending2));
  rows.add(mix(ownShape, last));
  rows.add(last);
  rows.add(two);
  rows.add(mix(last, own));
  rows.add(before);
  rows.add(mix(before, own));
  rows.add(of(suffix3, at - 1));
  rows.add(of(word, at - 2));
  rows.add(after);
  rows.add(mix(own, after));
  rows.add(of(suffix3, at + 1));
  rows.add(mix(next2, of(shape, at + 1)));
  rows.add(of(word, at + 2));
  rows.add(mix(ending3, last));
  rows.add(mix(lastEnding, next2));
  rows.add(mix(ownListed, last));
  rows.add(mix(mix(ownListed, next2), of(listed, at + 1)));
  rows.add(mix(ownListed, mix(of(listed, at - 1), ending2)));
  rows.end(TAG_ROWS, 1);
}

/**
 * A parser's state: words `0` to `next - 1` are attached or on the stack; `heads` is -1 for a word that has none yet.
 */
export interface State {
  readonly words: WordForms;
  readonly tags: Uint8Array;
  readonly heads: number[];
  /** Outermost dependents of each word so far, -1 for none, and how many. */
  readonly leftmost: number[];
  readonly rightmost: number[];
  readonly lefts: Uint8Array;
  readonly rights: Uint8Array;
  readonly stack: number[];
  next: number;
}

/** Where parsing begins: no word has a head yet. */
export function firstState(words: WordForms, tags: Uint8Array): State {
  const size = words.length + 1;
  const none = () => new Array<number>(size).fill(-1);
  return {
    words,
    tags,
    heads: none(),
    leftmost: none(),
    rightmost: none(),
    lefts: new Uint8Array(size),
    rights: new Uint8Array(size),
    stack: [],
    next: 0,
  };
}

/**
 * The part of speech of a word, as features have it.
 *
 * @param beyond - what stands for that of a word after the last
 */
function tagOf({ tags, words }: State, at: number, beyond = NO_TAG - 1): number {
  return (at < 0 ? NO_TAG : at >= words.length ? beyond : (tags[at] ?? NO_TAG)) + 1;
}

function formOf({ words }: State, at: number): number {
  return words.word[Math.min(at, words.length) + PAD] ?? 0;
}

function pair(one: number, other: number): number {
  return (one << 6) | other;
}

/** The outermost dependent of a word on one side; -1 for none, and where there is no such word. */
function outermost(dependents: readonly number[], of: number): number {
  return of < 0 ? -1 : (dependents[of] ?? -1);
}

/**
 * Features of a state for the next transition, as rows of the table, into `rows`. After Zhang and Nivre (2011), without
 * labels.
 */
export function moveRows(state: State, rows: Rows): void {
  const { stack, next } = state;
  const s0 = stack.at(-1) ?? -1;
  const s1 = stack.at(-2) ?? -1;
  const s2 = stack.at(-3) ?? -1;
  const s0l = outermost(state.leftmost, s0);
  const s0r = outermost(state.rightmost, s0);
  const s1r = outermost(state.rightmost, s1);
  const s1l = outermost(state.leftmost, s1);
  const n0l = state.leftmost[next] ?? -1;
  const ts0 = tagOf(state, s0);
  const ts1 = tagOf(state, s1);
  const ts2 = tagOf(state, s2);
  const tn0 = tagOf(state, next);
  const tn1 = tagOf(state, next + 1);
  const tn2 = tagOf(state, next + 2);
  const ts0l = tagOf(state, s0l);
  const ts0r = tagOf(state, s0r);
  const ws0 = formOf(state, s0);
  const ws1 = formOf(state, s1);
  const wn0 = formOf(state, next);
  const wn1 = formOf(state, next + 1);
  const s0n0 = pair(ts0, tn0);
  const s1s0 = pair(ts1, ts0);
  const distance = s0 < 0 ? 0 : Math.min(next - s0, 6);
  const valency = s0 < 0 ? 0 : (Math.min(state.lefts[s0] ?? 0, 3) << 2) | Math.min(state.rights[s0] ?? 0, 3);
  rows.reset();
  rows.add(0);
  rows.add(mix(ws0, ts0));
  rows.add(ts0);
  rows.add(mix(ws1, ts1));
  rows.add(ts1);
  rows.add(mix(wn0, tn0));
  rows.add(tn0);
  rows.add(mix(wn1, tn1));
  rows.add(pair(tn1, tn2));
  rows.add(mix(ws0, wn0));
  rows.add(mix(ws0, tn0));
  rows.add(mix(wn0, ts0));
  rows.add(s0n0);
  rows.add(s1s0);
  rows.add(mix(ws1, ts0));
  rows.add(mix(ws0, ts1));
  rows.add(mix(ws1, ws0));
  rows.add(pair(tn0, tn1));
  rows.add(mix(s0n0, tn1));
  rows.add(mix(s0n0, pair(tn1, tn2)));
  rows.add(mix(s1s0, tn0));
  rows.add(mix(mix(s1s0, tn0), tn1));
  rows.add(mix(s1s0, ts2));
  rows.add(mix(mix(ts2, s1s0), tn0));
  rows.add(mix(ws1, mix(ts0, tn0)));
  rows.add(mix(ws0, mix(ts1, tn0)));
  rows.add(mix(wn0, s1s0));
  rows.add(mix(s0n0, ts0l));
  rows.add(mix(s0n0, ts0r));
  rows.add(mix(s0n0, mix(ts0l, ts0r)));
  rows.add(mix(s1s0, tagOf(state, s1r)));
  rows.add(mix(s1s0, tagOf(state, s1l)));
  rows.add(mix(s1s0, ts0l));
  rows.add(mix(s0n0, tagOf(state, n0l)));
  rows.add(mix(s0n0, distance));
  rows.add(mix(ws0, distance));
  rows.add(mix(wn0, distance));
  rows.add(mix(ts0, valency));
  rows.add(mix(s0n0, valency));
  rows.add(mix(mix(ts1, s0n0), valency));
  rows.add(mix(formOf(state, s0l), s0n0));
  rows.add(mix(formOf(state, s0r), s0n0));
  rows.add(mix(formOf(state, s1r), s1s0));
  rows.end(MOVE_ROWS, 101);
}

/** Features of the arc to `child` for its relation, as rows of the table, into `rows`. */
export function relationRows(state: State, child: number, rows: Rows): void {
  const { words, heads } = state;
  const head = heads[child] ?? -1;
  const isRoot = head >= words.length;
  const side = isRoot ? 2 : head < child ? 1 : 0;
  const arc = (side << 12) | (tagOf(state, head, NO_TAG) << 6) | tagOf(state, child, NO_TAG);
  const left = state.leftmost[child] ?? -1;
  const right = state.rightmost[child] ?? -1;
  const headLeft = isRoot ? -1 : (state.leftmost[head] ?? -1);
  rows.reset();
  rows.add(arc);
  rows.add(mix(arc, formOf(state, child)));
  rows.add(mix(arc, formOf(state, head)));
  rows.add(mix(side, formOf(state, child)));
  rows.add(mix(mix(side, formOf(state, child)), formOf(state, head)));
  rows.add(mix(arc, tagOf(state, child - 1, NO_TAG)));
  rows.add(mix(arc, tagOf(state, child + 1, NO_TAG)));
  rows.add(mix(arc, tagOf(state, left, NO_TAG)));
  rows.add(mix(arc, formOf(state, left)));
  rows.add(mix(arc, tagOf(state, right, NO_TAG)));
  rows.add(mix(arc, Math.min(Math.abs(head - child), 5)));
  rows.add(mix(arc, tagOf(state, headLeft, NO_TAG)));
  rows.add(mix(arc, mix(tagOf(state, child - 1, NO_TAG), tagOf(state, head + 1, NO_TAG))));
  rows.add(mix(arc, words.suffix3[child + PAD] ?? 0));
  rows.add(mix(arc, left < 0 ? NO_TAG : tagOf(state, left - 1, NO_TAG)));
  rows.add(mix(arc, words.shape[child + PAD] ?? 0));
  rows.end(RELATION_ROWS, 201);
}
