import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse, digestArticle } from '../../../engine/digest.ts';
import { summaryAt } from '../../../engine/present.ts';
import { articleOf } from '../summary/articles.ts';

const TEXT =
  'The old bridge over the Arle was closed on Monday after a crack was found in one of its supports. It will stay shut until June. Buses will take the longer way by Stenmoor.';

describe('digestArticle', () => {
  test("keeps the source's title, and says so", () => {
    expect(digestArticle(articleOf(TEXT, { title: 'Bridge shut' }))).toMatchObject({
      title: 'Bridge shut',
      titleFrom: 'source',
    });
  });

  test('makes a headline from the lead where there is no title', () => {
    expect(digestArticle(articleOf(TEXT))).toMatchObject({
      title: 'The old bridge over the Arle was closed on Monday after a crack was found in one of its supports',
      titleFrom: 'headline',
    });
  });

  test('has neither title nor origin of one where no headline can be made', () => {
    const text = `${'old carts and '.repeat(30)}barrels.`;
    expect(digestArticle(articleOf(text))).toMatchObject({ title: null, titleFrom: null });
  });

  test('never summarises a heading', () => {
    const text = `What happened\n\n${TEXT}`;
    const { summary } = digestArticle(articleOf(text, { headings: [{ start: 0, end: 13 }] }));
    expect(summaryAt(summary, text, { kind: 'sentences', count: 99 }).map((sentence) => sentence.text)).toEqual([
      'The old bridge over the Arle was closed on Monday after a crack was found in one of its supports.',
      'It will stay shut until June.',
      'Buses will take the longer way by Stenmoor.',
    ]);
  });

  test('gives facts in English and none in another language', () => {
    expect(digestArticle(articleOf(TEXT, { publishedAt: '2031-03-12' })).facts.dates.length).toBeGreaterThan(0);
    const german = digestArticle(articleOf('Die Brücke wurde am Montag gesperrt.', { language: 'de' }));
    expect(german.facts.dates).toEqual([]);
    expect(german.summary.chosen).toEqual([0]);
  });

  test('is the same for the same article, and holds for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (raw) => {
        const text = raw.toWellFormed();
        const digest = digestArticle(articleOf(text));
        expect(digestArticle(articleOf(text))).toEqual(digest);
        for (const sentence of summaryAt(digest.summary, text, { kind: 'default' })) {
          expect(sentence.text.isWellFormed()).toBe(true);
          expect(sentence.spans.map(([start, end]) => text.slice(start, end)).join('')).toBe(sentence.text);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('analyse', () => {
  test('counts relative dates from the article, never from a clock', () => {
    expect(analyse(articleOf(TEXT, { publishedAt: '2031-03-12' })).referenceDate).toBe('2031-03-12');
    expect(analyse(articleOf(TEXT)).referenceDate).toBeNull();
    expect(analyse(articleOf(TEXT, { dateline: 'HULL, March 14, 2031 (Newsline)' })).referenceDate).toBe('2031-03-14');
    expect(analyse(articleOf(TEXT, { dateline: 'HULL, March 14 (Newsline)' })).referenceDate).toBeNull();
  });
});
