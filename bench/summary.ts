/**
 * Summaries against the first three sentences of the same article.
 *
 *   node bench/summary.ts <rouge.py> <articles.jsonl>...
 *
 * Rows: {"id", "text", "summary"}. Predictions of both go to a temporary folder and are scored by the given scorer, paired. Also printed: how many
 * summary sentences open with a pronoun or connective without the sentence before them, how many do not end as a sentence does, and the time taken.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Analysis, Sentence } from '../engine/analysis.ts';
import { analyse } from '../engine/digest.ts';
import { summaryAt } from '../engine/present.ts';
import type { CleanArticle } from '../engine/record.ts';
import { leansBack } from '../engine/summary/coherence.ts';
import { summarise } from '../engine/summary/index.ts';

interface Row {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
}

interface Rates {
  sentences: number;
  dangling: number;
  broken: number;
}

const PEER_SENTENCES = 3;
const [scorer, ...files] = process.argv.slice(2);
if (scorer === undefined || files.length === 0) {
  console.error('usage: node bench/summary.ts <rouge.py> <articles.jsonl>...');
  process.exit(2);
}

function rowsOf(file: string): Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Row => JSON.parse(line));
}

function articleOf({ text, title }: Row): CleanArticle {
  return {
    text,
    title: title ?? null,
    byline: null,
    authors: [],
    publishedAt: null,
    updatedAt: null,
    url: null,
    site: null,
    language: 'en',
    words: 0,
    dateline: null,
    sections: [],
    headings: [],
    removed: [],
    removedTotals: { entries: 0, characters: 0 },
    source: { bytes: 0, encoding: 'utf-8', mediaType: 'text/plain' },
  };
}

/** Ends with a stop of its own and any closing marks, and holds as many opening as closing curly quotation marks. */
function isWhole(text: string): boolean {
  return (
    /[.!?…](?:["'”’)\]]|\s)*$/.test(text) &&
    (text.match(/[“"]/g) ?? []).length % 2 === (text.match(/”/g) ?? []).length % 2
  );
}

function count(rates: Rates, analysis: Analysis, orders: readonly number[], texts: readonly string[]): void {
  const shown = new Set(orders);
  for (const [index, order] of orders.entries()) {
    const sentence: Sentence | undefined = analysis.sentences[order];
    if (sentence === undefined) continue;
    rates.sentences += 1;
    if (order > 0 && !shown.has(order - 1) && leansBack(analysis, sentence, 'en')) rates.dangling += 1;
    if (!isWhole(texts[index] ?? '')) rates.broken += 1;
  }
}

function show(label: string, { sentences, dangling, broken }: Rates): void {
  const percent = (part: number): string => `${((100 * part) / Math.max(1, sentences)).toFixed(2)} %`;
  console.log(`${label}: ${sentences} sentences, dangling openers ${percent(dangling)}, broken ${percent(broken)}`);
}

const folder = mkdtempSync(join(tmpdir(), 'nutgraf-summary-'));
const pooled: { gold: string[]; lead: string[]; ours: string[] } = { gold: [], lead: [], ours: [] };

function score(label: string, gold: readonly string[], lead: readonly string[], ours: readonly string[]): void {
  const path = (kind: string): string => join(folder, `${label}.${kind}.jsonl`);
  writeFileSync(path('gold'), `${gold.join('\n')}\n`);
  writeFileSync(path('first-three'), `${lead.join('\n')}\n`);
  writeFileSync(path('ours'), `${ours.join('\n')}\n`);
  const run = spawnSync(
    'python3',
    [scorer ?? '', '--data', path('gold'), '--pred', path('first-three'), '--pred', path('ours')],
    { encoding: 'utf8' },
  );
  console.log(`${label}\n${run.stdout}${run.stderr}`);
}

for (const file of files) {
  const label = basename(file, '.jsonl');
  const gold: string[] = [];
  const lead: string[] = [];
  const ours: string[] = [];
  const rates: Rates = { sentences: 0, dangling: 0, broken: 0 };
  const leadRates: Rates = { sentences: 0, dangling: 0, broken: 0 };
  let milliseconds = 0;
  for (const row of rowsOf(file)) {
    const analysis = analyse(articleOf(row));
    const began = performance.now();
    const summary = summarise(analysis);
    milliseconds += performance.now() - began;
    const sentences = summaryAt(summary, row.text, { kind: 'default' });
    const texts = sentences.map(({ text }) => text);
    const first = analysis.sentences.slice(0, PEER_SENTENCES).map(({ start, end }) => row.text.slice(start, end));
    gold.push(JSON.stringify(row));
    lead.push(JSON.stringify({ id: row.id, summary: first.join('\n') }));
    ours.push(JSON.stringify({ id: row.id, summary: texts.map((text) => text.replace(/\s+/g, ' ')).join('\n') }));
    count(
      rates,
      analysis,
      sentences.map(({ order }) => order),
      texts,
    );
    count(
      leadRates,
      analysis,
      first.map((_, order) => order),
      first,
    );
  }
  score(label, gold, lead, ours);
  show('ours', rates);
  show('first three', leadRates);
  console.log(`${(milliseconds / gold.length).toFixed(3)} ms an article on top of the analysis\n`);
  pooled.gold.push(...gold);
  pooled.lead.push(...lead);
  pooled.ours.push(...ours);
}
if (files.length > 1) score('pooled', pooled.gold, pooled.lead, pooled.ours);
