import nameWords from '../english/data/name-words.json' with { type: 'json' };
import { lowerAt, type TokenizedText } from '../text/tokenized-text.ts';
import { FEMALE_WORDS, type Gender, MALE_WORDS } from './gender.ts';
import type { NameMention } from './name-mention.ts';
import { MINORS } from './nominals.ts';

const ELDERS = new Set(nameWords.elders);
const GROWN_UP = 18;

/** A parent or spouse whom a text calls by the first name, and who then bears somebody's surname all the same. */
export interface Elder {
  /** Null for parents. */
  readonly gender: Gender | null;
  /** Where the name begins, in UTF-16 units. */
  readonly start: number;
}

/**
 * The parents and spouses of whom a text that tells of a child gives the first name alone: "Nia Bright and her mother,
 * Sasha". "Mrs Bright" may be either from there on; where the text tells of grown-ups it is hardly ever the mother.
 */
export function eldersOf(doc: TokenizedText, mentions: readonly NameMention[]): readonly Elder[] {
  const elders = allElders(doc, mentions);
  return elders.length > 0 && tellsOfChild(doc, mentions) ? elders : [];
}

/** "a baby girl", "Leo Marsh, 9," */
function tellsOfChild({ tokens }: TokenizedText, mentions: readonly NameMention[]): boolean {
  return (
    tokens.some(({ lower }) => MINORS.has(lower)) ||
    mentions.some(({ to }) => lowerAt(tokens, to) === ',' && isMinor(lowerAt(tokens, to + 1)))
  );
}

function isMinor(age: string): boolean {
  return /^\d{1,2}$/.test(age) && Number(age) < GROWN_UP;
}

function allElders({ tokens }: TokenizedText, mentions: readonly NameMention[]): readonly Elder[] {
  // "his mother Rita", who is Rita Bright elsewhere, is told apart by that name.
  const firstNames = new Set(mentions.flatMap(({ key }) => (key.includes(' ') ? (key.split(' ')[0] ?? '') : [])));
  return mentions.flatMap(({ type, key, from, start }) => {
    if (type !== 'person' || key.includes(' ') || firstNames.has(key)) return [];
    const noun = lowerAt(tokens, lowerAt(tokens, from - 1) === ',' ? from - 2 : from - 1);
    return ELDERS.has(noun) ? [{ gender: sexOf(noun), start }] : [];
  });
}

function sexOf(noun: string): Gender | null {
  if (MALE_WORDS.has(noun)) return 'male';
  return FEMALE_WORDS.has(noun) ? 'female' : null;
}
