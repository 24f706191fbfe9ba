import { setTimeout as sleep } from 'node:timers/promises';
import type { Gap } from './gaps.ts';

/** Somebody pressed Ctrl-C. */
class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
}

const interruption = { happened: false };

/** Lets what is waited for be given up, and no check begin any more. */
export function interrupt(): void {
  interruption.happened = true;
}

/** After what was interrupted has ended: what still has to be done may be checked again. */
export function resume(): void {
  interruption.happened = false;
}

/** What was checked, one after the other: a check that fails is counted and shown, and the next one follows. */
export class Checklist {
  #passed = 0;
  readonly #failed: string[] = [];
  readonly #gaps: Readonly<Partial<Record<Gap, string>>>;

  /** @param gaps - what this cloud lacks, and the test that covers it */
  constructor(gaps: Readonly<Partial<Record<Gap, string>>> = {}) {
    this.#gaps = gaps;
  }

  /**
   * @param needs - what the cloud must have; where it lacks that, the check is passed over, which is shown and not
   * counted
   * @returns whether it held
   * @throws InterruptedError
   */
  async check(name: string, work: () => Promise<void> | void, needs?: Gap): Promise<boolean> {
    if (interruption.happened) throw new InterruptedError('interrupted');
    const elsewhere = needs === undefined ? undefined : this.#gaps[needs];
    if (elsewhere !== undefined) {
      process.stdout.write(`  gap     ${name} (${needs}: see ${elsewhere})\n`);
      return false;
    }
    const began = performance.now();
    try {
      await work();
      this.#passed += 1;
      process.stdout.write(`  ok      ${name} (${Math.round(performance.now() - began)} ms)\n`);
      return true;
    } catch (error) {
      this.fail(name, error);
      return false;
    }
  }

  fail(name: string, error: unknown): void {
    this.#failed.push(name);
    const why = error instanceof Error ? error.message : String(error);
    process.stdout.write(`  FAILED  ${name}\n          ${why.replaceAll('\n', '\n          ')}\n`);
  }

  /** Prints the count. @returns the exit code: 1 where a check failed, or where there was none */
  end(): number {
    for (const name of this.#failed) process.stdout.write(`failed: ${name}\n`);
    process.stdout.write(`\n${this.#passed} passed, ${this.#failed.length} failed\n`);
    return this.#failed.length === 0 && this.#passed > 0 ? 0 : 1;
  }
}

/** A started cloud takes its time, an emulator on a busy machine too: far above what either needs. */
const WITHIN_MS = 120_000;

/** Asks until `attempt` gives something, and gives that back. */
export async function until<T>(what: string, attempt: () => Promise<T | null>, withinMs = WITHIN_MS): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = await attempt();
    if (found !== null) return found;
    if (interruption.happened) throw new InterruptedError('interrupted');
    if (Date.now() > end) throw new Error(`${what}: not within ${withinMs / 1000} s`);
    await sleep(150);
  }
}
