import { describe, expect, test } from 'vitest';
import { namesOf } from './found.ts';

describe('two organizations beside each other are two', () => {
  test.each([
    [
      'The study was paid for by the Velatta Ilse Foundation and Tarnholm Europe.',
      ['Tarnholm Europe', 'Velatta Ilse Foundation'],
    ],
    ['Rio Tinto and Norsk Hydro said they would wait.', ['Norsk Hydro', 'Rio Tinto']],
    ['A fund of Pfizer and Novartis pays for it.', ['Novartis', 'Pfizer']],
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

test('neither an opener nor a day is part of an organization', () => {
  expect(namesOf('Elsewhere Tarnholm Holdings said it would wait.', 'organization')).toEqual(['Tarnholm Holdings']);
  expect(namesOf('It was told to the Sunday Times on Monday.', 'organization')).toEqual(['Sunday Times']);
});
