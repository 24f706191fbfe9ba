import { describe, expect, it } from 'vitest';
import { member, text } from '../../lambdas/shared/json.ts';
import { play } from './harness.ts';
import { scheduleOf } from './schedule.ts';
import type { Call, Services } from './services.ts';
import { shrink } from './shrink.ts';

const schedules = (seed: number, count: number) => Array.from({ length: count }, (_, at) => scheduleOf(seed + at));

/** What was played, but for keys, which are random, and what they encipher. */
function withoutKeys(played: Awaited<ReturnType<typeof play>>): unknown {
  const masked = (name: string, value: unknown): unknown => {
    if (name === 'waitingKey') return 'a key';
    return typeof value === 'string' ? value.replace(/"text":"[^"]*"/, '"text":"enciphered"') : value;
  };
  return JSON.parse(JSON.stringify(played, masked));
}

describe('the fault harness', () => {
  it('finds nothing wrong with the pipeline', async () => {
    const verdicts = await play(schedules(1, 25));
    const wrong = verdicts.filter((verdict) => verdict.wrong.length > 0);
    expect(wrong.map(({ schedule, wrong }) => [schedule.seed, wrong])).toEqual([]);
    expect(verdicts.reduce((sum, { disturbed }) => sum + disturbed.length, 0)).toBeGreaterThan(25);
  }, 60_000);

  it('plays the same seed the same way, alone or beside others', async () => {
    const beside = [...(await play(schedules(900, 12)))].sort((a, b) => b.trace.length - a.trace.length);
    const [busiest] = beside;
    if (busiest === undefined) throw new Error('nothing was played');
    expect(busiest.trace.length).toBeGreaterThan(20);
    expect(withoutKeys(await play([scheduleOf(busiest.schedule.seed)]))).toEqual(withoutKeys([busiest]));
  }, 60_000);

  /** What the table does wrong, so that the pipeline cannot do right. */
  const PLANTED: readonly { readonly name: string; readonly lost: (call: Call) => boolean | 'condition' }[] = [
    { name: 'ignores conditions', lost: ({ operation }) => operation === 'PutItem' && 'condition' },
    {
      name: 'loses removals of clean text',
      lost: ({ operation, input }) => operation === 'DeleteItem' && keyOf(input, 'Key', 'sk').startsWith('CLEAN#'),
    },
    {
      name: 'loses removals of names',
      lost: ({ operation, input }) => operation === 'DeleteItem' && keyOf(input, 'Key', 'pk').startsWith('NAME#'),
    },
    {
      name: 'loses names',
      lost: ({ operation, input }) => operation === 'PutItem' && keyOf(input, 'Item', 'pk').startsWith('NAME#'),
    },
    {
      name: 'loses names of the directory',
      lost: ({ operation, input }) => operation === 'PutItem' && keyOf(input, 'Item', 'pk').startsWith('NAMES#'),
    },
    {
      name: 'loses tombstones',
      lost: ({ operation, input }) => operation === 'PutItem' && keyOf(input, 'Item', 'status') === 'deleted',
    },
  ];

  it.each(PLANTED)(
    'notices a table that $name',
    async ({ lost }) => {
      let wrong: readonly string[] = [];
      for (let seed = 500; seed < 525 && wrong.length === 0; seed += 5) {
        const verdicts = await play(schedules(seed, 5), (services) => spoilt(services, lost));
        wrong = verdicts.flatMap((verdict) => verdict.wrong);
      }
      expect(wrong).not.toEqual([]);
    },
    60_000,
  );

  it('notices notices that are lost', async () => {
    const deaf = (services: Services) => ({ ...services, putEvents: async () => ({ FailedEntryCount: 0 }) });
    const verdicts = await play(schedules(500, 5), deaf);
    expect(verdicts.flatMap(({ wrong }) => wrong)).toContainEqual(expect.stringContaining('nobody was told'));
  }, 60_000);

  it('leaves out of a schedule what a failure does not need', async () => {
    const failing = scheduleOf(3);
    const least = await shrink(failing, async ({ happenings }) => happenings.some((one) => one.do === 'put'));
    expect(least).toMatchObject({ calls: [], queues: [], outages: [], consumers: [], readings: [], rollout: null });
    expect(least.happenings).toHaveLength(1);
  });
});

function keyOf(input: object, part: 'Key' | 'Item', attribute: string): string {
  return text(member(input, part), attribute) ?? '';
}

function spoilt(services: Services, lost: (call: Call) => boolean | 'condition'): Services {
  services.table.middlewareStack.add(
    (next, context) => async (args) => {
      const operation = (context.commandName ?? '').replace(/Command$/, '');
      const what =
        services.caller() === undefined ? false : lost({ service: 'DynamoDB', operation, input: args.input });
      if (what === true) return { output: { $metadata: {} }, response: {} };
      if (what !== 'condition') return next(args);
      return next({ ...args, input: { ...args.input, ...UNCONDITIONAL } });
    },
    { step: 'initialize', priority: 'low', name: 'spoilt' },
  );
  return services;
}

const UNCONDITIONAL = {
  ConditionExpression: undefined,
  ExpressionAttributeNames: undefined,
  ExpressionAttributeValues: undefined,
};
