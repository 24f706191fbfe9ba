import { parentPort, workerData } from 'node:worker_threads';
import { play } from './harness.ts';
import { scheduleOf } from './schedule.ts';
import { type Failure, failuresIn, type Stretch, tablesOf } from './tables.ts';

/** What a worker tells after each table. */
export interface WorkerNews {
  readonly schedules: number;
  readonly faults: number;
  readonly digests: number;
  readonly leftNameRows: number;
  readonly failures: readonly Failure[];
}

const task: Stretch = workerData;
for (const table of tablesOf(task)) {
  const verdicts = await play(Array.from({ length: table.schedules }, (_, index) => scheduleOf(table.seed + index)));
  const sum = (of: (verdict: (typeof verdicts)[number]) => number) => verdicts.reduce((all, one) => all + of(one), 0);
  const news: WorkerNews = {
    schedules: table.schedules,
    faults: sum(({ disturbed }) => disturbed.length),
    digests: sum(({ digests }) => digests),
    leftNameRows: sum(({ leftNameRows }) => leftNameRows),
    failures: failuresIn(table, verdicts),
  };
  parentPort?.postMessage(news);
}
// Alarms of the libraries would keep the thread for as long as a function may run.
process.exit();
