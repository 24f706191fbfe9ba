import { negotiated } from './representation.ts';
import type { Resource } from './request.ts';
import { articleAnswer, byId } from './stored-article.ts';

/** `GET /articles/{id}/changes`: what newer versions of the file changed, newest first. */
export const changes: Resource = async (request, ports) => {
  request.query.end();
  return articleAnswer(request, ports, byId(request.variable), {
    mediaType: negotiated(request.headers, ['application/json']),
    name: 'changes',
    body: ({ id, key, title, origin, changes }) =>
      JSON.stringify({ id, key, title, versionId: origin.versionId, changes }),
  });
};
