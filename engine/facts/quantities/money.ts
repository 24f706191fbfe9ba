/** Words of money after a numeral: "euros", "Kenyan shillings", "pence", "USD". */

import type { Numeral } from '../../grammar/numerals.ts';
import type { Atoms } from '../../text/atoms.ts';
import { onceEach } from '../../text/once.ts';
import type { AtomNumber } from '../../text/ranges.ts';
import { currencyAt, currencyNear, isUnitedStates, nationCurrency, OF_HOME, UNKNOWN_ALONE } from './currencies.ts';
import type { Homes } from './homes.ts';
import {
  CURRENCY_NOUNS,
  CURRENCY_PREFIXES,
  HUNDREDTHS,
  NEEDS_SCALE,
  PRICED_BY,
  PRICING,
  SHARED_NOUNS,
  SYMBOLS,
  WEIGHING,
} from './lexicon.ts';
import { isPlural } from './plurals.ts';
import type { QuantityNumeral, UnitRead } from './units.ts';

/** "38 billion won", "closed at 41,250 won.", but not the verb of "the 2,300 won a prize". */
function isMoneyWon(atoms: Atoms, at: AtomNumber, number: QuantityNumeral): boolean {
  const { kind } = atoms.at(at + 1);
  return isScaled(number) || (number.figures && number.value >= LEAST_WON && (kind === 'mark' || kind === 'end'));
}
const LEAST_WON = 100;

/** Whether the number is told in hundreds or more: "a dozen pounds" may be a weight. */
function isScaled({ scale }: Numeral): boolean {
  return scale >= 100;
}

interface MoneyUnit extends UnitRead {
  /** Cents, pence: a hundred of them make one of the unit. */
  readonly hundredth: boolean;
}

/** What makes money of the number before it: "€", "Canadian dollars", "p", "yen", "USD". */
export function moneyNoun(atoms: Atoms, at: AtomNumber, number: QuantityNumeral, homes: Homes): MoneyUnit | null {
  return (
    moneySign(atoms, at, number) ??
    nationsMoney(atoms, at) ??
    pence(atoms, at, number) ??
    plainMoney(atoms, at, number, homes) ??
    moneyCode(atoms, at)
  );
}

function moneySign(atoms: Atoms, at: AtomNumber, { figures }: QuantityNumeral): MoneyUnit | null {
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

function pence(atoms: Atoms, at: AtomNumber, number: QuantityNumeral): MoneyUnit | null {
  const isPenny = atoms.lower(at) === 'p' && number.figures && isPence(atoms, at, number);
  return isPenny ? { to: at + 1, unit: 'GBP', hundredth: true } : null;
}

/** "5,000 yen", "38 billion won", "500 crowns" */
function plainMoney(atoms: Atoms, at: AtomNumber, number: QuantityNumeral, homes: Homes): MoneyUnit | null {
  const noun = atoms.lower(at);
  const known = CURRENCY_NOUNS.get(noun);
  if (known === undefined || noun === 'real') return null;
  if (noun === 'won' && !isMoneyWon(atoms, at, number)) return null;
  // "500 bitcoin exchanges"
  if (noun === 'bitcoin' && isPlural(atoms.lower(at + 1))) return null;
  const isBare = !isScaled(number) || number.vague;
  if (noun !== 'won' && isBare && NEEDS_SCALE.has(noun) && !isPrice(atoms, at)) return null;
  const unit = CENTS.has(noun) && countsInEuros(atoms) ? 'EUR' : sharedUnit(atoms, at, noun, known, homes);
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
    has(atoms, POUNDS)
  );
}

/** Whether a text has something, looked up once: one of nothing but "5p" would be read as often as it is long. */
const has = onceEach((atoms: Atoms, sign: RegExp) => sign.test(atoms.text));
const POUNDS = /£|\bpence\b/;
const EUROS = /€|\beuros?\b/;
const DOLLARS = /\$|\bdollars?\b/;

/** "4.5 cents a share" in a text that has euros and no dollars. */
function countsInEuros(atoms: Atoms): boolean {
  return has(atoms, EUROS) && !has(atoms, DOLLARS);
}
const CENTS = new Set(['cent', 'cents']);

const MAX_PENCE = 1000;
