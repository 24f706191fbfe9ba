import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';

export interface S3Target {
  readonly client: S3Client;
  /** Versioning is on. */
  readonly bucket: string;
}

async function failure(promise: Promise<unknown>): Promise<S3ServiceException> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof S3ServiceException)) throw new Error(`an S3 error was expected, not ${error}`);
  return error;
}

/**
 * What the pipeline and its users count on from a versioned bucket. Run against the local endpoint always, and against
 * S3 itself where there are credentials: what passes on one and fails on the other is a fault of the local endpoint.
 */
export function s3Conformance(target: () => S3Target): void {
  /** Every test keeps to keys of its own, because a real bucket is shared. */
  const fresh = (name: string) => `conformance/${randomUUID()}/${name}`;
  const put = async (
    Key: string,
    Body: string | Uint8Array,
    more: { ContentType?: string; IfNoneMatch?: string; ChecksumSHA256?: string; ContentMD5?: string } = {},
  ) => {
    const { client, bucket } = target();
    const { VersionId = '', ETag = '' } = await client.send(
      new PutObjectCommand({ Bucket: bucket, Key, Body, ...more }),
    );
    return { versionId: VersionId, etag: ETag };
  };
  const get = async (Key: string, VersionId?: string) => {
    const { client, bucket } = target();
    const got = await client.send(new GetObjectCommand({ Bucket: bucket, Key, VersionId }));
    return { ...got, text: (await got.Body?.transformToString()) ?? '' };
  };
  const remove = async (Key: string, VersionId?: string) => {
    const { client, bucket } = target();
    return await client.send(new DeleteObjectCommand({ Bucket: bucket, Key, VersionId }));
  };

  test('gives every write a version, and reads each of them', async () => {
    const key = fresh('a.txt');
    const first = await put(key, 'one', { ContentType: 'text/plain; charset=utf-8' });
    const second = await put(key, 'two');
    expect(first.versionId).not.toBe('');
    expect(second.versionId).not.toBe(first.versionId);
    const current = await get(key);
    expect([current.text, current.VersionId]).toEqual(['two', second.versionId]);
    const old = await get(key, first.versionId);
    expect([old.text, old.ContentType, old.ETag, old.ContentLength]).toEqual([
      'one',
      'text/plain; charset=utf-8',
      '"f97c5d29941bfb1b2fdab0874906ab82"',
      3,
    ]);
  });

  test('says that a key that never was is not there', async () => {
    const error = await failure(get(fresh('none')));
    expect(error).toBeInstanceOf(NoSuchKey);
    expect(error.$response?.headers['x-amz-delete-marker']).toBeUndefined();
    const { client, bucket } = target();
    expect(await failure(client.send(new HeadObjectCommand({ Bucket: bucket, Key: fresh('none') })))).toBeInstanceOf(
      NotFound,
    );
  });

  test('hides a deleted key behind a marker, and keeps its versions', async () => {
    const key = fresh('a.txt');
    const { versionId } = await put(key, 'one');
    const deleted = await remove(key);
    expect(deleted.DeleteMarker).toBe(true);
    const error = await failure(get(key));
    expect(error).toBeInstanceOf(NoSuchKey);
    expect(error.$response?.headers['x-amz-delete-marker']).toBe('true');
    expect((await get(key, versionId)).text).toBe('one');
    const onMarker = await failure(get(key, deleted.VersionId));
    expect([onMarker.$metadata.httpStatusCode, onMarker.name]).toEqual([405, 'MethodNotAllowed']);
    expect(onMarker.$response?.headers['x-amz-delete-marker']).toBe('true');
  });

  test('restores an object when its marker is removed', async () => {
    const key = fresh('a.txt');
    const { versionId } = await put(key, 'one');
    const { VersionId } = await remove(key);
    const restored = await remove(key, VersionId);
    expect([restored.DeleteMarker, restored.VersionId]).toEqual([true, VersionId]);
    const current = await get(key);
    expect([current.text, current.VersionId]).toEqual(['one', versionId]);
  });

  test('exposes the version before when the current one is removed, and nothing after the last', async () => {
    const key = fresh('a.txt');
    const first = await put(key, 'one');
    const second = await put(key, 'two');
    const removed = await remove(key, second.versionId);
    expect(removed.DeleteMarker).toBeUndefined();
    expect((await get(key)).text).toBe('one');
    expect((await failure(get(key, second.versionId))).name).toBe('NoSuchVersion');
    await remove(key, first.versionId);
    expect(await failure(get(key))).toBeInstanceOf(NoSuchKey);
    // Removing what is gone is no error.
    await remove(key, first.versionId);
  });

  test('puts a marker over a key that never was', async () => {
    const key = fresh('never');
    expect((await remove(key)).DeleteMarker).toBe(true);
  });

  test.each([
    'with space and+plus.txt',
    'percent%20and%2F.txt',
    'ünïcode/日本語/🗞️.txt',
    'quotes\'"()!*~&<>;=@$,.txt',
    '?query#fragment.txt',
    'double//slash/./and/../dots.txt',
    '‮rtl.txt',
  ])('holds the key %s as it is', async (name) => {
    const key = fresh(name);
    await put(key, name);
    expect((await get(key)).text).toBe(name);
    const { client, bucket } = target();
    const prefix = key.slice(0, key.indexOf('/', 'conformance/'.length) + 1);
    const { Contents = [] } = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, EncodingType: 'url' }),
    );
    expect(Contents.map(({ Key = '' }) => decodeURIComponent(Key.replaceAll('+', ' ')))).toEqual([key]);
  });

  test('takes an empty object, and one over the size of a part', async () => {
    const key = fresh('sizes');
    await put(key, '');
    expect((await get(key)).ContentLength).toBe(0);
    const bytes = randomBytes(6 * 1024 * 1024);
    await put(key, bytes);
    const { client, bucket } = target();
    const got = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    const read = await got.Body?.transformToByteArray();
    expect(Buffer.compare(Buffer.from(read ?? []), bytes)).toBe(0);
    const part = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, Range: 'bytes=10-19' }));
    expect(part.ContentRange).toBe(`bytes 10-19/${bytes.length}`);
    expect(Buffer.from((await part.Body?.transformToByteArray()) ?? [])).toEqual(bytes.subarray(10, 20));
  });

  test('writes on condition', async () => {
    const key = fresh('once');
    await put(key, 'one', { IfNoneMatch: '*' });
    expect((await failure(put(key, 'two', { IfNoneMatch: '*' }))).$metadata.httpStatusCode).toBe(412);
    expect((await get(key)).text).toBe('one');
  });

  test('lets one of several win that write on condition at the same time', async () => {
    const key = fresh('raced');
    const bodies = ['one', 'two', 'three', 'four'];
    const puts = await Promise.allSettled(bodies.map((body) => put(key, body, { IfNoneMatch: '*' })));
    expect(puts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const [index, result] of puts.entries()) {
      if (result.status === 'fulfilled') expect((await get(key)).text).toBe(bodies[index]);
      else expect([409, 412]).toContain(result.reason.$metadata.httpStatusCode);
    }
  });

  test('refuses a body that its checksum does not fit, and stores nothing of it', async () => {
    const key = fresh('damaged');
    const sum = (algorithm: string) => createHash(algorithm).update('sent').digest('base64');
    expect((await failure(put(key, 'came', { ChecksumSHA256: sum('sha256') }))).name).toBe('BadDigest');
    expect((await failure(put(key, 'came', { ContentMD5: sum('md5') }))).name).toBe('BadDigest');
    expect((await failure(put(key, 'came', { ContentMD5: 'AAAA' }))).name).toBe('InvalidDigest');
    expect((await failure(get(key))).name).toBe('NoSuchKey');
    await put(key, 'sent', { ChecksumSHA256: sum('sha256') });
    await put(key, 'sent', { ContentMD5: sum('md5') });
    expect((await get(key)).text).toBe('sent');
  });

  test('takes a stream, whose checksum trails it', async () => {
    const { client, bucket } = target();
    const key = fresh('streamed');
    const bytes = randomBytes(300_000);
    const Body = Readable.from([bytes.subarray(0, 70_001), bytes.subarray(70_001)]);
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body, ContentLength: bytes.length }));
    const got = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, ChecksumMode: 'ENABLED' }));
    expect(Buffer.compare(Buffer.from((await got.Body?.transformToByteArray()) ?? []), bytes)).toBe(0);
    expect([got.ContentEncoding, got.ContentLength]).toEqual([undefined, bytes.length]);
    expect(got.ChecksumCRC32).toMatch(/^[A-Za-z0-9+/]{6}==$/);
  });

  test('copies a version under a version of its own', async () => {
    const { client, bucket } = target();
    const [from, to] = [fresh('from + ü.txt'), fresh('to.txt')];
    const first = await put(from, 'one', { ContentType: 'text/markdown' });
    await put(from, 'two');
    const source = `${bucket}/${encodeURIComponent(from)}`;
    const current = await client.send(new CopyObjectCommand({ Bucket: bucket, Key: to, CopySource: source }));
    expect((await get(to)).text).toBe('two');
    const pinned = await client.send(
      new CopyObjectCommand({ Bucket: bucket, Key: to, CopySource: `${source}?versionId=${first.versionId}` }),
    );
    expect(pinned.CopySourceVersionId).toBe(first.versionId);
    const copy = await get(to);
    expect([copy.text, copy.ContentType, copy.VersionId]).toEqual(['one', 'text/markdown', pinned.VersionId]);
    expect((await get(to, current.VersionId)).text).toBe('two');
  });

  test('restores an old version by copying it over its own key', async () => {
    const { client, bucket } = target();
    const key = fresh('a.txt');
    const { versionId } = await put(key, 'one');
    await put(key, 'two');
    const CopySource = `${bucket}/${encodeURIComponent(key)}?versionId=${versionId}`;
    await client.send(new CopyObjectCommand({ Bucket: bucket, Key: key, CopySource }));
    expect((await get(key)).text).toBe('one');
  });

  test('joins the parts of an upload into one version', async () => {
    const { client, bucket } = target();
    const key = fresh('parts + ü.txt');
    const where = { Bucket: bucket, Key: key };
    const created = await client.send(new CreateMultipartUploadCommand({ ...where, ContentType: 'text/html' }));
    const upload = { ...where, UploadId: created.UploadId };
    expect([created.Bucket, created.Key]).toEqual([bucket, key]);
    const bodies = [Buffer.alloc(5 * 1024 * 1024, 'a'), Buffer.from('end')];
    const Parts = [];
    for (const [index, Body] of bodies.entries()) {
      const PartNumber = index + 1;
      const { ETag } = await client.send(new UploadPartCommand({ ...upload, PartNumber, Body }));
      Parts.push({ PartNumber, ETag });
    }
    expect(await failure(get(key))).toBeInstanceOf(NoSuchKey);
    const done = await client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }));
    expect(done.Key).toBe(key);
    expect(done.ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
    const got = await get(key, done.VersionId);
    expect([got.text.length, got.text.slice(-4), got.ContentType]).toEqual([5 * 1024 * 1024 + 3, 'aend', 'text/html']);
  });

  test('forgets an aborted upload', async () => {
    const { client, bucket } = target();
    const where = { Bucket: bucket, Key: fresh('aborted') };
    const { UploadId } = await client.send(new CreateMultipartUploadCommand(where));
    await client.send(new AbortMultipartUploadCommand({ ...where, UploadId }));
    const late = client.send(new UploadPartCommand({ ...where, UploadId, PartNumber: 1, Body: 'x' }));
    expect((await failure(late)).name).toBe('NoSuchUpload');
  });

  test('lists live keys in order, by page and by folder', async () => {
    const { client, bucket } = target();
    const Prefix = fresh('');
    for (const name of ['b', 'a', 'c/1', 'c/2', 'd', 'e']) await put(`${Prefix}${name}`, name);
    await remove(`${Prefix}d`);
    const keys: string[] = [];
    for (let ContinuationToken: string | undefined; ; ) {
      const page = await client.send(
        new ListObjectsV2Command({ Bucket: bucket, Prefix, MaxKeys: 2, ContinuationToken }),
      );
      expect(page.Contents?.length ?? 0).toBeLessThanOrEqual(2);
      keys.push(...(page.Contents ?? []).map(({ Key = '' }) => Key.slice(Prefix.length)));
      ContinuationToken = page.NextContinuationToken;
      if (!page.IsTruncated) break;
    }
    expect(keys).toEqual(['a', 'b', 'c/1', 'c/2', 'e']);
    const folders = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix, Delimiter: '/' }));
    expect(folders.CommonPrefixes).toEqual([{ Prefix: `${Prefix}c/` }]);
    expect(folders.KeyCount).toBe(4);
  });

  test('lists versions and markers, newest first', async () => {
    const { client, bucket } = target();
    const Prefix = fresh('');
    const key = `${Prefix}a`;
    const first = await put(key, 'one');
    const second = await put(key, 'two');
    const { VersionId: marker } = await remove(key);
    const page = await client.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix }));
    expect(page.Versions?.map(({ VersionId, IsLatest }) => [VersionId, IsLatest])).toEqual([
      [second.versionId, false],
      [first.versionId, false],
    ]);
    expect(page.DeleteMarkers?.map(({ VersionId, IsLatest }) => [VersionId, IsLatest])).toEqual([[marker, true]]);
    const seen: (string | undefined)[] = [];
    for (let markers: { KeyMarker?: string; VersionIdMarker?: string } = {}; ; ) {
      const next = await client.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix, MaxKeys: 1, ...markers }));
      seen.push(...[...(next.Versions ?? []), ...(next.DeleteMarkers ?? [])].map(({ VersionId }) => VersionId));
      if (!next.IsTruncated) break;
      const { NextKeyMarker = '', NextVersionIdMarker = '' } = next;
      markers = { KeyMarker: NextKeyMarker, VersionIdMarker: NextVersionIdMarker };
    }
    expect(seen).toEqual([marker, second.versionId, first.versionId]);
  });

  test('deletes many at once, keys and versions', async () => {
    const { client, bucket } = target();
    const [kept, gone] = [fresh('a & b'), fresh('c')];
    await put(kept, 'one');
    const { versionId } = await put(gone, 'one');
    const Objects = [{ Key: kept }, { Key: gone, VersionId: versionId }];
    const { Deleted = [] } = await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects } }));
    expect(Deleted.map(({ Key, DeleteMarker = false }) => [Key, DeleteMarker]).sort()).toEqual(
      [
        [kept, true],
        [gone, false],
      ].sort(),
    );
    expect(await failure(get(kept))).toBeInstanceOf(NoSuchKey);
    expect(await failure(get(gone))).toBeInstanceOf(NoSuchKey);
  });
}
