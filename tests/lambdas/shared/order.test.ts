import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { message } from '../../support/events.ts';
import { type Fault, Steps } from '../../support/faults.ts';
import { ModelBucket } from '../../support/model-bucket.ts';
import { Pipeline } from '../../support/pipeline.ts';
import { emptyTable, expectSettled } from '../../support/rows.ts';
import { tableForTests } from '../../support/table-for-tests.ts';

const KEY = 'news/2026/border talks.txt';

/** What befalls a delivery: nothing, or a fault at one of its calls. */
const fault = fc.record({
  at: fc.integer({ min: 1, max: 14 }),
  kind: fc.constantFrom<Fault>('throw-before', 'throw-after', 'kill-before', 'kill-after'),
});
const delivery = { pick: fc.nat(50), keep: fc.boolean(), size: fc.integer({ min: 1, max: 3 }), fault };

/** One thing that happens: to the bucket, or on the queues. Numbers pick one of what there is. */
const action = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('put' as const), pick: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('removeVersion' as const), pick: fc.nat(10) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('clean' as const), ...delivery }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('digest' as const), ...delivery }) },
);
const actions = fc.array(action, { minLength: 1, maxLength: 14 });
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;
/** In which order what is left arrives at the end. */
const order = fc.array(fc.nat(50), { minLength: 12, maxLength: 12 });

const NAMES = ['@ada_holm', '@ben_ruiz', '@cleo_marsh', '@dag_lind'];

/** Every put has its own words, so that a text says which put it came from; some have no text at all. */
function sourceText(pick: number, count: number): string {
  if (pick === 5) return '   ';
  return `Report ${count}: ${NAMES.slice(0, pick).join(' and ')} met on 2026-0${1 + (count % 9)}-02.`;
}

/**
 * Takes some messages from a queue, or reads them and leaves them there, as SQS does when a consumer is slow to delete.
 */
function take(queue: string[], pick: number, size: number, keep: boolean): string[] {
  const taken: string[] = [];
  for (let n = 0; n < size && queue.length > 0; n++) {
    const at = (pick + n) % queue.length;
    const [body] = keep ? queue.slice(at, at + 1) : queue.splice(at, 1);
    if (body !== undefined) taken.push(body);
  }
  return taken;
}

describe.each(['brotli', 'columns'] as const)('order and repetition, %s', (packing) => {
  const table = tableForTests();

  /** Plays a history to its end, where every message was delivered, and gives the name rows nobody owns. */
  async function play(happenings: readonly Action[], late: readonly number[], faults: boolean): Promise<number> {
    const bucket = new ModelBucket();
    const pipeline = new Pipeline({ table, bucket, packing });
    const intake: string[] = [];
    const sent: string[] = [];
    let puts = 0;

    const emit = (record: object | null) => {
      if (record === null) return;
      const body = JSON.stringify({ Records: [record] });
      intake.push(body);
      sent.push(body);
    };
    /** Delivers some messages; those that failed go back to their queue. */
    const deliver = async (to: 'clean' | 'digest', queue: string[], bodies: readonly string[], steps = new Steps()) => {
      const failed = await pipeline[to](
        bodies.map((body, at) => message(String(at), body)),
        steps,
      );
      queue.push(...failed.flatMap((at) => bodies[Number(at)] ?? []));
      return failed;
    };
    const deliverAll = async (to: 'clean' | 'digest', queue: string[], next: () => number) => {
      while (queue.length > 0) expect(await deliver(to, queue, take(queue, next(), 1, false))).toEqual([]);
    };

    /** Delivers what a step takes from its queue, perhaps with a fault. */
    const consume = async (step: Extract<Action, { readonly size: number }>) => {
      const queue = step.do === 'clean' ? intake : pipeline.digestQueue;
      const steps = new Steps(faults ? { [step.fault.at]: step.fault.kind } : {});
      const failed = await deliver(step.do, queue, take(queue, step.pick, step.size, step.keep), steps);
      if (!faults) expect(failed).toEqual([]);
    };
    /** What the bucket tells of a change to it. */
    const changed = (step: Exclude<Action, { readonly size: number }>): object | null => {
      if (step.do === 'put') return bucket.put(KEY, sourceText(step.pick, ++puts));
      if (step.do === 'remove') return bucket.remove(KEY);
      return bucket.removeVersion(KEY, step.pick % Math.max(1, bucket.versions(KEY)));
    };

    for (const step of happenings) {
      if ('size' in step) await consume(step);
      else emit(changed(step));
    }
    if (sent.length === 0) return 0;
    // What is left arrives in some order, then part of everything arrives once more.
    const rest = late.values();
    const next = () => rest.next().value ?? 0;
    await deliverAll('clean', intake, next);
    await deliverAll('digest', pipeline.digestQueue, next);
    for (let again = 0; again < 2; again++) await deliver('clean', intake, take(sent, next(), 1, true));
    await deliverAll('digest', pipeline.digestQueue, next);
    return expectSettled(table, KEY, bucket.current(KEY));
  }

  it('ends at the newest, whatever order and however often events and messages are delivered', async () => {
    const property = fc.asyncProperty(actions, order, async (happenings, late) => {
      expect(await play(happenings, late, false)).toBe(0);
    });
    await fc.assert(
      property.afterEach(() => emptyTable(table)),
      { numRuns: 40 },
    );
  }, 60_000);

  it('ends there too when functions fail and die on the way', async () => {
    // Name rows that a dead digest had written before a removal may be left; what is shown is checked either way.
    const property = fc.asyncProperty(actions, order, async (happenings, late) => {
      await play(happenings, late, true);
    });
    await fc.assert(
      property.afterEach(() => emptyTable(table)),
      { numRuns: 40 },
    );
  }, 60_000);
});
