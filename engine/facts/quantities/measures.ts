/** Units of measure after a numeral: "km/h", "degrees Celsius", "square metres". */

import type { Atoms } from '../../text/atoms.ts';
import type { AtomNumber } from '../../text/ranges.ts';
import { CUBICS, GLUED_MEASURES, LENGTHWISE, MEASURES, SQUARES } from './lexicon.ts';
import type { UnitRead } from './units.ts';

/** "miles", "square feet", "°C", "miles per hour" */
export function measureUnit(atoms: Atoms, at: AtomNumber, hyphen: boolean): UnitRead | null {
  const word = atoms.lower(at);
  if (SQUARES.has(word)) return powerUnit(atoms, at + 1, '²');
  if (CUBICS.has(word)) return powerUnit(atoms, at + 1, '³');
  if (word === '°') return degrees(atoms, at + 1);
  if (word === 'nautical' && /^miles?$/.test(atoms.lower(at + 1))) return { to: at + 2, unit: 'nmi' };
  if (isDegree(atoms, at)) return { to: at + 1, unit: `°${atoms.raw(at)}` };
  const unit = MEASURES.get(word);
  if (unit === undefined || isOrdinal(atoms, at) || isOtherWord(atoms, at)) return null;
  const joined = joinedUnit(atoms, at + 1, unit);
  if (joined !== null) return joined;
  // "a 5-foot-10 guard": a height in two units is not read as five feet.
  const isHeight = hyphen && atoms.lower(at + 1) === '-' && atoms.at(at + 2).kind === 'number';
  return isHeight ? null : { to: at + 1, unit };
}

/** "the 71st minute": no weight. */
function isOrdinal(atoms: Atoms, at: AtomNumber): boolean {
  return atoms.lower(at) === 'st' && atoms.glued(at) && /(?:^|[^1])1$/.test(atoms.lower(at - 1));
}

/** "31C", "27 C" in a text about heat or cold; "seat 31C" is not one. */
function isDegree(atoms: Atoms, at: AtomNumber): boolean {
  const scale = atoms.raw(at);
  const isWhole = !atoms.glued(at + 1) || atoms.at(at + 1).kind === 'mark';
  return (scale === 'C' || scale === 'F') && isWhole && tellsTemperature(atoms);
}
const HEAT = new WeakMap<Atoms, boolean>();

function tellsTemperature(atoms: Atoms): boolean {
  const known =
    HEAT.get(atoms) ?? /temperature|\bdegrees\b|celsius|fahrenheit|\bheat|\bcold\b|\bwarm|°/i.test(atoms.text);
  HEAT.set(atoms, known);
  return known;
}

/** What comes after "square" or "cubic", or "sq." */
function powerUnit(atoms: Atoms, at: AtomNumber, power: string): UnitRead | null {
  const joint = atoms.lower(at) === '-' || atoms.lower(at) === '.' ? 1 : 0;
  const unit = MEASURES.get(atoms.lower(at + joint));
  return unit === undefined ? null : { to: at + joint + 1, unit: `${unit}${power}` };
}

function degrees(atoms: Atoms, at: AtomNumber): UnitRead {
  const scale = atoms.lower(at);
  return scale === 'c' || scale === 'f' ? { to: at + 1, unit: `°${scale.toUpperCase()}` } : { to: at, unit: '°' };
}

/** A word for a measure that is not one here. */
function isOtherWord(atoms: Atoms, at: AtomNumber): boolean {
  const { lower, glued, capital } = atoms.at(at);
  if (glued) return false;
  // "One in five" has no inch, "6 in tall" and "3 in." have.
  if (lower === 'in') return atoms.at(at + 1).kind !== 'mark' && !LENGTHWISE.has(atoms.lower(at + 1));
  // "20 St. Johns"
  if (lower === 'st') return capital;
  return GLUED_MEASURES.has(lower) && capital && lower.length > 2;
}

/** What completes a unit: "degrees Celsius", "miles per hour", "km an hour". */
function joinedUnit(atoms: Atoms, at: AtomNumber, unit: string): UnitRead | null {
  const word = atoms.lower(at);
  if (unit === '°') {
    const scale = TEMPERATURE_SCALES.get(word);
    return scale === undefined ? null : { to: at + 1, unit: scale };
  }
  const by = atoms.lower(at + 1);
  const isHourly = (word === 'per' || word === 'an') && by === 'hour';
  if (isHourly && (unit === 'mi' || unit === 'km')) return { to: at + 2, unit: `${unit}/h` };
  // "190 km/h", "9 m/s"
  const isRate = word === '/' && atoms.glued(at) && RATES.has(`${unit}/${by}`);
  return isRate ? { to: at + 2, unit: `${unit}/${by}` } : null;
}

const RATES = new Set(['km/h', 'm/s']);

const TEMPERATURE_SCALES: ReadonlyMap<string, string> = new Map([
  ['c', '°C'],
  ['celsius', '°C'],
  ['f', '°F'],
  ['fahrenheit', '°F'],
]);
