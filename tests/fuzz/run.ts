/**
 * Ten thousand arbitrary inputs through cleaning: `npm run fuzz [-- --runs 10000 --seed 1]`.
 *
 * Bytes, trees of HTML, Markdown and text, a quarter each. Every one has to end in a sound article or a typed refusal. Prints what was done and
 * exits with 1 where something did not hold, with the seed and path that show it again.
 */
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { articles, files, pages, wildText } from './inputs.ts';
import { checkFile, checkText } from './sound.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '10000' }, seed: { type: 'string', default: '20250912' } },
});
const numRuns = Math.ceil(Number(values.runs) / 4);
let cleaned = 0;
let slowest = 0;
const timed = (run: () => boolean): void => {
  const began = performance.now();
  if (run()) cleaned++;
  slowest = Math.max(slowest, performance.now() - began);
};
const kinds = [
  [
    'bytes',
    fc.property(files, fc.constantFrom(null, 'a.txt', 'a.md', 'a.html'), (bytes, name) =>
      timed(() => checkFile({ bytes, name })),
    ),
  ],
  ['pages', fc.property(pages, (text) => timed(() => checkText(text, 'text/html')))],
  ['Markdown', fc.property(wildText, (text) => timed(() => checkText(text, 'text/markdown')))],
  ['text', fc.property(fc.oneof(articles, wildText), (text) => timed(() => checkText(text, 'text/plain')))],
] as const;

let failed = false;
for (const [kind, property] of kinds) {
  [cleaned, slowest] = [0, 0];
  const began = performance.now();
  const found = fc.check<unknown[]>(property, { numRuns, seed: Number(values.seed) });
  process.stdout.write(
    `${kind.padEnd(9)} ${found.numRuns} inputs, ${cleaned} cleaned, ${found.numRuns - cleaned} refused, ` +
      `slowest ${slowest.toFixed(0)} ms, ${((performance.now() - began) / 1000).toFixed(1)} s\n`,
  );
  if (found.failed) {
    failed = true;
    process.stdout.write(`${fc.defaultReportMessage(found) ?? ''}\n`);
  }
}
process.exitCode = failed ? 1 : 0;
