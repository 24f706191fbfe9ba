import { createHash } from 'node:crypto';
import { Problem } from './problems.ts';

/** Raised when the position means something else, so that old cursors are refused instead of misread. */
const VERSION = '1';
const SEPARATOR = '|';
const CHECK_LENGTH = 16;

/**
 * What a cursor is bound to: the route and every parameter that decides which entries there are, but not how many a
 * page has.
 */
export type CursorScope = Readonly<Record<string, string | null>>;

/** Where the next page begins, as an opaque string. */
export function cursorAt(position: string, scope: CursorScope): string {
  return Buffer.from([VERSION, check(position, scope), position].join(SEPARATOR), 'utf8').toString('base64url');
}

/**
 * Longer than any sort key there is: names have 200 characters, with the word that finds them 261, times and ids about
 * 100.
 */
const MAX_POSITION = 300;

/**
 * The position in a cursor.
 *
 * @param within - what the positions of this listing begin with
 * @throws Problem where the string is not a cursor of this query
 */
export function positionIn(cursor: string, scope: CursorScope, within = ''): string {
  const [version, checked, ...rest] = Buffer.from(cursor, 'base64url').toString('utf8').split(SEPARATOR);
  const position = rest.join(SEPARATOR);
  // The last comparison refuses other spellings of the same bytes.
  const genuine = version === VERSION && checked === check(position, scope) && cursorAt(position, scope) === cursor;
  if (!genuine || position === '' || position.length > MAX_POSITION || !position.startsWith(within)) {
    throw new Problem(
      'invalid-cursor',
      'the cursor was changed, or is of another query; repeat the parameters of the page it came from (only ' +
        '"limit" may differ), or start again without it',
      { members: { parameter: 'cursor' } },
    );
  }
  return position;
}

/**
 * A checksum, not a signature: whoever forges it can only start elsewhere in a listing he may read from the beginning,
 * because a position never leaves the partitions of its query, nor, see `within`, the range it is read by.
 */
function check(position: string, scope: CursorScope): string {
  return createHash('sha256')
    .update(JSON.stringify([VERSION, Object.entries(scope).sort(), position]))
    .digest('base64url')
    .slice(0, CHECK_LENGTH);
}
