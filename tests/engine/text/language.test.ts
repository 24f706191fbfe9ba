import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectLanguage } from '../../../engine/text/language.ts';
import news from './language-news.json' with { type: 'json' };

describe('detectLanguage', () => {
  test.each(Object.entries(news))('knows a short report in %s', (language, sentences) => {
    expect(detectLanguage(sentences.join(' '))).toBe(language);
  });

  test.each(Object.entries(news))('never takes one sentence in %s for another language', (language, sentences) => {
    for (const sentence of sentences) expect(['und', language]).toContain(detectLanguage(sentence));
  });

  test.each([
    ['', 'und'],
    [' \n\t', 'und'],
    ['12.5 % 3,000 €', 'und'],
    ['Zzyx Qwv Plmk', 'und'],
    ['\ud800\udc00\ud800', 'und'],
  ])('cannot tell %j', (text, expected) => {
    expect(detectLanguage(text)).toBe(expected);
  });

  test('a foreign quotation does not outvote the report around it', () => {
    const text =
      'The minister told reporters in Paris that the plan was dead. "Le plan est mort," she said, and then she left the room with her staff.';
    expect(detectLanguage(text)).toBe('en');
  });

  test('names in another script do not outvote it either', () => {
    expect(
      detectLanguage('The company, known in Japan as 東京電力, said on Friday that it would close two plants.'),
    ).toBe('en');
  });

  test('answers for any text, and the same each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(detectLanguage(text)).toMatch(/^(?:[a-z]{2}|und)$/);
        expect(detectLanguage(text)).toBe(detectLanguage(text));
      }),
    );
  });

  test('a megabyte on one line is looked at in bounded time', () => {
    for (const text of ['a'.repeat(1e6), "a'".repeat(5e5), 'the '.repeat(2.5e5)]) detectLanguage(text);
  }, 5000);
});
