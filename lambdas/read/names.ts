import { beginningWith, type NameSearch, withWords } from '../shared/store/name-words.ts';
import { listNames } from '../shared/store/names-index.ts';
import { pageAfter, served } from './page.ts';
import { limitOf, nameDetailsOf, prefixParameter, wordsParameter } from './parameters.ts';
import { Problem } from './problems.ts';
import type { Query } from './query.ts';
import type { Resource } from './request.ts';

/** `GET /names`: names in the news that begin so, or have words that do, in the order of what they are found by. */
export const names: Resource = async (request, ports) => {
  const { query, hurry } = request;
  const { scope, search } = searchOf(query);
  const limit = limitOf(query);
  const details = nameDetailsOf(query);
  const after = search === null ? null : pageAfter(query, scope, search.begins);
  query.end();
  if (search === null) {
    throw new Problem(
      'missing-parameter',
      'give "q", the beginnings of words of a name, or "prefix", the beginning of the whole name; either has at ' +
        'least two letters or digits',
      { members: { parameter: 'q' } },
    );
  }
  const heldAt = ports.now().toISOString();
  const page = await listNames(ports.table, { ...search, heldAt, details }, { limit, after, hurry });
  return served(request, page, scope, ({ items }) => ({ names: items }));
};

/** What is searched for, and the parameters that say so. @throws Problem where both do */
function searchOf(query: Query): {
  readonly scope: { readonly prefix: string | null; readonly q?: string };
  readonly search: NameSearch | null;
} {
  const prefix = query.one('prefix', prefixParameter);
  const q = query.one('q', wordsParameter);
  if (prefix !== null && q !== null) {
    throw new Problem(
      'conflicting-parameters',
      '"prefix" searches by the beginning of names and "q" by that of their words; give one of them',
    );
  }
  // Without "q" the scope is what it was before there was one: cursors of that time go on.
  if (q !== null) return { scope: { prefix, q }, search: withWords(q) };
  return { scope: { prefix }, search: prefix === null ? null : beginningWith(prefix) };
}
