import { describe, expect, test } from 'vitest';
import { cleanDecoded } from '../../../engine/clean.ts';

const BODY =
  'A road bridge over the Arle was shut on Monday after a crack was found in one of its supports, the council said.\n\nIt will stay shut until June, and buses will take the longer way by Stenmoor until then.';
const clean = (text: string) => cleanDecoded({ text, mediaType: 'text/plain' });

describe('the lines above an article', () => {
  test('title, byline and date without blank lines between them', () => {
    expect(clean(`BRIDGE SHUT AFTER CRACK FOUND\nBy Ana Roe\nPublished: Aug. 5, 2024\n\n${BODY}`)).toMatchObject({
      title: 'BRIDGE SHUT AFTER CRACK FOUND',
      authors: ['Ana Roe'],
      publishedAt: '2024-08-05',
      text: BODY,
    });
  });

  test('a list at the top stays a list', () => {
    expect(clean(`Eggs\nMilk\nFlour\n\n${BODY}`).text).toContain('Milk');
  });

  test('staff and date in one line under the title', () => {
    expect(clean(`Bridge shut after crack found\n\nArle Post Staff | October 2, 2024\n\n${BODY}`)).toMatchObject({
      title: 'Bridge shut after crack found',
      publishedAt: '2024-10-02',
    });
  });

  test('a release: its mark is no title, its wire is part of the dateline', () => {
    const text = `FOR IMMEDIATE RELEASE\n\nCouncil Shuts Arle Bridge for Repairs\n\nSTENMOOR, Ohio, May 7, 2025 /PRWire/ -- ${BODY}`;
    expect(clean(text)).toMatchObject({
      title: 'Council Shuts Arle Bridge for Repairs',
      dateline: 'STENMOOR, Ohio, May 7, 2025 /PRWire/',
      text: BODY,
    });
  });

  test.each([
    ['STENMOOR, Ohio – May 7, 2025 – ', 'STENMOOR, Ohio – May 7, 2025'],
    ['PUNE: ', 'PUNE'],
    ['NEW DELHI: ', 'NEW DELHI'],
  ])('a dateline before the first sentence: %s', (dateline, expected) => {
    expect(clean(`Bridge shut after crack found\n\n${dateline}${BODY}`)).toMatchObject({
      dateline: expected,
      text: BODY,
    });
  });

  test.each([
    'COOPER: A road bridge was shut on Monday after a crack was found in it.\n\nRAY: It will stay shut until June, the council told us.',
    'FACTBOX: A road bridge over the Arle was shut on Monday after a crack was found in it.',
  ])('but a speaker or a label is none: %s', (text) => expect(clean(text).dateline).toBeNull());
});
