/**
 * What the engine takes for one article, warm and as the first of a process: `node bench/engine.ts`. The text is three
 * of the sample articles in one, about 560 words. Milliseconds of processor time, with those of the garbage collector
 * and the compiler, stretch less than the clock's where the machine has other work; where it is idle the two are alike.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cleanSource } from '../engine/clean.ts';
import { digestArticle } from '../engine/digest.ts';

const ROUNDS = 400;
const STARTS = 9;
const bytes = Buffer.concat(
  ['quotes-teachers', 'earnings-noise', 'market-sanctions'].map((name) =>
    readFileSync(new URL(`../events/articles/${name}.txt`, import.meta.url)),
  ),
);
const name = 'three.txt';
const article = cleanSource({ bytes, name });

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds after as many rounds to warm up: the median by the clock, the mean of processor time. */
function warm(work: () => unknown): { readonly clock: number; readonly cpu: number } {
  for (let round = 0; round < ROUNDS; round++) work();
  const times: number[] = [];
  const before = cpuMs();
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    work();
    times.push(performance.now() - began);
  }
  return { clock: median(times), cpu: (cpuMs() - before) / ROUNDS };
}

/** Processor time of cleaning and of digesting the first article in a process that has the engine loaded. */
const FIRST = `
  const { cleanSource } = await import(${JSON.stringify(new URL('../engine/clean.ts', import.meta.url).href)});
  const { digestArticle } = await import(${JSON.stringify(new URL('../engine/digest.ts', import.meta.url).href)});
  const cpu = () => Object.values(process.cpuUsage()).reduce((sum, part) => sum + part, 0) / 1000;
  const bytes = Buffer.from(${JSON.stringify(bytes.toString('base64'))}, 'base64');
  const began = cpu();
  const article = cleanSource({ bytes, name: ${JSON.stringify(name)} });
  const cleaned = cpu();
  digestArticle(article);
  console.log(JSON.stringify([cleaned - began, cpu() - cleaned]));
`;

function first(): readonly number[] {
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '--eval', FIRST], { encoding: 'utf8' }));
}

const clean = warm(() => cleanSource({ bytes, name }));
const digest = warm(() => digestArticle(article));
const starts = Array.from({ length: STARTS }, first);
const [firstClean, firstDigest] = [0, 1].map((part) => median(starts.map((times) => times[part] ?? 0)));
const shown = (ms = 0) => ms.toFixed(2);
console.log(
  `${article.words} words, milliseconds by the clock (of processor time): cleaning ${shown(clean.clock)} ` +
    `(${shown(clean.cpu)}), clean text to record ${shown(digest.clock)} (${shown(digest.cpu)})`,
);
console.log(
  `the first article of a process, processor time: cleaning ${firstClean?.toFixed(0)}, ` +
    `digest ${firstDigest?.toFixed(0)}`,
);
