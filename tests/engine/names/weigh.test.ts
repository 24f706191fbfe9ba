import { describe, expect, it, test } from 'vitest';
import { namesIn, weighNames } from '../../../engine/names/index.ts';
import { isInProse, NameText, signsFor } from '../../../engine/names/signs.ts';
import { weighed } from '../../../engine/names/weigh.ts';
import { tokenizeText } from '../../../engine/text/document.ts';
import { mentionsOf, namesOf } from './found.ts';

const read = (text: string) => tokenizeText(text, { language: 'en' });

describe('what is around a name tells what it is', () => {
  test.each([
    'Civic Lab said it had tested 40 wells.',
    'The bus, run by Civic Lab, was on its way to Halden.',
    'Rival Palmetto offers five years of repairs with each of its phones.',
  ])('no person: %s', (text) => {
    expect(namesOf(text, 'person')).toEqual([]);
  });

  test.each([
    ['Zeta Platforms said on Monday that it would cut 300 jobs.', 'Zeta Platforms'],
    ['Shares of Zeta Platforms (ZTP) rose 4 percent after it raised its forecast.', 'Zeta Platforms'],
    ['The High Court of Trade ruled on Tuesday that the tariffs were unlawful.', 'High Court of Trade'],
  ])('an organization: %s', (text, name) => {
    expect(namesOf(text, 'organization')).toEqual([name]);
    expect(namesOf(text, 'place')).toEqual([]);
  });

  test.each([
    ['The mayor of Cullamine, Les Kirwan, said it was a nine-hour drive.', 'Les Kirwan'],
    ['Teacher Dorothea Kuznetsova, 59, finishes at 2pm.', 'Dorothea Kuznetsova'],
  ])('whoever is introduced with a role or an age: %s', (text, name) => {
    expect(namesOf(text, 'person')).toEqual([name]);
  });

  it('reads a senator’s party and state as no place', () => {
    expect(namesOf('Senator Martha Quillen, D-Ohio, wrote the measure.', 'place')).toEqual([]);
  });
});

describe('one entry for what has one name', () => {
  it('knows a double surname alone', () => {
    const text = 'Huw Pritchard-Lane, 52, admitted four charges. Pritchard-Lane had moved animals by night.';
    expect(mentionsOf(text, 'Huw Pritchard-Lane')).toContain('Pritchard-Lane');
    expect(namesOf(text, 'person')).toEqual(['Huw Pritchard-Lane']);
  });

  it('knows a body by its head', () => {
    const text =
      'Burnham Rovers beat Kilbride Athletic 2-1 on Saturday. “He was immense,” said Rovers manager Phil Lacey.';
    expect(namesOf(text, 'organization')).not.toContain('Rovers');
  });
});

describe('the weighing', () => {
  it('says nothing of what stands in tables', () => {
    const [table] = namesIn(read('Tarn Town 3 2 0 1 5 2 6\nBurnham Rovers 3 1 2 0 3 2 5'));
    const prose = read('Tarn Town have sold their best player to a club in Halden.');
    const [name] = namesIn(prose);
    expect(table).toBeDefined();
    if (table !== undefined)
      expect(isInProse(table, read('Tarn Town 3 2 0 1 5 2 6\nBurnham Rovers 3 1 2 0 3 2 5'))).toBe(false);
    if (name !== undefined) expect(isInProse(name, prose)).toBe(true);
  });

  it('links anew what turns out to be of another type', () => {
    const doc = read('Aldane Terminals said it was ready. Managers of Aldane Terminals had left the talks on Friday.');
    const found = weighed(doc, namesIn(doc));
    for (const { cluster } of found) for (const { type } of cluster.mentions) expect(type).toBe(cluster.type);
    expect(found.flatMap(({ cluster }) => cluster.mentions)).toHaveLength(
      namesIn(doc).flatMap(({ mentions }) => mentions).length,
    );
  });

  it('takes nobody for a person whose surname is a place', () => {
    const text = 'It is a risk for Kessline and its main competitor, Royal Atlantic. The ferries sail on Monday.';
    expect(namesOf(text, 'person')).toEqual([]);
  });

  it('scores are shares', () => {
    const doc = read('Cora Lind of Quarry Press flew to Halden. Lind said the press would close.');
    for (const { score } of weighed(doc, namesIn(doc))) {
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThanOrEqual(1);
    }
  });

  it('gives a sign for every mention up to a limit, each of less weight', () => {
    const once = read('On Monday Cora Lind said the press would close.');
    const often = read('On Monday Cora Lind said the press would close. '.repeat(30));
    const shares = [once, often].map((doc) => {
      const clusters = namesIn(doc);
      const [cluster] = clusters;
      if (cluster === undefined) return [];
      return signsFor(cluster, new NameText(doc, clusters), 0.5).filter(({ what }) => what === 'word before');
    });
    expect(shares.map((signs) => signs.length)).toEqual([1, 8]);
    expect(shares[1]?.[0]?.value).toBeCloseTo(1 / Math.sqrt(8));
  });

  it('explains a name by what speaks for it', () => {
    const [name] = weighNames(read('On Monday Cora Lind, the director, said the press would close.'));
    expect(name?.evidence.length).toBeGreaterThan(5);
    expect(name?.evidence.map(([what]) => what)).toContain('role');
  });
});
