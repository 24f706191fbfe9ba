import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assertDone } from '../../local/s3/objects.ts';
import { type LocalSystem, startLocal } from '../../local/system.ts';
import { s3For } from './clients.ts';
import { s3Conformance } from './s3-conformance.ts';
import { smallStack } from './small-stack.ts';

describe('the local S3 endpoint', () => {
  const stack = smallStack();
  let system: LocalSystem;
  let client: S3Client;
  beforeAll(async () => {
    const { synthesised, directory } = stack;
    system = await startLocal({ synthesised, directory, polls: false, warms: false });
    client = s3For(system.endpoints);
  });
  afterAll(async () => {
    client.destroy();
    await system.stop();
    stack.remove();
  });
  s3Conformance(() => ({ client, bucket: system.endpoints.bucketName }));

  test('gives a stored page as one that runs no script', async () => {
    const { s3, bucketName } = system.endpoints;
    const Body = '<script>fetch("/")</script>';
    await client.send(new PutObjectCommand({ Bucket: bucketName, Key: 'live.html', Body, ContentType: 'text/html' }));
    for (const path of ['live.html', 'nothing.html', '?list-type=2']) {
      const { headers } = await fetch(`${s3}/${bucketName}/${path}`);
      expect(headers.get('content-security-policy')).toBe('sandbox');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test.each([
    ['127.0.0.1', '/BUCKET/hosted.txt'],
    ['localhost', '/BUCKET/hosted.txt'],
    ['s3.localhost', '/BUCKET/hosted.txt'],
    ['BUCKET.localhost', '/hosted.txt'],
    ['BUCKET.s3.localhost', '/hosted.txt'],
  ])('reads the bucket from host or path: %s %s', async (host, path) => {
    const { s3, bucketName } = system.endpoints;
    await client.send(new PutObjectCommand({ Bucket: bucketName, Key: 'hosted.txt', Body: host }));
    const { port, hostname } = new URL(s3);
    const asked = request({
      hostname,
      port,
      path: path.replace('BUCKET', bucketName),
      headers: { host: `${host.replace('BUCKET', bucketName)}:${port}` },
    });
    asked.end();
    const [answer] = await once(asked, 'response');
    expect(await text(answer)).toBe(host);
  });
});

/**
 * Name of a versioned bucket in an account the environment has credentials for; its objects are left to a lifecycle
 * rule.
 */
const realBucket = process.env.NUTGRAF_CONFORMANCE_BUCKET;

describe.skipIf(realBucket === undefined)('S3 itself (needs NUTGRAF_CONFORMANCE_BUCKET)', () => {
  const client = new S3Client({});
  s3Conformance(() => ({ client, bucket: realBucket ?? '' }));
});

test.each([
  ['database or disk is full', 'The disk of the data folder is full. Free some space'],
  ['no such table: objects', 'The object could not be stored: no such table: objects'],
])('a failure that fauxqs did not expect is passed on with its reason: %s', (message, told) => {
  const body = Buffer.from(JSON.stringify({ statusCode: 500, error: 'Internal Server Error', message }));
  expect(() => assertDone({ status: 500, body })).toThrow(told);
});
