import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const EVERY_MS = 500;

interface Sample {
  /** Megabytes. */
  readonly system: number;
  readonly functions: number;
  readonly processes: number;
}

export interface MemoryUse {
  /** Median over the second quarter of the samples after the half, and over the last: megabytes. */
  readonly before: Sample;
  readonly after: Sample;
  readonly peak: number;
  readonly samples: number;
}

/** Resident memory of the process that runs the system, and of the functions below it. */
async function measure(pid: number): Promise<Sample> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=,rss=']);
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const megabytes = (kilobytes: number) => kilobytes / 1024;
  const below = rows.filter(([, parent]) => parent === pid).map(([, , rss = 0]) => rss);
  const own = rows.find(([id]) => id === pid)?.[2] ?? 0;
  return {
    system: megabytes(own),
    functions: megabytes(below.reduce((sum, rss) => sum + rss, 0)),
    processes: below.length,
  };
}

/** Watches memory until it is asked what it saw. */
export function watchMemory(pid: number): { end(): Promise<MemoryUse> } {
  const samples: Sample[] = [];
  let measuring: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    measuring = measuring.then(async () => {
      samples.push(await measure(pid));
    });
  }, EVERY_MS);
  return {
    async end() {
      clearInterval(timer);
      await measuring;
      samples.push(await measure(pid));
      const quarter = Math.max(1, Math.floor(samples.length / 4));
      const half = Math.floor(samples.length / 2);
      return {
        before: medianOf(samples.slice(half, half + quarter)),
        after: medianOf(samples.slice(-quarter)),
        peak: Math.max(...samples.map(({ system, functions }) => system + functions)),
        samples: samples.length,
      };
    },
  };
}

function medianOf(samples: readonly Sample[]): Sample {
  const middle = (of: (sample: Sample) => number) =>
    samples.map(of).sort((a, b) => a - b)[Math.floor(samples.length / 2)] ?? 0;
  return {
    system: middle(({ system }) => system),
    functions: middle(({ functions }) => functions),
    processes: middle(({ processes }) => processes),
  };
}
