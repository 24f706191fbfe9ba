import { describe, expect, it } from 'vitest';
import { CASES } from '../growth/cases.ts';
import { branchesOf } from '../patterns/branches.ts';
import { enginePatterns, keyOf } from '../patterns/collect.ts';
import covered from '../patterns/covered.json' with { type: 'json' };
import { isBounded, loosened } from '../patterns/loosened.ts';
import verdicts from '../patterns/verdicts.json' with { type: 'json' };

interface Cover {
  readonly where: string;
  /** How the pattern begins. */
  readonly pattern: string;
  /** What keeps it linear, or short what it reads. */
  readonly why: string;
  /** Growth cases that would show the contrary, as "group: piece". */
  readonly cases: readonly string[];
}

const VERDICTS: ReadonlyMap<string, string> = new Map(Object.entries(verdicts));
/** The patterns that the checker cannot tell of, or that are linear only because of what they are given. */
const COVERED: ReadonlyMap<string, Cover> = new Map(Object.entries(covered));
const patterns = await enginePatterns();

function isCase(wanted: string): boolean {
  const [, group = '', piece = ''] = /^([^:]+: )(.+)$/s.exec(wanted) ?? [];
  return CASES.some(({ name }) => name.startsWith(group) && name.includes(piece));
}

describe('every regular expression of the engine', () => {
  it('is found, literals and constructed ones', () => {
    expect(patterns.filter(({ where }) => where === 'constructed').length).toBeGreaterThan(200);
    expect(patterns.filter(({ where }) => where !== 'constructed').length).toBeGreaterThan(400);
  });

  it('leaves no group with flags of its own to the engine: `insensitive` spells those out', () => {
    expect(patterns.filter(({ source }) => /\(\?[ims]*-?[ims]+:/.test(source)).map(({ source }) => source)).toEqual([]);
  });

  it('has a verdict: run "npm run patterns" and commit tests/patterns/verdicts.json', () => {
    const unjudged = patterns.filter((pattern) => !VERDICTS.has(keyOf(pattern)));
    expect(unjudged.map(({ source, where }) => `${where}: /${source}/`)).toEqual([]);
  });

  it(
    'is linear or bounded: mend it, or say in tests/patterns/covered.json why it is harmless and which growth case ' +
      'shows it',
    () => {
      const open = patterns.filter((pattern) => {
        const key = keyOf(pattern);
        return !['safe', 'bounded'].includes(VERDICTS.get(key) ?? 'safe') && !COVERED.has(key);
      });
      expect(open.map((pattern) => `${keyOf(pattern)} ${pattern.where}: /${pattern.source}/`)).toEqual([]);
    },
  );

  it.each([...COVERED])('%s is excused for a pattern that is there, by growth cases that are there', (key, cover) => {
    const pattern = patterns.find((one) => keyOf(one) === key);
    expect(pattern?.where).toBe(cover.where);
    expect(pattern?.source.startsWith(cover.pattern)).toBe(true);
    expect(cover.cases.filter((wanted) => !isCase(wanted))).toEqual([]);
    expect(cover.cases.length > 0 || cover.why.includes('our own lists')).toBe(true);
  });
});

describe('what the checker is asked', () => {
  it.each([
    ['\\p{Lu}[\\p{L}\\p{M}]{2,20}', '[A-Z][A-Za-z\\u0301]+'],
    ['a{0,40}b{2}c{3,}', 'a*b{2}c+'],
    ['(?-i:A)[{2,9}]\\{4,8}', '(?:A)[{2,9}]\\{4,8}'],
    ['\\P{L}', '[^A-Za-z]'],
    ['(?<=[.!)] )Photo', 'Photo'],
    ['[A-Za-z\u0394\u03b4\u05d0] \u03b4', '[A-Za-z] \u03b4'],
  ])('%s is loosened to %s', (source, loose) => expect(loosened(source)).toBe(loose));

  it.each([
    ['a{1,9}[*+]\\+', true],
    ['a+', false],
    ['a{2,}', false],
    ['(?:ab)*', false],
  ])('%s is bounded: %s', (source, bounded) => expect(isBounded(source)).toBe(bounded));

  it.each([
    ['a|b(?:c|d)', ['a', 'b(?:c|d)']],
    ['a(?:b|[|)]c)?d', ['abd', 'a[|)]cd', 'ad']],
    ['(?:a|b)*(?=c|d)(e|\\|)', ['(?:a|b)*(?=c|d)e', '(?:a|b)*(?=c|d)\\|']],
    ['(?:a|b)+', ['(?:a|b)+']],
  ])('%s is taken apart', (source, parts) => expect(branchesOf(source)).toEqual(parts));
});
