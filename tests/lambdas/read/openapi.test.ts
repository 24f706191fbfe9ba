import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { PATHS, PUBLIC_PATHS } from '../../../lambdas/read/routes.ts';
import { TransientError } from '../../../lambdas/shared/errors.ts';
import { member } from '../../../lambdas/shared/json.ts';
import type { StoredRecord } from '../../../lambdas/shared/store/stored.ts';
import { put } from '../../support/articles.ts';
import { document, queryParameters, ReadApi, resolved } from '../../support/read-api.ts';
import { tableForTests } from '../../support/table-for-tests.ts';

const table = tableForTests();
let api: ReadApi;
let ready: StoredRecord;
let processing: StoredRecord;
let deleted: StoredRecord;
beforeAll(async () => {
  api = new ReadApi(table);
  ready = await put(table, { key: 'ready.txt', people: ['Ada Holm'] });
  processing = await put(table, { key: 'processing.txt', status: 'processing' });
  deleted = await put(table, { key: 'deleted.txt', status: 'deleted' });
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Every call to the table fails so. */
function failing(error: Error): void {
  vi.spyOn(table.client, 'send').mockImplementation(() => Promise.reject(error));
}

function named(name: string, message = 'arn:aws:dynamodb:eu-west-1:111122223333:table/nutgraf'): Error {
  return Object.assign(new Error(message), { name, $metadata: { requestId: 'x' } });
}

/** `<path> <status> <content type>` of all the function may answer, as the document has it. */
function documented(): readonly string[] {
  return Object.entries(document.paths).flatMap(([path, { get }]) =>
    Object.entries(get.responses).flatMap(([status, stated]) => {
      const response = resolved(stated).node;
      if (member(response, 'x-answered-by') === 'gateway') return [];
      const types = Object.keys(Object(member(response, 'content')));
      return types.length === 0 ? [`${path} ${status}`] : types.map((type) => `${path} ${status} ${type}`);
    }),
  );
}

describe('the OpenAPI document', () => {
  it('has the routes of the function', () => {
    const paths = Object.keys(document.paths).map((path) => (path.endsWith('{key}') ? path.replace('}', '+}') : path));
    expect(paths.toSorted()).toEqual([...PATHS, ...PUBLIC_PATHS].toSorted());
    for (const item of Object.values(document.paths)) expect(Object.keys(item)).toEqual(['get', 'head']);
  });

  it('is what /openapi.json gives', async () => {
    expect((await api.get('/openapi.json')).json).toEqual(document);
  });

  it('refers to nothing that is not there, and holds nothing that nobody refers to', () => {
    const text = JSON.stringify(document);
    const referred = new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref));
    for (const ref of referred) expect(resolved({ $ref: ref }).node, ref).toBeDefined();
    const defined = Object.entries(document.components)
      .filter(([kind]) => kind !== 'securitySchemes')
      .flatMap(([kind, entries]) => Object.keys(entries).map((name) => `#/components/${kind}/${name}`));
    expect(defined.filter((ref) => !referred.has(ref))).toEqual([]);
  });

  it('says what the gateway answers by itself on every route', () => {
    for (const { get } of Object.values(document.paths)) {
      expect(Object.keys(get.responses)).toEqual(expect.arrayContaining(['401', '403', '429']));
    }
  });

  it('takes in every answer of the function, and the function gives every answer in it', async () => {
    const by = (key: string) => `/articles/by-key/${key}.txt`;
    const parts = ['summary', 'facts', 'text', 'changes'].map((part) => `/articles/${ready.id}/${part}`);
    const stories = [`/stories/${ready.id}`, `/articles/${ready.id}/story`];
    const good = [
      '/articles',
      `/articles/${ready.id}`,
      by('ready'),
      ...parts,
      '/names?prefix=ad',
      '/names/ada%20holm/articles',
      '/stories',
      ...stories,
      '/openapi.json',
      '/feed.atom',
    ];
    for (const target of good) {
      const { headers } = await api.get(target);
      await api.get(target, { 'if-none-match': String(headers.etag) });
    }
    const getAll = async (targets: readonly string[], headers: Readonly<Record<string, string>> = {}) => {
      for (const target of targets) await api.get(target, headers);
    };
    const shown = [ready, processing].map(({ id }) => `/articles/${id}`);
    await getAll([`/articles/${ready.id}/summary`, `/articles/${ready.id}/text`], { accept: 'text/plain' });
    const every = [...good, '/health'];
    await getAll(every, { accept: 'image/png' });
    await getAll(every.map((target) => (target.includes('?') ? `${target}&x=1` : `${target}?x=1`)));
    await getAll([...shown, by('ready'), by('processing')], { accept: 'application/ld+json' });
    await api.get('/health');
    const lists = ['/articles?', '/names?prefix=ad&', '/names/ada%20holm/articles?', '/stories?'];
    const paged = [...lists, ...stories.map((path) => `${path}?`)];
    await getAll(paged.map((target) => `${target}cursor=a-cursor-of-another-query`));
    for (const suffix of ['', '/changes', '/summary', '/facts', '/text', '/story'])
      await getAll(['none-0123456789abcdef', deleted.id, processing.id].map((id) => `/articles/${id}${suffix}`));
    await api.get('/stories/none-0123456789abcdef');
    api.stories = false;
    await api.get('/stories');
    api.stories = true;
    await api.get(by('none'));
    await api.get(by('deleted'));
    for (const error of [new RangeError('secret'), named('ThrottlingException')]) {
      failing(error);
      for (const target of good) await api.get(target);
    }
    expect([...api.seen].toSorted()).toEqual(documented().toSorted());
  });

  it('names the parameters that each route takes, and no other', async () => {
    for (const path of PATHS) {
      const target = path.replace('{id}', ready.id).replace('{key+}', 'ready.txt').replace('{name}', 'ada');
      const { json } = await api.get(`${target}?no-such-parameter=1${path === '/names' ? '&prefix=ad' : ''}`);
      expect(json, path).toMatchObject({
        type: 'urn:nutgraf:problem:unknown-parameter',
        parameter: 'no-such-parameter',
      });
      expect([...Object(member(json, 'allowed'))].toSorted(), path).toEqual(
        queryParameters(path)
          .map(({ name }) => name)
          .toSorted(),
      );
    }
  });
});

describe('what goes wrong on this side', () => {
  it.each([
    'ProvisionedThroughputExceededException',
    'ThrottlingException',
    'RequestLimitExceeded',
    'InternalServerError',
    'TimeoutError',
  ])('and passes by itself (%s) is answered by 503 and when to ask again', async (name) => {
    failing(named(name));
    const { status, headers, json } = await api.get('/articles');
    expect([status, headers['retry-after']]).toEqual([503, '1']);
    expect(json).toMatchObject({ type: 'urn:nutgraf:problem:unavailable', requestId: 'JKJaXmPLvHcESHA=' });
  });

  it('is told as transient by our own errors as well', async () => {
    failing(new TransientError('contended', 'x'));
    expect((await api.get(`/articles/${ready.id}`)).status).toBe(503);
  });

  it('shows nothing of what it was, and is logged with the request id but without what was asked for', async () => {
    const errors = [
      named('AccessDeniedException', 'User arn:aws:iam::1:role/x is not authorized on table nutgraf'),
      named('ResourceNotFoundException', 'table nutgraf-x not found'),
      new TypeError('Cannot read properties of undefined (reading secretText)'),
    ];
    for (const error of errors) {
      const lines = api.telemetry.lines.length;
      failing(error);
      const { status, text, headers } = await api.get(`/articles?key=${encodeURIComponent('private key.txt')}`);
      expect(status).toBe(500);
      expect(headers['cache-control']).toBe('no-store');
      expect(text).not.toMatch(/arn:|nutgraf-x|secretText|Exception|TypeError|at |private key/);
      const said = api.telemetry.lines.slice(lines).join('\n');
      expect(said).toContain('JKJaXmPLvHcESHA=');
      expect(said).toContain(error.name);
      expect(said).not.toMatch(/private|secretText/);
    }
  });

  it('includes a row that is not ours', async () => {
    const item = { pk: `ARTICLE#foreign-0123456789abcdef`, sk: 'RECORD', id: 'foreign-0123456789abcdef' };
    vi.spyOn(table.client, 'send').mockImplementation(() => Promise.resolve({ Item: item, $metadata: {} }));
    const { status, text } = await api.get('/articles/foreign-0123456789abcdef');
    expect(status).toBe(500);
    expect(text).not.toContain('attribute');
  });
});
