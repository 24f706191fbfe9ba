/**
 * Size and start-up cost of what is deployed: `npm run budget`.
 *
 * The bundles are those of the synthesised stack, so there is no second set of bundling options to drift. Bytes are
 * exact and fail the run over budget. Import times are a machine's: they are shown against their target and fail only
 * far off it.
 */
import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BundledFunction, synthesiseFunctions } from '../bin/package/functions.ts';

/** Of a bundle without the weights and the list of places, and with them. */
const BUDGET_BYTES = { code: 2_500_000, all: 6_000_000 };
/** What only functions that digest hold. */
const DATA_FILES = [
  'engine/grammar/parse/data/model.json',
  'engine/names/data/model.json',
  'engine/names/data/gazetteer.json',
  'engine/names/data/cities.json',
].map((file) => new URL(`../${file}`, import.meta.url));
/** What the weights and lists of names may take together, each with gzip. */
const NAMES_TARGET_BYTES = 3_000_000;
const IMPORT_TARGET_MS = 200;
/**
 * Processor time, which other work on the machine stretches far less than it stretches the clock; twice the target is
 * no noise.
 */
const IMPORT_CPU_LIMIT_MS = 2 * IMPORT_TARGET_MS;
const IMPORTS = 7;

interface Bundle {
  readonly name: string;
  readonly folder: string;
  /** Variables the modules ask for when they load. Addresses are placeholders: loading calls nobody. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Addresses are placeholders: loading calls nobody. */
function bundleOf({ handler, folder, variables }: BundledFunction): Bundle {
  const environment = Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, typeof value === 'string' ? value : 'placeholder']),
  );
  return { name: handler, folder, environment };
}

/** Bytes of the weights that a bundle holds: all of them or none, told by a stretch from the middle of each. */
function dataBytes(content: Buffer): number {
  return DATA_FILES.map((file) => readFileSync(file))
    .filter((data) => content.includes(data.subarray(data.length >> 1, (data.length >> 1) + 64)))
    .reduce((sum, data) => sum + data.length, 0);
}

/** Bytes of the weights and lists of names, with gzip. */
function packedNames(): number {
  const folder = new URL('../engine/names/data/', import.meta.url);
  return globSync('*.json', { cwd: folder })
    .map((file) => gzipSync(readFileSync(new URL(file, folder))).length)
    .reduce((sum, bytes) => sum + bytes, 0);
}

function contents(folder: string): Buffer {
  const files = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile());
  return Buffer.concat(files.map((entry) => readFileSync(path.join(entry.parentPath, entry.name))));
}

interface ImportTime {
  readonly wallMs: number;
  readonly cpuMs: number;
}

/** What a fresh process takes to import the bundle. */
function importOnce({ folder, environment }: Bundle): ImportTime {
  const module = JSON.stringify(path.join(folder, 'index.js'));
  const script = `const before = process.cpuUsage(), start = performance.now();
    const { handler } = require(${module});
    const wallMs = performance.now() - start, { user, system } = process.cpuUsage(before);
    if (typeof handler !== 'function') throw new Error('no handler');
    process.stdout.write(JSON.stringify({ wallMs, cpuMs: (user + system) / 1000 }));
    process.exit(0);`;
  const env = { PATH: process.env.PATH, AWS_REGION: 'eu-west-1', ...environment };
  return JSON.parse(execFileSync(process.execPath, ['--eval', script], { env, encoding: 'utf8' }));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const outdir = mkdtempSync(path.join(tmpdir(), 'nutgraf-bundles-'));
try {
  const failures: string[] = [];
  const line = (...cells: readonly string[]) =>
    process.stdout.write(`${cells.map((cell) => cell.padStart(14)).join('')}\n`);
  const bundles = synthesiseFunctions(outdir).map(bundleOf);
  line('function', 'bytes', 'gzip', 'without data', 'import ms', 'import cpu ms');
  for (const bundle of bundles) {
    const content = contents(bundle.folder);
    const code = content.length - dataBytes(content);
    const times = Array.from({ length: IMPORTS }, () => importOnce(bundle));
    const wallMs = median(times.map((time) => time.wallMs));
    const cpuMs = median(times.map((time) => time.cpuMs));
    line(
      bundle.name,
      String(content.length),
      String(gzipSync(content).length),
      String(code),
      `${wallMs.toFixed(0)}${wallMs > IMPORT_TARGET_MS ? ' (!)' : ''}`,
      cpuMs.toFixed(0),
    );
    if (content.length > BUDGET_BYTES.all || code > BUDGET_BYTES.code) {
      failures.push(`${bundle.name} has ${content.length} bytes, ${code} of them without weights and lists`);
    }
    if (!(cpuMs <= IMPORT_CPU_LIMIT_MS)) {
      failures.push(`${bundle.name} takes ${cpuMs.toFixed(0)} ms of processor time to import`);
    }
  }
  process.stdout.write(
    `budget: ${BUDGET_BYTES.all} bytes each, ${BUDGET_BYTES.code} without weights and lists; import target ` +
      `${IMPORT_TARGET_MS} ms (median of ${IMPORTS}), fails over ${IMPORT_CPU_LIMIT_MS} ms of processor time\n`,
  );
  process.stdout.write(`weights and lists of names, gzip: ${packedNames()} bytes, target ${NAMES_TARGET_BYTES}\n`);
  if (bundles.length === 0) failures.push('the stack has no functions');
  for (const failure of failures) process.stderr.write(`over budget: ${failure}\n`);
  process.exitCode = failures.length === 0 ? 0 : 1;
} finally {
  rmSync(outdir, { recursive: true, force: true });
}
