import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestedRecord } from '../../bin/commands/record.ts';
import { articleRows, INDEXES, openDatabase, TABLES } from '../../bin/export/database.ts';
import { searchAnswer } from '../../bin/search/answers.ts';
import { Archive } from '../../bin/search/archive.ts';
import { CLOSING, OPENING, passagesOf } from '../../bin/search/passages.ts';
import { expressionOf } from '../../bin/search/query.ts';
import { articleId, cleanSource } from '../../engine/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'nutgraf-search-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TEXTS = {
  'ferry.txt':
    'Ferry to Skarvik stops\n\n3 May 2025\n\nThe night ferry to Skarvik will stop in June, the line said. ' +
    '"We have no crew," said Mayor Ada Holm.',
  'bridge.txt':
    'Bridge opens\n\n9 June 2025\n\nMayor Ada Holm opened the bridge. Nobody will miss the ferry at night, she said. ' +
    'The crews cheered.',
  'undated.txt': 'Crew of four\n\nA crew of four found the barrel. It was empty, and so was the ferry.',
} as const;

let archive: Archive;
beforeAll(async () => {
  const database = await openDatabase(join(folder, 'articles.db'));
  database.exec(TABLES + INDEXES);
  const rows = articleRows(database);
  for (const [key, text] of Object.entries(TEXTS))
    rows.add(digestedRecord(key, cleanSource({ bytes: Buffer.from(text), name: key }), {}));
  rows.add(digestedRecord('gone.txt', cleanSource({ bytes: Buffer.from('The ferry sank.'), name: 'gone.txt' }), {}));
  rows.remove(articleId('gone.txt'));
  database.close();
  archive = await Archive.open(join(folder, 'articles.db'));
});
afterAll(() => archive.close());

const found = (q: string, order: 'newest' | 'best' = 'newest') =>
  archive.search({ q, order, limit: 25, skip: 0 }).articles.map(({ key }) => key);

describe('search in texts', () => {
  test('finds every word by its beginning, phrases exactly, the newest first and the undated last', () => {
    expect(found('ferr')).toEqual(['bridge.txt', 'ferry.txt', 'undated.txt']);
    expect(found('ferry night')).toEqual(['bridge.txt', 'ferry.txt']);
    expect(found('"night ferry"')).toEqual(['ferry.txt']);
    expect(found('“night ferry” crew')).toEqual(['ferry.txt']);
    expect(found('"Mayor Ada Holm" open')).toEqual(['bridge.txt']);
    expect(found('"ferr"')).toEqual([]);
    expect(found('skarvik', 'best')).toEqual(['ferry.txt']);
  });

  test('puts first what has it in the title, where the best match is wanted', () => {
    expect(found('crew', 'best')[0]).toBe('undated.txt');
  });

  test('gives the passages, which are slices of the text, and in them what was found', () => {
    const [ferry] = archive.search({ q: '"no crew" ferry', order: 'newest', limit: 1, skip: 0 }).articles;
    const { text } = cleanSource({ bytes: Buffer.from(TEXTS['ferry.txt']), name: 'ferry.txt' });
    const said = ferry?.passages.flatMap(({ hits }) => hits.map(({ start, end }) => text.slice(start, end)));
    expect(said).toEqual(['ferry', 'no crew']);
    for (const { text: passage, start, end } of ferry?.passages ?? []) expect(passage).toBe(text.slice(start, end));
  });

  test('gives each article passages of its own, where several are found', () => {
    const { articles } = archive.search({ q: 'ferry', order: 'newest', limit: 25, skip: 0 });
    for (const [key, file] of Object.entries(TEXTS)) {
      const { text } = cleanSource({ bytes: Buffer.from(file), name: key });
      const passages = articles.find((one) => one.key === key)?.passages ?? [];
      expect(passages.length, key).toBeGreaterThan(0);
      for (const { text: passage, start, end } of passages) expect(passage, key).toBe(text.slice(start, end));
    }
  });

  test('says how each text begins, up to a whole word', () => {
    const [ferry] = archive.search({ q: 'skarvik', order: 'newest', limit: 1, skip: 0 }).articles;
    expect(ferry?.lead).toMatch(/^The night ferry to Skarvik will stop/);
    expect(ferry?.lead.length).toBeLessThan(170);
  });

  test('goes on where a page ended, and says how many there are', () => {
    const page = archive.search({ q: 'ferry', order: 'newest', limit: 2, skip: 2 });
    expect([page.total, page.articles.map(({ key }) => key)]).toEqual([3, ['undated.txt']]);
  });

  test('takes whatever is typed for words, and never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        expect(archive.search({ q: typed, order: 'best', limit: 5, skip: 0 }).total).toBeGreaterThanOrEqual(0);
      }),
    );
    for (const typed of ['ferry AND', 'NOT ferry', 'text:ferry', 'ferry*', '"', '(ferry', 'NEAR(a b)', 'a"b'])
      expect(() => found(typed), typed).not.toThrow();
    expect(expressionOf('... ,')).toBeNull();
    expect(expressionOf('a "open phrase')).toBe('"a"* "open"* "phrase"*');
  });

  test('answers requests with bounds', () => {
    const answer = (query: string) => searchAnswer(archive, new URLSearchParams(query));
    expect(answer('q=ferry&limit=0')).toMatchObject({ status: 200, body: { total: 3, articles: [{}] } });
    expect(answer('q=ferry&limit=many&skip=-1&order=other')).toMatchObject({ status: 200, body: { total: 3 } });
    expect(answer(`q=${'x'.repeat(400)}`).status).toBe(400);
    expect(answer('')).toEqual({ status: 200, body: { articles: [], total: 0 } });
  });

  test('refuses a file that is no export, with what to do', async () => {
    const file = join(folder, 'other.db');
    writeFileSync(file, 'no database');
    await expect(Archive.open(file)).rejects.toThrow(/is no index of articles; make one with "nutgraf export/);
    await expect(Archive.open(join(folder, 'none.db'))).rejects.toThrow(/is no index/);
  });
});

describe('passages', () => {
  test('stay within their line, and two at most are shown', () => {
    const marked = [`one ${OPENING}two${CLOSING}`, `${OPENING}two${CLOSING} four`, `${OPENING}two${CLOSING}`].join(
      '\n',
    );
    expect(passagesOf(marked).map(({ text, start }) => [text, start])).toEqual([
      ['one two', 0],
      ['two four', 8],
    ]);
  });

  test('are none where a text holds the marks itself', () => {
    expect(passagesOf(`a ${OPENING} b`)).toEqual([]);
    expect(passagesOf(`a ${CLOSING} b`)).toEqual([]);
  });
});
