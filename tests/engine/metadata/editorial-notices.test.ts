import { describe, expect, test } from 'vitest';
import { cleanDecoded } from '../../../engine/clean.ts';
import { digestArticle } from '../../../engine/digest.ts';
import { noticeKind } from '../../../engine/metadata/editorial-notices.ts';

const STORY =
  'The harbour council of Port Ellery voted for a second pier on Tuesday. Mayor Ilka Brandt said work would ' +
  'begin in May and last two years.\n\nFishermen had asked for the pier since a storm sank eleven boats in 2019.';

function digested(text: string) {
  const article = cleanDecoded({ text, mediaType: 'text/plain', publishedAt: '2025-03-03' });
  const digest = digestArticle(article);
  for (const span of [...(digest.corrections ?? []), ...(digest.embargo ? [digest.embargo] : [])])
    expect(article.text.slice(span.start, span.end)).toBe(span.text);
  return { article, digest, again: cleanDecoded({ text: article.text, mediaType: 'text/plain' }) };
}

describe('an embargo', () => {
  test.each([
    ['EMBARGOED UNTIL 00:01 GMT, March 4, 2025', '2025-03-04T00:01:00Z'],
    ['Strictly embargoed until 6 p.m. CET on 5 March 2025', '2025-03-05T18:00:00+01:00'],
    ['Not for publication before 0600 GMT, 6 March 2025', '2025-03-06T06:00:00Z'],
    ['Embargo: 7 March 2025', '2025-03-07'],
    ['Under embargo until March 8', '2025-03-08'],
  ])('%s', (line, until) => {
    const { article, digest, again } = digested(`${line}\n\nPort Ellery Votes for a Second Pier\n\n${STORY}`);
    expect(digest.embargo).toMatchObject({ text: line, until });
    expect(digest.title).toBe('Port Ellery Votes for a Second Pier');
    const first = digest.summary.ranking[0];
    expect(article.text.slice(first?.start, first?.end)).toMatch(/^The harbour council/);
    expect(digest.summary.ranking.map(({ start, end }) => article.text.slice(start, end)).join()).not.toContain(line);
    expect(again.text).toBe(article.text);
  });
});

describe('a correction', () => {
  test.each([
    'Correction: an earlier version of this article gave the wrong year of the storm.',
    'CORRECTION (March 3): The storm was in 2019, not in 2018.',
    'Clarification: Ilka Brandt voted by letter.',
    'This story has been corrected to give the right year of the storm.',
    'An earlier version of this article misspelled the name of the mayor.',
    'Editor’s note: This article was amended on 3 March to correct the number of boats.',
  ])('%s', (line) => {
    for (const text of [`Port Ellery Votes for a Second Pier\n\n${STORY}\n\n${line}`, `${line}\n\n${STORY}`]) {
      const { article, digest, again } = digested(text);
      expect(digest.corrections?.map((span) => span.text)).toEqual([line]);
      expect(digest.title).not.toBe(line);
      expect(digest.summary.ranking.some(({ start, end }) => article.text.slice(start, end) === line)).toBe(false);
      expect(again.text).toBe(article.text);
    }
  });
});

test.each([
  'Embargoed goods worth 3 million euros were seized in the port on Monday.',
  'The embargo until 2019 had cost the port eleven ships.',
  'The correction of the market went on until Tuesday.',
  'Correction officers went on strike on Monday.',
  'An earlier version of the bill failed in March.',
  'Not for the first time, the council voted before midnight.',
])('no notice: %s', (line) => {
  expect(noticeKind(line)).toBeNull();
});
