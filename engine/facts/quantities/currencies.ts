/** Which currency a word or sign is of: the nation beside it, the country named last, the home of the article. */

import type { Atoms } from '../../text/atoms.ts';
import type { AtomNumber } from '../../text/ranges.ts';
import type { Homes } from './homes.ts';
import { COUNTRY_NOUNS, NATIONS } from './lexicon.ts';

/** "U.S.", which is four atoms. */
export function isUnitedStates(atoms: Atoms, at: AtomNumber): boolean {
  return (
    atoms.lower(at) === 'u' && atoms.lower(at + 1) === '.' && atoms.lower(at + 2) === 's' && atoms.lower(at + 3) === '.'
  );
}

/** The ISO code of a nation's currency with a noun: of "canadian" and "dollars". */
export function nationCurrency(nation: string, noun: string): string | null {
  return NATIONS.get(nation)?.find(([stem]) => noun.startsWith(stem))?.[1] ?? null;
}

/** How far back the country of a currency's bare noun is looked for, in atoms. */
const COUNTRY_REACH = 400;
/** By country: currency noun stem to ISO 4217 code. */
const COUNTRIES: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(COUNTRY_NOUNS).map(([country, nouns]) => [country, new Map(Object.entries(nouns))]),
);
/** A noun whose country is that of the article: "French" before "francs" says more of who pays than of the money. */
export const OF_HOME = 'franc';
/** Of the shared ones, those that say nothing where no country is known. */
export const UNKNOWN_ALONE = new Set(['crown', 'shilling']);

/** The currency of that name of the first country that has one. */
export function currencyAt(homes: Homes, noun: string): string | null {
  for (const country of homes) {
    const unit = COUNTRIES.get(country)?.get(noun);
    if (unit !== undefined) return unit;
  }
  return null;
}

/** The currency of that name of the country or nation named last before; null where none is named. */
export function currencyNear(atoms: Atoms, at: AtomNumber, noun: string): string | null {
  for (let back = at - 1; back >= Math.max(0, at - COUNTRY_REACH); back--) {
    const atom = atoms.at(back);
    if (!atom.capital) continue;
    const unit = COUNTRIES.get(atom.lower)?.get(noun) ?? nationCurrency(atom.lower, noun);
    if (unit != null) return unit;
  }
  return null;
}
