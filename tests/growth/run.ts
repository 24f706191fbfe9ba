/**
 * How the engine's time grows with its input: `npm run growth [-- --quick] [--only WORDS] [--from N] [--stages]`.
 *
 * Every case of cases.ts is run at growing sizes, and its CPU time fitted to a power of the size. A case fails where
 * the exponent is above the limit, or where half a megabyte takes more than the seconds allowed. Times are held against
 * those of an ordinary text in the same process, so that a machine that is slow or busy fails none, and what fails is
 * measured again before it counts, with as much text at each size: garbage is collected when there is enough of it,
 * which falls on one long run and on one of many short ones. The quick form looks at two small sizes and measures only
 * what looks suspicious there; with `--stages` each stage of the engine is measured by itself.
 */
import { parseArgs } from 'node:util';
import { CASES, type GrowthCase, inputOf, STORY } from './cases.ts';
import { cpuWatch, exponentOf, type Point } from './measure.ts';
import { runCase, runStages } from './stages.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    stages: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    from: { type: 'string', default: '0' },
  },
});
const KIB = 1024;
const FULL = [4, 8, 16, 32, 64, 128, 256, 512].map((size) => size * KIB);
/** Pages may be ten times as long as a text; one field of a page is made as long as a text. */
const FULL_PAGES = FULL.map((size) => size * 10);
/** Of the quick form: where it looks, and where it measures. */
const GLANCE: readonly [number, number] = [4 * KIB, 32 * KIB];
const CLOSER = [8, 16, 32, 64, 128].map((size) => size * KIB);
const HALF_MEGABYTE = 512 * KIB;

const MAX_EXPONENT = 1.15;
/**
 * What half a megabyte may take on an idle machine, in milliseconds; an ordinary text of that size takes so much there.
 */
const MAX_MS = 2000;
const ORDINARY_MS = 250;
/** An exponent is told by runs of this length on, in milliseconds on an idle machine: in shorter ones it is chance. */
const TELLING_MS = 100;
/**
 * How often a case has to fail before it counts: collecting garbage or a neighbour's burst may make one series look
 * steep.
 */
const TRIES = 3;
/** The exponent is fitted to the four largest sizes, each twice the one before. */
const MAX_TURNS = 8;
/** Of the quick form: the exponent and the time beside an ordinary text's from which a case is looked at closer. */
const SUSPICIOUS_EXPONENT = 1.35;
const SUSPICIOUS_TIMES = 6;
/** A series ends with a run that took so much longer than half a megabyte may. */
const GIVEN_UP_AT = 2;

/** CPU time in milliseconds, by stage: `all` alone, or each. */
type Times = ReadonlyMap<string, number>;

function timesOf(one: GrowthCase, size: number): Times {
  const input = inputOf(one, size);
  const times = new Map<string, number>();
  const watch = <T>(stage: string, run: () => T): T => {
    const stop = cpuWatch();
    try {
      return run();
    } finally {
      times.set(stage, stop());
    }
  };
  if (values.stages) runStages(one, input, watch);
  else watch('all', () => runCase(one, input));
  return times;
}

const sumOf = (times: Times): number => [...times.values()].reduce((sum, time) => sum + time, 0);

/** An article's sentence, again and again. */
const ordinary: GrowthCase = { name: 'ordinary', kind: 'text', opening: '', piece: STORY, closing: '' };

function ordinaryTime(size: number): number {
  const input = inputOf(ordinary, size);
  const stop = cpuWatch();
  runCase(ordinary, input);
  return stop();
}

/** How much slower this machine is now than an idle one of the kind the limits were set on. */
function slowness(): number {
  return Math.max(1, (Math.min(ordinaryTime(128 * KIB), ordinaryTime(128 * KIB)) * 4) / ORDINARY_MS);
}

interface Verdict {
  readonly stage: string;
  readonly points: readonly Point[];
  readonly exponent: number | null;
  /** The longest run, as if it had been of half a megabyte on an idle machine, in milliseconds. */
  readonly largest: number;
  readonly fails: boolean;
}

const isWholePage = ({ kind, closing }: GrowthCase): boolean => kind === 'page' && closing === '';

function sizesOf(one: GrowthCase): readonly number[] {
  if (values.quick) return CLOSER;
  return isWholePage(one) ? FULL_PAGES : FULL;
}

/**
 * Runs a case at growing sizes.
 *
 * @param evenly whether each size is run until it has had as much text as the largest, and its time is the mean
 */
function series(one: GrowthCase, slow: number, evenly: boolean): ReadonlyMap<string, Point[]> {
  const found = new Map<string, Point[]>();
  const sizes = sizesOf(one);
  for (const size of sizes) {
    const turns = evenly ? Math.min(MAX_TURNS, Math.round((sizes.at(-1) ?? size) / size)) : 1;
    const runs = Array.from({ length: turns }, () => timesOf(one, size));
    for (const stage of runs[0]?.keys() ?? []) {
      const milliseconds = runs.reduce((sum, times) => sum + (times.get(stage) ?? 0), 0) / turns;
      found.set(stage, [...(found.get(stage) ?? []), { size, milliseconds }]);
    }
    if (runs.some((times) => sumOf(times) > MAX_MS * slow * GIVEN_UP_AT)) break;
  }
  return found;
}

function judge(one: GrowthCase, evenly: boolean): Verdict[] {
  const slow = slowness();
  return [...series(one, slow, evenly)].map(([stage, points]) => {
    const last = points.at(-1) ?? { size: 1, milliseconds: 0 };
    const exponent = exponentOf(points);
    const scaled = (last.milliseconds / slow) * Math.max(1, HALF_MEGABYTE / last.size);
    const limit = MAX_MS * Math.max(1, last.size / HALF_MEGABYTE);
    const isSteep = (exponent ?? 0) > MAX_EXPONENT && last.milliseconds > TELLING_MS * slow;
    return { stage, points, exponent, largest: scaled, fails: scaled > limit || isSteep };
  });
}

/** A case's verdicts: what fails is measured again, and has to fail each time. */
function verdictsOf(one: GrowthCase): Verdict[] {
  let verdicts = judge(one, false);
  for (let turn = 1; turn < TRIES && verdicts.some(({ fails }) => fails); turn++) verdicts = judge(one, true);
  return verdicts;
}

function isSuspicious(one: GrowthCase, base: number): boolean {
  const [small, large] = GLANCE.map((size) => sumOf(timesOf(one, size)));
  if (small === undefined || large === undefined) return true;
  const exponent = Math.log(large / small) / Math.log(GLANCE[1] / GLANCE[0]);
  return large > SUSPICIOUS_TIMES * base || (exponent > SUSPICIOUS_EXPONENT && large > base);
}

function line(one: GrowthCase, { stage, points, exponent, largest, fails }: Verdict): string {
  const times = points.map(({ milliseconds }) => milliseconds.toFixed(0)).join(' ');
  return (
    `${fails ? 'FAIL' : 'ok  '} ${(exponent ?? 0).toFixed(2)}  ${largest.toFixed(0).padStart(6)} ms  ` +
    `${stage.padEnd(10)} ` +
    `${one.kind.padEnd(8)} ${one.name}  [${times}]`
  );
}

const chosen = CASES.filter(({ name }) => name.includes(values.only)).slice(Number(values.from));
// Until the compiler has seen it.
for (let turn = 0; turn < 3; turn++) ordinaryTime(256 * KIB);
const base = Math.min(...[1, 2, 3].map(() => ordinaryTime(GLANCE[1])));
let broken = 0;
/** What is measured of a case; null where it ended with an error that is no refusal, which is told. */
function unlessBroken<T>(one: GrowthCase, run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    broken++;
    process.stdout.write(`FAIL ${one.kind.padEnd(8)} ${one.name}  ${error instanceof Error ? error.stack : error}\n`);
    return null;
  }
}
const measured = chosen.filter((one) => !values.quick || unlessBroken(one, () => isSuspicious(one, base)));
const results = measured.flatMap((one) =>
  (unlessBroken(one, () => verdictsOf(one)) ?? []).map((verdict) => {
    if (verdict.fails || !values.quick) process.stdout.write(`${line(one, verdict)}\n`);
    return verdict;
  }),
);
const failed = results.filter(({ fails }) => fails).length + broken;
const told = results.filter(({ points }) => (points.at(-1)?.milliseconds ?? 0) > TELLING_MS);
process.stdout.write(
  `${chosen.length} cases, ${measured.length} measured, ${failed} failed; ` +
    `steepest ${Math.max(0, ...told.map(({ exponent }) => exponent ?? 0)).toFixed(2)}, ` +
    `longest ${Math.max(0, ...results.map(({ largest }) => largest)).toFixed(0)} ms, ` +
    `${(process.cpuUsage().user / 1e6).toFixed(0)} s of CPU time\n`,
);
process.exitCode = failed === 0 ? 0 : 1;
