import { createHash } from 'node:crypto';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { describe, expect, test } from 'vitest';
import { encodeStrictly, signer } from '../../bin/sign.ts';

const { sha256 } = new CloudFormationClient({ region: 'us-east-1' }).config;
/** Credentials, time, place and results of the test suite that AWS publishes for Signature Version 4. */
const SUITE = signer({
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
  region: 'us-east-1',
  sha256,
  service: 'service',
});
const AT = new Date('2015-08-30T12:36:00Z');
const SCOPE = 'Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request';

describe('signing', () => {
  test.each([
    ['get-vanilla', {}, '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    [
      'get-vanilla-query-order-key-case',
      { Param2: 'value2', Param1: 'value1' },
      'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    ],
  ])('gives the signature of %s', async (_name, query, signature) => {
    const headers = await SUITE.sign(new URL('https://example.amazonaws.com/'), query, {}, AT);
    expect(headers.authorization).toBe(
      `AWS4-HMAC-SHA256 ${SCOPE}, SignedHeaders=host;x-amz-date, Signature=${signature}`,
    );
  });

  test('sends the session token, and signs it', async () => {
    const temporary = signer({
      credentials: { accessKeyId: 'ASIA', secretAccessKey: 'secret', sessionToken: 'token/+=' },
      region: 'eu-west-1',
      sha256,
    });
    const headers = await temporary.sign(new URL('https://api.example/articles'), {}, { accept: 'text/plain' }, AT);
    expect(headers['x-amz-security-token']).toBe('token/+=');
    expect(headers.authorization).toContain('/eu-west-1/execute-api/aws4_request');
    expect(headers.authorization).toContain('SignedHeaders=accept;host;x-amz-date;x-amz-security-token,');
  });

  test('hashes as everybody does', async () => {
    const hash = typeof sha256 === 'function' ? new sha256() : null;
    hash?.update(new TextEncoder().encode('abc'));
    expect(Buffer.from((await hash?.digest()) ?? []).toString('hex')).toBe(
      createHash('sha256').update('abc').digest('hex'),
    );
  });
});

describe('the query', () => {
  test.each([
    ["O'Hara (b*)!", 'O%27Hara%20%28b%2A%29%21'],
    ['a+b&c=d/é~', 'a%2Bb%26c%3Dd%2F%C3%A9~'],
  ])('is encoded as it is signed: %s', (value, encoded) => {
    expect(encodeStrictly(value)).toBe(encoded);
  });
});
