import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { CHECKSUMS, compositeChecksum, wholeChecksum } from '../../local/s3/checksums.ts';
import { assertIntact, unchunked } from '../../local/s3/integrity.ts';

const SIGNED = { 'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER' };

describe('a body in chunks', () => {
  test('is put together, with the headers that trail it', () => {
    const body = Buffer.from(
      '5;chunk-signature=ab\r\nHello\r\n3;chunk-signature=cd\r\n \r\n\r\n0\r\nx-amz-checksum-crc32:AAAA==\r\n\r\n',
    );
    const headers = {
      ...SIGNED,
      'content-encoding': 'gzip,aws-chunked',
      'content-type': 'text/plain',
      'x-amz-decoded-content-length': '8',
      'x-amz-trailer': 'x-amz-checksum-crc32',
    };
    const whole = unchunked(body, headers);
    expect(whole.body.toString()).toBe('Hello \r\n');
    expect(whole.headers).toEqual({
      'content-encoding': 'gzip',
      'content-type': 'text/plain',
      'x-amz-checksum-crc32': 'AAAA==',
    });
  });

  test.each(['5\r\nHell', '5\r\nHello\r\n', 'zz\r\nHello\r\n0\r\n\r\n', '', '\r\n'])(
    'that is broken off is refused: %j',
    (body) => {
      expect(() => unchunked(Buffer.from(body), SIGNED)).toThrow(expect.objectContaining({ code: 'IncompleteBody' }));
    },
  );

  test('that is shorter than was said is refused', () => {
    const headers = { ...SIGNED, 'x-amz-decoded-content-length': '6' };
    expect(() => unchunked(Buffer.from('5\r\nHello\r\n0\r\n\r\n'), headers)).toThrow(/number of bytes/);
  });

  test('is left alone where nothing says that it is one', () => {
    const body = Buffer.from('5\r\nHello\r\n0\r\n\r\n');
    expect(unchunked(body, {}).body).toBe(body);
  });
});

describe('sums of a body', () => {
  const hash = (name: string, encoding: 'base64' | 'hex', text: string) =>
    createHash(name).update(text).digest(encoding);
  const crc = (text: string) => {
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(text));
    return sum.toString('base64');
  };
  test.each<[string, (text: string) => string, string]>([
    ['content-md5', (text) => hash('md5', 'base64', text), 'BadDigest'],
    ['x-amz-content-sha256', (text) => hash('sha256', 'hex', text), 'XAmzContentSHA256Mismatch'],
    ['x-amz-checksum-sha256', (text) => hash('sha256', 'base64', text), 'BadDigest'],
    ['x-amz-checksum-sha1', (text) => hash('sha1', 'base64', text), 'BadDigest'],
    ['x-amz-checksum-crc32', crc, 'BadDigest'],
    ['x-amz-checksum-crc32c', (text) => wholeChecksum('crc32c', Buffer.from(text))?.value ?? '', 'BadDigest'],
    ['x-amz-checksum-crc64nvme', (text) => wholeChecksum('crc64nvme', Buffer.from(text))?.value ?? '', 'BadDigest'],
  ])('%s has to fit', (header, sumOf, code) => {
    const body = Buffer.from('came');
    expect(() => assertIntact(body, { [header]: sumOf('came') })).not.toThrow();
    expect(() => assertIntact(body, { [header]: sumOf('sent') })).toThrow(expect.objectContaining({ code }));
  });

  test.each([
    ['content-md5', 'nonsense', 'InvalidDigest'],
    ['x-amz-checksum-sha256', 'AAAA', 'InvalidRequest'],
    ['x-amz-checksum-crc32', '', 'InvalidRequest'],
  ])('%s has to be one: %j', (header, value, code) => {
    expect(() => assertIntact(Buffer.from('x'), { [header]: value })).toThrow(expect.objectContaining({ code }));
  });

  test('that are not sums are passed over', () => {
    const headers = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD', 'x-amz-checksum-mode': 'ENABLED' };
    expect(() => assertIntact(Buffer.from('x'), headers)).not.toThrow();
  });
});

describe('checksums', () => {
  // Check values of the catalogue of CRC algorithms, over these nine digits.
  test.each([
    ['crc32', 'cbf43926'],
    ['crc32c', 'e3069283'],
    ['crc64nvme', 'ae8b14860a799888'],
  ])('%s has its check value', (name, value) => {
    expect(CHECKSUMS[name]?.(Buffer.from('123456789')).toString('hex')).toBe(value);
  });

  test('of parts is the checksum of their checksums, with their number', () => {
    const sums = Buffer.concat(['ab', 'c'].map((part) => createHash('sha256').update(part).digest()));
    expect(compositeChecksum('sha256', [Buffer.from('ab'), Buffer.from('c')])).toEqual({
      name: 'sha256',
      value: `${createHash('sha256').update(sums).digest('base64')}-2`,
      type: 'COMPOSITE',
    });
  });

  test('of a name that S3 does not know are none', () => {
    expect(wholeChecksum('md5', Buffer.from('x'))).toBeNull();
  });
});
