import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rawArticle } from '../../../engine/clean.ts';
import { digestArticle } from '../../../engine/digest.ts';

function factsOf(text: string) {
  return digestArticle(rawArticle(text, { language: 'en' })).facts;
}

const written = (text: string): string[] =>
  factsOf(text).claims.map((claim) => `${claim.kind}: ${claim.text} | ${claim.claimant?.text ?? 'nobody'}`);

describe('claims', () => {
  test.each([
    ['The warden said the sluice would open on Friday.', 'said: the sluice would open on Friday | The warden'],
    ['Ilse Brandt said that the mill was sound.', 'said: that the mill was sound | Ilse Brandt'],
    ['The mill burnt down, the fire brigade said on Monday.', 'said: The mill burnt down | the fire brigade'],
    ['According to the warden, the sluice is rotten.', 'said: the sluice is rotten | the warden'],
    ['The sluice is rotten, according to the warden.', 'said: The sluice is rotten | the warden'],
    [
      'The mill, the warden said, had stood empty for years.',
      'said: The mill, the warden said, had stood empty for years | the warden',
    ],
    [
      'The sluice will open in June said engineer Ilse Brandt.',
      'said: The sluice will open in June | engineer Ilse Brandt',
    ],
    ['Ilse Brandt was charged with arson on Monday.', 'charged: arson | nobody'],
    ['Ilse Brandt denied setting the mill on fire.', 'denied: setting the mill on fire | Ilse Brandt'],
    ['Ilse Brandt pleaded not guilty to arson.', 'denied: not guilty to arson | Ilse Brandt'],
    ['Ilse Brandt pleaded guilty to arson.', 'admitted: guilty to arson | Ilse Brandt'],
    ['The Arle Milling Company declined to comment.', 'no-comment: to comment | The Arle Milling Company'],
    ['The company did not respond to requests for comment.', 'no-comment: requests for comment | The company'],
    [
      'The council announced that the mill would be rebuilt.',
      'announced: that the mill would be rebuilt | The council',
    ],
    ['The lawyers alleged that the baker had lied.', 'alleged: that the baker had lied | The lawyers'],
  ])('%s', (text, expected) => {
    expect(written(text)).toContain(expected);
  });

  test.each([
    'The warden did not say that the sluice was sound.',
    'The warden may never have said that the sluice was sound.',
    'The walkers were told that the path was shut.',
    '“The warden said the sluice was sound,” read a note. It hung in the mill.',
    'It is a report that could change the town.',
    'The board approved the plan on Monday.',
  ])('none of anybody in: %s', (text) => {
    expect(factsOf(text).claims.filter(({ claimant }) => claimant !== null)).toEqual([]);
  });

  test('the second of two reports has the subject of the first', () => {
    const claims = factsOf('Ilse Brandt denied the charge and said that she had been in Tavish.').claims;
    expect(claims.map(({ claimant }) => claimant?.text)).toEqual(['Ilse Brandt', 'Ilse Brandt']);
  });

  test('are about whom they name, and have the person behind the phrase', () => {
    const [claim] = factsOf('Ilse Brandt runs the mill. She said Otto Falk had sold it to her.').claims;
    expect(claim).toMatchObject({
      about: ['ilse brandt', 'otto falk'],
      claimant: { text: 'She', name: 'Ilse Brandt' },
    });
  });

  test('are slices of the text, whatever the text', () => {
    const pieces = fc.constantFrom(
      'said',
      'that',
      ',',
      'Ilse',
      'the mill',
      'accused',
      'of',
      '“',
      '”',
      'was',
      'charged',
      'with',
      '.',
      'denied',
      'and',
      '—',
      'according to',
      "''",
      '\n\n',
      'told',
      'who',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (words) => {
        const text = `The mill ${words.join(' ')}`;
        for (const { start, end, text: slice, cue, claimant } of factsOf(text).claims)
          for (const span of [{ start, end, text: slice }, cue, ...(claimant === null ? [] : [claimant])]) {
            expect(text.slice(span.start, span.end)).toBe(span.text);
            expect(span.start).toBeLessThan(span.end);
          }
      }),
      { numRuns: 200 },
    );
  });
});

describe('the standing of an event', () => {
  const standing = (text: string): string => {
    const { event } = factsOf(text);
    return `${event.status} | ${event.claimant?.text ?? 'nobody'}`;
  };

  test.each([
    ['Ilse Brandt stole 4,000 crowns from the widows’ fund, police said.', 'alleged | police'],
    ['Ilse Brandt shot two dogs. Brandt is charged with cruelty.', 'charged | nobody'],
    ['The mill will shut in June, the council said.', 'planned | the council'],
    ['The council repaired the mill on Monday, the mayor said.', 'reported | the mayor'],
    ['The council repaired the mill on Monday.', 'reported | nobody'],
    ['Ilse Brandt was jailed for nine years on Monday.', 'convicted | nobody'],
    ['Ilse Brandt was charged with arson on Monday.', 'charged | nobody'],
    ['Ilse Brandt denied arson on Monday.', 'denied | nobody'],
  ])('%s', (text, expected) => {
    expect(standing(text)).toBe(expected);
  });
});
