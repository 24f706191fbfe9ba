/** Two figures that are the ends of a range: "5 to 10 per cent", "between $2 and $3 million". */

import { type Numeral, readNumber, times } from '../../grammar/numerals.ts';
import type { Atoms } from '../../text/atoms.ts';
import type { AtomNumber } from '../../text/ranges.ts';
import { type Amount, readAmount } from './amounts.ts';
import type { Homes } from './homes.ts';
import { MOVED_BY, MOVING } from './lexicon.ts';
import { qualifierBefore } from './qualifier.ts';
import { base, objectOf, type Reading } from './reading.ts';

/** "$30 million to $40 million", "between 5 and 15 percent", "5-15%", "$12-15 million". */
export function range(atoms: Atoms, at: AtomNumber, amount: Amount | null, homes: Homes): Reading | null {
  const between = atoms.lower(at) === 'between' ? 1 : 0;
  const start = at + between;
  const first = start === at ? amount : readAmount(atoms, start, homes);
  const lower = first ?? readNumber(atoms, start);
  if (lower === null || changes(atoms, at) || !isRangeJoint(atoms, lower.to, between === 1)) return null;
  const second = secondOf(atoms, lower.to + 1, first, homes);
  if (second === null || (first !== null && !areAlike(first, second))) return null;
  const value = lowerValue(lower, second);
  if (value === null || (first !== null && moves(atoms, at, first, second))) return null;
  return {
    ...base(second),
    from: start,
    value,
    max: second.value,
    qualifier: qualifierBefore(atoms, at),
    of: objectOf(atoms, second.to, second),
    parts: [
      [start, lower.to],
      [second.from, second.to],
    ],
  };
}

/**
 * "rose from 5% to 7%": the old figure and the new one are no range, but those of "ranging from 5% to 7%" and of a
 * subject ("From 300 to 400 boats took part") are.
 */
export function changes(atoms: Atoms, at: AtomNumber): boolean {
  return atoms.raw(at - 1) === 'from' && !RANGING.test(atoms.lower(at - 2));
}
const RANGING = /^(?:anywhere|cost(?:s|ing)?|priced|rang(?:e[ds]?|ing)|var(?:y|ies|ied|ying))$/;

/**
 * "rose $2 to $40", "up by $2 to $40", "shed $2 to $40": by how much a price moved, and where it stands; but "lost $3
 * to $4 a day".
 */
function moves(atoms: Atoms, at: AtomNumber, change: Amount, level: Amount): boolean {
  if (level.kind !== 'money' || !level.prefixed) return false;
  const verb = atoms.lower(at - 1) === 'by' ? atoms.lower(at - 2) : atoms.lower(at - 1);
  return MOVING.has(verb) || (MOVED_BY.has(verb) && level.value >= LEAST_LEVEL * change.value);
}
/** A price is at least so many times what it moves by on a day; the ends of ranges are nearer to each other. */
const LEAST_LEVEL = 4;

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
function lowerValue(lower: Amount | Numeral, upper: Amount): number | null {
  const scaled = times(lower.value, lower.scale === 1 ? upper.scale : 1);
  const value = scaled < upper.value ? scaled : lower.value;
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
    : { ...first, from: at, to: number.to, value: number.value, scale: number.scale };
}
