import { expect, test } from 'vitest';
import { namesOf } from './found.ts';

test.each([
  'The bakery moved to 610 E. Harlan St. and opens at six.',
  'Tickets are sold at 45 W. Harlan Ave., Suite 12, from Monday.',
  'The studio is at 455 N. 3rd St. Unit 1205, above a gym.',
  'Write to the clerk at 12 Harlan Brandt Blvd. before the end of May.',
])('nobody is named in an address: %s', (text) => {
  expect(namesOf(text, 'person')).toEqual([]);
  expect(namesOf(text, 'organization')).toEqual([]);
});

test('and whoever is named beside one stays', () => {
  const text =
    'Nadia Harlan, 34, sells bread at 610 E. Harlan St. in the mornings. Harlan said that it sold out by ten.';
  expect(namesOf(text, 'person')).toEqual(['Nadia Harlan']);
});

test('a number before a name is no address', () => {
  expect(namesOf('In 2019 Otto Brandt St. John, 44, founded the choir.', 'person')).toEqual(['Otto Brandt St. John']);
});
