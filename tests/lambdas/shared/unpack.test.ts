import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { MAX_SOURCE_BYTES, RejectedError } from '../../../engine/index.ts';
import { type PackedSource, unpackSource } from '../../../lambdas/shared/unpack.ts';

const STORY = Buffer.from('The harbour council approved the pier on Tuesday.\n');

function refusal(source: PackedSource): RejectedError {
  try {
    unpackSource(source);
  } catch (error) {
    if (error instanceof RejectedError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

test.each([
  ['by name', 'a.txt.gz', null],
  ['by its first bytes', 'a.txt', null],
  ['by its encoding', 'a.txt', 'gzip'],
  ['sent in chunks', 'a.txt', 'aws-chunked,gzip'],
  ['of no name', null, 'x-gzip'],
])('unpacks gzip told %s', (_, name, contentEncoding) => {
  const unpacked = unpackSource({ bytes: gzipSync(STORY), name, contentEncoding });
  expect(Buffer.from(unpacked.bytes)).toEqual(STORY);
  expect(unpacked.name).toBe(name === null ? null : 'a.txt');
});

test.each([
  ['without an encoding', null],
  ['sent in chunks', 'aws-chunked'],
  ['as itself', 'identity'],
  ['unpacked on its way', 'gzip'],
])('leaves plain bytes alone: %s', (_, contentEncoding) => {
  expect(unpackSource({ bytes: STORY, name: 'a.txt', contentEncoding })).toEqual({ bytes: STORY, name: 'a.txt' });
});

test('unpacks one layer', () => {
  const { bytes } = unpackSource({ bytes: gzipSync(gzipSync(STORY)), name: 'a.txt.gz' });
  expect([...bytes.subarray(0, 2)]).toEqual([0x1f, 0x8b]);
});

test.each(['br', 'deflate', 'zstd', 'gzip, gzip', 'br, gzip'])('refuses the encoding %s by name', (contentEncoding) => {
  const refused = refusal({ bytes: gzipSync(STORY), name: 'a.txt', contentEncoding });
  expect(refused.reason).toBe('unsupported-type');
  expect(refused.message).toContain(contentEncoding.split(',')[0]);
});

test('refuses what unpacks to more than may be read, however small it is', () => {
  const bytes = gzipSync(Buffer.alloc(MAX_SOURCE_BYTES + 1, 'a '));
  expect(bytes.length).toBeLessThan(20_000);
  expect(refusal({ bytes, name: 'a.txt.gz' }).reason).toBe('too-large');
});

test('refuses gzip that was cut off', () => {
  expect(refusal({ bytes: gzipSync(STORY).subarray(0, 20), name: 'a.gz' }).reason).toBe('unsupported-type');
});
