import { createHash } from 'node:crypto';
import type { S3Client } from '@aws-sdk/client-s3';
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { SQSClient } from '@aws-sdk/client-sqs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeKey } from '../../lambdas/shared/intake.ts';
import { padSequencer } from '../../lambdas/shared/keys.ts';
import { encodeEventKey } from '../../local/s3/events.ts';
import { unruly } from '../../local/s3/outbox.ts';
import { type LocalSystem, startLocal } from '../../local/system.ts';
import { drain, recordsIn, s3For, sqsFor } from './clients.ts';
import { smallStack } from './small-stack.ts';

describe('events of the local bucket', () => {
  const stack = smallStack();
  let system: LocalSystem;
  let s3: S3Client;
  let sqs: SQSClient;

  async function start(disorder?: Parameters<typeof startLocal>[0]['disorder']) {
    const { synthesised, directory } = stack;
    system = await startLocal({
      synthesised,
      directory,
      polls: false,
      warms: false,
      ...(disorder === undefined ? {} : { disorder }),
    });
    s3 = s3For(system.endpoints);
    sqs = sqsFor(system.endpoints);
  }
  async function stop() {
    s3.destroy();
    sqs.destroy();
    await system.stop();
  }
  beforeAll(() => start());
  afterAll(async () => {
    await stop();
    stack.remove();
  });
  const records = async (quietMs = 100) => recordsIn(await drain(sqs, system.endpoints.intakeQueueUrl, quietMs));

  test('names what happened, with S3’s own words and members', async () => {
    const Bucket = system.endpoints.bucketName;
    const Key = 'news/a b+c ü.txt';
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'one' }));
    await s3.send(
      new CopyObjectCommand({ Bucket, Key: 'copy.txt', CopySource: `${Bucket}/${encodeURIComponent(Key)}` }),
    );
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: 'parts.txt' }));
    const { ETag } = await s3.send(
      new UploadPartCommand({ Bucket, Key: 'parts.txt', UploadId, PartNumber: 1, Body: 'whole' }),
    );
    await s3.send(
      new CompleteMultipartUploadCommand({
        Bucket,
        Key: 'parts.txt',
        UploadId,
        MultipartUpload: { Parts: [{ PartNumber: 1, ETag }] },
      }),
    );
    const marker = await s3.send(new DeleteObjectCommand({ Bucket, Key }));
    await s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId: marker.VersionId }));

    const seen = await records();
    expect(seen.map(({ eventName }) => eventName)).toEqual([
      'ObjectCreated:Put',
      'ObjectCreated:Copy',
      'ObjectCreated:CompleteMultipartUpload',
      'ObjectRemoved:DeleteMarkerCreated',
      'ObjectRemoved:Delete',
    ]);
    const [put, , , removed, restored] = seen;
    expect(put?.s3.object.key).toBe('news/a+b%2Bc+%C3%BC.txt');
    // The MD5 of "one".
    expect(put?.s3.object).toMatchObject({ size: 3, eTag: createHash('md5').update('one').digest('hex') });
    expect(put).toMatchObject({ eventSource: 'aws:s3', awsRegion: system.endpoints.region, eventVersion: '2.1' });
    expect(removed?.s3.object.versionId).toBe(marker.VersionId);
    expect(restored?.s3.object.versionId).toBe(marker.VersionId);
    expect(removed?.s3.object).not.toHaveProperty('size');
  });

  test('counts sequencers up for a key, also over a restart', async () => {
    const Bucket = system.endpoints.bucketName;
    await s3.send(new PutObjectCommand({ Bucket, Key: 'again.txt', Body: '1' }));
    await s3.send(new PutObjectCommand({ Bucket, Key: 'again.txt', Body: '2' }));
    const before = await records();
    await stop();
    await start();
    await s3.send(new PutObjectCommand({ Bucket, Key: 'again.txt', Body: '3' }));
    const after = await records();
    const sequencers = [...before, ...after]
      .filter(({ s3: { object } }) => object.key === 'again.txt')
      .map(({ s3: { object } }) => object.sequencer);
    expect(sequencers).toHaveLength(3);
    for (const sequencer of sequencers) expect(sequencer).toMatch(/^[0-9A-F]{16,}$/);
    const padded = sequencers.map(padSequencer);
    expect(padded).toEqual([...padded].sort());
    expect(new Set(padded).size).toBe(3);
  });

  test('keeps an event that was late when the run was stopped', async () => {
    const Bucket = system.endpoints.bucketName;
    await stop();
    await start({ delay: () => 60_000, repeat: () => null });
    await s3.send(new PutObjectCommand({ Bucket, Key: 'late.txt', Body: 'x' }));
    expect(await records()).toEqual([]);
    await stop();
    await start();
    expect((await records(200)).map(({ s3: { object } }) => object.key)).toEqual(['late.txt']);
  });

  test('sends some late and some twice where it is told to, and none not at all', async () => {
    const Bucket = system.endpoints.bucketName;
    await stop();
    await start(unruly(7));
    const keys = Array.from({ length: 30 }, (_, index) => `unruly-${index}.txt`);
    for (const Key of keys) await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
    const seen = (await records(1_500)).map(({ s3: { object } }) => object.key);
    expect(new Set(seen)).toEqual(new Set(keys));
    expect(seen.length).toBeGreaterThan(keys.length);
    expect(seen.filter((key, index) => seen.indexOf(key) === index)).not.toEqual(keys);
  });
});

test('a key comes back from its event as it was, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (key) => {
      expect(decodeKey(encodeEventKey(key))).toBe(key);
    }),
  );
  for (const key of ['a b', 'a+b', '100%', '%2F', 'ü/é', 'مقال', '新聞', '👩‍👩‍👧', "it's (1)!~*"])
    expect(decodeKey(encodeEventKey(key))).toBe(key);
});
