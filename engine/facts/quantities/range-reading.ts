/** Two figures that are the ends of a range: "5 to 10 per cent", "between $2 and $3 million". */

import { readNumber } from '../../grammar/numerals.ts';
import type { Atoms } from '../../text/atoms.ts';
import type { AtomNumber } from '../../text/ranges.ts';
import { type Amount, readAmount } from './amounts.ts';
import type { Homes } from './homes.ts';
import { qualifierBefore } from './qualifier.ts';
import { base, objectOf, type Reading } from './reading.ts';

/** "$30 million to $40 million", "between 5 and 15 percent", "5-15%", "$12-15 million". */
export function range(atoms: Atoms, at: AtomNumber, amount: Amount | null, homes: Homes): Reading | null {
  const between = atoms.lower(at) === 'between' ? 1 : 0;
  const from = atoms.lower(at) === 'from' ? 1 : 0;
  const start = at + between + from;
  const first = start === at ? amount : readAmount(atoms, start, homes);
  const number = first === null ? readNumber(atoms, start) : null;
  const firstEnd = first?.to ?? number?.to ?? 0;
  if (firstEnd === 0 || from === 1 || !isRangeJoint(atoms, firstEnd, between === 1)) return null;
  const second = secondOf(atoms, firstEnd + 1, first, homes);
  if (second === null || (first !== null && !areAlike(first, second))) return null;
  const value = lowerValue(
    first?.value ?? number?.value ?? 0,
    first?.scaled ?? isScaled(atoms, firstEnd),
    second,
    atoms,
  );
  if (value === null) return null;
  return {
    ...base(second),
    from: start,
    value,
    max: second.value,
    qualifier: qualifierBefore(atoms, at),
    of: objectOf(atoms, second.to, second),
    parts: [
      [start, firstEnd],
      [second.from, second.to],
    ],
  };
}

/** What is between the ends of a range: "to", a dash, and after "between" an "and". */
function isRangeJoint(atoms: Atoms, at: AtomNumber, isBetween: boolean): boolean {
  const joint = atoms.lower(at);
  if (isBetween) return joint === 'and';
  const isDash = joint === '-' || joint === '–' || joint === '—';
  return joint === 'to' || (isDash && atoms.glued(at) && atoms.glued(at + 1));
}

/** Whether two amounts may be the ends of one range; in "fell 94 cents to $67.80" they are not. */
function areAlike(first: Amount, second: Amount): boolean {
  if (second.prefixed && !first.prefixed) return false;
  return first.kind === second.kind && (first.unit === second.unit || second.kind === 'money');
}

/**
 * The lower end of a range, or null where it is not the lower one. In "5 to 15 percent" the first number takes the
 * unit, and the scale where it would else be the greater ("$30 to $40 million").
 */
function lowerValue(written: number, scaled: boolean, upper: Amount, atoms: Atoms): number | null {
  if (!Number.isFinite(written)) return null;
  const scale = upper.scaled && !scaled ? scaleOf(atoms, upper.to, upper) : 1;
  const value = written * scale < upper.value ? written * scale : written;
  return value < upper.value ? value : null;
}

/** The upper end: a full amount, or a bare number that takes the first end's symbol ("$12-15 million"). */
function secondOf(atoms: Atoms, at: AtomNumber, first: Amount | null, homes: Homes): Amount | null {
  const amount = readAmount(atoms, at, homes);
  if (amount !== null) return amount;
  if (first === null || !first.prefixed) return null;
  const number = readNumber(atoms, at);
  return number === null || !number.figures
    ? null
    : { ...first, from: at, to: number.to, value: number.value, scaled: isScaled(atoms, number.to) };
}

const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['m', 1e6],
  ['bn', 1e9],
  ['k', 1000],
  ['mn', 1e6],
  ['mln', 1e6],
  ['bln', 1e9],
]);

function isScaled(atoms: Atoms, end: AtomNumber): boolean {
  return SCALES.has(atoms.lower(end - 1));
}

function scaleOf(atoms: Atoms, end: AtomNumber, amount: Amount): number {
  for (let at = amount.from; at < end; at++) {
    const scale = SCALES.get(atoms.lower(at));
    if (scale !== undefined) return scale;
  }
  return 1;
}
