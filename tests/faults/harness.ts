import './quiet.ts';
import { articleId } from '../../engine/index.ts';
import { readRecord } from '../../lambdas/shared/store/records.ts';
import type { StoredRecord } from '../../lambdas/shared/store/stored.ts';
import type { Plan } from '../../local/plan.ts';
import { allRows } from '../support/all-rows.ts';
import { ApiCheck } from './check-api.ts';
import { Rows, wrongWith } from './check-article.ts';
import { wrongStories } from './check-stories.ts';
import type { Observations } from './observations.ts';
import { keyOf, type Schedule } from './schedule.ts';
import { type Services, startServices } from './services.ts';
import type { Watching } from './watching.ts';
import { World } from './world.ts';

/** Schedules at once: the waits of one are filled with the work of others. */
const AT_ONCE = 32;

/** What came of one schedule. */
export interface Verdict {
  readonly schedule: Schedule;
  /** What is wrong; nothing where all is well. */
  readonly wrong: readonly string[];
  /** Which faults met which call. */
  readonly disturbed: readonly string[];
  /** What the functions asked of AWS, one call of each kind. */
  readonly calls: Observations['calls'];
  /** Every write that took effect, in order. */
  readonly trace: readonly string[];
  readonly digests: number;
  /** Name rows that no record knows of: left by a digest that was broken off, and never shown. */
  readonly leftNameRows: number;
  /** Alarms and dashboard; null where nobody watched. */
  readonly watching: Watching | null;
}

/**
 * Plays schedules beside each other over one table, and holds the end against what their buckets say.
 *
 * @param plan - of the stack, where its alarms are watched
 */
export async function play(
  schedules: readonly Schedule[],
  change = (services: Services) => services,
  plan: Plan | null = null,
): Promise<readonly Verdict[]> {
  const services = change(await startServices());
  const played: { readonly world: World; readonly wrong: string[] }[] = [];
  const waiting = schedules.values();
  const player = async () => {
    for (const schedule of waiting) {
      const world = new World(schedule, services, plan);
      const wrong: string[] = [];
      try {
        wrong.push(...(await world.play()));
      } catch (error) {
        wrong.push(`the run broke: ${error instanceof Error ? error.stack : error}`);
      }
      played.push({ world, wrong });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, player));
  try {
    return await judge(played, services);
  } finally {
    for (const { world } of played) world.close();
    services.stop();
  }
}

async function judge(
  played: readonly { readonly world: World; readonly wrong: string[] }[],
  services: Services,
): Promise<readonly Verdict[]> {
  const table = { client: services.table, name: services.tableName };
  const rows = new Rows(await allRows(table));
  const api = new ApiCheck(services, played[0]?.world.schedule.seed ?? 0);
  const verdicts = new Map<string, string[]>();
  const all: StoredRecord[] = [];
  const judged: Verdict[] = [];
  for (const { world, wrong } of played) {
    const { schedule, observed, disturbance } = world;
    const keys = [...new Set(schedule.happenings.map(({ key }) => keyOf(schedule.seed, key)))];
    const records: StoredRecord[] = [];
    let leftNameRows = 0;
    for (const key of keys) {
      const id = articleId(key);
      const record = await readRecord(table, id, { consistent: true });
      if (record !== null) records.push(record);
      const held = { record, ...rows.of(id) };
      wrong.push(...wrongWith(world, key, held).map((what) => `${key}: ${what}`));
      leftNameRows += held.nameRows.length - (record?.nameRows.length ?? 0);
      verdicts.set(key, wrong);
    }
    wrong.push(...(await api.schedule(schedule.seed, records)));
    all.push(...records);
    judged.push({
      schedule,
      wrong,
      disturbed: disturbance.done,
      calls: observed.calls,
      trace: observed.trace,
      digests: observed.digests,
      leftNameRows,
      watching: world.watching,
    });
  }
  const stories = await wrongStories(table, all, new Date());
  for (const { key, what } of [...(await api.listings(all)), ...stories]) verdicts.get(key)?.push(`${key}: ${what}`);
  return judged;
}
