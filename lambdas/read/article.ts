import { presentRecord } from '../../engine/present.ts';
import type { StoredRecord } from '../shared/stored.ts';
import { recordTag } from './etag.ts';
import { includeOf, lengthOf } from './parameters.ts';
import { negotiated, REVALIDATE, type Representation } from './representation.ts';
import type { ReadRequest, Resource } from './request.ts';
import { storedById, storedByKey } from './stored-article.ts';

/** `GET /articles/{id}`: the record, with a summary of the length asked for. */
export const articleById: Resource = (request, ports) => article(request, () => storedById(ports, request.variable));

/** `GET /articles/by-key/{key+}`: the same. */
export const articleByKey: Resource = (request, ports) => article(request, () => storedByKey(ports, request.variable));

async function article({ query, headers }: ReadRequest, read: () => Promise<StoredRecord>): Promise<Representation> {
  const include = includeOf(query);
  const length = lengthOf(query);
  query.end();
  const mediaType = negotiated(headers, ['application/json']);
  const record = await read();
  return {
    mediaType,
    body: JSON.stringify(presentRecord(record, { include, length })),
    tag: recordTag(record, JSON.stringify({ include, length })),
    cacheControl: REVALIDATE,
  };
}
