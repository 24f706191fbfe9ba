import { beforeEach, describe, expect, it } from 'vitest';
import { articleId } from '../../../engine/identity.ts';
import { member } from '../../../lambdas/shared/json.ts';
import { putLookupRows } from '../../../lambdas/shared/store/lookup-rows.ts';
import { nameRowKey, putDirectoryRows } from '../../../lambdas/shared/store/name-rows.ts';
import { put, sampleRecord } from '../../support/articles.ts';
import { ReadApi } from '../../support/read-api.ts';
import { tableForTests } from '../../support/table-for-tests.ts';

const table = tableForTests({ emptied: true });
let api: ReadApi;
beforeEach(() => {
  api = new ReadApi(table);
});

interface Listed {
  readonly entries: readonly unknown[];
  readonly cursor: string | null;
}

async function list(target: string): Promise<Listed> {
  const { status, json, text } = await api.get(target);
  if (status !== 200) throw new Error(`${target}: ${status} ${text}`);
  const entries = member(json, 'articles') ?? member(json, 'names');
  const cursor = member(json, 'cursor');
  if (!Array.isArray(entries)) throw new Error('no entries');
  return {
    entries: entries.map((entry: unknown) => member(entry, 'key')),
    cursor: typeof cursor === 'string' ? cursor : null,
  };
}

async function walk(target: string): Promise<readonly (readonly unknown[])[]> {
  const pages: (readonly unknown[])[] = [];
  let cursor: string | null = null;
  do {
    const page: Listed = await list(cursor === null ? target : `${target}&cursor=${cursor}`);
    pages.push(page.entries);
    cursor = page.cursor;
  } while (cursor !== null && pages.length < 50);
  return pages;
}

function day(age: number): string {
  return new Date(Date.UTC(2026, 2, 4) - age * 86_400_000).toISOString().slice(0, 10);
}

/** A name row that a write left behind: no version of the article is listed under it. */
async function leftover(key: string, name: string, sortAt: string): Promise<void> {
  const id = articleId(key);
  await putLookupRows(table, [{ ...nameRowKey(name, id, sortAt), id, ver: '0'.repeat(40), name, sortAt }]);
}

describe('articles under a name', () => {
  it('come newest first in whole pages, by either path and any spelling', async () => {
    const keys = Array.from({ length: 11 }, (_, age) => `wire/${age}.txt`);
    await Promise.all(keys.map((key, age) => put(table, { key, publishedAt: day(age), people: ['José O’Neill Jr.'] })));
    await put(table, { key: 'other.txt', people: ['Ada Holm'] });
    expect(await walk('/articles?name=jose+oneill+jr&limit=4')).toEqual([
      keys.slice(0, 4),
      keys.slice(4, 8),
      keys.slice(8),
    ]);
    expect(await list('/names/JOS%C3%89%20O%27Neill%20Jr./articles?limit=11')).toEqual({
      entries: keys,
      cursor: null,
    });
    expect(await list('/names/nobody/articles')).toEqual({ entries: [], cursor: null });
  });

  it('obey a range and a language without short pages', async () => {
    const keys = Array.from({ length: 12 }, (_, age) => `wire/${age}.txt`);
    await Promise.all(
      keys.map((key, age) =>
        put(table, { key, publishedAt: day(age), people: ['Ada Holm'], language: age % 4 === 3 ? 'de' : 'en' }),
      ),
    );
    const german = keys.filter((_, age) => age % 4 === 3);
    expect(await walk('/articles?name=ada+holm&language=de&limit=2')).toEqual([german.slice(0, 2), german.slice(2)]);
    expect(await list(`/names/ada%20holm/articles?from=${day(5)}&to=${day(3)}`)).toEqual({
      entries: keys.slice(3, 6),
      cursor: null,
    });
  });

  it('of a country come under each of its names, those of older engines too', async () => {
    await put(table, { key: 'new.txt', publishedAt: day(0), people: ['United States'] });
    await put(table, { key: 'old.txt', publishedAt: day(1), people: ['US'] });
    expect((await list('/articles?name=U.S.')).entries).toEqual(['new.txt', 'old.txt']);
    expect((await list('/names/us/articles')).entries).toEqual(['new.txt', 'old.txt']);
    expect((await list('/names/america/articles')).entries).toEqual(['new.txt']);
  });

  it('never show rows that were left behind, and fill the page without them', async () => {
    await Promise.all(
      [0, 2, 4].map((age) => put(table, { key: `live/${age}.txt`, publishedAt: day(age), people: ['Ada Holm'] })),
    );
    await put(table, { key: 'renamed.txt', publishedAt: day(1), people: ['Nils Berg'] });
    await put(table, { key: 'deleted.txt', status: 'deleted' });
    const at = (age: number) => `${day(age)}T00:00:00.000Z`;
    // No record, a record that is no longer about her, a tombstone, and a live article's own older date.
    await leftover('never.txt', 'ada holm', at(1));
    await leftover('renamed.txt', 'ada holm', at(1));
    await leftover('deleted.txt', 'ada holm', at(3));
    await leftover('live/4.txt', 'ada holm', at(3));
    expect(await list('/names/ada%20holm/articles?limit=3')).toEqual({
      entries: ['live/0.txt', 'live/2.txt', 'live/4.txt'],
      cursor: null,
    });
    expect(await walk('/articles?name=Ada%20Holm&limit=2')).toEqual([['live/0.txt', 'live/2.txt'], ['live/4.txt']]);
  });

  it('keep an article whose next version has written its names but not yet itself', async () => {
    await put(table, { key: 'a.txt', people: ['Ada Holm'], sequencer: '01' });
    const next = sampleRecord({ key: 'a.txt', people: ['Ada Holm'], sequencer: '02' });
    const [row] = next.nameRows;
    if (row === undefined) throw new Error('no name row');
    await putLookupRows(table, [{ ...row, id: next.id, ver: next.ver, name: 'Ada Holm', sortAt: next.sortAt }]);
    expect((await list('/names/ada%20holm/articles')).entries).toEqual(['a.txt']);
  });

  it('follow an article to its next version', async () => {
    await put(table, { key: 'a.txt', people: ['Ada Holm', 'Nils Berg'], sequencer: '01' });
    await put(table, { key: 'a.txt', people: ['Nils Berg', 'Eva Lind'], sequencer: '02', publishedAt: '2026-03-01' });
    expect((await list('/names/ada%20holm/articles')).entries).toEqual([]);
    expect((await list('/names/nils%20berg/articles')).entries).toEqual(['a.txt']);
    expect((await list('/names/eva%20lind/articles')).entries).toEqual(['a.txt']);
    await put(table, { key: 'a.txt', status: 'deleted', sequencer: '03' });
    expect((await list('/names/nils%20berg/articles')).entries).toEqual([]);
  });

  it('stop a search through leftovers in time, with a cursor to go on from', async () => {
    await put(table, { key: 'old.txt', publishedAt: day(100), people: ['Ada Holm'] });
    await Promise.all(
      Array.from({ length: 40 }, (_, age) => leftover(`never/${age}.txt`, 'ada holm', `${day(age)}T00:00:00.000Z`)),
    );
    let left = 20_000;
    api.remaining = () => {
      left -= 3_000;
      return left;
    };
    const first = await list('/names/ada%20holm/articles?limit=1');
    expect(first.entries).toEqual([]);
    expect(first.cursor).not.toBeNull();
    api.remaining = () => 20_000;
    expect(await list(`/names/ada%20holm/articles?limit=1&cursor=${first.cursor}`)).toEqual({
      entries: ['old.txt'],
      cursor: null,
    });
  });

  it('reach beyond what one batch of records holds', async () => {
    const keys = Array.from({ length: 103 }, (_, index) => `many/${index}.txt`);
    await Promise.all(keys.map((key) => put(table, { key, people: ['Ada Holm'] })));
    const pages = await walk('/names/ada%20holm/articles?limit=100');
    expect(pages.map((page) => page.length)).toEqual([100, 3]);
    expect(new Set(pages.flat()).size).toBe(103);
  });
});

describe('GET /names', () => {
  it('lists live names by prefix, in order, in whole pages', async () => {
    const people = ['Ada Holm', 'Adam Ek', 'Adèle Roy', 'Adnan Aziz', 'Ad Astra', 'Bo Ek'];
    await Promise.all(people.map((name, index) => put(table, { key: `${index}.txt`, people: [name] })));
    expect((await list('/names?prefix=ad')).entries).toEqual([
      'ad astra',
      'ada holm',
      'adam ek',
      'adele roy',
      'adnan aziz',
    ]);
    expect((await list('/names?prefix=AD%C3%88')).entries).toEqual(['adele roy']);
    expect((await list('/names?prefix=ada+h')).entries).toEqual(['ada holm']);
    expect(await walk('/names?prefix=ad&limit=2')).toEqual([
      ['ad astra', 'ada holm'],
      ['adam ek', 'adele roy'],
      ['adnan aziz'],
    ]);
    expect(await list('/names?prefix=zz')).toEqual({ entries: [], cursor: null });
  });

  it('finds names by the start of any word, once each, in whole pages', async () => {
    const people = [
      'Marta Quiroga',
      'Ana Quirke',
      'Quirin Quirk',
      'Bank of Quillan',
      'Ofra Theuns',
      'Ng Mei',
      'Tom Ng',
    ];
    await Promise.all(people.map((name, index) => put(table, { key: `${index}.txt`, people: [name] })));
    expect((await list('/names?q=QUIR')).entries).toEqual(['quirin quirk', 'ana quirke', 'marta quiroga']);
    expect(await walk('/names?q=qui&limit=2')).toEqual([
      ['bank of quillan', 'quirin quirk'],
      ['ana quirke', 'marta quiroga'],
    ]);
    expect((await list('/names?q=ng')).entries).toEqual(['ng mei', 'tom ng']);
    expect(await list('/names?q=zz')).toEqual({ entries: [], cursor: null });
  });

  it('finds names by the starts of several words, in any order', async () => {
    const people = ['Marta Quiroga', 'Marta Quell', 'Maria Quiroga', 'Bank of Quillan', 'Port of Quillan'];
    await Promise.all(people.map((name, index) => put(table, { key: `${index}.txt`, people: [name] })));
    expect((await list('/names?q=quiroga+mart')).entries).toEqual(['marta quiroga']);
    expect((await list('/names?q=mar+qu')).entries).toEqual(['maria quiroga', 'marta quell', 'marta quiroga']);
    expect((await list('/names?q=bank+of+quillan')).entries).toEqual(['bank of quillan']);
  });

  it('never shows the rows of words to who asks for a beginning', async () => {
    await put(table, { key: 'a.txt', people: ['Marta Quiroga'] });
    await put(table, { key: 'b.txt', people: ['Quirin Quirk'] });
    expect((await list('/names?prefix=quir')).entries).toEqual(['quirin quirk']);
    expect((await list('/names?prefix=quirk')).entries).toEqual([]);
  });

  it('gives the name as articles write it and when it was last in the news', async () => {
    await put(table, { key: 'old.txt', publishedAt: '2026-01-01', people: ['Adèle Roy'] });
    await put(table, { key: 'new.txt', publishedAt: '2026-02-01T12:00:00Z', people: ['Adèle Roy'] });
    const { json } = await api.get('/names?prefix=adele');
    expect(json).toEqual({
      names: [{ key: 'adele roy', name: 'Adèle Roy', latest: '2026-02-01T12:00:00.000Z' }],
      cursor: null,
    });
  });

  it('tells on request what a name is, as its newest article has it, and how many articles it has', async () => {
    await put(table, { key: 'old.txt', publishedAt: '2026-01-01', people: ['Adèle Roy'] });
    await put(table, { key: 'new.txt', publishedAt: '2026-02-01', people: ['Adèle Roy'] });
    const details = async (include: string) => {
      const { json } = await api.get(`/names?q=roy&include=${include}`);
      const names = member(json, 'names');
      const [{ key: _, name: _name, latest: _latest, ...more }] = Array.isArray(names) ? names : [];
      return more;
    };
    expect(await details('kind,articles')).toEqual({ kind: 'person', articles: 2 });
    expect(await details('articles')).toEqual({ articles: 2 });
    const refused = await api.get('/names?q=roy&include=text');
    expect([refused.status, member(refused.json, 'type')]).toEqual([400, 'urn:nutgraf:problem:invalid-parameter']);
  });

  it('hides names without a live article, and fills the page without them', async () => {
    await put(table, { key: 'live.txt', people: ['Adam Ek'] });
    await put(table, { key: 'gone.txt', people: ['Ada Holm', 'Ad Astra'], sequencer: '01' });
    await put(table, { key: 'gone.txt', status: 'deleted', sequencer: '02' });
    await putDirectoryRows(
      table,
      Array.from({ length: 25 }, (_, index) => ({ key: `ada ${index + 10}`, name: `Ada ${index + 10}` })),
    );
    await leftover('never.txt', 'ada 10', '2026-03-01T00:00:00.000Z');
    expect(await list('/names?prefix=ad&limit=1')).toEqual({ entries: ['adam ek'], cursor: null });
  });

  it.each([
    ['/names', 'missing-parameter'],
    ['/names?prefix=', 'invalid-parameter'],
    ['/names?prefix=a', 'invalid-parameter'],
    ['/names?q=a', 'invalid-parameter'],
    ['/names?q=of+the', 'invalid-parameter'],
    [`/names?q=${'a'.repeat(201)}`, 'invalid-parameter'],
    ['/names?q=ada&prefix=ad', 'conflicting-parameters'],
    ['/names?prefix=%C3%A9.', 'invalid-parameter'],
    ['/names?prefix=--%20', 'invalid-parameter'],
    [`/names?prefix=${'a'.repeat(201)}`, 'invalid-parameter'],
    ['/names/%20.%20/articles', 'invalid-parameter'],
    [`/names/${'a'.repeat(201)}/articles`, 'invalid-parameter'],
    ['/names/ada/articles?status=ready', 'unknown-parameter'],
  ])('refuses %s', async (target, code) => {
    const { status, json } = await api.get(target);
    expect([status, member(json, 'type')]).toEqual([400, `urn:nutgraf:problem:${code}`]);
  });

  it('takes two characters beyond the basic plane for two', async () => {
    await put(table, { key: 'a.txt', people: ['𠮷田太郎'] });
    expect((await list(`/names?prefix=${encodeURIComponent('𠮷田')}`)).entries).toEqual(['𠮷田太郎']);
  });
});
