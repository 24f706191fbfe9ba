import { expect, test } from 'vitest';
import { rawArticle } from '../../../engine/clean.ts';
import { digestArticle } from '../../../engine/digest.ts';
import { presentFacts } from '../../../engine/index.ts';
import { entitiesOf } from './found.ts';

test.each([
  ['The 38-year-old Jane Dunmore said she would appeal.', 'Jane Dunmore', '38-year-old', 38],
  ['Jane Dunmore, aged 38, said no.', 'Jane Dunmore', '38', 38],
  ['Jane Dunmore aged 38 died at home.', 'Jane Dunmore', '38', 38],
  ['Jane Dunmore, age 38, said no.', 'Jane Dunmore', '38', 38],
  ['Jane Dunmore, 38, a food seller, said no.', 'Jane Dunmore', '38', 38],
  ['Jane Dunmore, 38 and a mother of two, lives in Hull.', 'Jane Dunmore', '38', 38],
  ['Jane Dunmore, now 38, lives in Hull.', 'Jane Dunmore', '38', 38],
  ['Lily Dunmore, four, was found in a barn.', 'Lily Dunmore', 'four', 4],
  ['Police spoke to 38-year-old food seller Jane Dunmore on Monday.', 'Jane Dunmore', '38-year-old', 38],
  ['The 38-year-old former Eskdale town councillor Jane Dunmore resigned.', 'Jane Dunmore', '38-year-old', 38],
  ['A 38-year-old man, Peter Dunmore, was arrested.', 'Peter Dunmore', '38-year-old', 38],
  ['Jane Dunmore, who is 38 years old, said no.', 'Jane Dunmore', '38 years old', 38],
  ['Jane Dunmore, a thirty-eight-year-old nurse, said no.', 'Jane Dunmore', 'thirty-eight-year-old', 38],
  ['Jane Dunmore, who has died aged 93, taught in Hull.', 'Jane Dunmore', '93', 93],
  ['Jane Dunmore died at the age of 93.', 'Jane Dunmore', '93', 93],
  ['Jane Dunmore, who turned 38 on Friday, said no.', 'Jane Dunmore', '38', 38],
  ['Jane Dunmore (38), of Hull, was fined.', 'Jane Dunmore', '38', 38],
  ['Peter Rowe left early. The victim was 19-year-old Peter Rowe.', 'Peter Rowe', '19-year-old', 19],
])('%s', (text, name, slice, value) => {
  const age = entitiesOf(text).find((entity) => entity.name === name)?.age;
  expect(age).toMatchObject({ text: slice, value });
  expect(text.slice(age?.start, age?.end)).toBe(slice);
});

test.each([
  ['Leading scorers: Jane Dunmore, 38; Ana Ray, 22.', 'Jane Dunmore'],
  ['Peter Dunmore (38) scored the second goal for Hull.', 'Peter Dunmore'],
  ['Peter Dunmore, No. 38, scored the second goal.', 'Peter Dunmore'],
  ['Jane Dunmore, 38 votes ahead, said so.', 'Jane Dunmore'],
  ['Jane Dunmore, one of the founders, said so.', 'Jane Dunmore'],
  ['Jane Dunmore, who turned 38 people away, said so.', 'Jane Dunmore'],
  ["Jane Dunmore's 8-year-old son was hurt.", 'Jane Dunmore'],
  ['The 8-year-old son of Jane Dunmore was hurt.', 'Jane Dunmore'],
  ['The 38-year-old told Jane Dunmore to leave.', 'Jane Dunmore'],
  ['Jane Dunmore, aged 18 to 24 at the time, said so.', 'Jane Dunmore'],
  ['Lily Dunmore, 6 months old, was found.', 'Lily Dunmore'],
])('no age of the person: %s', (text, name) => {
  const person = entitiesOf(text).find((entity) => entity.name === name);
  expect(person).toBeDefined();
  expect(person?.age).toBeNull();
});

test('a record that was stored without ages is served with null', () => {
  const { facts } = digestArticle(rawArticle('Jane Dunmore, 38, said no in Hull on Monday.'));
  const older = JSON.parse(JSON.stringify(facts, (key, value: unknown) => (key === 'age' ? undefined : value)));
  expect(presentFacts(older).people.map(({ age }) => age)).toEqual([null]);
  expect(presentFacts(facts).people.map(({ age }) => age?.value)).toEqual([38]);
});
