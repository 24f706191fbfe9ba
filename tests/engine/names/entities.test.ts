import { describe, expect, test } from 'vitest';
import { entitiesOf, mentionsOf, namesOf } from './found.ts';

describe('people', () => {
  test.each([
    ['Mayor Elena Marsh opened the bridge on Tuesday.', ['Elena Marsh']],
    [
      'Mr. Thomas Greaves and Dr. Alice Pemberton met President Julia Torres.',
      ['Alice Pemberton', 'Julia Torres', 'Thomas Greaves'],
    ],
    ['Gov. Linda Castellano vetoed the bill in Texas.', ['Linda Castellano']],
    ['Police said Daniel Okoro had been arrested.', ['Daniel Okoro']],
    ['Mrs She was not at home.', []],
    ['The partners met again, and the committee agreed.', []],
    ['Officials said on Monday that talks had failed.', []],
    ['Prices rose in March, and again in May.', []],
    ['The president spoke, and the minister listened.', []],
  ])('%s', (text, expected) => expect(namesOf(text, 'person')).toEqual(expected));
});

describe('places', () => {
  test.each([
    ['The delegation flew from Nairobi to Madrid on Friday.', ['Madrid', 'Nairobi']],
    ['French and German engineers met Russian, Chinese and American partners in Geneva.', ['Geneva']],
    ['The talks were held in French.', []],
    ['Two British tourists were hurt.', []],
  ])('%s', (text, expected) => expect(namesOf(text, 'place')).toEqual(expected));
});

describe('organisations', () => {
  test.each([
    ['He told Reuters that the talks had failed.', ['Reuters']],
    ['The World Health Organization sent doctors.', ['World Health Organization']],
    ['Three American partners joined the venture.', []],
    ['The company said it would close.', []],
  ])('%s', (text, expected) => expect(namesOf(text, 'organization')).toEqual(expected));
});

describe('a possessive is no part of a name', () => {
  test.each(["'s", '’s', "'", '’', '‘s', '`s'])('Daniel Okoro%s car', (possessive) => {
    expect(mentionsOf(`Police searched Daniel Okoro${possessive} car on Monday.`, 'Daniel Okoro')).toEqual([
      'Daniel Okoro',
    ]);
  });
});

describe('the name shown', () => {
  const article =
    'COUNCILLOR MARTA ELLISON RESIGNS\n\nCouncillor Marta Ellison resigned on Monday. Ellison, who is 52, gave ' +
    'no reason.';

  test('is not the shouted form of a heading', () => {
    expect(namesOf(article, 'person')).toEqual(['Marta Ellison']);
  });

  test('and neither is the role', () => {
    expect(entitiesOf(article).find(({ name }) => name === 'Marta Ellison')?.role?.text).toBe('Councillor');
  });

  test('is given other than as a form of itself', () => {
    for (const { name, aliases } of entitiesOf(article)) expect(aliases).not.toContain(name);
  });
});

test('a name in the title stands before one that is not', () => {
  const text = 'Simon Feld met Adam Price in Leeds on Monday.';
  expect(entitiesOf(text, 'Adam Price at the helm')[0]?.name).toBe('Adam Price');
  expect(entitiesOf(text, 'Simon Feld at the helm')[0]?.name).toBe('Simon Feld');
});

test.each(['', ' ', '\n\n', '…', '«»', '123 456'])('nothing is found in %j', (text) => {
  expect(entitiesOf(text)).toEqual([]);
});
