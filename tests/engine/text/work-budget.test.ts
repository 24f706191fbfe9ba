import { describe, expect, it } from 'vitest';
import { RejectedError } from '../../../engine/errors.ts';
import { Atoms } from '../../../engine/text/atoms.ts';
import { WorkBudget } from '../../../engine/text/work-budget.ts';

describe('a budget of work', () => {
  it('lets through what it holds, and refuses the next step for good', () => {
    const budget = new WorkBudget(10);
    budget.spend(4);
    budget.spend(6);
    expect(() => budget.spend(1)).toThrow(RejectedError);
    expect(() => budget.spend(1)).toThrow(expect.objectContaining({ reason: 'too-complex', permanent: true }));
  });

  it('ends a grammar that goes over the same words again and again, at the same look each time', () => {
    const looks = (): number => {
      const atoms = new Atoms('a ferry', []);
      for (let count = 0; ; count++) {
        try {
          atoms.at(0);
        } catch (error) {
          expect(error).toMatchObject({ reason: 'too-complex' });
          return count;
        }
      }
    };
    expect(looks()).toBe(looks());
  });
});
