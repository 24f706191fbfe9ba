import type { Counted } from '../../record.ts';
import currencies from './data/currencies.json' with { type: 'json' };
import measures from './data/measures.json' with { type: 'json' };
import words from './data/quantity-words.json' with { type: 'json' };

/** Signs of money, by ISO 4217 code: "$" is USD. */
export const SYMBOLS = new Map(Object.entries(currencies.symbols));
/** Letters before a dollar sign, in lower case: "A$5" is AUD. */
export const DOLLAR_PREFIXES = new Map(Object.entries(currencies.dollarPrefixes));
/** Letters before figures without a sign, in lower case: "RM120,000". */
export const CURRENCY_PREFIXES = new Map(Object.entries(currencies.prefixes));
/** Letters before figures that are a currency's only at home, by the noun of its kind: "sh" is a shilling in Kenya. */
export const HOME_PREFIXES = new Map(Object.entries(currencies.homePrefixes));
/** Nouns after figures: "five dollars". */
export const CURRENCY_NOUNS = new Map(Object.entries(currencies.nouns));
/** Nouns that mean something else, too: money only beside a scale or a price ("20 pounds", "two million won"). */
export const NEEDS_SCALE = new Set(currencies.needsScale);
/** Stems of nouns that several countries have for their money: it is that of the one named last before. */
export const SHARED_NOUNS: readonly string[] = currencies.shared;
/** Nouns for a hundredth of a currency: "cents". */
export const HUNDREDTHS = new Set(currencies.hundredths);
/** By country in lower case, for nouns that several share. */
export const COUNTRY_NOUNS: Readonly<Record<string, Readonly<Record<string, string>>>> = Object.fromEntries(
  Object.entries(currencies.countries),
);
/** By nationality: currency noun stem to ISO 4217 code ("canadian", "dollar" is CAD). */
export const NATIONS = new Map<string, readonly [string, string][]>(
  Object.entries(currencies.nations).map(([nation, stems]) => [nation, Object.entries(stems)]),
);

/** Words for units, by the unit they mean: "miles" is mi. */
export const MEASURES = new Map(Object.entries(measures.units));
/** Units that are read only where they touch their figure: "5in", but no "5 in". */
export const GLUED_MEASURES = new Set(measures.gluedOnly);
/** What follows a length that is measured along something. */
export const LENGTHWISE = new Set(measures.lengthwise);
/** Before a unit of length they make it one of area or of volume: "square miles". */
export const SQUARES = new Set(measures.squares);
export const CUBICS = new Set(measures.cubics);

interface QualifierPhrase {
  readonly words: readonly string[];
  readonly qualifier: 'about' | 'over' | 'under' | 'at-least' | 'at-most';
}

const QUALIFIERS: readonly QualifierPhrase[] = [
  ...words.about.map((phrase) => ({ words: phrase, qualifier: 'about' as const })),
  ...words.over.map((phrase) => ({ words: phrase, qualifier: 'over' as const })),
  ...words.under.map((phrase) => ({ words: phrase, qualifier: 'under' as const })),
  ...words.atLeast.map((phrase) => ({ words: phrase, qualifier: 'at-least' as const })),
  ...words.atMost.map((phrase) => ({ words: phrase, qualifier: 'at-most' as const })),
].sort((a, b) => b.words.length - a.words.length);

/** What qualifies the amount after it, by its last word, longest first. */
export const QUALIFIERS_BY_LAST: ReadonlyMap<string, readonly QualifierPhrase[]> = Map.groupBy(
  QUALIFIERS,
  ({ words }) => words.at(-1) ?? '',
);

/** Plurals without an "s", which may be counted as well: "people", "mice". */
export const IRREGULAR_PLURALS = new Set(words.irregularPlurals);
/** Before an amount: what is paid, and what is weighed; after it and a joint: what is paid by the piece or as what. */
export const PRICING = new Set(words.pricing);
export const WEIGHING = new Set(words.weighing);
export const PRICED_BY = new Set(words.pricedBy);
/** Words that end the phrase for what is counted. */
export const PHRASE_STOPS = new Set(words.phraseStops);
/** Before a figure they make it a number that counts nothing: "page 12", "flight 370". */
/** What prices and figures do before how much they did so: "[rose] $2 to $40". */
export const MOVING = new Set(words.moving);
/** The same, which may also be done to so much: "[lost] $2 to $40", "lost $3 to $4". */
export const MOVED_BY = new Set(words.movedBy);
export const COUNT_BLOCKERS = new Set(words.countBlockers);
/** What something is done "over": during them, not more than so many. */
export const SPANS = new Set(words.spans);
/** The last word of an address ("12 Mill Lane"). */
export const STREETS = new Set(words.streets);
/** "Two thirds of them" are no two of anything. */
export const FRACTIONS = new Set(words.fractions);
/** Nouns for people, of whom what befell them is told apart: killed, injured, missing. */
export const PERSONS = new Set(words.persons);
/** Words that tell what is counted: the counted noun itself, or what is said of the persons. */
export const COUNTED: Readonly<
  Record<Counted, { readonly nouns: readonly string[]; readonly verbs: readonly string[] }>
> = words.counted;
