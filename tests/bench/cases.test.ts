import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

function rows<Row>(name: string): Row[] {
  return readFileSync(new URL(`../../bench/cases/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line): Row => JSON.parse(line));
}

const words = (text: string) => text.split(/\s+/).length;

describe('the annotated articles', () => {
  interface Article {
    readonly id: string;
    readonly title: string;
    readonly text: string;
    readonly gold: Readonly<Record<'who' | 'what' | 'when' | 'where' | 'why' | 'how', readonly string[]>>;
  }
  const articles = rows<Article>('events.jsonl');

  it('are forty, each once', () => {
    expect(new Set(articles.map(({ id }) => id)).size).toBe(40);
  });

  it.each(articles.map((article) => [article.title, article] as const))(
    '%s: answers are slices, and short',
    (_, { title, text, gold }) => {
      for (const answer of Object.values(gold).flat())
        expect(text.includes(answer) || title.includes(answer), answer).toBe(true);
      for (const what of gold.what) expect(words(what)).toBeLessThanOrEqual(10);
      for (const why of gold.why) expect(words(why)).toBeLessThanOrEqual(12);
      for (const how of gold.how) expect(words(how)).toBeLessThanOrEqual(6);
    },
  );
});

describe('the speakers', () => {
  interface Case {
    readonly id: string;
    readonly text: string;
    readonly quote: string;
    readonly speaker: string;
    readonly name: string | null;
  }
  const cases = rows<Case>('speakers.jsonl');

  it('are more than 150, each once', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBeGreaterThan(150);
  });

  it('have quote, phrase and name in the text, the quote in one place', () => {
    for (const { id, text, quote, speaker, name } of cases) {
      expect(text.split(quote), id).toHaveLength(2);
      for (const part of [speaker, name ?? '']) expect(text.includes(part), id).toBe(true);
    }
  });
});
