/**
 * Milliseconds the engine takes for one article, warm: `node bench/engine.ts`. The text is three of the sample articles
 * in one, about 560 words.
 */
import { readFileSync } from 'node:fs';
import { cleanSource } from '../engine/clean.ts';
import { digestArticle } from '../engine/digest.ts';

const ROUNDS = 400;
const bytes = Buffer.concat(
  ['quotes-teachers', 'earnings-noise', 'market-sanctions'].map((name) =>
    readFileSync(new URL(`../events/articles/${name}.txt`, import.meta.url)),
  ),
);
const article = cleanSource({ bytes, name: 'three.txt' });

/** Median of the rounds after as many to warm up. */
function median(work: () => unknown): number {
  const times: number[] = [];
  for (let round = 0; round < 2 * ROUNDS; round++) {
    const began = performance.now();
    work();
    if (round >= ROUNDS) times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[ROUNDS / 2] ?? 0;
}

const clean = median(() => cleanSource({ bytes, name: 'three.txt' }));
const digest = median(() => digestArticle(article));
console.log(`${article.words} words: cleaning ${clean.toFixed(2)} ms, clean text to record ${digest.toFixed(2)} ms`);
