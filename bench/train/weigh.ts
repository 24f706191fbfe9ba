/**
 * Learns to weigh names and writes engine/names/data/weigh.json.
 *
 *     for fold in 0 1 2; do node bench/train/names.ts <data folder> --without-fold $fold --out fold-$fold.json; done
 *     node bench/train/weigh.ts <data folder> fold-0.json fold-1.json fold-2.json [--tune] [--out FILE]
 *
 * Each text is read by the tagger that was trained without it, so that the names here are as good and as bad as those
 * of texts nobody has seen. Every name is one of its type where most of its mentions have the bounds and the type of
 * the labels, else none. Each text is read once as it is and once with other names (`name-swaps.ts`), so that what is
 * around a name tells more than its words. With `--tune` the check half of Worldwide is left out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { certaintyOf, evidenceFor } from '../../engine/names/certainty.ts';
import certainty from '../../engine/names/data/certainty.json' with { type: 'json' };
import { namesIn } from '../../engine/names/index.ts';
import type { Cluster } from '../../engine/names/link.ts';
import { isInProse, NameText, ROWS, signsFor } from '../../engine/names/signs.ts';
import { KINDS, STEP } from '../../engine/names/weigh.ts';
import { tokenizeText } from '../../engine/text/document.ts';
import { fromNibbles, toNibbles } from '../../engine/text/nibbles.ts';
import { WordSet } from '../../engine/text/word-set.ts';
import { isTuning } from '../shared.ts';
import { FOLDS, foldOf } from './folds.ts';
import { bareSpan } from './name-examples.ts';
import { frameTexts } from './name-frames.ts';
import { renamer } from './name-swaps.ts';
import { columnTexts, type LabelledText, labelledRows } from './name-texts.ts';
import { persons } from './origins.ts';
import { type ClassExample, fitSoftmax } from './softmax.ts';

/**
 * Names less likely right than this are left out. Chosen on the tune halves of CleanCoNLL, IEER and MEANTIME by the F1
 * of `bench/names.ts`; a person of whom the text gives one word has to be surer, what its form tells less sure, and so
 * one whose words texts do not write small: by that people of all origins are found.
 */
const THRESHOLDS = {
  person: 0.5,
  personOfOneWord: 0.7,
  personOfNames: 0.22,
  told: 0.35,
  organization: 0.4,
  place: 0.5,
};
/** A hand-labelled name is worth so many that a model labelled. */
const GOLD_WEIGHT = 6;
/** A name that is right but for its bounds is half as wrong. */
const PARTIAL_WEIGHT = 0.5;
const FIT = { size: ROWS, classes: KINDS.length, rounds: 8, penalty: 50 };
/** So many times every frame is filled: people of every origin, and what is named after people. */
const FRAME_ROUNDS = 30;
const SWAP_SHARES = { places: 0.7, organizations: 0.9 };

/** Words written small in so many texts are common, unless they stand with a capital that many times as often. */
const COMMON = { texts: 12, capitals: 3, letters: 3 };
const WORD_BYTES = 1 << 13;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { tune: { type: 'boolean', default: false }, out: { type: 'string' } },
});
const [data, ...files] = positionals;
if (data === undefined || files.length !== FOLDS) {
  process.stderr.write(`use: node bench/train/weigh.ts <data folder> <${FOLDS} taggers> [--tune] [--out FILE]\n`);
  process.exit(2);
}
const taggers = files.map((file): Int8Array => {
  const { weights }: { readonly weights: string } = JSON.parse(readFileSync(file, 'utf8'));
  return fromNibbles(weights);
});

/** What a name is by the labels, as a column of the weights, and how much that counts. */
function labelOf(cluster: Cluster, { text, names }: LabelledText): { readonly gold: number; readonly share: number } {
  const none = KINDS.indexOf('none');
  const types = new Map(names.map(({ start, end, type }) => [bareSpan(text, start, end), type]));
  const votes = KINDS.map(() => 0);
  for (const { start, end } of cluster.mentions) {
    const kind = KINDS.indexOf(types.get(`${start} ${end}`) ?? 'none');
    votes[kind] = (votes[kind] ?? 0) + 1;
  }
  const gold = votes.reduce((best, count, kind) => (count > (votes[best] ?? 0) ? kind : best), none);
  const touching = cluster.mentions.filter(({ start, end }) =>
    names.some((name) => name.type === cluster.type && name.start < end && start < name.end),
  );
  const isPartial = gold === none && touching.length * 2 > cluster.mentions.length;
  return { gold, share: isPartial ? PARTIAL_WEIGHT : 1 };
}

function examplesOf(text: LabelledText, tagger: Int8Array | undefined, weight: number): ClassExample[] {
  const doc = tokenizeText(text.text, { language: 'en' });
  const clusters = namesIn(doc, tagger);
  const all = new NameText(doc, clusters);
  return clusters
    .filter((cluster) => isInProse(cluster, doc))
    .map((cluster): ClassExample => {
      const signs = signsFor(cluster, all, certaintyOf(evidenceFor(cluster, doc), certainty.weights));
      const { gold, share } = labelOf(cluster, text);
      const rows = signs.map(({ row }) => row);
      return { rows, values: signs.map(({ value }) => value), gold, weight: weight * share };
    });
}

/** Words that the texts often write small, by the number of texts: they seldom name anything alone. */
function commonWords(texts: readonly LabelledText[]): string[] {
  const small = new Map<string, number>();
  const capital = new Map<string, number>();
  const count = (counts: Map<string, number>, words: ReadonlySet<string>) => {
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  };
  for (const { text } of texts) {
    const { tokens, sentences } = tokenizeText(text, { language: 'en' });
    const first = new Set(sentences.map(({ firstToken }) => firstToken));
    const words = tokens.filter(
      ({ kind, lower, sentence }, at) =>
        kind === 'word' && lower.length >= COMMON.letters && sentence >= 0 && !first.has(at),
    );
    count(small, new Set(words.filter(({ text: form, lower }) => form === lower).map(({ lower }) => lower)));
    count(capital, new Set(words.filter(({ text: form, lower }) => form !== lower).map(({ lower }) => lower)));
  }
  return [...small.keys()].filter((word) => {
    const texts = small.get(word) ?? 0;
    return texts >= COMMON.texts && texts * COMMON.capitals >= (capital.get(word) ?? 0) && /^[a-z]+$/.test(word);
  });
}

const facts = join(data, 'facts');
const trained = join(facts, 'ner-train');
const gold = [
  ...columnTexts(join(trained, 'wikigold.conll'), 0, 1, / /),
  ...['ewt-dev.iob2', 'ewt-test.iob2'].flatMap((file) => columnTexts(join(trained, file), 1, 2, /\t/)),
  ...labelledRows(join(facts, 'ner-worldwide.jsonl')).filter(({ id }) => !values.tune || isTuning(id)),
];
const silver = labelledRows(join(facts, 'silver-names.jsonl.gz'));
const target = values.out ?? new URL('../../engine/names/data/weigh.json', import.meta.url);
// The words come first: the signs of names look at them.
const common = WordSet.of(commonWords(silver), WORD_BYTES);
const old: { readonly common: string } = JSON.parse(
  readFileSync(new URL('../../engine/names/data/weigh.json', import.meta.url), 'utf8'),
);
if (old.common !== common) process.stderr.write('new common words: run it twice\n');

const people = persons(4, 'learnt');
const rename = renamer(5, () => people.next().value, SWAP_SHARES);
const examples = [
  ...gold.map((text) => ({ text, weight: GOLD_WEIGHT })),
  ...silver.map((text) => ({ text, weight: 1 })),
].flatMap(({ text, weight }) => {
  const tagger = taggers[foldOf(text)];
  return [...examplesOf(text, tagger, weight), ...examplesOf(rename(text), tagger, weight)];
});
examples.push(...frameTexts(FRAME_ROUNDS, 9).flatMap((text) => examplesOf(text, taggers[foldOf(text)], 1)));
const weights = Int8Array.from(fitSoftmax(examples, FIT), (weight) =>
  Math.max(-127, Math.min(127, Math.round(weight / STEP))),
);
writeFileSync(target, `${JSON.stringify({ thresholds: THRESHOLDS, common, weights: toNibbles(weights) })}\n`);
process.stderr.write(`${examples.length} names, ${weights.filter((weight) => weight !== 0).length} weights\n`);
