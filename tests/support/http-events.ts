import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { PATHS, PUBLIC_PATHS } from '../../lambdas/read/routes.ts';

export interface HttpRequest {
  /** As a client writes it: percent-encoded, with its query. */
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
  /** What the gateway matched, where it is not what follows from the target. */
  readonly routeKey?: string;
}

const REQUEST_ID = 'JKJaXmPLvHcESHA=';

/**
 * The event an HTTP API makes of a request (payload 2.0). The path is decoded once, and what a decoded "?" cuts off is
 * gone, as with the gateway; the query stays as it was sent; headers are in lower case.
 */
export function httpEvent({ target, headers = {}, method = 'GET', routeKey }: HttpRequest): APIGatewayProxyEventV2 {
  const [encodedPath = '', ...query] = target.split('?');
  const [rawPath = ''] = decodeURIComponent(encodedPath).split('?');
  const rawQueryString = query.join('?');
  const matched = routeKey ?? `${method} ${matchedPath(encodedPath)}`;
  return {
    version: '2.0',
    routeKey: matched,
    rawPath,
    rawQueryString,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    ...joinedValues(rawQueryString),
    requestContext: {
      accountId: 'anonymous',
      apiId: 'sample',
      domainName: 'sample.execute-api.eu-west-1.amazonaws.com',
      domainPrefix: 'sample',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '198.51.100.7', userAgent: 'test' },
      requestId: REQUEST_ID,
      routeKey: matched,
      stage: '$default',
      time: '05/Mar/2026:12:00:00 +0000',
      timeEpoch: 1772712000000,
    },
    isBase64Encoded: false,
  };
}

/** The gateway's choice: a path matched in full beats one with a variable, which beats a greedy one. */
function matchedPath(encodedPath: string): string {
  const segments = encodedPath.split('/');
  const matching = [...PATHS, ...PUBLIC_PATHS].filter((path) => {
    const expected = path.split('/');
    const greedy = path.endsWith('+}');
    if (greedy ? segments.length < expected.length : segments.length !== expected.length) return false;
    return expected.every((part, index) => part.startsWith('{') || part === segments[index]);
  });
  const rank = (path: string) => (path.endsWith('+}') ? 2 : 0) + (path.includes('{') ? 1 : 0);
  const [best] = matching.sort((a, b) => rank(a) - rank(b));
  if (best === undefined) throw new Error(`the gateway has no route for ${encodedPath}: it answers 404 itself`);
  return best;
}

/** What the gateway makes of a query beside the raw string: decoded, with repeated values joined by commas. */
function joinedValues(rawQueryString: string): Pick<APIGatewayProxyEventV2, 'queryStringParameters'> {
  const values: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQueryString)) {
    values[name] = name in values ? `${values[name]},${value}` : value;
  }
  return rawQueryString === '' ? {} : { queryStringParameters: values };
}
