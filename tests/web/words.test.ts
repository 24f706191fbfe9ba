import { describe, expect, it } from 'vitest';
import type { DateFact, QuantityFact } from '../../engine/record.ts';
import { isAsWritten, meaningOf } from '../../web/article/amounts.ts';
import { pointOf, saysMore, timelineOf } from '../../web/article/timeline.ts';
import { calledBy, dayOf, languageName, reasonWords, safeLink } from '../../web/ui/words.ts';

describe('points in time', () => {
  it.each([
    ['2025-03-14', '14 March 2025'],
    ['2025-03-14T06:00', '14 March 2025, 06:00'],
    ['2025-03-14T18:00Z', '14 March 2025, 18:00 UTC'],
    ['2025-03-14TNI', '14 March 2025, night'],
    ['2025-03', 'March 2025'],
    ['2025', '2025'],
    ['199', '1990s'],
    ['2025-W01', 'week of 30 December 2024'],
    ['2025-W11-WE', 'weekend of 15 March 2025'],
    ['2025-Q3', 'quarter 3 of 2025'],
    ['2025-H2', 'half 2 of 2025'],
    ['2025-SU', 'summer 2025'],
  ])('%s is %s', (value, words) => {
    expect(pointOf(value)?.when).toBe(words);
  });

  it.each(['XXXX-WXX-2', 'P11D', 'PT2H', 'PRESENT_REF', 'XXXX-08-22', '2025-13-40', '2025-99', ''])(
    '%j is none',
    (value) => {
      expect(pointOf(value)).toBeNull();
    },
  );
});

function date(text: string, value: string, type: DateFact['type'] = 'DATE'): DateFact {
  return { text, value, type, mod: null, start: 0, end: text.length, score: 1 };
}

describe('the timeline', () => {
  it('is in order of time, each value once, with every wording', () => {
    const { points } = timelineOf(
      [
        date('Friday', '2025-03-14'),
        date('2023', '2023'),
        date('last November', '2024-11'),
        date('on March 14', '2025-03-14'),
        date('Friday', '2025-03-14'),
      ],
      null,
    );
    expect(points.map(({ when, wordings }) => [when, wordings])).toEqual([
      ['2023', ['2023']],
      ['November 2024', ['last November']],
      ['14 March 2025', ['Friday', 'on March 14']],
    ]);
  });

  it("has the article's own day first", () => {
    const dates = [
      date('last November', '2024-11'),
      date('Friday', '2025-03-14'),
      date('at noon', '2025-03-14T12:00'),
      date('May', '2025-05'),
    ];
    const { points } = timelineOf(dates, '2025-03-14T09:00:00Z');
    expect(points.map(({ value }) => value)).toEqual(['2025-03-14', '2025-03-14T12:00', '2024-11', '2025-05']);
  });

  it('leaves out what only says now or once', () => {
    const { points, others } = timelineOf([date('now', 'PRESENT_REF'), date('recently', 'PAST_REF')], null);
    expect([...points, ...others]).toEqual([]);
  });

  it.each([
    ['a decade', '10 years', true],
    ['almost two and a half years', '2 years, 6 months', true],
    ['Tuesday', 'undated', true],
    ['over ten years', '10 years', false],
    ['11-day', '11 days', false],
    ['Two centuries', '2 century', false],
    ['every Monday', 'repeated', false],
    ['months', 'length not stated', false],
  ])('%j is explained by %j: %s', (wording, when, more) => {
    expect(saysMore({ when, wordings: [wording] })).toBe(more);
  });

  it('keeps apart what is no settled point in time', () => {
    const { points, others } = timelineOf(
      [
        date('11-day', 'P11D', 'DURATION'),
        date('a century', 'P1CE', 'DURATION'),
        date('Tuesday', 'XXXX-WXX-2'),
        date('every Monday', 'XXXX-WXX-1', 'SET'),
        date('two hours', 'PT2H', 'DURATION'),
        date('months', 'PXM', 'DURATION'),
      ],
      null,
    );
    expect(points).toEqual([]);
    expect(others.map(({ when }) => when)).toEqual([
      '11 days',
      '1 century',
      'undated',
      'repeated',
      '2 hours',
      'length not stated',
    ]);
  });
});

describe('amounts', () => {
  const base: QuantityFact = {
    text: '',
    start: 0,
    end: 0,
    score: 1,
    kind: 'count',
    value: 0,
    max: null,
    unit: null,
    qualifier: null,
    of: null,
  };
  it.each<[Partial<QuantityFact>, string]>([
    [{ kind: 'money', value: 62_000_000, unit: 'EUR', qualifier: 'over' }, 'more than EUR 62,000,000'],
    [{ kind: 'money', value: 81.2, unit: 'crowns' }, '81.2 crowns'],
    [{ kind: 'percent', value: 6.4, unit: '%' }, '6.4 %'],
    [{ kind: 'percent', value: 120, unit: 'bp' }, '120 bp'],
    [{ kind: 'count', value: 11, max: 14, qualifier: 'about' }, 'about 11 to 14'],
    [{ kind: 'measure', value: 8000, unit: 'm3' }, '8,000 m3'],
  ])('%o means %s', (fact, words) => {
    expect(meaningOf({ ...base, ...fact }).replaceAll('\u00a0', ' ')).toBe(words);
  });
});

describe('an amount that is plain', () => {
  it('is not said twice', () => {
    const percent: QuantityFact = {
      text: '37%',
      start: 0,
      end: 3,
      score: 1,
      kind: 'percent',
      value: 37,
      max: null,
      unit: '%',
      qualifier: null,
      of: null,
    };
    expect(isAsWritten(percent)).toBe(true);
    expect(isAsWritten({ ...percent, text: '37 percent' })).toBe(false);
    expect(isAsWritten({ ...percent, qualifier: 'over' })).toBe(false);
  });

  it.each([
    ['three winters', 3, true],
    ['1,799 people', 1799, true],
    ['three hundred people', 300, false],
    ['a dozen people', 12, false],
  ])('%s for %d is said twice: not %s', (text, value, plain) => {
    const count: QuantityFact = {
      text,
      start: 0,
      end: text.length,
      score: 1,
      kind: 'count',
      value,
      max: null,
      unit: null,
      qualifier: null,
      of: null,
    };
    expect(isAsWritten(count)).toBe(plain);
    expect(isAsWritten({ ...count, qualifier: 'at-least' })).toBe(false);
  });
});

describe('words', () => {
  it('date an article by its own day, whatever the zone', () => {
    expect(dayOf('2025-10-08T23:45:00-11:00')).toBe('8 October 2025');
    expect(dayOf('nonsense')).toBeNull();
    expect(dayOf(null)).toBeNull();
  });

  it('name languages and reasons, and keep what they do not know', () => {
    expect([languageName('de'), languageName('und'), languageName('!')]).toEqual(['German', 'language not known', '!']);
    expect([reasonWords('empty'), reasonWords('new-reason'), reasonWords(null)]).toEqual([
      'There is no article in it',
      'new-reason',
      'No reason is recorded',
    ]);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://x.example', 'nonsense', '', null])(
    '%j is no link to follow',
    (url) => {
      expect(safeLink(url)).toBeNull();
    },
  );

  it('the web is', () => {
    expect(safeLink('https://news.example/a?b')).toBe('https://news.example/a?b');
  });
});

describe('what an article is called', () => {
  it('is its title, else how it begins; its key where it is no article', () => {
    const article = { key: 'a/b.txt', title: 'Bridge opens', lead: 'A bridge opened.', status: 'ready' } as const;
    expect(calledBy(article)).toBe('Bridge opens');
    expect(calledBy({ ...article, title: null })).toBe('A bridge opened.');
    expect(calledBy({ ...article, title: null, lead: null })).toBe('An untitled article');
    expect(calledBy({ ...article, title: null, lead: null, status: 'rejected' })).toBe('a/b.txt');
  });
});
