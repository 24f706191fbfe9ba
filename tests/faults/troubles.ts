import type { CallFault, Happening, Schedule } from './schedule.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Something that goes wrong, and the alarms it has to raise: these, and no others; none where it mends itself. */
export interface Trouble {
  readonly what: string;
  readonly alarms: readonly string[];
  readonly schedule: Schedule;
}

function schedule(seed: number, changes: Partial<Schedule>): Schedule {
  return {
    seed,
    happenings: [],
    calls: [],
    queues: [],
    outages: [],
    consumers: [],
    readings: [],
    rollout: null,
    ...changes,
  };
}

function put(at: number, key = 0, arrivals: readonly number[] = [0]): Happening {
  return { do: 'put', text: `Article ${key} text ${at}: @ada_aaaa met @ben_aaaa on 2026-02-11.`, at, key, arrivals };
}

function poison(kind: number): Happening {
  return { do: 'poison', kind, at: 0, key: 0, arrivals: [] };
}

/** So many moments, evenly over a span. */
function evenly(count: number, span: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => Math.round((span * at) / count));
}

/** Every call of a function within so many, from its first on. */
function each(of: CallFault['function'], kind: CallFault['kind'], count: number): readonly CallFault[] {
  return Array.from({ length: count }, (_, at) => ({ function: of, call: at + 1, kind, ms: SECOND }));
}

const READINGS = evenly(20, 20 * MINUTE).map((at) => ({ at, key: 0 }));
/** Far enough from each other to be in batches of their own. */
const SEVERAL = [put(0), put(20 * SECOND, 1), put(40 * SECOND, 2)];
const READINGS_IN_A_ROW = evenly(3, MINUTE).map((at) => ({ at: MINUTE + at, key: 0 }));
const FROM_THE_START = { from: 0, to: 40 * MINUTE };
/** More than the 200 in five minutes from which on repeats count, for longer than the quarter of an hour they take. */
const REPEATED = evenly(900, 18 * MINUTE);

/** Every alarm of the stack has a trouble that raises it. */
export const TROUBLES: readonly Trouble[] = [
  {
    what: 'a message on the intake queue that can never be worked on',
    alarms: ['IntakeDeadLetterAlarm'],
    schedule: schedule(1, { happenings: [poison(0), put(0)] }),
  },
  {
    what: 'a message on the digest queue that can never be worked on',
    alarms: ['ToDigestDeadLetterAlarm'],
    schedule: schedule(2, { happenings: [poison(6), put(0)] }),
  },
  {
    what: 'nobody takes from the intake queue',
    alarms: ['IntakeOldestMessageAlarm'],
    schedule: schedule(3, {
      happenings: [put(0)],
      consumers: [{ function: 'clean', kind: 'not polled', ...FROM_THE_START }],
    }),
  },
  {
    what: 'nobody takes from the digest queue',
    alarms: ['ToDigestOldestMessageAlarm'],
    schedule: schedule(4, {
      happenings: [put(0)],
      consumers: [{ function: 'digest', kind: 'not polled', ...FROM_THE_START }],
    }),
  },
  {
    what: 'clean dies',
    alarms: ['CleanErrorAlarm'],
    schedule: schedule(5, { happenings: SEVERAL, calls: each('clean', 'dies after', 3) }),
  },
  {
    what: 'digest dies',
    alarms: ['DigestErrorAlarm'],
    schedule: schedule(6, { happenings: SEVERAL, calls: each('digest', 'dies after', 3) }),
  },
  {
    what: 'read dies',
    alarms: ['ReadApiServerErrorAlarm', 'ReadErrorAlarm'],
    schedule: schedule(7, {
      happenings: [put(0)],
      readings: READINGS_IN_A_ROW,
      calls: each('read', 'dies before', 3),
    }),
  },
  {
    what: 'read runs out of time',
    alarms: ['ReadApiServerErrorAlarm', 'ReadErrorAlarm'],
    schedule: schedule(8, {
      happenings: [put(0)],
      readings: READINGS_IN_A_ROW,
      calls: [1, 2, 3].map((call) => ({ function: 'read', call, kind: 'stalls, then answers', ms: 40 * SECOND })),
    }),
  },
  {
    what: 'clean gets no copies',
    alarms: ['CleanThrottleAlarm'],
    schedule: schedule(9, {
      happenings: evenly(5, 10 * MINUTE).map((at) => put(at)),
      consumers: [{ function: 'clean', kind: 'throttled', from: 0, to: 20 * MINUTE }],
    }),
  },
  {
    // Longer than a round of retries: five receives, each hidden for three minutes.
    what: 'digest gets no copies for twenty minutes',
    alarms: ['DigestThrottleAlarm', 'ToDigestDeadLetterAlarm'],
    schedule: schedule(10, {
      happenings: evenly(8, 16 * MINUTE).map((at) => put(at, at)),
      consumers: [{ function: 'digest', kind: 'throttled', from: 0, to: 20 * MINUTE }],
    }),
  },
  {
    what: 'read gets no copies',
    alarms: ['ReadApiServerErrorAlarm', 'ReadThrottleAlarm'],
    schedule: schedule(11, {
      happenings: [put(0)],
      readings: READINGS,
      consumers: [{ function: 'read', kind: 'throttled', from: 0, to: 20 * MINUTE }],
    }),
  },
  {
    what: 'the table throttles what the API reads',
    alarms: ['ReadApiServerErrorAlarm'],
    schedule: schedule(12, {
      happenings: [put(0)],
      readings: READINGS_IN_A_ROW,
      calls: each('read', 'is throttled', 3),
    }),
  },
  {
    what: 'one invocation of each function dies',
    alarms: [],
    schedule: schedule(19, {
      happenings: [put(0)],
      readings: [{ at: MINUTE, key: 0 }],
      calls: [...each('clean', 'dies after', 1), ...each('digest', 'dies after', 1), ...each('read', 'dies before', 1)],
    }),
  },
  {
    what: 'events arrive three minutes late for half an hour',
    alarms: ['DigestTimeToReadyAlarm'],
    schedule: schedule(21, {
      happenings: evenly(30, 30 * MINUTE).map((at, key) => put(at, key, [3 * MINUTE])),
    }),
  },
  {
    what: 'an export that broke uploads files without a word in them',
    alarms: ['CleanRejectionsAlarm'],
    schedule: schedule(23, {
      happenings: [
        put(0),
        ...evenly(12, 10 * MINUTE).map(
          (at, key): Happening => ({ do: 'put', text: ' \n', at, key: key + 1, arrivals: [0] }),
        ),
      ],
    }),
  },
  {
    what: 'one event is delivered again and again',
    alarms: ['CleanRepeatsAlarm'],
    schedule: schedule(13, { happenings: [put(0, 0, REPEATED)] }),
  },
  {
    what: 'one digest is asked for again and again',
    alarms: ['DigestRepeatsAlarm'],
    schedule: schedule(14, {
      happenings: [put(0), { do: 'redigest', at: MINUTE, key: 0, arrivals: REPEATED }],
    }),
  },
  {
    what: 'the table throttles a write of clean',
    alarms: [],
    schedule: schedule(16, {
      happenings: [put(0)],
      calls: [{ function: 'clean', call: 3, kind: 'is throttled', ms: 0 }],
    }),
  },
  {
    what: 'the table throttles for twenty minutes',
    alarms: ['ReadApiServerErrorAlarm', 'RecordsThrottleAlarm'],
    schedule: schedule(22, {
      happenings: [put(0)],
      readings: evenly(80, 20 * MINUTE).map((at) => ({ at: MINUTE + at, key: 0 })),
      calls: each('read', 'is throttled', 80),
    }),
  },
  {
    what: 'the bucket is out for an hour',
    alarms: ['IntakeDeadLetterAlarm'],
    schedule: schedule(17, {
      happenings: [put(0)],
      outages: [{ service: 'S3', from: 0, to: 60 * MINUTE }],
    }),
  },
  {
    what: 'a digest fails five times',
    alarms: ['ToDigestDeadLetterAlarm'],
    schedule: schedule(18, { happenings: [put(0)], calls: each('digest', 'fails before', 5) }),
  },
  {
    what: 'the table is out for an hour and a half',
    alarms: ['IntakeDeadLetterAlarm'],
    schedule: schedule(15, {
      happenings: [put(0)],
      outages: [{ service: 'DynamoDB', from: 0, to: 90 * MINUTE }],
    }),
  },
];

/** What the pipeline is there for: nothing of it may raise an alarm. */
export const EVERYDAY: Schedule = schedule(20, {
  happenings: [
    ...evenly(40, 20 * MINUTE).map((at) => put(at, at % 7, [0, 2 * SECOND])),
    { do: 'put', text: ' \n', at: MINUTE, key: 8, arrivals: [0] },
    { do: 'remove', at: 5 * MINUTE, key: 0, arrivals: [0] },
    { do: 'reclean', at: 6 * MINUTE, key: 1, arrivals: [0] },
    { do: 'redigest', at: 7 * MINUTE, key: 2, arrivals: [0] },
    { do: 'backfill', at: 8 * MINUTE, key: 3, arrivals: [0] },
  ],
  calls: [
    ...each('clean', 'fails before', 1),
    ...each('digest', 'is throttled', 1),
    { function: 'digest', call: 9, kind: 'takes effect twice', ms: 0 },
  ],
  readings: READINGS,
  rollout: 10 * MINUTE,
});
