import { describe, expect, test } from 'vitest';
import { mentionsOf, namesOf } from './found.ts';

describe('an organization that everybody knows by one word', () => {
  test.each([
    ['Pfizer, its maker, was looking for another drug.', 'Pfizer'],
    ['The money came from Unicef and went to the school.', 'Unicef'],
    ['The miner rose 3 percent and Barclays 2 percent.', 'Barclays'],
    ['RYANAIR TO CUT FLIGHTS\n\nThe airline said on Monday that it would cut flights.', 'RYANAIR'],
  ])('is one wherever it stands: %s', (text, name) => {
    expect(namesOf(text, 'organization')).toEqual([name]);
  });

  test.each([
    ['The mine belongs to Rio Tinto, which will close it.', 'Rio Tinto'],
    ['Deputies of Fine Gael walked out before the vote.', 'Fine Gael'],
    ["The dancers of Sadler's Wells go to Leeds.", "Sadler's Wells"],
    ['Dealers Credit Suisse and two others would not comment.', 'Credit Suisse'],
  ])('by several words: %s', (text, name) => {
    expect(namesOf(text, 'organization')).toEqual([name]);
    expect(namesOf(text, 'person')).toEqual([]);
  });

  test.each([
    'Arsenal of rifles, the officer called it.',
    'Kia Brandt, 31, has run the inn for nine years. Kia said she was tired.',
    'Molasses came from the West Indies. The choir rose in Unison.',
  ])('but a thing, a first name and a word like others are none: %s', (text) => {
    expect(namesOf(text, 'organization')).toEqual([]);
  });

  test('and who is of an organization does not hide it', () => {
    expect(namesOf('An FBI agent and a Pfizer driver were hurt.', 'organization')).toEqual(['FBI', 'Pfizer']);
  });

  test('but the surname of somebody in the text is none', () => {
    const text = 'Olwen Lazard, 61, has run the inn for nine years. Lazard said she was tired.';
    expect(namesOf(text, 'organization')).toEqual([]);
  });

  test('but a word in small letters is none', () => {
    expect(namesOf('The merck of the temple fell, and the siemens on the meter rose.', 'organization')).toEqual([]);
  });
});

test('the US is a place wherever it stands', () => {
  expect(namesOf('The tariff on US corn falls in May, and UK ministers were told.', 'place')).toEqual(['UK', 'US']);
  expect(namesOf('NOBODY WILL HELP US NOW\n\nA man said so on Monday.', 'place')).toEqual([]);
});

describe('what is named once is found again', () => {
  test('a firm by its first word', () => {
    const text = 'The mill was sold to Nordquil Sensorik GmbH on Monday. He had been at Nordquil since May.';
    expect(mentionsOf(text, 'Nordquil Sensorik GmbH')).toEqual(['Nordquil Sensorik GmbH', 'Nordquil']);
  });

  test('a place and a body, but no piece of a longer name', () => {
    const text =
      'Trade with Paraguay fell, the ministry in Paraguay said. What the Paraguay would carry is unclear. ' +
      'Paraguay Moss is a plant.';
    expect(mentionsOf(text, 'Paraguay')).toEqual(['Paraguay', 'Paraguay', 'Paraguay']);
  });

  test('and a surname that is an office', () => {
    const text = 'Olwen King coached them for years. King said she was glad. The King was not there.';
    expect(mentionsOf(text, 'Olwen King')).toEqual(['Olwen King', 'King', 'she']);
  });
});

describe('Labour and the Greens', () => {
  test.each([
    ['Critics say Labour has lost its way.', ['Labour']],
    ['Labour MP Ana Ray said so.', ['Labour']],
    ['The plan is backed by Labour MP Ana Ray and the Greens.', ['Greens', 'Labour']],
  ])('are parties: %s', (text, names) => {
    expect(namesOf(text, 'organization')).toEqual(names);
  });

  test.each(['Labour costs have risen for years.', 'He said: "Labour markets are tight."'])(
    'but work is none: %s',
    (text) => {
      expect(namesOf(text, 'organization')).not.toContain('Labour');
    },
  );
});

test('an office of a state or a body is no organization', () => {
  const text = 'Senator Ana Ray, Republican of Ohio, met Otto Lind, Member of Parliament for Velde.';
  expect(namesOf(text, 'organization')).toEqual([]);
  expect(namesOf('She joined the Republican Party of Ohio.', 'organization')).toHaveLength(1);
});
