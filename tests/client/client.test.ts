import { afterEach, beforeAll, describe, expect, expectTypeOf, it, vi } from 'vitest';
import {
  ApiError,
  type ArticleRecord,
  type Client,
  type ClientOptions,
  createClient,
  type Pages,
} from '../../client/index.ts';
import type { StoredRecord } from '../../lambdas/shared/store/stored.ts';
import { put } from '../support/articles.ts';
import { document, fetchFrom, queryParameters, ReadApi } from '../support/read-api.ts';
import { tableForTests } from '../support/table-for-tests.ts';

const KEY = 'desk/a b/harbour #1.txt';

const table = tableForTests();
let served: ReadApi;
let ready: StoredRecord;
let deleted: StoredRecord;
beforeAll(async () => {
  served = new ReadApi(table);
  ready = await put(table, { key: KEY, people: ['Ada Holm'] });
  deleted = await put(table, { key: 'gone.txt', status: 'deleted' });
  for (let at = 0; at < 7; at++)
    await put(table, { key: `more-${at}.txt`, people: ['Ada Holm'], publishedAt: `2026-02-0${at + 1}` });
});
afterEach(() => void vi.useRealTimers());

interface Asked {
  readonly target: string;
  readonly headers: Headers;
  readonly status: number;
}

/** A client of the read function itself, and what it has asked. */
function client(options: ClientOptions = {}): { api: Client; asked: Asked[] } {
  const asked: Asked[] = [];
  const api = createClient('https://api.example/', {
    fetch: async (address, init) => {
      const { pathname, search } = new URL(address);
      const headers = new Headers(init.headers);
      const response = await fetchFrom(served, address, Object.fromEntries(headers));
      asked.push({ target: `${pathname}${search}`, headers, status: response.status });
      return response;
    },
    ...options,
  });
  return { api, asked };
}

async function all<T>(pages: Pages<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const one of pages) found.push(one);
  return found;
}

/** A call of each operation, with every parameter that it takes but `key` and those of paging, and what it gives. */
const CALLS: Readonly<Record<keyof Client, readonly ((api: Client) => Promise<unknown>)[]>> = {
  listArticles: [
    (api) =>
      all(
        api.listArticles({
          from: '2020-01-01',
          to: '2030-01-01',
          name: 'ada holm',
          language: 'en',
          status: 'ready',
          embargoed: true,
          limit: 3,
        }),
      ),
    (api) => all(api.listArticles({ key: KEY })),
  ],
  getArticle: [
    (api) => api.getArticle(ready.id, { include: ['text', 'ranking', 'removed'], sentences: 1 }),
    (api) => api.getArticle(ready.id, { words: 5 }),
  ],
  getArticleByKey: [
    (api) => api.getArticleByKey(KEY, { include: ['text'], sentences: 1 }),
    (api) => api.getArticleByKey(KEY, { words: 5 }),
  ],
  getSummary: [(api) => api.getSummary(ready.id, { sentences: 1 }), (api) => api.getSummary(ready.id, { words: 5 })],
  getFacts: [(api) => api.getFacts(ready.id)],
  getText: [(api) => api.getText(ready.id)],
  getChanges: [(api) => api.getChanges(ready.id)],
  listNames: [
    (api) => all(api.listNames({ prefix: 'ad', limit: 1 })),
    (api) => all(api.listNames({ q: 'hol', include: ['kind', 'articles'], limit: 1 })),
  ],
  listArticlesUnderName: [
    (api) =>
      all(
        api.listArticlesUnderName('Ada Holm', {
          from: '2020-01-01',
          to: '2030-01-01',
          language: 'en',
          embargoed: true,
          limit: 3,
        }),
      ),
  ],
  listStories: [(api) => all(api.listStories({ from: '2020-01-01', to: '2030-01-01', limit: 3 }))],
  getStory: [(api) => api.getStory(ready.id, { limit: 3 })],
  getStoryOfArticle: [(api) => api.getStoryOfArticle(ready.id, { limit: 3 })],
  getHealth: [(api) => api.getHealth()],
  getDescription: [(api) => api.getDescription()],
};

/** The query parameters of each operation that answers with JSON; the feed is for programs that read feeds. */
function documented(): Readonly<Record<string, readonly string[]>> {
  const operations = Object.entries(document.paths)
    .filter(([path]) => path !== '/feed.atom')
    .map(([path, { get }]) => [
      get.operationId,
      queryParameters(path)
        .map(({ name }) => name)
        .toSorted(),
    ]);
  return Object.fromEntries(operations);
}

describe('the client and the API', () => {
  it('have the same calls, with the same parameters', async () => {
    const sent: Record<string, readonly unknown[]> = {};
    for (const [name, calls] of Object.entries(CALLS)) {
      const { api, asked } = client();
      for (const call of calls) await call(api);
      expect(
        asked.every(({ status }) => status === 200),
        name,
      ).toBe(true);
      const names = asked.flatMap(({ target }) => [...new URL(target, 'https://api.example').searchParams.keys()]);
      sent[name] = [...new Set(names)].toSorted();
    }
    // A directory of one name, and a story of one article, have no second page.
    for (const name of ['listNames', 'getStory', 'getStoryOfArticle']) sent[name] = ['cursor', ...(sent[name] ?? [])];
    expect(sent).toEqual(documented());
  });

  it('give typed records with spans that hold', async () => {
    const { api } = client();
    const record = await api.getArticle(ready.id, { include: ['text'] });
    expectTypeOf(record).toEqualTypeOf<ArticleRecord>();
    const [person] = record.facts?.people ?? [];
    const [mention] = person?.mentions ?? [];
    expect(record.text?.slice(mention?.start, mention?.end)).toBe('Ada Holm');
    expect((await api.getArticleByKey(KEY)).id).toBe(ready.id);
  });

  it('read no further page than is asked for', async () => {
    const { api, asked } = client();
    const keys: string[] = [];
    for await (const { key } of api.listArticles({ limit: 3 })) {
      keys.push(key);
      if (keys.length === 4) break;
    }
    expect(keys).toEqual([KEY, 'more-6.txt', 'more-5.txt', 'more-4.txt']);
    expect(asked).toHaveLength(2);
    expect(await all(api.listArticles({ limit: 3 }))).toHaveLength(8);
  });

  it('go on at a page that was kept', async () => {
    const { api } = client();
    const [first] = [await api.listArticles({ limit: 5 }).pages().next()];
    const cursor = first?.value === undefined ? null : first.value.cursor;
    const rest: string[] = [];
    for await (const { items } of api.listArticles({ limit: 5 }).pages(cursor))
      rest.push(...items.map(({ key }) => key));
    expect(rest).toEqual(['more-2.txt', 'more-1.txt', 'more-0.txt']);
  });
});

describe('what the client has had before', () => {
  it('is asked for by its entity tag, and not sent again', async () => {
    const { api, asked } = client();
    const first = await api.getFacts(ready.id);
    const second = await api.getFacts(ready.id);
    expect(asked.map(({ status }) => status)).toEqual([200, 304]);
    expect(second).toEqual(first);
    expect(second).not.toBe(first);
  });

  it('is kept up to a number, the oldest going first', async () => {
    const { api, asked } = client({ kept: 2 });
    for (const call of [api.getFacts, api.getText, api.getFacts, api.getSummary, api.getText]) await call(ready.id);
    expect(asked.map(({ status }) => status)).toEqual([200, 200, 304, 200, 200]);
  });
});

describe('what goes wrong', () => {
  it('is an error with the status, the type and the advice of the API', async () => {
    const { api } = client();
    await expect(api.getArticle('none-0123456789abcdef')).rejects.toMatchObject({
      name: 'ApiError',
      status: 404,
      type: 'urn:nutgraf:problem:no-such-article',
    });
    await expect(api.getText(deleted.id)).rejects.toMatchObject({
      status: 410,
      type: 'urn:nutgraf:problem:article-deleted',
    });
  });

  it.each([
    ['{"message":"Forbidden"}', 'Forbidden'],
    ['<html>proxy</html>', 'the API answered 403'],
    ['null', 'the API answered 403'],
  ])('at the gateway or before it is told as it is: %s', async (body, message) => {
    const { api } = client({ fetch: async () => new Response(body, { status: 403 }) });
    const failure = await api.getHealth().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ApiError);
    expect(failure).toMatchObject({ status: 403, type: null, message });
  });

  it('and passes is waited for, as long as the answer says', async () => {
    vi.useFakeTimers();
    const answers = [
      new Response('', { status: 503, headers: { 'retry-after': '3' } }),
      new Response('', { status: 429 }),
      Response.json({ status: 'ok', version: '1.0.0' }),
    ];
    const times: number[] = [];
    const { api } = client({
      fetch: async () => {
        times.push(Date.now());
        return answers.shift() ?? new Response('', { status: 500 });
      },
    });
    const health = api.getHealth();
    await vi.runAllTimersAsync();
    expect(await health).toEqual({ status: 'ok', version: '1.0.0' });
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBe(3000);
    expect(times).toHaveLength(3);
  });

  it('and does not pass is told after a few tries', async () => {
    vi.useFakeTimers();
    const fetch = vi.fn(async () => new Response('{"message":"Too Many Requests"}', { status: 429 }));
    const { api } = client({ fetch });
    const failure = api.getHealth().catch((error: unknown) => error);
    await vi.runAllTimersAsync();
    expect(await failure).toMatchObject({ status: 429, message: 'Too Many Requests' });
    expect(fetch).toHaveBeenCalledTimes(5);
  });
});

describe('a token', () => {
  it('goes with every request, asked for anew', async () => {
    let count = 0;
    const { api, asked } = client({ token: async () => `t${++count}` });
    await api.getFacts(ready.id);
    await api.getText(ready.id);
    expect(asked.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer t1', 'Bearer t2']);
  });
});
