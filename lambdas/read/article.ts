import { presentRecord } from '../../engine/index.ts';
import { newsArticle } from './news-article.ts';
import { includeOf, lengthOf } from './parameters.ts';
import { negotiated, type Representation } from './representation.ts';
import type { ReadPorts, ReadRequest, Resource } from './request.ts';
import { articleAnswer, byId, byKey, type Wanted } from './stored-article.ts';

/** `GET /articles/{id}`: the record, with a summary of the length asked for. */
export const articleById: Resource = (request, ports) => article(request, ports, byId(request.variable));

/** `GET /articles/by-key/{key+}`: the same. */
export const articleByKey: Resource = (request, ports) => article(request, ports, byKey(request.variable));

async function article(request: ReadRequest, ports: ReadPorts, wanted: Wanted): Promise<Representation> {
  const { query, headers } = request;
  const include = includeOf(query);
  const length = lengthOf(query);
  query.end();
  const mediaType = negotiated(headers, ['application/json', 'application/ld+json']);
  if (mediaType === 'application/ld+json') {
    return articleAnswer(request, ports, wanted, {
      mediaType,
      name: JSON.stringify({ as: 'NewsArticle', include, length }),
      body: (record) => JSON.stringify(newsArticle(record, { include, length })),
      inLanguage: true,
    });
  }
  return articleAnswer(request, ports, wanted, {
    mediaType,
    name: JSON.stringify({ include, length }),
    body: (record) => JSON.stringify(presentRecord(record, { include, length })),
  });
}
