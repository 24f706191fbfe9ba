import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rawArticle } from '../../../engine/clean.ts';
import { digestArticle } from '../../../engine/digest.ts';
import { summaryAt } from '../../../engine/present.ts';
import { longQuotations } from '../../../engine/summary/quotations.ts';
import { tokenizeText } from '../../../engine/text/document.ts';

/**
 * Sentences of a text that a summary of some length takes or leaves apart though one quotation of the record holds
 * both, and quoted words it cuts.
 */
function tornQuotations(text: string): string[] {
  const { summary, facts } = digestArticle(rawArticle(text, { language: 'en' }));
  const quotes = facts.quotes.filter(({ text: words }) => /^["“‘'`«]/.test(words));
  const torn: string[] = [];
  for (let count = 1; count <= summary.ranking.length; count += 1) {
    const shown = new Set(summaryAt(summary, text, { kind: 'sentences', count }).map(({ order }) => order));
    for (const quote of quotes) {
      const held = summary.ranking.filter(({ start, end }) => start < quote.end && quote.start < end);
      const taken = held.filter(({ order }) => shown.has(order));
      if (taken.length > 0 && taken.length < held.length) torn.push(`${count} sentences tear ${quote.text}`);
      for (const { cut } of taken)
        if (cut.some(({ start, end }) => start < quote.end && quote.start < end)) torn.push(`cut in ${quote.text}`);
    }
  }
  return torn;
}

const OPENING = 'The old bridge over the Arle was closed on Monday after a crack was found in one of its supports.';
const END = 'Buses (green ones) will go round by Stenmoor until June, the council of Norfield promised.';

describe('a summary', () => {
  test.each([
    ['curly', '“We had no choice (none at all). We never had one,” the mayor said.'],
    ['straight', '"We had no choice. We never had one," the mayor said.'],
    ['in TeX', "``We had no choice. We never had one,'' the mayor said."],
    ['of apostrophes', "''We had no choice. We never had one,'' the mayor said."],
    ['low', '„We had no choice. We never had one,“ the mayor said.'],
    ['angled', '«We had no choice. We never had one,» the mayor said.'],
    ['single', '‘We had no choice. We never had one,’ the mayor said.'],
    ['over paragraphs', 'The mayor said: “We had no choice.\n\n“We never had one. I am sorry.”'],
  ])('has no border inside a quotation with marks that are %s', (_, quoted) => {
    const text = [OPENING, quoted, END].join(' ');
    expect(digestArticle(rawArticle(text, { language: 'en' })).facts.quotes).not.toEqual([]);
    expect(tornQuotations(text)).toEqual([]);
  });

  test('holds a run of quotations together, each of which begins in the sentence that ends the one before', () => {
    const chained = '“Had we a choice? No,” said a man, and “It was late. It was cold,” the mayor said.';
    for (const text of [chained, `${OPENING} ${chained} ${END}`]) expect(tornQuotations(text)).toEqual([]);
  });

  test('holds a quotation together that begins where one ends which is too long to be joined with it', () => {
    const long =
      '“It rained. It blew. It froze. It thawed. It rained. It blew,” he said, and “it stopped. It began. It ' +
      'ended. Go,” he said.';
    const { sentences } = tokenizeText(long);
    const runs = longQuotations(tokenizeText(long));
    expect(runs).toEqual([[0, 5]]);
    expect(sentences).toHaveLength(9);
    const { summary } = digestArticle(rawArticle(long, { language: 'en' }));
    for (let count = 1; count <= 9; count += 1) {
      const taken = summaryAt(summary, long, { kind: 'sentences', count }).map(({ order }) => order);
      expect([0, 6]).toContain(taken.filter((order) => order <= 5).length);
    }
  });

  test('has none in any order of sentences and marks', () => {
    const piece = fc.constantFrom(
      OPENING,
      END,
      '“We had no choice. We never had one,” Ana Lopez said.',
      'Ana Lopez said: "We waited (too long). Nobody came. It was cold."',
      'The mayor said: “We had no choice.\n\n“We never had one. I am sorry.”',
      'He called it "a mess" and left.',
      "''It will hold,'' said the engineer. ''It has to.''",
      '“Will it hold? No,” said a man, and “It may. It must,” said another.',
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(' '));
    fc.assert(
      fc.property(text, (any) => {
        expect(tornQuotations(any)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('marks without a partner', () => {
  test.each([
    ['that opens again', '"We had no choice, said Ida Falk. "We never had one," she said.', 0],
    ['that closes nothing', 'We had no choice," she said. Nobody came.', 17],
  ])('a mark %s is in no quotation', (_, text, at) => {
    const { atoms, unpaired } = tokenizeText(text);
    expect(unpaired.map((mark) => atoms.at(mark).start)).toEqual([at]);
  });

  test.each(['"We waited," she said. "Nobody came."', 'A pipe of 6" burst.', "It's the players' union."])(
    '%s has none',
    (text) => {
      expect(tokenizeText(text).unpaired).toEqual([]);
    },
  );
});
