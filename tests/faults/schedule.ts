import { Random } from './random.ts';

/** What somebody does with the bucket or the pipeline. */
export type Deed =
  | { readonly do: 'put' | 'lay'; readonly text: string }
  | { readonly do: 'remove' }
  /** Takes away the version or marker so far down from the top; of a marker on top that is a restore. */
  | { readonly do: 'remove-version'; readonly down: number }
  | { readonly do: 'backfill' | 'reclean' | 'redigest' | 'resync' }
  | { readonly do: 'poison'; readonly kind: number };

export type Happening = Deed & {
  /** Milliseconds from the beginning. */
  readonly at: number;
  readonly key: number;
  /** When its message arrives, each time it does: milliseconds later. */
  readonly arrivals: readonly number[];
};

/** A function that a queue feeds. */
export type ConsumerName = 'clean' | 'digest';
export type FunctionName = ConsumerName | 'read';

/** What happens at one call of a function. */
export type FaultKind =
  | 'dies before'
  | 'dies after'
  | 'fails before'
  | 'fails after'
  | 'is throttled'
  | 'stalls, then times out'
  | 'stalls, then answers'
  | 'takes effect twice';

export interface CallFault {
  readonly function: FunctionName;
  /** Which call of that function, of all its invocations; from 1. */
  readonly call: number;
  readonly kind: FaultKind;
  /** How long a stall lasts: longer than an invocation may take, at most. */
  readonly ms: number;
}

/**
 * A batch that succeeded and whose messages come again all the same, or a digest message that arrives twice or late, or
 * that SQS refuses while it takes the others of its request.
 */
export interface QueueFault {
  readonly queue: 'intake' | 'digest';
  readonly kind: 'batch not deleted' | 'sent twice' | 'sent late' | 'not taken';
  /** Which batch or send; from 1. */
  readonly number: number;
  readonly ms: number;
}

/** Every call of a service fails for a while. */
export interface Outage {
  readonly service: 'S3' | 'SQS' | 'DynamoDB' | 'EventBridge';
  readonly from: number;
  readonly to: number;
}

/** For a while a function gets no copy to run on, or its queue is not looked at. */
export interface ConsumerFault {
  readonly function: FunctionName;
  readonly kind: 'throttled' | 'not polled';
  readonly from: number;
  readonly to: number;
}

/** Somebody asks the API for an article. */
export interface Reading {
  readonly at: number;
  readonly key: number;
}

/** Everything that happens in one run, besides what follows from it. The seed decides how long calls take. */
export interface Schedule {
  readonly seed: number;
  readonly happenings: readonly Happening[];
  readonly calls: readonly CallFault[];
  readonly queues: readonly QueueFault[];
  readonly outages: readonly Outage[];
  readonly consumers: readonly ConsumerFault[];
  readonly readings: readonly Reading[];
  /** When the new engine is deployed; old copies finish for some minutes more. Null: not at all. */
  readonly rollout: number | null;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const KINDS: readonly [readonly [FaultKind, number], ...(readonly [FaultKind, number])[]] = [
  ['dies after', 4],
  ['dies before', 3],
  ['fails after', 3],
  ['fails before', 2],
  ['takes effect twice', 2],
  ['is throttled', 1],
  ['stalls, then times out', 1],
  ['stalls, then answers', 1],
];

/** Letters that are a schedule's own: names in its articles end in them. */
export function letters(seed: number): string {
  let rest = seed;
  let found = '';
  do {
    found = String.fromCharCode(97 + (rest % 26)) + found;
    rest = Math.floor(rest / 26);
  } while (rest > 0);
  return found.padStart(4, 'a');
}

/** First names of the people in the articles; their last name is the schedule's letters. */
export const PEOPLE = ['ada', 'ben', 'cleo'] as const;
const POISONS = 7;

export function keyOf(seed: number, key: number): string {
  return `faults/${seed}/article ${key}+.txt`;
}

/** How fast things follow each other: all at once, by the minute, by the hour. */
interface Pace {
  readonly span: number;
  /** How late a message arrives, at most. */
  readonly lateness: number;
}
const PACES: readonly [Pace, ...Pace[]] = [
  { span: SECOND, lateness: SECOND },
  { span: 30 * SECOND, lateness: 10 * SECOND },
  { span: 10 * MINUTE, lateness: 50 * MINUTE },
  { span: 60 * MINUTE, lateness: 20 * MINUTE },
];

/** A schedule, the same for the same seed. */
export function scheduleOf(seed: number): Schedule {
  const random = new Random(seed);
  const keys = random.pick([1, 1, 2, 3]);
  const pace = random.pick(PACES);
  const faulty = random.chance(0.95);
  const happenings: Happening[] = [];
  for (let count = random.int(keys, 3 + keys * 3), number = 0; number < count; number++) {
    happenings.push(happening(random, seed, number, number < keys ? number : random.int(0, keys - 1), pace));
  }
  const calls = Array.from({ length: faulty ? random.int(1, 10) : 0 }, () => callFaults(random)).flat();
  const queues = Array.from({ length: faulty ? random.int(0, 4) : 0 }, (): QueueFault => {
    const kind = random.pick(['batch not deleted', 'sent twice', 'sent late', 'not taken']);
    const queue = kind === 'batch not deleted' ? random.pick(['intake', 'digest']) : 'digest';
    return { queue, kind, number: random.int(1, 8), ms: random.delay(40 * MINUTE) };
  });
  const outages = Array.from({ length: faulty && random.chance(0.15) ? random.int(1, 2) : 0 }, (): Outage => {
    const from = random.int(0, pace.span);
    return {
      service: random.pick(['S3', 'SQS', 'DynamoDB', 'EventBridge']),
      from,
      to: from + random.int(MINUTE, 90 * MINUTE),
    };
  });
  const rollout = random.chance(0.6) ? random.int(0, pace.span) : null;
  const consumers = Array.from({ length: faulty && random.chance(0.2) ? random.int(1, 2) : 0 }, (): ConsumerFault => {
    const from = random.int(0, pace.span);
    return {
      function: random.pick(['clean', 'digest', 'read']),
      kind: random.pick(['throttled', 'not polled']),
      from,
      to: from + random.int(MINUTE, 60 * MINUTE),
    };
  });
  const readings = Array.from({ length: random.int(0, 6) }, (): Reading => {
    return { at: random.int(0, 2 * pace.span), key: random.int(0, keys - 1) };
  });
  const sorted = happenings.sort((a, b) => a.at - b.at);
  return { seed, happenings: sorted, calls, queues, outages, consumers, readings, rollout };
}

/** A fault, or a call that is held up and a death soon after it: what others did meanwhile is then half undone. */
function callFaults(random: Random): readonly CallFault[] {
  const of = random.pick(['clean', 'digest']);
  const call = random.int(1, random.pick([5, 10, 20, 50]));
  const fault = (kind: FaultKind, later: number): CallFault => ({
    function: of,
    call: call + later,
    kind,
    ms: random.int(2 * SECOND, random.pick([10 * SECOND, 70 * SECOND])),
  });
  if (random.chance(0.75)) return [fault(random.weighted(KINDS), 0)];
  return [fault('stalls, then answers', 0), fault(random.pick(['dies before', 'dies after']), random.int(1, 8))];
}

function happening(random: Random, seed: number, number: number, key: number, { span, lateness }: Pace): Happening {
  const deed = deedOf(random, seed, number, key);
  const arrivals = Array.from({ length: random.pick([1, 1, 1, 2, 3]) }, () => random.delay(lateness));
  return { ...deed, at: random.int(0, span), key, arrivals };
}

function deedOf(random: Random, seed: number, number: number, key: number): Deed {
  const kind = random.weighted<Deed['do']>([
    ['put', number < 3 ? 14 : 8],
    ['remove', 4],
    ['remove-version', 5],
    ['reclean', 3],
    ['redigest', 2],
    ['backfill', 2],
    ['resync', 2],
    ['lay', number < 3 ? 6 : 1],
    ['poison', 1],
  ]);
  switch (kind) {
    case 'put':
    case 'lay':
      return { do: kind, text: textOf(random, seed, number, key) };
    case 'remove-version':
      return { do: kind, down: random.pick([0, 0, 0, 1, 2]) };
    case 'poison':
      return { do: kind, kind: random.int(0, POISONS - 1) };
    default:
      return { do: kind };
  }
}

/** A text no other put has, with some people in it, perhaps a date, perhaps something the new engine cuts; or none. */
function textOf(random: Random, seed: number, number: number, key: number): string {
  if (random.chance(0.12)) return ' \n';
  const people = random.shuffled(PEOPLE).slice(0, random.int(0, PEOPLE.length));
  const date = random.chance(0.4) ? ` on 2026-0${random.int(1, 3)}-1${random.int(0, 9)}` : '';
  const cut = random.chance(0.3) ? ' [ad]' : '';
  return (
    `Article ${key} text ${number}: ` +
    `${people.map((name) => `@${name}_${letters(seed)}`).join(' met ')}${date}.${cut}`
  );
}
