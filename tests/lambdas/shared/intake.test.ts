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

/** An event as S3 sends it to EventBridge. */
function busEvent(detailType: string, more: object = {}) {
  return {
    version: '0',
    id: '17793124-05d4-b198-2fde-7ededc63b103',
    'detail-type': detailType,
    source: 'aws.s3',
    account: '111122223333',
    time: '2026-03-05T10:00:00Z',
    region: 'eu-west-1',
    resources: [`arn:aws:s3:::${BUCKET}`],
    detail: {
      version: '0',
      bucket: { name: BUCKET },
      object: { key: 'news/a+b 100%.txt', 'version-id': 'v1', sequencer: '0055aed6dcd90281e5' },
      'request-id': 'N4N7GDK58NMKJ12R',
      ...more,
    },
  };
}

/** A message as SNS delivers it, unless raw delivery is on. */
function wrapped(message: object) {
  return {
    Type: 'Notification',
    MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
    TopicArn: 'arn:aws:sns:eu-west-1:111122223333:uploads',
    Subject: 'Amazon S3 Notification',
    Message: JSON.stringify(message),
  };
}

describe('events that come another way', () => {
  const event = {
    kind: 'object',
    key: 'news/a+b 100%.txt',
    change: 'created',
    versionId: 'v1',
    sequencer: padSequencer('0055AED6DCD90281E5'),
    eventTime: '2026-03-05T10:00:00Z',
  };

  it.each([
    ['Object Created', { reason: 'PutObject' }, 'created'],
    ['Object Created', { reason: 'CompleteMultipartUpload' }, 'created'],
    ['Object Deleted', { reason: 'DeleteObject', 'deletion-type': 'Delete Marker Created' }, 'removed'],
    ['Object Deleted', { reason: 'Lifecycle Expiration', 'deletion-type': 'Delete Marker Created' }, 'removed'],
    ['Object Deleted', { reason: 'DeleteObject', 'deletion-type': 'Permanently Deleted' }, 'revealed'],
  ])('EventBridge: %s %j, its key as it is', (type, more, change) => {
    expect(read(busEvent(type, more))).toEqual([{ ...event, change }]);
  });

  it('SNS: whatever it wraps', () => {
    const record = { key: 'a b.txt', sequencer: '01' };
    const inside = { Records: [s3Record(record), s3Record({ ...record, key: 'c.txt' })] };
    expect(read(wrapped(inside))).toEqual(read(inside));
    expect(read(wrapped(busEvent('Object Created')))).toEqual([event]);
    expect(read(wrapped(TEST_EVENT))).toEqual([{ kind: 'ignored', why: 'test-event' }]);
  });

  it('EventBridge: what cannot be worked on is refused as elsewhere', () => {
    expect(code(read(busEvent('Object Created', { object: { key: 'a.txt' } })))).toEqual(['no-sequencer']);
    expect(code(read(busEvent('Object Created', { object: { sequencer: '01' } })))).toEqual(['malformed-event']);
    expect(code(read({ ...busEvent('Object Created'), time: undefined }))).toEqual(['malformed-event']);
    expect(read(busEvent('Object Created', { object: { key: 'news/' } }))).toEqual([
      { kind: 'ignored', why: 'folder' },
    ]);
  });
});

describe('keys that are no articles', () => {
  const keys = { prefix: 'news/', suffix: '.txt' };

  it.each(['news.txt', 'old/news/a.txt', 'news/a.html', 'news/a.TXT'])('%s is passed over', (key) => {
    const bodies = [
      { Records: [s3Record({ key, sequencer: '01' })] },
      busEvent('Object Created', { object: { key, sequencer: '01' } }),
      { nutgraf: 'reclean', key },
    ];
    for (const body of bodies) {
      expect(readIntake(JSON.stringify(body), BUCKET, keys)).toEqual([{ kind: 'ignored', why: 'outside' }]);
    }
  });

  it('all others are worked on, and the filter is of the key as it is, not as it is written', () => {
    const body = JSON.stringify({ Records: [s3Record({ key: 'news/a b.txt', sequencer: '01' })] });
    expect(readIntake(body, BUCKET, { prefix: 'news/a b', suffix: ' b.txt' })).toMatchObject([{ kind: 'object' }]);
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
    ['an event of another service on the bus', { source: 'aws.ec2', 'detail-type': 'Object Created' }],
    ['an event on the bus that nobody subscribed to', busEvent('Object Tags Added')],
    ['a deletion of an unknown kind', busEvent('Object Deleted', { 'deletion-type': 'By Decree' })],
    ['an event on the bus of another bucket', busEvent('Object Created', { bucket: { name: 'elsewhere' } })],
    ['what SNS says itself', { Type: 'SubscriptionConfirmation', Message: 'You have chosen to subscribe' }],
    ['junk from SNS', { Type: 'Notification', Message: 'hello' }],
    ['a message that is wrapped twice', wrapped(wrapped({ Records: [s3Record({ key: 'a', sequencer: '01' })] }))],
    ['no records', { Records: [] }],
    ['records that are none', { Records: 'a.txt' }],
    ['null', 'null'],
    ['a number', '7'],
    ['an unknown command', { nutgraf: 'explode', key: 'a.txt' }],
    ['a command without a key', { nutgraf: 'reclean' }],
    ['a backfill without a time', { nutgraf: 'backfill', key: 'a.txt' }],
    ['a resync without a time', { nutgraf: 'resync', key: 'a.txt' }],
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
    const resync = { ...backfill, nutgraf: 'resync' };
    for (const command of [backfill, resync]) expect(read(command)).toEqual([{ kind: 'command', command }]);
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
