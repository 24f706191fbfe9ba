import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analysisOf } from '../../../engine/analysis.ts';
import { findKeyphrases } from '../../../engine/facts/keyphrases/index.ts';
import { findEntities } from '../../../engine/names/index.ts';
import type { KeyphraseFact } from '../../../engine/record.ts';
import { tokenizeText } from '../../../engine/text/document.ts';
import { anyText } from '../../support/any-text.ts';

function phrasesOf(text: string, title: string | null = null): KeyphraseFact[] {
  const doc = tokenizeText(text, { language: 'en' });
  return findKeyphrases(
    analysisOf(doc, {
      title,
      dateline: null,
      language: 'en',
      referenceDate: null,
      entities: findEntities(doc, { title }),
    }),
  );
}

const ARTICLE = `The harbour authority will close the ferry terminal at Port Ellery in spring. \
The ferry terminal was built in 1962 and carries few passengers.
"Nobody wanted this," said Anna Whitcombe, who runs the harbour authority. \
Residents of the island fear that the closure will cut the island off. The ferry terminal employs forty people.
A replacement bus service will be offered, the harbour authority said. \
The council is to vote on the bus service next month.`;

describe('of an article', () => {
  test('what it is about comes up', () => {
    const phrases = phrasesOf(ARTICLE).map(({ text }) => text.toLowerCase());
    expect(phrases).toContain('ferry terminal');
    expect(phrases).toContain('harbour authority');
  });

  test('what says nothing does not', () => {
    const words = phrasesOf(ARTICLE).flatMap(({ text }) => text.toLowerCase().split(' '));
    for (const empty of ['the', 'and', 'will', 'said', 'this', 'who', 'nobody']) expect(words).not.toContain(empty);
  });

  test('a phrase of the title weighs more', () => {
    const score = (title: string | null): number =>
      phrasesOf(ARTICLE, title).find(({ text }) => text === 'Port Ellery')?.score ?? 0;
    expect(score('Port Ellery loses its ferry')).toBeGreaterThan(score(null));
  });
});

const WORDS = [
  'ferry',
  'terminal',
  'Ferry',
  'terminals',
  'council',
  'Anna',
  'the',
  'said',
  'of',
  '.',
  ',',
  '\n\n',
  'budget',
  'cuts',
  'bus',
  'rail',
  'union',
  'strike',
  'port',
];
const texts = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 80 }).map((words) => words.join(' ')),
  anyText(120),
);

describe('of any text', () => {
  test('at most twelve, each a slice of it, none twice, best first', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const phrases = phrasesOf(text);
        expect(phrases.length).toBeLessThanOrEqual(12);
        for (const { start, end, text: slice } of phrases) expect(text.slice(start, end)).toBe(slice);
        const forms = phrases.map((phrase) => phrase.text.toLowerCase());
        expect(new Set(forms).size).toBe(forms.length);
        const scores = phrases.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        for (const score of scores) {
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

test.each(['', '   ', 'the of and', '…', '12 34 56'])('none in %j', (text) => expect(phrasesOf(text)).toEqual([]));

describe('a long text of', () => {
  test.each(['ferry ', 'ferry terminal, ', 'ferry. ', 'ferry', '-', "n't ", 'Ferry\n\n'])('%j', (piece) => {
    expect(phrasesOf(piece.repeat(Math.ceil((64 * 1024) / piece.length))).length).toBeLessThanOrEqual(12);
  });
});
