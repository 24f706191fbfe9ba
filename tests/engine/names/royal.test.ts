import { expect, test } from 'vitest';
import { namesOf } from './found.ts';

test.each([
  ['Police said on Monday that Princess Alunan had paid a fine. Alunan, 23, works in a bank.', 'Princess Alunan'],
  ['Princess Joy Alunan was found by fishermen on Monday.', 'Princess Joy Alunan'],
  // a first name follows, or the text is of royals
  ['Princess Margaret was seen at the opera on Monday. Margaret wore blue.', 'Margaret'],
  ['Princess Alunan left the palace on Monday. The king was told.', 'Alunan'],
])('a title is a first name where nothing else is royal: %s', (text, name) => {
  expect(namesOf(text, 'person')).toEqual([name]);
});
