import { describe, expect, it } from 'vitest';
import { broken, compare, pinned } from '../../bench/quality/floors.ts';
import { contains, share, Tally } from '../../bench/quality/measures.ts';

const compared = (figure: number, floor?: number) =>
  compare({ dates: { values: figure } }, floor === undefined ? {} : { dates: { values: floor } });

describe('quality floors', () => {
  it('hold where a figure is at its floor or over it', () => {
    expect(broken(compared(0.8, 0.8), { dates: { values: 0.8 } })).toEqual([]);
    expect(broken(compared(0.81, 0.8), { dates: { values: 0.8 } })).toEqual([]);
  });

  it('say which figure is under its floor, and by how much', () => {
    expect(broken(compared(0.7994, 0.8), { dates: { values: 0.8 } })).toEqual([
      'dates.values is 0.799; its floor is 0.800',
    ]);
  });

  it('are not lost with the suite that measured them', () => {
    expect(broken(compared(0.9), { names: { people: 0.9 } })).toEqual([
      'names.people has a floor, and nothing measures it',
    ]);
  });

  it('are raised, and lowered only where the figure is named', () => {
    expect(pinned(compared(0.9, 0.8), [])).toEqual({ dates: { values: 0.9 } });
    expect(pinned(compared(0.7, 0.8), [])).toEqual({ dates: { values: 0.8 } });
    expect(pinned(compared(0.7, 0.8), ['names.people'])).toEqual({ dates: { values: 0.8 } });
    expect(pinned(compared(0.7, 0.8), ['dates.values'])).toEqual({ dates: { values: 0.7 } });
    expect(pinned(compared(0.7, 0.8), ['dates'])).toEqual({ dates: { values: 0.7 } });
    expect(pinned(compared(0.7, 0.8), ['all'])).toEqual({ dates: { values: 0.7 } });
  });

  it('are set for what has none yet, cut to what is printed', () => {
    expect(pinned(compared(0.12399), [])).toEqual({ dates: { values: 0.123 } });
  });
});

describe('what is measured', () => {
  it('a phrase contains another by the words that say something', () => {
    expect(contains('the flooded pier', 'Pier')).toBe(true);
    expect(contains('pier', 'of the flooded pier')).toBe(true);
    expect(contains('the pier', 'the mill')).toBe(false);
    expect(contains('the', 'the mill')).toBe(false);
  });

  it('F1 of nothing to find and nothing found is whole', () => {
    expect(new Tally().f1).toBe(1);
    const tally = new Tally();
    tally.add(2, 1, 1);
    expect(tally.f1).toBeCloseTo(2 / 3);
    expect(share([1, 2, 3, 4], (item) => item > 1)).toBe(0.75);
  });
});
