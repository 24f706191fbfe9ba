import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstTouching, lastBegun, type Span } from '../../../engine/text/spans.ts';

/** Spans in text order, none overlapping another. */
const spans = fc
  .uniqueArray(fc.nat(60), { maxLength: 16 })
  .map((edges) => edges.sort((a, b) => a - b))
  .map((edges) => edges.flatMap((start, at) => (at % 2 === 0 ? [{ start, end: edges[at + 1] ?? start + 1 }] : [])));
const span = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }))
  .map(([start, size]) => ({ start, end: start + size }));

const touch = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

describe('spans in text order', () => {
  test('the first that another touches is the one that looking at each of them finds', () => {
    fc.assert(
      fc.property(spans, span, (all, one) => {
        expect(firstTouching(all, one)).toBe(all.findIndex((each) => touch(each, one)));
      }),
    );
  });

  test('the last that has begun is the one that looking at each of them finds', () => {
    fc.assert(
      fc.property(spans, fc.nat(80), (all, offset) => {
        expect(lastBegun(all, offset)).toBe(all.findLastIndex(({ start }) => start <= offset));
      }),
    );
  });

  test('that only meet do not touch', () => {
    expect(firstTouching([{ start: 0, end: 4 }], { start: 4, end: 6 })).toBe(-1);
    expect(lastBegun([{ start: 4, end: 6 }], 3)).toBe(-1);
  });
});
