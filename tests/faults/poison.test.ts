import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { articleId, cleanSource, digestArticle, ENGINE_VERSION } from '../../engine/index.ts';
import { readRecord } from '../../lambdas/shared/store/records.ts';
import { s3Record, TEST_EVENT } from '../support/events.ts';
import { CalmPipeline } from './calm.ts';
import { type Services, startServices } from './services.ts';

const GOOD =
  'The old pier at Norfield was closed on Monday after a storm damaged its piles. It will open again in May, the ' +
  'mayor said.';
const MB = 1024 * 1024;
const hex = (digits: string) => Buffer.from(digits, 'hex');

/** What can stand in an object, and what becomes of it. */
const OBJECTS: readonly (readonly [what: string, bytes: string | Uint8Array, type: string, outcome: string])[] = [
  ['nothing', '', 'text/plain', 'empty'],
  ['white space', ' \n\t\r\n ', 'text/plain', 'empty'],
  ['nothing but noise', 'Loading... Loading...\n\nAdvertisement\n', 'text/plain', 'empty'],
  ['more than five megabytes', Buffer.alloc(5 * MB + 1, 'a '), 'text/plain', 'too-large'],
  [
    'too much text',
    'The council met again on Monday and talked about the bridge. '.repeat(9_000),
    'text/plain',
    'too-large',
  ],
  ['a PDF', '%PDF-1.7\n1 0 obj << >> endobj', 'text/plain', 'unsupported-type'],
  ['an image', hex('89504e470d0a1a0a0000000d49484452'), 'image/png', 'unsupported-type'],
  [
    'an office file',
    Buffer.concat([hex('504b0304'), Buffer.alloc(60)]),
    'application/octet-stream',
    'unsupported-type',
  ],
  ['a file compressed twice', gzipSync(gzipSync(GOOD)), 'text/plain', 'unsupported-type'],
  ['binary', Buffer.from(Array.from({ length: 2_000 }, (_, at) => (at * 37) % 256)), 'text/plain', 'unsupported-type'],
  [
    'no known encoding',
    Buffer.from(Array.from({ length: 400 }, (_, at) => [0x80, 0xff, 0x81, 0xfe, 0x9d, 0x8d][at % 6] ?? 0)),
    'text/plain',
    'undecodable',
  ],
  ['lone surrogates, NULs and bidi controls', `${GOOD} \uD800 \u0000 \u202E end.`, 'text/plain', 'ready'],
  ['a megabyte on one line', `${GOOD} ${'x'.repeat(400_000)}`, 'text/plain', 'ready'],
  ['deep HTML', `${'<div>'.repeat(100_000)}<p>${GOOD}</p>`, 'text/html', 'ready'],
  ['one sentence', 'The old pier at Norfield was closed on Monday.', 'text/plain', 'ready'],
  [
    'another language',
    'Der alte Steg in Nordfeld wurde am Montag gesperrt. Er soll im Mai wieder öffnen, sagte die Stadt.',
    'text/plain',
    'ready',
  ],
  ['Latin-1', Buffer.from(`${GOOD} Café Müller bleibt geöffnet.`, 'latin1'), 'text/plain', 'ready'],
];

/** Messages that can never be worked on. */
const POISON: readonly unknown[] = [
  'no JSON',
  { hello: 'world' },
  { nutgraf: 'redecorate', key: 'a.txt' },
  { Records: [s3Record({ key: 'a.txt', sequencer: '01', bucket: 'somebody-else' })] },
  { Records: [s3Record({ key: 'a.txt' })] },
  { Records: [s3Record({ key: 'a.txt', sequencer: 'no hex' })] },
  { Records: [s3Record({ key: '', rawKey: '100%', sequencer: '01' })] },
  { Records: [s3Record({ key: 'a.txt', sequencer: '01', name: 'ObjectTagging:Put' })] },
];

let services: Services;
beforeAll(async () => {
  services = await startServices();
});
afterAll(() => services.stop());

it('sets only poison aside, whatever it shares its batches with', async () => {
  const engine = { version: ENGINE_VERSION, clean: cleanSource, digest: digestArticle };
  const pipeline = new CalmPipeline(services, engine);
  const { bucket, intake, digests } = pipeline;
  const poison = POISON.map((body) => (typeof body === 'string' ? body : JSON.stringify(body)));
  const expected = new Map<string, string>();
  OBJECTS.forEach(([what, bytes, contentType, outcome], at) => {
    const put = (key: string, content: string | Uint8Array, type: string) =>
      intake.live.send(bucket.put(key, { bytes: Buffer.from(content), contentType: type }));
    put(`odd/${what}`, bytes, contentType);
    expected.set(`odd/${what}`, outcome);
    put(`good/${at}.txt`, `${GOOD} Report ${at} says so.`, 'text/plain');
    expected.set(`good/${at}.txt`, 'ready');
    const bad = poison[at];
    if (bad !== undefined) intake.live.send(bad);
    intake.live.send(JSON.stringify(TEST_EVENT));
    digests.live.send(JSON.stringify({ id: at, sequencer: 'none' }));
  });
  // Good beside bad in one message: the good is worked on, the message is set aside with what is bad.
  const both = JSON.parse(bucket.put('good/beside.txt', { bytes: Buffer.from(GOOD), contentType: 'text/plain' }));
  both.Records.push(s3Record({ key: 'a.txt' }));
  intake.live.send(JSON.stringify(both));
  expected.set('good/beside.txt', 'ready');
  // A folder's marker is nothing to work on, and nothing to set aside.
  intake.live.send(bucket.put('folder/', { bytes: Buffer.alloc(0), contentType: 'text/plain' }));

  await pipeline.settle();

  const outcomes = new Map<string, string>();
  for (const key of expected.keys()) {
    const table = { client: services.table, name: services.tableName };
    const record = await readRecord(table, articleId(key), { consistent: true });
    outcomes.set(key, record?.reason ?? record?.status ?? 'none');
    expect(record?.article?.text.isWellFormed() ?? true, key).toBe(true);
  }
  expect(outcomes).toEqual(expected);
  expect([...intake.dead.bodies].sort()).toEqual([...poison, JSON.stringify(both)].sort());
  expect(digests.dead.bodies).toHaveLength(OBJECTS.length);
  expect([intake.live.size, digests.live.size]).toEqual([0, 0]);
}, 60_000);
