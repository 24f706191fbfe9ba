import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_FACTS } from '../../engine/facts/index.ts';
import { nameKey } from '../../engine/names/key.ts';
import type { EntityFact, QuoteFact } from '../../engine/record.ts';
import { mostToldOf } from '../../web/find/names.ts';
import { histogram, ticksTo } from '../../web/name/histogram.ts';
import { keyOfName } from '../../web/name/key.ts';
import { type ArticleWithFacts, companionsOf, portraitOf, quotesBy } from '../../web/name/together.ts';

describe('articles over time', () => {
  it('falls into whole bins without gaps, none lost', () => {
    const moment = fc
      .integer({ min: Date.UTC(1990, 0), max: Date.UTC(2030, 0) })
      .map((time) => new Date(time).toISOString());
    fc.assert(
      fc.property(fc.array(moment, { minLength: 1, maxLength: 60 }), (times) => {
        const shown = histogram(times);
        expect(shown?.bins.reduce((sum, { count }) => sum + count, 0)).toBe(times.length);
        expect(shown?.bins[0]?.count).toBeGreaterThan(0);
        expect(shown?.bins.at(-1)?.count).toBeGreaterThan(0);
        expect(shown?.bins.length).toBeLessThan(45);
        expect(new Set(shown?.bins.map(({ start }) => start)).size).toBe(shown?.bins.length);
      }),
    );
  });

  it.each([
    [['2025-03-01T00:00:00.000Z', '2025-03-20T00:00:00.000Z'], 'day'],
    [['2025-03-01T00:00:00.000Z', '2025-06-20T00:00:00.000Z'], 'week'],
    [['2024-03-01T00:00:00.000Z', '2025-06-20T00:00:00.000Z'], 'month'],
    [['2004-03-01T00:00:00.000Z', '2025-06-20T00:00:00.000Z'], 'year'],
  ])('%j is drawn by the %s', (times, unit) => {
    expect(histogram(times)?.unit).toBe(unit);
  });

  it.each([
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [5, [0, 2, 4, 6]],
    [17, [0, 5, 10, 15, 20]],
    [230, [0, 100, 200, 300]],
    [4_100, [0, 2_000, 4_000, 6_000]],
  ])('of which the most are %j has an axis that fits', (highest, ticks) => {
    expect(ticksTo(highest)).toEqual(ticks);
  });

  it('has short labels that tell the bars apart', () => {
    const labels = (from: string, to: string) =>
      histogram([`${from}T00:00:00Z`, `${to}T00:00:00Z`])?.bins.map(({ short }) => short);
    expect(labels('2025-03-31', '2025-04-02')).toEqual(['31 Mar', '1 Apr', '2 Apr']);
    expect(labels('2024-11-03', '2025-06-03')?.slice(0, 3)).toEqual(['Nov 24', 'Dec 24', 'Jan 25']);
    expect(labels('2020-01-01', '2024-01-01')?.at(-1)).toBe('2024');
  });

  it('is also said in a sentence', () => {
    const times = ['2025-03-03T10:00:00.000Z', '2025-03-05T00:00:00.000Z', '2025-03-05T09:00:00.000Z'];
    expect(histogram(times)?.says).toBe('3 articles from 3 March 2025 to 5 March 2025; most, 2, on 5 March 2025');
    expect(histogram(times.slice(0, 1))?.says).toBe('one article on 3 March 2025');
    expect(histogram([])).toBeNull();
    expect(histogram(['nonsense'])).toBeNull();
  });
});

function entity(name: string, role: string | null = null): EntityFact {
  return {
    name,
    key: name.toLowerCase(),
    role: role === null ? null : { text: role, start: 0, end: role.length },
    age: null,
    aliases: [],
    mentions: [],
    score: 1,
  };
}

function quote(text: string, key: string): QuoteFact {
  return {
    text,
    start: 0,
    end: text.length,
    kind: 'direct',
    utterance: 1,
    cue: null,
    score: 1,
    speaker: { text: 'she', start: 0, end: 3, name: key, key },
  };
}

const articles: readonly ArticleWithFacts[] = [
  {
    id: 'a',
    title: 'A',
    facts: {
      ...NO_FACTS,
      people: [entity('Ada', 'mayor'), entity('Bo')],
      places: [entity('Lindvik')],
      quotes: [quote('“One.”', 'ada'), quote('“Two.”', 'bo')],
    },
  },
  {
    id: 'b',
    title: 'B',
    facts: { ...NO_FACTS, people: [entity('Ada', 'mayor'), entity('Bo')], organizations: [entity('Union')] },
  },
  {
    id: 'c',
    title: null,
    facts: { ...NO_FACTS, people: [entity('Ada', 'former mayor')], quotes: [quote('“Three.”', 'ada')] },
  },
];

describe('the key of a name', () => {
  it('is the engine’s, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(keyOfName(name)).toBe(nameKey(name));
      }),
    );
    for (const name of ['Müll & Söhne', "O'Brien-Smith", 'U.S.', 'İstanbul', '東京', '№ 10', ''])
      expect(keyOfName(name)).toBe(nameKey(name));
  });
});

describe('a name', () => {
  it('appears with others, the most frequent first, and not with itself', () => {
    expect(companionsOf('ada', articles).map(({ name, kind, articles: times }) => [name, kind, times])).toEqual([
      ['Bo', 'person', 2],
      ['Lindvik', 'place', 1],
      ['Union', 'organisation', 1],
    ]);
  });

  it('appears, of two in as many articles, with the one that is spoken of more', () => {
    const mention = { text: 'Zoe', start: 0, end: 3, kind: 'name' } as const;
    const facts = { ...NO_FACTS, people: [entity('Bo'), { ...entity('Zoe'), mentions: [mention, mention] }] };
    const found = companionsOf('ada', [{ id: 'a', title: null, facts }]);
    expect(found.map(({ name }) => name)).toEqual(['Zoe', 'Bo']);
  });

  it('has its own quotes, with the articles they are from', () => {
    expect(quotesBy('ada', articles).map((said) => [said.articleId, said.quote.text])).toEqual([
      ['a', '“One.”'],
      ['c', '“Three.”'],
    ]);
  });

  it('is written as articles write it, with each role once', () => {
    expect(portraitOf('ada', articles)).toEqual({ name: 'Ada', kind: 'person', roles: ['mayor', 'former mayor'] });
    expect(portraitOf('nobody', articles)).toEqual({ name: null, kind: null, roles: [] });
  });
});

describe('names that are offered', () => {
  it('begin with those most is told of', () => {
    const entry = (key: string, articles?: number) => ({ key, name: key, latest: '2025-03-01', articles });
    const names = [entry('air canada', 1), entry('air india'), entry('air malta', 1), entry('airbus', 11)];
    expect(mostToldOf(names).map(({ key }) => key)).toEqual(['airbus', 'air canada', 'air malta', 'air india']);
  });
});
