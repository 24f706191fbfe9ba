import { summaryAt } from '../../engine/present.ts';
import { recordTag } from './etag.ts';
import { inLanguage } from './language.ts';
import { lengthOf } from './parameters.ts';
import { negotiated, REVALIDATE } from './representation.ts';
import type { Resource } from './request.ts';
import { contentOf, storedById } from './stored-article.ts';

/** `GET /articles/{id}/summary`: its sentences, or as plain text one sentence a line. */
export const summary: Resource = async ({ variable, query, headers }, ports) => {
  const length = lengthOf(query);
  query.end();
  const mediaType = negotiated(headers, ['application/json', 'text/plain']);
  const record = await storedById(ports, variable);
  const { article, digest } = contentOf(record);
  const sentences = summaryAt(digest.summary, article.text, length);
  return {
    mediaType,
    body:
      mediaType === 'text/plain'
        ? sentences.map(({ text }) => `${text}\n`).join('')
        : JSON.stringify({ id: record.id, title: digest.title, language: article.language, sentences }),
    tag: recordTag(record, JSON.stringify(['summary', mediaType, length])),
    cacheControl: REVALIDATE,
    headers: inLanguage(article.language),
  };
};
