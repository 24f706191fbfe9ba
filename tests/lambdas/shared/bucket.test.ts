import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { s3Bucket } from '../../../lambdas/shared/bucket.ts';
import { sqsDigestQueue } from '../../../lambdas/shared/messages/queue.ts';
import { startServices, type TestServices } from '../../support/aws.ts';
import { BUCKET } from '../../support/events.ts';

const LIMIT = 1_000;

describe('s3Bucket on an S3 endpoint', () => {
  let services: TestServices;
  beforeAll(async () => {
    services = await startServices();
  });
  afterAll(async () => {
    await services.stop();
  });
  const put = (Key: string, Body: string | Uint8Array, ContentType?: string) =>
    services.s3.send(
      new PutObjectCommand({ Bucket: BUCKET, Key, Body, ...(ContentType === undefined ? {} : { ContentType }) }),
    );
  const bucket = () => s3Bucket(services.s3, BUCKET, LIMIT);

  it.each(['plain.txt', 'a b+c%20d.txt', 'مقال/خبر 📰.txt', "quote'(1)!*.txt"])(
    'reads %s, byte for byte',
    async (key) => {
      const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
      await put(key, bytes, 'text/plain; charset=windows-1252');
      const found = await bucket().read(key, null);
      expect(found).toMatchObject({ kind: 'object', contentType: 'text/plain; charset=windows-1252', versionId: null });
      expect(found.kind === 'object' ? [...found.bytes] : []).toEqual([...bytes]);
      expect(found.kind === 'object' ? found.etag : '').toMatch(/^[0-9a-f]{32}$/);
    },
  );

  it('reads an empty object', async () => {
    await put('empty.txt', new Uint8Array(0));
    const found = await bucket().read('empty.txt', null);
    expect(found.kind === 'object' ? found.bytes.length : -1).toBe(0);
  });

  it('says that a missing object has gone', async () => {
    expect(await bucket().read('missing.txt', null)).toEqual({ kind: 'gone' });
  });

  it('stops at the limit', async () => {
    await put('fits.txt', 'x'.repeat(LIMIT));
    await put('large.txt', 'x'.repeat(LIMIT + 1));
    expect(await bucket().read('fits.txt', null)).toMatchObject({ kind: 'object' });
    expect(await bucket().read('large.txt', null)).toMatchObject({ kind: 'too-large', size: LIMIT + 1 });
  });

  it('does not take a bucket that is not there for an object that is gone', async () => {
    await expect(s3Bucket(services.s3, 'no-such-bucket', LIMIT).read('a.txt', null)).rejects.toThrow();
  });

  it('sends digest messages that hold ids only', async () => {
    const sent = { id: 'a-0123456789abcdef', sequencer: 'A'.repeat(40), engine: '0.1.0' };
    expect(await sqsDigestQueue(services.sqs, services.queueUrl).send([{ message: sent }])).toEqual([null]);
    const { Messages } = await services.sqs.send(
      new ReceiveMessageCommand({ QueueUrl: services.queueUrl, WaitTimeSeconds: 1 }),
    );
    expect(Messages?.map(({ Body }) => JSON.parse(Body ?? ''))).toEqual([sent]);
  });
});

/** Answers of S3 that no emulator gives: what is tested is how they are read. */
describe('s3Bucket and the answers of S3', () => {
  let server: Server | undefined;
  const seen: string[] = [];
  afterEach(async () => {
    server?.closeAllConnections();
    server?.close();
    server = undefined;
    seen.length = 0;
  });

  async function answering(
    status: number,
    headers: Record<string, string>,
    body: string,
    end: 'end' | 'cut' | 'stall' = 'end',
  ) {
    server = createServer((request, response) => {
      seen.push(request.url ?? '');
      response.writeHead(status, headers);
      response.write(body, () => {
        if (end === 'end') response.end();
        if (end === 'cut') response.destroy();
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = address === null || typeof address === 'string' ? 0 : address.port;
    const client = new S3Client({
      endpoint: `http://127.0.0.1:${port}`,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      forcePathStyle: true,
      maxAttempts: 1,
    });
    return s3Bucket(client, BUCKET, LIMIT);
  }
  const xml = (code: string) => `<?xml version="1.0"?><Error><Code>${code}</Code><Message>m</Message></Error>`;
  const xmlType = { 'content-type': 'application/xml' };

  it('asks for the version it was given and tells the one it read', async () => {
    const bucket = await answering(
      200,
      { 'x-amz-version-id': 'v7', etag: '"abc"', 'content-type': 'text/html' },
      'hello',
    );
    expect(await bucket.read('a.txt', 'v7')).toMatchObject({
      kind: 'object',
      versionId: 'v7',
      etag: 'abc',
      contentType: 'text/html',
    });
    expect(seen[0]).toContain('versionId=v7');
  });

  it.each([
    [404, 'NoSuchKey', {}],
    [404, 'NoSuchVersion', {}],
    [404, 'NoSuchKey', { 'x-amz-delete-marker': 'true' }],
    [405, 'MethodNotAllowed', { 'x-amz-delete-marker': 'true' }],
  ])('takes %i %s for gone', async (status, code, headers) => {
    const bucket = await answering(status, { ...xmlType, ...headers }, xml(code));
    expect(await bucket.read('a.txt', 'v1')).toEqual({ kind: 'gone' });
  });

  it('takes 403 for a missing permission, not for a missing object, and names what is needed', async () => {
    const bucket = await answering(403, xmlType, xml('AccessDenied'));
    await expect(bucket.read('a.txt', null)).rejects.toMatchObject({
      permanent: false,
      code: 'access-denied',
      message: expect.stringContaining('s3:ListBucket'),
    });
  });

  it('gives up on an archived object', async () => {
    const bucket = await answering(403, xmlType, xml('InvalidObjectState'));
    await expect(bucket.read('a.txt', null)).rejects.toMatchObject({ permanent: true, code: 'archived-object' });
  });

  it.each([500, 503])('lets %i be tried again', async (status) => {
    const bucket = await answering(status, xmlType, xml('SlowDown'));
    await expect(bucket.read('a.txt', null)).rejects.not.toMatchObject({ permanent: true });
  });

  it('does not read the body of an object over the limit', async () => {
    // The length is promised and never delivered: reading the body would never end.
    const bucket = await answering(200, { 'content-length': '9000000' }, 'x', 'stall');
    expect(await bucket.read('a.txt', null)).toMatchObject({ kind: 'too-large', size: 9_000_000 });
  });

  it('counts a body of unknown length', async () => {
    const bucket = await answering(200, {}, 'x'.repeat(LIMIT * 3));
    expect(await bucket.read('a.txt', null)).toMatchObject({ kind: 'too-large' });
  });

  it('fails on a body that breaks off', async () => {
    const bucket = await answering(200, { 'content-length': '900' }, 'x'.repeat(10), 'cut');
    await expect(bucket.read('a.txt', null)).rejects.toThrow();
  });
});
