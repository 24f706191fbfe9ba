import { afterEach, describe, expect, it } from 'vitest';
import { message } from '../../support/events.ts';
import { type Fault, Steps } from '../../support/faults.ts';
import { ModelBucket } from '../../support/model-bucket.ts';
import { Pipeline } from '../../support/pipeline.ts';
import { emptyTable, expectSettled } from '../../support/rows.ts';
import { tableForTests } from '../../support/table-for-tests.ts';

const KEY = 'news/2026/harbour.txt';
const FIRST = 'First @ada_holm met @ben_ruiz.';
const SECOND = 'Second @ben_ruiz met @cleo_marsh.';
/**
 * A call that had its effect and whose answer was lost, and a death before it: with every call in turn, between them
 * every state.
 */
const FAULTS: readonly Fault[] = ['throw-after', 'kill-before'];
/** No invocation makes more calls than this; the tests find the real number. */
const MOST_CALLS = 60;

type Change = (bucket: ModelBucket) => object | null;

/** What stood before, and the change whose handling is disturbed. */
const SCENES: readonly { readonly name: string; readonly before: readonly Change[]; readonly change: Change }[] = [
  { name: 'a first article', before: [], change: (bucket) => bucket.put(KEY, FIRST) },
  { name: 'an overwrite', before: [(bucket) => bucket.put(KEY, FIRST)], change: (bucket) => bucket.put(KEY, SECOND) },
  { name: 'a delete', before: [(bucket) => bucket.put(KEY, FIRST)], change: (bucket) => bucket.remove(KEY) },
  {
    name: 'a version taken away',
    before: [(bucket) => bucket.put(KEY, FIRST), (bucket) => bucket.put(KEY, SECOND)],
    change: (bucket) => bucket.removeVersion(KEY, 1),
  },
  {
    name: 'the only version taken away',
    before: [(bucket) => bucket.put(KEY, FIRST)],
    change: (bucket) => bucket.removeVersion(KEY, 0),
  },
  {
    name: 'a restore',
    before: [(bucket) => bucket.put(KEY, FIRST), (bucket) => bucket.remove(KEY)],
    change: (bucket) => bucket.removeVersion(KEY, 1),
  },
  {
    name: 'an object without text',
    before: [(bucket) => bucket.put(KEY, FIRST)],
    change: (bucket) => bucket.put(KEY, ' '),
  },
  {
    name: 'a new article after a delete',
    before: [(bucket) => bucket.put(KEY, FIRST), (bucket) => bucket.remove(KEY)],
    change: (bucket) => bucket.put(KEY, SECOND),
  },
];

/** Those whose digest differs: no record, an older one with other names, a tombstone. */
const DIGESTED = SCENES.filter(({ name }) =>
  ['a first article', 'an overwrite', 'a new article after a delete'].includes(name),
);

describe.each(['brotli', 'columns'] as const)('death and redelivery, %s', (packing) => {
  const table = tableForTests();
  afterEach(() => emptyTable(table));

  /** Plays what came before, undisturbed, and gives the message of the change. */
  async function prepare(scene: (typeof SCENES)[number]) {
    const bucket = new ModelBucket();
    const pipeline = new Pipeline({ table, bucket, packing });
    for (const change of scene.before) await pipeline.deliver(change(bucket) ?? {});
    return { bucket, pipeline, body: { Records: [scene.change(bucket)] } };
  }

  describe.each(SCENES)('$name', (scene) => {
    it.each(FAULTS)('ends right when clean meets %s at any call, and the message comes again', async (fault) => {
      let at = 1;
      for (; at <= MOST_CALLS; at++) {
        const { bucket, pipeline, body } = await prepare(scene);
        const steps = new Steps({ [at]: fault });
        const failed = await pipeline.clean([message('m', body)], steps);
        if (steps.count < at) break;
        expect(failed, `${fault} at call ${at}: ${steps.calls.join(', ')}`).toEqual(['m']);
        // Whatever it had sent before may be digested before the message comes again, or after.
        if (at % 2 === 0) await pipeline.drainDigests();
        expect(await pipeline.clean([message('m', body, 2)])).toEqual([]);
        await pipeline.drainDigests();
        expect(await expectSettled(table, KEY, bucket.current(KEY))).toBe(0);
        await emptyTable(table);
      }
      expect(at).toBeGreaterThan(2);
    });

    it('ends right when the message is never finished and the next event takes over', async () => {
      for (let at = 1; at <= MOST_CALLS; at++) {
        const { bucket, pipeline, body } = await prepare(scene);
        const steps = new Steps({ [at]: 'kill-after' });
        await pipeline.clean([message('m', body)], steps);
        if (steps.count < at) break;
        await pipeline.deliver(bucket.remove(KEY));
        expect(await expectSettled(table, KEY, null)).toBe(0);
        await emptyTable(table);
      }
    });
  });

  describe.each(DIGESTED)('$name', (scene) => {
    it.each(FAULTS)('ends right when digest meets %s at any call, and the message comes again', async (fault) => {
      let at = 1;
      for (; at <= MOST_CALLS; at++) {
        const { bucket, pipeline, body } = await prepare(scene);
        await pipeline.clean([message('m', body)]);
        const [digest] = pipeline.digestQueue;
        if (digest === undefined) throw new Error('nothing to digest');
        const steps = new Steps({ [at]: fault });
        const failed = await pipeline.digest([message('d', digest)], steps);
        if (steps.count < at) break;
        expect(failed, `${fault} at call ${at}: ${steps.calls.join(', ')}`).toEqual(['d']);
        await pipeline.drainDigests();
        expect(await expectSettled(table, KEY, bucket.current(KEY))).toBe(0);
        await emptyTable(table);
      }
      expect(at).toBeGreaterThan(5);
    });
  });

  /** Later changes that get all their work done while an earlier one is held at a call. */
  const OVERTAKERS: readonly { readonly name: string; readonly change: Change }[] = [
    { name: 'an overwrite', change: (bucket) => bucket.put(KEY, 'Third @ben_ruiz heard @dag_lind.') },
    { name: 'a delete', change: (bucket) => bucket.remove(KEY) },
    { name: 'an object without text', change: (bucket) => bucket.put(KEY, '') },
  ];
  const HELD = SCENES.slice(0, 2);

  /** Holds some work at its call number `at` until a later change is done; gives the failed messages and the calls. */
  async function overtaken(
    at: number,
    begin: (steps: Steps) => Promise<readonly string[]>,
    overtake: () => Promise<unknown>,
  ): Promise<{ readonly failed: readonly string[]; readonly calls: number }> {
    const gate = Promise.withResolvers<void>();
    const steps = new Steps({ [at]: gate.promise });
    const held = begin(steps);
    await Promise.race([steps.reached, held]);
    await overtake();
    gate.resolve();
    return { failed: await held, calls: steps.count };
  }

  describe.each(HELD)('while $name is held at any call', (scene) => {
    it.each(OVERTAKERS)('$name overtakes it in clean', async ({ change }) => {
      for (let at = 1; at <= MOST_CALLS; at++) {
        const { bucket, pipeline, body } = await prepare(scene);
        const { failed, calls } = await overtaken(
          at,
          (steps) => pipeline.clean([message('m', body)], steps),
          () => pipeline.deliver(change(bucket) ?? {}),
        );
        expect(failed).toEqual([]);
        await pipeline.drainDigests();
        expect(await expectSettled(table, KEY, bucket.current(KEY))).toBe(0);
        await emptyTable(table);
        if (calls < at) break;
      }
    });

    it.each(OVERTAKERS)('$name overtakes it in digest', async ({ change }) => {
      for (let at = 1; at <= MOST_CALLS; at++) {
        const { bucket, pipeline, body } = await prepare(scene);
        await pipeline.clean([message('m', body)]);
        const digest = pipeline.digestQueue.shift();
        if (digest === undefined) return;
        const { failed, calls } = await overtaken(
          at,
          (steps) => pipeline.digest([message('d', digest)], steps),
          () => pipeline.deliver(change(bucket) ?? {}),
        );
        // Held before it read the clean text, it finds that a removal took it; the next delivery finds the tombstone.
        if (failed.length > 0) expect(await pipeline.digest([message('d', digest, 2)])).toEqual([]);
        expect(await expectSettled(table, KEY, bucket.current(KEY))).toBe(0);
        await emptyTable(table);
        if (calls < at) break;
      }
    });

    it('a delete overtakes clean, which then dies, and its message comes again', async () => {
      for (let at = 1; at <= MOST_CALLS; at++) {
        const { bucket, pipeline, body } = await prepare(scene);
        const gate = Promise.withResolvers<void>();
        const steps = new Steps({ [at]: gate.promise, [at + 1]: 'kill-before' });
        const held = pipeline.clean([message('m', body)], steps);
        await Promise.race([steps.reached, held]);
        await pipeline.deliver(bucket.remove(KEY));
        gate.resolve();
        await held;
        expect(await pipeline.clean([message('m', body, 2)])).toEqual([]);
        await pipeline.drainDigests();
        expect(await expectSettled(table, KEY, null)).toBe(0);
        await emptyTable(table);
        if (steps.count < at) break;
      }
    });

    it('a delete follows a digest that died: name rows it had written may stay, and never show', async () => {
      for (let at = 1; at <= MOST_CALLS; at++) {
        const { bucket, pipeline, body } = await prepare(scene);
        await pipeline.clean([message('m', body)]);
        const digest = pipeline.digestQueue.shift();
        if (digest === undefined) return;
        const steps = new Steps({ [at]: 'kill-after' });
        await pipeline.digest([message('d', digest)], steps);
        await pipeline.deliver(bucket.remove(KEY));
        expect(await pipeline.digest([message('d', digest, 2)])).toEqual([]);
        // It checks that none of the rows left has the record's version, which is what a reader goes by.
        await expectSettled(table, KEY, null);
        await emptyTable(table);
        if (steps.count < at) break;
      }
    });
  });
});
