import { negotiated } from './representation.ts';
import type { Resource } from './request.ts';
import { articleAnswer, byId, contentOf } from './stored-article.ts';

/** `GET /articles/{id}/text`: the clean text that every span counts in, exactly, as plain text or in JSON. */
export const text: Resource = async (request, ports) => {
  request.query.end();
  const mediaType = negotiated(request.headers, ['application/json', 'text/plain']);
  return articleAnswer(request, ports, byId(request.variable), {
    mediaType,
    name: JSON.stringify(['text', mediaType]),
    body: (record) => {
      const { article, digest } = contentOf(record);
      if (mediaType === 'text/plain') return article.text;
      return JSON.stringify({
        id: record.id,
        title: digest.title,
        language: article.language,
        words: article.words,
        text: article.text,
        sections: article.sections,
      });
    },
    inLanguage: true,
  });
};
