import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { digestFiles } from '../../bin/commands/digest.ts';
import { ExportUsageError, exportTables } from '../../bin/commands/export.ts';
import { csvCell } from '../../bin/export/csv.ts';
import { storedPages } from '../../bin/export/stored.ts';
import { ReadApi } from '../../bin/read-api.ts';
import { articleId } from '../../engine/index.ts';
import { captureOutput } from '../support/output.ts';

const FERRY =
  'The ferry company Blue Sound cancelled all crossings to Tern Island on Monday. Captain Rosa Immink said waves ' +
  'of four metres had damaged a ramp. Repairs will cost at least 3 million euros, "and not a cent less," Immink said.';
const BAKERY =
  'Bakers in Ostwick baked a loaf of 40 metres on Saturday. Mayor Pieter Dahl called it a record for the town. ' +
  'Some 900 people ate it in an hour.';

let folder = '';
let articles = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'export-'));
  articles = join(folder, 'articles');
  mkdirSync(join(articles, 'deep'), { recursive: true });
  writeFileSync(join(articles, 'ferry.txt'), FERRY);
  writeFileSync(join(articles, 'deep', 'bakery.txt'), BAKERY);
  writeFileSync(join(articles, '.hidden.txt'), FERRY);
  return () => void vi.restoreAllMocks();
});

const data = '.nutgraf';

describe('export', () => {
  it('writes SQLite whose facts are slices of the texts, with full-text search', async () => {
    const out = join(folder, 'articles.db');
    expect(await exportTables([articles], { data, threads: 1, format: 'sqlite', out })).toBe(0);
    const database = new DatabaseSync(out, { readOnly: true });
    const texts = new Map(
      database
        .prepare('SELECT article_id, text FROM articles ORDER BY key')
        .all()
        .map((row) => [String(row.article_id), String(row.text)]),
    );
    expect([...texts.values()]).toEqual([BAKERY, FERRY]);
    const facts = database.prepare(`SELECT * FROM facts WHERE "in" = 'text'`).all();
    expect(facts.length).toBeGreaterThan(10);
    for (const fact of facts) {
      expect(texts.get(String(fact.article_id))?.slice(Number(fact.start), Number(fact.end))).toBe(fact.text);
    }
    const money = database.prepare("SELECT value, unit, qualifier FROM facts WHERE kind = 'money'").all();
    expect(money.map((row) => ({ ...row }))).toEqual([{ value: 3_000_000, unit: 'EUR', qualifier: 'at-least' }]);
    const quote = database.prepare("SELECT claimant FROM facts WHERE kind = 'quote'").get();
    expect(String(quote?.claimant)).toContain('Immink');
    const found = database.prepare("SELECT article_id FROM articles_text WHERE articles_text MATCH 'loaf'").all();
    expect(found.map((row) => row.article_id)).toEqual([articleId(join(articles, 'deep', 'bakery.txt'))]);
    const named = database.prepare("SELECT name FROM facts_names WHERE facts_names MATCH 'immink'").all();
    expect(named.map((row) => row.name)).toContain('Rosa Immink');
    database.close();
  });

  it('gives places their entry in GeoNames, and a claim one row', async () => {
    const out = join(folder, 'rows.jsonl');
    const file = join(folder, 'tram.txt');
    writeFileSync(
      file,
      'Engineers in Lyon, France, shut the tram line on Monday after two carriages touched. ' +
        'The operator said that no rider was hurt.',
    );
    await exportTables([file], { data, threads: 1, format: 'jsonl', out });
    const rows: Record<string, unknown>[] = readFileSync(out, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.find(({ kind, name }) => kind === 'place' && name === 'France')).toMatchObject({
      link: 'geonames:3017382',
      country: 'FR',
      lat: expect.any(Number),
      lon: expect.any(Number),
    });
    const said = rows.filter(({ text }) => String(text).includes('no rider was hurt'));
    expect(said.filter(({ kind }) => kind === 'claim' || kind === 'quote')).toMatchObject([
      { kind: 'claim', claimant: 'The operator', link: null },
    ]);
  });

  it('writes two CSV files, and leaves no draft', async () => {
    const out = join(folder, 'tables');
    expect(await exportTables([join(articles, 'ferry.txt')], { data, threads: 1, format: 'csv', out })).toBe(0);
    expect(readdirSync(out).sort()).toEqual(['articles.csv', 'facts.csv']);
    const [head, row] = readFileSync(join(out, 'articles.csv'), 'utf8').split('\r\n');
    expect(head).toMatch(/^article_id,key,status,title,/);
    expect(row).toContain('"and not a cent less,"'.replaceAll('"', '""'));
    expect(readFileSync(join(out, 'facts.csv'), 'utf8')).toMatch(
      /,money,[^\r\n]*,3 million euros,3000000,,EUR,at-least,/,
    );
  });

  it('writes JSON Lines, an article before its facts, to standard output', async () => {
    const written = captureOutput();
    await exportTables([join(articles, 'ferry.txt')], { data, threads: 1, format: 'jsonl' });
    const rows = written.join('').trim().split('\n');
    const tables = rows.map((line) => JSON.parse(line).table);
    expect(tables[0]).toBe('articles');
    expect(new Set(tables.slice(1))).toEqual(new Set(['facts']));
  });

  it('goes on after a file that is refused', async () => {
    captureOutput();
    const empty = join(folder, 'empty.txt');
    writeFileSync(empty, '');
    const out = join(folder, 'rows.jsonl');
    expect(await exportTables([empty, join(articles, 'ferry.txt')], { data, threads: 1, format: 'jsonl', out })).toBe(
      1,
    );
    expect(readFileSync(out, 'utf8')).toContain('Tern Island');
  });

  it('keeps what was there where the export fails', async () => {
    const out = join(folder, 'rows.jsonl');
    writeFileSync(out, 'before');
    mkdirSync(join(folder, 'nothing'));
    await expect(exportTables([join(folder, 'nothing')], { data, threads: 1, format: 'jsonl', out })).rejects.toThrow(
      'no article file',
    );
    expect(readFileSync(out, 'utf8')).toBe('before');
    expect(existsSync(`${out}.part`)).toBe(false);
  });

  it.each([
    [[], {}],
    [['a.txt'], { local: true as const }],
  ])('wants files or a deployment: %j %j', async (paths, more) => {
    await expect(exportTables(paths, { data, threads: 1, format: 'jsonl', ...more })).rejects.toThrow(ExportUsageError);
  });
});

describe('storedPages', () => {
  it('reads page after page, in order, and passes over what was deleted meanwhile', async () => {
    const ids = Array.from({ length: 21 }, (_, index) => `story-${index}`);
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
      const url = new URL(String(input));
      if (url.pathname !== '/articles') {
        const id = url.pathname.slice('/articles/'.length);
        return id === 'story-3' ? new Response('{}', { status: 410 }) : Response.json({ id });
      }
      const first = Number(url.searchParams.get('cursor') ?? 0);
      const next = first + 10;
      return Response.json({
        articles: ids.slice(first, next).map((id) => ({ id })),
        cursor: next < ids.length ? String(next) : null,
      });
    });
    const read: string[] = [];
    const api = new ReadApi('http://api.example', { mode: 'public' });
    for await (const { records } of storedPages(api, null, new Set())) read.push(...records.map(({ id }) => id));
    expect(read).toEqual(ids.filter((id) => id !== 'story-3'));
  });

  it('goes on after a page, and leaves out what is named', async () => {
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
      const url = new URL(String(input));
      if (url.pathname !== '/articles') return Response.json({ id: url.pathname.slice('/articles/'.length) });
      expect(url.searchParams.get('cursor')).toBe('second');
      return Response.json({ articles: [{ id: 'seen' }, { id: 'new' }], cursor: null });
    });
    const api = new ReadApi('http://api.example', { mode: 'public' });
    const pages = [];
    for await (const page of storedPages(api, 'second', new Set(['seen']))) pages.push(page);
    expect(pages).toEqual([{ records: [{ id: 'new' }], next: null }]);
  });
});

describe('csvCell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+44 20', "'+44 20"],
    ['-5 degrees', "'-5 degrees"],
    ['@home', "'@home"],
    ['\tx', "'\tx"],
    ['\rx', `"'\rx"`],
    [-5, '-5'],
    [null, ''],
    ['a "b", c', '"a ""b"", c"'],
    ['two\nlines', '"two\nlines"'],
    ['a=b', 'a=b'],
  ])('%j is %j', (cell, written) => {
    expect(csvCell(cell)).toBe(written);
  });
});

describe('digest', () => {
  it('takes folders, with everything below', async () => {
    const written = captureOutput();
    expect(await digestFiles([articles], { json: true })).toBe(0);
    const records = JSON.parse(written.join(''));
    expect(records.map((record: { key: string }) => record.key)).toEqual([
      join(articles, 'deep', 'bakery.txt'),
      join(articles, 'ferry.txt'),
    ]);
  });
});
