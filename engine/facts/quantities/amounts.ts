import { type Numeral, readNumber } from '../../grammar/numerals.ts';
import type { Atoms } from '../../text/atoms.ts';
import type { AtomNumber, AtomRange } from '../../text/ranges.ts';
import type { Homes } from './homes.ts';
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
  SHARED_NOUNS,
  SQUARES,
  SYMBOLS,
  WEIGHING,
} from './lexicon.ts';

/** One amount, over atoms: a number with the unit that makes it money, a percentage or a measure. */
export interface Amount extends AtomRange {
  readonly kind: 'money' | 'percent' | 'measure';
  readonly value: number;
  readonly unit: string;
  /** "hundreds of millions of dollars": the value is the least it can mean. */
  readonly vague: boolean;
  /** A currency symbol or word of scale was written with the number itself. */
  readonly scaled: boolean;
  readonly prefixed: boolean;
}

/**
 * Money, percentage or measure that starts at an atom.
 *
 * @param homes - whose money kroner and the like are, where the text before them names no country
 */
export function readAmount(atoms: Atoms, at: AtomNumber, homes: Homes): Amount | null {
  const amount = prefixedMoney(atoms, at) ?? suffixed(atoms, at, homes);
  // A run of hundreds of digits is no number.
  return amount !== null && Number.isFinite(amount.value) ? amount : null;
}

/** "$15 million", "US$40", "A$1.2bn", "€5", "RM10", "dlrs 18", "USD 3m". */
function prefixedMoney(atoms: Atoms, at: AtomNumber): Amount | null {
  const symbol = currencySymbol(atoms, at);
  if (symbol === null) return null;
  const number = hyphenated(atoms, symbol.to);
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
    scaled: number.scaled,
    prefixed: true,
  };
}

/** A unit and the index after it. */
interface UnitRead {
  readonly to: number;
  readonly unit: string;
}

function currencySymbol(atoms: Atoms, at: AtomNumber): UnitRead | null {
  const atom = atoms.at(at);
  if (atom.kind === 'word') return nationalDollar(atoms, at) ?? currencyPrefix(atoms, at);
  const unit = atom.kind === 'mark' ? SYMBOLS.get(atom.lower) : undefined;
  return unit === undefined ? null : { to: at + 1, unit };
}

/** "US$40", "A$1.2bn", "U.S. $5 million" */
function nationalDollar(atoms: Atoms, at: AtomNumber): UnitRead | null {
  const atom = atoms.at(at);
  const dollar = atom.capital ? DOLLAR_PREFIXES.get(atom.lower) : undefined;
  if (dollar === undefined) return null;
  if (atoms.lower(at + 1) === '$' && atoms.glued(at + 1)) return { to: at + 2, unit: dollar };
  return isUnitedStates(atoms, at) && atoms.lower(at + 4) === '$' ? { to: at + 5, unit: 'USD' } : null;
}

/** "U.S.", which is four atoms. */
function isUnitedStates(atoms: Atoms, at: AtomNumber): boolean {
  return (
    atoms.lower(at) === 'u' && atoms.lower(at + 1) === '.' && atoms.lower(at + 2) === 's' && atoms.lower(at + 3) === '.'
  );
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
  if (word === 'canadian' || word === 'australian') return { to: at + 1, unit: nationCurrency(word, 'dollar') ?? unit };
  return { to: at, unit };
}

/** "38 billion won", "closed at 41,250 won.", but not the verb of "the 2,300 won a prize". */
function isMoneyWon(atoms: Atoms, at: AtomNumber, number: ScaledNumeral): boolean {
  const { kind } = atoms.at(at + 1);
  return number.scaled || (number.figures && number.value >= LEAST_WON && (kind === 'mark' || kind === 'end'));
}
const LEAST_WON = 100;

interface ScaledNumeral extends Numeral {
  readonly scaled: boolean;
}

/** A number, also where a hyphen joins it to its scale ("$180-million"). */
function hyphenated(atoms: Atoms, at: AtomNumber): ScaledNumeral | null {
  const number = readNumber(atoms, at);
  return number === null ? null : { ...number, scaled: isScale(atoms.lower(number.to - 1)) };
}

const isScale = (word: string) => AMOUNT_SCALES.has(word);

/** A number and the unit after it: "twelve percent", "5,000 yen", "70 miles", "hundreds of millions of dollars". */
function suffixed(atoms: Atoms, at: AtomNumber, homes: Homes): Amount | null {
  const vague = vagueNumber(atoms, at);
  const number = vague ?? hyphenated(atoms, at);
  if (number === null) return basis(atoms, at);
  const joint = atoms.lower(number.to) === '-' && atoms.glued(number.to) ? 1 : 0;
  const next = number.to + joint;
  const base = { from: at, value: number.value, vague: vague !== null, scaled: number.scaled, prefixed: false };
  const percent = percentUnit(atoms, next);
  if (percent !== null) return { ...base, kind: 'percent', to: percent.to, unit: percent.unit };
  const money = moneyNoun(atoms, next, number, vague !== null, homes);
  if (money !== null)
    return {
      ...base,
      kind: 'money',
      to: money.to,
      unit: money.unit,
      value: money.hundredth ? Number((number.value / 100).toPrecision(DIGITS)) : number.value,
    };
  const measure = measureUnit(atoms, next, joint === 1);
  // "hundreds of pounds" is a weight only where the text says of what.
  if (measure === null || (vague !== null && atoms.lower(measure.to) !== 'of')) return null;
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
export function vagueNumber(atoms: Atoms, at: AtomNumber): ScaledNumeral | null {
  let value = VAGUE_PLURALS.get(atoms.lower(at));
  if (value !== undefined) {
    let end = at + 1;
    const inner = atoms.lower(end) === 'of' ? VAGUE_PLURALS.get(atoms.lower(end + 1)) : undefined;
    if (inner !== undefined) {
      value *= inner;
      end += 2;
    }
    if (atoms.lower(end) === 'of') end++;
    return { value, to: end, figures: false, scaled: true };
  }
  const article = atoms.lower(at) === 'a' ? 1 : 0;
  const word = atoms.lower(at + article);
  if (word !== 'few' && (word !== 'several' || article === 1) && word !== 'couple') return null;
  const scale = SCALE_WORDS.get(atoms.lower(at + article + 1));
  return scale === undefined ? null : { value: scale, to: at + article + 2, figures: false, scaled: true };
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

function nationCurrency(nation: string, noun: string): string | null {
  return NATIONS.get(nation)?.find(([stem]) => noun.startsWith(stem))?.[1] ?? null;
}

interface MoneyUnit extends UnitRead {
  /** Cents, pence: a hundred of them make one of the unit. */
  readonly hundredth: boolean;
}

/** What makes money of the number before it: "€", "Canadian dollars", "p", "yen", "USD". */
function moneyNoun(
  atoms: Atoms,
  at: AtomNumber,
  number: ScaledNumeral,
  vague: boolean,
  homes: Homes,
): MoneyUnit | null {
  return (
    moneySign(atoms, at, number) ??
    nationsMoney(atoms, at) ??
    pence(atoms, at, number) ??
    plainMoney(atoms, at, number, vague, homes) ??
    moneyCode(atoms, at)
  );
}

function moneySign(atoms: Atoms, at: AtomNumber, { figures }: ScaledNumeral): MoneyUnit | null {
  const sign = atoms.lower(at);
  const unit = SYMBOLS.get(sign);
  if (unit === undefined || !figures) return null;
  return atoms.glued(at) || atoms.at(at + 1).kind !== 'number' ? moneyUnit(at + 1, unit, sign) : null;
}

function moneyUnit(end: number, unit: string, noun: string): MoneyUnit {
  return { to: end, unit, hundredth: HUNDREDTHS.has(noun) };
}

/** "5 million Canadian dollars", "300 U.S. dollars", "2 billion New Taiwan dollars" */
function nationsMoney(atoms: Atoms, at: AtomNumber): MoneyUnit | null {
  const dollars = isUnitedStates(atoms, at) ? atoms.lower(at + 4) : '';
  if (CURRENCY_NOUNS.has(dollars)) return moneyUnit(at + 5, 'USD', dollars);
  if (!atoms.at(at).capital) return null;
  for (let nation = at; nation <= at + 2; nation++) {
    const noun = atoms.lower(nation + 1);
    const unit = CURRENCY_NOUNS.has(noun) ? nationCurrency(atoms.lower(nation), noun) : null;
    if (unit !== null) return moneyUnit(nation + 2, unit, noun);
  }
  return null;
}

function pence(atoms: Atoms, at: AtomNumber, number: ScaledNumeral): MoneyUnit | null {
  const isPenny = atoms.lower(at) === 'p' && number.figures && isPence(atoms, at, number);
  return isPenny ? { to: at + 1, unit: 'GBP', hundredth: true } : null;
}

/** "5,000 yen", "38 billion won", "500 crowns" */
function plainMoney(
  atoms: Atoms,
  at: AtomNumber,
  number: ScaledNumeral,
  vague: boolean,
  homes: Homes,
): MoneyUnit | null {
  const noun = atoms.lower(at);
  const known = CURRENCY_NOUNS.get(noun);
  if (known === undefined || noun === 'real') return null;
  if (noun === 'won' && !isMoneyWon(atoms, at, number)) return null;
  const isBare = !number.scaled || vague;
  if (noun !== 'won' && isBare && NEEDS_SCALE.has(noun) && !isPrice(atoms, at)) return null;
  const unit = sharedUnit(atoms, at, noun, known, homes);
  return unit === null ? null : moneyUnit(at + 1, unit, noun);
}

/**
 * The unit of a noun that several countries have: that of the country named last, else of the article's own, else the
 * best known one.
 */
function sharedUnit(atoms: Atoms, at: AtomNumber, noun: string, known: string, homes: Homes): string | null {
  if (noun.startsWith(OF_HOME)) return currencyAt(homes, OF_HOME) ?? known;
  const shared = SHARED_NOUNS.find((stem) => noun.startsWith(stem));
  if (shared === undefined) return known;
  return currencyNear(atoms, at, shared) ?? currencyAt(homes, shared) ?? (UNKNOWN_ALONE.has(shared) ? null : known);
}

/** "300 USD" */
function moneyCode(atoms: Atoms, at: AtomNumber): MoneyUnit | null {
  const word = atoms.lower(at);
  const unit = CURRENCY_NOUNS.has(word) || word.length !== 3 ? undefined : CURRENCY_PREFIXES.get(word);
  return unit !== undefined && atoms.raw(at) === word.toUpperCase() ? { to: at + 1, unit, hundredth: false } : null;
}

/**
 * "watches worth 80,000 pounds", "900 pounds a month", "a fine of 400 crowns": money without a word of scale, where the
 * noun is a weight, a mark or a crown else.
 */
function isPrice(atoms: Atoms, at: AtomNumber): boolean {
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
function isPence(atoms: Atoms, at: AtomNumber, { value }: Numeral): boolean {
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
/** A noun whose country is that of the article: "French" before "francs" says more of who pays than of the money. */
const OF_HOME = 'franc';
/** Of the shared ones, those that say nothing where no country is known. */
const UNKNOWN_ALONE = new Set(['crown', 'shilling']);

/** The currency of that name of the first country that has one. */
function currencyAt(homes: Homes, noun: string): string | null {
  for (const country of homes) {
    const unit = COUNTRIES.get(country)?.get(noun);
    if (unit !== undefined) return unit;
  }
  return null;
}

/** The currency of that name of the country or nation named last before; null where none is named. */
function currencyNear(atoms: Atoms, at: AtomNumber, noun: string): string | null {
  for (let back = at - 1; back >= Math.max(0, at - COUNTRY_REACH); back--) {
    const atom = atoms.at(back);
    if (!atom.capital) continue;
    const unit = COUNTRIES.get(atom.lower)?.get(noun) ?? nationCurrency(atom.lower, noun);
    if (unit != null) return unit;
  }
  return null;
}

/** "miles", "square feet", "°C", "miles per hour" */
function measureUnit(atoms: Atoms, at: AtomNumber, hyphen: boolean): UnitRead | null {
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

/** "31C", "27 C" in a text that tells of heat or cold; "seat 31C" is none. */
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

/** A word for a measure that is none here. */
function isOtherWord(atoms: Atoms, at: AtomNumber): boolean {
  const { lower, glued, capital } = atoms.at(at);
  if (glued) return false;
  // "One in five" has no inch, "6 in tall" and "3 in." have.
  if (lower === 'in') return atoms.at(at + 1).kind !== 'mark' && !LENGTHWISE.has(atoms.lower(at + 1));
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
