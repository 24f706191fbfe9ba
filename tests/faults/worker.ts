import { parentPort, workerData } from 'node:worker_threads';
import { play } from './harness.ts';
import { scheduleOf } from './schedule.ts';

/** Schedules over one table: more only make its listings longer. */
const OVER_ONE_TABLE = 250;

export interface WorkerTask {
  readonly seed: number;
  readonly schedules: number;
}

/** What a worker tells after each table. */
export interface WorkerNews {
  readonly schedules: number;
  readonly faults: number;
  readonly digests: number;
  readonly leftNameRows: number;
  /** Seeds of schedules that went wrong. */
  readonly failed: readonly number[];
}

const { seed, schedules }: WorkerTask = workerData;
for (let done = 0; done < schedules; done += OVER_ONE_TABLE) {
  const count = Math.min(OVER_ONE_TABLE, schedules - done);
  const verdicts = await play(Array.from({ length: count }, (_, index) => scheduleOf(seed + done + index)));
  const sum = (of: (verdict: (typeof verdicts)[number]) => number) => verdicts.reduce((all, one) => all + of(one), 0);
  const news: WorkerNews = {
    schedules: count,
    faults: sum(({ disturbed }) => disturbed.length),
    digests: sum(({ digests }) => digests),
    leftNameRows: sum(({ leftNameRows }) => leftNameRows),
    failed: verdicts.filter(({ wrong }) => wrong.length > 0).map(({ schedule }) => schedule.seed),
  };
  parentPort?.postMessage(news);
}
// Alarms of the libraries would keep the thread for as long as a function may run.
process.exit();
