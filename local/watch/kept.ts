import { writeFileSync } from 'node:fs';
import type { Emulator } from '../emulator.ts';
import type { AlarmChange } from './alarms.ts';
import { lookAtQueue } from './queue-look.ts';
import type { Watch } from './watch.ts';

/** As often as CloudWatch. */
const WATCH_MS = 60_000;

/** Looks at a stack every minute, and keeps what its dashboard would show in a file. */
export class KeptWatch {
  readonly #watch: Watch;
  readonly #file: string | null;
  #timer: NodeJS.Timeout | undefined;

  constructor(watch: Watch, file: string | null) {
    this.#watch = watch;
    this.#file = file;
  }

  keep(): void {
    if (this.#file === null) return;
    try {
      writeFileSync(this.#file, `${JSON.stringify(this.#watch.state(), null, 2)}\n`);
    } catch {
      // A full disk must not end what can go on without this file; it is written again in a minute.
    }
  }

  /** @param alarmed - told of alarms that are raised, or no longer */
  start(emulator: Emulator, alarmed: (change: AlarmChange) => void): void {
    const minute = (): void => {
      for (const change of this.#watch.minute((arn) => lookAtQueue(emulator, arn, Date.now()))) alarmed(change);
      this.keep();
    };
    this.#timer = setInterval(minute, WATCH_MS);
    minute();
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
