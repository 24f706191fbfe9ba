import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { S3Client } from '@aws-sdk/client-s3';
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { SQSClient } from '@aws-sdk/client-sqs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeKey } from '../../lambdas/shared/messages/intake.ts';
import { padSequencer } from '../../lambdas/shared/store/keys.ts';
import { encodeEventKey } from '../../local/s3/events.ts';
import { unruly } from '../../local/s3/outbox.ts';
import { nextSequencer } from '../../local/s3/sequencer.ts';
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
  let firstMessages: string[];
  beforeAll(async () => {
    await start();
    firstMessages = await drain(sqs, system.endpoints.intakeQueueUrl);
  });
  afterAll(async () => {
    await stop();
    stack.remove();
  });
  const records = async (quietMs = 100) => recordsIn(await drain(sqs, system.endpoints.intakeQueueUrl, quietMs));

  test('begins with a test event for each notification', () => {
    const expected = { Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: system.endpoints.bucketName };
    expect(firstMessages.map((body) => JSON.parse(body))).toMatchObject([expected, expected]);
  });

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

  test('tells of a put with every member S3 does', async () => {
    const Bucket = system.endpoints.bucketName;
    const { VersionId } = await s3.send(new PutObjectCommand({ Bucket, Key: 'whole.txt', Body: 'abc' }));
    expect(await records()).toEqual([
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: 'eu-west-1',
        eventTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        eventName: 'ObjectCreated:Put',
        userIdentity: { principalId: expect.stringMatching(/^AWS:/) },
        requestParameters: { sourceIPAddress: '127.0.0.1' },
        responseElements: {
          'x-amz-request-id': expect.stringMatching(/^[0-9A-F]{16}$/),
          'x-amz-id-2': expect.any(String),
        },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: 'notification-0',
          bucket: { name: Bucket, ownerIdentity: { principalId: expect.any(String) }, arn: `arn:aws:s3:::${Bucket}` },
          object: {
            key: 'whole.txt',
            size: 3,
            // The MD5 of "abc" (RFC 1321, A.5).
            eTag: '900150983cd24fb0d6963f7d28e17f72',
            versionId: VersionId,
            sequencer: expect.stringMatching(/^00[0-9A-F]{14,16}$/),
          },
        },
      },
    ]);
  });

  test('tells of removed versions and batch removals, and of nothing where nothing changes', async () => {
    const Bucket = system.endpoints.bucketName;
    const Key = 'forms/posted.txt';
    const { VersionId } = await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'form' }));
    const version = { Bucket, Key, VersionId };
    await s3.send(new DeleteObjectCommand(version));
    await s3.send(new DeleteObjectCommand(version));
    const Objects = [{ Key: 'forms/posted.txt' }];
    await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    const seen = await records();
    expect(seen.map(({ eventName, s3: { object } }) => [eventName, object.versionId, object.size])).toEqual([
      ['ObjectCreated:Put', version.VersionId, 4],
      ['ObjectRemoved:Delete', version.VersionId, undefined],
      ['ObjectRemoved:DeleteMarkerCreated', expect.any(String), undefined],
    ]);
  });

  test('lets unsigned and presigned requests in, and nobody past it', async () => {
    const { bucketName: Bucket, s3: front, queues } = system.endpoints;
    const request = {
      method: 'PUT',
      body: 'plain',
      // What curl --data-binary says of any file.
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    };
    const taken = await fetch(`${front}/${Bucket}/un%20signed.txt?X-Amz-Signature=made-up&X-Amz-Expires=60`, request);
    expect(taken.status).toBe(200);
    expect((await records()).map(({ s3: { object } }) => [object.key, object.size])).toEqual([['un+signed.txt', 5]]);
    const read = await s3.send(new GetObjectCommand({ Bucket, Key: 'un signed.txt' }));
    expect(await read.Body?.transformToString()).toBe('plain');
    // fauxqs' own S3 shares the queues' address; an object put there would have no version and no event.
    expect((await fetch(`${queues}/${Bucket}/past.txt`, request)).status).toBe(404);
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

test('a sequencer is above the last one, whatever the clock does', () => {
  const times = fc.array(fc.integer({ min: 1_700_000_000_000, max: 1_700_000_003_000 }), { minLength: 2 });
  fc.assert(
    fc.property(times, (given) => {
      let last = '';
      for (const time of given) {
        const next = nextSequencer(last, time);
        expect(padSequencer(next) > padSequencer(last)).toBe(true);
        last = next;
      }
    }),
  );
  expect(nextSequencer('00655A1B2C00000100', 0)).toBe('00655A1B2C00000101');
  // S3's differ in length; a last byte of zeros is left off.
  expect(nextSequencer('00655A1B2C000001FF', 0)).toBe('00655A1B2C000002');
});

test('a killed run loses no version, no message and no event', async () => {
  const stack = smallStack();
  const { synthesised, directory } = stack;
  try {
    const child = fork(new URL('./killed-run.ts', import.meta.url), [], { silent: true });
    const told = once(child, 'message');
    child.send({ synthesised, directory });
    const [{ versionId, markerId }] = await told;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;

    const system = await startLocal({ synthesised, directory, polls: false, warms: false });
    const s3 = s3For(system.endpoints);
    const sqs = sqsFor(system.endpoints);
    const Bucket = system.endpoints.bucketName;
    const listed = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    expect(listed.Versions?.map(({ Key, VersionId }) => [Key, VersionId])).toEqual([['kept.txt', versionId]]);
    expect(listed.DeleteMarkers?.map(({ VersionId }) => VersionId)).toEqual([markerId]);
    const read = await s3.send(new GetObjectCommand({ Bucket, Key: 'kept.txt', VersionId: versionId }));
    expect([await read.Body?.transformToString(), read.ContentType]).toEqual(['kept', 'text/plain']);
    await s3.send(new PutObjectCommand({ Bucket, Key: 'kept.txt', Body: 'new' }));
    // The killed run had received the first event and not deleted it, and had not yet sent the second.
    const records = recordsIn(await drain(sqs, system.endpoints.intakeQueueUrl, 300));
    const order = records.map(({ eventName, s3: { object } }) => [padSequencer(object.sequencer), eventName] as const);
    expect(order.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name)).toEqual([
      'ObjectCreated:Put',
      'ObjectRemoved:DeleteMarkerCreated',
      'ObjectCreated:Put',
    ]);
    s3.destroy();
    sqs.destroy();
    await system.stop();
  } finally {
    stack.remove();
  }
});
