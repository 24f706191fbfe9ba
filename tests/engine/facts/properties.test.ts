import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Analysis, analysisOf } from '../../../engine/analysis.ts';
import { buildFacts } from '../../../engine/facts/index.ts';
import type { AnswerCandidate, Facts } from '../../../engine/record.ts';
import { tokenizeText } from '../../../engine/text/document.ts';
import type { TextSpan } from '../../../engine/text/spans.ts';

function analysis(text: string, title: string | null = null, language = 'en'): Analysis {
  return analysisOf(tokenizeText(text), { title, dateline: null, language, referenceDate: '2024-01-11', entities: [] });
}

/** Pieces that the grammars react to, glued in any order. */
const PIECES = [
  'Mayor Ana Ray',
  'he',
  'said',
  'told',
  'that',
  'according to',
  'the BBC',
  '“',
  '”',
  '"',
  "'",
  '’',
  '``',
  "''",
  ',',
  '.',
  ':',
  '\n\n',
  ' ',
  '—',
  '-',
  '(',
  ')',
  'Monday',
  'May',
  'Jan.',
  '5',
  '12',
  '1998',
  '2024-02-30',
  '31/12/99',
  '$',
  '€',
  '%',
  'percent',
  'million',
  'of',
  'dollars',
  'the',
  'a',
  'last',
  'week',
  'third',
  'quarter',
  'year',
  'ago',
  'later',
  'every',
  'half',
  'and',
  'to',
  'between',
  'twenty',
  'hundred',
  '1/2',
  '½',
  '10:35',
  'p.m.',
  'GMT',
  "'90s",
  'in London',
  'because',
  'by using',
  'three people',
  'miles',
  '\u0000',
  '\ud800',
  '\u202e',
  '😀',
];

const text = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(' ')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

function expectOrdered(spans: readonly TextSpan[]): void {
  for (const [index, span] of spans.entries()) {
    const before = spans[index - 1];
    if (before !== undefined) expect(span.start).toBeGreaterThanOrEqual(before.end);
  }
}

function expectExact(source: string, spans: readonly TextSpan[]): void {
  for (const { text: words, start, end } of spans) {
    expect(source.slice(start, end)).toBe(words);
    expect(end).toBeGreaterThan(start);
  }
}

function answersOf({ event }: Facts): AnswerCandidate[] {
  const { status: _, claimant: _claimant, ...answers } = event;
  return Object.values(answers).flatMap((answer) => (answer === null ? [] : [answer, ...answer.alternatives]));
}

describe('buildFacts', () => {
  test('every fact is an exact slice, in text order, none overlapping another of its kind', () => {
    fc.assert(
      fc.property(text, fc.option(text), (body, title) => {
        const facts = buildFacts(analysis(body, title));
        for (const spans of [facts.dates, facts.quantities, facts.quotes, facts.sources]) {
          expectExact(body, spans);
          expectOrdered(spans);
        }
        expectExact(
          body,
          facts.quotes.flatMap(({ cue, speaker }) => [cue, speaker].filter((span) => span !== null)),
        );
        for (const answer of answersOf(facts)) expectExact(answer.in === 'title' ? (title ?? '') : body, [answer]);
        for (const { of } of facts.quantities) expect(of === null || body.includes(of)).toBe(true);
      }),
      { numRuns: 400, examples: [['said Mayor Ana Ray according to May Mayor Ana Ray', null]] },
    );
  });

  test('scores lie in [0, 1], values are numbers, dates have a value', () => {
    fc.assert(
      fc.property(text, (body) => {
        const facts = buildFacts(analysis(body, body));
        for (const { score } of [
          ...facts.dates,
          ...facts.quantities,
          ...facts.quotes,
          ...facts.sources,
          ...answersOf(facts),
        ]) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
        }
        for (const { value, max } of facts.quantities) {
          expect(Number.isFinite(value)).toBe(true);
          if (max !== null) expect(max).toBeGreaterThan(value);
        }
        for (const { value } of facts.dates)
          expect(value).toMatch(/^(?:P[T0-9X]|[0-9X]{2}|PRESENT_REF|PAST_REF|FUTURE_REF)/);
      }),
      { numRuns: 300 },
    );
  });

  test('numbers utterances from 1, without a gap', () => {
    fc.assert(
      fc.property(text, (body) => {
        const numbers = buildFacts(analysis(body)).quotes.map(({ utterance }) => utterance);
        expect([...new Set(numbers)]).toEqual([...new Set(numbers)].map((_, index) => index + 1));
      }),
      { numRuns: 200 },
    );
  });

  test('gives no fact that needs English for another language', () => {
    const facts = buildFacts(analysis('Le maire a dit mardi : “Le pont ferme.” Il a payé $5.', 'Le pont ferme', 'fr'));
    expect(facts).toEqual({
      event: {
        who: null,
        what: null,
        when: null,
        where: null,
        why: null,
        how: null,
        status: 'reported',
        claimant: null,
      },
      people: [],
      organizations: [],
      places: [],
      dates: [],
      quantities: [],
      quotes: [],
      claims: [],
      sources: [],
      keyphrases: [],
    });
  });

  test('an empty text has no facts', () => {
    expect(buildFacts(analysis('')).event.who).toBeNull();
  });
});

const BAIT: Readonly<Record<string, string>> = {
  'opening quotes': '“',
  'straight quotes': '"a ',
  'paragraphs that open a quote': '“He said so\n\n',
  'number words': 'twenty ',
  'numbers joined by hyphens': '1-',
  'figures and slashes': '1/2/',
  digits: '9',
  'capitalised words': 'Ana ',
  'cues without end': 'said ',
  'comma after comma': 'he, ',
  'according to': 'according to ',
  'the week of': 'the week of ',
  'months and days': 'Jan. 1 and ',
  'last of last': 'the end of ',
  modifiers: 'early ',
  apostrophes: "' ",
  'one word': 'a',
  'currency signs': '$',
  'that clauses': 'he said that ',
  'lone surrogates': '\ud800',
  'places in places': 'in London, in ',
  'because of': 'because of ',
};

describe('hostile text', () => {
  test.each(Object.entries(BAIT))('a long text of %s has sound facts', (_, bait) => {
    const body = bait.repeat(Math.ceil((64 * 1024) / bait.length));
    const facts = buildFacts(analysis(body, body.slice(0, 300)));
    // One assertion: a hundred thousand of them would take longer than the reading.
    const exact = [...facts.dates, ...facts.quantities, ...facts.quotes, ...facts.sources].every(
      (fact) => body.slice(fact.start, fact.end) === fact.text,
    );
    expect(exact).toBe(true);
  });
});
