import { listNames } from '../shared/store/names-index.ts';
import { pageAfter, served } from './page.ts';
import { limitOf, prefixParameter } from './parameters.ts';
import { Problem } from './problems.ts';
import type { Resource } from './request.ts';

/** `GET /names`: names that begin so and are in the news, in the order of their normal forms. */
export const names: Resource = async (request, ports) => {
  const { query, hurry } = request;
  const prefix = query.one('prefix', prefixParameter);
  const limit = limitOf(query);
  const scope = { prefix };
  const after = pageAfter(query, scope, prefix ?? '');
  query.end();
  if (prefix === null) {
    throw new Problem('missing-parameter', `"prefix" must be given: ${prefixParameter.allowed}`, {
      members: { parameter: 'prefix' },
    });
  }
  const page = await listNames(ports.table, prefix, { limit, after, hurry });
  return served(request, page, scope, ({ items }) => ({ names: items }));
};
