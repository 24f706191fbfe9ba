import { expect, it } from 'vitest';
import { compare, pairsOf, type Statement, total } from '../../bench/statement-readings.ts';

const said = (start: number, end: number, ...claimants: string[]): Statement => ({ start, end, claimants });

it('two statements are one where they share half of their union, and each is taken once', () => {
  const [whole, half, far] = [said(0, 100, 'Ana Ray'), said(0, 50, 'Ray'), said(200, 260)];
  expect(pairsOf([whole], [half, far])).toEqual([[whole, half]]);
  expect(pairsOf([whole], [said(0, 49)])).toEqual([]);
  expect(pairsOf([said(0, 60), whole], [said(0, 100)])).toEqual([[whole, said(0, 100)]]);
});

it('claimants are compared where both readings name one, by any of their names', () => {
  const wanted = [said(0, 10, 'the mayor'), said(20, 30, 'Ana Ray'), said(40, 50)];
  const given = [said(0, 10, 'she', 'Ana Ray'), said(20, 30, 'she', 'Ana Ray'), said(40, 50, 'he')];
  expect(compare(wanted, given)).toEqual({ wanted: 3, given: 3, found: 3, named: 2, sameClaimant: 1 });
});

it('the comparisons of several texts add up', () => {
  const one = compare([said(0, 10, 'Ray')], [said(0, 10, 'Ray'), said(20, 30, 'Ray')]);
  expect(total([one, one])).toEqual({ wanted: 2, given: 4, found: 2, named: 2, sameClaimant: 2 });
});
