import { type Numeral, readNumber } from '../../grammar/numerals.ts';
import type { Atoms } from '../../text/atoms.ts';
import {
  AMOUNT_SCALES,
  COUNTRY_NOUNS,
  CUBICS,
  CURRENCY_NOUNS,
  CURRENCY_PREFIXES,
  DOLLAR_PREFIXES,
  GLUED_MEASURES,
  HUNDREDTHS,
  LENGTHWISE,
  MEASURES,
  NATIONS,
  NEEDS_SCALE,
  PRICED_BY,
  PRICING,
  SQUARES,
  SYMBOLS,
  WEIGHING,
} from './lexicon.ts';

/** One amount over atoms `start` to `end`: a number with the unit that makes it money, a percentage or a measure. */
export interface Amount {
  readonly kind: 'money' | 'percent' | 'measure';
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly unit: string;
  /** "hundreds of millions of dollars": the value is the least it can mean. */
  readonly vague: boolean;
  /** A currency symbol or word of scale was written with the number itself. */
  readonly scaled: boolean;
  readonly prefixed: boolean;
}

/** Money, percentage or measure that starts at an atom. */
export function readAmount(atoms: Atoms, at: number): Amount | null {
  const amount = prefixedMoney(atoms, at) ?? suffixed(atoms, at);
  // A run of hundreds of digits is no number.
  return amount !== null && Number.isFinite(amount.value) ? amount : null;
}

/** "$15 million", "US$40", "A$1.2bn", "€5", "RM10", "dlrs 18", "USD 3m". */
function prefixedMoney(atoms: Atoms, at: number): Amount | null {
  const symbol = currencySymbol(atoms, at);
  if (symbol === null) return null;
  const number = hyphenated(atoms, symbol.end);
  if (number === null || !number.figures) return null;
  const code = trailingCode(atoms, number.end, symbol.unit);
  const value = symbol.unit === 'USD' && atoms.lower(at) === '¢' ? number.value / 100 : number.value;
  return {
    kind: 'money',
    start: at,
    end: code.end,
    value,
    unit: code.unit,
    vague: false,
    scaled: number.scaled,
    prefixed: true,
  };
}

function currencySymbol(atoms: Atoms, at: number): { end: number; unit: string } | null {
  const atom = atoms.at(at);
  if (atom.kind === 'mark') {
    const unit = SYMBOLS.get(atom.lower);
    return unit === undefined ? null : { end: at + 1, unit };
  }
  if (atom.kind !== 'word') return null;
  const dollar = DOLLAR_PREFIXES.get(atom.lower);
  if (dollar !== undefined && atom.capital) {
    if (atoms.lower(at + 1) === '$' && atoms.glued(at + 1)) return { end: at + 2, unit: dollar };
    // "U.S. $5 million"
    if (
      atom.lower === 'u' &&
      atoms.lower(at + 1) === '.' &&
      atoms.lower(at + 2) === 's' &&
      atoms.lower(at + 3) === '.' &&
      atoms.lower(at + 4) === '$'
    )
      return { end: at + 5, unit: 'USD' };
  }
  const prefix = CURRENCY_PREFIXES.get(atom.lower);
  if (prefix === undefined || !(atom.capital || atom.lower === 'dlrs')) return null;
  const next = atoms.lower(at + 1) === '.' && atom.lower !== 'dlrs' ? at + 2 : at + 1;
  const sign = SYMBOLS.has(atoms.lower(next)) ? 1 : 0;
  return atoms.at(next + sign).kind === 'number' ? { end: next + sign, unit: prefix } : null;
}

/** A code after the amount says which dollar it was: "$249 USD", "$99 (USD)", "$5 million Canadian". */
function trailingCode(atoms: Atoms, at: number, unit: string): { end: number; unit: string } {
  const open = atoms.lower(at) === '(' ? 1 : 0;
  const word = atoms.lower(at + open);
  const code = CURRENCY_PREFIXES.get(word);
  if (
    code !== undefined &&
    word.length === 3 &&
    atoms.raw(at + open) === word.toUpperCase() &&
    (open === 0 || atoms.lower(at + 2) === ')')
  )
    return { end: at + 1 + open * 2, unit: code };
  if (word === 'dollars' || word === 'euros') return { end: at + 1, unit };
  if (word === 'canadian' || word === 'australian')
    return { end: at + 1, unit: nationCurrency(word, 'dollar') ?? unit };
  return { end: at, unit };
}

/** "38 billion won", "closed at 41,250 won.", but not the verb of "the 2,300 won a prize". */
function isMoneyWon(atoms: Atoms, at: number, number: ScaledNumeral): boolean {
  const { kind } = atoms.at(at + 1);
  return number.scaled || (number.figures && number.value >= LEAST_WON && (kind === 'mark' || kind === 'end'));
}
const LEAST_WON = 100;

interface ScaledNumeral extends Numeral {
  readonly scaled: boolean;
}

/** A number, also where a hyphen joins it to its scale ("$180-million"). */
function hyphenated(atoms: Atoms, at: number): ScaledNumeral | null {
  const number = readNumber(atoms, at);
  return number === null ? null : { ...number, scaled: isScale(atoms.lower(number.end - 1)) };
}

const isScale = (word: string) => AMOUNT_SCALES.has(word);

/** A number and the unit after it: "twelve percent", "5,000 yen", "70 miles", "hundreds of millions of dollars". */
function suffixed(atoms: Atoms, at: number): Amount | null {
  const vague = vagueNumber(atoms, at);
  const number = vague ?? hyphenated(atoms, at);
  if (number === null) return basis(atoms, at);
  const joint = atoms.lower(number.end) === '-' && atoms.glued(number.end) ? 1 : 0;
  const next = number.end + joint;
  const base = { start: at, value: number.value, vague: vague !== null, scaled: number.scaled, prefixed: false };
  const percent = percentUnit(atoms, next);
  if (percent !== null) return { ...base, kind: 'percent', end: percent.end, unit: percent.unit };
  const money = moneyNoun(atoms, next, number, vague !== null);
  if (money !== null)
    return {
      ...base,
      kind: 'money',
      end: money.end,
      unit: money.unit,
      value: money.hundredth ? Number((number.value / 100).toPrecision(DIGITS)) : number.value,
    };
  const measure = measureUnit(atoms, next, joint === 1);
  // "hundreds of pounds" is a weight only where the text says of what.
  if (measure === null || (vague !== null && atoms.lower(measure.end) !== 'of')) return null;
  return { ...base, kind: 'measure', end: measure.end, unit: measure.unit };
}

/** "half a percent", "a quarter of a percentage point", "one hundredth of a percentage point" */
function basis(atoms: Atoms, at: number): Amount | null {
  const half = atoms.lower(at) === 'half' || atoms.lower(at) === 'quarter';
  if (!half) return null;
  const of = atoms.lower(at + 1) === 'of' ? 1 : 0;
  if (atoms.lower(at + 1 + of) !== 'a') return null;
  const percent = percentUnit(atoms, at + 2 + of);
  if (percent === null) return null;
  const value = atoms.lower(at) === 'half' ? 0.5 : 0.25;
  return {
    kind: 'percent',
    start: at,
    end: percent.end,
    value,
    unit: percent.unit,
    vague: false,
    scaled: false,
    prefixed: false,
  };
}

const VAGUE_PLURALS: ReadonlyMap<string, number> = new Map([
  ['tens', 10],
  ['dozens', 12],
  ['scores', 20],
  ['hundreds', 100],
  ['thousands', 1000],
  ['millions', 1e6],
  ['billions', 1e9],
  ['trillions', 1e12],
]);
const SCALE_WORDS: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);

/** Words an indefinite number may start with. */
export const VAGUE_WORDS: readonly string[] = [...VAGUE_PLURALS.keys(), 'few', 'several', 'couple'];

/** "tens of thousands of", "several thousand", "a few million", "millions of": the least they can mean. */
export function vagueNumber(atoms: Atoms, at: number): ScaledNumeral | null {
  let value = VAGUE_PLURALS.get(atoms.lower(at));
  if (value !== undefined) {
    let end = at + 1;
    const inner = atoms.lower(end) === 'of' ? VAGUE_PLURALS.get(atoms.lower(end + 1)) : undefined;
    if (inner !== undefined) {
      value *= inner;
      end += 2;
    }
    if (atoms.lower(end) === 'of') end++;
    return { value, end, figures: false, scaled: true };
  }
  const article = atoms.lower(at) === 'a' ? 1 : 0;
  const word = atoms.lower(at + article);
  if (word !== 'few' && (word !== 'several' || article === 1) && word !== 'couple') return null;
  const scale = SCALE_WORDS.get(atoms.lower(at + article + 1));
  return scale === undefined ? null : { value: scale, end: at + article + 2, figures: false, scaled: true };
}

function percentUnit(atoms: Atoms, at: number): { end: number; unit: string } | null {
  const word = atoms.lower(at);
  if (word === '%') return { end: at + 1, unit: '%' };
  if (word === 'percent' || word === 'pct') return { end: at + 1, unit: '%' };
  if (word === 'per' && atoms.lower(at + 1) === 'cent') return { end: at + 2, unit: '%' };
  const joint = atoms.lower(at + 1) === '-' ? 1 : 0;
  const point = atoms.lower(at + 1 + joint);
  if (word === 'percentage' && (point === 'point' || point === 'points')) return { end: at + 2 + joint, unit: 'pp' };
  if (word === 'basis' && (point === 'point' || point === 'points')) return { end: at + 2 + joint, unit: 'bp' };
  return word === 'bps' ? { end: at + 1, unit: 'bp' } : null;
}

function nationCurrency(nation: string, noun: string): string | null {
  return NATIONS.get(nation)?.find(([stem]) => noun.startsWith(stem))?.[1] ?? null;
}

function moneyNoun(
  atoms: Atoms,
  at: number,
  number: ScaledNumeral,
  vague: boolean,
): { end: number; unit: string; hundredth: boolean } | null {
  const first = atoms.lower(at);
  const sign = SYMBOLS.get(first);
  if (sign !== undefined && number.figures && (atoms.glued(at) || atoms.at(at + 1).kind !== 'number'))
    return { end: at + 1, unit: sign, hundredth: HUNDREDTHS.has(first) };
  // "5 million Canadian dollars", "300 U.S. dollars", "2 billion New Taiwan dollars"
  const abbreviated =
    first === 'u' && atoms.lower(at + 1) === '.' && atoms.lower(at + 2) === 's' && atoms.lower(at + 3) === '.';
  if (abbreviated && CURRENCY_NOUNS.has(atoms.lower(at + 4)))
    return { end: at + 5, unit: 'USD', hundredth: HUNDREDTHS.has(atoms.lower(at + 4)) };
  for (let skip = 0; skip <= 2; skip++) {
    const noun = atoms.lower(at + skip + 1);
    if (!CURRENCY_NOUNS.has(noun)) continue;
    const unit = nationCurrency(atoms.lower(at + skip), noun);
    if (unit !== null && atoms.at(at).capital) return { end: at + skip + 2, unit, hundredth: HUNDREDTHS.has(noun) };
  }
  if (first === 'p' && number.figures && isPence(atoms, at, number))
    return { end: at + 1, unit: 'GBP', hundredth: true };
  const unit = CURRENCY_NOUNS.get(first);
  if (unit !== undefined) {
    if (first === 'real') return null;
    if (first === 'won') return isMoneyWon(atoms, at, number) ? { end: at + 1, unit, hundredth: false } : null;
    if (NEEDS_SCALE.has(first) && (!number.scaled || vague) && !(isPound(first) && isPrice(atoms, at))) return null;
    if (first === 'crowns') {
      const crown = currencyNear(atoms, at, 'crown');
      return crown === null ? null : { end: at + 1, unit: crown, hundredth: false };
    }
    const shared = SHARED_NOUNS.find((stem) => first.startsWith(stem));
    if (shared !== undefined) {
      const near = currencyNear(atoms, at, shared);
      return near === null && shared === 'shilling'
        ? null
        : { end: at + 1, unit: near ?? unit, hundredth: HUNDREDTHS.has(first) };
    }
    return { end: at + 1, unit, hundredth: HUNDREDTHS.has(first) };
  }
  const code = CURRENCY_PREFIXES.get(first);
  return code !== undefined && first.length === 3 && atoms.raw(at) === first.toUpperCase()
    ? { end: at + 1, unit: code, hundredth: false }
    : null;
}

const isPound = (word: string) => word === 'pounds' || word === 'pound';

/**
 * "watches worth 80,000 pounds", "900 pounds a month", "500 pounds in fines": pounds of money without a word of scale,
 * which are weights else.
 */
function isPrice(atoms: Atoms, at: number): boolean {
  if (atoms.lower(at + 1) === 'of') return false;
  if (PRICED_BY.has(atoms.lower(at + 2)) && PRICE_JOINTS.has(atoms.lower(at + 1))) return true;
  const { sentence } = atoms.at(at);
  for (let back = at - 1; back >= Math.max(0, at - PRICE_REACH) && atoms.at(back).sentence === sentence; back--) {
    if (WEIGHING.has(atoms.lower(back))) return false;
    if (PRICING.has(atoms.lower(back))) return true;
  }
  return false;
}
/** How far before its number what is paid or weighed is looked for, in atoms. */
const PRICE_REACH = 8;
const PRICE_JOINTS = new Set(['a', 'in', 'each', 'per']);

/** "4.5p" in a text that counts in pounds; "1080p" is a screen. */
function isPence(atoms: Atoms, at: number, { value }: Numeral): boolean {
  return (
    atoms.raw(at) === 'p' &&
    atoms.glued(at) &&
    (!atoms.glued(at + 1) || atoms.at(at + 1).kind === 'mark') &&
    value < MAX_PENCE &&
    countsInPounds(atoms)
  );
}
/** Looked up once a text: one of nothing but "5p" would be read as often as it is long. */
const POUNDS = new WeakMap<Atoms, boolean>();

function countsInPounds(atoms: Atoms): boolean {
  const known = POUNDS.get(atoms) ?? /£|\bpence\b/.test(atoms.text);
  POUNDS.set(atoms, known);
  return known;
}

const MAX_PENCE = 1000;
/** Binary fractions are off in the sixteenth digit: 7.2 pence are 0.072 pounds. */
const DIGITS = 12;

/** How far back the country of a currency's bare noun is looked for, in atoms. */
const COUNTRY_REACH = 400;
/** By country: currency noun stem to ISO 4217 code. */
const COUNTRIES: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(COUNTRY_NOUNS).map(([country, nouns]) => [country, new Map(Object.entries(nouns))]),
);
/** Nouns that several countries have for their money: it is that of the one named last before. */
const SHARED_NOUNS: readonly string[] = ['krone', 'peso', 'rupee', 'dinar', 'shilling'];

/** The currency of that name of the country or nation named last before; null where none is named. */
function currencyNear(atoms: Atoms, at: number, noun: string): string | null {
  for (let back = at - 1; back >= Math.max(0, at - COUNTRY_REACH); back--) {
    const atom = atoms.at(back);
    if (!atom.capital) continue;
    const unit = COUNTRIES.get(atom.lower)?.get(noun) ?? nationCurrency(atom.lower, noun);
    if (unit != null) return unit;
  }
  return null;
}

function measureUnit(atoms: Atoms, at: number, hyphen: boolean): { end: number; unit: string } | null {
  const word = atoms.lower(at);
  const power = SQUARES.has(word) ? '²' : CUBICS.has(word) ? '³' : null;
  if (power !== null) {
    const joint = atoms.lower(at + 1) === '-' || atoms.lower(at + 1) === '.' ? 1 : 0;
    const unit = MEASURES.get(atoms.lower(at + 1 + joint));
    return unit === undefined ? null : { end: at + 2 + joint, unit: `${unit}${power}` };
  }
  if (word === '°') {
    const scale = atoms.lower(at + 1);
    return scale === 'c' || scale === 'f'
      ? { end: at + 2, unit: `°${scale.toUpperCase()}` }
      : { end: at + 1, unit: '°' };
  }
  if (word === 'nautical' && /^miles?$/.test(atoms.lower(at + 1))) return { end: at + 2, unit: 'nmi' };
  if (isDegree(atoms, at)) return { end: at + 1, unit: `°${atoms.raw(at)}` };
  const unit = MEASURES.get(word);
  if (unit === undefined || isOrdinal(atoms, at)) return null;
  // "One in five" has no inch, "6 in tall" and "3 in." have.
  if (word === 'in' && !atoms.glued(at) && atoms.at(at + 1).kind !== 'mark' && !LENGTHWISE.has(atoms.lower(at + 1)))
    return null;
  if (GLUED_MEASURES.has(word) && !atoms.glued(at) && atoms.at(at).capital && word.length > 2) return null;
  const next = atoms.lower(at + 1);
  if (unit === '°' && (next === 'celsius' || next === 'fahrenheit' || next === 'c' || next === 'f'))
    return { end: at + 2, unit: next.startsWith('c') ? '°C' : '°F' };
  if (unit === 'mi' && next === 'per' && atoms.lower(at + 2) === 'hour') return { end: at + 3, unit: 'mi/h' };
  if (unit === 'mi' && next === 'an' && atoms.lower(at + 2) === 'hour') return { end: at + 3, unit: 'mi/h' };
  // "190 km/h", "9 m/s"
  const rate = next === '/' && atoms.glued(at + 1) ? atoms.lower(at + 2) : '';
  if (unit === 'km' && rate === 'h') return { end: at + 3, unit: 'km/h' };
  if (unit === 'm' && rate === 's') return { end: at + 3, unit: 'm/s' };
  if (unit === 'km' && (next === 'per' || next === 'an') && atoms.lower(at + 2) === 'hour')
    return { end: at + 3, unit: 'km/h' };
  // "a 5-foot-10 guard": a height in two units is not read as five feet.
  if (hyphen && atoms.lower(at + 1) === '-' && atoms.at(at + 2).kind === 'number') return null;
  return { end: at + 1, unit };
}

/** "the 71st minute": no weight. */
function isOrdinal(atoms: Atoms, at: number): boolean {
  return atoms.lower(at) === 'st' && atoms.glued(at) && /(?:^|[^1])1$/.test(atoms.lower(at - 1));
}

/** "31C", "27 C" in a text that tells of heat or cold; "seat 31C" is none. */
function isDegree(atoms: Atoms, at: number): boolean {
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
