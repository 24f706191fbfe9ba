import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { isNamed } from '../../../lambdas/read/etag.ts';
import { Problem } from '../../../lambdas/read/problems.ts';
import { finished, REVALIDATE, type Representation } from '../../../lambdas/read/representation.ts';
import { member } from '../../../lambdas/shared/json.ts';
import type { StoredRecord } from '../../../lambdas/shared/store/stored.ts';
import { anyText } from '../../support/any-text.ts';
import { put, store } from '../../support/articles.ts';
import { ReadApi, read } from '../../support/read-api.ts';
import { tableForTests } from '../../support/table-for-tests.ts';

const table = tableForTests();
let api: ReadApi;
let article: StoredRecord;
let short: StoredRecord;
beforeAll(async () => {
  api = new ReadApi(table);
  article = await put(table, { key: 'harbour.txt', people: ['Ada Holm', 'Nils Berg', 'Eva Lind'] });
  short = await put(table, { key: 'short.txt', sentences: ['It rained.'] });
});

describe('compression', () => {
  it.each<[string | undefined, string | undefined]>([
    [undefined, undefined],
    ['', undefined],
    ['identity', undefined],
    ['gzip', 'gzip'],
    ['br', 'br'],
    ['gzip, deflate, br', 'br'],
    ['gzip, deflate, br, zstd', 'br'],
    ['GZIP', 'gzip'],
    ['br;q=0.5, gzip;q=0.8', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['gzip;q=0', undefined],
    ['gzip;q=0.5, identity', undefined],
    ['*', 'br'],
    ['*;q=0', undefined],
    ['br;q=0, *', 'gzip'],
    ['deflate', undefined],
    ['deflate;q=1, *;q=0', undefined],
    ['identity;q=0, gzip', 'gzip'],
    ['nonsense; ;; q=, ,', undefined],
  ])('Accept-Encoding %j gives %j', async (accepted, encoding) => {
    const headers = accepted === undefined ? {} : { 'accept-encoding': accepted };
    const answer = await api.get(`/articles/${article.id}`, headers);
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.raw.isBase64Encoded).toBe(encoding !== undefined);
    expect(member(answer.json, 'id')).toBe(article.id);
    expect(answer.headers.vary).toBe('accept, accept-encoding');
  });

  it('is left out where there is little to compress, and the tag then says so', async () => {
    const answer = await api.get(`/articles/${short.id}/summary`, { 'accept-encoding': 'br' });
    expect(answer.text.length).toBeLessThan(1_024);
    expect(answer.headers).not.toHaveProperty('content-encoding');
    expect(answer.headers.etag).toMatch(/^"[\w-]{22}"$/);
  });
});

describe('what Lambda carries', () => {
  const LIMIT = 6_291_556;
  const marks = (bytes: number): Representation => ({
    mediaType: 'application/json',
    body: JSON.stringify('"'.repeat(bytes / 2 - 1)),
    tag: 'tag',
    cacheControl: REVALIDATE,
  });

  it('is a string while its escapes fit, then base64', () => {
    for (const bytes of [3_000_000, 3_200_000, 4_600_000]) {
      const representation = marks(bytes);
      const answer = finished(representation, {});
      expect(read(answer).text).toBe(representation.body);
      expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(LIMIT);
    }
    expect(finished(marks(3_000_000), {}).isBase64Encoded).toBe(false);
  });

  it('has to be compressed beyond that', () => {
    const representation = marks(5_000_000);
    expect(() => finished(representation, {})).toThrow(/Accept-Encoding: gzip/);
    expect(() => finished(representation, { 'accept-encoding': 'identity' })).toThrow(Problem);
    expect(finished(representation, { 'if-none-match': '"tag"' }).statusCode).toBe(304);
    const answer = finished(representation, { 'accept-encoding': 'gzip' });
    expect(read(answer).text).toBe(representation.body);
    expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(LIMIT);
  });
});

describe('entity tags', () => {
  async function tag(path: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
    const { status, headers: answered } = await api.get(path, headers);
    if (status !== 200 || answered.etag === undefined) throw new Error(`no tag: ${path} ${status}`);
    return answered.etag;
  }

  it('are strong, and tell encodings apart by a suffix alone', async () => {
    const path = `/articles/${article.id}`;
    const plain = await tag(path);
    expect(plain).toMatch(/^"[\w-]{22}"$/);
    const [, opaque] = plain.split('"');
    expect(await tag(path, { 'accept-encoding': 'gzip' })).toBe(`"${opaque}-gz"`);
    expect(await tag(path, { 'accept-encoding': 'br' })).toBe(`"${opaque}-br"`);
  });

  it('differ between all representations of an article, and between articles', async () => {
    const path = `/articles/${article.id}`;
    const text = { accept: 'text/plain' };
    const tags = await Promise.all([
      tag(path),
      tag(`${path}?include=text`),
      tag(`${path}?include=ranking`),
      tag(`${path}?include=removed`),
      tag(`${path}?include=text,removed`),
      tag(`${path}?sentences=1`),
      tag(`${path}?sentences=2`),
      tag(`${path}?words=2`),
      tag(`${path}/facts`),
      tag(`${path}/text`),
      tag(`${path}/text`, text),
      tag(`${path}/summary`),
      tag(`${path}/summary`, text),
      tag(`${path}/summary?sentences=2`),
      tag(`${path}/summary?sentences=2`, text),
      tag(`/articles/${short.id}`),
    ]);
    expect(new Set(tags).size).toBe(tags.length);
  });

  it('do not depend on how the same thing is asked for', async () => {
    const path = `/articles/${article.id}`;
    expect(await tag(`${path}?include=removed&include=text`)).toBe(await tag(`${path}?include=text,removed,text`));
  });

  it('change with the record', async () => {
    const before = await put(table, { key: 'changing.txt', sequencer: '01' });
    const first = await tag(`/articles/${before.id}`);
    expect(await tag(`/articles/${before.id}`)).toBe(first);
    await store(table, { ...before, ver: before.ver.replace(/0(#.*)$/, '1$1') });
    expect(await tag(`/articles/${before.id}`)).not.toBe(first);
  });

  it('of a listing change when an article comes in', async () => {
    const first = await tag('/articles?language=fr');
    expect(await tag('/articles?language=fr')).toBe(first);
    await put(table, { key: 'matin.txt', language: 'fr' });
    expect(await tag('/articles?language=fr')).not.toBe(first);
  });
});

describe('If-None-Match', () => {
  it('with the tag gives 304 without a body, with the headers a cache needs', async () => {
    for (const encoding of ['identity', 'gzip', 'br']) {
      const parts = ['', '/facts', '/summary?words=30', '/text'].map((part) => `/articles/${article.id}${part}`);
      for (const path of [...parts, `/articles/${short.id}`, '/articles', '/openapi.json']) {
        const accept = { 'accept-encoding': encoding };
        const full = await api.get(path, accept);
        const { status, headers, text, raw } = await api.get(path, {
          ...accept,
          'if-none-match': String(full.headers.etag),
        });
        expect([status, text, raw.body]).toEqual([304, '', undefined]);
        for (const name of ['etag', 'vary', 'cache-control', 'content-type', 'content-language']) {
          expect(headers[name]).toBe(full.headers[name]);
        }
        expect(headers).not.toHaveProperty('content-encoding');
      }
    }
  });

  it('with the tag is answered from the attributes of the record alone', async () => {
    const path = `/articles/${article.id}`;
    const { headers } = await api.get(path, { 'accept-encoding': 'br' });
    const projections: unknown[] = [];
    table.client.middlewareStack.add(
      (next) => (args) => {
        projections.push(member(args.input, 'ProjectionExpression'));
        return next(args);
      },
      { name: 'noting', step: 'initialize' },
    );
    await api.get(path, { 'accept-encoding': 'br', 'if-none-match': String(headers.etag) });
    table.client.middlewareStack.remove('noting');
    expect(projections).toEqual([expect.not.stringContaining('Blob')]);
  });

  it('with the tag of another encoding, version or part gives the body', async () => {
    const path = `/articles/${article.id}`;
    const gzipped = String((await api.get(path, { 'accept-encoding': 'gzip' })).headers.etag);
    const facts = String((await api.get(`${path}/facts`)).headers.etag);
    expect((await api.get(path, { 'if-none-match': gzipped, 'accept-encoding': 'br' })).status).toBe(200);
    expect((await api.get(path, { 'if-none-match': gzipped })).status).toBe(200);
    expect((await api.get(path, { 'if-none-match': facts })).status).toBe(200);
  });

  it('reads lists, weak tags and the star', () => {
    expect(isNamed('"a"', undefined)).toBe(false);
    expect(isNamed('"a"', '"a"')).toBe(true);
    expect(isNamed('"a"', 'W/"a"')).toBe(true);
    expect(isNamed('"a"', '"b", W/"c" ,"a"')).toBe(true);
    expect(isNamed('"a"', '*')).toBe(true);
    expect(isNamed('"a"', ' * ')).toBe(true);
    expect(isNamed('"a"', '"b,a", "A"')).toBe(false);
    expect(isNamed('"a,b"', '"x", "a,b"')).toBe(true);
    expect(isNamed('"a"', 'a')).toBe(false);
    expect(isNamed('"a"', '')).toBe(false);
  });

  it('takes any string without going wrong', () => {
    fc.assert(
      fc.property(anyText(), (header) => {
        expect(isNamed('"aaaaaaaaaaaaaaaaaaaaaa"', header)).toBe(header.trim() === '*');
      }),
    );
  });

  it('says nothing about what is gone or was never there', async () => {
    const gone = await put(table, { key: 'gone.txt', status: 'deleted' });
    expect((await api.get(`/articles/${gone.id}`, { 'if-none-match': '*' })).status).toBe(410);
    expect((await api.get('/articles/none-0123456789abcdef', { 'if-none-match': '*' })).status).toBe(404);
  });
});

describe('Accept', () => {
  it.each<[string | undefined, string]>([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['application/*', 'application/json'],
    ['text/plain', 'text/plain; charset=utf-8'],
    ['text/*', 'text/plain; charset=utf-8'],
    ['text/html, text/plain;q=0.5', 'text/plain; charset=utf-8'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'application/json'],
    ['text/plain;q=0.4, application/json;q=0.5', 'application/json'],
    ['application/json;q=0, */*', 'text/plain; charset=utf-8'],
    ['TEXT/PLAIN', 'text/plain; charset=utf-8'],
    ['application/json; charset=utf-8', 'application/json'],
    ['text/plain;charset=UTF-8', 'text/plain; charset=utf-8'],
    ['application/json; charset=utf-8; q=0.3, text/plain; q=0.5; format=flowed', 'text/plain; charset=utf-8'],
    ['text/html; profile="a, b;c\\""; level=1, application/json;v=2', 'application/json'],
  ])('%j gives a summary as %s', async (accept, type) => {
    const headers = accept === undefined ? {} : { accept };
    expect((await api.get(`/articles/${article.id}/summary`, headers)).headers['content-type']).toBe(type);
  });

  it('that leaves nothing is answered by 406, which says what there is', async () => {
    for (const [path, available] of [
      [`/articles/${article.id}`, ['application/json', 'application/ld+json']],
      [`/articles/${article.id}/summary`, ['application/json', 'text/plain']],
      ['/articles', ['application/json']],
      ['/health', ['application/json']],
    ] as const) {
      const { status, json } = await api.get(path, { accept: 'application/pdf, text/html;q=0.9' });
      expect(status).toBe(406);
      expect(json).toMatchObject({ type: 'urn:nutgraf:problem:not-acceptable', available });
    }
  });

  it('never stops a problem from being told', async () => {
    const { status, headers } = await api.get('/articles?x=1', { accept: 'text/plain' });
    expect([status, headers['content-type']]).toEqual([400, 'application/problem+json']);
  });
});

describe('every answer', () => {
  it('forbids sniffing, leaves CORS to the gateway, and keeps private answers out of shared caches', async () => {
    for (const path of ['/articles', `/articles/${article.id}/text`, '/articles?x', '/health', '/names?prefix=ad']) {
      const { headers } = await api.get(path);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cache-control']).toMatch(/^(?:private, no-cache|no-store)$/);
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});
