import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase91, toBase91 } from '../../../engine/text/base91.ts';

describe('bytes in base 91', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(fromBase91(toBase91(bytes))).toEqual(bytes);
      }),
    );
  });

  it('take two characters for 13 bits, and one for what is left where it fits', () => {
    const lengths = [0, 1, 2, 3, 13, 14, 26].map((count) => toBase91(new Uint8Array(count)).length);
    expect(lengths).toEqual([0, 2, 3, 4, 16, 18, 32]);
  });

  it('begin with the lowest bits, in characters from the exclamation mark on', () => {
    expect(toBase91(Uint8Array.of(0))).toBe('!!');
    expect(toBase91(Uint8Array.of(1))).toBe('#!');
    expect(toBase91(Uint8Array.of(92))).toBe('##');
  });

  it('need no escape in JSON, JavaScript or a page', () => {
    const every = Uint8Array.from({ length: 26_000 }, (_, at) => (at * 7919) >> (at % 5));
    expect(toBase91(every)).toMatch(/^[!#-;=-[\]-~]+$/);
    expect(new Set(toBase91(every)).size).toBe(91);
  });
});
