/**
 * Summaries against the first three sentences of the same article, with peers in the same run.
 *
 *     node bench/summary.ts [--equal-length | --noisy] [--peers] [--python FILE] [--packages DIR] [--rows N]
 *       <rouge.py> <articles.jsonl>...
 *
 * Rows: {"id", "text", "summary"}. The predictions go to a temporary folder and are scored by the given scorer, paired
 * against the first: the first three sentences, these cut to as many words as ours (which breaks the last one: a limit
 * of words alone raises ROUGE-1), and ours. Also printed: how many summary sentences open with a pronoun or connective
 * without the sentence before them, how many do not end as a sentence does, and the time taken.
 *
 * With --equal-length, for references that are half an article: whole first sentences and ours, both within the words
 * of the reference. With --noisy lines of a page's head stand above each article, as in what really gets uploaded: the
 * first three sentences are those of the raw text, ours are made after cleaning it. With --peers the summarizers of
 * summary-peers.py that the Python has are scored, too, and with --packages those of summary-peers.ts that a folder's
 * node_modules has.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import type { Analysis } from '../engine/analysis.ts';
import { cleanDecoded, rawArticle } from '../engine/clean.ts';
import { analyse } from '../engine/digest.ts';
import { summaryAt } from '../engine/present.ts';
import { leansBack } from '../engine/summary/coherence.ts';
import { summarise } from '../engine/summary/index.ts';
import type { Sentence } from '../engine/text/tokenized-text.ts';
import { withNoiseAbove } from './noisy.ts';
import { runPeer, runPythonPeer } from './peers.ts';
import { readRows, scratchFolder } from './shared.ts';

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
const NPM_PEERS = ['lexrank', 'node-summarizer', 'ts-textrank', 'text-summarization'];
const PEERS = ['sumy-lexrank', 'sumy-textrank', 'sumy-lsa', 'sumy-luhn', 'pytextrank'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'equal-length': { type: 'boolean', default: false },
    noisy: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
    python: { type: 'string', default: 'python3' },
    packages: { type: 'string' },
    rows: { type: 'string' },
  },
});
const [scorer, ...files] = positionals;
if (scorer === undefined || files.length === 0) {
  console.error(
    'usage: node bench/summary.ts [--equal-length | --noisy] [--peers] [--python FILE] [--rows N] <rouge.py> ' +
      '<articles.jsonl>...',
  );
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

const folder = scratchFolder();

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

/** Lines of {"id", "summary"} by tool, the first three sentences first: the others are paired against them. */
type Predictions = Map<string, string[]>;

function add(predictions: Predictions, tool: string, id: string, sentences: readonly string[]): void {
  const lines = predictions.get(tool) ?? [];
  lines.push(JSON.stringify({ id, summary: sentences.join('\n') }));
  predictions.set(tool, lines);
}

function score(label: string, gold: readonly string[], predictions: Predictions): void {
  const path = (kind: string): string => join(folder, `${label}.${kind}.jsonl`);
  writeFileSync(path('gold'), `${gold.join('\n')}\n`);
  const given = ['--data', path('gold')];
  for (const [tool, lines] of predictions) {
    writeFileSync(path(tool), `${lines.join('\n')}\n`);
    given.push('--pred', path(tool));
  }
  const run = spawnSync('python3', [scorer ?? '', ...given], { encoding: 'utf8', maxBuffer: 1 << 28 });
  console.log(`${label}\n${run.stdout.replaceAll(`${folder}/`, '')}${run.stderr}`);
}

/** What gets uploaded, the analysis of it as it is, and that of our clean text. */
function prepared(row: Row, index: number): { readonly raw: Analysis; readonly clean: Analysis } {
  const title = row.title ?? null;
  if (!values.noisy) {
    const raw = analyse(rawArticle(row.text, { title, language: 'en' }));
    return { raw, clean: raw };
  }
  const text = withNoiseAbove(row.text, index);
  return {
    raw: analyse(rawArticle(text, { title, language: 'en' })),
    clean: analyse({ ...cleanDecoded({ text, mediaType: 'text/plain', title }), language: 'en' }),
  };
}

const pooled: { gold: string[]; predictions: Predictions } = { gold: [], predictions: new Map() };
for (const file of files) {
  const label = basename(file, '.jsonl');
  const articles = readRows<Row>(file).slice(0, Number(values.rows ?? Number.POSITIVE_INFINITY));
  const predictions: Predictions = new Map();
  const rates: Rates = { sentences: 0, dangling: 0, broken: 0 };
  const leadRates: Rates = { sentences: 0, dangling: 0, broken: 0 };
  const peerRows: { readonly id: string; readonly text: string }[] = [];
  let milliseconds = 0;
  for (const [index, row] of articles.entries()) {
    const { raw, clean } = prepared(row, index);
    peerRows.push({ id: row.id, text: raw.text });
    const began = performance.now();
    const summary = summarise(clean);
    milliseconds += performance.now() - began;
    const budget = values['equal-length'] ? wordsOf(row.summary).length : null;
    const length = budget === null ? ({ kind: 'default' } as const) : ({ kind: 'words', count: budget } as const);
    const sentences = summaryAt(summary, clean.text, length);
    const texts = sentences.map(({ text }) => text.replace(/\s+/g, ' '));
    const first = leadOf(raw, budget);
    const cut = wordsOf(first.join(' '))
      .slice(0, wordsOf(texts.join(' ')).length)
      .join(' ');
    add(predictions, 'first-three', row.id, first);
    add(predictions, 'first-three-cut', row.id, [cut]);
    add(predictions, 'ours', row.id, texts);
    count(
      rates,
      clean,
      sentences.map(({ order }) => order),
      texts,
    );
    count(
      leadRates,
      raw,
      first.map((_, order) => order),
      first,
    );
  }
  for (const tool of values.peers ? PEERS : []) {
    const found = runPythonPeer<{ id: string; summary: string }>(values.python, 'summary-peers.py', tool, peerRows);
    if (found === null) console.error(`${tool}: not in ${values.python}, left out`);
    for (const { id, summary } of found ?? []) add(predictions, tool, id, [summary]);
  }
  for (const tool of values.packages === undefined ? [] : NPM_PEERS) {
    const script = [join(import.meta.dirname, 'summary-peers.ts'), values.packages ?? '', tool];
    const found = runPeer<{ id: string; summary: string }>(process.execPath, script, peerRows);
    if (found === null) console.error(`${tool}: not in ${values.packages}, left out`);
    for (const { id, summary } of found ?? []) add(predictions, tool, id, [summary]);
  }
  const gold = articles.map((row) => JSON.stringify(row));
  score(label, gold, predictions);
  show('ours', rates);
  show('first three', leadRates);
  console.log(`${(milliseconds / articles.length).toFixed(3)} ms an article on top of the analysis\n`);
  pooled.gold.push(...gold);
  for (const [tool, lines] of predictions)
    pooled.predictions.set(tool, [...(pooled.predictions.get(tool) ?? []), ...lines]);
}
if (files.length > 1) score('pooled', pooled.gold, pooled.predictions);
