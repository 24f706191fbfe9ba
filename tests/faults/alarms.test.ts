import { beforeAll, describe, expect, it } from 'vitest';
import { planFrom, type Template } from '../../local/plan.ts';
import { alarmName } from '../../local/watch/alarms.ts';
import { templateWith } from '../lib/synthesise.ts';
import { play, type Verdict } from './harness.ts';
import { EVERYDAY, TROUBLES } from './troubles.ts';

/** The plan of the template that is deployed; its alarms, dashboard and names are what is used of it. */
const template: Template = JSON.parse(JSON.stringify(templateWith({ access: 'public' }).toJSON()));
const plan = planFrom(template, {
  assembly: '/none',
  region: 'eu-west-1',
  accountId: '000000000000',
  queueEndpoint: 'http://model.invalid',
});

let verdicts: readonly Verdict[];
beforeAll(async () => {
  const schedules = [...TROUBLES.map(({ schedule }) => schedule), EVERYDAY];
  verdicts = await play(schedules, (services) => services, plan);
}, 120_000);

function of(seed: number): Verdict {
  const found = verdicts.find(({ schedule }) => schedule.seed === seed);
  if (found === undefined) throw new Error(`no run of ${seed}`);
  return found;
}

describe('alarms', () => {
  it.each(TROUBLES)('$what: $alarms', ({ alarms, schedule }) => {
    const { watching, wrong } = of(schedule.seed);
    expect([...(watching?.raised ?? [])].sort()).toEqual(alarms);
    // And it comes right all the same.
    expect(wrong).toEqual([]);
  });

  it('are quiet on an ordinary day', () => {
    const { watching, wrong } = of(EVERYDAY.seed);
    expect([...(watching?.raised ?? [])]).toEqual([]);
    expect(wrong).toEqual([]);
  });

  it('have each a trouble that raises it', () => {
    const raised = new Set(TROUBLES.flatMap(({ alarms }) => alarms));
    expect([...raised].sort()).toEqual(plan.alarms.map(alarmName).sort());
  });
});

describe('the dashboard', () => {
  it('shows data of every metric that is counted only when something goes wrong', () => {
    const withData = new Set(verdicts.flatMap(({ watching }) => watching?.shown().withData ?? []));
    const silent = new Set(verdicts.flatMap(({ watching }) => watching?.shown().silent ?? []));
    expect([...silent].filter((name) => !withData.has(name)).sort()).toEqual(
      [
        // Data of these the load run shows: capacity, and the event S3 sends when notifications are set up.
        'ConsumedReadCapacityUnits nutgraf-records',
        'ConsumedWriteCapacityUnits nutgraf-records',
        'Skipped clean',
        // An article too dense for a row; nothing in a schedule is.
        'Rejected digest',
        // The table's emulator neither counts what the index takes nor throttles it.
        'ConsumedWriteCapacityUnits listing nutgraf-records',
        'ReadThrottleEvents listing nutgraf-records',
        'WriteThrottleEvents listing nutgraf-records',
      ].sort(),
    );
  });
});
