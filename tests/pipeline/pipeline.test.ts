import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleId } from '../../engine/identity.ts';
import type { ArticleRecord } from '../../engine/record.ts';
import { unruly } from '../../local/s3/outbox.ts';
import { type Synthesised, synthesise } from '../../local/synth.ts';
import { type LocalSystem, startLocal } from '../../local/system.ts';
import { eventually, s3For } from '../local/clients.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ARTICLE = readFileSync(join(ROOT, 'events/articles/market-sanctions.txt'));

/** The bundled functions on real endpoints; events come late, twice and out of order. */
describe('the pipeline', () => {
  const directory = mkdtempSync(join(tmpdir(), 'nutgraf-pipeline-'));
  let synthesised: Synthesised;
  let system: LocalSystem;
  let s3: S3Client;

  async function start() {
    system = await startLocal({ synthesised, directory, disorder: unruly(3) });
    s3 = s3For(system.endpoints);
  }
  async function stop() {
    s3.destroy();
    await system.stop();
  }
  beforeAll(async () => {
    synthesised = await synthesise(join(ROOT, '.nutgraf/synth'));
    await start();
  }, 120_000);
  afterAll(async () => {
    await stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const put = (Key: string, Body: Uint8Array | string, ContentType = 'text/plain') =>
    s3.send(new PutObjectCommand({ Bucket: system.endpoints.bucketName, Key, Body, ContentType }));

  const answerFor = (key: string, query = '') => fetch(`${system.endpoints.api}/articles/${articleId(key)}${query}`);

  async function recordOf(key: string, query = ''): Promise<ArticleRecord | null> {
    const answer = await answerFor(key, query);
    return answer.status === 200 ? JSON.parse(await answer.text()) : null;
  }

  /** Waits for the record to be as it should. */
  const recordWhere = (key: string, isSo: (record: ArticleRecord) => boolean, query = '') =>
    eventually(async () => {
      const record = await recordOf(key, query);
      return record !== null && isSo(record) ? record : null;
    }, `the record of ${key}`);

  const ready = (key: string, query = '?include=text,removed') =>
    recordWhere(key, ({ status }) => status === 'ready', query);
  const gone = (key: string) =>
    eventually(async () => ((await answerFor(key)).status === 410 ? true : null), `the removal of ${key}`);

  test('turns an article into a record in which every span is exact', async () => {
    const key = 'news/2025/market sanctions + talks 100% ü.txt';
    await put(key, ARTICLE);
    const record = await ready(key);
    expect(record).toMatchObject({ id: articleId(key), key, publishedAt: '2025-03-14', language: 'en' });
    expect(record.text).not.toContain('Loading...');
    expect(record.sections.map(({ label }) => label)).toEqual(['What Happened', 'Why It Matters', 'Price Action']);
    const text = record.text ?? '';
    for (const sentence of record.summary?.sentences ?? []) {
      expect(sentence.spans.map(([from, to]) => text.slice(from, to)).join('')).toBe(sentence.text);
    }
    const { facts } = record;
    if (facts === null || facts === undefined) throw new Error('a record without facts');
    const { people, organizations, places, dates, quantities, quotes } = facts;
    const named = [...people, ...organizations, ...places].flatMap(({ mentions }) => mentions);
    const spans = [...named, ...dates, ...quantities, ...quotes];
    expect(spans.length).toBeGreaterThan(15);
    for (const span of spans) expect(text.slice(span.start, span.end)).toBe(span.text);
    expect(people.map(({ name }) => name)).toEqual(expect.arrayContaining(['Ingrid Solheim', 'Piet Dorn']));
    expect(dates).toContainEqual(expect.objectContaining({ text: 'last November', value: '2024-11' }));
    const decoded = ARTICLE.toString('utf8');
    for (const { start: from, end: to, text: cut } of record.removed ?? [])
      expect(decoded.slice(from ?? 0, to ?? 0)).toBe(cut);
  });

  test('ends at the newest of several versions', async () => {
    const key = 'news/overwritten.txt';
    for (let version = 1; version <= 4; version++) {
      await put(
        key,
        `Version ${version} of the harbour report was published on Monday. The harbour stays open to ships of ` +
          'every size.',
      );
    }
    const record = await recordWhere(
      key,
      ({ status, text }) => status === 'ready' && text?.startsWith('Version 4') === true,
      '?include=text',
    );
    // What is still late or comes twice changes nothing.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect((await recordOf(key, '?include=text'))?.digestedAt).toBe(record.digestedAt);
  });

  test('follows a removal, a restoration and the removal of a version', async () => {
    const key = 'news/removed.txt';
    const Bucket = system.endpoints.bucketName;
    await put(
      key,
      'The old pier at Norfield was closed on Monday after a storm damaged its piles. It will open again in May.',
    );
    await ready(key);
    const marker = await s3.send(new DeleteObjectCommand({ Bucket, Key: key }));
    await gone(key);
    await s3.send(new DeleteObjectCommand({ Bucket, Key: key, VersionId: marker.VersionId }));
    await ready(key);
    const second = await put(
      key,
      'The new pier at Norfield was opened on Friday by the mayor. It cost more than anybody had expected.',
    );
    await recordWhere(key, ({ text }) => text?.startsWith('The new pier') === true, '?include=text');
    await s3.send(new DeleteObjectCommand({ Bucket, Key: key, VersionId: second.VersionId }));
    await recordWhere(key, ({ text }) => text?.startsWith('The old pier') === true, '?include=text');
    await s3.send(new DeleteObjectCommand({ Bucket, Key: key }));
    await gone(key);

    const table = new DynamoDBClient({
      endpoint: system.endpoints.table,
      region: system.endpoints.region,
      credentials: { accessKeyId: 'anyone', secretAccessKey: 'anything' },
    });
    // The clean texts, and the list of rows in which others find the article, go just after the record has become a
    // tombstone.
    const rows = await eventually(async () => {
      const { Items = [] } = await table.send(new ScanCommand({ TableName: system.endpoints.tableName }));
      const found = Items.filter(({ pk }) => pk?.S === `ARTICLE#${articleId(key)}`);
      const isBare = found.every(({ sk, staleStoryRows }) => sk?.S === 'RECORD' && staleStoryRows === undefined);
      return isBare ? found : null;
    }, 'the removal of the clean texts');
    table.destroy();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('pier');
  });

  const longest = `${'The council met again on Monday and talked about the bridge. '.repeat(9_000)}\n`;
  test.each([
    ['nothing', '', 'text/plain', 'empty'],
    ['white space', ' \n\t\r\n ', 'text/plain', 'empty'],
    ['nothing but noise', 'Loading... Loading...\n\nAdvertisement\n', 'text/plain', 'empty'],
    ['a PDF', '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj << >> endobj', 'application/pdf', 'unsupported-type'],
    ['a PDF that says it is text', '%PDF-1.7\n1 0 obj << >> endobj', 'text/plain', 'unsupported-type'],
    ['an image', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'image/png', 'unsupported-type'],
    [
      'an office file',
      Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(60)]),
      'application/octet-stream',
      'unsupported-type',
    ],
    ['a file compressed twice', gzipSync(gzipSync(ARTICLE)), 'text/plain', 'unsupported-type'],
    ['more text than an article has', longest, 'text/plain', 'too-large'],
    ['more than five megabytes', Buffer.alloc(5 * 1024 * 1024 + 1, 'a '), 'text/plain', 'too-large'],
  ] as const)('stores why %s is no article, and goes on', async (what, body, type, reason) => {
    const key = `refused/${what}.txt`;
    await put(key, body, type);
    const record = await recordWhere(key, ({ status }) => status === 'rejected');
    expect(record).toMatchObject({ reason, summary: null, facts: null });
    expect(record.detail).toMatch(/\w+ \w+/);
  });

  test('reads other languages and other charsets', async () => {
    const german = readFileSync(join(ROOT, 'events/articles/german-waterworks.txt'));
    await put('news/german.txt', german);
    await put('news/latin.txt', Buffer.from(german.toString('utf8').replaceAll(/[„“]/g, '"'), 'latin1'));
    for (const key of ['news/german.txt', 'news/latin.txt']) {
      const record = await ready(key);
      expect(record).toMatchObject({ language: 'de', publishedAt: '2025-05-12', authors: ['Jörg Amsel'] });
      expect(record.summary?.sentences.length).toBeGreaterThan(0);
      expect(record.facts?.dates).toEqual([]);
    }
  });

  test('takes uploads in parts', async () => {
    const Bucket = system.endpoints.bucketName;
    const Key = 'news/parts.html';
    const page = readFileSync(join(ROOT, 'events/articles/council-page.html'));
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key, ContentType: 'text/html' }));
    const { ETag } = await s3.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: 1, Body: page }));
    await s3.send(
      new CompleteMultipartUploadCommand({
        Bucket,
        Key,
        UploadId,
        MultipartUpload: { Parts: [{ PartNumber: 1, ETag }] },
      }),
    );
    const record = await ready(Key);
    expect(record).toMatchObject({ site: 'The Lowmere Gazette', url: 'https://gazette.example/news/flood-barrier' });
    expect(record.text).not.toMatch(/Sign up|cookies|Advertisement/);
  });

  test('counts on the dashboard what ran', async () => {
    const key = 'news/counted.txt';
    const sum = (name: string, dimension: string) =>
      system
        .dashboard()
        .graphs.flatMap(({ metrics }) => metrics)
        .find((metric) => metric.name === name && Object.values(metric.dimensions).includes(dimension))?.since?.sum ??
      0;
    const { api } = system.endpoints;
    const before = { digested: sum('Applied', 'digest'), refused: sum('4xx', '$default') };
    await put(key, ARTICLE);
    await ready(key);
    await fetch(`${api}/articles?no=such`);
    // The table tells what it used once a second.
    await eventually(
      async () => (sum('ConsumedWriteCapacityUnits', system.endpoints.tableName) > 0 ? true : null),
      'the table to tell',
    );
    await eventually(
      async () => (sum('Applied', 'digest') > before.digested ? true : null),
      'the digest to be counted',
    );
    expect(sum('4xx', '$default')).toBeGreaterThan(before.refused);
    expect(sum('Errors', system.plan.functions[0]?.name ?? '')).toBe(0);
    expect(system.dashboard().raised).toEqual([]);
  });

  test('keeps everything over a restart', async () => {
    const key = 'news/kept.txt';
    await put(key, ARTICLE);
    const before = await ready(key);
    await stop();
    await start();
    expect(await recordOf(key, '?include=text,removed')).toEqual(before);
    const { articles } = JSON.parse(await (await fetch(`${system.endpoints.api}/articles?limit=50`)).text());
    expect(articles.map((item: ArticleRecord) => item.key)).toContain(key);
    await put('news/after.txt', ARTICLE);
    await ready('news/after.txt');
  });

  test('finds articles by the names in them', async () => {
    const { names } = JSON.parse(await (await fetch(`${system.endpoints.api}/names?prefix=ingrid`)).text());
    expect(names).toContainEqual(expect.objectContaining({ key: 'ingrid solheim' }));
    const { articles } = JSON.parse(
      await (await fetch(`${system.endpoints.api}/names/ingrid%20solheim/articles`)).text(),
    );
    expect(articles.map((item: ArticleRecord) => item.key)).toContain('news/kept.txt');
  });
});
