/**
 * A real disk that fills up under the local run: `npm run smoke:disk`. The data folder is a small tmpfs; articles are
 * put until one is no longer taken. The run has to say so in a sentence, and after a start with more room everything
 * that was acknowledged has to be there. Mounting takes root: elsewhere it says that it was skipped.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { type RunFile, readRunFile } from '../../local/run-file.ts';
import { s3For } from '../local/clients.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Enough to start, and full after some articles. */
const SMALL = '48m';
const LARGE = '256m';
const MAX_ARTICLES = 2000;
/** Of a comment beside the article, which fills the disk and takes no time to read. */
const COMMENT_WORDS = 30_000;
const START_MS = 120_000;
const READY_MS = 120_000;
const END_MS = 30_000;

const home = mkdtempSync(join(tmpdir(), 'nutgraf-disk-'));
const data = join(home, 'data');

function mount(...args: readonly string[]): boolean {
  return spawnSync('mount', args, { stdio: 'ignore' }).status === 0;
}

async function until<T>(what: string, limitMs: number, attempt: () => T | null | Promise<T | null>): Promise<T> {
  for (let waited = 0; waited < limitMs; waited += 100) {
    const found = await attempt();
    if (found !== null) return found;
    await pause(100);
  }
  throw new Error(`${what} did not come within ${limitMs / 1000} s`);
}

async function start() {
  const run = spawn(
    process.execPath,
    ['local/start.ts', '--port', '0', '--data', data, '--inbox', join(home, 'inbox'), '--calm', '--quiet'],
    { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  run.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = once(run, 'exit');
  const endpoints = await until('the local run', START_MS, (): RunFile | null => {
    if (run.exitCode !== null) throw new Error(`the local run ended with ${run.exitCode}: ${said}`);
    return readRunFile(data);
  });
  return { run, ended, endpoints, said: () => said };
}

const key = (at: number): string => `disk/${at}.html`;

function article(at: number): string {
  const words = Array.from({ length: COMMENT_WORDS }, (_, word) => ((at + 1) * (word + 7) * 2654435761).toString(36));
  return (
    `<!-- ${words.join(' ')} --><h1>Harbour log number ${at}</h1><p>The harbour of Rosk was measured on Tuesday, ` +
    'the board said.</p>'
  );
}

/**
 * Puts articles until one is refused or the run has ended; gives how many were acknowledged, and what the refusal says.
 */
async function fill({ endpoints, run }: Awaited<ReturnType<typeof start>>): Promise<readonly [number, string]> {
  const client = s3For(endpoints);
  for (let at = 0; at < MAX_ARTICLES; at++) {
    if (run.exitCode !== null) return [at, ''];
    try {
      await client.send(new PutObjectCommand({ Bucket: endpoints.bucketName, Key: key(at), Body: article(at) }));
    } catch (error) {
      return [at, String(error)];
    }
  }
  throw new Error(`${MAX_ARTICLES} articles did not fill ${SMALL}`);
}

/** What the API says of an article: the status of its record, or that of the answer. */
async function statusOf({ api }: RunFile, at: number): Promise<string> {
  const response = await fetch(`${api}/articles/by-key/${key(at)}`);
  if (response.status !== 200) return String(response.status);
  const { status }: { readonly status: string } = JSON.parse(await response.text());
  return status;
}

/** @throws Error that names the articles that are not ready in time */
async function awaitAll(run: RunFile, count: number): Promise<void> {
  let missing: string[] = [];
  for (let waited = 0; waited < READY_MS; waited += 1000) {
    const states = await Promise.all(Array.from({ length: count }, (_, at) => statusOf(run, at)));
    missing = states.flatMap((state, at) => (state === 'ready' ? [] : [`${key(at)} ${state}`]));
    if (missing.length === 0) return;
    await pause(1000);
  }
  throw new Error(`of ${count} acknowledged articles these are not ready: ${missing.join(', ')}`);
}

async function check(): Promise<string> {
  const first = await start();
  const [acknowledged, refusal] = await fill(first);
  if (acknowledged === 0) throw new Error('no article was taken at all');
  // What is stored in the background may meet the full disk later, and end the run; else it is ended here.
  await Promise.race([first.ended, pause(END_MS / 3)]);
  if (first.run.exitCode === null) first.run.kill('SIGINT');
  await Promise.race([first.ended, pause(END_MS)]);
  first.run.kill('SIGKILL');
  const said = `${refusal}\n${first.said()}`;
  if (!/\bis full\. Free some space/.test(said)) throw new Error(`nothing said that the disk is full: ${said}`);
  if (/\n\s+at /.test(first.said())) throw new Error(`a stack was printed: ${first.said()}`);
  if (!mount('-o', `remount,size=${LARGE}`, data)) throw new Error('the disk could not be made larger');
  const second = await start();
  try {
    await awaitAll(second.endpoints, acknowledged);
  } finally {
    second.run.kill('SIGINT');
    await Promise.race([second.ended, pause(END_MS)]);
    second.run.kill('SIGKILL');
  }
  return (
    `${acknowledged} articles were acknowledged before the disk was full, and all are ready after a start with ` +
    'more room'
  );
}

mkdirSync(data, { mode: 0o700 });
try {
  if (!mount('-t', 'tmpfs', '-o', `size=${SMALL},mode=700`, 'tmpfs', data)) {
    process.stdout.write('full disk: skipped, for a file system of its own takes root and Linux\n');
  } else {
    try {
      process.stdout.write(`full disk: ${await check()}\n`);
    } finally {
      spawnSync('umount', ['-l', data]);
    }
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
