import { expect, test } from 'vitest';
import { entitiesOf, namesOf } from './found.ts';

test.each([
  'Cheese was recalled after Listeria was found. Listeria can be deadly.',
  'Nurses who treat Ebola patients were told that Ebola spreads by touch.',
  'He drove a Ford Transit to the yard, and the Ford Transit Custom stayed there.',
  'Thieves took Social Security numbers and a letter to the CTO.',
  'Doctors may prescribe Zepbound or Saxenda, which cost about as much.',
  'The chip is faster than a GPU, needs no API, and keeps to the GDPR and HIPAA.',
  'It runs on Android, reads JavaScript, and shows where you are in Google Maps.',
])('what is written like a name and is a germ, a drug or a model is none: %s', (text) => {
  expect(entitiesOf(text)).toEqual([]);
});

test('and a surname is one', () => {
  expect(namesOf('Nadia Eid, 34, runs the mill. Eid said that it was shut.', 'person')).toEqual(['Nadia Eid']);
});

test('and a body that is called like a thing is one', () => {
  const text =
    'The Coalville Grain Institute (CGI) said that its clinics were full. The CGI runs three, and Ram Dutt runs one.';
  expect(entitiesOf(text).find(({ name }) => name === 'Coalville Grain Institute')?.aliases).toEqual(['CGI']);
  expect(namesOf(text, 'person')).toEqual(['Ram Dutt']);
});

test('and a maker is one', () => {
  expect(namesOf('Workers at Nissan Europe walked out on Monday.', 'organization')).toHaveLength(1);
});

test('a vessel may be named behind a comma', () => {
  expect(namesOf('A tug, the Ilsebill, ran aground off the point.', 'place')).toEqual([]);
});

test('a letter is from somebody', () => {
  expect(namesOf('In a letter from Brinna Halland, the council was warned.', 'person')).toEqual(['Brinna Halland']);
  expect(namesOf('In a letter from Halland Dairy, the council was warned.', 'person')).toEqual([]);
});

test.each(['She watched The Rachel Marl Show.', 'He starred in The Otto Marl Story.'])(
  'a title is nobody: %s',
  (text) => {
    expect(namesOf(text, 'person')).toEqual([]);
  },
);

test('a peeping Tom is no part of a name', () => {
  expect(namesOf('Peeping Tom Gary Nesbit, 52, was jailed. A peeping Tom had been seen.', 'person')).toEqual([
    'Gary Nesbit',
  ]);
});

test.each([
  ['Upending Obamacare is the plan.', 'person'],
  ['Under Governor Dale Marl, taxes fell.', 'place'],
] as const)('%s: no %s called so', (text, type) => {
  expect(namesOf(text, type)).toEqual([]);
});
