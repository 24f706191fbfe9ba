import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cleanSource } from '../../../engine/clean.ts';
import { digestArticle } from '../../../engine/digest.ts';
import { digestOutline } from '../../fixtures/outline.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures');
const cases = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && readdirSync(join(FOLDER, entry.name)).includes('record.json'))
  .map(({ name }) => name);

/**
 * A member that a fixture leaves out is not judged: the engine is known to be wrong there, and the right value would
 * fail.
 */
describe('records of the article fixtures', () => {
  test.each(cases)('%s', (name) => {
    const folder = join(FOLDER, name);
    const source = readdirSync(folder).find((file) => file.startsWith('source.')) ?? '';
    const article = cleanSource({ bytes: readFileSync(join(folder, source)), name: source });
    expect(digestOutline(article, digestArticle(article))).toMatchObject(
      JSON.parse(readFileSync(join(folder, 'record.json'), 'utf8')),
    );
  });

  test('there are some', () => {
    expect(cases.length).toBeGreaterThanOrEqual(3);
  });
});
