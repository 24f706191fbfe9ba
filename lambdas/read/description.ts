import { bodyTag } from './etag.ts';
import document from './openapi.json' with { type: 'json' };
import { negotiated } from './representation.ts';
import type { Resource } from './request.ts';

const BODY = JSON.stringify(document);
const TAG = bodyTag(BODY);

/** `GET /openapi.json`: what this API is, for machines. It changes only with a deployment. */
export const description: Resource = async ({ query, headers }) => {
  query.end();
  return {
    mediaType: negotiated(headers, ['application/json']),
    body: BODY,
    tag: TAG,
    cacheControl: 'private, max-age=300',
  };
};
