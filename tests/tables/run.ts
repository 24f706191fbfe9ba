/**
 * Exports articles in every format by the command and reads the tables back as analysts do, with pandas, DuckDB and
 * Python's sqlite3, which are installed from PyPI in a folder of their own: `npm run test:tables`. Where they cannot be
 * installed it says so and passes.
 *
 *     --articles N   how many articles, no two alike; 200 unless said otherwise
 *     --python PATH  a Python that has pandas and DuckDB; installs nothing
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { parseArgs, promisify } from 'node:util';
import { articleMaker } from '../../bench/load/articles.ts';
import { watchMemory } from '../../bench/load/memory.ts';

const run = promisify(execFile);
const ROOT = path.resolve(import.meta.dirname, '../..');
const PACKAGES = ['pandas==3.1.1', 'duckdb==2.0.1'];
/** Files a folder, as an archive has them. */
const A_FOLDER = 1000;
/** A user and a system time of the shell's builtin `times`, in its second line for its children. */
const TIMES = /(\d+)m([\d.]+)s (\d+)m([\d.]+)s\s*$/;

const { values } = parseArgs({ options: { articles: { type: 'string', default: '200' }, python: { type: 'string' } } });
const count = Number(values.articles);
const folder = mkdtempSync(path.join(tmpdir(), 'nutgraf-tables-'));

/** The articles of the load test as files. */
function fill(): string {
  const make = articleMaker(1);
  for (let at = 0; at < count; at++) {
    const { key, body } = make(at);
    const into = path.join(folder, 'articles', String(Math.floor(at / A_FOLDER)));
    mkdirSync(into, { recursive: true });
    writeFileSync(path.join(into, path.basename(key)), body);
  }
  return path.join(folder, 'articles');
}

async function write(articles: string, format: 'csv' | 'jsonl' | 'sqlite', out: string): Promise<void> {
  const began = Date.now();
  const command = [process.execPath, 'bin/nutgraf.ts', 'export', '--format', format, '--out', path.join(folder, out)];
  const shell = spawn('/bin/sh', ['-c', '"$@"; code=$?; times; exit $code', 'sh', ...command, articles], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const memory = watchMemory(shell.pid ?? 0);
  const [said, [code]] = await Promise.all([text(shell.stdout), once(shell, 'exit')]);
  const { before, after, peak } = await memory.end();
  if (code !== 0) throw new Error(`the export as ${format} ended with code ${String(code)}`);
  const seconds = (Date.now() - began) / 1000;
  const [, userMinutes, user, systemMinutes, system] = (TIMES.exec(said) ?? []).map(Number);
  const cpu = 60 * (userMinutes ?? 0) + (user ?? 0) + 60 * (systemMinutes ?? 0) + (system ?? 0);
  const megabytes = [before, after].map(({ functions }) => functions.toFixed(0));
  console.log(
    `${format}: ${count} articles in ${seconds.toFixed(1)} s, ${(count / seconds).toFixed(0)} a second; ` +
      `${cpu.toFixed(1)} s of CPU; ${megabytes.join(' MB in memory after half of it, ')} MB at the end, ` +
      `${peak.toFixed(0)} MB at most`,
  );
}

/** How many rows the tables have. */
function rows(database: string): number {
  const opened = new DatabaseSync(database, { readOnly: true });
  const row = opened.prepare('SELECT (SELECT count(*) FROM articles) + (SELECT count(*) FROM facts) AS rows').get();
  opened.close();
  return Number(row?.rows);
}

/** A Python with the packages; null where they cannot be installed. */
async function pythonWithPackages(): Promise<string | null> {
  if (values.python !== undefined) return values.python;
  const bin = path.join(folder, 'venv/bin');
  return await run('python3', ['-m', 'venv', path.join(folder, 'venv')])
    .then(() => run(path.join(bin, 'pip'), ['install', '--quiet', ...PACKAGES]))
    .then(() => path.join(bin, 'python'))
    .catch((error: unknown) => {
      console.log(`skipped: pandas and DuckDB cannot be installed here (${String(error).split('\n')[0]})`);
      return null;
    });
}

try {
  const articles = fill();
  console.log(`${availableParallelism()} cores`);
  await write(articles, 'csv', 'csv');
  await write(articles, 'jsonl', 'rows.jsonl');
  await write(articles, 'sqlite', 'articles.db');
  const database = path.join(folder, 'articles.db');
  console.log(`${rows(database)} rows in all; ${(statSync(database).size / 1e6).toFixed(1)} MB of SQLite`);
  const python = await pythonWithPackages();
  if (python !== null) {
    const { stdout } = await run(python, [path.join(import.meta.dirname, 'read_back.py'), folder, String(count)]).catch(
      (error: { stdout?: string; stderr?: string }) => {
        console.log(error.stdout ?? '');
        throw new Error(`the tables cannot be read back: ${error.stderr ?? ''}`);
      },
    );
    console.log(stdout.trimEnd());
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
