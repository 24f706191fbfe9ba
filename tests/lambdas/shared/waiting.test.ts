import { describe, expect, it } from 'vitest';
import { articleId } from '../../../engine/index.ts';
import { readDigestMessage } from '../../../lambdas/shared/messages/digest-message.ts';
import { seal, unseal } from '../../../lambdas/shared/messages/seal.ts';
import { readState } from '../../../lambdas/shared/store/records.ts';
import { allRows } from '../../support/all-rows.ts';
import { STORES } from '../../support/dynamodb-local.ts';
import { message } from '../../support/events.ts';
import { Steps } from '../../support/faults.ts';
import { ModelBucket } from '../../support/model-bucket.ts';
import { Pipeline, type PipelineOptions } from '../../support/pipeline.ts';
import { expectSettled, recordOf, under } from '../../support/rows.ts';
import { tableForTests } from '../../support/table-for-tests.ts';

const KEY = 'news/2026/ferry.txt';
const ID = articleId(KEY);
const TEXT = 'Ferries of @ada_holm run again.';

/** Where a text waits until it is digested, once all is written as version 0.2 reads it. */
describe.each(STORES)('a text that waits, on $name', ({ start }) => {
  const table = tableForTests({ emptied: true, start });
  const bucket = new ModelBucket();
  const pipelineWith = (over: Partial<PipelineOptions> = {}) =>
    new Pipeline({ table, bucket, packing: 'columns', ...over });
  const put = (text = TEXT) => message('m', { Records: [bucket.put(KEY, text)] });
  const places = async () => {
    const rows = under(await allRows(table), `ARTICLE#${ID}|`);
    const record = rows.find(({ sk }) => sk === 'RECORD');
    return { clean: rows.length - (record === undefined ? 0 : 1), waiting: record?.waitingEngine ?? null };
  };

  it('of a new article is in its message, and its record has the key', async () => {
    const pipeline = pipelineWith();
    expect(await pipeline.clean([put()])).toEqual([]);
    expect(await places()).toEqual({ clean: 0, waiting: '0.1.0' });
    const [body = ''] = pipeline.digestQueue;
    expect(body).not.toContain('Ferries');
    expect(JSON.stringify(readDigestMessage(body))).toBe(body);
    expect(await recordOf(table, KEY)).toMatchObject({ status: 'processing', article: null, words: 0, lead: null });
    await pipeline.drainDigests();
    expect(await places()).toEqual({ clean: 0, waiting: null });
    expect(await expectSettled(table, KEY, TEXT)).toBe(0);
  });

  it('is in a row of its own while an older version is served, and where version 0.1 may digest it', async () => {
    const pipeline = pipelineWith();
    await pipeline.clean([put()]);
    await pipeline.drainDigests();
    expect(await pipeline.clean([put('Ferries stop.')])).toEqual([]);
    expect(await places()).toEqual({ clean: 1, waiting: null });
    await pipeline.drainDigests();
    expect(await expectSettled(table, KEY, 'Ferries stop.')).toBe(0);

    const old = pipelineWith({ packing: 'brotli' });
    await old.deliver(bucket.remove(KEY));
    await old.clean([put()]);
    expect(await places()).toEqual({ clean: 1, waiting: null });
  });

  it('is in a row of its own where ten like it would be more than a request', async () => {
    const pipeline = pipelineWith();
    // Hashes are hard to pack.
    const long = Array.from({ length: 500 }, (_, at) => articleId(String(at))).join(' ');
    expect(await pipeline.clean([put(long)])).toEqual([]);
    expect(await places()).toEqual({ clean: 1, waiting: null });
  });

  it('can be read by nobody once the article is removed', async () => {
    const pipeline = pipelineWith();
    await pipeline.clean([put()]);
    expect((await allRows(table)).some((row) => row.waitingKey !== undefined)).toBe(true);
    await pipeline.clean([message('r', { Records: [bucket.remove(KEY)] })]);
    expect((await allRows(table)).some((row) => row.waitingKey !== undefined)).toBe(false);
    expect(await expectSettled(table, KEY, null)).toBe(0);
    await pipeline.drainDigests();
    expect(await expectSettled(table, KEY, null)).toBe(0);
  });

  it('makes room for that of a newer version, whichever is digested first', async () => {
    const pipeline = pipelineWith();
    await pipeline.clean([put()]);
    await pipeline.clean([put('Ferries stop.')]);
    expect(await places()).toEqual({ clean: 0, waiting: '0.1.0' });
    await pipeline.drainDigests();
    expect(await expectSettled(table, KEY, 'Ferries stop.')).toBe(0);
  });

  it('of one engine stands beside that of another, and the newer one is kept', async () => {
    const [older, newer] = [pipelineWith(), pipelineWith({ engine: '0.2.0' })];
    const delivered = put();
    await older.clean([delivered]);
    await newer.clean([delivered]);
    expect(await places()).toEqual({ clean: 1, waiting: '0.1.0' });
    await newer.drainDigests();
    await older.drainDigests();
    expect(await recordOf(table, KEY)).toMatchObject({ status: 'ready', cleanEngine: '0.2.0', engine: '0.2.0' });
  });

  it('of a newer engine outlives the digest of an older one’s', async () => {
    const [older, newer] = [pipelineWith({ packing: 'brotli' }), pipelineWith({ engine: '0.2.0' })];
    const delivered = put();
    await newer.clean([delivered]);
    await older.clean([delivered]);
    await older.drainDigests();
    expect(await readState(table, ID)).toMatchObject({ status: 'ready', cleanEngine: '0.1.0', waiting: '0.2.0' });
    await newer.drainDigests();
    expect(await readState(table, ID)).toMatchObject({ status: 'ready', cleanEngine: '0.2.0', waiting: null });
  });

  it('outlives a failure, so that its dead letter can be moved back', async () => {
    const pipeline = pipelineWith();
    await pipeline.clean([put()]);
    const [body = ''] = pipeline.digestQueue.splice(0);
    // The second call of digest puts its first row.
    expect(await pipeline.digest([message('d', body, 5)], new Steps({ 2: 'throw-before' }))).toEqual(['d']);
    expect(await readState(table, ID)).toMatchObject({ status: 'failed', waiting: '0.1.0' });
    expect(await pipeline.digest([message('d', body)])).toEqual([]);
    expect(await expectSettled(table, KEY, TEXT)).toBe(0);
  });

  it('is put into a row when the message of its event is moved back after a failure', async () => {
    const pipeline = pipelineWith();
    const delivered = put();
    await pipeline.clean([delivered]);
    const [body = ''] = pipeline.digestQueue.splice(0);
    await pipeline.digest([message('d', body, 5)], new Steps({ 2: 'throw-before' }));
    expect(await pipeline.clean([delivered])).toEqual([]);
    expect(await places()).toEqual({ clean: 1, waiting: '0.1.0' });
    await pipeline.drainDigests();
    expect(await expectSettled(table, KEY, TEXT)).toBe(0);
  });

  it('says which version it is of, where the event of a failure named another', async () => {
    const pipeline = pipelineWith();
    bucket.put(KEY, TEXT);
    bucket.put(KEY, 'Ferries stop.');
    const uncovered = bucket.removeVersion(KEY, bucket.versions(KEY) - 1);
    const current = await bucket.read(KEY, null);
    const versionId = current.kind === 'gone' ? null : current.versionId;
    // Its message is sent, and the answer lost for the last time.
    const steps = new Steps({ 4: 'throw-after' });
    expect(await pipeline.clean([message('m', { Records: [uncovered] }, 5)], steps)).toEqual(['m']);
    expect(await readState(table, ID)).toMatchObject({ status: 'failed', waiting: '0.1.0' });
    await pipeline.drainDigests();
    expect(await recordOf(table, KEY)).toMatchObject({ status: 'ready', lead: TEXT, origin: { versionId } });
  });

  it('leaves no rows where the same version was listed under another time meanwhile', async () => {
    const pipeline = pipelineWith();
    await pipeline.clean([put()]);
    const [sealed = ''] = pipeline.digestQueue.splice(0);
    const resync = { nutgraf: 'resync', key: KEY, eventTime: '2026-03-05T12:00:00.000Z' };
    expect(await pipeline.clean([message('r', resync)])).toEqual([]);
    const gate = Promise.withResolvers<void>();
    const steps = new Steps({ 2: gate.promise });
    const held = pipeline.digest([message('d', sealed)], steps);
    await steps.reached;
    await pipeline.drainDigests();
    gate.resolve();
    expect(await held).toEqual([]);
    expect(await expectSettled(table, KEY, TEXT)).toBe(0);
    const times = new Set((await allRows(table)).flatMap(({ sortAt }) => (sortAt === undefined ? [] : [sortAt])));
    expect(times.size).toBe(1);
  });

  it('does not outlive the failure of a newer version', async () => {
    const pipeline = pipelineWith();
    await pipeline.clean([put()]);
    const later = message('n', { Records: [bucket.put(KEY, 'Ferries stop.')] }, 5);
    expect(await pipeline.clean([later], new Steps({ 2: 'throw-before' }))).toEqual(['n']);
    expect(await readState(table, ID)).toMatchObject({ status: 'failed', waiting: null });
  });
});

it('a sealed text is opened by its own key alone', () => {
  const origin = { etag: 'e', versionId: null, eventTime: '2026-03-05T10:00:00.000Z', sourceId: 'a\nb' };
  const plain = { origin, blob: Buffer.from('Ferries\nrun again.') };
  const [one, other] = [seal(plain), seal(plain)];
  expect(unseal(one)).toEqual(plain);
  expect(one.text).not.toBe(other.text);
  expect(unseal({ key: other.key, text: one.text })).toBeNull();
  expect(unseal({ key: new Uint8Array(3), text: one.text })).toBeNull();
  expect(unseal({ key: one.key, text: 'AAAA' })).toBeNull();
  const changed = Buffer.from(one.text, 'base64').map((byte, at) => (at === 0 ? byte ^ 1 : byte));
  expect(unseal({ key: one.key, text: Buffer.from(changed).toString('base64') })).toBeNull();
});
