/**
 * Trains the name tagger and writes engine/names/data/model.json.
 *
 *     node bench/train/names.ts <data folder> [--tune] [--without ewt|worldwide]... [--without-fold N] [--out FILE]
 *
 * Learns from facts/silver-names.jsonl.gz, facts/ner-worldwide.jsonl and facts/ner-train of the evaluation data, from
 * half of the same texts with other names, and from frames of our own. With `--tune` the check half of Worldwide is
 * left out, so that it can be measured on; with `--without-fold` a third of all texts is, so that `weigh.ts` can see
 * what the tagger makes of texts it does not know. An averaged perceptron with greedy decoding (Collins 2002,
 * "Discriminative Training Methods for Hidden Markov Models") over hashed features; the averaged weights are kept as
 * 8-bit integers.
 */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Candidate, candidatesOf, HISTORY_ROWS, historyRows, TABLE_ROWS } from '../../engine/names/features.ts';
import { scoreTags } from '../../engine/names/tagger.ts';
import { beginTag, mayFollow, OUTSIDE, TAG_COUNT } from '../../engine/names/tags.ts';
import { tokenizeText } from '../../engine/text/document.ts';
import { toNibbles } from '../../engine/text/nibbles.ts';
import type { Token } from '../../engine/text/tokenized-text.ts';
import { isTuning } from '../shared.ts';
import { foldOf } from './folds.ts';
import { frameTexts } from './name-frames.ts';
import { renamer } from './name-swaps.ts';
import { columnTexts, type LabelledText, labelledRows } from './name-texts.ts';
import { persons } from './origins.ts';

const EPOCHS = 8;
/** Hand-labelled text is worth more than what a model labelled, and there is less of it. */
const GOLD_REPEATS = 2;
/** Of the texts, one in so many is learnt once more, with other names. */
const SWAPPED = 2;
/** So many times every frame is filled. */
const FRAME_ROUNDS = 45;
/** Of the absolute weights, the share that 8 bits must hold without clipping. */
const UNCLIPPED = 0.9995;

/**
 * What the largest weight is scaled to, in what steps weights are kept, and the most that is kept: so most of them are
 * one of few values, and take half a byte.
 */
const SCALE = 126;
const STEP = 4;
const MOST = 124;

interface Example {
  readonly candidates: readonly Candidate[];
  readonly gold: Uint8Array;
}

/** Index of the first token from `at` on that is no article. */
function afterArticles(tokens: readonly Token[], at: number): number {
  let from = at;
  while (/^(?:the|a|an)$/i.test(tokens[from]?.text ?? '')) from++;
  return from;
}

/** Index after the last token from `from` on that is of a name which ends at `end`: a possessive is not. */
function endOfName(tokens: readonly Token[], from: number, end: number): number {
  const next = tokens.findIndex((token, index) => index >= from && token.end > end);
  const to = next < 0 ? tokens.length : next;
  const last = tokens[to - 1];
  return last !== undefined && last.end === end && /^['’]s?$/.test(last.text) ? to - 1 : to;
}

/** The tags of the tokens that names are of, without the articles before and the possessives after them. */
function goldTags(tokens: readonly Token[], names: LabelledText['names']): ReadonlyMap<number, number> {
  const tagAt = new Map<number, number>();
  let at = 0;
  for (const { start, end, type } of [...names].sort((a, b) => a.start - b.start)) {
    while (at < tokens.length && (tokens[at]?.start ?? 0) < start) at++;
    const from = afterArticles(tokens, at);
    const to = endOfName(tokens, from, end);
    for (let index = from; index < to; index++) tagAt.set(index, index === from ? beginTag(type) : beginTag(type) + 1);
  }
  return tagAt;
}

function exampleOf({ text, names }: LabelledText): Example {
  const doc = tokenizeText(text, { language: 'en' });
  const tagAt = goldTags(doc.tokens, names);
  const candidates = candidatesOf(doc);
  const gold = Uint8Array.from(candidates, ({ token }) => tagAt.get(token) ?? OUTSIDE);
  // What follows something that is no candidate can only begin.
  for (const [index, candidate] of candidates.entries()) {
    const tag = gold[index] ?? OUTSIDE;
    const previous = candidate.detached ? OUTSIDE : (gold[index - 1] ?? OUTSIDE);
    if (!mayFollow(previous, tag)) gold[index] = tag - 1;
  }
  return { candidates, gold };
}

/** Puts a list into another order: the same one in every run. */
class Shuffler {
  #seed = 42;

  shuffle(order: number[]): void {
    for (let index = order.length - 1; index > 0; index--) {
      this.#seed = (Math.imul(this.#seed, 1664525) + 1013904223) >>> 0;
      const other = this.#seed % (index + 1);
      [order[index], order[other]] = [order[other] ?? 0, order[index] ?? 0];
    }
  }
}

class Perceptron {
  readonly #weights = new Float32Array(TABLE_ROWS * TAG_COUNT);
  readonly #drift = new Float64Array(TABLE_ROWS * TAG_COUNT);
  readonly #scores = new Float32Array(TAG_COUNT);
  readonly #history = new Array<number>(HISTORY_ROWS).fill(0);
  #step = 1;

  /** Learns an example, and counts the tokens that it would have tagged wrongly. */
  learn({ candidates, gold }: Example): number {
    let wrong = 0;
    let previous = OUTSIDE;
    let before = OUTSIDE;
    for (const [index, candidate] of candidates.entries()) {
      if (candidate.detached) {
        previous = OUTSIDE;
        before = OUTSIDE;
      }
      const best = this.#guess(candidate, previous, before);
      const wanted = gold[index] ?? OUTSIDE;
      // After a mistake the gold tag may not be reachable; the one that begins anew is right then.
      const right = mayFollow(previous, wanted) ? wanted : wanted - 1;
      if (best !== right) {
        wrong++;
        this.#correct(candidate, previous, before, right, best);
      }
      this.#step++;
      before = previous;
      previous = best;
    }
    return wrong;
  }

  #guess(candidate: Candidate, previous: number, before: number): number {
    scoreTags(candidate, previous, before, this.#weights, this.#scores, this.#history);
    let best = OUTSIDE;
    for (let tag = 1; tag < TAG_COUNT; tag++)
      if (mayFollow(previous, tag) && (this.#scores[tag] ?? 0) > (this.#scores[best] ?? 0)) best = tag;
    return best;
  }

  #correct(candidate: Candidate, previous: number, before: number, right: number, wrong: number): void {
    historyRows(candidate, previous, before, this.#history);
    for (const row of [...candidate.rows, ...this.#history]) {
      this.#add(row * TAG_COUNT + right, 1);
      this.#add(row * TAG_COUNT + wrong, -1);
    }
  }

  #add(at: number, sign: 1 | -1): void {
    this.#weights[at] = (this.#weights[at] ?? 0) + sign;
    this.#drift[at] = (this.#drift[at] ?? 0) + sign * this.#step;
  }

  averaged(): Float32Array {
    return this.#weights.map((weight, index) => weight - (this.#drift[index] ?? 0) / this.#step);
  }
}

/** Averaged weights after the given epochs. */
function train(examples: readonly Example[]): Float32Array {
  const perceptron = new Perceptron();
  const shuffler = new Shuffler();
  const order = examples.map((_, index) => index);
  const all = examples.reduce((sum, { candidates }) => sum + candidates.length, 0);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffler.shuffle(order);
    let wrong = 0;
    for (const chosen of order) {
      const example = examples[chosen];
      if (example !== undefined) wrong += perceptron.learn(example);
    }
    process.stderr.write(`epoch ${epoch + 1}: ${((100 * wrong) / all).toFixed(2)} % of ${all} tokens wrong\n`);
  }
  return perceptron.averaged();
}

function quantised(weights: Float32Array): Int8Array {
  const sizes = Float32Array.from(
    weights.filter((weight) => weight !== 0),
    Math.abs,
  ).sort();
  const limit = sizes[Math.floor((sizes.length - 1) * UNCLIPPED)] ?? 1;
  return Int8Array.from(weights, (weight) => {
    const scaled = Math.round(Math.max(-1, Math.min(1, weight / limit)) * SCALE);
    return Math.max(-MOST, Math.min(MOST, Math.round(scaled / STEP) * STEP));
  });
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    tune: { type: 'boolean', default: false },
    without: { type: 'string', multiple: true, default: [] },
    'without-fold': { type: 'string' },
    out: { type: 'string' },
  },
});
const [data] = positionals;
if (data === undefined) {
  process.stderr.write(
    'use: node bench/train/names.ts <data folder> [--tune] [--without ewt|worldwide] [--without-fold N] [--out FILE]\n',
  );
  process.exit(2);
}
const fold = values['without-fold'];
const isLearnt = (text: LabelledText): boolean => fold === undefined || foldOf(text) !== Number(fold);
const facts = join(data, 'facts');
const trained = join(facts, 'ner-train');
const worldwide = values.without.includes('worldwide')
  ? []
  : labelledRows(join(facts, 'ner-worldwide.jsonl')).filter(({ id }) => !values.tune || isTuning(id));
const gold = [
  ...columnTexts(join(trained, 'wikigold.conll'), 0, 1, / /),
  ...(values.without.includes('ewt')
    ? []
    : ['ewt-dev.iob2', 'ewt-test.iob2'].flatMap((file) => columnTexts(join(trained, file), 1, 2, /\t/))),
  ...worldwide,
].filter(isLearnt);
const silver = labelledRows(join(facts, 'silver-names.jsonl.gz')).filter(isLearnt);
const people = persons(1, 'learnt');
const swapped = [...gold, ...silver]
  .filter((_, index) => index % SWAPPED === 0)
  .map(renamer(3, () => people.next().value));
const texts = [
  ...silver,
  ...swapped,
  ...Array.from({ length: GOLD_REPEATS }, () => gold).flat(),
  ...frameTexts(FRAME_ROUNDS, 2),
];
process.stderr.write(`${texts.length} texts\n`);
const weights = quantised(train(texts.map(exampleOf)));
writeFileSync(
  values.out ?? new URL('../../engine/names/data/model.json', import.meta.url),
  `${JSON.stringify({ weights: toNibbles(weights) })}\n`,
);
process.stderr.write(`${weights.length} weights\n`);
