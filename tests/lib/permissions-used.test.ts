import { beforeAll, describe, expect, it } from 'vitest';
import { articleId } from '../../engine/index.ts';
import { nameKey } from '../../engine/names/key.ts';
import { member, text } from '../../lambdas/shared/json.ts';
import { sequencerOf } from '../../lambdas/shared/store/keys.ts';
import { readRecord } from '../../lambdas/shared/store/records.ts';
import { CalmPipeline } from '../faults/calm.ts';
import { NEW, OLD } from '../faults/engines.ts';
import { play } from '../faults/harness.ts';
import { scheduleOf } from '../faults/schedule.ts';
import { type Call, type Caller, type Services, startServices } from '../faults/services.ts';
import { BUCKET } from '../support/events.ts';
import { ReadApi } from '../support/read-api.ts';
import { permissions } from './policies.ts';
import { templateWith } from './synthesise.ts';

/** What nobody calls and is needed all the same. */
const BESIDES = [
  // Lambda itself writes logs and traces, and its poller works the queues, with the function's role.
  /^logs:(?:CreateLogStream|PutLogEvents) /,
  /^xray:(?:PutTraceSegments|PutTelemetryRecords) \*$/,
  /^sqs:(?:ReceiveMessage|DeleteMessage|GetQueueAttributes) /,
  // No call is an s3:ListBucket: it makes S3 answer 404 for a key that is not there, where it would answer 403.
  /^s3:ListBucket ArticlesBucket$/,
];

/** The permission a call needs, as the template's policies say it. */
function permissionOf({ service, operation, input }: Call): string {
  switch (service) {
    case 'S3': {
      expect(member(input, 'Bucket')).toBe(BUCKET);
      if (operation !== 'GetObject') return `s3:${operation} ArticlesBucket/*`;
      return `s3:${text(input, 'VersionId') === undefined ? 'GetObject' : 'GetObjectVersion'} ArticlesBucket/*`;
    }
    case 'SQS':
      // IAM knows no batch: each entry is a message.
      return `sqs:${operation.replace('SendMessageBatch', 'SendMessage')} ToDigestQueue`;
    case 'EventBridge':
      return 'events:PutEvents :event-bus/default';
    case 'DynamoDB': {
      const index = text(input, 'IndexName');
      return `dynamodb:${operation} RecordsTable${index === undefined ? '' : `/index/${index}`}`;
    }
  }
}

type Used = Readonly<Record<'clean' | 'digest' | 'read', Set<string>>>;

/** Takes the pipeline down every path it has, and notes what each function asks of AWS. */
async function everyPath(services: Services, used: Used): Promise<void> {
  const pipeline = new CalmPipeline(services, OLD);
  pipeline.watch = (name, call) => used[name].add(permissionOf(call));
  const { bucket, intake, digests } = pipeline;
  const put = (key: string, words: string) =>
    intake.live.send(bucket.put(key, { bytes: Buffer.from(words), contentType: 'text/plain' }));
  const table = { client: services.table, name: services.tableName };
  const key = 'news/first.txt';
  // Created, overwritten under other names, given up for an empty version, restored, removed, and found again.
  put(key, 'First @ada_holm met @ben_ruiz and @cleo_marsh. [ad]');
  await pipeline.settle();
  put(key, 'Second @ben_ruiz met @dag_lind and @cleo_marsh. [ad]');
  await pipeline.settle();
  put(key, ' ');
  await pipeline.settle();
  intake.live.send(bucket.removeVersion(key, 0) ?? '');
  await pipeline.settle();
  const record = await readRecord(table, articleId(key), { consistent: true });
  if (record === null || record.status !== 'ready') throw new Error('the article is not ready');
  // Digested and cleaned again by a newer engine.
  const message = { id: record.id, sequencer: sequencerOf(record.ver), engine: record.cleanEngine };
  pipeline.engine = NEW;
  digests.live.send(JSON.stringify(message));
  await pipeline.settle();
  pipeline.command('reclean', key);
  await pipeline.settle();
  bucket.lay('news/old.txt', { bytes: Buffer.from('Old @ada_holm spoke.'), contentType: 'text/plain' });
  pipeline.command('backfill', 'news/old.txt');
  await pipeline.settle();
  await read(services, used, record.id);
  put('news/held.txt', 'Held. [embargo 2026-03-05T13:00:00Z]');
  await pipeline.settle();
  // Removed, and a digest message that comes too late.
  intake.live.send(bucket.remove(key));
  await pipeline.settle();
  digests.live.send(JSON.stringify(message));
  await pipeline.settle();
  expect([...intake.dead.bodies, ...digests.dead.bodies]).toEqual([]);
  expect(await readRecord(table, record.id, { consistent: true })).toMatchObject({ status: 'deleted' });
}

/** Asks for everything the read function serves. */
async function read(services: Services, used: Used, id: string): Promise<void> {
  const api = new ReadApi({ client: services.table, name: services.tableName });
  const unasked = () => {
    throw new Error('reading takes nothing but the table');
  };
  const caller: Caller = {
    call: (call, perform) => {
      used.read.add(permissionOf(call));
      return perform();
    },
    object: unasked,
    send: unasked,
    event: unasked,
  };
  const name = encodeURIComponent(nameKey('Dag Lind'));
  const targets = [
    ...['', '/summary', '/facts', '/text'].map((part) => `/articles/${id}${part}`),
    '/articles/by-key/news/first.txt',
    '/articles?key=news%2Ffirst.txt',
    '/articles?status=ready',
    `/articles?name=${name}`,
    '/names?prefix=da',
    `/names/${name}/articles`,
    '/health',
    '/openapi.json',
  ];
  for (const target of targets) {
    expect(await services.as(caller, () => api.get(target)), target).toMatchObject({ status: 200 });
  }
}

describe('what the functions call is what their roles allow', () => {
  const used: Used = { clean: new Set(), digest: new Set(), read: new Set() };
  const template = templateWith({ notify: 'eventbridge' });
  const ROLES = [
    ['clean', 'Clean'],
    ['digest', 'Digest'],
    ['read', 'Read'],
  ] as const;
  beforeAll(async () => {
    const services = await startServices();
    await everyPath(services, used);
    services.stop();
  }, 60_000);

  it.each(ROLES)('%s may do what it does, and nothing else', (name, role) => {
    const allowed = permissions(template, role);
    const calls = [...used[name]].sort();
    expect(
      calls.filter((call) => !allowed.includes(call)),
      'called and not allowed',
    ).toEqual([]);
    const needed = allowed.filter((line) => !BESIDES.some((pattern) => pattern.test(line)));
    expect(
      needed.filter((line) => !calls.includes(line)),
      'allowed and not called',
    ).toEqual([]);
  });

  it('asks for nothing more when calls fail and processes die', async () => {
    const verdicts = await play(Array.from({ length: 30 }, (_, at) => scheduleOf(7_000 + at)));
    const calls = verdicts.flatMap((verdict) => verdict.calls);
    expect(calls.length).toBeGreaterThan(100);
    for (const [name, role] of ROLES) {
      const allowed = permissions(template, role);
      const asked = calls.filter((call) => call.function === name).map(permissionOf);
      expect(asked.filter((call) => !allowed.includes(call))).toEqual([]);
    }
  }, 60_000);
});
