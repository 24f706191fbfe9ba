/**
 * How the engine's time grows with its input: `npm run growth [-- --quick] [--only WORDS]`.
 *
 * Every case of cases.ts is run at growing sizes, and its CPU time fitted to a power of the size. A case fails where the exponent is above the limit,
 * or where half a megabyte takes more than the seconds allowed. Both are measured against an ordinary article text of the same sizes in the same
 * process, so that a machine that is slow or busy fails none. The quick form looks at two small sizes and measures at five what looks suspicious there.
 */
import { parseArgs } from 'node:util';
import { CASES, type GrowthCase, inputOf, STORY } from './cases.ts';
import { type Growth, measure } from './measure.ts';
import { runCase } from './stages.ts';

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
});
const KIB = 1024;
const FULL = [4, 8, 16, 32, 64, 128, 256, 512].map((size) => size * KIB);
/** Pages may be ten times as long as a text. */
const FULL_PAGES = FULL.map((size) => size * 10);
const QUICK = [4, 16].map((size) => size * KIB);
const MAX_EXPONENT = 1.15;
/** What half a megabyte may take on an idle machine, in milliseconds; an ordinary text of that size takes a tenth of it there. */
const MAX_MS = 2000;
const ORDINARY_MS = 200;
/** A run that takes so much longer than allowed is not measured at a larger size. */
const GIVEN_UP_AT = 3;
/** Of the quick form: what looks suspicious at small sizes, by its exponent or by its time beside an ordinary text's. */
const SUSPICIOUS_EXPONENT = 1.3;
const SUSPICIOUS_TIME = 8;

/** The quick form measures what looks suspicious at the smaller sizes. */
const SMALLER = 5;

function sizesOf({ kind }: GrowthCase): readonly number[] {
  if (values.quick) return FULL.slice(0, SMALLER);
  return kind === 'page' ? FULL_PAGES : FULL;
}

function grown(one: GrowthCase, sizes: readonly number[], repeats: number, limit: number): Growth {
  return measure(
    sizes,
    (size) => inputOf(one, size),
    (input) => runCase(one, input),
    { repeats, limit },
  );
}

/** An article's sentence, again and again. */
const ordinary: GrowthCase = { name: 'ordinary', kind: 'text', opening: '', piece: STORY, closing: '' };
/** Once for the compiler, once to be measured. */
grown(ordinary, [256 * KIB], 2, Number.POSITIVE_INFINITY);

/** How much slower this machine is now than an idle one of the kind the limits were set on. */
function slowness(): number {
  const { points } = grown(ordinary, [128 * KIB], 2, Number.POSITIVE_INFINITY);
  return Math.max(1, ((points[0]?.milliseconds ?? 0) * 4) / ORDINARY_MS);
}

interface Verdict {
  readonly growth: Growth;
  /** The longest run, as if it had been of half a megabyte on an idle machine, in milliseconds. */
  readonly largest: number;
  readonly fails: boolean;
}

function judge(one: GrowthCase): Verdict {
  const slow = slowness();
  const sizes = sizesOf(one);
  const growth = grown(one, sizes, 3, MAX_MS * slow * GIVEN_UP_AT);
  const last = growth.points.at(-1) ?? { size: 1, milliseconds: 0 };
  const stopped = growth.points.length < sizes.length;
  const scale = one.kind === 'page' && !values.quick ? 10 : 1;
  const largest = ((last.milliseconds / slow) * (512 * KIB * scale)) / last.size;
  const limit = one.kind === 'page' && !values.quick ? MAX_MS * 2 : MAX_MS;
  const isSteep = (growth.exponent ?? 0) > MAX_EXPONENT && last.milliseconds > 100;
  return { growth, largest, fails: stopped || largest > limit || isSteep };
}

function isSuspicious(one: GrowthCase, base: number): boolean {
  const { points, exponent } = grown(one, QUICK, 1, 2000);
  const last = points.at(-1)?.milliseconds ?? 0;
  return points.length < QUICK.length || (exponent ?? 0) > SUSPICIOUS_EXPONENT || last > SUSPICIOUS_TIME * base;
}

function line(one: GrowthCase, { growth, largest, fails }: Verdict): string {
  const times = growth.points.map(({ milliseconds }) => milliseconds.toFixed(0)).join(' ');
  return `${fails ? 'FAIL' : 'ok  '} ${(growth.exponent ?? 0).toFixed(2)}  ${largest.toFixed(0).padStart(6)} ms  ${one.kind.padEnd(8)} ${one.name}  [${times}]`;
}

const chosen = CASES.filter(({ name }) => name.includes(values.only));
const base = grown(ordinary, [16 * KIB], 5, Number.POSITIVE_INFINITY).points[0]?.milliseconds ?? 1;
const failed: string[] = [];
let measured = 0;
let steepest = 0;
let longest = 0;
for (const one of chosen) {
  if (values.quick && !isSuspicious(one, base)) continue;
  measured++;
  let verdict = judge(one);
  // Collecting garbage or a neighbour's burst may make one series look steep; what is steep by itself is so twice.
  if (verdict.fails) verdict = judge(one);
  steepest = Math.max(steepest, verdict.growth.exponent ?? 0);
  longest = Math.max(longest, verdict.largest);
  if (verdict.fails) failed.push(one.name);
  if (verdict.fails || !values.quick) process.stdout.write(`${line(one, verdict)}\n`);
}
process.stdout.write(
  `${chosen.length} cases, ${measured} measured, ${failed.length} failed; steepest ${steepest.toFixed(2)}, ` +
    `longest ${longest.toFixed(0)} ms for the largest input\n`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
