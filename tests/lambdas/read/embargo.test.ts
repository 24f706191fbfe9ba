import { beforeAll, describe, expect, it } from 'vitest';
import { member } from '../../../lambdas/shared/json.ts';
import { heldUntil, UNTIL_LIFTED } from '../../../lambdas/shared/store/embargoes.ts';
import { put } from '../../support/articles.ts';
import { ReadApi } from '../../support/read-api.ts';
import { tableForTests } from '../../support/table-for-tests.ts';

const END = '2026-03-06T12:00:00.000Z';

const table = tableForTests();
let api: ReadApi;
beforeAll(async () => {
  api = new ReadApi(table);
  const people = ['Ada Holm'];
  await put(table, { key: 'free.txt', publishedAt: '2026-03-01', people });
  await put(table, { key: 'held.txt', publishedAt: '2026-03-02', people: [...people, 'Odo Brandt'], heldUntil: END });
  await put(table, { key: 'lifted.txt', publishedAt: '2026-03-03', heldUntil: UNTIL_LIFTED });
});

async function keys(target: string): Promise<readonly unknown[]> {
  const { status, json } = await api.get(target);
  const articles = member(json, 'articles');
  if (status !== 200 || !Array.isArray(articles)) throw new Error(`${target}: ${status}`);
  return articles.map((article: unknown) => member(article, 'key'));
}

/** The API as it answers at an instant. */
function at(instant: string): void {
  api.now = () => new Date(instant);
}

describe('until when an article is held', () => {
  const PUT = '2026-03-05T10:00:00.000Z';
  const line = { text: 'Embargoed', start: 0, end: 9 };

  it.each([
    ['a moment with its zone', '2026-03-06T18:30:00+01:00', '2026-03-06T17:30:00.000Z'],
    ['a day: until it has begun everywhere', '2026-03-06', '2026-03-06T12:00:00.000Z'],
    ['what nobody can tell', null, UNTIL_LIFTED],
    ['a moment that was over when it was put', '2026-03-05T09:00:00Z', null],
  ])('%s', (_, until, expected) => {
    expect(heldUntil({ ...line, until }, PUT)).toBe(expected);
  });

  it('is never where there is no embargo', () => {
    expect([heldUntil(null, PUT), heldUntil(undefined, PUT)]).toEqual([null, null]);
  });
});

describe('an article under embargo', () => {
  it('is in no list until then, unless asked for', async () => {
    at('2026-03-06T11:59:59.999Z');
    expect(await keys('/articles')).toEqual(['free.txt']);
    expect(await keys('/articles?embargoed=false&language=en')).toEqual(['free.txt']);
    expect(await keys('/articles?embargoed=true')).toEqual(['lifted.txt', 'held.txt', 'free.txt']);
    at(END);
    expect(await keys('/articles')).toEqual(['held.txt', 'free.txt']);
  });

  it('is under no name until then, and its names are in no directory', async () => {
    at('2026-03-06T11:00:00.000Z');
    expect(await keys('/names/ada holm/articles')).toEqual(['free.txt']);
    expect(await keys('/articles?name=Ada+Holm&embargoed=true')).toEqual(['held.txt', 'free.txt']);
    expect(member((await api.get('/names?prefix=odo')).json, 'names')).toEqual([]);
    at(END);
    expect(await keys('/names/ada holm/articles')).toEqual(['held.txt', 'free.txt']);
    expect(member((await api.get('/names?prefix=odo')).json, 'names')).toHaveLength(1);
  });

  it('pages with the others', async () => {
    at(END);
    const first = await api.get('/articles?limit=1');
    const cursor = member(first.json, 'cursor');
    expect(await keys('/articles?limit=1')).toEqual(['held.txt']);
    expect(await keys(`/articles?limit=1&cursor=${cursor}`)).toEqual(['free.txt']);
  });

  it('says until when it is held', async () => {
    at(END);
    expect(member((await api.get('/articles')).json, 'articles')).toMatchObject([
      { embargoedUntil: END },
      { embargoedUntil: null },
    ]);
  });

  it('is not in the feed until then', async () => {
    at('2026-03-06T11:00:00.000Z');
    const before = await api.get('/feed.atom');
    expect(before.text.match(/<entry>/g)).toHaveLength(1);
    at(END);
    const after = await api.get('/feed.atom');
    expect(after.text.match(/<entry>/g)).toHaveLength(2);
    expect(after.headers.etag).not.toBe(before.headers.etag);
  });
});
