import { afterEach, describe, expect, it, vi } from 'vitest';
import { type BatchPlan, MARGIN_MS, RESERVE_MS, runBatch } from '../../../lambdas/shared/batch.ts';
import { PermanentError, TransientError } from '../../../lambdas/shared/errors.ts';
import { batch, message } from '../../support/events.ts';

/** Items are the letters of a body; `!` is one that can never be worked on. */
function plan(over: Partial<BatchPlan<string>> = {}): BatchPlan<string> {
  return {
    read: ({ body }) =>
      [...body].map((letter) => (letter === '!' ? new PermanentError('foreign-message', 'junk') : letter)),
    groupOf: (letter) => letter.toLowerCase(),
    work: async () => {},
    failed: async () => {},
    remaining: () => 60_000,
    ...over,
  };
}

const statuses = (settled: readonly PromiseSettledResult<null>[]) => settled.map(({ status }) => status);

describe('runBatch', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('works on every part of every message: three of two are six', async () => {
    const seen: string[] = [];
    const work: BatchPlan<string>['work'] = async (entries) => void seen.push(...entries.map(({ item }) => item));
    const result = await runBatch(batch(message('1', 'ab'), message('2', 'cd'), message('3', 'ef')), plan({ work }));
    expect(seen.sort().join('')).toBe('abcdef');
    expect(result).toMatchObject({ entries: 6, groups: 6 });
    expect(statuses(result.settled)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
  });

  it('fails the message that holds junk and works on the rest, of that message too', async () => {
    const seen: string[] = [];
    const work: BatchPlan<string>['work'] = async (entries) => void seen.push(...entries.map(({ item }) => item));
    const { settled } = await runBatch(
      batch(message('1', 'a'), message('2', 'b!c'), message('3', 'd')),
      plan({ work }),
    );
    expect(seen.sort().join('')).toBe('abcd');
    expect(statuses(settled)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('hands over one article at a time, with all that is about it', async () => {
    const groups: string[][] = [];
    const work: BatchPlan<string>['work'] = async (entries) =>
      void groups.push(entries.map(({ item, message: { messageId } }) => messageId + item));
    await runBatch(batch(message('1', 'aB'), message('2', 'bA')), plan({ work }));
    expect(groups.map((group) => group.join(' ')).sort()).toEqual(['1B 2b', '1a 2A']);
  });

  it('fails every message of a group that failed, and says so for each', async () => {
    const told: string[] = [];
    const work: BatchPlan<string>['work'] = async ([first]) => {
      if (first?.item === 'a') throw new TransientError('service', 'no');
    };
    const failed: BatchPlan<string>['failed'] = async (entry) => void told.push(entry.message.messageId);
    const { settled } = await runBatch(
      batch(message('1', 'ab'), message('2', 'c'), message('3', 'a')),
      plan({ work, failed }),
    );
    expect(statuses(settled)).toEqual(['rejected', 'fulfilled', 'rejected']);
    expect(told).toEqual(['1', '3']);
  });

  it('begins nothing when time is short, and gives the untouched messages back', async () => {
    let left = 60_000;
    const seen: string[] = [];
    const work: BatchPlan<string>['work'] = async (entries) => {
      seen.push(...entries.map(({ item }) => item));
      left = RESERVE_MS - 1;
    };
    const messages = [...'abcdefgh'].map((letter) => message(letter, letter));
    const { settled } = await runBatch(batch(...messages), plan({ work, remaining: () => left }));
    const failed = messages.filter((_, at) => settled[at]?.status === 'rejected').map(({ messageId }) => messageId);
    expect(seen.length).toBeGreaterThan(0);
    expect(failed.length).toBeGreaterThan(0);
    expect([...seen, ...failed].sort().join('')).toBe('abcdefgh');
  });

  it('answers before it is killed: what hangs is given back, what is done is not', async () => {
    const work: BatchPlan<string>['work'] = async ([first]) => {
      if (first?.item === 'h') await new Promise(() => {});
    };
    vi.useFakeTimers();
    const end = Date.now() + 30_000;
    const remaining = () => end - Date.now();
    const running = runBatch(batch(message('1', 'a'), message('2', 'h'), message('3', 'b')), plan({ work, remaining }));
    await vi.advanceTimersByTimeAsync(30_000 - MARGIN_MS);
    const { settled } = await running;
    expect(statuses(settled)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(settled[1]).toMatchObject({ reason: { code: 'deadline', permanent: false } });
    expect(remaining()).toBe(MARGIN_MS);
  });

  it('lets nothing pass a checkpoint once it has answered: a frozen process may go on much later', async () => {
    const thawed = Promise.withResolvers<void>();
    const late = Promise.withResolvers<unknown>();
    const work: BatchPlan<string>['work'] = async ([first], checkpoint) => {
      checkpoint();
      if (first?.item !== 'h') return;
      await thawed.promise;
      try {
        late.resolve(checkpoint());
      } catch (error) {
        late.resolve(error);
      }
    };
    // The alarm goes off as soon as it is set.
    const after: BatchPlan<string>['after'] = (_ms, ring) => {
      queueMicrotask(ring);
      return () => {};
    };
    const { settled } = await runBatch(batch(message('1', 'h')), plan({ work, after }));
    expect(statuses(settled)).toEqual(['rejected']);
    thawed.resolve();
    expect(await late.promise).toMatchObject({ code: 'deadline', permanent: false });
  });

  it('answers an empty batch', async () => {
    expect(await runBatch(batch(), plan())).toEqual({ settled: [], entries: 0, groups: 0 });
  });
});
