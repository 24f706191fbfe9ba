import { ENGINE_VERSION } from '../../engine/index.ts';
import { negotiated } from './representation.ts';
import type { Resource } from './request.ts';

/** `GET /health`: the function answers. It reads nothing, so that asking often costs next to nothing. */
export const health: Resource = async ({ query, headers }) => {
  query.end();
  return {
    mediaType: negotiated(headers, ['application/json']),
    body: JSON.stringify({ status: 'ok', version: ENGINE_VERSION }),
    tag: null,
    cacheControl: 'no-store',
  };
};
