/**
 * Summaries against the first three sentences of the same article.
 *
 *   node bench/summary.ts [--equal-length] <rouge.py> <articles.jsonl>...
 *
 * Rows: {"id", "text", "summary"}. Three predictions go to a temporary folder and are scored by the given scorer, paired against the first: the first
 * three sentences, these cut to as many words as ours (which breaks the last one: a limit of words alone raises ROUGE-1), and ours. Also
 * printed: how many summary sentences open with a pronoun or connective without the sentence before them, how many do not end as a sentence does, and
 * the time taken.
 *
 * With --equal-length, for references that are half an article: whole first sentences and ours, both within the words of the reference.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Analysis, Sentence } from '../engine/analysis.ts';
import { rawArticle } from '../engine/clean.ts';
import { analyse } from '../engine/digest.ts';
import { summaryAt } from '../engine/present.ts';
import { leansBack } from '../engine/summary/coherence.ts';
import { summarise } from '../engine/summary/index.ts';
import { readRows } from './shared.ts';

interface Row {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
  readonly summary: string;
}

interface Rates {
  sentences: number;
  dangling: number;
  broken: number;
}

const PEER_SENTENCES = 3;
const equalLength = process.argv[2] === '--equal-length';
const [scorer, ...files] = process.argv.slice(equalLength ? 3 : 2);
if (scorer === undefined || files.length === 0) {
  console.error('usage: node bench/summary.ts [--equal-length] <rouge.py> <articles.jsonl>...');
  process.exit(2);
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

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** The first sentences of an article: three, or as many as a budget of words holds. */
function leadOf(analysis: Analysis, budget: number | null): string[] {
  const sentences = analysis.sentences.map(({ start, end }) => analysis.text.slice(start, end));
  if (budget === null) return sentences.slice(0, PEER_SENTENCES);
  let words = 0;
  const end = sentences.findIndex((sentence) => {
    words += wordsOf(sentence).length;
    return words > budget;
  });
  return end < 0 ? sentences : sentences.slice(0, Math.max(1, end));
}

interface Predictions {
  readonly gold: string[];
  readonly lead: string[];
  readonly leadCut: string[];
  readonly ours: string[];
}

function noPredictions(): Predictions {
  return { gold: [], lead: [], leadCut: [], ours: [] };
}

const pooled = noPredictions();

function score(label: string, { gold, lead, leadCut, ours }: Predictions): void {
  const path = (kind: string): string => join(folder, `${label}.${kind}.jsonl`);
  writeFileSync(path('gold'), `${gold.join('\n')}\n`);
  writeFileSync(path('first-three'), `${lead.join('\n')}\n`);
  writeFileSync(path('first-three-cut'), `${leadCut.join('\n')}\n`);
  writeFileSync(path('ours'), `${ours.join('\n')}\n`);
  const run = spawnSync(
    'python3',
    [
      scorer ?? '',
      '--data',
      path('gold'),
      '--pred',
      path('first-three'),
      '--pred',
      path('first-three-cut'),
      '--pred',
      path('ours'),
    ],
    { encoding: 'utf8' },
  );
  console.log(`${label}\n${run.stdout}${run.stderr}`);
}

for (const file of files) {
  const label = basename(file, '.jsonl');
  const rows = noPredictions();
  const rates: Rates = { sentences: 0, dangling: 0, broken: 0 };
  const leadRates: Rates = { sentences: 0, dangling: 0, broken: 0 };
  let milliseconds = 0;
  for (const row of readRows<Row>(file)) {
    const analysis = analyse(rawArticle(row.text, { title: row.title ?? null, language: 'en' }));
    const began = performance.now();
    const summary = summarise(analysis);
    milliseconds += performance.now() - began;
    const budget = equalLength ? wordsOf(row.summary).length : null;
    const sentences = summaryAt(
      summary,
      row.text,
      budget === null ? { kind: 'default' } : { kind: 'words', count: budget },
    );
    const texts = sentences.map(({ text }) => text.replace(/\s+/g, ' '));
    const first = leadOf(analysis, budget);
    const cut = wordsOf(first.join(' '))
      .slice(0, wordsOf(texts.join(' ')).length)
      .join(' ');
    rows.gold.push(JSON.stringify(row));
    rows.lead.push(JSON.stringify({ id: row.id, summary: first.join('\n') }));
    rows.leadCut.push(JSON.stringify({ id: row.id, summary: cut }));
    rows.ours.push(JSON.stringify({ id: row.id, summary: texts.join('\n') }));
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
  score(label, rows);
  show('ours', rates);
  show('first three', leadRates);
  console.log(`${(milliseconds / rows.gold.length).toFixed(3)} ms an article on top of the analysis\n`);
  for (const kind of ['gold', 'lead', 'leadCut', 'ours'] as const) pooled[kind].push(...rows[kind]);
}
if (files.length > 1) score('pooled', pooled);
