import { beforeEach, describe, expect, it } from 'vitest';
import { articleId, cleanSource, digestArticle } from '../../../engine/index.ts';
import { MAX_CHANGES_BYTES } from '../../../lambdas/digest/history.ts';
import { member } from '../../../lambdas/shared/json.ts';
import { sequencerOf } from '../../../lambdas/shared/store/keys.ts';
import { purgeChanges, type ReadRecord, readRecord } from '../../../lambdas/shared/store/records.ts';
import { message } from '../../support/events.ts';
import { ModelBucket } from '../../support/model-bucket.ts';
import { Pipeline, type PipelineOptions } from '../../support/pipeline.ts';
import { ReadApi } from '../../support/read-api.ts';
import { tableForTests } from '../../support/table-for-tests.ts';

const KEY = 'news/harvest.txt';
const ID = articleId(KEY);
const first = (millions: number) =>
  `Wheat harvest falls in Tarmonia\n\nTarmonia will harvest ${millions} million tonnes of wheat this year, its ` +
  'ministry said.\n\nExports may fall to 3 million tonnes, according to Tobias Renn of Harvest Partners.\n';

const table = tableForTests({ emptied: true });
let bucket: ModelBucket;
let pipeline: Pipeline;

const start = (options: Partial<PipelineOptions> = {}) => {
  pipeline = new Pipeline({ table, bucket, cleanSource, digestArticle, engine: '0.2.0', ...options });
};
beforeEach(() => {
  bucket = new ModelBucket();
  start();
});

async function record(): Promise<ReadRecord> {
  const found = await readRecord(table, ID, { consistent: true });
  if (found === null) throw new Error('there is no record');
  return found;
}
const said = async () => (await record()).changes.map(({ before, after }) => [before?.text, after?.text]);

describe('the changes of a record', () => {
  it('tell what a newer version of the file says otherwise, with its place', async () => {
    await pipeline.deliver(bucket.put(KEY, first(62)));
    expect(await said()).toEqual([]);
    await pipeline.deliver(bucket.put(KEY, first(72)));
    const { changes, article } = await record();
    const [change] = changes.filter(({ field }) => field === 'quantities');
    expect(change).toMatchObject({ kind: 'changed', at: '2026-03-05T10:00:00.000Z', before: { versionId: 'v1' } });
    expect([change?.before?.text, change?.after?.text]).toEqual(['62 million tonnes', '72 million tonnes']);
    expect(article?.text.slice(change?.after?.start ?? 0, change?.after?.end ?? 0)).toBe('72 million tonnes');
  });

  it('are kept through the next version, whose offsets they do not pretend to have', async () => {
    for (const millions of [62, 72, 82]) await pipeline.deliver(bucket.put(KEY, first(millions)));
    const { changes, article } = await record();
    const amounts = changes.filter(({ field }) => field === 'quantities');
    expect(amounts.map(({ before }) => before?.text)).toEqual(['72 million tonnes', '62 million tonnes']);
    expect(amounts[1]?.after).toMatchObject({ text: '72 million tonnes', start: null, end: null });
    for (const { after } of changes) {
      if (after?.in === 'text' && after.start !== null && after.end !== null)
        expect(article?.text.slice(after.start, after.end)).toBe(after.text);
    }
  });

  it('are none of a text that was wrapped anew, or put again', async () => {
    await pipeline.deliver(bucket.put(KEY, first(62)));
    await pipeline.deliver(bucket.put(KEY, first(62)));
    await pipeline.deliver(bucket.put(KEY, first(62).replace('wheat this year', 'wheat\nthis year')));
    expect(await said()).toEqual([]);
  });

  it('are none of a newer engine, and are kept by it', async () => {
    await pipeline.deliver(bucket.put(KEY, first(62)));
    await pipeline.deliver(bucket.put(KEY, first(72)));
    const before = await said();
    expect(before).not.toEqual([]);
    const { ver, cleanEngine } = await record();
    start({ engine: '0.3.0' });
    await pipeline.digest([message('d', { id: ID, sequencer: sequencerOf(ver), engine: cleanEngine })]);
    expect((await record()).engine).toBe('0.3.0');
    expect(await said()).toEqual(before);
  });

  it('tell only of facts in the place of others where another engine cleaned', async () => {
    await pipeline.deliver(bucket.put(KEY, first(62)));
    start({ engine: '0.3.0' });
    await pipeline.deliver(bucket.put(KEY, `${first(72)}\nThe minister, Jonas Petrak, spoke of 14 lost farms.\n`));
    const { changes } = await record();
    expect([...new Set(changes.map(({ kind }) => kind))]).toEqual(['changed']);
  });

  it('take no more room than they may, and the oldest go first', async () => {
    const amount = (at: number, turn: number) => `Mill ${at} ground ${100 + at + 500 * turn} tonnes of grain in May.`;
    const version = (turn: number) =>
      `Mills of Tarmonia\n\n${Array.from({ length: 60 }, (_, at) => amount(at, turn)).join('\n\n')}\n`;
    for (const turn of [0, 1, 2, 3]) await pipeline.deliver(bucket.put(KEY, version(turn)));
    const { changes, article } = await record();
    expect(Buffer.byteLength(JSON.stringify(changes))).toBeLessThanOrEqual(MAX_CHANGES_BYTES);
    const newest = changes[0]?.after;
    expect(article?.text.slice(newest?.start ?? 0, newest?.end ?? 0)).toBe(newest?.text);
    expect(changes.length).toBeGreaterThan(50);
  });

  it('go with the article', async () => {
    await pipeline.deliver(bucket.put(KEY, first(62)));
    await pipeline.deliver(bucket.put(KEY, first(72)));
    await pipeline.deliver(bucket.remove(KEY));
    expect(await record()).toMatchObject({ status: 'deleted', changes: [] });
    await pipeline.deliver(bucket.put(KEY, first(82)));
    expect(await said()).toEqual([]);
  });

  it('are not kept where nobody wants them', async () => {
    await pipeline.deliver(bucket.put(KEY, first(62)));
    await pipeline.deliver(bucket.put(KEY, first(72)));
    start({ keepChanges: false });
    await pipeline.deliver(bucket.put(KEY, first(82)));
    expect(await said()).toEqual([]);
  });

  it('are served with the record and by themselves, until they are purged', async () => {
    await pipeline.deliver(bucket.put(KEY, first(62)));
    await pipeline.deliver(bucket.put(KEY, first(72)));
    const api = new ReadApi(table);
    const { changes } = await record();
    const path = `/articles/${ID}/changes`;
    const { json, headers } = await api.get(path);
    expect(json).toMatchObject({ id: ID, key: KEY, versionId: 'v2', changes });
    expect(member((await api.get(`/articles/${ID}`)).json, 'changes')).toEqual(changes);
    expect(await purgeChanges(table, ID, '2026-03-05T12:00:00.000Z')).toBe(true);
    const after = await api.get(path, { 'if-none-match': headers.etag ?? '' });
    expect([after.status, member(after.json, 'changes')]).toEqual([200, []]);
  });

  it('can be purged of ready articles alone', async () => {
    expect(await purgeChanges(table, articleId('none.txt'), '2026-03-05T12:00:00.000Z')).toBe(false);
  });
});
