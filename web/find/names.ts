import type { NameEntry, NamePage } from '../api/types.ts';
import { count } from '../ui/words.ts';

export const NOBODY: NamePage = { names: [], cursor: null };

export function isNamePage(value: unknown): value is NamePage {
  return typeof value === 'object' && value !== null && 'names' in value;
}

const KINDS = { person: 'person', organization: 'organisation', place: 'place' } as const;
/** The API counts no further. */
const MOST_COUNTED = 1_000;

/** What a name is, and how many articles it has: "person, 14 articles". */
export function aboutName({ kind, articles }: Pick<NameEntry, 'kind' | 'articles'>): string {
  const many =
    articles === undefined ? '' : `${count(articles, 'article')}${articles < MOST_COUNTED ? '' : ' or more'}`;
  return [kind == null ? '' : KINDS[kind], many].filter((part) => part !== '').join(', ');
}

/** Those with the most articles first; of two with as many, as the API has them. */
export function mostToldOf(names: readonly NameEntry[]): readonly NameEntry[] {
  return names.toSorted((one, other) => (other.articles ?? 0) - (one.articles ?? 0));
}

/** Words of a search that can begin words of a name: phrases are searched for in texts. */
export function nameWordsIn(typed: string): string {
  return typed
    .replace(/["“”„«»]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** The API takes no fewer letters or digits. */
const FEWEST = 2;

export function canBeName(words: string): boolean {
  return words.split(' ').some((word) => [...word.replace(/[^\p{L}\p{N}]/gu, '')].length >= FEWEST);
}
