/**
 * Measures article extraction on pages with a gold text, for this engine and for npm peers in the same run.
 *
 *     node bench/html.ts --data DIR --scorer FILE [--sets scrapinghub,wcxb] [--peers readability,defuddle]
 *
 * DIR holds `<set>.jsonl` with rows `{id, html, text, title?, author?, date?}`, where `html` names a gzip file below DIR.
 * FILE is a Python script that takes GOLD.jsonl and PREDICTED.jsonl and prints the scores.
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
    const article = await Defuddle(document, url);
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

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    scorer: { type: 'string' },
    sets: { type: 'string', default: 'scrapinghub,wcxb' },
    peers: { type: 'string', default: 'readability,defuddle' },
  },
});
const { data, scorer } = values;
if (data === undefined || scorer === undefined) throw new Error('Give --data DIR and --scorer FILE.');
const folder = mkdtempSync(join(tmpdir(), 'bench-html-'));
try {
  for (const set of values.sets.split(',')) {
    const gold = join(data, `${set}.jsonl`);
    const rows = readFileSync(gold, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line): GoldRow => JSON.parse(line));
    for (const name of ['nutgraf', ...values.peers.split(',').filter((peer) => peer !== '')]) {
      const extract = EXTRACTORS[name];
      if (extract === undefined) throw new Error(`No extractor is called ${name}.`);
      const times: number[] = [];
      const lines: string[] = [];
      const scores = { title: [] as number[], author: [] as number[], date: [] as number[] };
      let failed = 0;
      for (const row of rows) {
        const bytes = gunzipSync(readFileSync(join(data, row.html)));
        const begin = performance.now();
        let found: Prediction = { text: '' };
        try {
          found = await extract(bytes, row.url);
        } catch {
          failed++;
        }
        times.push(performance.now() - begin);
        lines.push(JSON.stringify({ id: row.id, text: found.text }));
        if (row.title) scores.title.push(tokenF1(row.title, found.title));
        if (row.author) scores.author.push(tokenF1(row.author, found.author));
        if (row.date) scores.date.push(row.date.slice(0, 10) === (found.date ?? '').slice(0, 10) ? 1 : 0);
      }
      const predicted = join(folder, `${set}-${name}.jsonl`);
      writeFileSync(predicted, `${lines.join('\n')}\n`);
      const score = execFileSync('python3', [scorer, gold, predicted], { encoding: 'utf8' }).trim();
      process.stdout.write(
        `${set.padEnd(12)} ${name.padEnd(12)} ${score}  title ${mean(scores.title)} author ${mean(scores.author)} date ${mean(scores.date)}  ` +
          `ms median ${percentile(times, 0.5)} p95 ${percentile(times, 0.95)}  failed ${failed}\n`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
