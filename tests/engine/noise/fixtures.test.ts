import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanDecoded, cleanSource } from '../../../engine/clean.ts';
import { metadataOutline } from '../../fixtures/outline.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures');

interface Expected {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly publishedAt: string | null;
  readonly dateline: string | null;
  readonly sections: readonly string[];
  readonly rules: readonly string[];
}

const cases = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe('article fixtures', () => {
  it.each(cases)('%s', (name) => {
    const folder = join(FOLDER, name);
    const source = readdirSync(folder).find((file) => file.startsWith('source.')) ?? '';
    const expected: Expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
    const bytes = readFileSync(join(folder, source));
    const article = cleanSource({ bytes, name: source });
    expect(article.text).toBe(readFileSync(join(folder, 'expected.txt'), 'utf8').trimEnd());
    expect(metadataOutline(article)).toEqual({ ...expected, rules: expected.rules.toSorted() });
    const decoded = bytes.toString('utf8');
    for (const removal of article.removed) {
      if (removal.start === null || removal.end === null) expect(removal.path).toBeTruthy();
      else expect(decoded.slice(removal.start, removal.end).startsWith(removal.text)).toBe(true);
    }
    for (const { start, end } of article.sections)
      expect(article.text.slice(start, end).trim()).toBe(article.text.slice(start, end));
    const again = cleanDecoded({ text: article.text, mediaType: 'text/plain' });
    expect(again.text).toBe(article.text);
    expect(again.removed).toEqual([]);
  });

  it('has ten articles or more', () => {
    expect(cases.length).toBeGreaterThanOrEqual(10);
  });
});
