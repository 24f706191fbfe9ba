import { afterEach, describe, expect, it } from 'vitest';
import { allRows } from '../../support/all-rows.ts';
import { message } from '../../support/events.ts';
import { Steps } from '../../support/faults.ts';
import { ModelBucket } from '../../support/model-bucket.ts';
import { Pipeline } from '../../support/pipeline.ts';
import { emptyTable, expectSettled, recordOf } from '../../support/rows.ts';
import { tableForTests } from '../../support/table-for-tests.ts';

const KEY = 'news/2026/harbour.txt';
const TEXT = 'First @ada_holm met @ben_ruiz.';
const MOST_CALLS = 20;

/** What the fault harness found about removals that other work meets on its way. */
describe.each(['brotli', 'columns'] as const)('removals, %s', (packing) => {
  const table = tableForTests();
  afterEach(() => emptyTable(table));

  /** Delivers a message for the last time, and the bucket does not answer. */
  async function failForGood(pipeline: Pipeline, body: object): Promise<void> {
    const failed = await pipeline.clean([message('m', body, 5)], new Steps({ 2: 'throw-before' }));
    expect(failed).toEqual(['m']);
    expect(await recordOf(table, KEY)).toMatchObject({ status: 'failed' });
  }

  it('take the place of a failure of the same event, when its dead letter is redriven', async () => {
    const bucket = new ModelBucket();
    const pipeline = new Pipeline({ table, bucket, packing });
    bucket.put(KEY, TEXT);
    const body = { Records: [bucket.removeVersion(KEY, 0)] };
    await failForGood(pipeline, body);
    expect(await pipeline.clean([message('m', body)])).toEqual([]);
    expect(await expectSettled(table, KEY, null)).toBe(0);
  });

  it('are what a failed backfill of nothing becomes, when its dead letter is redriven', async () => {
    const pipeline = new Pipeline({ table, bucket: new ModelBucket(), packing });
    const body = { nutgraf: 'backfill', key: KEY, eventTime: '2026-03-05T10:00:00.000Z' };
    await failForGood(pipeline, body);
    expect(await pipeline.clean([message('m', body)])).toEqual([]);
    expect(await expectSettled(table, KEY, null)).toBe(0);
  });

  const COMMANDS = [
    { command: 'backfill', engine: '0.1.0', before: () => {} },
    { command: 'reclean', engine: '0.2.0', before: (old: Pipeline, put: object) => old.deliver(put) },
  ] as const;

  it.each(COMMANDS)('leave no text that a $command put while it was overtaken, and then died', async (scene) => {
    let at = 1;
    for (; at <= MOST_CALLS; at++) {
      const bucket = new ModelBucket();
      const put = bucket.put(KEY, TEXT);
      await scene.before(new Pipeline({ table, bucket, packing }), put);
      const pipeline = new Pipeline({ table, bucket, packing, engine: scene.engine });
      const body = { nutgraf: scene.command, key: KEY, eventTime: '2026-03-05T10:00:00.000Z' };
      const gate = Promise.withResolvers<void>();
      const steps = new Steps({ [at]: gate.promise, [at + 1]: 'kill-before' });
      const held = pipeline.clean([message('m', body)], steps);
      await Promise.race([steps.reached, held]);
      await pipeline.deliver(bucket.remove(KEY));
      gate.resolve();
      await held;
      expect(await pipeline.clean([message('m', body, 2)])).toEqual([]);
      await pipeline.drainDigests();
      expect(await expectSettled(table, KEY, null), `at call ${at}`).toBe(0);
      expect((await allRows(table)).filter(({ sk }) => String(sk).startsWith('CLEAN#'))).toEqual([]);
      await emptyTable(table);
      if (steps.count < at) break;
    }
    expect(at).toBeGreaterThan(3);
  });
});
