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

function exampleOf({ text, names }: LabelledText): Example {
  const doc = tokenizeText(text, { language: 'en' });
  const tagAt = new Map<number, number>();
  let at = 0;
  for (const { start, end, type } of [...names].sort((a, b) => a.start - b.start)) {
    while (at < doc.tokens.length && (doc.tokens[at]?.start ?? 0) < start) at++;
    let from = at;
    while (/^(?:the|a|an)$/i.test(doc.tokens[from]?.text ?? '')) from++;
    let first = true;
    for (let index = from; index < doc.tokens.length && (doc.tokens[index]?.end ?? 0) <= end; index++) {
      const token = doc.tokens[index];
      if (token === undefined) break;
      if (/^['’]s?$/.test(token.text) && token.end === end) break;
      tagAt.set(index, first ? beginTag(type) : beginTag(type) + 1);
      first = false;
    }
  }
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

/** Averaged weights after the given epochs. */
function train(examples: readonly Example[]): Float32Array {
  const size = TABLE_ROWS * TAG_COUNT;
  const weights = new Float32Array(size);
  const drift = new Float64Array(size);
  const scores = new Float32Array(TAG_COUNT);
  const history = new Array<number>(HISTORY_ROWS).fill(0);
  let step = 1;
  let seed = 42;
  const order = examples.map((_, index) => index);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let index = order.length - 1; index > 0; index--) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      const other = seed % (index + 1);
      [order[index], order[other]] = [order[other] ?? 0, order[index] ?? 0];
    }
    let wrong = 0;
    let all = 0;
    for (const chosen of order) {
      const example = examples[chosen];
      if (example === undefined) continue;
      let previous = OUTSIDE;
      let beforePrevious = OUTSIDE;
      for (const [index, candidate] of example.candidates.entries()) {
        if (candidate.detached) {
          previous = OUTSIDE;
          beforePrevious = OUTSIDE;
        }
        scoreTags(candidate, previous, beforePrevious, weights, scores, history);
        let best = OUTSIDE;
        for (let tag = 1; tag < TAG_COUNT; tag++)
          if (mayFollow(previous, tag) && (scores[tag] ?? 0) > (scores[best] ?? 0)) best = tag;
        let gold = example.gold[index] ?? OUTSIDE;
        // After a mistake the gold tag may not be reachable; the one that begins anew is right then.
        if (!mayFollow(previous, gold)) gold -= 1;
        all++;
        if (best !== gold) {
          wrong++;
          historyRows(candidate, previous, beforePrevious, history);
          for (const rows of [candidate.rows, history]) {
            for (const row of rows) {
              const base = row * TAG_COUNT;
              weights[base + gold] = (weights[base + gold] ?? 0) + 1;
              drift[base + gold] = (drift[base + gold] ?? 0) + step;
              weights[base + best] = (weights[base + best] ?? 0) - 1;
              drift[base + best] = (drift[base + best] ?? 0) - step;
            }
          }
        }
        step++;
        beforePrevious = previous;
        previous = best;
      }
    }
    process.stderr.write(`epoch ${epoch + 1}: ${((100 * wrong) / all).toFixed(2)} % of ${all} tokens wrong\n`);
  }
  return weights.map((weight, index) => weight - (drift[index] ?? 0) / step);
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
