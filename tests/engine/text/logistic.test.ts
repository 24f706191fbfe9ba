import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inHundredths, logistic } from '../../../engine/text/logistic.ts';

describe('a probability', () => {
  it('is the same in a record, whatever the last digit of an engine is', () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (sum) => {
        const score = inHundredths(logistic(sum));
        expect(Math.abs(score - logistic(sum))).toBeLessThanOrEqual(0.005 + Number.EPSILON);
        expect(String(score).length).toBeLessThanOrEqual(4);
      }),
    );
    expect(inHundredths(0.78457003951512)).toBe(inHundredths(0.7845700395151199));
  });
});
