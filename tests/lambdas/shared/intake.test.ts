import { readFileSync } from 'node:fs';
import type { SQSEvent } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PermanentError } from '../../../lambdas/shared/errors.ts';
import { decodeKey, readIntake } from '../../../lambdas/shared/messages/intake.ts';
import { padSequencer } from '../../../lambdas/shared/store/keys.ts';
import { BUCKET, encodeKey, s3Record, TEST_EVENT } from '../../support/events.ts';

const read = (body: unknown) => readIntake(typeof body === 'string' ? body : JSON.stringify(body), BUCKET);
const one = (options: Parameters<typeof s3Record>[0]) => read({ Records: [s3Record(options)] });
const code = (items: readonly unknown[]) => items.map((item) => (item instanceof PermanentError ? item.code : item));

describe('decodeKey', () => {
  it.each([
    ['news/a+b.txt', 'news/a b.txt'],
    ['news/a%2Bb.txt', 'news/a+b.txt'],
    ['100%25.txt', '100%.txt'],
    ['caf%C3%A9+%F0%9F%93%B0.txt', 'café 📰.txt'],
    ['%D8%AE%D8%A8%D8%B1.txt', 'خبر.txt'],
    ['a%2520b', 'a%20b'],
  ])('reads %s as S3 means it', (encoded, key) => {
    expect(decodeKey(encoded)).toBe(key);
  });

  it('undoes what S3 does to any key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (key) => {
        expect(decodeKey(encodeKey(key))).toBe(key);
      }),
    );
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('+', '%', ' ', '/', '&', '=', '😀', 'א', '%2B', '~', "'", '\u202e'),
          minLength: 1,
        }),
        (key) => {
          expect(decodeKey(encodeKey(key))).toBe(key);
        },
      ),
    );
  });

  it.each(['100%', '%E0%A4%A', '%FF', '%C3'])('refuses %s for good', (encoded) => {
    expect(() => decodeKey(encoded)).toThrow(PermanentError);
  });
});

describe('readIntake', () => {
  it('reads an object event', () => {
    expect(one({ key: 'news/a b.txt', sequencer: '0055aed6dcd90281e5', versionId: 'v1' })).toEqual([
      {
        kind: 'object',
        key: 'news/a b.txt',
        change: 'created',
        versionId: 'v1',
        sequencer: padSequencer('0055AED6DCD90281E5'),
        eventTime: '2026-03-05T10:00:00.000Z',
      },
    ]);
  });

  it.each([
    ['ObjectCreated:Put', 'created'],
    ['ObjectCreated:Post', 'created'],
    ['ObjectCreated:Copy', 'created'],
    ['ObjectCreated:CompleteMultipartUpload', 'created'],
    ['s3:ObjectCreated:Put', 'created'],
    ['ObjectRemoved:DeleteMarkerCreated', 'removed'],
    ['ObjectRemoved:Delete', 'revealed'],
    ['LifecycleExpiration:DeleteMarkerCreated', 'removed'],
    ['LifecycleExpiration:Delete', 'revealed'],
  ])('takes %s for "%s"', (name, change) => {
    expect(one({ key: 'a.txt', sequencer: '01', name })).toMatchObject([{ change }]);
  });

  it('has no version where the bucket keeps none', () => {
    expect(one({ key: 'a.txt', sequencer: '01' })).toMatchObject([{ versionId: null }]);
  });

  it('passes over the test event and folder markers', () => {
    expect(read(TEST_EVENT)).toEqual([{ kind: 'ignored', why: 'test-event' }]);
    expect(one({ key: 'news/2026/', sequencer: '01' })).toEqual([{ kind: 'ignored', why: 'folder' }]);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{"Records": ['],
    ['another shape', { hello: 'world' }],
    [
      'an EventBridge envelope',
      { 'detail-type': 'Object Created', detail: { bucket: { name: BUCKET }, object: { key: 'a.txt' } } },
    ],
    [
      'an SNS envelope',
      { Type: 'Notification', Message: JSON.stringify({ Records: [s3Record({ key: 'a', sequencer: '01' })] }) },
    ],
    ['no records', { Records: [] }],
    ['records that are none', { Records: 'a.txt' }],
    ['null', 'null'],
    ['a number', '7'],
    ['an unknown command', { nutgraf: 'explode', key: 'a.txt' }],
    ['a command without a key', { nutgraf: 'reclean' }],
    ['a backfill without a time', { nutgraf: 'backfill', key: 'a.txt' }],
    ['a backfill at no time', { nutgraf: 'backfill', key: 'a.txt', eventTime: 'yesterday' }],
    ['an event of another bucket', { Records: [s3Record({ key: 'a', sequencer: '01', bucket: 'elsewhere' })] }],
    [
      'an event nobody subscribed to',
      { Records: [s3Record({ key: 'a', sequencer: '01', name: 'ObjectTagging:Put' })] },
    ],
    ['an event of another service', { Records: [{ eventSource: 'aws:dynamodb', eventName: 'INSERT' }] }],
    ['records of junk', { Records: [null] }],
  ])('refuses %s as foreign', (_, body) => {
    expect(code(read(body))).toEqual(['foreign-message']);
  });

  it('refuses an event without a place in order', () => {
    expect(code(one({ key: 'a.txt' }))).toEqual(['no-sequencer']);
    expect(code(one({ key: 'a.txt', sequencer: 'not hex' }))).toEqual(['no-sequencer']);
    expect(code(one({ key: 'a.txt', sequencer: 'A'.repeat(41) }))).toEqual(['no-sequencer']);
  });

  it('refuses keys and times it cannot read', () => {
    expect(code(one({ key: '', rawKey: '100%', sequencer: '01' }))).toEqual(['malformed-key']);
    expect(code(one({ key: '', sequencer: '01' }))).toEqual(['malformed-event']);
    expect(code(one({ key: 'a.txt', sequencer: '01', eventTime: 'now' }))).toEqual(['malformed-event']);
  });

  it('reads the good records beside the bad ones', () => {
    const body = {
      Records: [s3Record({ key: 'a.txt', sequencer: '01' }), {}, s3Record({ key: 'b.txt', sequencer: '02' })],
    };
    expect(code(read(body))).toMatchObject([{ key: 'a.txt' }, 'foreign-message', { key: 'b.txt' }]);
  });

  it('reads our own commands', () => {
    const backfill = { nutgraf: 'backfill', key: 'a b+c%.txt', eventTime: '2026-01-01T00:00:00Z' };
    expect(read(backfill)).toEqual([{ kind: 'command', command: backfill }]);
    expect(read({ nutgraf: 'reclean', key: 'a.txt' })).toEqual([
      { kind: 'command', command: { nutgraf: 'reclean', key: 'a.txt' } },
    ]);
  });

  it('answers anything with items or errors, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
        expect(readIntake(body, BUCKET).length).toBeGreaterThan(0);
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), (record) => {
        expect(read({ Records: [record] })).toHaveLength(1);
      }),
    );
  });

  it('quotes nothing of a body in an error', () => {
    const [error] = read('{"secret sentence of an article"');
    expect(String(error)).not.toContain('secret');
  });
});

describe('the sample events', () => {
  const sample = (name: string) => {
    const { Records }: SQSEvent = JSON.parse(
      readFileSync(new URL(`../../../events/${name}.json`, import.meta.url), 'utf8'),
    );
    return Records.flatMap(({ body }) => read(body));
  };

  it.each([
    ['article-created', 'created'],
    ['article-copied', 'created'],
    ['article-multipart', 'created'],
    ['article-delete-marker', 'removed'],
    ['article-deleted', 'revealed'],
    ['article-restored', 'revealed'],
  ])('%s is read as "%s"', (name, change) => {
    expect(sample(name)).toMatchObject([
      { kind: 'object', change, key: expect.stringMatching(/^samples\/[a-z -]+\.\w+$/) },
    ]);
  });

  it('backfill, reclean and test-event are what their names say', () => {
    expect(sample('backfill')).toMatchObject([{ kind: 'command', command: { nutgraf: 'backfill' } }]);
    expect(sample('reclean')).toMatchObject([{ kind: 'command', command: { nutgraf: 'reclean' } }]);
    expect(sample('test-event')).toEqual([{ kind: 'ignored', why: 'test-event' }]);
  });
});

describe('padSequencer', () => {
  const hex = fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFabcdef'), minLength: 1, maxLength: 24 });

  /** AWS: right-pad the shorter one with zeros, then compare as strings. */
  function awsOrder(a: string, b: string): number {
    const width = Math.max(a.length, b.length);
    const [left, right] = [a, b].map((value) => BigInt(`0x${value.padEnd(width, '0')}`));
    if (left === undefined || right === undefined || left === right) return 0;
    return left < right ? -1 : 1;
  }

  it("orders sequencers by AWS's rule", () => {
    fc.assert(
      fc.property(hex, hex, (a, b) => {
        const [left, right] = [padSequencer(a), padSequencer(b)];
        expect(left === right ? 0 : left < right ? -1 : 1).toBe(awsOrder(a, b));
      }),
    );
  });

  it('puts a longer sequencer after the shorter one it begins with, not before', () => {
    expect(padSequencer('0055AED6DCD90281E5A7') > padSequencer('0055AED6DCD90281E5')).toBe(true);
    expect(padSequencer('9') > padSequencer('10')).toBe(true);
  });
});
