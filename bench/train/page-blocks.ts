/**
 * Fits engine/extract/data/block-weights.json: a logistic model that tells which blocks of a page, of those that the
 * rules take for the article's, are none.
 *
 *     node bench/train/page-blocks.ts DATA [--write] [--half tune|check]
 *
 * DATA holds `<set>.jsonl` with rows `{id, html, text, url?}`, where `html` names a gzip file below it. A block is
 * right as far as its runs of four words are in the gold text; it weighs as much as its share of the page, so that each
 * page counts once, and a site counts for at most three pages. Without --write it cross-validates by site and prints
 * the F1 of the blocks' runs of four words, with the rules alone and with the weights; with it, it fits on all sites,
 * or on those of one half, and writes the weights. Blocks that noise removal cuts anyway are neither learnt from nor
 * counted.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { RemovalLog } from '../../engine/blocks/blocks.ts';
import { KNOWN_NAMES } from '../../engine/clean.ts';
import { decodeSource } from '../../engine/decode/decode.ts';
import { textBlock, titleHeading } from '../../engine/extract/article.ts';
import { ruledBody } from '../../engine/extract/body.ts';
import { EVIDENCE, evidenceFor } from '../../engine/extract/evidence.ts';
import { type BlockWeights, likelihood, MAX_CUT } from '../../engine/extract/learnt.ts';
import { PageMeasures } from '../../engine/extract/measures.ts';
import { readDeclared } from '../../engine/extract/metadata.ts';
import { parsePage } from '../../engine/extract/parse-html.ts';
import { noMetadata } from '../../engine/metadata/metadata.ts';
import { cleanBlocks } from '../../engine/noise/clean-blocks.ts';
import { newCleaning } from '../../engine/noise/cleaning.ts';
import { isTuning, readRows } from '../shared.ts';
import { fitLogistic } from './logistic.ts';

const SETS = ['scrapinghub', 'wcxb', 'fundus'] as const;
const OUT = new URL('../../engine/extract/data/block-weights.json', import.meta.url);
/** Below this likelihood a block goes; chosen on the tune half. */
const THRESHOLD = 0.35;
/** What is tried beside it. */
const THRESHOLDS = [0.15, 0.25, 0.35, 0.5];
const FOLDS = 5;
const MAX_PAGES = 3;
/** Words of a run that is compared. */
const RUN = 4;
/** A block weighs at most as much as so many words. */
const MAX_WORDS = 200;
const DESCENT = { rounds: 200, step: 0.15, momentum: 0.9 };
/** Pages with less text than this, in words, weigh less than others. */
const MIN_WORDS = 50;

/** Lines of fewer characters are short; with a larger share of them a text is a list. */
const SHORT_LINE = 80;
const LIST_SHARE = 0.5;

interface GoldPage {
  readonly id: string;
  readonly url?: string;
  readonly html: string;
  readonly text: string;
}

interface Block {
  readonly evidence: readonly number[];
  readonly words: number;
  /** Share of its runs that are in the gold text. */
  readonly right: number;
}

interface Page {
  readonly set: (typeof SETS)[number];
  readonly site: string;
  readonly tuning: boolean;
  readonly kind: 'article' | 'list';
  readonly blocks: readonly Block[];
  readonly goldRuns: number;
}

function wordsOf(text: string): string[] {
  return text.replaceAll('\u00ad', '').match(/[\p{L}\p{N}_]+/gu) ?? [];
}

function runsOf(words: readonly string[], length: number): string[] {
  return words.slice(length - 1).map((_, at) => words.slice(at, at + length).join(' '));
}

function siteOf({ id, url }: GoldPage): string {
  return url === undefined ? id.replace(/_.*$/, '') : new URL(url).hostname.replace(/^www\./, '');
}

/** The kind of a page by its gold text: a list has mostly short lines. */
function kindOf(text: string): Page['kind'] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.filter((line) => line.length < SHORT_LINE).length > LIST_SHARE * lines.length ? 'list' : 'article';
}

function readPage(data: string, set: Page['set'], row: GoldPage): Page {
  const source = decodeSource(gunzipSync(readFileSync(join(data, row.html))), 'text/html', 'page.html');
  const { root, elements } = parsePage(source.text);
  const { title } = readDeclared(elements);
  const measures = new PageMeasures(ruledBody(root, new Set(), titleHeading(elements, title)));
  const taken = measures.blocks.flatMap((block, at) => {
    const made = measures.kept[at] === true ? textBlock(block) : null;
    return made === null ? [] : [{ at, made }];
  });
  const cleaning = newCleaning('', new Set(), new RemovalLog(''), KNOWN_NAMES);
  const cleaned = cleanBlocks(
    taken.map(({ made }) => made),
    { ...noMetadata(), title },
    cleaning,
  );
  const left = new Set(cleaned.blocks.map(({ origin }) => origin));
  const gold = wordsOf(row.text);
  const known = new Set(runsOf(gold, RUN));
  const lines = new Set(row.text.split('\n').map((line) => wordsOf(line).join(' ')));
  const blocks = taken.flatMap(({ at, made }): Block[] => {
    const words = wordsOf(measures.blocks[at]?.text ?? '');
    if (!left.has(made.origin) || words.length === 0) return [];
    const runs = runsOf(words, RUN);
    const right =
      runs.length > 0 ? runs.filter((run) => known.has(run)).length / runs.length : Number(lines.has(words.join(' ')));
    return [{ evidence: evidenceFor(measures, at), words: words.length, right }];
  });
  const site = siteOf(row);
  const goldRuns = Math.max(1, gold.length - RUN + 1);
  return { set, site, tuning: isTuning(site), kind: kindOf(row.text), blocks, goldRuns };
}

/** Fits on standardised evidence, so that one penalty suits all, and gives weights for the evidence as it is. */
function learn(pages: readonly Page[]): BlockWeights {
  const seen = new Map<string, number>();
  const taken = pages.filter(({ site }) => {
    seen.set(site, (seen.get(site) ?? 0) + 1);
    return (seen.get(site) ?? 0) <= MAX_PAGES;
  });
  const all = taken.flatMap(({ blocks }) => blocks);
  const mean = EVIDENCE.map(
    (_, index) => all.reduce((sum, { evidence }) => sum + (evidence[index] ?? 0), 0) / all.length,
  );
  const spread = EVIDENCE.map((_, index) => {
    const squares = all.reduce((sum, { evidence }) => sum + ((evidence[index] ?? 0) - (mean[index] ?? 0)) ** 2, 0);
    return Math.sqrt(squares / all.length) || 1;
  });
  const examples = taken.flatMap(({ blocks }) => {
    const total = Math.max(
      MIN_WORDS,
      blocks.reduce((sum, { words }) => sum + words, 0),
    );
    return blocks.flatMap(({ evidence, words, right }) => {
      const standard = [1, ...evidence.map((value, index) => (value - (mean[index] ?? 0)) / (spread[index] ?? 1))];
      const weight = Math.min(words, MAX_WORDS) / total;
      return [
        { evidence: standard, isRight: true, weight: weight * right },
        { evidence: standard, isRight: false, weight: weight * (1 - right) },
      ].filter((example) => example.weight > 0);
    });
  });
  const [bias = 0, ...weights] = fitLogistic(examples, DESCENT);
  const scaled = weights.map((weight, index) => weight / (spread[index] ?? 1));
  return {
    bias: bias - scaled.reduce((sum, weight, index) => sum + weight * (mean[index] ?? 0), 0),
    weights: scaled,
  };
}

function score(pages: readonly Page[], keeps: (block: Block) => boolean): string {
  let [precision, recall] = [0, 0];
  for (const page of pages) {
    let [runs, hits] = [0, 0];
    const all = page.blocks.reduce((sum, { words }) => sum + words, 0);
    const cut = page.blocks.reduce((sum, block) => sum + (keeps(block) ? 0 : block.words), 0);
    for (const block of page.blocks) {
      if (cut <= MAX_CUT * all && !keeps(block)) continue;
      runs += block.words;
      hits += block.words * block.right;
    }
    precision += runs === 0 ? 0 : hits / runs;
    recall += Math.min(1, hits / page.goldRuns);
  }
  precision /= pages.length;
  recall /= pages.length;
  const f1 = (2 * precision * recall) / (precision + recall);
  return `P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(4)}`;
}

function crossValidate(pages: readonly Page[]): void {
  const sites = [...new Set(pages.map(({ site }) => site))];
  const foldOf = (site: string): number => sites.indexOf(site) % FOLDS;
  const models = Array.from({ length: FOLDS }, (_, fold) => learn(pages.filter(({ site }) => foldOf(site) !== fold)));
  const likely = new Map<Block, number>();
  for (const { site, blocks } of pages)
    for (const block of blocks) {
      const model = models[foldOf(site)];
      if (model !== undefined) likely.set(block, likelihood(block.evidence, model));
    }
  const report = (name: string, rows: readonly Page[]): void => {
    process.stdout.write(`${name}, ${rows.length} pages: rules ${score(rows, () => true)}\n`);
    for (const threshold of THRESHOLDS)
      process.stdout.write(
        `  under ${threshold} cut: ${score(rows, (block) => (likely.get(block) ?? 1) >= threshold)}\n`,
      );
  };
  for (const set of SETS)
    for (const tuning of [true, false])
      report(
        `${set}, ${tuning ? 'tune' : 'check'}`,
        pages.filter((page) => page.set === set && page.tuning === tuning),
      );
  for (const kind of ['article', 'list'] as const)
    report(
      `all, ${kind}`,
      pages.filter((page) => page.kind === kind),
    );
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean' }, half: { type: 'string' } },
});
const [data] = positionals;
if (data === undefined) throw new Error('Give the folder with the pages.');
const pages = SETS.flatMap((set) =>
  readRows<GoldPage>(join(data, `${set}.jsonl`)).map((row) => readPage(data, set, row)),
);
if (values.write === true) {
  const chosen = values.half === undefined ? pages : pages.filter(({ tuning }) => tuning === (values.half === 'tune'));
  const { bias, weights } = learn(chosen);
  const round = (value: number): number => Math.round(value * 10_000) / 10_000;
  const named = Object.fromEntries(EVIDENCE.map((name, index) => [name, round(weights[index] ?? 0)]));
  writeFileSync(OUT, `${JSON.stringify({ threshold: THRESHOLD, bias: round(bias), weights: named }, null, 1)}\n`);
} else crossValidate(pages);
