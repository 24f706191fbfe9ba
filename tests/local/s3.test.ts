import { S3Client } from '@aws-sdk/client-s3';
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
});

/** Name of a versioned bucket in an account the environment has credentials for; its objects are left to a lifecycle rule. */
const realBucket = process.env.NUTGRAF_CONFORMANCE_BUCKET;

describe.skipIf(realBucket === undefined)('S3 itself', () => {
  const client = new S3Client({});
  s3Conformance(() => ({ client, bucket: realBucket ?? '' }));
});

test('a failure that fauxqs did not expect is passed on with its reason', () => {
  const body = Buffer.from('{"statusCode":500,"error":"Internal Server Error","message":"database or disk is full"}');
  expect(() => assertDone({ status: 500, body })).toThrow('The object could not be stored: database or disk is full');
});
