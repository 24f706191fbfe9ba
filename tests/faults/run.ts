import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { describeRun } from './describe.ts';
import { play } from './harness.ts';
import { type Schedule, scheduleOf } from './schedule.ts';
import { shrink } from './shrink.ts';
import { describeFailure, stretchesOf } from './tables.ts';
import type { WorkerNews } from './worker.ts';

/** Failures made small, and told with all that happened; of the others what is wrong. */
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
  stretchesOf({ seed, schedules }, workers).map(async (task) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task });
    worker.on('message', (told: WorkerNews) => news.push(told));
    const [code] = await once(worker, 'exit');
    if (code !== 0) throw new Error(`a worker ended with ${code}`);
  }),
);
const sum = (of: (one: WorkerNews) => number) => news.reduce((all, one) => all + of(one), 0);
const failures = news.flatMap((one) => one.failures).sort((a, b) => a.seed - b.seed);
console.log(
  `${sum((one) => one.schedules)} schedules from seed ${seed}, ${sum((one) => one.faults)} calls disturbed, ` +
    `${sum((one) => one.digests)} digests, ` +
    `${sum((one) => one.leftNameRows)} name rows left unseen by digests broken off: ${failures.length} went wrong ` +
    `(${((Date.now() - begun) / 1000).toFixed(1)} s)`,
);
for (const failure of failures) console.log(describeFailure(failure));
for (const { seed: one } of failures.slice(0, TOLD)) console.log(`\n${await madeSmall(one)}`);
process.exit(failures.length === 0 ? 0 : 1);

/** A failure in words, without what it does not need. */
async function madeSmall(one: number): Promise<string> {
  const fails = async (smaller: Schedule) => (await verdictOf(smaller)).wrong.length > 0;
  if (!(await fails(scheduleOf(one)))) return `seed ${one} goes right alone: it takes what else is in its table`;
  return `seed ${one}, made small:\n${describeRun(await verdictOf(await shrink(scheduleOf(one), fails)))}`;
}

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
