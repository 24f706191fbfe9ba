import nameWords from '../english/data/name-words.json' with { type: 'json' };
import { ListedWords } from '../text/listed.ts';
import { lowerAt, type TokenizedText } from '../text/tokenized-text.ts';
import { type Gender, genderOfWords } from './gender.ts';
import type { NameMention } from './name-mention.ts';
import { MINORS, OF_AGE } from './nominals.ts';

const ELDERS = new ListedWords(nameWords.elders);
/** How far before a parent or spouse whoever they belong to is named, in UTF-16 units: a sentence or two. */
const NEAR = 250;

/**
 * The parents and spouses of whom a text that tells of a child gives the first name alone: "Nia Bright and her mother,
 * Sasha". "Mrs Bright" may be either from there on; where the text tells of grown-ups it is hardly ever the mother.
 */
export class Elders {
  /** From where on a surname with a form of address may be an elder's, in UTF-16 units, by sex and surname. */
  readonly #from = new Map<string, number>();

  constructor(doc: TokenizedText, mentions: readonly NameMention[]) {
    if (!mentions.some((mention) => isElder(doc, mention)) || !tellsOfChild(doc, mentions)) return;
    const people = mentions.filter(({ type }) => type === 'person').sort((a, b) => a.start - b.start);
    // "his mother Rita", who is Rita Bright elsewhere, is told apart by that name.
    const firstNames = new Set(people.flatMap(({ key }) => (key.includes(' ') ? (key.split(' ')[0] ?? '') : [])));
    const alone = new Set<string>();
    for (const [at, mention] of people.entries()) {
      if (mention.key.includes(' ')) continue;
      if (isElder(doc, mention) && !firstNames.has(mention.key))
        for (const surname of surnamesBefore(people, at)) if (!alone.has(surname)) this.#add(doc, mention, surname);
      alone.add(mention.key);
    }
  }

  #add(doc: TokenizedText, elder: NameMention, surname: string): void {
    const own = genderOfWords(nounOf(doc, elder));
    for (const gender of own === null ? BOTH : [own]) {
      const form = `${gender} ${surname}`;
      if (!this.#from.has(form)) this.#from.set(form, elder.start);
    }
  }

  /** Whether a surname with a form of address may be one's: not where the text called the child by it before. */
  has({ type, key, gender, start }: NameMention): boolean {
    return type === 'person' && gender !== null && start > (this.#from.get(`${gender} ${key}`) ?? start);
  }
}
const BOTH: readonly Gender[] = ['male', 'female'];

/** "her mother, [Sasha]" */
function isElder(doc: TokenizedText, mention: NameMention): boolean {
  return mention.type === 'person' && !mention.key.includes(' ') && ELDERS.has(nounOf(doc, mention));
}

/** The word before a name, but for a comma. */
function nounOf({ tokens }: TokenizedText, { from }: NameMention): string {
  return lowerAt(tokens, lowerAt(tokens, from - 1) === ',' ? from - 2 : from - 1);
}

/** The surnames of whoever is named whole shortly before. */
function surnamesBefore(people: readonly NameMention[], at: number): readonly string[] {
  const start = people[at]?.start ?? 0;
  const surnames: string[] = [];
  for (let before = at - 1; before >= 0; before--) {
    const { key, end } = people[before] ?? { key: '', end: 0 };
    if (start - end >= NEAR) break;
    if (key.includes(' ')) surnames.push(key.slice(key.lastIndexOf(' ') + 1));
  }
  return surnames;
}

/** "a baby girl", "Leo Marsh, 9," */
function tellsOfChild({ tokens }: TokenizedText, mentions: readonly NameMention[]): boolean {
  return (
    tokens.some(({ lower }) => MINORS.has(lower)) ||
    mentions.some(({ to }) => lowerAt(tokens, to) === ',' && isMinor(lowerAt(tokens, to + 1)))
  );
}

function isMinor(age: string): boolean {
  return /^\d{1,2}$/.test(age) && Number(age) < OF_AGE;
}
