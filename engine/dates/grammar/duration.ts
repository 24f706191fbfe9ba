import type { Unit } from '../lexicon.ts';

/** A TIMEX3 duration: "P3M", "PT24H", "P2Y6M" for two years and a half, "PXD" where the count is not told. */
export function durationValue(count: number | null, unit: Unit): string {
  const time = unit === 'H' || unit === 'TM' || unit === 'S';
  if (count === null) {
    if (unit === 'E') return 'PXE';
    return `P${time ? 'T' : ''}X${letter(unit)}`;
  }
  if (unit === 'E') return `P${trim(count * 10)}Y`;
  if (unit === 'C') return `P${trim(count * 100)}Y`;
  if (unit === 'F') return `P${trim(count * 2)}W`;
  if (unit === 'N') return `P${trim(count)}D`;
  if (unit === 'K') return `P${trim(count)}WE`;
  const whole = Math.floor(count);
  if (count - whole === 0.5) {
    const rest = unit === 'Y' ? '6M' : unit === 'H' ? '30M' : unit === 'TM' ? '30S' : unit === 'D' ? 'T12H' : '';
    if (rest !== '') return `P${time ? 'T' : ''}${whole > 0 ? `${whole}${letter(unit)}` : ''}${rest}`;
  }
  return `P${time ? 'T' : ''}${trim(count)}${letter(unit)}`;
}

function letter(unit: Unit): string {
  return unit === 'TM' ? 'M' : unit === 'N' ? 'D' : unit === 'F' ? 'W' : unit === 'K' ? 'WE' : unit;
}

function trim(value: number): string {
  return String(Math.round(value * 100) / 100);
}
