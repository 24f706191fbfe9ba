import { summaryAt } from '../../engine/index.ts';
import { lengthOf } from './parameters.ts';
import { negotiated } from './representation.ts';
import type { Resource } from './request.ts';
import { articleAnswer, byId, contentOf } from './stored-article.ts';

/** `GET /articles/{id}/summary`: its sentences, or as plain text one sentence a line. */
export const summary: Resource = async (request, ports) => {
  const length = lengthOf(request.query);
  request.query.end();
  const mediaType = negotiated(request.headers, ['application/json', 'text/plain']);
  return articleAnswer(request, ports, byId(request.variable), {
    mediaType,
    name: JSON.stringify(['summary', mediaType, length]),
    body: (record) => {
      const { article, digest } = contentOf(record);
      const sentences = summaryAt(digest.summary, article.text, length);
      return mediaType === 'text/plain'
        ? sentences.map(({ text }) => `${text}\n`).join('')
        : JSON.stringify({ id: record.id, title: digest.title, language: article.language, sentences });
    },
    inLanguage: true,
  });
};
