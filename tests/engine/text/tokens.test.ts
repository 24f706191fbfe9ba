import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenizeText } from '../../../engine/text/document.ts';

function tokensOf(text: string): string[] {
  return tokenizeText(text).tokens.map((token) => token.text);
}

function kindsOf(text: string): string[] {
  return tokenizeText(text).tokens.map((token) => token.kind);
}

describe('tokens', () => {
  test.each([
    ["O'Dell didn't go.", ["O'Dell", "didn't", 'go', '.']],
    ["Dana's dog; the Joneses' cat", ['Dana', "'s", 'dog', ';', 'the', 'Joneses', "'", 'cat']],
    ['it’s they’ll', ['it', '’s', 'they', '’ll']],
    ['a well-kept co-op', ['a', 'well-kept', 'co-op']],
    ['U.S. and a.m.', ['U.S.', 'and', 'a.m.']],
    ['Mr. J. Roe Jr.', ['Mr.', 'J.', 'Roe', 'Jr.']],
    ['$1,250.5m, £20', ['$', '1,250.5m', ',', '£', '20']],
    ['47.3% of 5th-graders', ['47.3', '%', 'of', '5th-graders']],
    ['an 18-year-old', ['an', '18-year-old']],
    ['2004-05', ['2004', '-', '05']],
    ['AT&T at example.com.', ['AT&T', 'at', 'example.com', '.']],
    ['"Why?" (Yes…)', ['"', 'Why', '?', '"', '(', 'Yes', '…', ')']],
    ['wait ... -- no', ['wait', '...', '--', 'no']],
    ['市议会', ['市', '议', '会']],
    ['Ex-Rep. Roe, then-Gov. Ray', ['Ex-Rep.', 'Roe', ',', 'then-Gov.', 'Ray']],
    ["l'avv. Galli", ["l'avv", '.', 'Galli']],
  ])('of %j', (text, expected) => {
    expect(tokensOf(text)).toEqual(expected);
  });

  test('kinds', () => {
    expect(kindsOf('Tax: 5 % of £3,000 – 18-year-old')).toEqual([
      'word',
      'punctuation',
      'number',
      'symbol',
      'word',
      'symbol',
      'number',
      'punctuation',
      'word',
    ]);
  });

  test('cover everything but white space, in order, without overlap, each in one sentence or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { tokens, sentences } = tokenizeText(text);
        let at = 0;
        for (const token of tokens) {
          expect(text.slice(at, token.start)).toMatch(/^\s*$/);
          expect(text.slice(token.start, token.end)).toBe(token.text);
          expect(token.text).not.toMatch(/\s/);
          at = token.end;
        }
        expect(text.slice(at)).toMatch(/^\s*$/);
        for (const { firstToken, endToken, order } of sentences) {
          expect(tokens.slice(firstToken, endToken).every(({ sentence }) => sentence === order)).toBe(true);
        }
      }),
    );
  });
});
