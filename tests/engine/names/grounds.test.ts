import { expect, test } from 'vitest';
import { namesOf } from './found.ts';

test.each([
  ["The footbridge at Fuller's Lock will close on Monday.", ["Fuller's Lock"]],
  ['Trains from Glover’s Bridge were late.', ['Glover’s Bridge']],
])('a place is named after its owner: %s', (text, places) => {
  expect(namesOf(text, 'place')).toEqual(places);
  expect(namesOf(text, 'person')).toEqual([]);
});

test('what somebody with a first name owns is no place', () => {
  expect(namesOf("Anna Keller's Bridge was the best play of the year.", 'person')).toEqual(['Anna Keller']);
});

test.each([
  ['The road between Ashford and Dunn was shut on Monday.', ['Ashford', 'Dunn']],
  ['A bus that runs between Harlow and Upper Penn broke down.', ['Harlow', 'Upper Penn']],
])('a way leads between places: %s', (text, places) => {
  expect(namesOf(text, 'place')).toEqual(places);
  expect(namesOf(text, 'person')).toEqual([]);
});

test('what somebody is in without an article is a place', () => {
  const text = 'A tower of flats in Fotsworth was approved. Shares in Velqo fell.';
  expect(namesOf(text, 'place')).toEqual(['Fotsworth']);
  expect(namesOf(text, 'organization')).toEqual(['Velqo']);
});

test('and talks are between people', () => {
  const text = 'Talks between Ana Ray and Tom Lowe broke down on Monday.';
  expect(namesOf(text, 'person')).toEqual(['Ana Ray', 'Tom Lowe']);
});

test.each([
  ['A man from Hull was jailed for eight years.', ['Hull']],
  ['A tanker overturned at Brakwell, and a house in Tolverne burned.', ['Brakwell', 'Tolverne']],
  ['The blast took place in Szentlak on Tuesday.', ['Szentlak']],
  ['He ran from the town of Mzuzira to the Yelabuzh district.', ['Mzuzira', 'Yelabuzh']],
  ['Parents from Szentlak closed the bridge to Saltash Row.', ['Saltash Row', 'Szentlak']],
  ['Protests in Fergus Falls, Ohio, went on.', ['Fergus Falls', 'Ohio']],
  ['Ana Brekke, 29, from Tolverne, heard two shots.', ['Tolverne']],
  ['Hundreds marched through the streets of Mzuzira Monday.', ['Mzuzira']],
  ['It moves to the city of Brannock. By moving to Brannock it saves money. Brannock would gain.', ['Brannock']],
])('people come from places, and things happen in them: %s', (text, places) => {
  expect(namesOf(text, 'place')).toEqual(places);
});

test.each([
  'A man from Google took his place in Tolverne Rovers history.',
  'Ana Brekke died in March, and a couple from Brekke Trust fell ill.',
  'The Sunshine state has a sales tax.',
  'The ferry is docked at Pier 7, and a bus crashed at Junction 12.',
  'Police found drugs in a house in Brekke Group offices.',
])('not all that follows such a word is a place: %s', (text) => {
  expect(namesOf(text, 'place')).toEqual([]);
});
