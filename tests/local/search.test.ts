import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digestedRecord } from '../../bin/commands/record.ts';
import { ReadApi } from '../../bin/read-api.ts';
import { type ArticleRecord, articleId, cleanSource } from '../../engine/index.ts';
import { type Listener, listen } from '../../local/listen.ts';
import { CurrentIndex } from '../../local/search/current.ts';
import type { AskTable } from '../../local/table/in-process.ts';
import { tellingWrites, type WrittenRecord } from '../../local/table/written.ts';

function recordOf(key: string, text: string): ArticleRecord {
  const article = cleanSource({ bytes: Buffer.from(text), name: key });
  return { ...digestedRecord(key, article, {}), digestedAt: '2026-01-01T00:00:00.000Z' };
}

describe('the index of the local run', () => {
  const records = new Map<string, ArticleRecord>();
  let api: Listener;
  let index: CurrentIndex;
  const failures: string[] = [];
  beforeEach(async () => {
    records.clear();
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://api');
      const record = records.get(pathname.slice('/articles/'.length));
      const body = pathname === '/articles' ? { articles: [...records.values()], cursor: null } : record;
      response.writeHead(body === undefined ? 404 : 200).end(JSON.stringify(body ?? {}));
    });
    api = await listen(server, 0, 'API');
    const source = { api: new ReadApi(api.endpoint, { mode: 'public' }), log: (line: string) => failures.push(line) };
    index = await CurrentIndex.open(null, source);
  });
  afterEach(async () => {
    await index.stop();
    await api.stop();
    expect(failures).toEqual([]);
  });
  const put = (key: string, text: string, more: Partial<ArticleRecord> = {}) =>
    records.set(articleId(key), { ...recordOf(key, text), ...more });
  const found = (q: string) =>
    index.archive.search({ q, order: 'newest', limit: 10, skip: 0 }).articles.map(({ key }) => key);

  test('catches up with what is stored, and drops what is gone', async () => {
    put('ferry.txt', 'The ferry to Skarvik stopped.');
    put('bridge.txt', 'The bridge of Lindvik opened.');
    index.catchUp();
    await index.settled();
    expect([found('skarvik'), found('lindvik')]).toEqual([['ferry.txt'], ['bridge.txt']]);
    records.delete(articleId('ferry.txt'));
    index.catchUp();
    await index.settled();
    expect([found('skarvik'), found('lindvik')]).toEqual([[], ['bridge.txt']]);
  });

  test('follows an article that is written again, or removed', async () => {
    put('ferry.txt', 'The ferry to Skarvik stopped.');
    index.changed(articleId('ferry.txt'));
    await index.settled();
    put('ferry.txt', 'The ferry to Lindvik goes again.');
    index.changed(articleId('ferry.txt'));
    await index.settled();
    expect([found('skarvik'), found('lindvik')]).toEqual([[], ['ferry.txt']]);
    records.delete(articleId('ferry.txt'));
    index.changed(articleId('ferry.txt'));
    await index.settled();
    expect(found('lindvik')).toEqual([]);
  });

  test('finds nothing that an embargo holds, and no file that was rejected', async () => {
    const embargo = { text: 'Embargo', start: 0, end: 7, until: '9999-01-01' };
    put('held.txt', 'The ferry to Skarvik stopped.', { embargo });
    put('rejected.txt', 'The ferry to Skarvik stopped.', { status: 'rejected' });
    put('over.txt', 'The ferry to Skarvik stopped.', { embargo: { ...embargo, until: '2020-01-01' } });
    index.catchUp();
    await index.settled();
    expect(found('skarvik')).toEqual(['over.txt']);
  });
});

describe('the table', () => {
  test('tells what each record says that was written, and of nothing else', async () => {
    const told: WrittenRecord[] = [];
    let status = 200;
    const table: AskTable = async () => ({ status, headers: {}, body: '{}' });
    const ask = tellingWrites(table, (record) => told.push(record));
    const write = (operation: string, body: object) =>
      ask({
        method: 'POST',
        path: '/',
        headers: { 'x-amz-target': `DynamoDB_20120810.${operation}` },
        body: Buffer.from(JSON.stringify(body)),
      });
    const key = (pk: string, sk: string) => ({ pk: { S: pk }, sk: { S: sk } });
    const said = { key: { S: 'a.pdf' }, status: { S: 'rejected' }, reason: { S: 'empty' }, detail: { S: 'No text.' } };
    await write('PutItem', { Item: { ...key('ARTICLE#a-1', 'RECORD'), ...said } });
    await write('UpdateItem', { Key: key('ARTICLE#b-2', 'RECORD') });
    await write('PutItem', { Item: key('ARTICLE#c-3', 'CLEAN#1') });
    await write('GetItem', { Key: key('ARTICLE#d-4', 'RECORD') });
    status = 400;
    await write('PutItem', { Item: key('ARTICLE#e-5', 'RECORD') });
    expect(told).toEqual([
      { id: 'a-1', key: 'a.pdf', status: 'rejected', reason: 'empty', detail: 'No text.' },
      { id: 'b-2', key: null, status: null, reason: null, detail: null },
    ]);
  });
});
