import { describe, expect, test } from 'vitest';
import { fromGaps, toGaps } from '../../../engine/grammar/parse/gaps.ts';

describe('gaps', () => {
  test.each([
    [[0, 0, 5, -3, 0, 0]],
    [[-128, 127, 1]],
    [[]],
    [[0, 0]],
    [[...new Array<number>(20_000).fill(0), 9, ...new Array<number>(300).fill(0), -9]],
  ])('a table comes back as it was', (weights) => {
    const table = Int8Array.from(weights);
    expect([...fromGaps(toGaps(table), table.length)]).toEqual(weights);
  });
});
