import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const ROOT = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const NOTICE = read('NOTICE.md');
const cards = globSync('engine/**/*.card.md', { cwd: ROOT });
/** Creative Commons licences as the cards write them: "CC BY-SA 4.0". */
const named = new Set(cards.flatMap((card) => read(card).match(/CC (?:BY(?:-SA)?|0) \d\.\d/g) ?? []));

it('the package states every licence that the cards of its data name', () => {
  const stated = manifest.license.split(' AND ');
  expect(stated).toContain('MIT');
  expect(named.size).toBeGreaterThan(0);
  for (const licence of named) expect(stated, licence).toContain(licence.replaceAll(' ', '-'));
});

it('the notice names and links each of them', () => {
  for (const licence of named) {
    const [, terms = '', version = ''] = /^CC ([\w-]+) (.*)$/.exec(licence) ?? [];
    expect(NOTICE).toContain(
      `[${licence}](https://creativecommons.org/licenses/${terms.toLowerCase()}/${version}/legalcode)`,
    );
  }
  expect(NOTICE).toContain('GeoNames');
});
