import type { EntityType } from '../analysis.ts';
import { ListedWords, WordTable } from '../text/listed.ts';
import { lowerAt, type Token } from '../text/tokenized-text.ts';
import lists from './data/gazetteer.json' with { type: 'json' };

/** Lists a word or phrase can be on; each is a bit. */
const LISTS = [
  'country',
  'region',
  'city',
  'firstName',
  'surname',
  'organization',
  'title',
  'nationality',
  'street',
] as const;
type ListName = (typeof LISTS)[number];

/** The lists that speak for a name of each type; for a person the first word alone is looked up. */
const LISTS_OF: Readonly<Record<EntityType, number>> = {
  person: bitsFor('firstName'),
  organization: bitsFor('organization'),
  place: bitsFor('country', 'region', 'city'),
};

function bitsFor(...names: readonly ListName[]): number {
  return names.reduce((bits, name) => bits | (1 << LISTS.indexOf(name)), 0);
}

const TITLE_BIT = bitsFor('title');
const FIRST_NAME_BIT = bitsFor('firstName');
const ORGANIZATION_BIT = bitsFor('organization');
const NATIONALITY_BIT = bitsFor('nationality');
const COUNTRY_BIT = bitsFor('country');
const NO_PERSON_BITS = bitsFor('country', 'organization', 'title', 'nationality', 'street');
const LONGEST_PHRASE = 4;

export interface Gazetteer {
  /** Which lists a single lower-case word is on. */
  bitsOf(lower: string): number;
  /** Whether a lower-case word is a title or an office: "mr.", "president", "spokeswoman". */
  isTitle(lower: string): boolean;
  /** Whether a lower-case word is a first name. */
  isFirstName(lower: string): boolean;
  /** Whether a lower-case word is a word of organizations' names. */
  isOrganizationWord(lower: string): boolean;
  /** Whether a lower-case word says whose people or language, and nothing else: "american", "french". */
  isNationality(lower: string): boolean;
  /** Whose first name a lower-case word is, where nearly all who bear it are of one sex (US census). */
  genderOf(lower: string): 'male' | 'female' | null;
  /** Whether the lists hold the name over tokens `from` to `to` as one of its type. */
  lists(type: EntityType, tokens: readonly Token[], from: number, to: number): boolean;
  /**
   * Whether a lower-case word may be in a person's name: it is no country, organization, title, nationality or kind
   * of street.
   */
  mayName(lower: string): boolean;
  /** Whether a lower-case word is the name of a country. */
  isCountry(lower: string): boolean;
  /** For each token, the lists that a phrase of two to four tokens over it is on; longer phrases win. */
  phrasesIn(tokens: readonly Token[]): Int32Array;
}

function build(): Gazetteer {
  const words = new Map<string, number>();
  const phrases = new Map<string, number>();
  const firsts = new Set<string>();
  const nexts = new Set<string>();
  const data: Readonly<Record<ListName, string>> = lists;
  LISTS.forEach((name, index) => {
    for (const entry of data[name].split('|')) {
      const isPhrase = entry.includes(' ');
      const into = isPhrase ? phrases : words;
      into.set(entry, (into.get(entry) ?? 0) | (1 << index));
      if (isPhrase) {
        const [first = '', second = ''] = entry.split(' ', 2);
        firsts.add(first);
        nexts.add(second);
      }
    }
  });
  const bits = new WordTable(words);
  const openers = new ListedWords(firsts);
  const seconds = new ListedWords(nexts);
  const male = new Set(lists.male.split('|'));
  const female = new Set(lists.female.split('|'));
  const mayOpen = (first: string, second: string): boolean => openers.has(first) && seconds.has(second);
  // Asked for by two readings of the same text.
  const read = new WeakMap<readonly Token[], Int32Array>();
  return {
    genderOf: (lower) => (male.has(lower) ? 'male' : female.has(lower) ? 'female' : null),
    bitsOf: (lower) => bits.get(lower) ?? 0,
    isTitle: (lower) => ((bits.get(lower) ?? 0) & TITLE_BIT) !== 0,
    isFirstName: (lower) => ((bits.get(lower) ?? 0) & FIRST_NAME_BIT) !== 0,
    isOrganizationWord: (lower) => ((bits.get(lower) ?? 0) & ORGANIZATION_BIT) !== 0,
    isNationality: (lower) => bits.get(lower) === NATIONALITY_BIT,
    isCountry: (lower) => ((bits.get(lower) ?? 0) & COUNTRY_BIT) !== 0,
    mayName: (lower) => ((bits.get(lower) ?? 0) & NO_PERSON_BITS) === 0,
    lists: (type, tokens, from, to) => {
      const last = type === 'person' ? from + 1 : to;
      if (last - from > LONGEST_PHRASE) return false;
      const form = tokens
        .slice(from, last)
        .map(({ lower }) => lower)
        .join(' ');
      return (((last - from === 1 ? words : phrases).get(form) ?? 0) & LISTS_OF[type]) !== 0;
    },
    phrasesIn: (tokens) => {
      const known = read.get(tokens) ?? findPhrases(tokens, mayOpen, phrases);
      read.set(tokens, known);
      return known;
    },
  };
}

/** What each token is of, where a phrase of the lists begins: only one whose first two words `mayOpen` one does. */
function findPhrases(
  tokens: readonly Token[],
  mayOpen: (first: string, second: string) => boolean,
  phrases: ReadonlyMap<string, number>,
): Int32Array {
  const found = new Int32Array(tokens.length);
  for (let start = 0; start < tokens.length; start++) {
    const isOpen = mayOpen(lowerAt(tokens, start), lowerAt(tokens, start + 1));
    const phrase = isOpen ? longestPhrase(phrases, tokens, start) : null;
    if (phrase === null) continue;
    // The first token of a phrase and its others are told apart: a phrase is one name.
    for (let at = start; at <= phrase.last; at++) found[at] = (phrase.bits << 1) | (at === start ? 0 : 1);
    start = phrase.last;
  }
  return found;
}

/** The longest phrase of the lists that begins at a token: its last token, and what it names. */
function longestPhrase(
  phrases: ReadonlyMap<string, number>,
  tokens: readonly Token[],
  start: number,
): { readonly last: number; readonly bits: number } | null {
  let phrase = lowerAt(tokens, start);
  let longest: { last: number; bits: number } | null = null;
  for (let last = start + 1; last < Math.min(tokens.length, start + LONGEST_PHRASE); last++) {
    phrase += ` ${lowerAt(tokens, last)}`;
    const bits = phrases.get(phrase);
    if (bits !== undefined) longest = { last, bits };
  }
  return longest;
}

let built: Gazetteer | null = null;

/** The lists, made when first asked for. */
export function gazetteer(): Gazetteer {
  built ??= build();
  return built;
}
