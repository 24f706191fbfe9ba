import { describe, expect, test } from 'vitest';
import { fromGaps, toGaps } from '../../../engine/grammar/parse/gaps.ts';
import { scoreClasses, scoreSparse } from '../../../engine/grammar/parse/perceptron.ts';

const CLASSES = 3;

/** A table of rows of {@link CLASSES} weights, each row scored by itself. */
function dense(weights: readonly number[]): number[] {
  const table = Int8Array.from(weights);
  const scores = new Float32Array(CLASSES);
  return rowsOf(weights).flatMap((row) => {
    scoreClasses([row], table, CLASSES, scores);
    return [...scores];
  });
}

const rowsOf = (weights: readonly number[]) => Array.from({ length: weights.length / CLASSES }, (_, row) => row);

describe('a table written as gaps', () => {
  test.each([
    [[0, 0, 5, -3, 0, 0]],
    [[-128, 127, 1]],
    [[]],
    [[0, 0, 0]],
    [[0, 0, 0, 0, 0, 0, 1, 2, 3, 0, 0, 0]],
    [[...new Array<number>(20_001).fill(0), 9, ...new Array<number>(300).fill(0), -9, 0]],
  ])('scores as it did', (weights) => {
    const table = fromGaps(toGaps(Int8Array.from(weights)), CLASSES, weights.length / CLASSES);
    const scores = new Float32Array(CLASSES);
    const sparse = rowsOf(weights).flatMap((row) => {
      scoreSparse([row], table, CLASSES, scores);
      return [...scores];
    });
    expect(sparse).toEqual(weights);
    expect(dense(weights)).toEqual(weights);
    expect(table.values).toHaveLength(weights.filter((weight) => weight !== 0).length);
  });
});
