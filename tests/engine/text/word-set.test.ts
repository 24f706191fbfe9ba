import { expect, it } from 'vitest';
import { WordSet } from '../../../engine/text/word-set.ts';

const words = Array.from({ length: 900 }, (_, index) => `word${index}`);
const set = WordSet.from(WordSet.of(words, 1024));

it('knows every word that was put in', () => {
  expect(words.filter((word) => !set.has(word))).toEqual([]);
});

it('takes few other words for one of them', () => {
  const others = Array.from({ length: 1000 }, (_, index) => `other${index}`);
  expect(others.filter((word) => set.has(word)).length).toBeLessThan(60);
});

it('knows nothing where nothing was put in', () => {
  expect(WordSet.from(WordSet.of([], 64)).has('word')).toBe(false);
});
