/**
 * Exports articles in every format and reads the tables back as analysts do, with pandas, DuckDB and Python's sqlite3,
 * which are installed from PyPI in a folder of their own: `npm run test:tables`. Where they cannot be installed it says
 * so and passes.
 *
 *     --articles N   how many articles, made of the samples under other names; 200 unless said otherwise
 */
import { execFile } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { exportTables } from '../../bin/commands/export.ts';

const run = promisify(execFile);
const ROOT = path.resolve(import.meta.dirname, '../..');
const PACKAGES = ['pandas==3.1.1', 'duckdb==2.0.1'];

const { values } = parseArgs({ options: { articles: { type: 'string', default: '200' } } });
const count = Number(values.articles);
const folder = mkdtempSync(path.join(tmpdir(), 'nutgraf-tables-'));

/** The samples, as often as it takes, a thousand files a folder. */
function fill(): string {
  const samples = globSync('events/articles/*', { cwd: ROOT }).sort();
  for (let at = 0; at < count; at++) {
    const sample = samples[at % samples.length];
    if (sample === undefined) throw new Error('there are no sample articles');
    const into = path.join(folder, 'articles', String(Math.floor(at / 1000)));
    mkdirSync(into, { recursive: true });
    copyFileSync(path.join(ROOT, sample), path.join(into, `${at}-${path.basename(sample)}`));
  }
  return path.join(folder, 'articles');
}

async function write(articles: string, format: 'csv' | 'jsonl' | 'sqlite', out: string): Promise<void> {
  const began = Date.now();
  const code = await exportTables([articles], {
    data: folder,
    threads: availableParallelism(),
    format,
    out: path.join(folder, out),
  });
  if (code !== 0) throw new Error(`the export as ${format} refused an article`);
  const seconds = (Date.now() - began) / 1000;
  const peak = process.memoryUsage().rss / 1e6;
  console.log(`${format}: ${count} articles in ${seconds.toFixed(1)} s, ${peak.toFixed(0)} MB in memory`);
}

try {
  const articles = fill();
  await write(articles, 'csv', 'csv');
  await write(articles, 'jsonl', 'rows.jsonl');
  await write(articles, 'sqlite', 'articles.db');
  console.log(`${(statSync(path.join(folder, 'articles.db')).size / 1e6).toFixed(1)} MB of SQLite`);
  const bin = path.join(folder, 'venv/bin');
  const installed = await run('python3', ['-m', 'venv', path.join(folder, 'venv')])
    .then(() => run(path.join(bin, 'pip'), ['install', '--quiet', ...PACKAGES]))
    .then(() => true)
    .catch((error: unknown) => {
      console.log(`skipped: pandas and DuckDB cannot be installed here (${String(error).split('\n')[0]})`);
      return false;
    });
  if (installed) {
    const { stdout } = await run(path.join(bin, 'python'), [
      path.join(import.meta.dirname, 'read_back.py'),
      folder,
      String(count),
    ]).catch((error: { stdout?: string; stderr?: string }) => {
      console.log(error.stdout ?? '');
      throw new Error(`the tables cannot be read back: ${error.stderr ?? ''}`);
    });
    console.log(stdout.trimEnd());
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
