import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromNibbles, toNibbles } from '../../../engine/text/nibbles.ts';

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

describe('weights in nibbles', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.int8Array({ maxLength: 400 }), (weights) => {
        expect(fromNibbles(base64(toNibbles(weights)))).toEqual(weights);
      }),
    );
  });

  it('take half a byte each where few values are common', () => {
    const weights = Int8Array.from({ length: 1_000 }, (_, at) => (at % 15) - 7);
    expect(toNibbles(weights)).toHaveLength(19 + 500);
    expect(fromNibbles(base64(toNibbles(weights)))).toEqual(weights);
  });
});
