import { describe, expect, test } from 'vitest';
import { namesOf } from './found.ts';

describe('a surname that is a word of streets', () => {
  test.each([
    ['Corey Lane is in his second year on the Elm Ridge council.', 'Corey Lane'],
    ['Corey Lane: We began with two vans.\n\nQ: And now?\n\nCorey Lane: Now we have forty.', 'Corey Lane'],
    ['Kirk Lane was at the depot. “We began at five,” Mr Lane said.', 'Kirk Lane'],
    ['Councillor Rosa Street wants the pool to open again.', 'Rosa Street'],
    ['Della Street told the inquiry that nobody had called.', 'Della Street'],
    ['The judge jailed Roland Court for six years.', 'Roland Court'],
    ['The driver, named as Joan Street, had just passed a test.', 'Joan Street'],
    ['Co-founder Eun-ji Park told the paper in May.', 'Eun-ji Park'],
    ['Ivy Park, 61, has kept bees for thirty years.', 'Ivy Park'],
    ['Peter Dam, 44, was jailed on Monday.', 'Peter Dam'],
    ['Pressure is growing on Peter Green to resign.', 'Peter Green'],
    ['Harriet Hill has written four novels.', 'Harriet Hill'],
  ])('is a person’s: %s', (text, name) => {
    expect(namesOf(text, 'person')).toEqual([name]);
    expect(namesOf(text, 'place')).not.toContain(name);
  });

  test.each([
    ['A lorry overturned in Kirk Lane on Monday. Kirk Lane was closed for six hours.', 'Kirk Lane'],
    ['Police found the car at Corey Lane on Monday evening.', 'Corey Lane'],
    ['A fire broke out on Abbey Road early on Sunday.', 'Abbey Road'],
    ['The fair opens at Victoria Park on Friday. Victoria Park has room for 400 people.', 'Victoria Park'],
    ['Two men were seen in Albert Street. Police closed Albert Street to his car.', 'Albert Street'],
  ])('and no person’s: %s', (text, name) => {
    expect(namesOf(text, 'place')).toContain(name);
    expect(namesOf(text, 'person')).toEqual([]);
  });

  test.each([
    ['A fire broke out in a flat on Pilot Parade after midnight. Pilot Parade was shut.', ['Pilot Parade']],
    ['Residents of Old Fennel Terrace slept in a hall.', ['Old Fennel Terrace']],
    ['A hotel on Victoria Parade took them in.', ['Victoria Parade']],
    ['The band led the Victory Parade on Sunday.', []],
    ['A lorry overturned on Fennel Pike. Fennel Pike was shut.', ['Fennel Pike']],
    ['Two people died on County Road 14 on Sunday.', ['County Road 14']],
    ['The bus hit a deer on Route 9A near noon.', ['Route 9A']],
    ['The album Highway 61 Revisited sold well.', []],
  ])('a street that is no surname is a place where somebody is in it: %s', (text, places) => {
    expect(namesOf(text, 'place')).toEqual(places);
    expect(namesOf(text, 'organization')).toEqual([]);
  });

  test('a street and who lives there are told apart', () => {
    const text = 'The driver, named as Joan Street, lived in Mill Lane.';
    expect(namesOf(text, 'person')).toEqual(['Joan Street']);
    expect(namesOf(text, 'place')).toEqual(['Mill Lane']);
  });

  test('a longer name is no pair', () => {
    expect(namesOf('Pupils of Kirk Lane Primary School said they were sad.', 'person')).toEqual([]);
  });
});
