import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { RouteMatch } from './routes.ts';

/** A request as it came off the wire. */
export interface HttpRequest {
  readonly method: string;
  /** Path and query as sent, still encoded. */
  readonly target: string;
  /** Name and value in turn, as Node's `rawHeaders`. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
  readonly sourceIp: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** What API Gateway passes on as text; any other body goes base64. */
const TEXT_TYPES = /^(?:text\/|application\/(?:json|javascript|xml|x-www-form-urlencoded)\b|[^;]*\+(?:json|xml)\b)/i;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `08/Oct/2025:12:00:00 +0000` */
function clfTime(ms: number): string {
  const iso = new Date(ms).toISOString();
  const month = MONTHS[Number(iso.slice(5, 7)) - 1] ?? '';
  return `${iso.slice(8, 10)}/${month}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}

/**
 * The decoded path of a request, up to a question mark that was encoded: there the gateway cuts it (docs/decisions.md,
 * 14).
 * @returns null where its percent-encoding is broken, which the gateway answers with 400
 */
export function decodedPath(target: string): string | null {
  const path = target.split('?', 1)[0] ?? '/';
  try {
    return decodeURIComponent(path).split('?', 1)[0] ?? '';
  } catch {
    return null;
  }
}

function headersOf(rawHeaders: readonly string[]): { headers: Record<string, string>; cookies: string[] } {
  const headers: Record<string, string> = {};
  const cookies: string[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    const value = rawHeaders[index + 1] ?? '';
    if (name === 'cookie') cookies.push(...value.split(/;\s*/).filter((cookie) => cookie !== ''));
    else headers[name] = headers[name] === undefined ? value : `${headers[name]},${value}`;
  }
  return { headers, cookies };
}

/** Repeated parameters joined by commas, as payload 2.0 has them. */
function queryOf(rawQuery: string): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQuery)) {
    query[name] = query[name] === undefined ? value : `${query[name]},${value}`;
  }
  return query;
}

/** The event (payload 2.0) an HTTP API makes of a request. */
export function toEvent(
  request: HttpRequest,
  path: string,
  match: RouteMatch,
  api: { readonly id: string; readonly stage: string; readonly accountId: string },
): APIGatewayProxyEventV2 {
  const rawQueryString = /\?(.*)$/s.exec(request.target)?.[1] ?? '';
  const { headers, cookies } = headersOf(request.rawHeaders);
  const query = queryOf(rawQueryString);
  const host = headers.host ?? '127.0.0.1';
  const isText = TEXT_TYPES.test(headers['content-type'] ?? 'text/plain');
  const { routeKey } = match.route;
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString,
    ...(cookies.length === 0 ? {} : { cookies }),
    headers: {
      ...headers,
      'x-forwarded-for': request.sourceIp,
      'x-forwarded-port': host.split(':')[1] ?? '80',
      'x-forwarded-proto': 'http',
    },
    ...(Object.keys(query).length === 0 ? {} : { queryStringParameters: query }),
    ...(Object.keys(match.parameters).length === 0 ? {} : { pathParameters: match.parameters }),
    requestContext: {
      accountId: api.accountId,
      apiId: api.id,
      domainName: host,
      domainPrefix: host.split('.')[0] ?? '',
      http: {
        method: request.method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: api.stage,
      time: clfTime(request.time),
      timeEpoch: request.time,
    },
    ...(request.body.length === 0 ? {} : { body: request.body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: request.body.length > 0 && !isText,
  };
}
