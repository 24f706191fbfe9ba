import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { articleId, cleanSource, type SourceInput } from '../../../engine/index.ts';
import { MAX_SOURCE_BYTES } from '../../../engine/limits.ts';
import { processIntake } from '../../../lambdas/clean/clean.ts';
import type { Bucket, FoundObject } from '../../../lambdas/shared/bucket.ts';
import { PermanentError, TransientError } from '../../../lambdas/shared/errors.ts';
import { BACKFILL_SEQUENCER, padSequencer, sequencerOf } from '../../../lambdas/shared/store/keys.ts';
import { allRows } from '../../support/all-rows.ts';
import { BUCKET, message, s3Record, TEST_EVENT } from '../../support/events.ts';
import { Steps } from '../../support/faults.ts';
import { ModelBucket } from '../../support/model-bucket.ts';
import { Pipeline } from '../../support/pipeline.ts';
import { emptyTable, expectSettled, recordOf, rowText, under } from '../../support/rows.ts';
import { standInClean } from '../../support/stand-in.ts';
import { tableForTests } from '../../support/table-for-tests.ts';

const KEY = 'news/2026/a + b%.txt';
const TEXT = 'The harbour of @ada_holm opened on 2026-03-01.';

describe('clean', () => {
  const table = tableForTests({ emptied: true });
  let bucket: ModelBucket;
  let pipeline: Pipeline;
  const fresh = () => {
    bucket = new ModelBucket();
    pipeline = new Pipeline({ table, bucket });
  };
  /** The bucket as it is, but for the metadata of its objects. */
  const bucketTelling = (metadata: FoundObject['metadata']): Bucket => ({
    name: BUCKET,
    read: async (key, versionId) => {
      const found = await bucket.read(key, versionId);
      return found.kind === 'object' ? { ...found, metadata } : found;
    },
  });
  const notify = (...records: (object | null)[]) => ({ Records: records });

  describe('an object', () => {
    it.each([
      ['of two bytes a character', 'é'.repeat(512)],
      ['of four', '𠮷'.repeat(256)],
      ['of folders', `${'a/'.repeat(510)}.txt`],
      ['of letters', `${'n'.repeat(1020)}.txt`],
    ])('whose key is as long as S3 takes, %s, has rows that the table takes', async (_, key) => {
      fresh();
      expect(Buffer.byteLength(key)).toBe(1024);
      await pipeline.deliver(bucket.put(key, TEXT));
      expect(await expectSettled(table, key, TEXT)).toBe(0);
      for (const { pk, sk } of await allRows(table)) {
        expect(Buffer.byteLength(String(pk))).toBeLessThanOrEqual(2048);
        expect(Buffer.byteLength(String(sk))).toBeLessThanOrEqual(1024);
      }
    });

    it('becomes a clean-text row, a record in process, and a message', async () => {
      fresh();
      expect(await pipeline.clean([message('m', notify(bucket.put(KEY, TEXT)))])).toEqual([]);
      const rows = await allRows(table);
      const id = articleId(KEY);
      const record = await recordOf(table, KEY);
      expect(rows.map(({ pk }) => pk)).toEqual([`ARTICLE#${id}`, `ARTICLE#${id}`]);
      expect(record).toMatchObject({
        key: KEY,
        status: 'processing',
        article: null,
        title: null,
        sortAt: '2026-03-05T10:00:00.000Z',
        origin: { etag: 'etag-v1', versionId: 'v1' },
      });
      // 20 days after the clock's 2026-03-05T10:00:01Z.
      expect(under(rows, `ARTICLE#${id}|CLEAN#`)).toMatchObject([
        {
          key: KEY,
          sk: expect.stringMatching(/#000\.001\.000$/),
          versionId: 'v1',
          expiresAt: Date.UTC(2026, 2, 25, 10, 0, 1) / 1000,
        },
      ]);
      expect(pipeline.digestQueue.map((body) => JSON.parse(body))).toEqual([
        { id, sequencer: sequencerOf(record?.ver ?? ''), engine: '0.1.0' },
      ]);
      expect(pipeline.digestQueue.join()).not.toContain('harbour');
    });

    it('is read at the version of its event', async () => {
      fresh();
      const first = bucket.put(KEY, TEXT);
      bucket.put(KEY, 'Another text.');
      await pipeline.deliver(first);
      expect(await recordOf(table, KEY)).toMatchObject({ lead: TEXT, origin: { versionId: 'v1' } });
    });

    it('stays as it is while a newer one is in process', async () => {
      fresh();
      await pipeline.deliver(bucket.put(KEY, TEXT));
      await pipeline.clean([message('m', notify(bucket.put(KEY, 'A second report.')))]);
      expect(await recordOf(table, KEY)).toMatchObject({ status: 'ready', lead: TEXT });
      await pipeline.drainDigests();
      expect(await recordOf(table, KEY)).toMatchObject({ status: 'ready', lead: 'A second report.' });
    });

    it('delivered again after it was finished changes nothing and sends nothing', async () => {
      fresh();
      const event = bucket.put(KEY, TEXT);
      await pipeline.deliver(event);
      const before = await allRows(table);
      await pipeline.clean([message('m', notify(event))]);
      expect(await allRows(table)).toEqual(before);
      expect(pipeline.digestQueue).toEqual([]);
      expect(pipeline.telemetry.of('Duplicate')).toBe(1);
    });

    it('counts a new version of an article that is still served as work, not as a repetition', async () => {
      fresh();
      await pipeline.deliver(bucket.put(KEY, TEXT));
      const event = bucket.put(KEY, 'A second report.');
      await pipeline.clean([message('m', notify(event))]);
      expect([pipeline.telemetry.of('Duplicate'), pipeline.telemetry.of('Applied')]).toEqual([0, 3]);
      // Delivered again before the digest has come to it, its work is done again, and the digest sees it twice.
      await pipeline.deliver(event);
      expect(pipeline.telemetry.of('Duplicate')).toBe(1);
      await pipeline.clean([message('m', notify(event))]);
      expect(pipeline.telemetry.of('Duplicate')).toBe(2);
    });
  });

  describe('a removal', () => {
    it.each([
      ['by a delete marker', () => [bucket.put(KEY, TEXT), bucket.remove(KEY)]],
      ['of the only version', () => [bucket.put(KEY, TEXT), bucket.removeVersion(KEY, 0)]],
      ['before its object was ever seen', () => [bucket.put(KEY, TEXT), bucket.remove(KEY)].slice(1)],
      ['that comes before its object does', () => [bucket.put(KEY, TEXT), bucket.remove(KEY)].reverse()],
    ])('%s leaves a tombstone and no text in any row', async (_, changes) => {
      fresh();
      for (const change of changes()) if (change !== null) await pipeline.deliver(change);
      expect(await expectSettled(table, KEY, null)).toBe(0);
      const rows = await allRows(table);
      expect(under(rows, 'NAME#')).toEqual([]);
      expect(rows.map(rowText).join()).not.toContain('harbour');
    });

    it('of the current version brings the one before it back', async () => {
      fresh();
      await pipeline.deliver(bucket.put(KEY, TEXT));
      await pipeline.deliver(bucket.put(KEY, 'A second report.'));
      await pipeline.deliver(bucket.removeVersion(KEY, 1) ?? {});
      expect(await expectSettled(table, KEY, TEXT)).toBe(0);
      expect((await recordOf(table, KEY))?.origin).toMatchObject({ versionId: 'v1' });
    });

    it('of an old version leaves the current one', async () => {
      fresh();
      await pipeline.deliver(bucket.put(KEY, 'An old report.'));
      await pipeline.deliver(bucket.put(KEY, TEXT));
      await pipeline.deliver(bucket.removeVersion(KEY, 0) ?? {});
      expect(await expectSettled(table, KEY, TEXT)).toBe(0);
    });

    it('of a marker restores the object', async () => {
      fresh();
      await pipeline.deliver(bucket.put(KEY, TEXT));
      await pipeline.deliver(bucket.remove(KEY));
      await pipeline.deliver(bucket.removeVersion(KEY, 1) ?? {});
      expect(await expectSettled(table, KEY, TEXT)).toBe(0);
    });

    it.each(['LifecycleExpiration:DeleteMarkerCreated', 'LifecycleExpiration:Delete'])(
      'by %s is one too',
      async (name) => {
        fresh();
        await pipeline.deliver(bucket.put(KEY, TEXT));
        if (name.endsWith(':Delete')) bucket.removeVersion(KEY, 0);
        else bucket.remove(KEY);
        await pipeline.deliver(s3Record({ key: KEY, name, versionId: 'v9', sequencer: 'F0' }));
        expect(await expectSettled(table, KEY, null)).toBe(0);
      },
    );

    it('is told of by its metadata, which wins over its text', async () => {
      fresh();
      const said = { title: 'The Quay', author: 'Ada Holm', published: '2026-02-02', url: 'https://quay.example/1' };
      const sources: SourceInput[] = [];
      const cleanSource = (source: SourceInput) => {
        sources.push(source);
        return standInClean(source);
      };
      pipeline = new Pipeline({ table, bucket: bucketTelling({ ...said, desk: 'harbour' }), cleanSource });
      expect(await pipeline.clean([message('m', notify(bucket.put(KEY, TEXT)))])).toEqual([]);
      expect(sources.map(({ sender }) => sender)).toEqual([{ ...said, site: undefined }]);
    });

    it.each([
      [{ published: 'yesterday', url: 'quay' }, ['x-amz-meta-published', 'x-amz-meta-url']],
      [{ published: '2026-02-02' }, null],
    ])('whose metadata is %j is warned of, without its words: %j', async (metadata, unread) => {
      fresh();
      pipeline = new Pipeline({ table, bucket: bucketTelling(metadata) });
      expect(await pipeline.clean([message('m', notify(bucket.put(KEY, TEXT)))])).toEqual([]);
      const warned = pipeline.telemetry.lines.filter((line) => line.startsWith('metadata not used'));
      expect(warned).toEqual(
        unread === null ? [] : [`metadata not used ${JSON.stringify({ key: KEY, id: articleId(KEY), unread })}`],
      );
    });

    it('in a bucket without versions is one, and a new object comes after it', async () => {
      let text: string | null = TEXT;
      const plain: Bucket = {
        name: BUCKET,
        read: async () =>
          text === null
            ? { kind: 'gone' }
            : {
                kind: 'object',
                bytes: new TextEncoder().encode(text),
                contentType: null,
                contentEncoding: null,
                metadata: {},
                etag: 'e',
                versionId: null,
              },
      };
      const flat = new Pipeline({ table, bucket: plain });
      await flat.deliver(s3Record({ key: KEY, sequencer: '01' }));
      expect(await expectSettled(table, KEY, TEXT)).toBe(0);
      text = null;
      await flat.deliver(s3Record({ key: KEY, sequencer: '02', name: 'ObjectRemoved:Delete' }));
      expect(await expectSettled(table, KEY, null)).toBe(0);
      text = 'Back again.';
      await flat.deliver(s3Record({ key: KEY, sequencer: '03' }));
      expect(await expectSettled(table, KEY, text)).toBe(0);
    });
  });

  describe('a created version that has gone', () => {
    it('stands for what is current now, under its own place in order', async () => {
      fresh();
      bucket.put(KEY, TEXT);
      const second = bucket.put(KEY, 'A second report.');
      bucket.removeVersion(KEY, 1);
      await pipeline.deliver(second);
      expect(await recordOf(table, KEY)).toMatchObject({ status: 'ready', lead: TEXT, origin: { versionId: 'v1' } });
    });

    it('stands for a tombstone where nothing is current', async () => {
      fresh();
      const first = bucket.put(KEY, TEXT);
      bucket.remove(KEY);
      bucket.removeVersion(KEY, 0);
      await pipeline.deliver(first);
      expect(await expectSettled(table, KEY, null)).toBe(0);
    });
  });

  describe('a batch', () => {
    it('passes over the test event beside a good record', async () => {
      fresh();
      expect(await pipeline.clean([message('1', TEST_EVENT), message('2', notify(bucket.put(KEY, TEXT)))])).toEqual([]);
      expect(pipeline.digestQueue).toHaveLength(1);
    });

    it('fails junk alone', async () => {
      fresh();
      const messages = [
        message('good', notify(bucket.put('a.txt', TEXT))),
        message('junk', '{"Records": "'),
        message('key', notify(s3Record({ key: '', rawKey: '100%', sequencer: '01' }))),
        message('order', notify(s3Record({ key: 'b.txt' }))),
        message('folder', notify(s3Record({ key: 'news/', sequencer: '01' }))),
        message('too', notify(bucket.put('c.txt', TEXT))),
      ];
      expect(await pipeline.clean(messages)).toEqual(['junk', 'key', 'order']);
      expect(pipeline.digestQueue).toHaveLength(2);
    });

    it('works on three messages of two records each', async () => {
      fresh();
      const keys = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${name}.txt`);
      const [a, b, c, d, e, f] = keys.map((key) => bucket.put(key, TEXT));
      await pipeline.clean([
        message('1', { Records: [a, b] }),
        message('2', { Records: [c, d] }),
        message('3', { Records: [e, f] }),
      ]);
      await pipeline.drainDigests();
      for (const key of keys) expect(await recordOf(table, key)).toMatchObject({ status: 'ready' });
      expect(pipeline.telemetry.of('RecordsProcessed')).toBe(12);
      expect(pipeline.telemetry.of('Applied')).toBe(12);
    });

    it('applies only the newest of several events of a key, in whatever order they stand', async () => {
      fresh();
      const events = [bucket.put(KEY, 'one'), bucket.put(KEY, 'two'), bucket.put(KEY, 'three')];
      const [one, two, three] = events;
      await pipeline.clean([message('1', { Records: [three, one] }), message('2', { Records: [two] })]);
      expect(pipeline.digestQueue).toHaveLength(1);
      expect(pipeline.telemetry.of('Superseded')).toBe(2);
      expect(pipeline.telemetry.of('DistinctKeys')).toBe(1);
      await pipeline.drainDigests();
      expect(await expectSettled(table, KEY, 'three')).toBe(0);
    });

    it('fails the older events of a key with the newest', async () => {
      fresh();
      const [one, two] = [bucket.put(KEY, 'one'), bucket.put(KEY, 'two')];
      const messages = [
        message('1', notify(one)),
        message('2', notify(two)),
        message('3', notify(bucket.put('other.txt', TEXT))),
      ];
      expect(await pipeline.clean(messages, new Steps({ 1: 'throw-before' }))).toEqual(['1', '2']);
    });

    it('begins nothing when time is short', async () => {
      fresh();
      const hurried = new Pipeline({ table, bucket, remaining: () => 2_000 });
      expect(
        await hurried.clean([
          message('1', notify(bucket.put('a.txt', TEXT))),
          message('2', notify(bucket.put('b.txt', TEXT))),
        ]),
      ).toEqual(['1', '2']);
      expect(await allRows(table)).toEqual([]);
    });

    it('cleans nothing more when time has become short, and keeps what is done', async () => {
      fresh();
      let left = 60_000;
      const slow = new Pipeline({
        table,
        bucket,
        remaining: () => left,
        cleanSource: (source) => {
          left -= 20_000;
          return standInClean(source);
        },
      });
      const messages = [...'abcdef'].map((name) => message(name, notify(bucket.put(`${name}.txt`, TEXT))));
      expect(await slow.clean(messages)).toHaveLength(3);
      expect(left).toBe(0);
      expect(slow.digestQueue).toHaveLength(3);
    });
  });

  describe('content that can never be an article', () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const found = (body: Uint8Array, contentType: string | null = null): Bucket => ({
      name: BUCKET,
      read: async () => ({
        kind: 'object',
        bytes: body,
        contentType,
        contentEncoding: null,
        metadata: {},
        etag: 'e2',
        versionId: 'v2',
      }),
    });
    /** 512 KiB and a little, of one letter after another. */
    const long = bytes(`Report. ${'The harbour opened on Monday after a long delay. '.repeat(11_000)}`);

    it.each([
      ['an empty object', 'a.txt', found(bytes('')), 'empty'],
      ['blank text', 'a.txt', found(bytes(' \n\t\n ')), 'empty'],
      [
        'a page without an article',
        'a.html',
        found(bytes('<!doctype html><html><body><script>x()</script></body></html>'), 'text/html'),
        'empty',
      ],
      ['a PDF', 'a.pdf', found(bytes('%PDF-1.7\n1 0 obj\n'), 'application/pdf'), 'unsupported-type'],
      ['a PDF that says it is text', 'a.txt', found(bytes('%PDF-1.7\n1 0 obj\n'), 'text/plain'), 'unsupported-type'],
      [
        'an image',
        'a.png',
        found(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13), 'image/png'),
        'unsupported-type',
      ],
      [
        'an office file',
        'a.docx',
        found(Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 6, 0), 'application/octet-stream'),
        'unsupported-type',
      ],
      ['too much clean text', 'a.txt', found(long, 'text/plain'), 'too-large'],
      [
        'an object over the limit',
        'a.txt',
        {
          name: BUCKET,
          read: async () => ({ kind: 'too-large', size: MAX_SOURCE_BYTES + 1, etag: 'e2', versionId: 'v2' }),
        } satisfies Bucket,
        'too-large',
      ],
    ])('%s becomes a rejected record that says why', async (_, key, source, reason) => {
      const strict = new Pipeline({ table, bucket: source, cleanSource });
      expect(await strict.clean([message('m', notify(s3Record({ key, sequencer: '02', versionId: 'v2' })))])).toEqual(
        [],
      );
      const record = await recordOf(table, key);
      expect(record).toMatchObject({
        status: 'rejected',
        reason,
        article: null,
        digest: null,
        origin: { etag: 'e2', versionId: 'v2' },
      });
      expect(record?.detail).toMatch(/\w+ \w+/);
      expect(strict.telemetry.lines[0]).toBe(`rejected ${JSON.stringify({ key, id: articleId(key), reason })}`);
      expect(strict.digestQueue).toEqual([]);
      expect(await allRows(table)).toHaveLength(1);
    });

    it('takes text, title and names of the version before it away', async () => {
      fresh();
      await pipeline.deliver(bucket.put(KEY, TEXT));
      await pipeline.deliver(bucket.put(KEY, ''));
      expect(await expectSettled(table, KEY, '')).toBe(0);
      expect(under(await allRows(table), 'NAME#')).toEqual([]);
    });

    it('gives way to a good version that follows', async () => {
      fresh();
      await pipeline.deliver(bucket.put(KEY, ''));
      await pipeline.deliver(bucket.put(KEY, TEXT));
      expect(await expectSettled(table, KEY, TEXT)).toBe(0);
    });
  });

  describe('failure', () => {
    const failing = (error: Error): Bucket => ({ name: BUCKET, read: () => Promise.reject(error) });
    const event = notify(s3Record({ key: KEY, sequencer: '05', versionId: 'v5' }));

    it('is not noted while the message will come again', async () => {
      const broken = new Pipeline({ table, bucket: failing(new TransientError('access-denied', 'allow it')) });
      expect(await broken.clean([message('m', event, 4)])).toEqual(['m']);
      expect(await allRows(table)).toEqual([]);
    });

    it('is noted at the last delivery, and the message still fails', async () => {
      const broken = new Pipeline({ table, bucket: failing(new TransientError('access-denied', 'allow it')) });
      expect(await broken.clean([message('m', event, 5)])).toEqual(['m']);
      expect(await recordOf(table, KEY)).toMatchObject({
        status: 'failed',
        reason: 'access-denied',
        detail: 'allow it',
        article: null,
      });
    });

    it('never quotes an error of somebody else', async () => {
      const broken = new Pipeline({ table, bucket: failing(new SyntaxError('Unexpected token in "The harbour of"')) });
      await broken.clean([message('m', event, 5)]);
      expect(await recordOf(table, KEY)).toMatchObject({ status: 'failed', reason: 'service' });
      expect((await allRows(table)).map(rowText).join()).not.toContain('harbour');
    });

    it('never takes the place of a result', async () => {
      fresh();
      await pipeline.deliver(bucket.put(KEY, TEXT));
      const broken = new Pipeline({ table, bucket: failing(new TransientError('service', 'down')) });
      expect(
        await broken.clean([message('m', notify(s3Record({ key: KEY, sequencer: 'FF', versionId: 'v5' })), 5)]),
      ).toEqual(['m']);
      expect(await recordOf(table, KEY)).toMatchObject({ status: 'ready', lead: TEXT });
    });

    it('is over when the dead letter is moved back', async () => {
      fresh();
      const put = bucket.put(KEY, TEXT);
      await pipeline.clean([message('m', notify(put), 5)], new Steps({ 2: 'throw-before' }));
      expect(await recordOf(table, KEY)).toMatchObject({ status: 'failed' });
      await pipeline.deliver(put);
      expect(await expectSettled(table, KEY, TEXT)).toBe(0);
    });

    it('while it is being noted changes nothing', async () => {
      fresh();
      const steps = new Steps({ 1: 'throw-before', 2: 'throw-before' });
      expect(await pipeline.clean([message('m', notify(bucket.put(KEY, TEXT)), 5)], steps)).toEqual(['m']);
      expect(pipeline.telemetry.of('Failed')).toBe(0);
    });

    it('of an entry nobody can work on is permanent', async () => {
      fresh();
      const ports = pipeline.cleanPorts();
      const { settled } = await processIntake({ Records: [message('m', 'junk')] }, () => 30_000, ports);
      expect(settled[0]).toMatchObject({ status: 'rejected', reason: expect.any(PermanentError) });
    });
  });

  describe('backfill', () => {
    const command = { nutgraf: 'backfill', key: KEY, eventTime: '2025-12-01T00:00:00.000Z' };

    it('takes in an object that was there before', async () => {
      fresh();
      bucket.put(KEY, TEXT);
      await pipeline.clean([message('m', command)]);
      await pipeline.drainDigests();
      expect(await expectSettled(table, KEY, TEXT)).toBe(0);
      expect(await recordOf(table, KEY)).toMatchObject({
        origin: { versionId: 'v1', eventTime: '2025-12-01T00:00:00.000Z' },
      });
      expect(sequencerOf((await recordOf(table, KEY))?.ver ?? '')).toBe(BACKFILL_SEQUENCER);
    });

    it('finishes what an earlier delivery began', async () => {
      fresh();
      bucket.put(KEY, TEXT);
      for (let at = 1; at <= 6; at++) {
        await pipeline.clean([message('m', command)], new Steps({ [at]: 'kill-before' }));
        await pipeline.clean([message('m', command)]);
        await pipeline.drainDigests();
        expect(await expectSettled(table, KEY, TEXT)).toBe(0);
        await emptyTable(table);
      }
    });

    it('writes over nothing: not an article, not a tombstone', async () => {
      fresh();
      await pipeline.deliver(bucket.put(KEY, TEXT));
      bucket.put(KEY, 'A second report.');
      await pipeline.clean([message('m', command)]);
      expect(pipeline.digestQueue).toEqual([]);
      expect(await recordOf(table, KEY)).toMatchObject({ lead: TEXT });
      await pipeline.deliver(bucket.remove(KEY));
      bucket.put(KEY, 'A third report.');
      await pipeline.clean([message('m', command)]);
      expect(await recordOf(table, KEY)).toMatchObject({ status: 'deleted' });
    });

    it('gives way to any event, before and after', async () => {
      fresh();
      const put = bucket.put(KEY, TEXT);
      await pipeline.clean([message('m', command)]);
      await pipeline.drainDigests();
      await pipeline.deliver(put);
      expect(sequencerOf((await recordOf(table, KEY))?.ver ?? '') > BACKFILL_SEQUENCER).toBe(true);
      await pipeline.deliver(bucket.remove(KEY));
      expect(await expectSettled(table, KEY, null)).toBe(0);
    });

    it('of nothing does nothing', async () => {
      fresh();
      expect(await pipeline.clean([message('m', command)])).toEqual([]);
      expect(await allRows(table)).toEqual([]);
    });
  });

  describe('resync', () => {
    const command = { nutgraf: 'resync', key: KEY, eventTime: '2026-03-04T00:00:00.000Z' };
    const resync = async (steps = new Steps()) => {
      await pipeline.clean([message('m', command)], steps);
      await pipeline.drainDigests();
    };
    /** Puts the table back to what it was before some events were worked off. */
    const lose = async (events: () => Promise<void>) => {
      const before = await allRows(table);
      await events();
      await emptyTable(table);
      for (const Item of before) await table.client.send(new PutCommand({ TableName: table.name, Item }));
    };

    it.each([
      ['an overwritten article', () => bucket.put(KEY, 'A second report.'), 'A second report.'],
      ['an article that was overwritten with nothing', () => bucket.put(KEY, ''), ''],
      ['a removed article', () => bucket.remove(KEY), null],
    ])('makes the record of %s what the bucket says', async (_, change, text) => {
      fresh();
      await pipeline.deliver(bucket.put(KEY, TEXT));
      await lose(() => pipeline.deliver(change()));
      expect(await recordOf(table, KEY)).toMatchObject({ lead: TEXT });
      await resync();
      expect(await expectSettled(table, KEY, text)).toBe(0);
      const rows = await allRows(table);
      await resync();
      expect(await allRows(table)).toEqual(rows);
    });

    it('brings back an article that was restored after its removal', async () => {
      fresh();
      await pipeline.deliver(bucket.put(KEY, TEXT));
      await pipeline.deliver(bucket.remove(KEY));
      await lose(() => pipeline.deliver(bucket.removeVersion(KEY, 1) ?? {}));
      expect(await recordOf(table, KEY)).toMatchObject({ status: 'deleted' });
      await resync();
      expect(await expectSettled(table, KEY, TEXT)).toBe(0);
    });

    it('takes in an object that has no record, and does nothing where neither is', async () => {
      fresh();
      await resync();
      expect(await allRows(table)).toEqual([]);
      await lose(() => pipeline.deliver(bucket.put(KEY, TEXT)));
      await resync();
      expect(await expectSettled(table, KEY, TEXT)).toBe(0);
    });

    it('gives way to any later event, and leaves what came since alone', async () => {
      fresh();
      await pipeline.deliver(bucket.put(KEY, TEXT));
      bucket.put(KEY, 'A second report.');
      await resync();
      const third = bucket.put(KEY, 'A third report.');
      await pipeline.deliver(third);
      expect(await expectSettled(table, KEY, 'A third report.')).toBe(0);
      const held = await recordOf(table, KEY);
      await resync();
      expect(await recordOf(table, KEY)).toEqual(held);
    });

    it('ends in the same place wherever a delivery dies', async () => {
      for (const text of ['A second report.', null]) {
        for (let at = 1; at <= 8; at++) {
          fresh();
          await pipeline.deliver(bucket.put(KEY, TEXT));
          await lose(() => pipeline.deliver(text === null ? bucket.remove(KEY) : bucket.put(KEY, text)));
          await resync(new Steps({ [at]: 'kill-before' }));
          await resync();
          expect(await expectSettled(table, KEY, text)).toBe(0);
          await emptyTable(table);
        }
      }
    });

    it('goes on with an article whose messages were lost', async () => {
      fresh();
      await pipeline.clean([message('m', notify(bucket.put(KEY, TEXT)))]);
      pipeline.digestQueue.length = 0;
      const { ver } = (await recordOf(table, KEY)) ?? {};
      await resync();
      expect(await expectSettled(table, KEY, TEXT)).toBe(0);
      // Its own event, delivered late, is nothing new.
      expect(sequencerOf((await recordOf(table, KEY))?.ver ?? '')).toBe(sequencerOf(ver ?? 'none'));
    });

    it('that fails for good where nothing is known says so', async () => {
      const broken = { name: BUCKET, read: () => Promise.reject(new TransientError('access-denied', 'allow it')) };
      await new Pipeline({ table, bucket: broken }).clean([message('m', command, 5)]);
      expect(await recordOf(table, KEY)).toMatchObject({ status: 'failed', reason: 'access-denied' });
    });
  });

  describe('reclean', () => {
    const command = { nutgraf: 'reclean', key: KEY };
    /** An engine that cleans otherwise, so that its text can be told from the old one. */
    const newer = () =>
      new Pipeline({
        table,
        bucket,
        engine: '0.2.0',
        cleanSource: (source) => {
          const article = standInClean(source);
          return { ...article, text: `${article.text} Anew.` };
        },
      });

    it('cleans the stored version again with a newer engine, in its old place', async () => {
      fresh();
      await pipeline.deliver(bucket.put(KEY, TEXT));
      const before = await recordOf(table, KEY);
      bucket.put(KEY, 'A second report, whose event is late.');
      const next = newer();
      await next.clean([message('m', command)]);
      expect(await recordOf(table, KEY)).toMatchObject({ cleanEngine: '0.1.0', status: 'ready' });
      await next.drainDigests();
      const after = await recordOf(table, KEY);
      const text = `${TEXT} Anew.`;
      expect(after).toMatchObject({ lead: text, cleanEngine: '0.2.0', engine: '0.2.0', origin: before?.origin });
      expect(sequencerOf(after?.ver ?? '')).toBe(sequencerOf(before?.ver ?? ''));
      expect(await expectSettled(table, KEY, text)).toBe(0);
    });

    it('may find that a rejected article can be read after all, and the other way round', async () => {
      fresh();
      await pipeline.deliver(bucket.put(KEY, ''));
      const lenient = new Pipeline({
        table,
        bucket,
        engine: '0.2.0',
        cleanSource: (source) => ({
          ...pipeline.cleanPorts().cleanSource({ ...source, bytes: new TextEncoder().encode(TEXT) }),
        }),
      });
      await lenient.clean([message('m', command)]);
      await lenient.drainDigests();
      expect(await expectSettled(table, KEY, TEXT)).toBe(0);
      const strict = new Pipeline({ table, bucket, engine: '0.3.0' });
      await strict.clean([message('m', command)]);
      expect(await expectSettled(table, KEY, '')).toBe(0);
    });

    it('with the same engine changes nothing', async () => {
      fresh();
      await pipeline.deliver(bucket.put(KEY, TEXT));
      const before = await allRows(table);
      await pipeline.clean([message('m', command)]);
      expect(await allRows(table)).toEqual(before);
      expect(pipeline.digestQueue).toEqual([]);
    });

    it.each([
      ['an article that never was', () => {}],
      [
        'a removed article',
        async () => {
          await pipeline.deliver(bucket.put(KEY, TEXT));
          await pipeline.deliver(bucket.remove(KEY));
        },
      ],
      [
        'a version that has gone',
        async () => {
          await pipeline.deliver(bucket.put(KEY, TEXT));
          bucket.removeVersion(KEY, 0);
        },
      ],
    ])('of %s does nothing', async (_, before) => {
      fresh();
      await before();
      const rows = await allRows(table);
      expect(await newer().clean([message('m', command)])).toEqual([]);
      expect(await allRows(table)).toEqual(rows);
    });

    it('is done beside an event of the same batch that is stale', async () => {
      fresh();
      const first = bucket.put(KEY, 'An old report.');
      await pipeline.deliver(bucket.put(KEY, TEXT));
      const next = newer();
      await next.clean([message('1', command), message('2', notify(first))]);
      await next.drainDigests();
      expect(await expectSettled(table, KEY, `${TEXT} Anew.`)).toBe(0);
    });

    it('comes after an event of the same batch', async () => {
      fresh();
      const put = bucket.put(KEY, TEXT);
      await pipeline.clean([message('1', command), message('2', notify(put))]);
      await pipeline.drainDigests();
      expect(await expectSettled(table, KEY, TEXT)).toBe(0);
    });
  });

  it('keeps keys apart whose names look alike', async () => {
    fresh();
    for (const key of ['a b.txt', 'a+b.txt', 'a%20b.txt', 'a/b.txt', 'A B.txt'])
      await pipeline.deliver(bucket.put(key, `Text of ${key}`));
    for (const key of ['a b.txt', 'a+b.txt', 'a%20b.txt', 'a/b.txt', 'A B.txt'])
      expect(await expectSettled(table, key, `Text of ${key}`)).toBe(0);
  });

  it('stores sequencers padded, whatever their case', async () => {
    fresh();
    bucket.put(KEY, TEXT);
    await pipeline.deliver(s3Record({ key: KEY, versionId: 'v1', sequencer: '0055aed6dcd90281e5' }));
    expect((await recordOf(table, KEY))?.ver).toMatch(new RegExp(`^${padSequencer('0055AED6DCD90281E5')}#`));
  });
});
