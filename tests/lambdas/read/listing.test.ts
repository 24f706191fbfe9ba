import { beforeEach, describe, expect, it } from 'vitest';
import { member } from '../../../lambdas/shared/json.ts';
import { put } from '../../support/articles.ts';
import { ReadApi } from '../../support/read-api.ts';
import { tableForTests } from '../../support/table-for-tests.ts';

const table = tableForTests({ emptied: true });
let api: ReadApi;
beforeEach(() => {
  api = new ReadApi(table);
});

interface ListedPage {
  readonly keys: readonly unknown[];
  readonly cursor: string | null;
}

async function list(target: string): Promise<ListedPage> {
  const { status, json, text } = await api.get(target);
  if (status !== 200) throw new Error(`${target}: ${status} ${text}`);
  const articles = member(json, 'articles');
  const cursor = member(json, 'cursor');
  if (!Array.isArray(articles)) throw new Error('no articles');
  return {
    keys: articles.map((article: unknown) => member(article, 'key')),
    cursor: typeof cursor === 'string' ? cursor : null,
  };
}

/** All pages of a listing, one after the other. */
async function walk(target: string, from: string | null = null): Promise<readonly (readonly unknown[])[]> {
  const pages: (readonly unknown[])[] = [];
  let cursor = from;
  do {
    const next: ListedPage = await list(cursor === null ? target : `${target}&cursor=${cursor}`);
    pages.push(next.keys);
    cursor = next.cursor;
    if (pages.length > 100) throw new Error('the listing does not end');
  } while (cursor !== null);
  return pages;
}

/** `day(1)` is the newest. */
function day(age: number): string {
  return new Date(Date.UTC(2026, 2, 4) - age * 86_400_000).toISOString().slice(0, 10);
}

/** 30 articles a day apart over all shards, newest first. */
async function thirty(): Promise<readonly string[]> {
  const keys = Array.from({ length: 30 }, (_, age) => `wire/${age}.txt`);
  await Promise.all(
    keys.map((key, age) => put(table, { key, publishedAt: day(age), language: age % 10 === 9 ? 'de' : 'en' })),
  );
  return keys;
}

describe('GET /articles', () => {
  it('gives nothing for an empty table', async () => {
    expect(await list('/articles')).toEqual({ keys: [], cursor: null });
  });

  it('merges the shards newest first, whole pages, and says where it ends', async () => {
    const keys = await thirty();
    expect(await walk('/articles?limit=7')).toEqual([
      keys.slice(0, 7),
      keys.slice(7, 14),
      keys.slice(14, 21),
      keys.slice(21, 28),
      keys.slice(28),
    ]);
  });

  it('has no cursor after a page that ends the listing exactly', async () => {
    const keys = await thirty();
    expect(await walk('/articles?limit=10')).toEqual([keys.slice(0, 10), keys.slice(10, 20), keys.slice(20)]);
    expect(await list('/articles?limit=30')).toEqual({ keys, cursor: null });
  });

  it('gives equal times in a fixed order, each article once', async () => {
    const keys = Array.from({ length: 12 }, (_, index) => `same/${index}.txt`);
    await Promise.all(keys.map((key) => put(table, { key, publishedAt: '2026-03-01' })));
    const pages = await walk('/articles?limit=5');
    expect(pages.map((page) => page.length)).toEqual([5, 5, 2]);
    expect(pages.flat().toSorted()).toEqual(keys.toSorted());
  });

  it('keeps pages whole when only a few articles are of a language', async () => {
    const keys = await thirty();
    const german = keys.filter((_, age) => age % 10 === 9);
    expect(await walk('/articles?language=de&limit=2')).toEqual([german.slice(0, 2), german.slice(2)]);
    expect(await list('/articles?language=DE')).toEqual({ keys: german, cursor: null });
    expect(await list('/articles?language=fr')).toEqual({ keys: [], cursor: null });
  });

  it('keeps tombstones and rejected articles out of the pages between them', async () => {
    const ready = Array.from({ length: 8 }, (_, index) => `ready/${index}.txt`);
    await Promise.all(
      ready.flatMap((key, age) => [
        put(table, { key, publishedAt: day(age) }),
        put(table, { key: `gone/${age}.txt`, status: 'deleted', eventTime: `${day(age)}T12:00:00.000Z` }),
        put(table, { key: `bad/${age}.txt`, status: 'rejected', eventTime: `${day(age)}T12:00:00.000Z` }),
      ]),
    );
    expect(await walk('/articles?limit=3')).toEqual([ready.slice(0, 3), ready.slice(3, 6), ready.slice(6)]);
    expect((await list('/articles?status=deleted')).keys).toEqual(ready.map((_, age) => `gone/${age}.txt`));
    expect((await list('/articles?status=rejected&limit=2')).keys).toEqual(['bad/0.txt', 'bad/1.txt']);
  });

  it('takes both ends of a range in, and a date "to" up to its last instant', async () => {
    await Promise.all([
      put(table, { key: 'before.txt', publishedAt: '2026-03-01T23:59:59.999Z' }),
      put(table, { key: 'midnight.txt', publishedAt: '2026-03-02' }),
      put(table, { key: 'evening.txt', publishedAt: '2026-03-02T23:59:59.999Z' }),
      put(table, { key: 'after.txt', publishedAt: '2026-03-03T00:00:00Z' }),
    ]);
    expect((await list('/articles?from=2026-03-02&to=2026-03-02')).keys).toEqual(['evening.txt', 'midnight.txt']);
    // Python writes microseconds, Go nanoseconds.
    for (const fraction of ['999', '999123', '999123456']) {
      const { keys } = await list(`/articles?from=2026-03-02T23:59:59.${fraction}Z`);
      expect(keys).toEqual(['after.txt', 'evening.txt']);
    }
    expect((await list('/articles?to=2026-03-02T00:00:00Z')).keys).toEqual(['midnight.txt', 'before.txt']);
    // 01:00 in Oslo is midnight in Greenwich.
    expect((await list('/articles?to=2026-03-02T01:00:00%2B01:00&from=2026-03-02')).keys).toEqual(['midnight.txt']);
    expect((await list('/articles?from=2027-01-01')).keys).toEqual([]);
    const pages = await walk('/articles?from=2026-03-02&to=2026-03-02&limit=1');
    expect(pages).toEqual([['evening.txt'], ['midnight.txt']]);
  });

  it('goes on where it stopped although newer articles come in and the last one seen goes', async () => {
    const keys = await thirty();
    const first = await list('/articles?limit=10');
    await put(table, { key: 'breaking.txt', publishedAt: '2026-03-05' });
    await put(table, { key: 'wire/9.txt', status: 'deleted', sequencer: 'FF' });
    expect(await walk('/articles?limit=10', first.cursor)).toEqual([keys.slice(10, 20), keys.slice(20)]);
  });

  it('lets the page size change between pages', async () => {
    const keys = await thirty();
    const { cursor } = await list('/articles?limit=4');
    expect((await list(`/articles?limit=9&cursor=${cursor}`)).keys).toEqual(keys.slice(4, 13));
  });

  it('finds one article by its exact key, whatever its status', async () => {
    const keys = ['a b/ä+ö.txt', '100%25?.txt', 'plain.txt', 'news/2026/"quoted" & more=.txt'];
    await Promise.all(keys.map((key) => put(table, { key })));
    await put(table, { key: 'gone.txt', status: 'deleted' });
    for (const key of [...keys, 'gone.txt']) {
      expect(await list(`/articles?key=${encodeURIComponent(key)}`)).toEqual({ keys: [key], cursor: null });
    }
    expect((await list('/articles?key=a+b/%C3%A4%2B%C3%B6.txt')).keys).toEqual(['a b/ä+ö.txt']);
    expect((await list('/articles?key=plain')).keys).toEqual([]);
    expect((await list('/articles?key=PLAIN.txt')).keys).toEqual([]);
  });
});
