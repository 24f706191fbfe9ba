/**
 * Trains the name tagger and writes engine/names/data/model.json.
 *
 *     node bench/train/names.ts [--silver FILE.jsonl]... [--conll FILE]... [--iob2 FILE]...
 *
 * Silver rows are {"text", "ents": [[start, end, label]]} with spaCy's labels, offsets in UTF-16 units; CoNLL files have a token and a
 * tag a line. An averaged perceptron with greedy decoding (Collins 2002, "Discriminative Training Methods for Hidden Markov Models") over
 * hashed features; the averaged weights are kept as 8-bit integers.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import type { EntityType } from '../../engine/analysis.ts';
import { type Candidate, candidatesOf, HISTORY_ROWS, historyRows, TABLE_ROWS } from '../../engine/names/features.ts';
import { scoreTags } from '../../engine/names/tagger.ts';
import { beginTag, mayFollow, OUTSIDE, TAG_COUNT } from '../../engine/names/tags.ts';
import { tokenizeText } from '../../engine/text/document.ts';
import type { TokenizedText } from '../../engine/text/tokenized-text.ts';

const EPOCHS = 6;
/** Hand-labelled text is worth more than what a model labelled, and there is less of it. */
const GOLD_REPEATS = 3;
/** Of the absolute weights, the share that 8 bits must hold without clipping. */
const UNCLIPPED = 0.9995;

const TYPES: Readonly<Record<string, EntityType>> = {
  PERSON: 'person',
  PER: 'person',
  GPE: 'place',
  LOC: 'place',
  ORG: 'organization',
};

interface Example {
  readonly candidates: readonly Candidate[];
  readonly gold: Uint8Array;
}

interface LabelledSpan {
  readonly start: number;
  readonly end: number;
  readonly type: EntityType;
}

function exampleOf(doc: TokenizedText, spans: readonly LabelledSpan[]): Example {
  const tagAt = new Map<number, number>();
  let at = 0;
  for (const { start, end, type } of [...spans].sort((a, b) => a.start - b.start)) {
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

function silverExamples(file: string): Example[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const row: { text: string; ents: [number, number, string][] } = JSON.parse(line);
      const spans = row.ents.flatMap(([start, end, label]) => {
        const type = TYPES[label];
        return type === undefined ? [] : [{ start, end, type }];
      });
      return exampleOf(tokenizeText(row.text, { language: 'en' }), spans);
    });
}

/** Sentences of a file with one token a line, about twenty joined into a text so that words can be met again. */
function columnExamples(file: string, tokenColumn: number, tagColumn: number, separator: RegExp): Example[] {
  const sentences: { token: string; tag: string }[][] = [[]];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('#')) continue;
    const columns = line.split(separator);
    const token = columns[tokenColumn];
    const tag = columns[tagColumn];
    if (line.trim() === '' || token === undefined || tag === undefined) sentences.push([]);
    else sentences.at(-1)?.push({ token, tag });
  }
  const examples: Example[] = [];
  const filled = sentences.filter((sentence) => sentence.length > 0);
  for (let from = 0; from < filled.length; from += 20) {
    let text = '';
    const spans: { start: number; end: number; type: EntityType }[] = [];
    for (const sentence of filled.slice(from, from + 20)) {
      let previous = 'O';
      for (const { token, tag } of sentence) {
        if (text !== '' && !text.endsWith('\n\n') && !/^[.,;:!?)%]$|^['’]s$|^n't$/.test(token) && !/[($]$/.test(text))
          text += ' ';
        const start = text.length;
        text += token;
        const type = TYPES[tag.slice(2)];
        const last = spans.at(-1);
        if (type !== undefined && tag.startsWith('I-') && previous.slice(2) === tag.slice(2) && last !== undefined)
          last.end = text.length;
        else if (type !== undefined) spans.push({ start, end: text.length, type });
        previous = tag;
      }
      text += '\n\n';
    }
    examples.push(exampleOf(tokenizeText(text, { language: 'en' }), spans));
  }
  return examples;
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
  return Int8Array.from(weights, (weight) => Math.round(Math.max(-1, Math.min(1, weight / limit)) * 127));
}

const { values } = parseArgs({
  options: {
    silver: { type: 'string', multiple: true },
    conll: { type: 'string', multiple: true },
    iob2: { type: 'string', multiple: true },
  },
});
const gold = [
  ...(values.conll ?? []).flatMap((file) => columnExamples(file, 0, 1, / /)),
  ...(values.iob2 ?? []).flatMap((file) => columnExamples(file, 1, 2, /\t/)),
];
const examples = [
  ...(values.silver ?? []).flatMap(silverExamples),
  ...Array.from({ length: GOLD_REPEATS }, () => gold).flat(),
];
process.stderr.write(`${examples.length} texts\n`);
const packed = brotliCompressSync(quantised(train(examples)), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
});
writeFileSync(
  new URL('../../engine/names/data/model.json', import.meta.url),
  `${JSON.stringify({ weights: packed.toString('base64') })}\n`,
);
process.stderr.write(`${packed.length} bytes compressed\n`);
