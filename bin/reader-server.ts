import { createServer, type IncomingMessage } from 'node:http';
import type { readPage } from '../lambdas/read/reader.ts';
import { finished } from '../lambdas/read/representation.ts';
import { toLoopback } from '../local/http/own-origin.ts';
import { type Listener, listen } from '../local/listen.ts';
import { explainFailure } from './failures.ts';
import { ApiError, type ReadApi } from './read-api.ts';
import { SEARCH_PATH, searchAnswer } from './search/answers.ts';
import type { Archive } from './search/archive.ts';

/**
 * What the page asks of the API. Nothing else is passed on: who may read does not lend that to any request that comes
 * along.
 */
const API_PATHS = /^\/(?:articles|names|stories)(?:\/|$)|^\/openapi\.json$/;
const HOST_PATH = '/reader/host.json';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
}

function json(status: number, body: string): Answer {
  return {
    status,
    headers: {
      'content-type': status < 400 ? 'application/json' : 'application/problem+json',
      // What was read with somebody's own rights is not left lying about.
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    },
    body,
  };
}

function message(status: number, text: string): Answer {
  return json(status, JSON.stringify({ message: text }));
}

export interface ReaderServerOptions {
  readonly page: ReturnType<typeof readPage>;
  readonly api: ReadApi;
  /** Where the articles come from, for people. */
  readonly from: string;
  /** In which texts are searched; null where there is none. */
  readonly archive: Archive | null;
  /** 0 takes a free one. */
  readonly port: number;
}

/**
 * Whether a browser asks for a page of another site. Such a request is not answered, though that site could not read
 * the answer: each would be signed, and count against the API's throttle.
 */
function isFromElsewhere({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

async function passedOn(api: ReadApi, url: URL): Promise<Answer> {
  try {
    const { status, body } = await api.ask(url.pathname, Object.fromEntries(url.searchParams));
    return json(status, body);
  } catch (error) {
    return message(error instanceof ApiError ? error.status : 502, explainFailure(error));
  }
}

/** What the page may offer here. */
function hostOf({ from, archive }: ReaderServerOptions): object {
  return { uploads: null, from, search: archive === null ? null : SEARCH_PATH.slice(1), sample: null };
}

async function answer(options: ReaderServerOptions, request: IncomingMessage): Promise<Answer> {
  // A site that points its own name at this machine would otherwise be of the same origin.
  if (!toLoopback(request.rawHeaders)) return message(403, 'Forbidden');
  if (request.method !== 'GET') return message(405, 'Method Not Allowed');
  const url = new URL(request.url ?? '/', 'http://reader');
  if (url.pathname === HOST_PATH) return json(200, JSON.stringify(hostOf(options)));
  if (url.pathname === SEARCH_PATH && options.archive !== null) {
    if (isFromElsewhere(request)) return message(403, 'Forbidden');
    const { status, body } = searchAnswer(options.archive, url.searchParams);
    return json(status, JSON.stringify(body));
  }
  if (API_PATHS.test(url.pathname)) {
    return isFromElsewhere(request) ? message(403, 'Forbidden') : await passedOn(options.api, url);
  }
  const file = options.page.get(url.pathname === '/' ? 'index.html' : url.pathname.slice(1));
  if (file === undefined) return message(404, 'Not Found');
  const accepted = request.headers['accept-encoding'];
  const {
    statusCode = 500,
    headers = {},
    body = '',
    isBase64Encoded,
  } = finished(file, {
    'if-none-match': request.headers['if-none-match'],
    'accept-encoding': Array.isArray(accepted) ? accepted.join(', ') : accepted,
  });
  return {
    status: statusCode,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    body: Buffer.from(body, isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}

/**
 * Serves the reader page on this machine, and passes what it asks on to an API elsewhere, with the rights of whoever
 * started it.
 * @throws PortTakenError
 */
export async function serveReader(options: ReaderServerOptions): Promise<Listener> {
  const server = createServer((request, response) => {
    answer(options, request)
      .catch(() => message(500, 'Internal Server Error'))
      .then(({ status, headers, body }) => response.writeHead(status, { ...headers }).end(body))
      .catch(() => response.destroy());
  });
  return await listen(server, options.port, 'reader');
}
