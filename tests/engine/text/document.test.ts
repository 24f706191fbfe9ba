import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenizeText } from '../../../engine/text/document.ts';

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .array(fc.constantFrom('U.S.', "Ray's", '1,250.5', '18-year-old', '$3.9bn', 'é', '漢字', '“so”', '\n', '…', '١٢'))
    .map((parts) => parts.join(' ')),
);

describe('one reading of a text', () => {
  it('atoms are pieces of tokens: each token is a run of them, and each knows its token', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { atoms, tokens } = tokenizeText(text);
        let next = 0;
        for (const [number, token] of tokens.entries()) {
          const { from, to } = atoms.ofToken(number);
          expect(from).toBe(next);
          for (let at = from; at < to; at++) {
            const atom = atoms.at(at);
            expect(atom.token).toBe(number);
            expect(atom.sentence).toBe(token.sentence);
            expect(atom.start >= token.start && atom.end <= token.end).toBe(true);
          }
          next = to;
        }
        expect(next).toBe(atoms.length);
      }),
    );
  });

  it('asks for no token and no atom that is not there', () => {
    const { atoms } = tokenizeText('Ana Ray spoke.');
    expect(atoms.ofToken(99)).toEqual({ from: atoms.length, to: atoms.length });
    expect(atoms.at(-1).kind).toBe('end');
    expect(atoms.at(-1).token).toBe(-1);
  });

  it('cuts a token into the words and figures that the grammars read', () => {
    const { atoms, text } = tokenizeText("an 18-year-old's $3.9bn");
    expect(atoms.list.map(({ start, end }) => text.slice(start, end))).toEqual([
      'an',
      '18',
      '-',
      'year',
      '-',
      'old',
      "'",
      's',
      '$',
      '3.9',
      'bn',
    ]);
    expect(atoms.list.map(({ token }) => token)).toEqual([0, 1, 1, 1, 1, 1, 2, 2, 3, 4, 4]);
  });

  it.each(['RM120,000', 'Rs4.5', 'A1,234.50'])('%s keeps its figure whole', (text) => {
    expect(tokenizeText(text).tokens).toHaveLength(1);
    expect(tokenizeText(text).atoms.at(1).end).toBe(text.length);
  });

  it('a sentence stands in a paragraph of the list', () => {
    const { paragraphs, sentences, text } = tokenizeText('One came. Two went.\n\nThree stayed.');
    expect(paragraphs.map(({ start, end }) => text.slice(start, end))).toEqual([
      'One came. Two went.',
      'Three stayed.',
    ]);
    expect(sentences.map(({ paragraph }) => paragraph)).toEqual([0, 0, 1]);
  });

  it('reads a title as one sentence, whatever its marks', () => {
    expect(tokenizeText('Too late? Mayor of Velde says no').sentences).toHaveLength(2);
    expect(tokenizeText('Too late? Mayor of Velde says no', { oneSentence: true }).sentences).toHaveLength(1);
  });
});
