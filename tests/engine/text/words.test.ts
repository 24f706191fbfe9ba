import { expect, test } from 'vitest';
import { countWords } from '../../../engine/text/words.ts';

test.each([
  ['', 0],
  ['— …', 0],
  ['Two words', 2],
  ['well-known 14 Uhr, été', 4],
  ['서울 시장이 말했다', 3],
  ['港口工人周二结束了为期十一天的罢工。', 10],
  ['港で働く人たちは火曜日にストを終えた。', 11],
  ['คนงานท่าเรือยุติการประท้วง', 6],
  ['2024年 iPhone 手机', 4],
  ['𠮷野家', 2],
])('%s has %i words', (text, words) => {
  expect(countWords(text)).toBe(words);
});

test('300 characters of Chinese are some 175 words, with or without stops', () => {
  expect(countWords('港口工人结束罢工'.repeat(38).slice(0, 300))).toBe(177);
  expect(countWords('港口工人结束，罢工。'.repeat(38))).toBe(countWords('港口工人结束罢工'.repeat(38)));
});
