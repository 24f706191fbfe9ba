import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { cleanDecoded, rawArticle } from '../../../engine/clean.ts';
import { analyse, digestArticle } from '../../../engine/digest.ts';
import { summaryAt } from '../../../engine/present.ts';
import { articleOf } from '../summary/articles.ts';

const TEXT =
  'The old bridge over the Arle was closed on Monday after a crack was found in one of its supports. It will ' +
  'stay shut until June. Buses will take the longer way by Stenmoor.';

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

  test('reads half a megabyte of short paragraphs', () => {
    const text = `${TEXT}\n${'a\n\n'.repeat(170_000)}`;
    expect(digestArticle(articleOf(text))).toMatchObject({ titleFrom: 'headline' });
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
    expect(analyse(articleOf(TEXT, { dateline: 'HULL, March 14 (Newsline)' })).referenceDate).toBe('XXXX-03-14');
  });
});

describe('a text of nothing but headings', () => {
  it.each([
    ['## The ferry sails again.\n\n## It was repaired in a week.', 'text/markdown'],
    ['# Ferry back\n\n## The ferry sails again.', 'text/markdown'],
    ['Ferry back\n====\n\nThe ferry sails again\n----', 'text/markdown'],
    ['<h1>Ferry back</h1><h2>The ferry sails again.</h2><h3>It was repaired.</h3>', 'text/html'],
  ] as const)('%j has a summary', (text, mediaType) => {
    const { summary } = digestArticle(cleanDecoded({ text, mediaType }));
    expect(summary.chosen.length).toBeGreaterThan(0);
  });
});

describe('a blank title', () => {
  it.each(['title: \n\n', 'Title:\n', 'headline: \n\n'])('%j is none', (label) => {
    const { title, text } = cleanDecoded({ text: `${label}${TEXT}`, mediaType: 'text/plain' });
    expect(title).not.toBe('');
    expect(text).not.toMatch(/title|headline/i);
  });

  it('is none where a sender gives it', () => {
    expect(cleanDecoded({ text: TEXT, mediaType: 'text/plain', title: ' ' }).title).toBeNull();
    expect(rawArticle(TEXT, { title: '' }).title).toBeNull();
  });
});
