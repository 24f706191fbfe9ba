import type { Unit } from '../lexicon.ts';

/** A TIMEX3 duration: "P3M", "PT24H", "P2Y6M" for two years and a half, "PXD" where the count is not told. */
export function durationValue(count: number | null, unit: Unit): string {
  const period = TIMES.has(unit) ? 'PT' : 'P';
  if (count === null) return unit === 'E' ? 'PXE' : `${period}X${letter(unit)}`;
  const [of, times] = COUNTED_IN.get(unit) ?? [letter(unit), 1];
  const whole = Math.floor(count);
  const half = count - whole === 0.5 ? HALVES.get(unit) : undefined;
  if (half !== undefined) return `${period}${whole > 0 ? `${whole}${of}` : ''}${half}`;
  return `${period}${trim(count * times)}${of}`;
}

/** Units of the day's time, which are written after a T. */
const TIMES: ReadonlySet<Unit> = new Set<Unit>(['H', 'TM', 'S']);
/** Units that are counted in another one: decades and centuries in years, fortnights in weeks. */
const COUNTED_IN: ReadonlyMap<Unit, readonly [string, number]> = new Map<Unit, readonly [string, number]>([
  ['E', ['Y', 10]],
  ['C', ['Y', 100]],
  ['F', ['W', 2]],
]);
/** Half of a unit, in the next smaller one. */
const HALVES: ReadonlyMap<Unit, string> = new Map<Unit, string>([
  ['Y', '6M'],
  ['H', '30M'],
  ['TM', '30S'],
  ['D', 'T12H'],
]);
/** Units whose letter in TIMEX3 is another than here: minutes, nights, fortnights, weekends. */
const LETTERS: ReadonlyMap<Unit, string> = new Map<Unit, string>([
  ['TM', 'M'],
  ['N', 'D'],
  ['F', 'W'],
  ['K', 'WE'],
]);

function letter(unit: Unit): string {
  return LETTERS.get(unit) ?? unit;
}

function trim(value: number): string {
  return String(Math.round(value * 100) / 100);
}
