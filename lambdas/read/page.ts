import type { Page } from '../shared/store/merge.ts';
import { type CursorScope, cursorAt, positionIn } from './cursor.ts';
import { bodyTag } from './etag.ts';
import { cursorParameter } from './parameters.ts';
import type { Query } from './query.ts';
import { negotiated, REVALIDATE, type Representation } from './representation.ts';
import type { ReadRequest } from './request.ts';

/**
 * Where the page begins that `cursor` asks for; null for the first. @throws Problem where the cursor is of another
 * query
 */
export function pageAfter(query: Query, scope: CursorScope, within?: string): string | null {
  const cursor = query.one('cursor', cursorParameter);
  return cursor === null ? null : positionIn(cursor, scope, within);
}

/** A page as JSON: its entries under a name of their own, and the cursor of the next page, null at the end. */
export function served<T>(
  { headers }: ReadRequest,
  page: Page<T>,
  scope: CursorScope,
  bodyOf: (page: Page<T>) => object,
): Representation {
  const cursor = page.next === null ? null : cursorAt(page.next, scope);
  const body = JSON.stringify({ ...bodyOf(page), cursor });
  return {
    mediaType: negotiated(headers, ['application/json']),
    body,
    tag: bodyTag(body),
    cacheControl: REVALIDATE,
  };
}
