import type { CorsPlan } from '../plan.ts';
import type { HttpResponse } from './response.ts';

function allowedOrigin(cors: CorsPlan, origin: string): string | null {
  if (cors.origins.includes('*')) return '*';
  return cors.origins.find((allowed) => allowed.toLowerCase() === origin.toLowerCase()) === undefined ? null : origin;
}

/** The gateway's answer to a browser's preflight; it asks no function. */
export function preflight(cors: CorsPlan, origin: string): HttpResponse {
  const allowed = allowedOrigin(cors, origin);
  const headers: Record<string, string> =
    allowed === null
      ? {}
      : {
          'access-control-allow-origin': allowed,
          ...(cors.methods.length === 0 ? {} : { 'access-control-allow-methods': cors.methods.join(',') }),
          ...(cors.headers.length === 0 ? {} : { 'access-control-allow-headers': cors.headers.join(',') }),
          ...(cors.maxAge === null ? {} : { 'access-control-max-age': String(cors.maxAge) }),
        };
  return { status: 204, headers, cookies: [], body: Buffer.alloc(0) };
}

/** Puts the gateway's CORS headers in the place of the function's, which it drops once CORS is configured. */
export function withCors(cors: CorsPlan, origin: string | undefined, response: HttpResponse): HttpResponse {
  const headers = Object.fromEntries(
    Object.entries(response.headers).filter(([name]) => !name.startsWith('access-control-')),
  );
  const allowed = origin === undefined ? null : allowedOrigin(cors, origin);
  if (allowed !== null) {
    headers['access-control-allow-origin'] = allowed;
    if (cors.exposed.length > 0) headers['access-control-expose-headers'] = cors.exposed.join(',');
  }
  return { ...response, headers };
}
