import { mix } from '../../text/hash.ts';
import type { WordForms } from './words.ts';

/** Rows of each model's table; powers of two. */
export const TAG_ROWS = 1 << 18;
export const MOVE_ROWS = 1 << 18;
export const RELATION_ROWS = 1 << 17;

const NONE: WordForms = { word: 1, suffix2: 1, suffix3: 1, prefix: 1, shape: 0, listed: 0 };
const NO_TAG = 31;

/** Features of the word at `at` for its part of speech, as rows of the table, into `rows`. */
export function tagRows(words: readonly WordForms[], tags: Uint8Array, at: number, rows: number[]): void {
  const word = words[at] ?? NONE;
  const before = words[at - 1] ?? NONE;
  const after = words[at + 1] ?? NONE;
  const last = at > 0 ? (tags[at - 1] ?? NO_TAG) : NO_TAG;
  const two = mix(last, at > 1 ? (tags[at - 2] ?? NO_TAG) : NO_TAG);
  rows.length = 0;
  let template = 1;
  const add = (hash: number) => rows.push((mix(template++, hash) >>> 3) & (TAG_ROWS - 1));
  add(word.word);
  add(word.suffix3);
  add(word.suffix2);
  add(word.prefix);
  add(mix(word.shape, word.suffix2));
  add(mix(word.shape, last));
  add(last);
  add(two);
  add(mix(last, word.word));
  add(before.word);
  add(mix(before.word, word.word));
  add(before.suffix3);
  add((words[at - 2] ?? NONE).word);
  add(after.word);
  add(mix(word.word, after.word));
  add(after.suffix3);
  add(mix(after.suffix2, after.shape));
  add((words[at + 2] ?? NONE).word);
  add(mix(word.suffix3, last));
  add(mix(mix(last, word.suffix3), after.suffix2));
  add(mix(word.listed, last));
  add(mix(mix(word.listed, after.suffix2), after.listed));
  add(mix(word.listed, mix(before.listed, word.suffix2)));
}

/** A parser's state: words `0` to `next - 1` are attached or on the stack; `heads` is -1 for a word that has none yet. */
export interface State {
  readonly words: readonly WordForms[];
  readonly tags: Uint8Array;
  readonly heads: Int16Array;
  /** Outermost dependents of each word so far, -1 for none, and how many. */
  readonly leftmost: Int16Array;
  readonly rightmost: Int16Array;
  readonly lefts: Uint8Array;
  readonly rights: Uint8Array;
  readonly stack: number[];
  next: number;
}

export function firstState(words: readonly WordForms[], tags: Uint8Array): State {
  const size = words.length + 1;
  return {
    words,
    tags,
    heads: new Int16Array(size).fill(-1),
    leftmost: new Int16Array(size).fill(-1),
    rightmost: new Int16Array(size).fill(-1),
    lefts: new Uint8Array(size),
    rights: new Uint8Array(size),
    stack: [],
    next: 0,
  };
}

/** Features of a state for the next transition, as rows of the table, into `rows`. After Zhang and Nivre (2011), without labels. */
export function moveRows(state: State, rows: number[]): void {
  const { stack, words, tags, next } = state;
  const tag = (at: number) => (at < 0 ? NO_TAG : at >= words.length ? NO_TAG - 1 : (tags[at] ?? NO_TAG)) + 1;
  const form = (at: number) => (words[at] ?? NONE).word;
  const s0 = stack.at(-1) ?? -1;
  const s1 = stack.at(-2) ?? -1;
  const s2 = stack.at(-3) ?? -1;
  const s0l = s0 < 0 ? -1 : (state.leftmost[s0] ?? -1);
  const s0r = s0 < 0 ? -1 : (state.rightmost[s0] ?? -1);
  const s1r = s1 < 0 ? -1 : (state.rightmost[s1] ?? -1);
  const s1l = s1 < 0 ? -1 : (state.leftmost[s1] ?? -1);
  const n0l = state.leftmost[next] ?? -1;
  const [ts0, ts1, ts2, tn0, tn1, tn2] = [tag(s0), tag(s1), tag(s2), tag(next), tag(next + 1), tag(next + 2)];
  const [ws0, ws1, wn0, wn1] = [form(s0), form(s1), form(next), form(next + 1)];
  const pair = (a: number, b: number) => (a << 6) | b;
  const s0n0 = pair(ts0, tn0);
  const s1s0 = pair(ts1, ts0);
  const distance = s0 < 0 ? 0 : Math.min(next - s0, 6);
  const valency = s0 < 0 ? 0 : (Math.min(state.lefts[s0] ?? 0, 3) << 2) | Math.min(state.rights[s0] ?? 0, 3);
  rows.length = 0;
  let template = 101;
  const add = (hash: number) => rows.push((mix(template++, hash) >>> 3) & (MOVE_ROWS - 1));
  add(0);
  add(mix(ws0, ts0));
  add(ts0);
  add(mix(ws1, ts1));
  add(ts1);
  add(mix(wn0, tn0));
  add(tn0);
  add(mix(wn1, tn1));
  add(pair(tn1, tn2));
  add(mix(ws0, wn0));
  add(mix(ws0, tn0));
  add(mix(wn0, ts0));
  add(s0n0);
  add(s1s0);
  add(mix(ws1, ts0));
  add(mix(ws0, ts1));
  add(mix(ws1, ws0));
  add(pair(tn0, tn1));
  add(mix(s0n0, tn1));
  add(mix(s0n0, pair(tn1, tn2)));
  add(mix(s1s0, tn0));
  add(mix(mix(s1s0, tn0), tn1));
  add(mix(s1s0, ts2));
  add(mix(mix(ts2, s1s0), tn0));
  add(mix(ws1, mix(ts0, tn0)));
  add(mix(ws0, mix(ts1, tn0)));
  add(mix(wn0, s1s0));
  add(mix(s0n0, tag(s0l)));
  add(mix(s0n0, tag(s0r)));
  add(mix(s0n0, mix(tag(s0l), tag(s0r))));
  add(mix(s1s0, tag(s1r)));
  add(mix(s1s0, tag(s1l)));
  add(mix(s1s0, tag(s0l)));
  add(mix(s0n0, tag(n0l)));
  add(mix(s0n0, distance));
  add(mix(ws0, distance));
  add(mix(wn0, distance));
  add(mix(ts0, valency));
  add(mix(s0n0, valency));
  add(mix(mix(ts1, s0n0), valency));
  add(mix(form(s0l), s0n0));
  add(mix(form(s0r), s0n0));
  add(mix(form(s1r), s1s0));
}

/** Features of the arc to `child` for its relation, as rows of the table, into `rows`. */
export function relationRows(state: State, child: number, rows: number[]): void {
  const { words, tags, heads } = state;
  const head = heads[child] ?? -1;
  const tag = (at: number) => (at < 0 || at >= words.length ? NO_TAG : (tags[at] ?? NO_TAG)) + 1;
  const form = (at: number) => (words[at] ?? NONE).word;
  const isRoot = head >= words.length;
  const side = isRoot ? 2 : head < child ? 1 : 0;
  const arc = (side << 12) | (tag(head) << 6) | tag(child);
  const left = state.leftmost[child] ?? -1;
  const right = state.rightmost[child] ?? -1;
  const headLeft = isRoot ? -1 : (state.leftmost[head] ?? -1);
  rows.length = 0;
  let template = 201;
  const add = (hash: number) => rows.push((mix(template++, hash) >>> 3) & (RELATION_ROWS - 1));
  add(arc);
  add(mix(arc, form(child)));
  add(mix(arc, form(head)));
  add(mix(side, form(child)));
  add(mix(mix(side, form(child)), form(head)));
  add(mix(arc, tag(child - 1)));
  add(mix(arc, tag(child + 1)));
  add(mix(arc, tag(left)));
  add(mix(arc, form(left)));
  add(mix(arc, tag(right)));
  add(mix(arc, Math.min(Math.abs(head - child), 5)));
  add(mix(arc, tag(headLeft)));
  add(mix(arc, mix(tag(child - 1), tag(head + 1))));
  add(mix(arc, (words[child] ?? NONE).suffix3));
  add(mix(arc, left < 0 ? NO_TAG : tag(left - 1)));
  add(mix(arc, (words[child] ?? NONE).shape));
}
