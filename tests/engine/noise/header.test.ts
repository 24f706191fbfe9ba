import { describe, expect, test } from 'vitest';
import { cleanDecoded } from '../../../engine/clean.ts';

const BODY =
  'A road bridge over the Arle was shut on Monday after a crack was found in one of its supports, the council ' +
  'said.\n\nIt will stay shut until June, and buses will take the longer way by Stenmoor until then.';
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
    const text =
      'FOR IMMEDIATE RELEASE\n\nCouncil Shuts Arle Bridge for Repairs\n\nSTENMOOR, Ohio, May 7, 2025 /PRWire/ -- ' +
      `${BODY}`;
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
    ['LAGOS, Oct 9 Newsline ', 'LAGOS, Oct 9 Newsline'],
    ['TARN BAY, May 2 ', 'TARN BAY, May 2'],
    ['Lagos — ', 'Lagos'],
    ['Bogotá: ', 'Bogotá'],
    ['Accra, Ghana – ', 'Accra, Ghana'],
    ['Riga/Oslo (Newsline) - ', 'Riga/Oslo (Newsline)'],
    ['Port Stenmoor, 4 May 2025 - ', 'Port Stenmoor, 4 May 2025'],
    ['Stenmoor upon Arle, May 4 (Newsline) – ', 'Stenmoor upon Arle, May 4 (Newsline)'],
    ['Doha, 4 May – ', 'Doha, 4 May'],
    ['STENMOOR, May 4: ', 'STENMOOR, May 4'],
    ['Trondheim — ', 'Trondheim'],
    ['(Kampala) – ', 'Kampala'],
    ['Mombasa | ', 'Mombasa'],
    ['May 4, 2025, Kampala — ', 'May 4, 2025, Kampala'],
    ['Stenmoor, 4. Mai 2025 – ', 'Stenmoor, 4. Mai 2025'],
    ['Trondheim (Newsline) - ', 'Trondheim (Newsline)'],
  ])('a dateline before the first sentence: %s', (dateline, expected) => {
    expect(clean(`Bridge shut after crack found\n\n${dateline}${BODY}`)).toMatchObject({
      dateline: expected,
      text: BODY,
    });
  });

  test.each([
    'COOPER: A road bridge was shut on Monday after a crack was found in it.\n\nRAY: It will stay shut until ' +
      'June, the council told us.',
    'FACTBOX: A road bridge over the Arle was shut on Monday after a crack was found in it.',
    'Stenmoor — A road bridge over the Arle was shut on Monday after a crack was found in it.',
    'Riga — Latvia’s capital — shut a road bridge on Monday after a crack was found in it.',
    'Riga: I had never seen a bridge shut before, but on Monday a crack was found in one.',
    'Editor’s Note, May 4, 2025: A road bridge over the Arle was shut on Monday after a crack was found in it.',
    'Game Two, May 4: A road bridge over the Arle was shut on Monday after a crack was found in it.',
    'Second Round, May 4, 2025 – A road bridge over the Arle was shut on Monday after a crack was found in it.',
    'Matchday Two, 4 May 2025 – A road bridge over the Arle was shut on Monday after a crack was found in it.',
    'Anna Vell, 4 May 2025 – A road bridge over the Arle was shut on Monday after a crack was found in it.',
    'Victoria — A road bridge over the Arle was shut on Monday after a crack was found in it.',
    'Nice – A road bridge over the Arle was shut on Monday after a crack was found in it.',
    'Deadline, 4 May – A road bridge over the Arle was shut on Monday after a crack was found in it.',
    'Letter from Stenmoor, 4 May 2025 – A road bridge over the Arle was shut after a crack was found in it.',
    'Oslo: A road bridge over the Arle was shut on Monday.\n\nRiga: A road bridge over the Lielupe is to be built.',
    'On October 1 - 2 a road bridge over the Arle was shut after a crack was found in it.',
  ])('but a speaker or a label is none: %s', (text) => expect(clean(text).dateline).toBeNull());

  test('the last entry of a menu is no title', () => {
    const text =
      "Home\nNews\nSport\nWhat's On\nBridge over the Arle shut after crack found\nBy Sam Tread Local Democracy " +
      `Reporter\n12:15, 17 JAN 2025\nShare\nComments\n${BODY.replace('\n\n', '\n')}`;
    expect(clean(text)).toMatchObject({
      title: 'Bridge over the Arle shut after crack found',
      authors: ['Sam Tread'],
      publishedAt: '2025-01-17',
    });
  });

  test('a short title above its deck is one', () => {
    expect(
      clean(`Stormy weather\n\nThousands sit in the dark as winds batter the coast\n\nBy Ana Roe\n\n${BODY}`).title,
    ).toBe('Stormy weather');
  });

  test('the mark of a later version is no part of the title, and what it adds no part of the text', () => {
    const text =
      'UPDATE 2-Bridge shut after crack found, no one hurt\n\n* Crack found at 0430 GMT in a support\n* Buses take ' +
      `the longer way\n\n(Adds company comment, details of the crack)\n\nSTENMOOR, Aug 19 - ${BODY}`;
    const found = clean(text);
    expect(found.title).toBe('Bridge shut after crack found, no one hurt');
    expect(found.text).not.toContain('Adds');
  });

  test('a title above the date of a live page', () => {
    const text =
      'Arle bridge live: Support cracks as river rises\n\nLast updated: 18:42, 5 Dec 2024\n\nKey points\nBridge ' +
      `shut until June\nBuses by Stenmoor\n\n${BODY}`;
    expect(clean(text)).toMatchObject({
      title: 'Arle bridge live: Support cracks as river rises',
      updatedAt: expect.stringContaining('2024-12-05'),
    });
  });

  test('a name alone that the article ends on is the byline', () => {
    const text =
      `Our bridges need more care\n\nTobias Renn\n\n${BODY}\n\nTobias Renn is a retired architect and the author ` +
      'of Standing Still';
    expect(clean(text)).toMatchObject({ byline: 'Tobias Renn', authors: ['Tobias Renn'], text: BODY });
  });

  test.each(['By Ana Roe | October 2, 2024 | 4 min read', 'By Ana RoeOctober 2, 2024 at 2:05 p.m. EDT'])(
    'a byline is the name alone: %s',
    (line) => {
      expect(clean(`Bridge shut after crack found\n\n${line}\n\n${BODY}`)).toMatchObject({
        byline: 'Ana Roe',
        publishedAt: expect.stringContaining('2024-10-02'),
      });
    },
  );
});
