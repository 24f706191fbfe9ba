import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  CreateQueueCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { synthesise } from '../../local/synth.ts';
import { type LocalSystem, startLocal } from '../../local/system.ts';
import { drain, eventually, sqsFor } from '../local/clients.ts';
import { put } from '../support/articles.ts';
import { begin, lines, nutgraf, ROOT, runFolder } from './command.ts';
import { type Fate, type QueueCall, type QueueProxy, shortHold, startQueueProxy, THROUGH } from './queue-proxy.ts';

const OBJECTS = 240;

/**
 * A local run whose queues nobody reads, with a proxy before them: a test sees every message, and can fail every call.
 */
describe('commands that queue', () => {
  let system: LocalSystem;
  let proxy: QueueProxy;
  let sqs: SQSClient;
  let data: string;
  let urls: {
    readonly intake: string;
    readonly intakeDead: string;
    readonly digest: string;
    readonly digestDead: string;
  };

  const run = (...args: string[]) => nutgraf([args[0] ?? '', '--data', data, ...args.slice(1)]);
  const start = (...args: string[]) => begin([args[0] ?? '', '--data', data, ...args.slice(1)]);
  const progressFiles = () => (existsSync(join(data, 'progress')) ? readdirSync(join(data, 'progress')) : []);
  const batchesUpTo = (count: number, then: Fate) => (call: QueueCall) =>
    call.action === 'SendMessageBatch' && call.nth >= count ? then : THROUGH;

  beforeAll(async () => {
    const synthesised = await synthesise(join(ROOT, '.nutgraf/synth'));
    system = await startLocal({ synthesised, polls: false, warms: false });
    const { endpoints } = system;
    proxy = await startQueueProxy(endpoints.queues);
    data = runFolder({ ...endpoints, queues: proxy.endpoint });
    sqs = sqsFor(endpoints);
    const { IntakeDeadLettersUrl = '', DigestQueueUrl = '', DigestDeadLettersUrl = '' } = endpoints.outputs;
    urls = {
      intake: endpoints.intakeQueueUrl,
      intakeDead: IntakeDeadLettersUrl,
      digest: DigestQueueUrl,
      digestDead: DigestDeadLettersUrl,
    };
    const body = Buffer.from('A ferry sank.\n');
    for (let index = 0; index < OBJECTS; index++) {
      await system.lay({
        key: `bulk/${String(index).padStart(3, '0')} ü🎉\uFFFE.txt`,
        body,
        contentType: 'text/plain',
      });
    }
    const { table: endpoint, region, tableName: name } = endpoints;
    const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
    const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials }));
    await Promise.all(
      Array.from({ length: 150 }, (_, index) =>
        put(
          { client, name },
          {
            key: `news/${index}.txt`,
            sequencer: (0xa000 + index).toString(16),
            publishedAt: `2026-01-${String((index % 28) + 1).padStart(2, '0')}`,
          },
        ),
      ),
    );
    await put({ client, name }, { key: 'news/refused.pdf', status: 'rejected' });
    await put({ client, name }, { key: 'news/failed.txt', status: 'failed' });
    await put({ client, name }, { key: 'news/gone.txt', status: 'deleted' });
    client.destroy();
  }, 120_000);
  afterAll(async () => {
    sqs.destroy();
    await proxy.stop();
    await system.stop();
    rmSync(data, { recursive: true, force: true });
  });
  beforeEach(async () => {
    proxy.decide(() => THROUGH);
    for (const QueueUrl of Object.values(urls)) await sqs.send(new PurgeQueueCommand({ QueueUrl }));
    rmSync(join(data, 'progress'), { recursive: true, force: true });
  });

  const keysIn = async (url: string) => (await drain(sqs, url)).map((body): string => JSON.parse(body).key);

  test('backfill killed half-way goes on where it was, and no key is left out', async () => {
    proxy.decide(batchesUpTo(13, { kind: 'hang' }));
    const killed = start('backfill', '--prefix', 'bulk/');
    // All four batches that are on their way hang.
    await eventually(
      async () => (proxy.calls.filter(({ action }) => action === 'SendMessageBatch').length === 17 ? true : null),
      'the batches to hang',
    );
    killed.child.kill('SIGKILL');
    await killed.ended;
    const first = await keysIn(urls.intake);
    expect(first).toHaveLength(130);

    proxy.decide(() => THROUGH);
    const resumed = await run('backfill', '--prefix', 'bulk/', '--json');
    expect(resumed.code).toBe(0);
    expect(resumed.err).toMatch(/Going on with the run of .*100 sent before/);
    expect(lines(resumed.out)).toEqual([expect.objectContaining({ queued: OBJECTS - 100, complete: true })]);
    const second = await keysIn(urls.intake);
    expect(second).toHaveLength(OBJECTS - 100);
    expect(new Set([...first, ...second]).size).toBe(OBJECTS);
    expect(progressFiles()).toEqual([]);
  });

  test('another prefix, or --restart, does not go on with that run', async () => {
    expect((await run('backfill', '--prefix', 'bulk/', '--limit', '7')).err).toMatch(/7 queued.*run it again/);
    expect(progressFiles()).toHaveLength(1);
    expect(await keysIn(urls.intake)).toHaveLength(7);
    expect((await run('backfill', '--prefix', 'bulk/00')).err).toMatch(/^backfill: 10 queued/);
    expect((await run('backfill', '--prefix', 'bulk/', '--restart', '--limit', '3')).err).toMatch(
      /^backfill: 3 queued/,
    );
    await keysIn(urls.intake);
    const next = await run('backfill', '--prefix', 'bulk/', '--limit', '2');
    expect(next.err).toMatch(/behind bulk\/002 /);
    expect((await keysIn(urls.intake)).sort()).toEqual(['bulk/003 ü🎉\uFFFE.txt', 'bulk/004 ü🎉\uFFFE.txt']);
  });

  test.each(['intake', 'digest'] as const)('nothing is sent while too much waits in the %s queue', async (name) => {
    const waiting = ['51', '51', '50'];
    proxy.decide(({ action, body }) => {
      if (action !== 'GetQueueAttributes' || body.QueueUrl !== urls[name]) return THROUGH;
      return { kind: 'answer', body: { Attributes: { ApproximateNumberOfMessages: waiting.shift() ?? '0' } } };
    });
    expect((await run('backfill', '--prefix', 'bulk/00', '--waiting', '50')).err).toMatch(/^backfill: 10 queued/);
    const actions = proxy.calls.map(({ action }) => action);
    expect(actions.indexOf('SendMessageBatch')).toBe(6);
    expect(actions.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => 'GetQueueAttributes'));
  });

  test('entries of a batch that failed are sent again, alone', async () => {
    proxy.decide(({ action, nth, body }) => {
      if (action !== 'SendMessageBatch' || nth > 0) return THROUGH;
      const entries: unknown = body.Entries;
      if (!Array.isArray(entries)) throw new Error('no entries');
      const [first, ...others] = entries;
      const failure = { Id: first.Id, Code: 'InternalError', SenderFault: false, Message: 'try again' };
      return {
        kind: 'answer',
        body: { Successful: [], Failed: [failure, ...others.map(({ Id }) => ({ ...failure, Id }))] },
      };
    });
    expect((await run('backfill', '--prefix', 'bulk/00')).code).toBe(0);
    expect((await keysIn(urls.intake)).sort()).toHaveLength(10);
    expect(proxy.calls.filter(({ action }) => action === 'SendMessageBatch')).toHaveLength(2);
  });

  test('an entry that the queue will never take is named, and the others go', async () => {
    proxy.decide(({ action, body }) => {
      const entries: unknown = body.Entries;
      if (action !== 'SendMessageBatch' || !Array.isArray(entries)) return THROUGH;
      const Failed = [{ Id: entries[0].Id, Code: 'InvalidMessageContents', SenderFault: true, Message: 'no' }];
      return { kind: 'answer', body: { Successful: [], Failed } };
    });
    const { code, out, err } = await run('backfill', '--prefix', 'bulk/00', '--json');
    expect(code).toBe(1);
    expect(lines(out)).toEqual([
      expect.objectContaining({ queued: 9, problems: [expect.stringContaining('bulk/000')] }),
    ]);
    expect(err).toMatch(/bulk\/000 ü.*InvalidMessageContents no/);
  });

  test('redigest sends what the digest expects, resumes, and takes ready articles only', async () => {
    proxy.decide(batchesUpTo(10, { kind: 'hang' }));
    const killed = start('redigest', '--older-than-engine', '0.2.0', '--from', '2026-01-01');
    // The eleventh batch is only sent when what the first ten came to has been written down.
    await eventually(
      async () => (proxy.calls.filter(({ action }) => action === 'SendMessageBatch').length > 10 ? true : null),
      'the second hundred to begin',
    );
    killed.child.kill('SIGKILL');
    await killed.ended;
    proxy.decide(() => THROUGH);
    expect(await run('redigest', '--older-than-engine', '0.2.0', '--from', '2026-01-01')).toMatchObject({ code: 0 });
    const messages = (await drain(sqs, urls.digest)).map((body): Record<string, string> => JSON.parse(body));
    expect(new Set(messages.map(({ id }) => id)).size).toBe(150);
    expect(messages).toHaveLength(150);
    expect(messages).toContainEqual({
      id: expect.stringMatching(/^0-[0-9a-f]{16}$/),
      sequencer: 'A000'.padEnd(40, '0'),
      engine: '0.1.0',
    });
  });

  test('reclean takes ready and rejected articles, or those of a status', async () => {
    const { out } = await run('reclean', '--older-than-engine', '0.2.0', '--json');
    expect(lines(out)).toEqual([expect.objectContaining({ queued: 151 })]);
    const keys = await keysIn(urls.intake);
    expect(keys).toContain('news/refused.pdf');
    expect(keys).not.toContain('news/failed.txt');
    await run('reclean', '--status', 'failed');
    expect((await drain(sqs, urls.intake)).map((body): unknown => JSON.parse(body))).toEqual([
      { nutgraf: 'reclean', key: 'news/failed.txt' },
    ]);
    expect((await run('reclean', '--key', 'news/gone.txt')).err).toMatch(/it is deleted/);
    // No record is older than the engine that cleaned and digested all of them.
    expect((await run('redigest', '--older-than-engine', '0.1.0')).err).toMatch(/^redigest: 0 of 150 queued/);
  });

  test('resync lists, and queues, what has no record and what has no object', async () => {
    const shown = await run('resync', '--dry-run', '--json', '--prefix', 'bulk/00');
    const times = { eventTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) };
    expect(lines(shown.out)).toEqual(
      Array.from({ length: 10 }, (_, index) => ({ key: `bulk/00${index} ü🎉\uFFFE.txt`, why: 'no record', ...times })),
    );
    expect(await drain(sqs, urls.intake)).toEqual([]);
    // A tombstone without an object is as it should be.
    const { err } = await run('resync', '--prefix', 'news/');
    expect(err).toMatch(/^resync: 152 queued/);
    const messages = (await drain(sqs, urls.intake)).map((body): unknown => JSON.parse(body));
    expect(messages).toHaveLength(152);
    expect(messages).toContainEqual({ nutgraf: 'resync', key: 'news/failed.txt', ...times });
    expect(progressFiles()).toEqual([]);
  });

  describe('redrive', () => {
    const LETTERS = Array.from({ length: 23 }, (_, index) =>
      JSON.stringify({ nutgraf: 'reclean', key: `dead/${index}` }),
    );

    beforeEach(async () => {
      proxy.decide(shortHold);
      for (let start = 0; start < LETTERS.length; start += 10) {
        await sqs.send(
          new SendMessageBatchCommand({
            QueueUrl: urls.intakeDead,
            Entries: LETTERS.slice(start, start + 10).map((MessageBody, index) => ({ Id: String(index), MessageBody })),
          }),
        );
      }
      const MessageAttributes = { from: { DataType: 'String', StringValue: 'somebody' } };
      await sqs.send(
        new SendMessageCommand({ QueueUrl: urls.digestDead, MessageBody: '{"id":"x"}', MessageAttributes }),
      );
    });

    test('shows what waits without moving it', async () => {
      const { out } = await run('redrive', '--dry-run', '--json');
      expect(lines(out)).toEqual([
        { queue: 'intake', waiting: 23, shown: expect.arrayContaining([expect.objectContaining({ receives: 1 })]) },
        { queue: 'digest', waiting: 1, shown: [expect.objectContaining({ about: ['x'] })] },
      ]);
      expect(await drain(sqs, urls.intake)).toEqual([]);
      expect(await drain(sqs, urls.intakeDead, 1_200)).toHaveLength(23);
    });

    test('moves both queues’ letters, attributes and all, or as many as it is told', async () => {
      const some = await run('redrive', '--queue', 'intake', '--limit', '4', '--json');
      expect(lines(some.out)).toEqual([expect.objectContaining({ moved: 4, waiting: 19 })]);
      expect((await run('redrive')).code).toBe(0);
      expect((await drain(sqs, urls.intake)).sort()).toEqual([...LETTERS].sort());
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl: urls.digest, MessageAttributeNames: ['All'] }),
      );
      expect(Messages[0]?.MessageAttributes?.from?.StringValue).toBe('somebody');
      for (const url of [urls.intakeDead, urls.digestDead]) expect(await drain(sqs, url)).toEqual([]);
    });

    test.each(['SendMessage', 'DeleteMessage'])('killed at a %s it loses nothing', async (action) => {
      proxy.decide((call) => (call.action === action && call.nth >= 4 ? { kind: 'hang' } : shortHold(call)));
      const killed = start('redrive', '--queue', 'intake');
      await eventually(
        async () => (proxy.calls.filter((call) => call.action === action).length > 4 ? true : null),
        'a call to hang',
      );
      killed.child.kill('SIGKILL');
      await killed.ended;
      proxy.decide(shortHold);
      expect((await run('redrive', '--queue', 'intake')).code).toBe(0);
      const moved = await drain(sqs, urls.intake);
      expect([...new Set(moved)].sort()).toEqual([...LETTERS].sort());
      // What was sent and not yet deleted went twice; a message that was not sent was not deleted.
      expect(moved.length).toBeLessThanOrEqual(LETTERS.length + 10);
      expect(await drain(sqs, urls.intakeDead)).toEqual([]);
    });

    test('moves events that could not be delivered to the intake queue, by itself', async () => {
      const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: 'undelivered' }));
      const { endpoints } = system;
      const outputs = { ...endpoints.outputs, UndeliveredEventsUrl: QueueUrl };
      const folder = runFolder({ ...endpoints, queues: proxy.endpoint, outputs });
      const event = { 'detail-type': 'Object Created', detail: { object: { key: 'news/late.txt' } } };
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(event) }));
      const shown = await nutgraf(['redrive', '--data', folder, '--queue', 'events', '--dry-run', '--json']);
      expect(lines(shown.out)).toEqual([
        { queue: 'events', waiting: 1, shown: [expect.objectContaining({ about: ['Object Created news/late.txt'] })] },
      ]);
      await eventually(
        async () => ((await nutgraf(['redrive', '--data', folder, '--queue', 'events'])).code === 0 ? true : null),
        'the move',
      );
      expect(proxy.calls.map(({ action }) => action)).not.toContain('StartMessageMoveTask');
      expect((await drain(sqs, urls.intake)).map((body): unknown => JSON.parse(body))).toEqual([event]);
      // Where events come by notifications there is no such queue.
      expect((await run('redrive', '--queue', 'events')).err).toMatch(/no queue of undelivered events/);
      rmSync(folder, { recursive: true, force: true });
    });

    test('leaves a letter that failed again where it is, and says so', async () => {
      let failedAgain = 0;
      proxy.decide((call) => {
        if (call.action !== 'SendMessage' || call.nth > 0) return shortHold(call);
        return {
          kind: 'through',
          async afterwards() {
            // Five deliveries that fail; the sixth time it is a dead letter.
            for (let receive = 0; receive < 6; receive++) {
              await sqs.send(new ReceiveMessageCommand({ QueueUrl: urls.digest, VisibilityTimeout: 0 }));
            }
            failedAgain += 1;
          },
        };
      });
      const { code, out, err } = await run('redrive', '--queue', 'digest', '--json');
      expect(failedAgain).toBe(1);
      expect(code).toBe(1);
      expect(lines(out)).toEqual([expect.objectContaining({ moved: 1, waiting: 1 })]);
      expect(err).toMatch(/1 failed again/);
    });

    test('lets SQS move them where it can, and follows a task that runs already', async () => {
      const task = (Status: string, moved: number, StartedTimestamp: number) => ({
        Status,
        StartedTimestamp,
        ApproximateNumberOfMessagesMoved: moved,
        ApproximateNumberOfMessagesToMove: 23,
        SourceArn: 'arn',
      });
      const answers = [
        [task('COMPLETED', 9, 1)],
        [task('COMPLETED', 9, 1)],
        [task('RUNNING', 5, 2)],
        [task('COMPLETED', 23, 2)],
      ];
      proxy.decide(({ action, nth }) => {
        if (action === 'ListMessageMoveTasks') return { kind: 'answer', body: { Results: answers[nth] } };
        return action === 'StartMessageMoveTask' ? { kind: 'answer', body: { TaskHandle: 'handle' } } : THROUGH;
      });
      const started = await run('redrive', '--queue', 'intake', '--json');
      expect(lines(started.out)).toEqual([expect.objectContaining({ moved: 23, problem: null })]);
      const [start] = proxy.calls.filter(({ action }) => action === 'StartMessageMoveTask');
      expect(start?.body).toEqual({ SourceArn: expect.stringMatching(/:nutgraf-intake-dead-letters$/) });
      expect(proxy.calls.map(({ action }) => action)).not.toContain('DeleteMessage');

      proxy.decide(({ action, nth }) => {
        if (action !== 'ListMessageMoveTasks') return THROUGH;
        const [status, reason] = nth === 0 ? ['RUNNING', undefined] : ['FAILED', 'AccessDenied'];
        return { kind: 'answer', body: { Results: [{ ...task(status, 3, 2), FailureReason: reason }] } };
      });
      const followed = await run('redrive', '--queue', 'intake');
      expect(followed.code).toBe(1);
      expect(followed.err).toMatch(/the move ended as FAILED: AccessDenied/);
      expect(proxy.calls.map(({ action }) => action)).not.toContain('StartMessageMoveTask');
    });
  });

  test('put killed half-way uploads only what is missing', async () => {
    // Unchanged objects are passed over by the hash they carry, whoever put them.
    const folder = join(ROOT, 'events/articles');
    const killed = start('put', '--parallel', '1', '--prefix', 'killed/', '--json', folder);
    killed.child.stdout?.once('data', () => killed.child.kill('SIGKILL'));
    const { out: before } = await killed.ended;
    const { code, out } = await run('put', '--prefix', 'killed/', '--json', folder);
    expect(code).toBe(0);
    const outcomes = new Map(lines<{ key: string; outcome: string }>(out).map(({ key, outcome }) => [key, outcome]));
    expect(outcomes.size).toBe(readdirSync(folder).length);
    for (const { key } of lines<{ key: string }>(before)) expect(outcomes.get(key)).toBe('unchanged');
    expect(lines(before).length).toBeGreaterThan(0);
  });
});
