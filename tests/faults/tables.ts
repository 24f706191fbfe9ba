import type { Verdict } from './harness.ts';

/** Schedules over one table: more only make its listings longer. */
export const OVER_ONE_TABLE = 250;

/** Schedules of seeds that follow each other. */
export interface Stretch {
  readonly seed: number;
  readonly schedules: number;
}

/** A schedule that went wrong, and beside which others. */
export interface Failure {
  readonly seed: number;
  readonly wrong: readonly string[];
  readonly table: Stretch;
}

/** What each worker plays, as evenly as it goes. */
export function stretchesOf({ seed, schedules }: Stretch, workers: number): readonly Stretch[] {
  const first = (index: number) => Math.floor((schedules * index) / workers);
  return Array.from({ length: workers }, (_, index) => ({
    seed: seed + first(index),
    schedules: first(index + 1) - first(index),
  }));
}

/** What a worker plays over one table each. */
export function tablesOf({ seed, schedules }: Stretch): readonly Stretch[] {
  return Array.from({ length: Math.ceil(schedules / OVER_ONE_TABLE) }, (_, index) => ({
    seed: seed + index * OVER_ONE_TABLE,
    schedules: Math.min(OVER_ONE_TABLE, schedules - index * OVER_ONE_TABLE),
  }));
}

export function failuresIn(table: Stretch, verdicts: readonly Verdict[]): readonly Failure[] {
  return verdicts
    .filter(({ wrong }) => wrong.length > 0)
    .map(({ schedule, wrong }) => ({ seed: schedule.seed, wrong, table }));
}

/** A failure in words: what is wrong, and how it is played again, alone and with everything beside it. */
export function describeFailure({ seed, wrong, table }: Failure): string {
  return [
    `seed ${seed} went wrong:`,
    ...wrong.map((what) => `  ${what}`),
    `  alone: ${commandOf({ seed, schedules: 1 })}`,
    `  with its table: ${commandOf(table)}`,
  ].join('\n');
}

/** One worker, so that the schedules are not shared out to several tables. */
function commandOf({ seed, schedules }: Stretch): string {
  return `npm run faults -- --schedules ${schedules} --seed ${seed} --workers 1`;
}
