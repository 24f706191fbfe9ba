interface Alarm {
  readonly at: number;
  /** Order of setting, for alarms of one moment. */
  readonly order: number;
  readonly work: () => void;
  off: boolean;
}

const MINUTE = 60_000;

/** After this everything that follows from an answer without waiting for anything else has happened. */
const nextTurn = () => new Promise<void>((resolve) => void setImmediate(resolve));

/**
 * Time that passes only when nothing else can happen. One alarm goes off at a time, and the next one not before all
 * that follows from it has come to rest: the same alarms give the same order of events every time, however many clocks
 * run beside each other in one process.
 */
export class Clock {
  #now: number;
  /** Called at each whole minute that passes. */
  onMinute: (() => void) | null = null;
  #set = 0;
  readonly #alarms: Alarm[] = [];
  #busy = 0;
  #idle = Promise.withResolvers<void>();

  constructor(begin: number) {
    this.#now = begin;
  }

  readonly now = (): number => this.#now;

  /** Does something later. Gives what calls it off. */
  readonly after = (ms: number, work: () => void): (() => void) => {
    const alarm: Alarm = { at: this.#now + Math.max(0, ms), order: this.#set++, work, off: false };
    // Most alarms are set for soon: look from the early end, which is the last.
    let place = this.#alarms.length;
    while (place > 0 && isBefore(this.#alarms[place - 1], alarm)) place--;
    this.#alarms.splice(place, 0, alarm);
    return () => {
      alarm.off = true;
    };
  };

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => void this.after(ms, resolve));
  }

  /** Does work that takes real time and none of this clock. */
  async real<T>(work: () => Promise<T>): Promise<T> {
    this.#busy++;
    try {
      return await work();
    } finally {
      this.#busy--;
      if (this.#busy === 0) {
        this.#idle.resolve();
        this.#idle = Promise.withResolvers();
      }
    }
  }

  /** Lets time pass until no alarm is set, or up to a moment. */
  async run(until = Number.POSITIVE_INFINITY): Promise<void> {
    await this.#rest();
    for (;;) {
      const alarm = this.#alarms.at(-1);
      if (alarm === undefined || alarm.at > until) break;
      this.#alarms.pop();
      if (alarm.off) continue;
      this.#pass(alarm.at);
      alarm.work();
      await this.#rest();
    }
    if (until !== Number.POSITIVE_INFINITY) this.#pass(until);
  }

  #pass(to: number): void {
    if (this.onMinute !== null) {
      for (let at = Math.floor(this.#now / MINUTE + 1) * MINUTE; at <= to; at += MINUTE) {
        this.#now = at;
        this.onMinute();
      }
    }
    this.#now = to;
  }

  async #rest(): Promise<void> {
    await nextTurn();
    while (this.#busy > 0) {
      await this.#idle.promise;
      await nextTurn();
    }
  }
}

function isBefore(a: Alarm | undefined, b: Alarm): boolean {
  return a !== undefined && (a.at < b.at || (a.at === b.at && a.order < b.order));
}
