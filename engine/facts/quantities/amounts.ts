import { readNumber } from '../../grammar/numerals.ts';
import type { Atoms } from '../../text/atoms.ts';
import type { AtomNumber, AtomRange } from '../../text/ranges.ts';
import { currencyAt, isUnitedStates } from './currencies.ts';
import type { Homes } from './homes.ts';
import { CURRENCY_PREFIXES, DOLLAR_PREFIXES, HOME_PREFIXES, SYMBOLS } from './lexicon.ts';
import { measureUnit } from './measures.ts';
import { moneyNoun } from './money.ts';
import type { QuantityNumeral, UnitRead } from './units.ts';
import { vagueNumber } from './vague.ts';

/** One amount, over atoms: a number with the unit that makes it money, a percentage or a measure. */
export interface Amount extends AtomRange {
  readonly kind: 'money' | 'percent' | 'measure';
  readonly value: number;
  readonly unit: string;
  /** "hundreds of millions of dollars": the value is the least it can mean. */
  readonly vague: boolean;
  /** The factor of the scale words written with the number, one for none. */
  readonly scale: number;
  readonly prefixed: boolean;
}

/**
 * Money, percentage or measure that starts at an atom.
 *
 * @param homes - whose money kroner and the like are, where the text before them names no country
 */
export function readAmount(atoms: Atoms, at: AtomNumber, homes: Homes): Amount | null {
  const amount = prefixedMoney(atoms, at, homes) ?? suffixed(atoms, at, homes);
  // A run of hundreds of digits is no number.
  return amount !== null && Number.isFinite(amount.value) ? amount : null;
}

/** "$15 million", "US$40", "A$1.2bn", "€5", "RM10", "dlrs 18", "USD 3m", "Sh500" in Kenya. */
function prefixedMoney(atoms: Atoms, at: AtomNumber, homes: Homes): Amount | null {
  const symbol = currencySymbol(atoms, at) ?? homePrefix(atoms, at, homes);
  if (symbol === null) return null;
  const number = exactNumber(atoms, symbol.to);
  if (number === null || !number.figures) return null;
  const code = trailingCode(atoms, number.to, symbol.unit);
  const value = symbol.unit === 'USD' && atoms.lower(at) === '¢' ? number.value / 100 : number.value;
  return {
    kind: 'money',
    from: at,
    to: code.to,
    value,
    unit: code.unit,
    vague: false,
    scale: number.scale,
    prefixed: true,
  };
}

function currencySymbol(atoms: Atoms, at: AtomNumber): UnitRead | null {
  const atom = atoms.at(at);
  if (atom.kind === 'word') return nationalDollar(atoms, at) ?? currencyPrefix(atoms, at);
  const unit = atom.kind === 'mark' ? SYMBOLS.get(atom.lower) : undefined;
  return unit === undefined ? null : { to: at + 1, unit };
}

/**
 * "Sh500" in Kenya, "R500" and "R 120 500" in South Africa: letters that are money only where the article is from, and
 * apart from the figure only where it is a long one ("Grade R 12").
 */
function homePrefix(atoms: Atoms, at: AtomNumber, homes: Homes): UnitRead | null {
  const noun = atoms.at(at).capital ? HOME_PREFIXES.get(atoms.lower(at)) : undefined;
  const number = noun === undefined ? null : readNumber(atoms, at + 1);
  if (noun === undefined || number === null) return null;
  const isLong = number.to > at + 2 && atoms.at(at + 1).kind === 'number';
  if (!(atoms.glued(at + 1) || isLong) || number.value < LEAST_PAID) return null;
  const unit = currencyAt(homes, noun);
  return unit === null ? null : { to: at + 1, unit };
}

/** "R2-D2", "the N2": with smaller numbers the letters are seldom money. */
const LEAST_PAID = 10;

/** "US$40", "A$1.2bn", "U.S. $5 million" */
function nationalDollar(atoms: Atoms, at: AtomNumber): UnitRead | null {
  const atom = atoms.at(at);
  const dollar = atom.capital ? DOLLAR_PREFIXES.get(atom.lower) : undefined;
  if (dollar === undefined) return null;
  if (atoms.lower(at + 1) === '$' && atoms.glued(at + 1)) return { to: at + 2, unit: dollar };
  return isUnitedStates(atoms, at) && atoms.lower(at + 4) === '$' ? { to: at + 5, unit: 'USD' } : null;
}

/** "RM10", "dlrs 18", "USD 3m", "Rs. 500" */
function currencyPrefix(atoms: Atoms, at: AtomNumber): UnitRead | null {
  const { lower, capital } = atoms.at(at);
  const unit = CURRENCY_PREFIXES.get(lower);
  const isDollars = lower === 'dlrs';
  if (unit === undefined || !(capital || isDollars)) return null;
  let end = at + 1;
  if (!isDollars && atoms.lower(end) === '.') end++;
  if (SYMBOLS.has(atoms.lower(end))) end++;
  return atoms.at(end).kind === 'number' ? { to: end, unit } : null;
}

/** A code after the amount says which dollar it was: "$249 USD", "$99 (USD)", "$5 million Canadian". */
function trailingCode(atoms: Atoms, at: AtomNumber, unit: string): UnitRead {
  const open = atoms.lower(at) === '(' ? 1 : 0;
  const word = atoms.lower(at + open);
  const code = CURRENCY_PREFIXES.get(word);
  if (
    code !== undefined &&
    word.length === 3 &&
    atoms.raw(at + open) === word.toUpperCase() &&
    (open === 0 || atoms.lower(at + 2) === ')')
  )
    return { to: at + 1 + open * 2, unit: code };
  if (word === 'dollars' || word === 'euros') return { to: at + 1, unit };
  return { to: at, unit };
}

function exactNumber(atoms: Atoms, at: AtomNumber): QuantityNumeral | null {
  const number = readNumber(atoms, at);
  return number === null ? null : { ...number, vague: false };
}

/** A number and the unit after it: "twelve percent", "5,000 yen", "70 miles", "hundreds of millions of dollars". */
function suffixed(atoms: Atoms, at: AtomNumber, homes: Homes): Amount | null {
  const number = vagueNumber(atoms, at) ?? exactNumber(atoms, at);
  if (number === null) return basis(atoms, at);
  const joint = atoms.lower(number.to) === '-' && atoms.glued(number.to) ? 1 : 0;
  const next = number.to + joint;
  const { value, vague, scale } = number;
  const base = { from: at, value, vague, scale, prefixed: false };
  const percent = percentUnit(atoms, next);
  if (percent !== null) return { ...base, kind: 'percent', to: percent.to, unit: percent.unit };
  const money = moneyNoun(atoms, next, number, homes);
  if (money !== null)
    return {
      ...base,
      kind: 'money',
      to: money.to,
      unit: money.unit,
      value: money.hundredth ? Number((value / 100).toPrecision(DIGITS)) : value,
    };
  const measure = measureUnit(atoms, next, joint === 1);
  // "hundreds of pounds" is a weight only where the text says of what.
  if (measure === null || (vague && atoms.lower(measure.to) !== 'of')) return null;
  return { ...base, kind: 'measure', to: measure.to, unit: measure.unit };
}

/** "half a percent", "a quarter of a percentage point", "one hundredth of a percentage point" */
function basis(atoms: Atoms, at: AtomNumber): Amount | null {
  const half = atoms.lower(at) === 'half' || atoms.lower(at) === 'quarter';
  if (!half) return null;
  const of = atoms.lower(at + 1) === 'of' ? 1 : 0;
  if (atoms.lower(at + 1 + of) !== 'a') return null;
  const percent = percentUnit(atoms, at + 2 + of);
  if (percent === null) return null;
  const value = atoms.lower(at) === 'half' ? 0.5 : 0.25;
  return {
    kind: 'percent',
    from: at,
    to: percent.to,
    value,
    unit: percent.unit,
    vague: false,
    scale: 1,
    prefixed: false,
  };
}

function percentUnit(atoms: Atoms, at: AtomNumber): UnitRead | null {
  const word = atoms.lower(at);
  if (word === '%') return { to: at + 1, unit: '%' };
  if (word === 'percent' || word === 'pct') return { to: at + 1, unit: '%' };
  if (word === 'per' && atoms.lower(at + 1) === 'cent') return { to: at + 2, unit: '%' };
  const joint = atoms.lower(at + 1) === '-' ? 1 : 0;
  const point = atoms.lower(at + 1 + joint);
  if (word === 'percentage' && (point === 'point' || point === 'points')) return { to: at + 2 + joint, unit: 'pp' };
  if (word === 'basis' && (point === 'point' || point === 'points')) return { to: at + 2 + joint, unit: 'bp' };
  return word === 'bps' ? { to: at + 1, unit: 'bp' } : null;
}
/** Binary fractions are off in the sixteenth digit: 7.2 pence are 0.072 pounds. */
const DIGITS = 12;
