import { Worker } from 'node:worker_threads';
import type { Done, Job } from './messages.ts';
import { work } from './work.ts';

/**
 * Jobs done in this thread before any other is started: a thread loads the engine first, which takes as long as some
 * forty articles.
 */
const FIRST_JOBS = 40;
/** Jobs under way for each thread, so that none waits for the reader while a slow one holds up the order. */
const AHEAD = 4;
/**
 * The sources lie beside each other; in the package the worker is an entry point beside the command, whose parts have a
 * folder.
 */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './digest-worker.ts' : '../digest-worker.js', import.meta.url);

export interface InOrderOptions {
  /** How many threads; with one, everything is done in this thread. */
  readonly threads: number;
  /** What runs in each thread; for tests. */
  readonly worker?: URL;
}

/**
 * Does jobs in the order they come, a few at a time once there are many, and gives each with its result in that order.
 */
export async function* inOrder<J extends Job>(
  jobs: AsyncIterable<J> | Iterable<J>,
  { threads, worker = WORKER }: InOrderOptions,
): AsyncGenerator<readonly [J, Done]> {
  const crew = new Crew(threads, worker);
  const underWay: Promise<readonly [J, Done]>[] = [];
  let seen = 0;
  try {
    for await (const job of jobs) {
      seen += 1;
      if (threads < 2 || seen <= FIRST_JOBS) {
        yield [job, await work(job)];
        continue;
      }
      underWay.push(crew.run(job).then((done) => [job, done] as const));
      if (underWay.length < threads * AHEAD) continue;
      const first = await underWay.shift();
      if (first !== undefined) yield first;
    }
    for (const last of underWay) yield await last;
  } finally {
    await crew.dismiss();
  }
}

interface Waiting {
  readonly job: Job;
  readonly resolve: (done: Done) => void;
}

/** Threads that do jobs, started as they are needed. A thread that dies takes its job with it and no other. */
class Crew {
  readonly #size: number;
  readonly #script: URL;
  readonly #threads = new Set<Worker>();
  readonly #idle: Worker[] = [];
  readonly #waiting: Waiting[] = [];

  constructor(size: number, script: URL) {
    this.#size = size;
    this.#script = script;
  }

  /** Never rejects: of a thread that died, the result says so. */
  run(job: Job): Promise<Done> {
    return new Promise((resolve) => {
      this.#waiting.push({ job, resolve });
      this.#assign();
    });
  }

  async dismiss(): Promise<void> {
    await Promise.all([...this.#threads].map((thread) => thread.terminate()));
  }

  #assign(): void {
    const thread = this.#waiting.length === 0 ? null : this.#free();
    const next = thread === null ? undefined : this.#waiting.shift();
    if (thread === null || next === undefined) return;
    const answered = (done: Done) => settle(done, true);
    const failed = (error: Error) => settle({ problem: `the thread that digested it died: ${error.message}` }, false);
    const ended = (code: number) => settle({ problem: `the thread that digested it ended with code ${code}` }, false);
    const settle = (done: Done, alive: boolean) => {
      thread.off('message', answered).off('error', failed).off('exit', ended);
      if (alive) this.#idle.push(thread);
      else this.#threads.delete(thread);
      next.resolve(done);
      this.#assign();
    };
    thread.on('message', answered).on('error', failed).on('exit', ended);
    thread.postMessage(next.job);
  }

  #free(): Worker | null {
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    if (this.#threads.size === this.#size) return null;
    const thread = new Worker(this.#script);
    this.#threads.add(thread);
    return thread;
  }
}
