import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromNibbles, toNibbles } from '../../../engine/text/nibbles.ts';

describe('weights in nibbles', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.int8Array({ maxLength: 400 }), (weights) => {
        expect(fromNibbles(toNibbles(weights))).toEqual(weights);
      }),
    );
  });

  it('take half a byte each where few values are common', () => {
    const weights = Int8Array.from({ length: 1_000 }, (_, at) => (at % 15) - 7);
    // The common values and how many weights there are take 19 bytes, and 13 bits two characters.
    expect(toNibbles(weights).length).toBe(Math.ceil(((19 + 500) * 8 * 2) / 13));
    expect(fromNibbles(toNibbles(weights))).toEqual(weights);
  });
});
