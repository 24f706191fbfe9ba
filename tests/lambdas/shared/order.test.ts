import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Table } from '../../../lambdas/shared/table.ts';
import { message } from '../../support/events.ts';
import { ModelBucket } from '../../support/model-bucket.ts';
import { Pipeline } from '../../support/pipeline.ts';
import { emptyTable, expectSettled } from '../../support/rows.ts';
import { startTable, type TestTable } from '../../support/table.ts';

const KEY = 'news/2026/border talks.txt';

/** One thing that happens: to the bucket, or on the queues. Numbers pick one of what there is. */
const action = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('put' as const), pick: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), pick: fc.constant(0) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('removeVersion' as const), pick: fc.nat(10) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('clean' as const),
      pick: fc.nat(50),
      keep: fc.boolean(),
      size: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('digest' as const),
      pick: fc.nat(50),
      keep: fc.boolean(),
      size: fc.integer({ min: 1, max: 2 }),
    }),
  },
);

const NAMES = ['@ada_holm', '@ben_ruiz', '@cleo_marsh', '@dag_lind'];

/** Every put has its own words, so that a text says which put it came from; some have no text at all. */
function sourceText(pick: number, count: number): string {
  if (pick === 5) return '   ';
  return `Report ${count}: ${NAMES.slice(0, pick).join(' and ')} met on 2026-0${1 + (count % 9)}-02.`;
}

/** Takes some messages from a queue, or reads them and leaves them there, as SQS does when a consumer is slow to delete. */
function take(queue: string[], pick: number, size: number, keep: boolean): string[] {
  const taken: string[] = [];
  for (let n = 0; n < size && queue.length > 0; n++) {
    const at = (pick + n) % queue.length;
    const [body] = keep ? queue.slice(at, at + 1) : queue.splice(at, 1);
    if (body !== undefined) taken.push(body);
  }
  return taken;
}

describe('order and repetition', () => {
  let running: TestTable;
  let table: Table;
  beforeAll(async () => {
    running = await startTable();
    table = { client: running.client, name: running.tableName };
  });
  afterAll(async () => {
    await running.stop();
  });

  it('ends at the newest, whatever order and however often events and messages are delivered', async () => {
    await fc.assert(
      fc
        .asyncProperty(
          fc.array(action, { minLength: 1, maxLength: 14 }),
          fc.array(fc.nat(50), { minLength: 12, maxLength: 12 }),
          async (actions, order) => {
            const bucket = new ModelBucket();
            const pipeline = new Pipeline({ table, bucket });
            const intake: string[] = [];
            const sent: string[] = [];
            let puts = 0;
            let emitted = 0;
            const emit = (record: object | null) => {
              if (record === null) return;
              const body = JSON.stringify({ Records: [record] });
              emitted++;
              intake.push(body);
              sent.push(body);
            };
            const clean = async (bodies: string[]) =>
              expect(await pipeline.clean(bodies.map((body, at) => message(`m${at}`, body)))).toEqual([]);
            const digest = async (bodies: string[]) =>
              expect(await pipeline.digest(bodies.map((body, at) => message(`d${at}`, body)))).toEqual([]);

            for (const step of actions) {
              if (step.do === 'put') emit(bucket.put(KEY, sourceText(step.pick, ++puts)));
              else if (step.do === 'remove') emit(bucket.remove(KEY));
              else if (step.do === 'removeVersion')
                emit(bucket.removeVersion(KEY, step.pick % Math.max(1, bucket.versions(KEY))));
              else if (step.do === 'clean') await clean(take(intake, step.pick, step.size, step.keep));
              else await digest(take(pipeline.digestQueue, step.pick, step.size, step.keep));
            }
            // What is left arrives in some order, then part of everything arrives once more.
            const late = order.values();
            const next = () => late.next().value ?? 0;
            while (intake.length > 0) await clean(take(intake, next(), 1, false));
            while (pipeline.digestQueue.length > 0) await digest(take(pipeline.digestQueue, next(), 1, false));
            for (let again = 0; again < 2 && sent.length > 0; again++) await clean(take(sent, next(), 1, false));
            while (pipeline.digestQueue.length > 0) await digest(take(pipeline.digestQueue, next(), 1, false));

            if (emitted === 0) return;
            expect(await expectSettled(table, KEY, bucket.current(KEY))).toBe(0);
          },
        )
        .afterEach(() => emptyTable(table)),
      { numRuns: 40 },
    );
  }, 60_000);
});
