/**
 * Names of the table's attributes, in one place, because the stack (key schema, index, TTL) and the adapters must
 * agree. Listing attributes keep the names they have in {@link StoredHead}.
 */
export const PARTITION_KEY = 'pk';
export const SORT_KEY = 'sk';
export const LIST_INDEX = 'listing';
export const LIST_PARTITION = 'listPk';
export const LIST_SORT = 'listSk';
/** Seconds since 1970, on clean-text rows only. */
export const TTL = 'expiresAt';
/** What the listing index projects besides its keys. */
export const LIST_PROJECTION = [
  'id',
  'key',
  'status',
  'ver',
  'sortAt',
  'reason',
  'detail',
  'title',
  'site',
  'publishedAt',
  'language',
  'words',
  'lead',
  'digestedAt',
] as const;
