import { presentFacts } from '../../engine/index.ts';
import { negotiated } from './representation.ts';
import type { Resource } from './request.ts';
import { articleAnswer, byId, contentOf } from './stored-article.ts';

/** `GET /articles/{id}/facts`: the facts, and the title and dateline that spans "in" these count in. */
export const facts: Resource = async (request, ports) => {
  request.query.end();
  return articleAnswer(request, ports, byId(request.variable), {
    mediaType: negotiated(request.headers, ['application/json']),
    name: 'facts',
    body: (record) => {
      const { article, digest } = contentOf(record);
      return JSON.stringify({
        id: record.id,
        title: digest.title,
        dateline: article.dateline,
        language: article.language,
        facts: presentFacts(digest.facts),
      });
    },
    inLanguage: true,
  });
};
