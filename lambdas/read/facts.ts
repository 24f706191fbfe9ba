import { recordTag } from './etag.ts';
import { inLanguage } from './language.ts';
import { negotiated, REVALIDATE } from './representation.ts';
import type { Resource } from './request.ts';
import { contentOf, storedById } from './stored-article.ts';

/** `GET /articles/{id}/facts`: the facts, and the title that spans "in" the title count in. */
export const facts: Resource = async ({ variable, query, headers }, ports) => {
  query.end();
  const mediaType = negotiated(headers, ['application/json']);
  const record = await storedById(ports, variable);
  const { article, digest } = contentOf(record);
  return {
    mediaType,
    body: JSON.stringify({ id: record.id, title: digest.title, language: article.language, facts: digest.facts }),
    tag: recordTag(record, 'facts'),
    cacheControl: REVALIDATE,
    headers: inLanguage(article.language),
  };
};
