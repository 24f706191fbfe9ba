import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

/** The two folders every bench command takes: evaluation data, and the scorers (Python 3, standard library only). */
export interface BenchFolders {
  readonly data: string;
  readonly scorers: string;
}

/**
 * Reads `<data folder> <scorer folder>` from the command line; says how to call the command and exits where they are
 * missing.
 */
export function benchFolders(command: string): BenchFolders {
  const [data, scorers] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  if (data === undefined || scorers === undefined) {
    process.stderr.write(`use: node bench/${command}.ts <data folder> <scorer folder>\n`);
    process.exit(2);
  }
  return { data, scorers };
}

/** The rows of a JSONL file. The caller names their type: evaluation data is trusted to have its documented shape. */
export function readRows<Row>(path: string): Row[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): Row => JSON.parse(line));
}

/** Rows as JSONL. */
export function jsonLines(rows: readonly unknown[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/**
 * Which rows `--half tune` or `--half check` asks for; all where neither is given. Rules and thresholds are chosen on
 * the tune half alone: the rows whose id has a SHA-256 with an even first byte.
 */
export function halfFrom(args: readonly string[]): (id: string) => boolean {
  const half = args[args.indexOf('--half') + 1];
  if (!args.includes('--half')) return () => true;
  if (half !== 'tune' && half !== 'check') {
    process.stderr.write('--half takes tune or check\n');
    process.exit(2);
  }
  return (id) => isTuning(id) === (half === 'tune');
}

/** Whether a row is one that rules and thresholds may be chosen on. */
export function isTuning(id: string): boolean {
  return (createHash('sha256').update(id).digest()[0] ?? 0) % 2 === 0;
}

let scratch: string | null = null;

/** A folder for what is handed to scorers and peers; it goes when the process ends. */
export function scratchFolder(): string {
  if (scratch === null) {
    const made = mkdtempSync(join(tmpdir(), 'nutgraf-bench-'));
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
    scratch = made;
  }
  return scratch;
}

/** Writes predictions to a file of their own and runs a scorer on them; gives back what it printed. */
export function scoreWith(
  folders: BenchFolders,
  scorer: string,
  goldPath: string,
  predictions: readonly object[],
): string {
  const path = join(scratchFolder(), 'predictions.jsonl');
  writeFileSync(path, jsonLines(predictions));
  return execFileSync('python3', [join(folders.scorers, scorer), goldPath, path], { encoding: 'utf8' });
}

/**
 * Milliseconds per call of `run` over all `inputs`, warm: the median of `rounds` rounds after one that is not counted.
 */
export function medianMilliseconds<Input>(
  inputs: readonly Input[],
  run: (input: Input) => unknown,
  rounds = 5,
): number {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const before = performance.now();
    for (const input of inputs) run(input);
    if (round > 0) times.push((performance.now() - before) / inputs.length);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? 0;
}

/**
 * Pseudo-random numbers in [0, 1) from a seed (mulberry32), so that a benchmark made with them is the same each time.
 */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
