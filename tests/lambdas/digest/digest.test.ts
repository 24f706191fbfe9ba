import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { articleId, RejectedError } from '../../../engine/index.ts';
import { MAX_TEXT_BYTES } from '../../../engine/limits.ts';
import type { Digest } from '../../../engine/record.ts';
import { padSequencer } from '../../../lambdas/shared/store/keys.ts';
import { allRows } from '../../support/all-rows.ts';
import { message } from '../../support/events.ts';
import { Steps } from '../../support/faults.ts';
import { ModelBucket } from '../../support/model-bucket.ts';
import { Pipeline, type PipelineOptions } from '../../support/pipeline.ts';
import { expectSettled, recordOf, rowText, under } from '../../support/rows.ts';
import { standInDigest } from '../../support/stand-in.ts';
import { tableForTests } from '../../support/table-for-tests.ts';

const KEY = 'news/2026/council.html';
const ID = articleId(KEY);
const TEXT = 'The council of @ada_holm and @ben_ruiz met on 2026-03-01.';

describe('digest', () => {
  const table = tableForTests({ emptied: true });
  let bucket: ModelBucket;
  let pipeline: Pipeline;
  const fresh = (options: Partial<PipelineOptions> = {}) => {
    bucket = new ModelBucket();
    pipeline = new Pipeline({ table, bucket, ...options });
  };
  /** Cleans one object and gives the digest message. */
  const cleaned = async (text = TEXT) => {
    await pipeline.clean([message('m', { Records: [bucket.put(KEY, text)] })]);
    const body = pipeline.digestQueue.shift();
    if (body === undefined) throw new Error('nothing to digest');
    return body;
  };

  it('turns a clean text into a whole record, its names, and their entries in the directory', async () => {
    fresh();
    expect(await pipeline.digest([message('d', await cleaned())])).toEqual([]);
    const record = await recordOf(table, KEY);
    expect(record).toMatchObject({
      id: ID,
      key: KEY,
      status: 'ready',
      title: 'About The council of @ada_',
      lead: TEXT,
      publishedAt: '2026-03-01',
      sortAt: '2026-03-01T00:00:00.000Z',
      words: 9,
      language: 'en',
      digestedAt: '2026-03-05T10:00:02.000Z',
      engine: '0.1.0',
      cleanEngine: '0.1.0',
      origin: { versionId: 'v1', eventTime: '2026-03-05T10:00:00.000Z' },
      article: { text: TEXT },
    });
    const rows = await allRows(table);
    expect(under(rows, 'NAME#')).toHaveLength(2);
    expect(under(rows, 'NAME#').map(({ sk, name, id, sortAt }) => ({ sk, name, id, sortAt }))).toContainEqual({
      sk: `2026-03-01T00:00:00.000Z#${ID}`,
      name: 'ada holm',
      id: ID,
      sortAt: '2026-03-01T00:00:00.000Z',
    });
    expect(under(rows, 'NAMES#').map(({ pk, sk, name, key }) => [pk, sk, name, key])).toEqual(
      expect.arrayContaining([
        ['NAMES#ad', 'ada holm', 'ada holm', 'ada holm'],
        ['NAMES#be', 'ben ruiz', 'ben ruiz', 'ben ruiz'],
      ]),
    );
    expect(under(rows, `ARTICLE#${ID}|RECORD`)).toMatchObject([
      { listPk: expect.stringMatching(/^ready#[0-7]$/), listSk: `2026-03-01T00:00:00.000Z#${ID}` },
    ]);
  });

  it('lists an article that claims to be from the future under the time of its event', async () => {
    fresh();
    await pipeline.digest([message('d', await cleaned('To appear on 2031-01-01, says @ada_holm.'))]);
    expect(await recordOf(table, KEY)).toMatchObject({ publishedAt: '2031-01-01', sortAt: '2026-03-05T10:00:00.000Z' });
  });

  it('writes its names before the record, and removes old ones after it', async () => {
    fresh();
    await pipeline.digest([message('d', await cleaned())]);
    const second = await cleaned('Now @ben_ruiz and @cleo_marsh on 2026-03-02.');
    const steps = new Steps();
    await pipeline.digest([message('d', second)], steps);
    const order = steps.calls;
    const swap = order.lastIndexOf('PutCommand');
    expect(order.slice(0, swap).filter((call) => call === 'DeleteCommand')).toEqual([]);
    expect(order.slice(0, swap).filter((call) => call === 'PutCommand').length).toBeGreaterThanOrEqual(2);
    // Old names and story rows go first, then the list of them; the notice comes last.
    expect([...new Set(order.slice(swap + 1, -2))]).toEqual(['DeleteCommand']);
    expect(order.slice(-2)).toEqual(['UpdateCommand', 'Object']);
    expect(await expectSettled(table, KEY, 'Now @ben_ruiz and @cleo_marsh on 2026-03-02.')).toBe(0);
  });

  it('lists an article under twelve names at most', async () => {
    const mention = { text: 'x', start: 0, end: 1, kind: 'name' } as const;
    fresh({
      digestArticle: (article) => {
        const { facts, ...rest } = standInDigest(article);
        return {
          ...rest,
          facts: { ...facts, people: facts.people.map((one) => ({ ...one, mentions: [mention, mention] })) },
        };
      },
    });
    const many = Array.from({ length: 20 }, (_, at) => `@person_${String.fromCharCode(97 + at)}`).join(' ');
    await pipeline.digest([message('d', await cleaned(many))]);
    expect(under(await allRows(table), 'NAME#')).toHaveLength(12);
    expect((await recordOf(table, KEY))?.nameRows).toHaveLength(12);
    expect((await recordOf(table, KEY))?.digest?.facts.people).toHaveLength(20);
  });

  it('delivered again writes nothing', async () => {
    fresh();
    const body = await cleaned();
    await pipeline.digest([message('d', body)]);
    const before = await allRows(table);
    const steps = new Steps();
    expect(await pipeline.digest([message('d', body)], steps)).toEqual([]);
    expect(await allRows(table)).toEqual(before);
    // The last is the notice, which whoever stored the record may not have sent.
    expect(steps.calls).toEqual(['GetCommand', 'Object']);
    expect(pipeline.telemetry.of('Duplicate')).toBe(1);
  });

  it('takes one of two equal messages in a batch', async () => {
    fresh();
    const body = await cleaned();
    expect(await pipeline.digest([message('1', body), message('2', body)])).toEqual([]);
    expect(pipeline.telemetry.of('Superseded')).toBe(1);
    expect(await expectSettled(table, KEY, TEXT)).toBe(0);
  });

  it('takes the newest of an article in a batch', async () => {
    fresh();
    const [first, second] = [await cleaned(), await cleaned('A second report.')];
    expect(await pipeline.digest([message('1', second), message('2', first)])).toEqual([]);
    expect(await expectSettled(table, KEY, 'A second report.')).toBe(0);
    expect(pipeline.telemetry.of('Applied')).toBe(3);
  });

  it('ends when a newer version is there', async () => {
    fresh();
    const [first, second] = [await cleaned(), await cleaned('A second report.')];
    await pipeline.digest([message('2', second)]);
    expect(await pipeline.digest([message('1', first)])).toEqual([]);
    expect(pipeline.telemetry.of('Stale')).toBe(1);
    expect(await expectSettled(table, KEY, 'A second report.')).toBe(0);
  });

  describe('the time to ready', () => {
    // The event is of 10:00:00, the clock says two seconds later.
    const measured = () => pipeline.telemetry.times.get('TimeToReady') ?? [];

    it('is measured once for each version that becomes ready', async () => {
      fresh();
      const body = await cleaned();
      for (let delivery = 0; delivery < 2; delivery++) await pipeline.digest([message('d', body)]);
      expect(measured()).toEqual([2_000]);
      await pipeline.digest([message('d', await cleaned('A second report of @ada_holm.'))]);
      expect(measured()).toEqual([2_000, 2_000]);
    });

    it('is not below zero where clocks differ', async () => {
      fresh({ now: () => new Date('2026-03-05T09:59:59.000Z') });
      await pipeline.digest([message('d', await cleaned())]);
      expect(measured()).toEqual([0]);
    });

    it.each(['backfill', 'resync'])('is not measured of what a %s took in', async (nutgraf) => {
      fresh();
      if (nutgraf === 'resync') {
        await pipeline.deliver(bucket.put(KEY, 'An old report.'));
        pipeline.telemetry.times.clear();
      }
      bucket.put(KEY, TEXT);
      await pipeline.clean([message('m', { nutgraf, key: KEY, eventTime: '2025-12-01T00:00:00.000Z' })]);
      await pipeline.drainDigests();
      expect(await recordOf(table, KEY)).toMatchObject({ status: 'ready', lead: TEXT });
      expect(measured()).toEqual([]);
    });

    it('is not measured again of what a newer engine digests', async () => {
      fresh();
      const body = await cleaned();
      await pipeline.digest([message('d', body)]);
      pipeline = new Pipeline({ table, bucket, engine: '0.2.0' });
      await pipeline.digest([message('d', body)]);
      expect(pipeline.telemetry.of('Applied')).toBe(1);
      expect(measured()).toEqual([]);
    });
  });

  describe('with a newer engine', () => {
    const louder = (article: Parameters<typeof standInDigest>[0]): Digest => ({
      ...standInDigest(article),
      title: 'Louder',
    });

    it('digests stored text again, after the clean-text row has gone', async () => {
      fresh();
      const body = await cleaned();
      await pipeline.digest([message('d', body)]);
      for (const row of under(await allRows(table), `ARTICLE#${ID}|CLEAN#`)) await removeRow(row);
      const next = new Pipeline({ table, bucket, engine: '0.2.0', digestArticle: louder });
      expect(await next.digest([message('d', body)])).toEqual([]);
      expect(await recordOf(table, KEY)).toMatchObject({
        title: 'Louder',
        engine: '0.2.0',
        cleanEngine: '0.1.0',
        article: { text: TEXT },
      });
    });

    it('is not undone by an older one', async () => {
      fresh();
      const body = await cleaned();
      await new Pipeline({ table, bucket, engine: '0.10.0', digestArticle: louder }).digest([message('d', body)]);
      expect(await pipeline.digest([message('d', body)])).toEqual([]);
      expect(await recordOf(table, KEY)).toMatchObject({ title: 'Louder', engine: '0.10.0' });
    });
  });

  describe('without its text', () => {
    const removeClean = async () => {
      for (const row of under(await allRows(table), `ARTICLE#${ID}|CLEAN#`)) await removeRow(row);
    };

    it('fails for good and says what to do', async () => {
      fresh();
      const body = await cleaned();
      await removeClean();
      expect(await pipeline.digest([message('d', body, 1)])).toEqual(['d']);
      expect(await recordOf(table, KEY)).toMatchObject({ status: 'processing' });
      expect(await pipeline.digest([message('d', body, 5)])).toEqual(['d']);
      expect(await recordOf(table, KEY)).toMatchObject({
        status: 'failed',
        reason: 'clean-text-gone',
        detail: expect.stringContaining('reclean'),
      });
    });

    it('fails without a trace where nothing at all is known of the article', async () => {
      fresh();
      const body = { id: ID, sequencer: padSequencer('01'), engine: '0.1.0' };
      expect(await pipeline.digest([message('d', body, 5)])).toEqual(['d']);
      expect(await allRows(table)).toEqual([]);
    });

    it('ends where a removal took it', async () => {
      fresh();
      const body = await cleaned();
      await pipeline.clean([message('m', { Records: [bucket.remove(KEY)] })]);
      expect(await pipeline.digest([message('d', body)])).toEqual([]);
      expect(await expectSettled(table, KEY, null)).toBe(0);
    });
  });

  it('ends where an event found an object once and nothing the next time', async () => {
    fresh();
    bucket.put(KEY, TEXT);
    const removal = { Records: [bucket.removeVersion(KEY, 0)] };
    bucket.put(KEY, 'A second report, whose event is late.');
    await pipeline.clean([message('m', removal)]);
    const body = pipeline.digestQueue.shift() ?? '';
    bucket.remove(KEY);
    // As a second delivery that looked later, before the first had its digest.
    await pipeline.clean([message('m', removal)]);
    expect(await pipeline.digest([message('d', body)])).toEqual([]);
    expect(await expectSettled(table, KEY, null)).toBe(0);
  });

  it('keeps a tombstone against an object that the same event finds later, which has an event of its own', async () => {
    fresh();
    bucket.put(KEY, TEXT);
    const removal = { Records: [bucket.removeVersion(KEY, 0)] };
    await pipeline.clean([message('m', removal)]);
    const second = { Records: [bucket.put(KEY, 'A second report, whose event is late.')] };
    await pipeline.clean([message('m', removal)]);
    expect(pipeline.digestQueue).toEqual([]);
    expect(await expectSettled(table, KEY, null)).toBe(0);
    await pipeline.clean([message('n', second)]);
    await pipeline.drainDigests();
    expect(await expectSettled(table, KEY, bucket.current(KEY))).toBe(0);
  });

  describe('too large a result', () => {
    /** A digest that no compressor makes small. */
    const huge = (article: Parameters<typeof standInDigest>[0]): Digest => {
      let state = 1;
      const keyphrases = Array.from({ length: 40_000 }, () => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return { text: state.toString(36), start: state, end: state + 1, score: state / 2 ** 32 };
      });
      const digest = standInDigest(article);
      return { ...digest, facts: { ...digest.facts, keyphrases } };
    };

    it('becomes a rejected record, with no name left', async () => {
      fresh();
      await pipeline.digest([message('d', await cleaned())]);
      const body = await cleaned(`A second report. ${'x'.repeat(MAX_TEXT_BYTES / 2)}`);
      const large = new Pipeline({ table, bucket, digestArticle: huge });
      expect(await large.digest([message('d', body)])).toEqual([]);
      expect(await recordOf(table, KEY)).toMatchObject({
        status: 'rejected',
        reason: 'too-large',
        article: null,
        nameRows: [],
        staleNameRows: [],
      });
      expect(under(await allRows(table), 'NAME#')).toEqual([]);
      expect(await large.digest([message('d', body)])).toEqual([]);
      expect(large.telemetry.of('Stale')).toBe(1);
    });
  });

  it('takes a text that is too much work for one that never becomes a record, and does not try again', async () => {
    fresh();
    const digestArticle = (): Digest => {
      throw new RejectedError('too-complex', 'It takes too much work.');
    };
    const refusing = new Pipeline({ table, bucket, digestArticle });
    expect(await refusing.digest([message('d', await cleaned())])).toEqual([]);
    expect(await recordOf(table, KEY)).toMatchObject({
      status: 'rejected',
      reason: 'too-complex',
      detail: 'It takes too much work.',
      article: null,
    });
  });

  it('cuts a very long first sentence in the listing only, and never through a character', async () => {
    fresh();
    const text = `${'x'.repeat(999)}📰 and so on`;
    await pipeline.digest([message('d', await cleaned(text))]);
    const record = await recordOf(table, KEY);
    expect(record?.lead).toBe('x'.repeat(999));
    expect(record?.article?.text).toBe(text);
  });

  it('fails junk alone', async () => {
    fresh();
    const good = await cleaned();
    const messages = [
      message('json', '{"id": '),
      message('good', good),
      message('shape', { hello: 'world' }),
      message('sequencer', { id: ID, sequencer: '0065F2', engine: '0.1.0' }),
      message('engine', { id: ID, sequencer: padSequencer('01'), engine: 'latest' }),
    ];
    expect(await pipeline.digest(messages)).toEqual(['json', 'shape', 'sequencer', 'engine']);
    expect(await recordOf(table, KEY)).toMatchObject({ status: 'ready' });
  });

  it('notes a failing engine at the last delivery, without a word of the text', async () => {
    fresh({
      digestArticle: ({ text }) => {
        throw new Error(`cannot read: ${text}`);
      },
    });
    const body = await cleaned();
    expect(await pipeline.digest([message('d', body, 5)])).toEqual(['d']);
    expect(await recordOf(table, KEY)).toMatchObject({ status: 'failed', reason: 'service' });
    const [record = {}] = under(await allRows(table), `ARTICLE#${ID}|RECORD`);
    expect(rowText(record)).not.toContain('council of');
  });

  const removeRow = async ({ pk, sk }: Record<string, unknown>) => {
    await table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }));
  };
});
