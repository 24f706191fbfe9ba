import { expect, test } from 'vitest';
import { namesOf } from './found.ts';

test.each([
  ['On Thursday Meilyr ap Tecwyn left the choir.', ['Meilyr ap Tecwyn']],
  ['The council heard that Suraya binti Jusoh had resigned.', ['Suraya binti Jusoh']],
  ['President Josphat arap Kiprono opened the port.', ['Josphat arap Kiprono']],
  ['Sheikh Majed bin Talal al-Harthi opened the port.', ['Majed bin Talal al-Harthi']],
  ['Sheikh Majed bin Talal Al Harthan opened the port.', ['Majed bin Talal Al Harthan']],
  ['Minister Suraya binti Jusoh resigned.', ['Suraya binti Jusoh']],
  // the agency, what is thrown away, and a body of that name
  ['The report was written by AP Television on Monday.', []],
  ['The council emptied the bin on Monday.', []],
  ['Staff at the Majed bin Talal University left on Monday.', []],
])('a name with a particle is one: %s', (text, people) => {
  expect(namesOf(text, 'person')).toEqual(people);
});
