import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { describeRun } from './describe.ts';
import { play } from './harness.ts';
import { type Schedule, scheduleOf } from './schedule.ts';
import { shrink } from './shrink.ts';
import type { WorkerNews, WorkerTask } from './worker.ts';

/** Failures made small and told in words; of the others the seed. */
const TOLD = 3;

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(Math.min(4, availableParallelism())) },
  },
});
const schedules = positive('schedules', values.schedules);
const seed = positive('seed', values.seed);
const workers = Math.min(schedules, positive('workers', values.workers));

const begun = Date.now();
const news: WorkerNews[] = [];
await Promise.all(
  Array.from({ length: workers }, async (_, index) => {
    const first = Math.floor((schedules * index) / workers);
    const task: WorkerTask = {
      seed: seed + first,
      schedules: Math.floor((schedules * (index + 1)) / workers) - first,
    };
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task });
    worker.on('message', (told: WorkerNews) => news.push(told));
    const [code] = await once(worker, 'exit');
    if (code !== 0) throw new Error(`a worker ended with ${code}`);
  }),
);
const sum = (of: (one: WorkerNews) => number) => news.reduce((all, one) => all + of(one), 0);
const failed = news.flatMap((one) => one.failed).sort((a, b) => a - b);
console.log(
  `${sum((one) => one.schedules)} schedules from seed ${seed}, ${sum((one) => one.faults)} calls disturbed, ` +
    `${sum((one) => one.digests)} digests, ` +
    `${sum((one) => one.leftNameRows)} name rows left unseen by digests broken off: ${failed.length} went wrong ` +
    `(${((Date.now() - begun) / 1000).toFixed(1)} s)`,
);
for (const one of failed) console.log(`went wrong: npm run faults -- --schedules 1 --seed ${one}`);
for (const one of failed.slice(0, TOLD)) {
  const least = await shrink(scheduleOf(one), async (smaller) => (await verdictOf(smaller)).wrong.length > 0);
  console.log(`\nseed ${one}, made small:\n${describeRun(await verdictOf(least))}`);
}
process.exit(failed.length === 0 ? 0 : 1);

async function verdictOf(schedule: Schedule) {
  const [verdict] = await play([schedule]);
  if (verdict === undefined) throw new Error('nothing was played');
  return verdict;
}

function positive(name: string, given: string): number {
  const value = Number(given);
  if (Number.isSafeInteger(value) && value > 0) return value;
  console.error(`--${name} takes a positive whole number, not "${given}"`);
  process.exit(2);
}
