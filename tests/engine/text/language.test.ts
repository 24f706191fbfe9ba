import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languageOf } from '../../../engine/text/language.ts';
import news from './language-news.json' with { type: 'json' };

describe('languageOf', () => {
  test.each(Object.entries(news))('knows a short report in %s', (language, sentences) => {
    expect(languageOf(sentences.join(' '), null)).toBe(language);
  });

  test.each(Object.entries(news))('never takes one sentence in %s for another language', (language, sentences) => {
    for (const sentence of sentences) expect(['und', language]).toContain(languageOf(sentence, null));
  });

  test.each([
    ['', 'und'],
    [' \n\t', 'und'],
    ['12.5 % 3,000 €', 'und'],
    ['\ud800\udc00\ud800', 'und'],
  ])('cannot tell %j', (text, expected) => {
    expect(languageOf(text, null)).toBe(expected);
  });

  test.each([
    'Tarn Mills buys Orrin Docks.',
    'Jo Ferris met Ada Holm in Solmere. Ilse Brandt, of Arle, beat Una Reed.',
    'Ten die as bus hits van in Arle',
    "CYCLING - LEADING PLACES\nSOLMERE 2021-05-02\nWomen's sprint: 1. Ilse van Aken 11.2 seconds 2. Ana de Sá " +
      '11.4 3. U. Brandt 11.9',
    'Final standings\nHarrow Vale 3 1 0 10\nSolmere 2 2 0 8\nPort Ellery 1 1 2 4',
    'PROFIT UP AT ORRIN DOCKS\nSales mln 40.1 vs 38.2\nNet mln 3.1 vs 2.0',
    'Wed, Jan 3: K. Okoro (Solmere) bt M. Ruiz (Eastvale) 6-2 6-4; J. van der Ley (Tarn) bt P. da Costa (Orrin) ' +
      '7-5 6-1',
  ])('a text in Latin letters that nothing speaks against is English: %j', (text) => {
    expect(languageOf(text, null)).toBe('en');
  });

  test.each([
    'Serikali ya mkoa imetangaza mpango mpya wa maji safi kwa wakazi wa vijiji vyote vya milimani mwaka huu',
    'Vyriausybė patvirtino naują planą dėl senojo uosto tilto ir paskyrė papildomų lėšų jo remontui šiais metais',
  ])('a text in a language without a list is not taken for English: %j', (text) => {
    expect(languageOf(text, null)).toBe('und');
  });

  test('what the source declares decides where the words do not', () => {
    expect(languageOf('Solmere Orrin Tarn', 'fi')).toBe('fi');
    expect(languageOf('The council met on Tuesday and will meet again.', 'fi')).toBe('en');
  });

  test('a foreign quotation does not outvote the report around it', () => {
    const text =
      'The minister told reporters in Paris that the plan was dead. "Le plan est mort," she said, and then she ' +
      'left the room with her staff.';
    expect(languageOf(text, null)).toBe('en');
  });

  test('names in another script do not outvote it either', () => {
    expect(
      languageOf('The company, known in Japan as 東京電力, said on Friday that it would close two plants.', null),
    ).toBe('en');
  });

  test('answers for any text, and the same each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(languageOf(text, null)).toMatch(/^(?:[a-z]{2}|und)$/);
        expect(languageOf(text, null)).toBe(languageOf(text, null));
      }),
    );
  });

  test('a megabyte on one line has one, or none', () => {
    const lines = ['a'.repeat(1e6), "a'".repeat(5e5), 'the '.repeat(2.5e5)];
    expect(lines.map((text) => languageOf(text, null))).toHaveLength(3);
  });
});
