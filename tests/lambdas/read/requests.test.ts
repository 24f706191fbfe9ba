import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { cursorAt, positionIn } from '../../../lambdas/read/cursor.ts';
import { Problem } from '../../../lambdas/read/problems.ts';
import { respond } from '../../../lambdas/read/respond.ts';
import { PATHS, routed } from '../../../lambdas/read/routes.ts';
import { member } from '../../../lambdas/shared/json.ts';
import type { StoredRecord } from '../../../lambdas/shared/store/stored.ts';
import { anyText } from '../../support/any-text.ts';
import { put } from '../../support/articles.ts';
import { httpEvent } from '../../support/http-events.ts';
import { misfits, ReadApi, read } from '../../support/read-api.ts';
import { tableForTests } from '../../support/table-for-tests.ts';

const table = tableForTests();
let api: ReadApi;
let article: StoredRecord;
beforeAll(async () => {
  api = new ReadApi(table);
  article = await put(table, { key: 'harbour.txt', people: ['Ada Holm'] });
});

/** The problem a request is answered with: status, code, and what it says to the caller. */
async function problemOf(target: string): Promise<readonly [number, unknown, string]> {
  const { status, json } = await api.get(target);
  return [status, String(member(json, 'type')).replace('urn:nutgraf:problem:', ''), String(member(json, 'detail'))];
}

describe('object keys in the path', () => {
  const keys = [
    'plain.txt',
    'a b/c d.txt',
    'a+b.txt',
    '100%.txt',
    '100%25.txt',
    '%2Fencoded%2F.txt',
    'ä/ö ü/東京.md',
    'quote"s & more=#!.html',
    '/leading.txt',
    'double//slash.txt',
    'trailing/',
    'articles/by-key/nested.txt',
    'names/ada/articles',
    'two\nlines.txt',
    'summary',
    'facts',
    'text',
    'deep/summary',
  ];

  it.each(keys)('%j is found', async (key) => {
    await put(table, { key });
    const path = `/articles/by-key/${key.split('/').map(encodeURIComponent).join('/')}`;
    const { status, json } = await api.get(path);
    expect([status, member(json, 'key')]).toEqual([200, key]);
  });

  it.each(keys)('%j is found when its slashes are encoded as well', async (key) => {
    await put(table, { key }).catch(() => {});
    const { status, json } = await api.get(`/articles/by-key/${encodeURIComponent(key)}`);
    expect([status, member(json, 'key')]).toEqual([200, key]);
  });

  it('is the same record as by id, with the same parameters', async () => {
    const byId = await api.get(`/articles/${article.id}?include=text&sentences=1`);
    const byKey = await api.get('/articles/by-key/harbour.txt?include=text&sentences=1');
    expect(byKey.json).toEqual(byId.json);
    expect(byKey.headers.etag).toBe(byId.headers.etag);
  });

  it('without an object answers 404, also where the gateway cut the key at a question mark', async () => {
    await put(table, { key: 'who?.txt' });
    expect((await problemOf('/articles/by-key/who%3F.txt')).slice(0, 2)).toEqual([404, 'no-such-article']);
    expect((await problemOf('/articles/by-key/HARBOUR.TXT')).slice(0, 2)).toEqual([404, 'no-such-article']);
    expect((await problemOf('/articles/by-key')).slice(0, 2)).toEqual([404, 'no-such-article']);
    const { json } = await api.get('/articles/by-key/who%3F.txt');
    expect(member(json, 'detail')).toMatch(/^no article has the key "who"; .*\/articles\?key=/);
  });
});

describe('routes', () => {
  it('read the variable below the base path of a custom domain', () => {
    for (const base of ['', '/v1', '/news/desk']) {
      expect(routed('GET /articles/{id}/facts', `${base}/articles/x-1/facts`).variable).toBe('x-1');
      expect(routed('GET /articles/by-key/{key+}', `${base}/articles/by-key/a/articles/by-key/b`).variable).toBe(
        'a/articles/by-key/b',
      );
      expect(routed('GET /names/{name}/articles', `${base}/names/ac/dc/articles`).variable).toBe('ac/dc');
    }
  });

  it('that do not exist are answered by a problem that lists those that do', async () => {
    for (const routeKey of ['$default', 'GET /', 'GET /articles/{id}/quotes', 'GET /constructor', '']) {
      const event = httpEvent({ target: '/articles', routeKey });
      const answer = read(await respond(event, () => 20_000, api.ports));
      expect(answer.status).toBe(404);
      expect(misfits('/components/schemas/Problem', answer.json)).toEqual([]);
      expect(member(answer.json, 'detail')).toBe(`the paths of this API are ${PATHS.join(', ')}`);
    }
  });

  it('give with HEAD what they give with GET, but the body', async () => {
    for (const target of ['/articles', '/articles/none-0123456789abcdef', '/health', '/articles?x=1']) {
      const ask = (method: string) => respond(httpEvent({ target, method }), () => 20_000, api.ports);
      const [head, get] = [await ask('HEAD'), await ask('GET')];
      const length = String(Buffer.byteLength(get.body ?? ''));
      expect(head).toEqual({ statusCode: get.statusCode, headers: { ...get.headers, 'content-length': length } });
      expect(get.body).toBeDefined();
    }
  });

  it('take GET and HEAD alone', async () => {
    const event = httpEvent({ target: '/articles', method: 'POST' });
    const answer = read(await respond(event, () => 20_000, api.ports));
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD']);
    expect(misfits('/components/schemas/Problem', answer.json)).toEqual([]);
  });
});

describe('the sample events', () => {
  const folder = new URL('../../../events/', import.meta.url);
  const files = readdirSync(folder).filter((file) => /^read-.*\.json$/.test(file));

  it.each(files)('%s is a request this function understands', async (file) => {
    const event = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    const { status, text } = read(await respond(event, () => 20_000, api.ports));
    // The articles they ask for are not in this table.
    expect([200, 404], text).toContain(status);
  });
});

describe('a query', () => {
  it.each<[string, string, RegExp]>([
    ['/articles?form=2024-01-01', 'unknown-parameter', /no parameter "form".*"from", "to"/],
    ['/articles?Limit=2', 'unknown-parameter', /"Limit"/],
    ['/articles?constructor=1', 'unknown-parameter', /"constructor"/],
    ['/health?x=1', 'unknown-parameter', /takes none/],
    ['/openapi.json?x', 'unknown-parameter', /takes none/],
    ['/articles?limit=2&limit=3', 'repeated-parameter', /"limit"/],
    ['/articles?limit=2&%6Cimit=2', 'repeated-parameter', /"limit"/],
    ['/articles?key=a&key=b', 'repeated-parameter', /"key"/],
    ['/articles?limit=0', 'invalid-parameter', /from 1 to 100/],
    ['/articles?limit=101', 'invalid-parameter', /from 1 to 100/],
    ['/articles?limit=-1', 'invalid-parameter', /from 1 to 100/],
    ['/articles?limit=1e1', 'invalid-parameter', /from 1 to 100/],
    ['/articles?limit=', 'invalid-parameter', /from 1 to 100/],
    ['/articles?limit', 'invalid-parameter', /from 1 to 100/],
    ['/articles?status=done', 'invalid-parameter', /"ready", "rejected", "failed" or "deleted"$/],
    ['/articles?language=english', 'invalid-parameter', /primary language tag/],
    ['/articles?from=yesterday', 'invalid-parameter', /2024-01-31T18:00:00Z/],
    ['/articles?from=2024-02-30', 'invalid-parameter', /a date/],
    ['/articles?from=2023-02-29T10:00:00Z', 'invalid-parameter', /a date/],
    ['/articles?from=2024-13-01', 'invalid-parameter', /a date/],
    ['/articles?from=2024-01-01T25:00:00Z', 'invalid-parameter', /a date/],
    ['/articles?from=2024-01-01T10:00:00', 'invalid-parameter', /with its zone/],
    ['/articles?from=2024-01-01T10:00:00+01:00', 'invalid-parameter', /"%2B"/],
    ['/articles?from=0000-01-01T00:00:00%2B01:00', 'invalid-parameter', /a date/],
    ['/articles?to=9999-12-31T23:59:59-01:00', 'invalid-parameter', /a date/],
    ['/articles?from=2024-01-02&to=2024-01-01', 'conflicting-parameters', /later/],
    ['/articles?name=%20-%20', 'invalid-parameter', /letter or digit/],
    ['/articles?name=ada&status=rejected', 'conflicting-parameters', /status=rejected/],
    ['/articles?key=', 'invalid-parameter', /not empty/],
    ['/articles?key=a&limit=2', 'conflicting-parameters', /"limit"/],
    ['/articles?key=a&name=ada', 'conflicting-parameters', /"name"/],
    ['/articles?key=%FF', 'malformed-query', /percent-encoded/],
    ['/articles?key=100%', 'malformed-query', /"%25"/],
    ['/articles?cursor=', 'invalid-parameter', /the page before/],
    ['/articles?cursor=abc', 'invalid-parameter', /the page before/],
  ])('%s is refused', async (target, code, detail) => {
    const [status, type, text] = await problemOf(target);
    expect([status, type]).toEqual([400, code]);
    expect(text).toMatch(detail);
  });

  it('of an article is refused where it makes no sense', async () => {
    const path = `/articles/${article.id}`;
    expect((await problemOf(`${path}?include=everything`)).slice(0, 2)).toEqual([400, 'invalid-parameter']);
    expect((await problemOf(`${path}?include=`)).slice(0, 2)).toEqual([400, 'invalid-parameter']);
    expect((await problemOf(`${path}?sentences=2&words=50`)).slice(0, 2)).toEqual([400, 'conflicting-parameters']);
    expect((await problemOf(`${path}?sentences=0`)).slice(0, 2)).toEqual([400, 'invalid-parameter']);
    expect((await problemOf(`${path}/facts?sentences=2`)).slice(0, 2)).toEqual([400, 'unknown-parameter']);
    expect((await problemOf(`${path}/text?include=text`)).slice(0, 2)).toEqual([400, 'unknown-parameter']);
  });

  it('with empty pairs is as without them', async () => {
    expect((await api.get('/articles?&&limit=5&')).json).toEqual((await api.get('/articles?limit=5')).json);
  });

  it('never breaks anything, whatever it says', async () => {
    const names = fc.constantFrom(
      'from',
      'to',
      'name',
      'language',
      'status',
      'limit',
      'cursor',
      'key',
      'prefix',
      'q',
      'x',
    );
    const values = fc.oneof(anyText(30), fc.string({ maxLength: 30 }), fc.date().map(String));
    const query = fc
      .array(fc.tuple(names, values), { maxLength: 4 })
      .map((pairs) => pairs.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`).join('&'));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('/articles', '/names', '/names/ada/articles'), query, async (path, raw) => {
        const { status } = await api.get(`${path}?${raw}`);
        expect([200, 400], api.telemetry.lines.at(-1)).toContain(status);
      }),
    );
    expect(api.telemetry.of('ReadFaults')).toBe(0);
  });
});

describe('a cursor', () => {
  const scope = { name: null, status: 'ready', language: 'en', from: null, to: null };
  const position = '2026-03-04T00:00:00.000Z#harbour-1f6c2ab90d4e77a3';

  it('comes back as the position it was made of, for its own query alone', () => {
    const cursor = cursorAt(position, scope);
    expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(positionIn(cursor, scope)).toBe(position);
    expect(positionIn(cursor, { to: null, from: null, language: 'en', status: 'ready', name: null })).toBe(position);
    for (const other of [{ ...scope, language: 'de' }, { ...scope, name: 'ada' }, { prefix: 'ad' }]) {
      expect(() => positionIn(cursor, other)).toThrow(Problem);
    }
  });

  it('carries any position', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), (at) => {
        expect(positionIn(cursorAt(at, scope), scope)).toBe(at);
      }),
    );
  });

  it('that is any other string is refused, and nothing else goes wrong', () => {
    fc.assert(
      fc.property(fc.oneof(anyText(), fc.base64String(), fc.string()), (cursor) => {
        expect(() => positionIn(cursor, scope)).toThrow(Problem);
      }),
    );
  });

  it('that was changed in one character is refused', () => {
    const cursor = cursorAt(position, scope);
    fc.assert(
      fc.property(fc.nat(cursor.length - 1), fc.constantFrom(...'ABab01-_=+/ '), (at, char) => {
        fc.pre(cursor[at] !== char);
        expect(() => positionIn(cursor.slice(0, at) + char + cursor.slice(at + 1), scope)).toThrow(Problem);
      }),
    );
    expect(() => positionIn(`${cursor}=`, scope)).toThrow(Problem);
    expect(() => positionIn(cursor.slice(0, -1), scope)).toThrow(Problem);
  });

  it('of another query is refused, and is not another listing', async () => {
    await put(table, { key: 'second.txt', people: ['Ada Holm'] });
    const { json } = await api.get('/articles?limit=1');
    const cursor = String(member(json, 'cursor'));
    expect((await api.get(`/articles?limit=1&cursor=${cursor}`)).status).toBe(200);
    for (const target of [
      `/articles?language=en&cursor=${cursor}`,
      `/articles?name=Ada+Holm&cursor=${cursor}`,
      `/articles?to=2026-03-04&cursor=${cursor}`,
      `/names/ada%20holm/articles?cursor=${cursor}`,
      `/names?prefix=ad&cursor=${cursor}`,
    ]) {
      expect((await problemOf(target)).slice(0, 2), target).toEqual([409, 'invalid-cursor']);
    }
  });

  it('that was forged with its checksum leads nowhere else, and breaks nothing', async () => {
    const names = { prefix: 'ad' };
    const every = { name: null, status: 'ready', language: null, from: null, to: null };
    for (const at of ['zz', 'a', '', 'b'.repeat(5_000), `ad${'d'.repeat(5_000)}`]) {
      const target = `/names?prefix=ad&cursor=${cursorAt(at, names)}`;
      expect((await problemOf(target)).slice(0, 2), at).toEqual([409, 'invalid-cursor']);
    }
    expect((await problemOf(`/articles?cursor=${cursorAt('9'.repeat(5_000), every)}`))[1]).toBe('invalid-cursor');
    // Before the first and after the last: the whole listing, and nothing.
    expect((await api.get(`/articles?cursor=${cursorAt('~', every)}`)).json).toEqual((await api.get('/articles')).json);
    expect((await api.get(`/articles?cursor=${cursorAt('!', every)}`)).json).toEqual({ articles: [], cursor: null });
  });

  it('shows nothing of how the table is laid out', async () => {
    const { json } = await api.get('/articles?limit=1');
    const inside = Buffer.from(String(member(json, 'cursor')), 'base64url').toString('utf8');
    expect(inside).not.toMatch(/ARTICLE|RECORD|ready#|listPk|\{/);
  });
});
