import { describe, expect, test } from 'vitest';
import { namesOf } from './found.ts';

describe('two organizations beside each other are two', () => {
  test.each([
    [
      'The study was paid for by the Velatta Ilse Foundation and Tarnholm Europe.',
      ['Tarnholm Europe', 'Velatta Ilse Foundation'],
    ],
    ['Rio Tinto and Norsk Hydro said they would wait.', ['Norsk Hydro', 'Rio Tinto']],
    [
      'The Kessmark Banking Group and Velatta Maritime Union agreed.',
      ['Kessmark Banking Group', 'Velatta Maritime Union'],
    ],
    ['A fund of Pfizer and Novartis pays for it.', ['Novartis', 'Pfizer']],
    [
      "The study is from King's College Halden and Imperial College Halden.",
      ['Imperial College Halden', "King's College Halden"],
    ],
    ['Lloyds Banking Group and Virgin Money cut rates.', ['Lloyds Banking Group', 'Virgin Money']],
  ])('%s', (text, names) => {
    expect(namesOf(text, 'organization')).toEqual(names);
  });

  test.each([
    ['She complained to the Securities and Exchange Commission.', 'Securities and Exchange Commission'],
    ['The Food and Drink Federation said so.', 'Food and Drink Federation'],
  ])('and one with "and" in it is one: %s', (text, name) => {
    expect(namesOf(text, 'organization')).toEqual([name]);
  });
});

test('somebody of a body is no part of it', () => {
  const text = "The Velatta Party's Martha Kelm posed with a calf.";
  expect(namesOf(text, 'person')).toEqual(['Martha Kelm']);
  expect(namesOf(text, 'organization')).toEqual(['Velatta Party']);
});

test('what somebody does is no part of the name', () => {
  expect(namesOf('The letter was signed by Registrar Otto J. Kelm on Monday.', 'person')).toEqual(['Otto J. Kelm']);
  expect(namesOf('On Monday Commerce Secretary Otto Kelm flew home.', 'organization')).toEqual([]);
});

test('the duties of a ministry are one name', () => {
  const text = 'The Ministry of Trade, Industry and Energy promised credits.';
  expect(namesOf(text, 'organization')).toEqual(['Ministry of Trade, Industry and Energy']);
});

test('neither an opener nor a day is part of an organization', () => {
  expect(namesOf('Elsewhere Tarnholm Holdings said it would wait.', 'organization')).toEqual(['Tarnholm Holdings']);
  expect(namesOf('It was told to the Sunday Times on Monday.', 'organization')).toEqual(['Sunday Times']);
});

test.each([
  ['Others include Michael Hannigan of Sugar Foods.', ['Sugar Foods']],
  ['Six University of South Tarn students were hurt.', ['University of South Tarn']],
  ['SK Telecom of South Korea won.', ['SK Telecom']],
  ['Fox News Channel’s Brandt spoke.', ['Fox News Channel']],
  ['She leads the Taxpayers’ Alliance there.', ['Taxpayers’ Alliance']],
  ['She left Victoria University of Wellington.', ['Victoria University of Wellington']],
])('a name begins where it does: %s', (text, names) => {
  expect(namesOf(text, 'organization')).toEqual(names);
});
