import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import schema from '../../../docs/notice.schema.json' with { type: 'json' };
import { articleId } from '../../../engine/index.ts';
import { noticeOf } from '../../../lambdas/shared/messages/notice.ts';
import {
  busNotices,
  type EventEntry,
  noticesFrom,
  type TopicMessage,
  topicNotices,
} from '../../../lambdas/shared/messages/send-notices.ts';
import { readState } from '../../../lambdas/shared/store/records.ts';
import { CalmPipeline } from '../../faults/calm.ts';
import { NEW, OLD } from '../../faults/engines.ts';
import { type Services, startServices } from '../../faults/services.ts';

const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats.default(ajv);
const isNotice = ajv.compile(schema);

const KEY = 'news/quay.txt';
const ID = articleId(KEY);
const SAMPLE = {
  format: 1,
  notice: 'ready',
  id: ID,
  key: KEY,
  ver: '0A#1',
  sequencer: '0A',
  status: 'ready',
  title: 'The quay opens',
  site: null,
  publishedAt: null,
  language: 'en',
  reason: null,
  eventTime: '2026-03-05T10:00:00.000Z',
} as const;

describe('what is told of an article', () => {
  let services: Services;
  let pipeline: CalmPipeline;
  beforeAll(async () => {
    services = await startServices();
    pipeline = new CalmPipeline(services, OLD);
  });
  afterAll(() => services.stop());

  const put = (words: string) =>
    pipeline.intake.live.send(pipeline.bucket.put(KEY, { bytes: Buffer.from(words), contentType: 'text/plain' }));
  /** What is told while the queues are worked off. */
  const told = async () => {
    const before = pipeline.notices.length;
    await pipeline.settle();
    return pipeline.notices.slice(before);
  };
  const state = () => readState({ client: services.table, name: services.tableName }, ID);

  it('follows it from its first version to its removal, each time by the record’s version', async () => {
    const steps: readonly (readonly [string, () => void])[] = [
      ['ready', () => put('First @ada_holm spoke.')],
      ['changed', () => put('Second @ben_ruiz spoke.')],
      ['rejected', () => put(' ')],
      ['ready', () => put('Third @cleo_marsh spoke.')],
      ['removed', () => pipeline.intake.live.send(pipeline.bucket.remove(KEY) ?? '')],
    ];
    let last = '';
    for (const [notice, happen] of steps) {
      happen();
      const notices = await told();
      expect(notices.map((one) => [one.notice, one.id, one.key])).toEqual([[notice, ID, KEY]]);
      expect(notices.filter((one) => !isNotice(one))).toEqual([]);
      const ver = notices[0]?.ver ?? '';
      expect(ver).toBe((await state())?.ver);
      expect(ver > last).toBe(true);
      expect(ver.startsWith(`${notices[0]?.sequencer}#`)).toBe(true);
      last = ver;
    }
    expect(pipeline.notices.at(-1)).toMatchObject({ title: null, status: 'deleted' });
  });

  it('is told again by whatever is delivered again, as it was told before', async () => {
    put('Once @ada_holm spoke.');
    await told();
    const body = pipeline.bucket.put(KEY, { bytes: Buffer.from('Twice she spoke.'), contentType: 'text/plain' });
    pipeline.intake.live.send(body);
    const [first] = await told();
    pipeline.intake.live.send(body);
    expect(await told()).toEqual([first]);
    expect(first?.notice).toBe('changed');
  });

  it('is "changed" where a newer engine reads it anew', async () => {
    put('Read @ada_holm anew.');
    await told();
    pipeline.engine = NEW;
    pipeline.command('reclean', KEY);
    expect((await told()).map(({ notice }) => notice)).toEqual(['changed']);
  });

  it('of an article under embargo is told when it is over, and not before', async () => {
    const end = pipeline.now() + 5 * 3_600_000 + 1;
    put(`Held @ada_holm spoke. [embargo ${new Date(end).toISOString()}]`);
    const notices = await told();
    expect(notices.map(({ notice, id }) => [notice, id])).toEqual([['changed', ID]]);
    expect(pipeline.now()).toBeGreaterThanOrEqual(end);
    expect(pipeline.digests.live.size).toBe(0);
  });

  it('of an article whose embargo names no end is not told until a version has none', async () => {
    put('Held @ada_holm spoke. [embargo further notice]');
    expect(await told()).toEqual([]);
    put('Free @ada_holm spoke.');
    expect((await told()).map(({ notice }) => notice)).toEqual(['changed']);
  });

  it('follows from the status where the record was stored before notices were', async () => {
    const held = await state();
    if (held === null) throw new Error('there is no record');
    const as = (status: typeof held.status) => noticeOf({ ...held, status, notice: null })?.notice ?? null;
    expect((['processing', 'ready', 'rejected', 'failed', 'deleted'] as const).map(as)).toEqual([
      null,
      'ready',
      'rejected',
      null,
      'removed',
    ]);
  });
});

describe('a bus', () => {
  it('gets one event a notice', async () => {
    const entries: EventEntry[] = [];
    const notices = busNotices(
      async (entry) => ({ FailedEntryCount: entries.push(entry) - 1 }),
      'default',
      'nutgraf.N',
    );
    await notices.send(SAMPLE);
    expect(entries).toEqual([
      {
        EventBusName: 'default',
        Source: 'nutgraf.N',
        DetailType: 'Nutgraf article ready',
        Detail: JSON.stringify(SAMPLE),
      },
    ]);
  });

  it('that takes the call and not the event is tried again', async () => {
    const put = async () => ({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'ThrottlingException' }] });
    await expect(busNotices(put, 'default', 'nutgraf.N').send(SAMPLE)).rejects.toMatchObject({
      permanent: false,
      message: expect.stringContaining('ThrottlingException'),
    });
  });
});

it('a topic gets one message a notice, with attributes to filter by', async () => {
  const messages: TopicMessage[] = [];
  await topicNotices(async (message) => messages.push(message), 'arn:topic', 'nutgraf.N').send(SAMPLE);
  expect(messages).toEqual([
    {
      TopicArn: 'arn:topic',
      Message: JSON.stringify(SAMPLE),
      MessageAttributes: {
        notice: { DataType: 'String', StringValue: 'ready' },
        source: { DataType: 'String', StringValue: 'nutgraf.N' },
      },
    },
  ]);
});

describe('noticesFrom', () => {
  afterEach(() => vi.unstubAllEnvs());
  const clients = {
    putEvents: () => async () => ({ FailedEntryCount: 0 }),
    publish: () => async () => ({}),
  };

  it('gives nothing where the stack wants nothing', () => {
    expect(noticesFrom(clients)).toBeNull();
  });

  it.each(['NOTICE_BUS', 'NOTICE_TOPIC'])('needs a source beside %s', (name) => {
    vi.stubEnv(name, 'x');
    expect(() => noticesFrom(clients)).toThrow('NOTICE_SOURCE');
    vi.stubEnv('NOTICE_SOURCE', 'nutgraf.N');
    expect(noticesFrom(clients)).not.toBeNull();
  });
});
