/**
 * Measures article extraction on pages with a gold text, for this engine and for peers in the same run, and prints one
 * table.
 *
 *     node bench/html.ts --data DIR --scorer FILE [--sets scrapinghub,wcxb] [--python python3]
 *       [--peers readability,defuddle,trafilatura,newspaper4k,resiliparse] [--passes 1]
 *
 * DIR holds `<set>.jsonl` with rows `{id, html, text, title?, author?, date?}`, where `html` names a gzip file below
 * DIR. FILE is a Python script that takes GOLD.jsonl and PREDICTED.jsonl and prints the scores. trafilatura,
 * newspaper4k and resiliparse (text alone) run where that Python has them; that it takes so many times as long as each
 * is told below a set, of each page the least of its passes. Title and author are the F1 of tokens, the date is right
 * if its day is. The date of ours is its publication date.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { Defuddle } from 'defuddle/node';
import { parseHTML } from 'linkedom';
import { cleanSource } from '../engine/clean.ts';
import { runPythonPeer } from './peers.ts';

interface GoldRow {
  readonly id: string;
  readonly url: string;
  readonly html: string;
  readonly text: string;
  readonly title?: string | null;
  readonly author?: string | null;
  readonly date?: string | null;
}

interface Prediction {
  readonly text: string;
  readonly title?: string | null;
  readonly author?: string | null;
  readonly date?: string | null;
}

type Extractor = (bytes: Uint8Array, url: string) => Promise<Prediction> | Prediction;

const EXTRACTORS: Readonly<Record<string, Extractor>> = {
  nutgraf: (bytes) => {
    const article = cleanSource({ bytes, contentType: 'text/html', name: 'page.html' });
    return { text: article.text, title: article.title, author: article.authors.join(', '), date: article.publishedAt };
  },
  readability: (bytes) => {
    const { document } = parseHTML(new TextDecoder().decode(bytes));
    const article = new Readability(document).parse();
    return {
      text: article?.textContent ?? '',
      title: article?.title ?? null,
      author: article?.byline ?? null,
      date: article?.publishedTime ?? null,
    };
  },
  defuddle: async (bytes, url) => {
    const { document } = parseHTML(new TextDecoder().decode(bytes));
    const { error } = console;
    // It prints a stack for every script that is no JSON.
    console.error = () => undefined;
    const article = await Defuddle(document, url).finally(() => {
      console.error = error;
    });
    const text =
      parseHTML(`<!doctype html><html><body>${article.content}</body></html>`).document.body.textContent ?? '';
    return { text, title: article.title, author: article.author, date: article.published };
  },
};

function tokens(text: string | null | undefined): string[] {
  return (text ?? '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** F1 of the tokens of two values as multisets. */
function tokenF1(gold: string, found: string | null | undefined): number {
  const left = tokens(gold);
  const right = tokens(found);
  const pool = [...right];
  let shared = 0;
  for (const token of left) {
    const at = pool.indexOf(token);
    if (at < 0) continue;
    shared++;
    pool.splice(at, 1);
  }
  return shared === 0 ? 0 : (2 * shared) / (left.length + right.length);
}

function mean(values: readonly number[]): string {
  return values.length === 0 ? '–' : (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(3);
}

function percentile(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const middle = (values: readonly number[]) => Number(percentile(values, 0.5));

function ratio(own: readonly number[], other: readonly number[], of: typeof total): string {
  return (of(own) / of(other)).toFixed(2);
}

/** What a tool gave for one page, and how long it took. */
interface Outcome extends Prediction {
  readonly ms: number;
  readonly failed: boolean;
}

/** Of each page the fastest of several passes over all of them: code is compiled in the first. */
async function runPasses(extract: Extractor, rows: readonly GoldRow[], passes: number): Promise<Outcome[]> {
  let best = await runHere(extract, rows);
  for (let pass = 1; pass < passes; pass++) {
    const again = await runHere(extract, rows);
    best = best.map((outcome, at) => ({ ...outcome, ms: Math.min(outcome.ms, again[at]?.ms ?? outcome.ms) }));
  }
  return best;
}

async function runHere(extract: Extractor, rows: readonly GoldRow[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const row of rows) {
    const bytes = gunzipSync(readFileSync(row.html));
    const begin = performance.now();
    try {
      const found = await extract(bytes, row.url);
      outcomes.push({ ...found, ms: performance.now() - begin, failed: false });
    } catch {
      outcomes.push({ text: '', ms: performance.now() - begin, failed: true });
    }
  }
  return outcomes;
}

const PYTHON_PEERS = new Set(['trafilatura', 'newspaper4k', 'resiliparse']);

/** Runs a Python tool on the pages; null where that Python does not have it. */
function runPython(python: string, tool: string, rows: readonly GoldRow[]): readonly Outcome[] | null {
  const pages = rows.map(({ id, url, html }) => ({ id, url, html }));
  const found = runPythonPeer<Prediction & { ms: number; failed?: string }>(python, 'html-peers.py', tool, pages);
  return found?.map((row): Outcome => ({ ...row, text: row.text ?? '', failed: row.failed !== undefined })) ?? null;
}

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    scorer: { type: 'string' },
    sets: { type: 'string', default: 'scrapinghub,wcxb' },
    peers: { type: 'string', default: 'readability,defuddle,trafilatura,newspaper4k' },
    python: { type: 'string', default: 'python3' },
    passes: { type: 'string', default: '1' },
  },
});
const { data, scorer } = values;
if (data === undefined || scorer === undefined) throw new Error('Give --data DIR and --scorer FILE.');
const folder = mkdtempSync(join(tmpdir(), 'bench-html-'));
const print = (...cells: readonly string[]): void => {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
};
try {
  print('set', 'tool', 'P', 'R', 'F1', '95 % interval', 'title', 'author', 'date', 'ms median', 'ms p95', 'failed');
  print(...Array.from({ length: 12 }, () => '---'));
  for (const set of values.sets.split(',')) {
    const gold = join(data, `${set}.jsonl`);
    const rows = readFileSync(gold, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line): GoldRow => JSON.parse(line))
      .map((row) => ({ ...row, html: join(data, row.html) }));
    const timesOf = new Map<string, readonly number[]>();
    for (const name of ['nutgraf', ...values.peers.split(',').filter((peer) => peer !== '')]) {
      const extract = EXTRACTORS[name];
      if (extract === undefined && !PYTHON_PEERS.has(name)) throw new Error(`No extractor is called ${name}.`);
      const outcomes =
        extract === undefined
          ? runPython(values.python, name, rows)
          : await runPasses(extract, rows, Number(values.passes));
      if (outcomes === null) {
        process.stderr.write(`${name}: not in ${values.python}, left out\n`);
        continue;
      }
      const scores = { title: [] as number[], author: [] as number[], date: [] as number[] };
      rows.forEach((row, at) => {
        const found = outcomes[at];
        if (row.title) scores.title.push(tokenF1(row.title, found?.title));
        if (row.author) scores.author.push(tokenF1(row.author, found?.author));
        if (row.date) scores.date.push(row.date.slice(0, 10) === (found?.date ?? '').slice(0, 10) ? 1 : 0);
      });
      const predicted = join(folder, `${set}-${name}.jsonl`);
      const lines = rows.map(({ id }, at) => JSON.stringify({ id, text: outcomes[at]?.text ?? '' }));
      writeFileSync(predicted, `${lines.join('\n')}\n`);
      const score = execFileSync('python3', [scorer, gold, predicted], { encoding: 'utf8' });
      const part = (pattern: RegExp): string => pattern.exec(score)?.[1] ?? '–';
      const times = outcomes.map(({ ms }) => ms);
      timesOf.set(name, times);
      print(
        `${set}, ${rows.length}`,
        name,
        part(/ P ([\d.]+)/),
        part(/ R ([\d.]+)/),
        part(/ F1 ([\d.]+)/),
        part(/\[([^\]]+)\]/).replace(', ', ' – '),
        mean(scores.title),
        mean(scores.author),
        mean(scores.date),
        percentile(times, 0.5),
        percentile(times, 0.95),
        String(outcomes.filter(({ failed }) => failed).length),
      );
    }
    const own = timesOf.get('nutgraf') ?? [];
    for (const [name, times] of timesOf) {
      if (!PYTHON_PEERS.has(name)) continue;
      const [median, average] = [ratio(own, times, middle), ratio(own, times, total)];
      process.stderr.write(`${set}: nutgraf takes ${median} times as long as ${name} (median), ${average} (mean)\n`);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
