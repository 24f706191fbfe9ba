import { describe, expect, test } from 'vitest';
import { Rows } from '../../../engine/grammar/parse/features.ts';
import { fromGaps, toGaps } from '../../../engine/grammar/parse/gaps.ts';
import { scoreClasses, scoreSparse } from '../../../engine/grammar/parse/perceptron.ts';

const CLASSES = 3;

/** A table of rows of {@link CLASSES} weights, each row scored by itself. */
function dense(weights: readonly number[]): number[] {
  const table = Int8Array.from(weights);
  const scores = new Int32Array(CLASSES);
  return rowsOf(weights).flatMap((row) => {
    scoreClasses(only(row), table, CLASSES, scores);
    return [...scores];
  });
}

function only(row: number): Rows {
  const rows = new Rows();
  rows.list[0] = row;
  rows.count = 1;
  return rows;
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
    const scores = new Int32Array(CLASSES);
    const sparse = rowsOf(weights).flatMap((row) => {
      scoreSparse(only(row), table, CLASSES, scores);
      return [...scores];
    });
    expect(sparse).toEqual(weights);
    expect(dense(weights)).toEqual(weights);
    expect(table.values).toHaveLength(weights.filter((weight) => weight !== 0).length);
  });
});
