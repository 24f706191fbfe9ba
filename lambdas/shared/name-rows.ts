import { directoryPartition, namePartition, nameShard, timeSort } from './keys.ts';
import type { NameRowKey } from './stored.ts';

/** At most this many names of an article are indexed, the most salient ones (DESIGN section 4). */
export const MAX_NAMES = 12;

/** A row of the name index: one article under one name. It counts only where `ver` is the record's own. */
export interface NameRow extends NameRowKey {
  readonly id: string;
  readonly ver: string;
  /** The name as this article writes it. */
  readonly name: string;
  readonly sortAt: string;
}

/** A row of the name directory: a name that some article was once found under. */
export interface DirectoryRow {
  readonly pk: string;
  /** The normalised name. */
  readonly sk: string;
  /** The name as articles write it. */
  readonly name: string;
  /** The normalised name again, as `/names/{name}` takes it. */
  readonly key: string;
}

/** Key of the row that lists an article under a normalised name. */
export function nameRowKey(key: string, id: string, sortAt: string): NameRowKey {
  return { pk: namePartition(key, nameShard(id)), sk: timeSort(sortAt, id) };
}

/** Key of a name's row in the directory. */
export function directoryRowKey(key: string): { readonly pk: string; readonly sk: string } {
  return { pk: directoryPartition(key), sk: key };
}

/**
 * A row's key as a record's lists hold it, `<normalised name>#<sortAt>`: the rest of it follows from the record's id.
 * Neither half can hold a "#".
 */
export function nameRowEntry(row: NameRowKey): string {
  const [, key = ''] = row.pk.split('#');
  const [sortAt = ''] = row.sk.split('#');
  return `${key}#${sortAt}`;
}

/** The inverse of {@link nameRowEntry}. */
export function nameRowOf(entry: string, id: string): NameRowKey {
  const [key = '', sortAt = ''] = entry.split('#');
  return nameRowKey(key, id, sortAt);
}
