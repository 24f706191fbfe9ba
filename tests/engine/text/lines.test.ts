import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenizeText } from '../../../engine/text/document.ts';

function sentencesOf(text: string): string[] {
  return tokenizeText(text).sentences.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' '));
}

function paragraphsOf(text: string): number[] {
  return tokenizeText(text).sentences.map(({ paragraph }) => paragraph);
}

describe('line breaks', () => {
  test('a blank line ends a sentence, with or without a stop', () => {
    expect(sentencesOf('Norfield shuts its bridge\n\nThe bridge closed on Monday')).toEqual([
      'Norfield shuts its bridge',
      'The bridge closed on Monday',
    ]);
  });

  test('a single break does too, where lines are paragraphs of their own', () => {
    const text =
      'Norfield shuts its bridge\nThe bridge over the Arle closed on Monday after a crack was found in one of ' +
      'its four main supports, the council said.\nIt will stay shut until June.';
    expect(sentencesOf(text)).toHaveLength(3);
    expect(paragraphsOf(text)).toEqual([0, 1, 2]);
  });

  test('hard-wrapped lines are joined, and the headline above them is not', () => {
    const text = [
      'Norfield shuts its bridge',
      '',
      'The bridge over the Arle closed on Monday after a crack was found in',
      'one of its four main supports. The council said that it would reopen',
      'in June at the earliest, and that buses would take the longer way by',
      'Stenmoor until then.',
    ].join('\n');
    expect(sentencesOf(text)).toEqual([
      'Norfield shuts its bridge',
      'The bridge over the Arle closed on Monday after a crack was found in one of its four main supports.',
      'The council said that it would reopen in June at the earliest, and that buses would take the longer way ' +
        'by Stenmoor until then.',
    ]);
  });

  test('a headline and a date stand alone directly above a hard-wrapped text', () => {
    const text = [
      'Bridge shut',
      '12 March 2031',
      'The bridge over the Arle closed on Monday after a crack was found in',
      'one of its four main supports. The council said that it would reopen',
      'in June at the earliest, and that buses would take the longer way by',
      'Stenmoor until then.',
    ].join('\r\n');
    expect(sentencesOf(text).slice(0, 2)).toEqual(['Bridge shut', '12 March 2031']);
    expect(sentencesOf(text)).toHaveLength(4);
  });

  test('a number that ends a hard-wrapped sentence begins no list, and the entries of one do', () => {
    const wrapped = [
      'The bridge over the Arle closed on Monday, and the council of Norfield,',
      'which owns it, expects to see the report of its engineers on January',
      '16. Buses would take the longer way by Stenmoor until then, a woman who',
      'speaks for it said.',
    ].join('\n');
    expect(sentencesOf(wrapped)).toHaveLength(2);
    const listed = [
      'The bridge over the Arle closed on Monday, the council of Norfield said',
      '1. Buses take the longer way by Stenmoor until the end of January, from',
      '2. The ferry at Ostrand takes cars and bicycles free of charge from the',
      '3. Engineers report on the cracks to the council of Norfield in January',
    ].join('\n');
    expect(sentencesOf(listed)).toHaveLength(4);
  });

  test('list items stay apart', () => {
    expect(sentencesOf('What we know:\n- Two people are missing\n- The road is shut\n- Buses run again')).toHaveLength(
      4,
    );
  });

  test('a line that goes on in a small letter is joined', () => {
    expect(sentencesOf('The mayor, who is ill,\nstayed at home.')).toEqual(['The mayor, who is ill, stayed at home.']);
  });

  test('headings are no sentences and end the one before', () => {
    const text = 'The bridge closed\n\nWhat happened\n\nA crack was found.';
    const start = text.indexOf('What happened');
    const doc = tokenizeText(text, { headings: [{ start, end: start + 'What happened'.length }] });
    expect(doc.sentences.map((sentence) => text.slice(sentence.start, sentence.end))).toEqual([
      'The bridge closed',
      'A crack was found.',
    ]);
    expect(doc.tokens.filter(({ sentence }) => sentence === -1).map((token) => token.text)).toEqual([
      'What',
      'happened',
    ]);
  });
});

describe('sentences of any text', () => {
  const prose = fc
    .array(
      fc.constantFrom(
        'The',
        'Mr.',
        'U.S.',
        'men',
        '"',
        '”',
        '(',
        ')',
        '.',
        '?',
        '...',
        '3.5',
        '\n',
        '\n\n',
        'said',
        '\u0000',
        '\ud800',
        '’s',
      ),
      {
        maxLength: 60,
      },
    )
    .map((parts) => parts.join(' '));

  test('are in order, without white space at the ends, and hold every token', () => {
    fc.assert(
      fc.property(fc.oneof(prose, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
        const { tokens, sentences } = tokenizeText(text);
        let at = 0;
        for (const [order, sentence] of sentences.entries()) {
          expect(sentence.order).toBe(order);
          expect(sentence.start).toBeGreaterThanOrEqual(at);
          expect(text.slice(sentence.start, sentence.end)).toMatch(/^\S(?:[\s\S]*\S)?$/);
          at = sentence.end;
        }
        expect(tokens.every(({ sentence }) => sentence >= 0)).toBe(true);
        expect(sentences.length > 0).toBe(/\S/.test(text));
      }),
    );
  });

  test.each([
    ['one word', 'word '.repeat(105_000)],
    ['no space', 'a'.repeat(524_288)],
    ['dotted letters', 'a.'.repeat(262_144)],
    ['capital dotted letters', 'U.S. '.repeat(104_000)],
    ['open brackets', '(a '.repeat(174_000)],
    ['quotation marks', '"'.repeat(524_288)],
    ['stops', '. '.repeat(262_144)],
    ['hyphens', "a-'".repeat(174_000)],
    ['line breaks', 'a\n'.repeat(262_144)],
  ])('half a megabyte of %s is read to its end', (_, text) => {
    const { sentences, tokens } = tokenizeText(text);
    expect(tokens.length).toBeGreaterThan(0);
    expect(sentences.at(-1)?.end).toBe(text.trimEnd().length);
  });
});
