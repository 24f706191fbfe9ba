import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { latin } from '../../../engine/noise/compile.ts';
import cues from '../../../engine/noise/data/cues.json' with { type: 'json' };
import { insensitive, spelledOut } from '../../../engine/text/modifiers.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Every pattern of the lists that has a case-sensitive group. */
function patternsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.includes('(?-i:') ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(patternsIn) : [];
}
const patterns = patternsIn(cues);

/** Lines of our own articles, each also in small and in capital letters. */
const lines = globSync(['events/articles/*.txt', 'tests/fixtures/*/source.txt', 'tests/fixtures/*/expected.json'], {
  cwd: ROOT,
})
  .flatMap((file) => readFileSync(path.join(ROOT, file), 'utf8').split('\n'))
  .flatMap((line) => [line, line.toLowerCase(), line.toUpperCase()]);
const CREDITS = [
  'Photo: Lena Okafor/Newsline',
  'photo: lena okafor/newsline',
  'PHOTO: ÉLISE ÅKERMAN/NEWSLINE',
  'Photo courtesy of the Harbour Museum',
  'photo courtesy of the harbour museum',
  '(Reporting by Hal Brennan; editing by Susan Oyelaran)',
  '© Élodie Şahin',
  '© élodie şahin',
];

describe('patterns spelt out', () => {
  it('are tried on patterns and lines that some of them match', () => {
    expect(patterns.length).toBeGreaterThan(10);
    expect(
      [...lines, ...CREDITS].some((line) => patterns.some((pattern) => insensitive(latin(pattern), '').test(line))),
    ).toBe(true);
  });

  it.each(patterns.map((pattern, at) => [at, pattern] as const))(
    '%i matches what it matches with the flag',
    (_, pattern) => {
      const native = new RegExp(`^(?:${latin(pattern)})`, 'i');
      const spelled = new RegExp(`^(?:${spelledOut(latin(pattern))})`);
      for (const line of [...lines, ...CREDITS]) expect(spelled.exec(line)?.[0], line).toBe(native.exec(line)?.[0]);
    },
  );

  it.each([
    ['a', '[aA]'],
    ['(?-i:a)', '(?:a)'],
    ['(?-i:(?:a|b))c', '(?:(?:a|b))[cC]'],
    ['\\d{2,4}', '\\d{2,4}'],
    ['[^a-c.]', '[^A-Ca-c.]'],
    ['[\\u00e0-\\u00e2]', '[\\u00c0-\\u00c2\\u00e0-\\u00e2]'],
    ['[a\\]-]', '[Aa\\]-]'],
    ['[A-Za-z]', '[A-Za-z]'],
    ['1\\.', '1\\.'],
  ])('%s becomes %s', (pattern, spelled) => {
    expect(spelledOut(pattern)).toBe(spelled);
  });
});
