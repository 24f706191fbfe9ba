import { describe, expect, it } from 'vitest';
import { play } from './harness.ts';
import { scheduleOf } from './schedule.ts';
import { describeFailure, failuresIn, OVER_ONE_TABLE, stretchesOf, tablesOf } from './tables.ts';

describe('a failure of the fault harness', () => {
  it('is told with what is wrong, and with how it is played again beside all that stood in its table', async () => {
    const table = { seed: 500, schedules: 3 };
    const verdicts = await play(
      [500, 501, 502].map(scheduleOf),
      // Takes notices, and sends none.
      (services) => ({ ...services, putEvents: async () => ({ FailedEntryCount: 0 }) }),
    );
    const failures = failuresIn(table, verdicts);
    expect(failures.length).toBe(verdicts.filter(({ wrong }) => wrong.length > 0).length);
    expect(failures.flatMap(({ wrong }) => wrong)).toContainEqual(expect.stringContaining('nobody was told'));
    for (const failure of failures) {
      const told = describeFailure(failure);
      for (const what of failure.wrong) expect(told).toContain(what);
      const [, options = ''] = /with its table: npm run faults -- (.*)/.exec(told) ?? [];
      const [schedules = 0, seed = 0, workers = 0] = options.match(/\d+/g)?.map(Number) ?? [];
      expect(stretchesOf({ seed, schedules }, workers).flatMap(tablesOf)).toEqual([table]);
    }
  }, 60_000);
});

describe('workers', () => {
  it.each([
    { schedules: 1, workers: 1 },
    { schedules: 10_000, workers: 3 },
    { schedules: OVER_ONE_TABLE + 1, workers: 2 },
  ])('$workers, play each of $schedules schedules once', ({ schedules, workers }) => {
    const tables = stretchesOf({ seed: 7, schedules }, workers).flatMap(tablesOf);
    const seeds = tables.flatMap((one) => Array.from({ length: one.schedules }, (_, at) => one.seed + at));
    expect(seeds).toEqual(Array.from({ length: schedules }, (_, at) => 7 + at));
    expect(Math.max(...tables.map((one) => one.schedules))).toBeLessThanOrEqual(OVER_ONE_TABLE);
  });
});
