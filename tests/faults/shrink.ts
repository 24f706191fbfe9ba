import type { Happening, Schedule } from './schedule.ts';

/** Runs tried at most: each plays a schedule of its own. */
const MAX_TRIES = 400;

const PARTS = ['happenings', 'calls', 'queues', 'outages', 'consumers', 'readings'] as const;

/**
 * Leaves out of a schedule whatever it fails without as well, one thing after the other, until nothing more can go.
 *
 * @param fails - whether a schedule still goes wrong
 */
export async function shrink(schedule: Schedule, fails: (schedule: Schedule) => Promise<boolean>): Promise<Schedule> {
  let least = schedule;
  let tries = 0;
  const attempt = async (smaller: Schedule): Promise<boolean> => {
    if (tries++ >= MAX_TRIES || !(await fails(smaller))) return false;
    least = smaller;
    return true;
  };
  for (let before: Schedule | null = null; before !== least; ) {
    before = least;
    if (least.rollout !== null) await attempt({ ...least, rollout: null });
    for (const part of PARTS) {
      for (let at = least[part].length - 1; at >= 0; at--) {
        await attempt({ ...least, [part]: least[part].filter((_, index) => index !== at) });
      }
    }
    for (const [at, { arrivals }] of least.happenings.entries()) {
      if (arrivals.length > 1) await attempt(withOneArrival(least, at));
    }
  }
  return least;
}

function withOneArrival(schedule: Schedule, at: number): Schedule {
  const happenings = schedule.happenings.map(
    (happening, index): Happening =>
      index === at ? { ...happening, arrivals: happening.arrivals.slice(0, 1) } : happening,
  );
  return { ...schedule, happenings };
}
