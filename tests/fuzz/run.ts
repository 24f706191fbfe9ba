/**
 * Arbitrary inputs through cleaning and digest: `npm run fuzz [-- --runs 20000 --seed 1 --jobs 2 --only page]`.
 *
 * A quarter are bytes, trees of HTML, Markdown and text of any kind, which are cleaned alone; the others are documents
 * that grammars build, whole and with their syntax broken, and samples with theirs broken, which become records. Every
 * one has to end in a sound article and record or in a typed refusal. The runs are shared by as many processes as there
 * are cores, each with a seed of its own. Prints what was done and exits with 1 where something did not hold, with the
 * seed and path that show it again.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { DOCUMENTS, type Dropped, mutations } from './documents.ts';
import { articles, files, pages, wildText } from './inputs.ts';
import { checkDropped } from './records.ts';
import { checkFile, checkText } from './sound.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '20250912' },
    only: { type: 'string', default: '' },
    jobs: { type: 'string', default: String(availableParallelism()) },
  },
});

const SAMPLES = new URL('../../events/articles/', import.meta.url);
const samples: readonly Dropped[] = readdirSync(SAMPLES).map((name) => ({
  name,
  text: readFileSync(new URL(name, SAMPLES), 'utf8'),
}));

interface Tally {
  ready: number;
  slowest: number;
}

/** Kinds of inputs, each with the property that holds of them; what a tally counts is done as they run. */
function kinds(tally: Tally): readonly (readonly [kind: string, property: fc.IProperty<unknown>])[] {
  const timed = (run: () => boolean): void => {
    const began = performance.now();
    if (run()) tally.ready++;
    tally.slowest = Math.max(tally.slowest, performance.now() - began);
  };
  const holds = <T>(inputs: fc.Arbitrary<T>, check: (input: T) => boolean): fc.IProperty<unknown> =>
    fc.property(inputs, (input) => timed(() => check(input)));
  const named = fc.tuple(files, fc.constantFrom(null, 'a.txt', 'a.md', 'a.html'));
  const records = Object.entries({ ...DOCUMENTS, sample: mutations(samples) });
  return [
    ['any bytes', holds(named, ([bytes, name]) => checkFile({ bytes, name }))],
    ['any page', holds(pages, (text) => checkText(text, 'text/html'))],
    ['any Markdown', holds(wildText, (text) => checkText(text, 'text/markdown'))],
    ['any text', holds(fc.oneof(articles, wildText), (text) => checkText(text, 'text/plain'))],
    ...records.map(([kind, inputs]) => [kind, holds(inputs, checkDropped)] as const),
  ];
}

/** Of the inputs, those that are only cleaned. */
const CLEANED_SHARE = 0.25;
const CLEANED_KINDS = 4;

const jobs = Number(values.jobs);
if (jobs > 1) {
  const ends = Array.from({ length: jobs }, async (_, at) => {
    const runs = String(Math.ceil(Number(values.runs) / jobs));
    const options = ['--jobs', '1', '--runs', runs, '--seed', String(Number(values.seed) + at), '--only', values.only];
    const job = spawn(process.execPath, [import.meta.filename, ...options], { stdio: 'inherit' });
    const [status] = await once(job, 'exit');
    return status === 0;
  });
  process.exitCode = (await Promise.all(ends)).every(Boolean) ? 0 : 1;
} else {
  process.exitCode = runAll() ? 0 : 1;
}

/** @returns whether everything held */
function runAll(): boolean {
  let failed = false;
  const tally: Tally = { ready: 0, slowest: 0 };
  const all = kinds(tally);
  for (const [at, [kind, property]] of all.entries()) {
    if (!kind.includes(values.only)) continue;
    const share =
      at < CLEANED_KINDS ? CLEANED_SHARE / CLEANED_KINDS : (1 - CLEANED_SHARE) / (all.length - CLEANED_KINDS);
    Object.assign(tally, { ready: 0, slowest: 0 });
    const began = performance.now();
    const found = fc.check(property, { numRuns: Math.ceil(Number(values.runs) * share), seed: Number(values.seed) });
    process.stdout.write(
      `${kind.padEnd(13)} ${found.numRuns} inputs, ${tally.ready} ready, ${found.numRuns - tally.ready} refused, ` +
        `slowest ${tally.slowest.toFixed(0)} ms, ${((performance.now() - began) / 1000).toFixed(1)} s\n`,
    );
    if (found.failed) {
      failed = true;
      process.stdout.write(`${fc.defaultReportMessage(found) ?? ''}\n${String(found.errorInstance)}\n`);
    }
  }
  return !failed;
}
