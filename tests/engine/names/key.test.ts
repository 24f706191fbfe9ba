import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameKey } from '../../../engine/names/key.ts';
import { anyText } from '../../support/any-text.ts';

test.each([
  ['Elena Marsh', 'elena marsh'],
  ['  ELENA   MARSH ', 'elena marsh'],
  ['U.S.', 'us'],
  ['O’Hara', 'ohara'],
  ["O'Hara", 'ohara'],
  ['Zoë Müller', 'zoe muller'],
  ['Zoë', 'zoe'],
  ['Al-Amin', 'al amin'],
  ['Marks & Spencer', 'marks spencer'],
  ['ﬁnance', 'finance'],
  ['Ｆｕｌｌ', 'full'],
  ['Łódź', 'łodz'],
  ['G-20', 'g 20'],
  ['', ''],
  ['…', ''],
])('%s is %s', (name, key) => expect(nameKey(name)).toBe(key));

test('a key is its own key', () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      expect(nameKey(nameKey(text))).toBe(nameKey(text));
    }),
  );
});

test('a key is words with single spaces', () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      expect(nameKey(text)).toMatch(/^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u);
    }),
  );
});
