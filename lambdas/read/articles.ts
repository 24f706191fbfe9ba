import { articleId, countryKey, type Status } from '../../engine/index.ts';
import { listArticles } from '../shared/store/listing.ts';
import type { Page } from '../shared/store/merge.ts';
import { listUnderName } from '../shared/store/names-index.ts';
import { readState } from '../shared/store/records.ts';
import type { StoredHead } from '../shared/store/stored.ts';
import { shownHead } from './head.ts';
import { pageAfter, served } from './page.ts';
import {
  embargoedOf,
  filledParameter,
  languageOf,
  limitOf,
  nameInPath,
  nameParameter,
  rangeOf,
  statusOf,
} from './parameters.ts';
import { Problem } from './problems.ts';
import type { Query } from './query.ts';
import type { Representation } from './representation.ts';
import type { ReadPorts, ReadRequest, Resource } from './request.ts';

/** `GET /articles`: a page of articles, newest first, or the one with an object key. */
export const articles: Resource = async (request, ports) => {
  const { query } = request;
  const key = query.one('key', filledParameter);
  const name = query.one('name', nameParameter);
  const status = statusOf(query);
  if (name !== null && status !== null && status !== 'ready') {
    throw new Problem(
      'conflicting-parameters',
      `only ready articles are found by name; leave out "name" or "status=${status}"`,
    );
  }
  return page(request, ports, { key, name, status: status ?? 'ready' });
};

/** `GET /names/{name}/articles`: the articles under a name, newest first. */
export const articlesUnderName: Resource = (request, ports) =>
  page(request, ports, { key: null, name: nameInPath(request.variable), status: 'ready' });

interface Selection {
  readonly key: string | null;
  /** Normalised. */
  readonly name: string | null;
  readonly status: Status;
}

async function page(request: ReadRequest, ports: ReadPorts, selection: Selection): Promise<Representation> {
  const { query } = request;
  const { key, name, status } = selection;
  const range = rangeOf(query);
  const language = languageOf(query);
  const limit = limitOf(query);
  const embargoed = embargoedOf(query);
  const scope = { name, status, language, ...range, ...(embargoed ? { embargoed: 'true' } : {}) };
  const after = pageAfter(query, scope);
  query.end();
  const pageRequest = { limit, after, hurry: request.hurry };

  if (key !== null) {
    refuseBesideKey(query);
    return served(request, { items: await withKey(ports, key), next: null }, scope, articlesBody);
  }
  const heldAt = embargoed ? null : ports.now().toISOString();
  const found =
    name === null
      ? await listArticles(ports.table, { ...range, status, language, heldAt }, pageRequest)
      : await listUnderName(
          ports.table,
          { ...range, keys: [...new Set([countryKey(name), name])], language, heldAt },
          pageRequest,
        );
  return served(request, found, scope, articlesBody);
}

const BESIDE_KEY = ['name', 'status', 'from', 'to', 'language', 'embargoed', 'limit', 'cursor'];

/** There is at most one article with a key, so a filter beside it is a mistake. */
function refuseBesideKey(query: Query): void {
  const other = BESIDE_KEY.find((parameter) => query.has(parameter));
  if (other !== undefined) {
    throw new Problem('conflicting-parameters', `"key" finds one article, whatever its status; leave out "${other}"`);
  }
}

async function withKey({ table }: ReadPorts, key: string): Promise<readonly StoredHead[]> {
  const state = await readState(table, articleId(key));
  return state === null || state.key !== key ? [] : [state];
}

function articlesBody({ items }: Page<StoredHead>) {
  return { articles: items.map(shownHead) };
}
