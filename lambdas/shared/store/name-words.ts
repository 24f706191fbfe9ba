import { nameWords } from '../../../engine/light.ts';

/** Shorter words begin too many names, and a partition of the directory takes two characters. */
const MIN_WORD = 2;
/** Longer words are accidents of extraction; with the name after it a sort key must stay within 1,024 bytes. */
const MAX_WORD = 60;

function mayBeLookedUp(word: string): boolean {
  return [...word].length >= MIN_WORD && word.length <= MAX_WORD;
}

/** Sort key of the row by which a word finds a name. Neither half can hold a "#". */
function wordSort(word: string, key: string): string {
  return `${word}#${key}`;
}

/**
 * Words of a name that have a row of their own in the directory: not the ones the name begins with, for they find its
 * own row.
 *
 * @param key - the normalised name
 * @returns the words with the sort keys of their rows
 */
export function wordRowsOf(key: string): readonly { readonly word: string; readonly sort: string }[] {
  return nameWords(key)
    .filter((word) => mayBeLookedUp(word) && !key.startsWith(word))
    .map((word) => ({ word, sort: wordSort(word, key) }));
}

/** Which rows of the directory a search reads, and which of them it shows. */
export interface NameSearch {
  /** What their sort keys begin with: at least two characters. */
  readonly begins: string;
  /** Whether a row shows its name. Several rows can lead to one name: only one of them is chosen. */
  readonly shows: (sort: string, key: string) => boolean;
}

/** Names that begin so. */
export function beginningWith(prefix: string): NameSearch {
  return { begins: prefix, shows: (sort, key) => sort === key };
}

/**
 * Names of which a word begins with each word that is asked for. The rows of the longest are read: it begins the fewest
 * names.
 *
 * @param asked - normalised
 * @returns null where no word of it can be looked up
 */
export function withWords(asked: string): NameSearch | null {
  const parts = asked.split(' ');
  const [begins] = nameWords(asked)
    .filter(mayBeLookedUp)
    .toSorted((a, b) => b.length - a.length);
  if (begins === undefined) return null;
  return {
    begins,
    shows: (sort, key) => {
      const words = key.split(' ');
      return rowFor(begins, key) === sort && parts.every((part) => words.some((word) => word.startsWith(part)));
    },
  };
}

/**
 * The one row by which a name is shown to whoever asks for words that begin so: its own where that is found, else the
 * first.
 */
function rowFor(begins: string, key: string): string | undefined {
  if (key.startsWith(begins)) return key;
  return wordRowsOf(key)
    .map(({ sort }) => sort)
    .filter((sort) => sort.startsWith(begins))
    .toSorted()[0];
}
