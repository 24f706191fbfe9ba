import { recordTag } from './etag.ts';
import { inLanguage } from './language.ts';
import { negotiated, REVALIDATE } from './representation.ts';
import type { Resource } from './request.ts';
import { contentOf, storedById } from './stored-article.ts';

/** `GET /articles/{id}/text`: the clean text that every span counts in, exactly, as plain text or in JSON. */
export const text: Resource = async ({ variable, query, headers }, ports) => {
  query.end();
  const mediaType = negotiated(headers, ['application/json', 'text/plain']);
  const record = await storedById(ports, variable);
  const { article, digest } = contentOf(record);
  return {
    mediaType,
    body:
      mediaType === 'text/plain'
        ? article.text
        : JSON.stringify({
            id: record.id,
            title: digest.title,
            language: article.language,
            words: article.words,
            text: article.text,
            sections: article.sections,
          }),
    tag: recordTag(record, JSON.stringify(['text', mediaType])),
    cacheControl: REVALIDATE,
    headers: inLanguage(article.language),
  };
};
