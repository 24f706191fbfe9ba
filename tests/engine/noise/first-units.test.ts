import { describe, expect, it } from 'vitest';
import { compileCue } from '../../../engine/noise/compile.ts';
import cues from '../../../engine/noise/data/cues.json' with { type: 'json' };
import { firstUnits, unitAt } from '../../../engine/noise/first-units.ts';

function units(pattern: string): readonly (string | null)[] {
  const { firsts, seconds } = firstUnits(pattern);
  return [firsts, seconds].map((set) => set && [...set].toSorted().join(''));
}

describe('the characters a match can begin with', () => {
  it.each([
    ['pier', 'p', 'i'],
    ['(?:pier|quay)s?', 'pq', 'iu'],
    ['(?:the )?pier', 'pt', 'hi'],
    ['a? pier', ' a', ' p'],
    ['[a-c]+ pier', 'abc', ' abc'],
    ['(?:a|the) pier', 'at', ' h'],
    ['\\b(?=pier)pi', 'p', 'i'],
    ['“Pier', '\u0080', 'p'],
    ['[가-힣]{2}호', '\u0080', '\u0080'],
  ])('%s', (pattern, firsts, seconds) => {
    expect(units(pattern)).toEqual([firsts, seconds]);
  });

  it.each([
    ['.ier', null, 'i'],
    ['p.er', 'p', null],
    // One character may be all there is.
    ['(?:p|quay)', 'pq', null],
    ['(?:pier)?', null, null],
  ])('may be any: %s', (pattern, firsts, seconds) => {
    expect(units(pattern)).toEqual([firsts, seconds]);
  });

  it('are those of every line that a cue meets', () => {
    const lines = [
      'Read more: Ferry fares',
      'ADVERTISEMENT',
      'Share this story',
      '(c) 2026 Port Ellery Post',
      '3 comments',
    ];
    const met = Object.values(cues).flatMap((cue) =>
      ('line' in cue ? cue.line : []).flatMap((pattern) =>
        lines.filter((line) => compileCue(`^(?:${pattern})$`, 'i').test(line)).map((line) => ({ pattern, line })),
      ),
    );
    expect(met.length).toBeGreaterThan(2);
    for (const { pattern, line } of met) {
      const { firsts, seconds } = firstUnits(pattern);
      expect([firsts?.has(unitAt(line, 0)) ?? true, seconds?.has(unitAt(line, 1)) ?? true]).toEqual([true, true]);
    }
  });
});
