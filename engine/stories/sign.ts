import bylines from '../metadata/data/byline-words.json' with { type: 'json' };
import type { Facts } from '../record.ts';
import { hashOf } from '../text/hash.ts';
import { stemOf } from '../text/stem.ts';
import { rarityOf } from './rarity.ts';
import { HEAVIEST, MAX_MARKS, MAX_TERMS, type Signature } from './signature.ts';
import { hash24, sketchOf } from './sketch.ts';

/** What a signature is made from. */
export interface SignableArticle {
  /** The source's own. */
  readonly title: string | null;
  readonly text: string;
  /** BCP 47 primary tag. */
  readonly language: string;
  readonly facts: Facts;
}

/** An article's signature, and the tokens that articles like it are looked up by. */
export interface SignedArticle {
  readonly signature: Signature;
  /** At most {@link MAX_TOKENS}. */
  readonly tokens: readonly string[];
}

/**
 * Each token is a row of the table. On ECB+ four lead to 90 % of the articles of a happening, three to 84 %, six to 96
 * %.
 */
const MAX_TOKENS = 4;

const WORD = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|\p{Nd}+(?:[.,]\p{Nd}+)*/gu;
const NUMBER = /^\p{Nd}/u;
const YEAR = /^(?:19|20)\d\d$/;
const FULL_DATE = /^(\d{4}-\d{2}-\d{2})/;
const DATED = /^(?:19|20)\d\d/;
const DAY_MS = 86_400_000;
/** The newsroom's own name is in every article it writes. */
const NEWSROOMS: ReadonlySet<string> = new Set(bylines.agencies.map(stemOf));

/**
 * Words of title and text that are the lead, and those it opens with: numbers in there are what it is about, and what
 * it is looked up by is counted twice.
 */
const LEAD_WORDS = 128;
const OPENING_WORDS = 64;
/** UTF-16 units within which a place is one that the article begins with. */
const LEAD_UNITS = 400;
/**
 * Weights found on the tune topics of ECB+: an appearance in the lead counts twice, a name half as much again as a
 * word, and a term that comes e times as often seven tenths as much again.
 */
const LEAD_BONUS = 1;
const NAME_FACTOR = 1.5;
const REPEATED = 0.7;
/** A number's weight, as that of a word of one in eighty thousand. */
const NUMBER_RARITY = 2;
const SHORTEST_TERM = 2;

interface Word {
  readonly form: string;
  readonly stem: string;
  readonly number: boolean;
}

/** How often a term comes. */
interface Counted {
  times: number;
  inLead: number;
  inOpening: number;
  /** Of its rarest form. */
  rarity: number;
  readonly number: boolean;
}

interface Term {
  readonly stem: string;
  readonly number: boolean;
  readonly lead: boolean;
  readonly name: boolean;
  /** How much it says of two articles that both have it. */
  readonly weight: number;
  /** How much the article is about it: what it repeats leads to others on the same thing. */
  readonly prominence: number;
}

/** What tells an article from others. Pure, and linear in the text. */
export function signArticle(article: SignableArticle): SignedArticle {
  const { title, text, facts } = article;
  const words = wordsOf(title === null || text.startsWith(title) ? text : `${title}\n${text}`);
  const opening = words.slice(0, OPENING_WORDS);
  const names = namesByStem(facts);
  const terms = termsOf(words, names);
  const sketched = sketchOf(text);
  const signature: Signature = {
    terms: quantised(terms.slice(0, MAX_TERMS)),
    ...datesOf(facts),
    numbers: marks(opening.filter(({ number, form }) => number && !YEAR.test(form)).map(({ form }) => form)),
    places: marks(
      facts.places
        .filter(({ mentions }) => (mentions[0]?.start ?? LEAD_UNITS) < LEAD_UNITS)
        .flatMap(({ name }) => wordsOf(name).map(({ stem }) => stem)),
    ),
    ...sketched,
  };
  const english = article.language === 'en' ? tokensOf(terms, names) : [];
  return { signature, tokens: english.length > 1 ? english : sketchTokens(signature) };
}

function wordsOf(text: string): readonly Word[] {
  return Array.from(text.matchAll(WORD), ([match]) => {
    const number = NUMBER.test(match);
    const form = number ? match : plain(match.toLowerCase());
    return { form, stem: number ? form : stemOf(form), number };
  }).filter(({ stem, number }) => number || stem.length >= SHORTEST_TERM);
}

const ASCII = /^[\x20-\x7e]*$/;

/** Without diacritics, and with straight apostrophes. */
function plain(word: string): string {
  return ASCII.test(word)
    ? word
    : word
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .replaceAll('’', "'");
}

/** Which names a stem is part of. */
function namesByStem({ people, organizations, places }: Facts): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const { name, key } of [...people, ...organizations, ...places]) {
    for (const { stem } of wordsOf(name)) {
      const keys = names.get(stem) ?? new Set();
      names.set(stem, keys.add(key));
    }
  }
  return names;
}

/** Every term of the article, heaviest first. */
function termsOf(words: readonly Word[], names: ReadonlyMap<string, unknown>): readonly Term[] {
  const counts = new Map<string, Counted>();
  for (const [at, { form, stem, number }] of words.entries()) {
    if (NEWSROOMS.has(stem)) continue;
    const rarity = number ? NUMBER_RARITY : rarityOf(form, stem);
    const known = counts.get(stem) ?? { times: 0, inLead: 0, inOpening: 0, rarity, number };
    known.times += 1;
    known.inLead += Number(at < LEAD_WORDS);
    known.inOpening += Number(at < OPENING_WORDS);
    known.rarity = Math.max(known.rarity, rarity);
    counts.set(stem, known);
  }
  return [...counts]
    .map(([stem, { times, inLead, inOpening, rarity, number }]) => {
      const name = names.has(stem);
      const once = rarity * (name ? NAME_FACTOR : 1);
      const weight = once * (1 + REPEATED * Math.log(times + LEAD_BONUS * inLead));
      const prominence = once * Math.sqrt(times + LEAD_BONUS * inOpening);
      return { stem, number, name, lead: inLead > 0, weight, prominence };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1));
}

function quantised(terms: readonly Term[]): Signature['terms'] {
  const heaviest = terms[0]?.weight ?? 1;
  return terms.map(({ stem, weight, lead, name }) => ({
    hash: hash24(hashOf(stem)),
    weight: Math.max(1, Math.round((HEAVIEST * weight) / heaviest)),
    lead,
    name,
  }));
}

function datesOf({ dates }: Facts): Pick<Signature, 'days' | 'year'> {
  const days = dates.flatMap(({ value }) => {
    const day = Date.parse(FULL_DATE.exec(value)?.[1] ?? '') / DAY_MS;
    return day >= 0 && day <= 0xffff ? [day] : [];
  });
  const years = dates.flatMap(({ value }) => (DATED.test(value) ? [Number(value.slice(0, 4))] : []));
  return {
    days: [...new Set(days)].slice(0, MAX_MARKS),
    year: years.reduce<number | null>((latest, year) => Math.max(latest ?? year, year), null),
  };
}

function marks(words: readonly string[]): readonly number[] {
  return [...new Set(words.map((word) => hash24(hashOf(word)) >>> 8))].slice(0, MAX_MARKS);
}

/** The most prominent terms that are no numbers, one of each name. */
function tokensOf(terms: readonly Term[], names: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const tokens: string[] = [];
  const used = new Set<string>();
  for (const { stem, number } of terms.toSorted((a, b) => b.prominence - a.prominence)) {
    const keys = names.get(stem) ?? new Set();
    if (number || stem.length > MAX_TOKEN_LENGTH || [...keys].some((key) => used.has(key))) continue;
    tokens.push(stem);
    for (const key of keys) used.add(key);
    if (tokens.length === MAX_TOKENS) break;
  }
  return tokens;
}

/** Longer words are accidents of cleaning. */
const MAX_TOKEN_LENGTH = 40;

/** Where the words of a language are not weighed, only copies are found: by sequences of words that both have. */
function sketchTokens({ sketch }: Signature): readonly string[] {
  return sketch.slice(0, MAX_TOKENS).map((hash) => `~${hash.toString(16)}`);
}
