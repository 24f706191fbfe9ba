import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { HeadObjectCommand, ListObjectVersionsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleId } from '../../engine/identity.ts';
import type { ArticleRecord } from '../../engine/record.ts';
import { articlePartition, enginesOf, RECORD_SORT } from '../../lambdas/shared/store/keys.ts';
import { readState } from '../../lambdas/shared/store/records.ts';
import type { Table } from '../../lambdas/shared/store/table.ts';
import { listen } from '../../local/listen.ts';
import { synthesise } from '../../local/synth.ts';
import { type LocalSystem, startLocal } from '../../local/system.ts';
import { HAPPENINGS } from '../engine/stories/happenings.ts';
import { eventually, s3For, sqsFor } from '../local/clients.ts';
import { lines, nutgraf, ROOT, runFolder } from './command.ts';
import { nutgrafHere } from './in-process.ts';

interface PutLine {
  readonly key: string;
  readonly id: string;
  readonly outcome: string;
  readonly error: string | null;
  readonly status?: string;
  readonly reason?: string;
}

/** One local run, with every function at work. */
describe('commands on the local run', () => {
  const files = mkdtempSync(join(tmpdir(), 'nutgraf-put-'));
  let system: LocalSystem;
  let data: string;
  let table: Table;

  const run = (...args: string[]) => nutgraf([args[0] ?? '', '--data', data, ...args.slice(1)]);
  const file = (name: string, content: string | Uint8Array) => {
    const path = join(files, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, content);
    return path;
  };
  const stateOf = (key: string) => readState(table, articleId(key));
  const untilReady = (key: string) =>
    eventually(async () => {
      const state = await stateOf(key);
      return state?.status === 'ready' ? state : null;
    }, `${key} to be ready`);

  beforeAll(async () => {
    const synthesised = await synthesise(join(ROOT, '.nutgraf/synth'));
    system = await startLocal({ synthesised });
    data = runFolder(system.endpoints);
    const { table: endpoint, region, tableName: name } = system.endpoints;
    const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
    table = { client: DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials })), name };

    file('desk/a/harbour.txt', 'The harbour at Lindvik closed on Wednesday after a crane fell.\n');
    file('desk/a/page.HTML', '<html><body><p>Mayor Odile Brandt opened the bridge on Friday.</p></body></html>');
    file('desk/Zoë & co + 1.md', '# Ferry\n\nThe ferry to Orsund will sail again on Monday, its owner said.\n');
    file('desk/blank.txt', ' \n');
    file('desk/.hidden.txt', 'Not an article.');
    file('desk/draft.tmp', 'Not an article.');
  }, 120_000);
  afterAll(async () => {
    table.client.destroy();
    await system.stop();
    for (const folder of [files, data]) rmSync(folder, { recursive: true, force: true });
  });

  test('put uploads a folder, waits, and says what became of each file', async () => {
    const { code, out, err } = await run('put', '--wait', '--json', '--prefix', 'p/', join(files, 'desk'));
    const put = lines<PutLine>(out);
    expect(put.map(({ key, outcome, status }) => [key, outcome, status]).sort()).toEqual([
      ['p/Zoë & co + 1.md', 'uploaded', 'ready'],
      ['p/a/harbour.txt', 'uploaded', 'ready'],
      ['p/a/page.HTML', 'uploaded', 'ready'],
      ['p/blank.txt', 'uploaded', 'rejected'],
    ]);
    expect(put.find(({ key }) => key === 'p/blank.txt')?.reason).toBe('empty');
    expect(put.every(({ id, key }) => id === articleId(key))).toBe(true);
    expect(err).toMatch(/4 uploaded, 0 unchanged, 0 failed/);
    expect(code).toBe(1);
    const s3 = s3For(system.endpoints);
    const type = async (Key: string) =>
      (await s3.send(new HeadObjectCommand({ Bucket: system.endpoints.bucketName, Key }))).ContentType;
    expect(await Promise.all(['p/a/harbour.txt', 'p/a/page.HTML', 'p/Zoë & co + 1.md'].map(type))).toEqual([
      'text/plain',
      'text/html',
      'text/markdown',
    ]);
    s3.destroy();
  });

  test('put passes over what is there, and waits for the new version of what changed', async () => {
    file('desk/a/harbour.txt', 'The harbour at Lindvik opened again on Thursday.\n');
    const { code, out } = await run('put', '--wait', '--json', '--prefix', 'p/a/', join(files, 'desk/a'));
    expect(
      lines<PutLine>(out)
        .map(({ key, outcome, status }) => [key, outcome, status])
        .sort(),
    ).toEqual([
      ['p/a/harbour.txt', 'uploaded', 'ready'],
      ['p/a/page.HTML', 'unchanged', 'ready'],
    ]);
    expect(code).toBe(0);
    const { out: summary } = await run('get', '--summary', 'p/a/harbour.txt');
    expect(summary).toBe('The harbour at Lindvik opened again on Thursday.\n');
  });

  test('put waits for the second rejection of a key, not for the first', async () => {
    await run('put', '--wait', '--prefix', 'again/', join(files, 'desk/blank.txt'));
    const before = await stateOf('again/blank.txt');
    const pdf = file('other/blank.txt', '%PDF-1.7\n%âãÏÓ\n1 0 obj');
    const { out } = await run('put', '--wait', '--json', '--prefix', 'again/', pdf);
    expect(lines<PutLine>(out)[0]).toMatchObject({ status: 'rejected', reason: 'unsupported-type' });
    expect(before?.reason).toBe('empty');
  });

  test('put refuses names that collide or are not there before it uploads anything, with code 2', async () => {
    const twin = file('twin/harbour.txt', 'Another harbour closed.\n');
    const collision = await run('put', join(files, 'desk/a/harbour.txt'), twin);
    expect(collision).toMatchObject({ code: 2, out: '' });
    expect(collision.err).toMatch(/would both become harbour\.txt/);
    const missing = await run('put', twin, join(files, 'none.txt'));
    expect(missing).toMatchObject({ code: 2, out: '' });
    expect(missing.err).toMatch(/none\.txt: no such file or folder/);
    const below = join(twin, 'none.txt');
    expect((await run('put', below)).err).toBe(`error: ${below}: a part of this path is a file and no folder\n`);
    expect((await run('put', file('void/.x', ''))).code).toBe(0);
    mkdirSync(join(files, 'nothing'), { recursive: true });
    expect((await run('put', join(files, 'nothing'))).err).toMatch(/no article file in/);
  });

  test('put goes on where a file cannot be uploaded, and says so', async () => {
    const big = file('mixed/big.txt', Buffer.alloc(5 * 1024 * 1024 + 1, 0x61));
    file('mixed/good.txt', 'The mill at Orsund was sold on Tuesday.\n');
    const { code, out } = await run('put', '--json', join(big, '..'));
    expect(lines<PutLine>(out).find(({ key }) => key === 'big.txt')).toMatchObject({ outcome: 'failed' });
    expect(lines<PutLine>(out).find(({ key }) => key === 'good.txt')).toMatchObject({ outcome: 'uploaded' });
    expect(code).toBe(1);
  });

  test('remove deletes objects by key or id, waits, and says what was not there', async () => {
    const prefix = 'gone/';
    const keys = ['a & ü+1%.txt', 'a & ü+1%.txt.html'].map((name) => `${prefix}${name}`);
    const [key = '', longer = ''] = keys;
    for (const name of ['a & ü+1%.txt', 'a & ü+1%.txt.html']) {
      const path = file(`gone/${name}`, 'The ferry to Sandoy was sold on Monday.\n');
      expect((await run('put', '--wait', '--prefix', prefix, path)).code).toBe(0);
    }
    const removed = await run('remove', '--wait', key, 'gone/none.txt');
    expect(removed).toMatchObject({ code: 1, err: expect.stringMatching(/^1 removed, 1 not there, 0 failed/m) });
    expect(removed.out).toMatch(/^not there {2}none-\S+ {2}gone\/none\.txt {2}no object has this key$/m);
    expect((await run('get', key)).err).toMatch(/removed from the bucket/);

    // No object has so long a key, and an empty one would be the bucket itself.
    const odd = await run('remove', 'k'.repeat(1500), 'gone/none.txt');
    expect(odd).toMatchObject({ code: 1, err: expect.stringMatching(/^0 removed, 2 not there, 0 failed/m) });
    expect(await run('remove', '')).toMatchObject({ code: 2, err: expect.stringContaining('A key or an id is') });

    const s3 = s3For(system.endpoints);
    const versions = async () => {
      const listed = new ListObjectVersionsCommand({ Bucket: system.endpoints.bucketName, Prefix: prefix });
      const { Versions = [], DeleteMarkers = [] } = await s3.send(listed);
      return [...Versions, ...DeleteMarkers].map(({ Key }) => Key);
    };
    expect(await versions()).toEqual([key, longer, key]);
    expect((await run('remove', '--versions', key)).code).toBe(0);
    expect(await versions()).toEqual([longer]);
    const byId = await run('remove', '--versions', '--wait', '--json', articleId(longer));
    expect(lines(byId.out)).toEqual([{ key: longer, id: articleId(longer), outcome: 'removed', error: null }]);
    expect(await versions()).toEqual([]);
    expect((await stateOf(longer))?.status).toBe('deleted');
    s3.destroy();
  });

  test('get reads by id and by key, whole and in parts', async () => {
    const key = 'p/a/page.HTML';
    const record: ArticleRecord = JSON.parse((await run('get', '--json', articleId(key))).out);
    expect(record).toMatchObject({ key, status: 'ready', text: 'Mayor Odile Brandt opened the bridge on Friday.' });
    expect(record.summary?.ranking).toHaveLength(1);
    expect((await run('get', '--text', key)).out).toBe('Mayor Odile Brandt opened the bridge on Friday.\n');
    const readable = await run('get', key);
    expect(readable.out).toMatch(/Summary\n {2}•/);
    expect(readable.out).toContain('Odile Brandt');
  });

  test('get says what an article is that is not ready, and fails for one that is not there', async () => {
    expect((await run('get', 'p/blank.txt')).out).toMatch(/^p\/blank\.txt {2}rejected \(empty: /);
    const noText = await run('get', '--text', 'p/blank.txt');
    expect(noText).toMatchObject({ code: 1, out: '' });
    expect(noText.err).toMatch(/^error: /);
    const nothing = await run('get', 'p/none.txt');
    expect(nothing).toMatchObject({ code: 1, out: '' });
    expect(nothing.err).toMatch(/no article has this id/);
  });

  test('changes shows what a newer file changed, until it is purged', async () => {
    const key = 'p/a/harbour.txt';
    const shown = await run('changes', key);
    expect(shown.code).toBe(0);
    expect(shown.out).toMatch(/^ {2}dates changed {2}- Wednesday {2}\+ Thursday$/m);
    const { changes }: Pick<ArticleRecord, 'changes'> = JSON.parse(
      (await run('changes', '--json', articleId(key))).out,
    );
    expect(changes.find(({ field }) => field === 'dates')?.before?.text).toBe('Wednesday');
    expect(await run('changes', '--purge', key)).toMatchObject({ code: 0, out: '' });
    expect((await run('changes', key)).out).toBe(`${key}: no newer version changed what was served\n`);
    expect(await run('changes', '--purge', 'p/blank.txt')).toMatchObject({ code: 1, out: '' });
  });

  test('names finds names by the starts of their words, and says when none has them', async () => {
    const found = await run('names', 'bran');
    expect(found.out).toMatch(/^\S+ \S+ {2}Odile Brandt\n$/);
    expect(lines<{ key: string }>((await run('names', 'brandt', 'od', '--json')).out)).toMatchObject([
      { key: 'odile brandt', name: 'Odile Brandt' },
    ]);
    expect(await run('names', 'zzyzx')).toMatchObject({ code: 0, out: '', err: expect.stringMatching(/No name/) });
  });

  test('list goes over pages, filters, and prints a table or a line of JSON each', async () => {
    const all = lines<{ key: string; status: string }>((await run('list', '--all', '--json')).out);
    expect(all.map(({ key }) => key)).toEqual(expect.arrayContaining(['p/a/harbour.txt', 'p/a/page.HTML']));
    expect(all.every(({ status }) => status === 'ready')).toBe(true);
    const two = await run('list', '--limit', '2');
    expect(two.out.trim().split('\n')).toHaveLength(2);
    expect(two.err).toMatch(/There are more/);
    const named = lines<{ key: string }>((await run('list', '--json', '--name', 'ODILE brandt')).out);
    expect(named.map(({ key }) => key)).toEqual(['p/a/page.HTML']);
    const rejected = await run('list', '--status', 'rejected');
    expect(rejected.out).toMatch(/blank-[0-9a-f]{16} {2,}rejected {2}p\/blank\.txt {2}empty: /);
    expect((await run('list', '--from', '2100-01-01')).err).toMatch(/No article is listed/);
    expect(await run('list', '--from', '2025-02-01', '--to', '2025-01-01')).toMatchObject({ code: 1, out: '' });
  });

  test('redigest makes records of an older engine again, and leaves the others alone', async () => {
    const [old, current] = [await untilReady('p/a/harbour.txt'), await untilReady('p/a/page.HTML')];
    const { clean } = enginesOf(old.ver);
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { pk: articlePartition(old.id), sk: RECORD_SORT },
        UpdateExpression: 'SET #ver = :ver',
        ExpressionAttributeNames: { '#ver': 'ver' },
        ExpressionAttributeValues: { ':ver': old.ver.replace(/[^#]+$/, '000.000.009') },
      }),
    );
    const dry = await run('redigest', '--dry-run', '--json');
    expect(lines(dry.out)).toEqual([{ id: old.id, key: old.key, status: 'ready', engine: '0.0.9' }]);
    expect((await stateOf(old.key))?.ver).toMatch(/#000\.000\.009$/);
    const { code, out } = await run('redigest', '--json');
    expect(code).toBe(0);
    expect(lines(out)).toEqual([expect.objectContaining({ queued: 1, complete: true, problems: [] })]);
    const again = await eventually(async () => {
      const state = await stateOf(old.key);
      return state?.ver === old.ver ? state : null;
    }, 'the new digest');
    expect(enginesOf(again.ver).clean).toBe(clean);
    expect((await stateOf(current.key))?.digestedAt).toBe(current.digestedAt);
  });

  test('redigest and reclean name what cannot be done again', async () => {
    const rejected = await run('redigest', '--key', 'p/blank.txt', '--id', 'none-0123456789abcdef');
    expect(rejected.code).toBe(1);
    expect(rejected.err).toMatch(/it is rejected, and has no text to digest; "nutgraf reclean"/);
    expect(rejected.err).toMatch(/none-0123456789abcdef: there is no such article/);
    expect(rejected.err).toMatch(/^redigest: 0 of 2 queued/m);
    expect((await run('reclean', '--key', 'p/none.txt')).code).toBe(1);
  });

  test('reclean goes back to the object', async () => {
    const old = await untilReady('p/Zoë & co + 1.md');
    // As an engine would have left it that cleaned it worse.
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { pk: articlePartition(old.id), sk: RECORD_SORT },
        UpdateExpression: 'SET #ver = :ver, cleanEngine = :engine, title = :title',
        ExpressionAttributeNames: { '#ver': 'ver' },
        ExpressionAttributeValues: {
          ':ver': old.ver.replace(/#.*$/, '#000.000.009#000.000.009'),
          ':engine': '0.0.9',
          ':title': 'Nonsense',
        },
      }),
    );
    const dry = await run('reclean', '--dry-run', '--json', '--status', 'ready');
    expect(lines<{ key: string }>(dry.out).map(({ key }) => key)).toEqual([old.key]);
    const { err } = await run('reclean', '--from', '2020-01-01');
    expect(err).toMatch(/reclean: 1 of 7 queued/);
    await eventually(async () => ((await stateOf(old.key))?.ver === old.ver ? true : null), 'the new cleaning');
    expect((await stateOf(old.key))?.title).toBe(old.title);
  });

  test('backfill writes a record only where none is', async () => {
    const body = Buffer.from('The observatory at Halm found a comet on Sunday.\n');
    for (const key of ['old/one.txt', 'old/two & three+4 ü.txt', 'old/folder/']) {
      await system.lay({ key, body, contentType: 'text/plain' });
    }
    const s3 = s3For(system.endpoints);
    await s3.send(
      new PutObjectCommand({
        Bucket: system.endpoints.bucketName,
        Key: 'old/new.txt',
        Body: body,
        ContentType: 'text/plain',
      }),
    );
    s3.destroy();
    const before = await untilReady('old/new.txt');
    const dry = await run('backfill', '--prefix', 'old/', '--dry-run', '--json');
    expect(lines<{ key: string }>(dry.out).map(({ key }) => key)).toEqual([
      'old/new.txt',
      'old/one.txt',
      'old/two & three+4 ü.txt',
    ]);
    expect(await stateOf('old/one.txt')).toBeNull();
    const { code, err } = await run('backfill', '--prefix', 'old/');
    expect(code).toBe(0);
    expect(err).toMatch(/backfill: 3 of 4 queued/);
    await untilReady('old/one.txt');
    await untilReady('old/two & three+4 ü.txt');
    await sleep(200);
    expect(await stateOf('old/new.txt')).toEqual(before);
    expect(await stateOf('old/folder/')).toBeNull();
  });

  test('redrive brings dead letters back to work', async () => {
    await system.lay({
      key: 'dead/letter.txt',
      body: Buffer.from('A letter arrived at Halm on Sunday.\n'),
      contentType: 'text/plain',
    });
    const sqs = sqsFor(system.endpoints);
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: system.endpoints.outputs.IntakeDeadLettersUrl,
        MessageBody: JSON.stringify({ nutgraf: 'backfill', key: 'dead/letter.txt', eventTime: '2026-01-01T00:00:00Z' }),
      }),
    );
    sqs.destroy();
    const dry = await run('redrive', '--queue', 'intake', '--dry-run');
    expect(dry.out).toMatch(/intake: 1 wait[\s\S]*backfill dead\/letter\.txt/);
    expect(await stateOf('dead/letter.txt')).toBeNull();
    const { code, out } = await run('redrive', '--queue', 'intake', '--json');
    expect(code).toBe(0);
    expect(lines(out)).toEqual([expect.objectContaining({ queue: 'intake', moved: 1, waiting: 0, problem: null })]);
    await untilReady('dead/letter.txt');
  });

  test('story shows what a story consists of, and where its articles differ', async () => {
    const [first, , toll] = HAPPENINGS['quake in the north'] ?? [];
    if (first === undefined || toll === undefined) throw new Error('the articles have gone');
    const write = (name: string, title: string, day: string, text: string) =>
      file(`stories/${name}.txt`, `${title}\n${day}\n\n${text}\n`);
    write('1-quake', first.title, '3 March 2025', first.text);
    write('2-copy', 'Quake kills five', '3 March 2025', first.text.replace('four people', 'five people'));
    write('3-same', 'Quake off Velmora', '3 March 2025', first.text);
    const folder = join(write('4-toll', toll.title, '4 March 2025', toll.text), '..');
    expect(await run('put', '--wait', '--prefix', 's/', folder)).toMatchObject({ code: 0 });
    const shown = await run('story', 's/4-toll.txt');
    expect(shown.code).toBe(0);
    expect(shown.out).toMatch(/^2025-03-04 {2}Velmora quake toll rises to six {2}s\/4-toll\.txt\n {2}\+ The toll /m);
    expect(shown.out).toMatch(/^ {2}= Quake kills five {2}s\/2-copy\.txt\n {2}= Quake off Velmora {2}s\/3-same\.txt$/m);
    const [, killed = ''] = shown.out.split('They differ on killed\n');
    expect(killed.split('\n\n')[0]).not.toContain('s/3-same.txt');
    expect(killed).toMatch(/four people {2}s\/1-quake\.txt\n {2}five people {2}s\/2-copy\.txt/);
    expect((await run('list', '--stories', '--from', '2099-01-01')).err).toBe('No story is listed.\n');
    const both = await run('list', '--stories', '--name', 'Velmora');
    expect([both.code, both.err]).toEqual([2, expect.stringMatching(/'--stories' cannot be used with option '--name/)]);
    expect((await run('list', '--stories', '--all')).out).toMatch(/4 \(2 copied\) {2}Velmora quake toll rises to six/);
  });
});

describe('commands without a local run', () => {
  const empty = mkdtempSync(join(tmpdir(), 'nutgraf-none-'));
  afterAll(() => rmSync(empty, { recursive: true }));

  test.each([
    ['put', join(ROOT, 'events/articles/wire-harbour.txt')],
    ['remove', 'x'],
    ['get', 'x'],
    ['list'],
    ['redigest'],
    ['reclean'],
    ['redrive'],
    ['backfill'],
  ])('%s says what to start or name', async (command, ...args) => {
    const { code, out, err } = await nutgrafHere([command, '--data', empty, ...args]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/nothing runs here, and no stack is named; start .*npm start.*--stack/);
  });

  test('a run that was killed is none, and one that does not answer is named', async () => {
    // Nobody listens there any more.
    const { endpoint, stop } = await listen(createServer(), 0, 'nothing');
    await stop();
    const names = ['ArticlesBucketName', 'ApiAccess', 'TableName', 'IntakeQueueUrl', 'IntakeDeadLettersUrl'];
    const outputs = Object.fromEntries([...names, 'DigestQueueUrl', 'DigestDeadLettersUrl'].map((name) => [name, 'x']));
    const record = { api: endpoint, s3: endpoint, queues: endpoint, table: endpoint, region: 'eu-west-1', outputs };
    writeFileSync(join(empty, 'run.json'), JSON.stringify({ ...record, pid: 2 ** 22 + 1 }));
    expect((await nutgrafHere(['list', '--data', empty])).err).toMatch(/nothing runs here/);
    writeFileSync(join(empty, 'run.json'), JSON.stringify({ ...record, pid: process.pid }));
    expect((await nutgrafHere(['list', '--data', empty])).err).toMatch(/nothing answers: ECONNREFUSED/);
    writeFileSync(join(empty, 'run.json'), JSON.stringify({ ...record, outputs: {}, pid: process.pid }));
    expect((await nutgrafHere(['list', '--data', empty])).err).toMatch(
      /no output ArticlesBucketName: end it, and start it/,
    );
  });

  test.each([
    [['put']],
    [['remove']],
    [['get']],
    [['get', '--text', '--summary', 'x']],
    [['list', '--limit', '0']],
    [['list', '--status', 'processing']],
    [['list', '--from', 'yesterday']],
    [['redigest', '--older-than-engine', 'newest']],
    [['redigest', '--id', 'x', '--from', '2025-01-01']],
    [['reclean', '--status', 'deleted']],
    [['redrive', '--queue', 'both']],
    [['backfill', '--local', '--stack', 'Nutgraf']],
    [['put', '--parallel', '65', 'x']],
  ])('wrong usage ends with 2: %j', async (args) => {
    const { code, out, err } = await nutgrafHere(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/error:/);
  });
});
