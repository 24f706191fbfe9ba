import { randomBytes } from 'node:crypto';
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHECKSUMS } from '../../local/s3/checksums.ts';
import { type LocalSystem, startLocal } from '../../local/system.ts';
import { s3For } from './clients.ts';
import { smallStack } from './small-stack.ts';

/**
 * What everyday clients ask of S3 beyond putting and getting: each is answered as S3 does, or refused, never passed
 * over.
 */
describe('the local S3 endpoint, asked as other clients ask', () => {
  const stack = smallStack();
  let system: LocalSystem;
  let client: S3Client;
  let Bucket: string;
  let root: string;
  beforeAll(async () => {
    const { synthesised, directory } = stack;
    system = await startLocal({ synthesised, directory, polls: false, warms: false });
    client = s3For(system.endpoints);
    Bucket = system.endpoints.bucketName;
    root = `${system.endpoints.s3}/${Bucket}`;
  });
  afterAll(async () => {
    client.destroy();
    await system.stop();
    stack.remove();
  });

  /** A request without an SDK: what `curl` sends. */
  const ask = async (method: string, path: string, headers: Record<string, string> = {}, body?: string | FormData) => {
    const response = await fetch(`${root}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
    const said = await response.text();
    return { status: response.status, headers: response.headers, said, code: /<Code>(.*?)<\/Code>/.exec(said)?.[1] };
  };
  const put = (key: string, headers: Record<string, string> = {}, body = 'a text') =>
    ask('PUT', `/${key}`, headers, body);
  const exists = async (key: string) => (await ask('HEAD', `/${key}`)).status === 200;

  describe('conditions', () => {
    test.each([
      ['another tag', '"x"', 412, true],
      ['its tag', '"d41d8cd98f00b204e9800998ecf8427e"', 204, false],
      ['its tag without quotation marks', 'd41d8cd98f00b204e9800998ecf8427e', 204, false],
      ['any tag', '*', 204, false],
    ])('a delete on %s', async (_what, tag, status, stays) => {
      await put('k.txt', {}, '');
      expect((await ask('DELETE', '/k.txt', { 'if-match': tag })).status).toBe(status);
      expect(await exists('k.txt')).toBe(stays);
    });

    test('a delete of what is not there, on condition, finds nothing', async () => {
      expect((await ask('DELETE', '/never.txt', { 'if-match': '*' })).code).toBe('NoSuchKey');
      await put('gone.txt');
      await ask('DELETE', '/gone.txt');
      expect((await ask('DELETE', '/gone.txt', { 'if-match': '*' })).code).toBe('NoSuchKey');
    });

    test('a delete that depends on what only directory buckets look at is refused', async () => {
      await put('sized.txt');
      expect((await ask('DELETE', '/sized.txt', { 'x-amz-if-match-size': '1' })).status).toBe(501);
      expect(await exists('sized.txt')).toBe(true);
    });

    test('each entry of a batch of deletes has its own', async () => {
      await put('one.txt');
      await put('two.txt');
      const Objects = [
        { Key: 'one.txt', ETag: '"nope"' },
        { Key: 'two.txt', ETag: '*' },
        { Key: 'three.txt', Size: 4 },
      ];
      const { Deleted, Errors } = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
      expect(Deleted?.map(({ Key }) => Key)).toEqual(['two.txt']);
      expect(Errors?.map(({ Key, Code }) => [Key, Code])).toEqual([
        ['one.txt', 'PreconditionFailed'],
        ['three.txt', 'NotImplemented'],
      ]);
      expect([await exists('one.txt'), await exists('two.txt')]).toEqual([true, false]);
    });

    test.each([
      ['of the source that fails', { CopySourceIfMatch: '"nope"' }],
      ['of the source that fails the other way', { CopySourceIfNoneMatch: '*' }],
      ['of its date', { CopySourceIfUnmodifiedSince: new Date('2001-01-01') }],
      ['of its date the other way', { CopySourceIfModifiedSince: new Date('2101-01-01') }],
      ['of the target that there is one', { IfNoneMatch: '*' }],
      ['of the target that is another', { IfMatch: '"nope"' }],
    ])('a copy on a condition %s', async (_what, condition) => {
      await put('from.txt', {}, 'new');
      await put('over.txt', {}, 'old');
      const copy = new CopyObjectCommand({ Bucket, Key: 'over.txt', CopySource: `${Bucket}/from.txt`, ...condition });
      await expect(client.send(copy)).rejects.toMatchObject({ $metadata: { httpStatusCode: 412 } });
      expect((await ask('GET', '/over.txt')).said).toBe('old');
    });

    test('a copy on conditions that hold', async () => {
      const etag = (await put('from.txt', {}, 'new')).headers.get('etag') ?? '';
      const CopySource = `${Bucket}/from.txt`;
      await client.send(
        new CopyObjectCommand({ Bucket, Key: 'held.txt', CopySource, CopySourceIfMatch: etag, IfNoneMatch: '*' }),
      );
      expect((await ask('GET', '/held.txt')).said).toBe('new');
    });
  });

  describe('buckets', () => {
    test('the one that exists is not made again, and no other is made', async () => {
      expect(await ask('PUT', '')).toMatchObject({ status: 409, code: 'BucketAlreadyOwnedByYou' });
      const other = await fetch(`${system.endpoints.s3}/another-bucket`, { method: 'PUT' });
      expect(other.status).toBe(501);
    });

    test.each([
      'publicAccessBlock',
      'accelerate',
      'ownershipControls',
      'requestPayment',
      'policyStatus',
      'inventory',
      'metrics',
      'analytics',
      'intelligent-tiering',
      'session',
      'acl',
      'cors',
      'tagging',
      'anything-new',
    ])('?%s is not taken for a listing', async (part) => {
      expect(await ask('GET', `?${part}`)).toMatchObject({ status: 501, code: 'NotImplemented' });
    });

    test.each(['acl', 'tagging', 'retention', 'legal-hold', 'renameObject', 'anything-new'])(
      'a PUT with ?%s stores nothing',
      async (part) => {
        expect((await ask('PUT', `/part.txt?${part}`, {}, '<x/>')).status).toBe(501);
        expect(await exists('part.txt')).toBe(false);
      },
    );

    test('what signed addresses and logs carry is passed over', async () => {
      await put('signed.txt');
      const query = '?x-id=GetObject&X-Amz-Signature=ab&X-Amz-Date=cd&x-customer=7';
      expect((await ask('GET', `/signed.txt${query}`)).status).toBe(200);
    });

    test('its location is the text of the one element', async () => {
      const { said } = await ask('GET', '?location');
      const region = system.endpoints.region === 'us-east-1' ? '' : system.endpoints.region;
      expect(said).toMatch(new RegExp(`<LocationConstraint xmlns="[^"]+">${region}</LocationConstraint>$`));
    });

    test('form uploads are refused', async () => {
      const form = new FormData();
      form.set('key', 'posted.txt');
      form.set('file', new Blob(['form']), 'any.txt');
      expect((await ask('POST', '', {}, form)).status).toBe(501);
      expect(await exists('posted.txt')).toBe(false);
    });

    test('a preflight is answered by the rules of CORS, of which there are none', async () => {
      const asked = { origin: 'http://localhost:3000', 'access-control-request-method': 'PUT' };
      for (const path of ['', '/k.txt']) {
        const { status, code, headers } = await ask('OPTIONS', path, asked);
        expect([status, code]).toEqual([403, 'AccessForbidden']);
        expect(headers.get('access-control-allow-origin')).toBeNull();
      }
    });

    test.each([
      [1024, 200],
      [1025, 400],
    ])('a key of %i bytes', async (bytes, status) => {
      // Two bytes a letter, so that letters are not what is counted.
      expect((await put(`${encodeURIComponent('é'.repeat(bytes >> 1))}${'x'.repeat(bytes & 1)}`)).status).toBe(status);
    });
  });

  describe('checksums', () => {
    const names = Object.keys(CHECKSUMS);
    const sum = (name: string, body: string | Buffer) => CHECKSUMS[name]?.(Buffer.from(body)).toString('base64') ?? '';

    test.each(names)('%s is held against the body, kept and given back', async (name) => {
      const header = `x-amz-checksum-${name}`;
      expect((await put(`${name}.txt`, { [header]: sum(name, 'another') }, 'a text')).code).toBe('BadDigest');
      expect(await exists(`${name}.txt`)).toBe(false);
      const stored = await put(`${name}.txt`, { [header]: sum(name, 'a text') }, 'a text');
      expect(stored.headers.get(header)).toBe(sum(name, 'a text'));
      for (const method of ['HEAD', 'GET']) {
        const { headers } = await ask(method, `/${name}.txt`, { 'x-amz-checksum-mode': 'ENABLED' });
        expect([headers.get(header), headers.get('x-amz-checksum-type')]).toEqual([sum(name, 'a text'), 'FULL_OBJECT']);
      }
      expect((await ask('HEAD', `/${name}.txt`)).headers.get(header)).toBeNull();
    });

    test('no more than one is taken', async () => {
      const headers = {
        'x-amz-checksum-crc32': sum('crc32', 'a text'),
        'x-amz-checksum-sha1': sum('sha1', 'a text'),
      };
      expect((await put('two.txt', headers)).code).toBe('InvalidRequest');
    });

    test('a copy takes its source’s along, or gets the one that is asked for', async () => {
      await put('summed.txt', { 'x-amz-checksum-crc32c': sum('crc32c', 'a text') });
      const CopySource = `${Bucket}/summed.txt`;
      await client.send(new CopyObjectCommand({ Bucket, Key: 'along.txt', CopySource }));
      await client.send(new CopyObjectCommand({ Bucket, Key: 'asked.txt', CopySource, ChecksumAlgorithm: 'SHA1' }));
      const head = (Key: string) => client.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
      expect((await head('along.txt')).ChecksumCRC32C).toBe(sum('crc32c', 'a text'));
      expect((await head('asked.txt')).ChecksumSHA1).toBe(sum('sha1', 'a text'));
    });
  });

  describe('uploads in parts', () => {
    const parts = [randomBytes(5 * 1024 * 1024), randomBytes(10)];
    const whole = Buffer.concat(parts);
    const sum = (name: string, body: Buffer) => CHECKSUMS[name]?.(body).toString('base64') ?? '';

    async function upload(Key: string, more: { ChecksumAlgorithm?: 'CRC32C' | 'CRC64NVME' } = {}) {
      const { UploadId = '' } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key, ...more }));
      const tags: string[] = [];
      for (const [index, Body] of parts.entries()) {
        const part = { Bucket, Key, UploadId, PartNumber: index + 1, Body };
        const { ETag = '' } = await client.send(new UploadPartCommand(part));
        tags.push(ETag);
      }
      return { UploadId, tags };
    }

    test.each([
      ['&#34;', 'as Go writes them'],
      ['&quot;', 'as others do'],
      ['"', 'plain'],
      ['', 'left out'],
    ])('with quotation marks as %s, %s', async (mark) => {
      const { UploadId, tags } = await upload('go.bin');
      const list = tags.map(
        (tag, index) => `<Part><ETag>${tag.replaceAll('"', mark)}</ETag><PartNumber>${index + 1}</PartNumber></Part>`,
      );
      const body =
        '<CompleteMultipartUpload ' +
        `xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${list.join('')}</CompleteMultipartUpload>`;
      const { status, said } = await ask('POST', `/go.bin?uploadId=${UploadId}`, {}, body);
      expect([status, said]).toEqual([200, expect.stringContaining('-2&quot;</ETag>')]);
    });

    test('a list that holds no parts is refused', async () => {
      const { UploadId } = await upload('none.bin');
      const { code } = await ask('POST', `/none.bin?uploadId=${UploadId}`, {}, '<CompleteMultipartUpload/>');
      expect(code).toBe('MalformedXML');
    });

    test.each([
      ['CRC32C', `${sum('crc32c', Buffer.concat(parts.map((part) => CHECKSUMS.crc32c?.(part) ?? part)))}-2`],
      ['CRC64NVME', sum('crc64nvme', whole)],
    ] as const)('have a checksum by %s', async (ChecksumAlgorithm, value) => {
      const Key = `${ChecksumAlgorithm}.bin`;
      const { UploadId, tags } = await upload(Key, { ChecksumAlgorithm });
      const Parts = tags.map((ETag, index) => ({ ETag, PartNumber: index + 1 }));
      const field = `Checksum${ChecksumAlgorithm}`;
      const done = await client.send(
        new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }),
      );
      expect(done).toMatchObject({ [field]: value });
      expect(await client.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }))).toMatchObject({
        [field]: value,
      });
    });

    test.each([
      ['a part’s checksum', {}, { ChecksumCRC32: 'AAAAAA==' }, 'InvalidPart'],
      ['the whole’s checksum', { ChecksumCRC64NVME: 'AAAAAAAAAAA=' }, {}, 'BadDigest'],
      ['the whole’s size', { MpuObjectSize: 3 }, {}, 'InvalidRequest'],
    ])('are refused where %s is another', async (_what, said, ofPart, name) => {
      const Key = 'refused.bin';
      const { UploadId, tags } = await upload(Key, { ChecksumAlgorithm: 'CRC64NVME' });
      const Parts = tags.map((ETag, index) => ({ ETag, PartNumber: index + 1, ...ofPart }));
      const done = new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts }, ...said });
      await expect(client.send(done)).rejects.toMatchObject({ name });
      expect(await exists(Key)).toBe(false);
    });
  });

  describe('what is said of an object', () => {
    test('is kept and given back', async () => {
      const Expires = new Date('2031-05-06T07:08:09Z');
      const asked = {
        StorageClass: 'STANDARD_IA',
        ServerSideEncryption: 'AES256',
        WebsiteRedirectLocation: '/elsewhere',
      } as const;
      await client.send(
        new PutObjectCommand({
          Bucket,
          Key: 'said.txt',
          Body: 'x',
          ...asked,
          Expires,
          Tagging: 'desk=world&kind=a%26b',
        }),
      );
      const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'said.txt' }));
      expect(head).toMatchObject({ ...asked, ExpiresString: Expires.toUTCString(), TagCount: 2 });
      const { TagSet } = await client.send(new GetObjectTaggingCommand({ Bucket, Key: 'said.txt' }));
      expect(TagSet).toEqual([
        { Key: 'desk', Value: 'world' },
        { Key: 'kind', Value: 'a&b' },
      ]);
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'said' }));
      expect(Contents.map(({ StorageClass }) => StorageClass)).toEqual(['STANDARD_IA']);
    });

    test.each([
      [{ 'x-amz-storage-class': 'COLD' }, 'InvalidStorageClass'],
      [{ 'x-amz-server-side-encryption': 'aws:kms' }, 'NotImplemented'],
      [{ 'x-amz-server-side-encryption-customer-algorithm': 'AES256' }, 'NotImplemented'],
      [{ 'x-amz-object-lock-mode': 'GOVERNANCE' }, 'InvalidRequest'],
      [{ 'x-amz-acl': 'public-read' }, 'AccessControlListNotSupported'],
      [{ 'x-amz-grant-read': 'id=1' }, 'AccessControlListNotSupported'],
      [{ 'x-amz-write-offset-bytes': '3' }, 'NotImplemented'],
      [{ 'x-amz-tagging': 'a=1&a=2' }, 'InvalidArgument'],
      [{ 'if-none-match': '"a-tag"' }, 'NotImplemented'],
    ])('is refused where it cannot be done: %j', async (headers, code) => {
      expect((await put('refused.txt', headers)).code).toBe(code);
      expect(await exists('refused.txt')).toBe(false);
    });

    test('an archived object has to be restored before it is read', async () => {
      await put('cold.txt', { 'x-amz-storage-class': 'DEEP_ARCHIVE' });
      expect(await ask('GET', '/cold.txt')).toMatchObject({ status: 403, code: 'InvalidObjectState' });
      expect(await exists('cold.txt')).toBe(true);
    });

    test('a copy over its own key may change the storage class, and has to change something', async () => {
      await put('same.txt', { 'x-amz-meta-desk': 'world', 'x-amz-tagging': 'a=1' }, 'same');
      const over = { Bucket, Key: 'same.txt', CopySource: `${Bucket}/same.txt` };
      await client.send(new CopyObjectCommand({ ...over, StorageClass: 'STANDARD_IA' }));
      const got = await client.send(new GetObjectCommand({ Bucket, Key: 'same.txt' }));
      expect([await got.Body?.transformToString(), got.StorageClass, got.Metadata, got.TagCount]).toEqual([
        'same',
        'STANDARD_IA',
        { desk: 'world' },
        1,
      ]);
      const same = new CopyObjectCommand({ ...over, StorageClass: 'STANDARD_IA' });
      await expect(client.send(same)).rejects.toMatchObject({ name: 'InvalidRequest' });
    });
  });
});
