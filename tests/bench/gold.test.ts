import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { GoldAnswers, GoldArticle } from '../../bench/gold/rows.ts';

const GENRES = (
  'accidents arts briefs council courts crime denied diplomacy education elections farming features health ' +
  'interviews labour lists live markets mergers obituaries oddities opinion politics protest ' +
  'recalls releases religion results science sport technology transfers transport war weather'
).split(' ');
const FORMS = 'news brief live interview opinion release list feature'.split(' ');
const STATUSES = 'reported alleged charged denied admitted convicted announced planned predicted'.split(' ');
const KINDS = 'said alleged denied admitted announced predicted no-comment'.split(' ');

function rows<Row>(name: string): Row[] {
  return readFileSync(new URL(`../../bench/cases/gold/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line): Row => JSON.parse(line));
}

const articles = rows<GoldArticle>('articles');
const gold = new Map(rows<GoldAnswers>('gold').map((row) => [row.id, row]));

function answersOf(row: GoldAnswers): string[] {
  return [
    ...Object.values(row.event).flatMap((answers) => answers ?? []),
    ...(row.claimant ?? []),
    ...row.people.flatMap(({ name, role }) => [name, ...role]),
    ...row.speakers.flatMap(({ quote, speaker }) => [quote, speaker]),
    ...row.statements.flatMap(({ content, claimant }) => [content, claimant]),
    ...row.noise,
  ];
}

describe('the gold articles', () => {
  it('are each there once, and each is annotated', () => {
    expect(new Set(articles.map(({ id }) => id)).size).toBe(articles.length);
    expect(articles.map(({ id }) => id)).toEqual([...gold.keys()]);
  });

  it('are of every genre, several of each, and the id says which', () => {
    const counts = new Map<string, number>();
    for (const { id, genre } of articles) {
      expect(id).toMatch(new RegExp(`^${genre}-\\d\\d$`));
      counts.set(genre, (counts.get(genre) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(GENRES);
  });

  it('are cut into frozen and open rows by the hash of the id, a fifth to two fifths frozen', () => {
    const frozen = articles.filter(({ id }) => (createHash('sha256').update(id).digest()[0] ?? 0) % 3 === 0);
    expect(frozen.length / articles.length).toBeGreaterThan(0.25);
    expect(frozen.length / articles.length).toBeLessThan(0.42);
  });

  it.each(articles.map((article) => [article.id, article] as const))(
    '%s: every answer is a slice of the text or the title',
    (id, { title, text }) => {
      const row = gold.get(id);
      if (row === undefined) throw new Error(`${id} is not annotated`);
      for (const answer of answersOf(row)) {
        expect(answer.trim(), id).not.toBe('');
        expect(text.includes(answer) || (title ?? '').includes(answer), answer).toBe(true);
      }
    },
  );

  it.each([...gold.values()].map((row) => [row.id, row] as const))(
    '%s: labels are those of the guideline, and the lists are no longer than it allows',
    (_, row) => {
      expect(FORMS).toContain(row.form);
      const answered = Object.values(row.event).some((answers) => answers !== null);
      if (answered) expect(STATUSES).toContain(row.status);
      else expect(row.status).toBeNull();
      for (const { kind } of row.statements) expect(KINDS).toContain(kind);
      expect(row.people.length).toBeLessThanOrEqual(8);
      expect(row.speakers.length).toBeLessThanOrEqual(6);
      expect(row.statements.length).toBeLessThanOrEqual(5);
      for (const { quote } of row.speakers) expect(quote.split(' ').length, quote).toBeLessThanOrEqual(8);
    },
  );
});
