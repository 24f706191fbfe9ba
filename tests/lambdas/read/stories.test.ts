import { DeleteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { articleId } from '../../../engine/identity.ts';
import { respond } from '../../../lambdas/read/respond.ts';
import { member } from '../../../lambdas/shared/json.ts';
import { articlePartition, RECORD_SORT } from '../../../lambdas/shared/store/keys.ts';
import { putLookupRows } from '../../../lambdas/shared/store/lookup-rows.ts';
import type { StoredRecord } from '../../../lambdas/shared/store/stored.ts';
import { HAPPENINGS, WRITTEN, type Written } from '../../engine/stories/happenings.ts';
import { httpEvent } from '../../support/http-events.ts';
import { ReadApi, read } from '../../support/read-api.ts';
import { keyOf, putWritten } from '../../support/stored-stories.ts';
import { tableForTests } from '../../support/table-for-tests.ts';

const idOf = (id: string) => articleId(keyOf({ id }));

/** An agency text that an outlet reprints under another title, with a number changed. */
const [NORTH] = WRITTEN;
if (NORTH === undefined) throw new Error('the articles have gone');
const REPRINT: Written = {
  id: 'reprint',
  at: '2025-03-03T08:00:00.000Z',
  title: 'Quake off Velmora kills five',
  text: NORTH.text.replace('four people', 'five people'),
};
const ALL = [...WRITTEN, REPRINT];

const table = tableForTests();
let api: ReadApi;
const records = new Map<string, StoredRecord>();
beforeAll(async () => {
  api = new ReadApi(table);
  for (const written of ALL) records.set(written.id, await putWritten(table, written));
});

async function get(target: string): Promise<unknown> {
  const { status, json, text } = await api.get(target);
  if (status !== 200) throw new Error(`${target}: ${status} ${text}`);
  return json;
}

function listIn(json: unknown, name: string): readonly unknown[] {
  const list = member(json, name);
  if (!Array.isArray(list)) throw new Error(`no ${name}`);
  return list;
}

describe('GET /stories', () => {
  it('gives each happening once, by its newest article, newest first', async () => {
    const stories = listIn(await get('/stories'), 'stories');
    const expected = Object.values(HAPPENINGS)
      .map((articles) => ({ first: articles[0], last: articles.at(-1) }))
      .sort((a, b) => ((a.last?.at ?? '') < (b.last?.at ?? '') ? 1 : -1));
    expect(stories.map((story) => member(story, 'id'))).toEqual(expected.map(({ first }) => idOf(first?.id ?? '')));
    expect(stories.map((story) => member(member(story, 'latest'), 'id'))).toEqual(
      expected.map(({ last }) => idOf(last?.id ?? '')),
    );
    const quake = stories.find((story) => member(story, 'id') === idOf('north-1'));
    expect(quake).toMatchObject({ articles: 4, copies: 1, title: NORTH.title, from: NORTH.at });
  });

  it('gives in pages what it gives at once', async () => {
    const ids: unknown[] = [];
    let cursor: unknown = null;
    do {
      const page = await get(`/stories?limit=2${typeof cursor === 'string' ? `&cursor=${cursor}` : ''}`);
      const stories = listIn(page, 'stories');
      expect(stories.length).toBeLessThanOrEqual(2);
      ids.push(...stories.map((story) => member(story, 'id')));
      cursor = member(page, 'cursor');
    } while (cursor !== null);
    expect(ids).toEqual(listIn(await get('/stories'), 'stories').map((story) => member(story, 'id')));
  });

  it('takes a range, within which a story’s newest article must be', async () => {
    const stories = listIn(await get('/stories?from=2025-03-04&to=2025-03-04'), 'stories');
    expect(stories.map((story) => member(story, 'id'))).toEqual([idOf('south-1'), idOf('north-1')]);
  });

  it('is not read again by whoever holds it', async () => {
    const { headers } = await api.get('/stories');
    expect((await api.get('/stories', { 'if-none-match': headers.etag ?? '' })).status).toBe(304);
  });
});

describe('a story', () => {
  it('folds copies, and tells what each article adds as a slice of it', async () => {
    const story = await get(`/stories/${idOf('north-1')}`);
    const articles = listIn(story, 'articles');
    expect(articles.map((article) => member(article, 'id'))).toEqual(['north-3', 'north-2', 'north-1'].map(idOf));
    expect(listIn(articles[2], 'copies').map((copy) => member(copy, 'id'))).toEqual([idOf('reprint')]);
    expect(member(articles[2], 'adds')).toBeNull();
    const added = articles.flatMap((article) => member(article, 'adds') ?? []);
    expect(added.length).toBeGreaterThan(0);
    for (const article of articles) {
      const adds = member(article, 'adds');
      const text = [...records.values()].find(({ id }) => id === member(article, 'id'))?.article?.text;
      if (adds !== null)
        expect(text?.slice(Number(member(adds, 'start')), Number(member(adds, 'end')))).toBe(member(adds, 'text'));
    }
  });

  it('puts numbers that differ beside each other, each with its span', async () => {
    const differences = listIn(await get(`/stories/${idOf('north-1')}`), 'differences');
    const killed = differences.find((difference) => member(difference, 'about') === 'killed');
    const values = listIn(killed, 'values').map((value) => [member(value, 'article'), member(value, 'value')]);
    expect(values).toContainEqual([idOf('north-1'), 4]);
    expect(values).toContainEqual([idOf('reprint'), 5]);
    for (const difference of differences) {
      for (const value of listIn(difference, 'values')) {
        const text = [...records.values()].find(({ id }) => id === member(value, 'article'))?.article?.text;
        expect(text?.slice(Number(member(value, 'start')), Number(member(value, 'end')))).toBe(member(value, 'text'));
      }
    }
  });

  it('is found by any of its articles', async () => {
    for (const id of ['north-1', 'north-3', 'reprint']) {
      expect(await get(`/articles/${idOf(id)}/story`)).toEqual(await get(`/stories/${idOf('north-1')}`));
    }
  });

  it('gives its articles in pages', async () => {
    const first = await get(`/stories/${idOf('north-1')}?limit=2`);
    const second = await get(`/stories/${idOf('north-1')}?limit=2&cursor=${member(first, 'cursor')}`);
    const ids = [first, second].map((page) => listIn(page, 'articles').map((article) => member(article, 'id')));
    expect(ids).toEqual([['north-3', 'north-2'].map(idOf), [idOf('north-1')]]);
    expect(member(second, 'cursor')).toBeNull();
  });

  it('is named by its first article alone', async () => {
    const { status, json } = await api.get(`/stories/${idOf('north-2')}`);
    expect([status, member(json, 'story')]).toEqual([404, idOf('north-1')]);
    expect((await api.get('/stories/none-0123456789abcdef')).status).toBe(404);
    expect((await api.get('/articles/none-0123456789abcdef/story')).status).toBe(404);
  });
});

describe('the table', () => {
  it('is asked once for the rows that the articles of a story share', async () => {
    const send = vi.spyOn(table.client, 'send');
    await get(`/stories/${idOf('north-1')}`);
    const queries = send.mock.calls.filter(([command]) => command instanceof QueryCommand);
    const tokens = ALL.filter(({ id }) => id.startsWith('north') || id === 'reprint').flatMap(
      ({ id }) => records.get(id)?.storyRows.map(({ pk }) => pk) ?? [],
    );
    expect(queries.length).toBeGreaterThan(0);
    expect(queries.length).toBeLessThan(2 * new Set(tokens).size);
    send.mockRestore();
  });

  it('gives the nearest rows of a word that hundreds of articles have', async () => {
    const before = await get(`/stories/${idOf('north-1')}`);
    const pk = records.get('north-1')?.storyRows[0]?.pk ?? '';
    const far = Date.parse('2025-03-01T00:00:00.000Z');
    const rows = Array.from({ length: 900 }, (_, at) => ({
      pk,
      sk: `${new Date(far + at).toISOString()}#elsewhere-${at}`,
      id: `elsewhere-${at}`,
      ver: '1',
      sig: Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0),
    }));
    await putLookupRows(table, rows);
    expect(await get(`/stories/${idOf('north-1')}`)).toEqual(before);
  });
});

describe('stories', () => {
  it('do not count rows that a version of the article does not have', async () => {
    const arson = records.get('arson-1');
    const fraud = records.get('fraud-1');
    if (arson === undefined || fraud === undefined) throw new Error('the articles have gone');
    // As a digest leaves it that died before its swap: the row of another text, of a higher version.
    const sig = Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0);
    const left = fraud.storyRows.map(({ pk }) => ({
      pk,
      sk: arson.storyRows[0]?.sk ?? '',
      id: arson.id,
      ver: 'f',
      sig,
    }));
    await putLookupRows(table, left);
    expect(listIn(await get(`/stories/${idOf('fraud-1')}`), 'articles').length).toBe(2);
  });

  it('are told anew when their first article goes', async () => {
    await table.client.send(
      new DeleteCommand({ TableName: table.name, Key: { pk: articlePartition(idOf('music-1')), sk: RECORD_SORT } }),
    );
    expect(member(await get(`/articles/${idOf('music-2')}/story`), 'id')).toBe(idOf('music-2'));
  });

  it('can be switched off', async () => {
    for (const target of ['/stories', `/stories/${idOf('film-1')}`, `/articles/${idOf('film-1')}/story`]) {
      const answer = read(await respond(httpEvent({ target }), () => 20_000, { ...api.ports, stories: false }));
      expect(answer.status).toBe(404);
      expect(member(answer.json, 'detail')).toContain('switched off');
    }
  });
});
