import { describe, expect, test } from 'vitest';
import { Rows } from '../../../engine/grammar/parse/features.ts';
import { fromGaps, toGaps } from '../../../engine/grammar/parse/gaps.ts';
import { packedRows, scoreSparse, scoreThree } from '../../../engine/grammar/parse/perceptron.ts';

const CLASSES = 3;

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
    expect(table.entries).toHaveLength(weights.filter((weight) => weight !== 0).length);
  });
});

describe('a table packed a row a number', () => {
  test('scores what its rows say, whatever their signs', () => {
    const weights = [1, -2, 3, -128, 127, -1, 0, 0, 0, 5, -6, -7];
    const table = packedRows(Int8Array.from(weights));
    const scores = new Int32Array(CLASSES);
    const packed = rowsOf(weights).flatMap((row) => {
      scoreThree(only(row), table, scores);
      return [...scores];
    });
    expect(packed).toEqual(weights);
  });

  test('sums its active rows', () => {
    const rows = new Rows();
    for (const row of [0, 1, 1]) rows.list[rows.count++] = row;
    const scores = new Int32Array(CLASSES);
    scoreThree(rows, packedRows(Int8Array.from([100, -100, 1, 120, -120, -9])), scores);
    expect([...scores]).toEqual([340, -340, -17]);
  });
});
