import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { FunctionError } from './functions/slot.ts';
import { preflight, withCors } from './http/cors.ts';
import { decodedPath, type HttpRequest, toEvent } from './http/event.ts';
import { toLoopback } from './http/own-origin.ts';
import { fromFunction, gatewayResponse, type HttpResponse } from './http/response.ts';
import { matchRoute } from './http/routes.ts';
import { type Listener, listen } from './listen.ts';
import type { ApiPlan } from './plan.ts';

/** Runs the function with that ARN. @throws FunctionError */
export type InvokeByArn = (functionArn: string, event: unknown) => Promise<unknown>;

/**
 * What the local run itself answers, before the routes of the template: null where a request is none of its business.
 */
export type OwnAnswers = (request: HttpRequest) => Promise<HttpResponse | null>;

/** HTTP APIs take no more in one request. */
const MAX_REQUEST_BYTES = 10 * 1024 * 1024;

async function readBody(message: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size <= MAX_REQUEST_BYTES) chunks.push(chunk);
  }
  return size > MAX_REQUEST_BYTES ? null : Buffer.concat(chunks);
}

async function route(
  plan: ApiPlan,
  accountId: string,
  request: HttpRequest,
  invoke: InvokeByArn,
): Promise<HttpResponse> {
  const path = decodedPath(request.target);
  if (path === null) return gatewayResponse(400, 'Bad Request');
  const match = matchRoute(plan.routes, request.method, path);
  if (match === null) return gatewayResponse(404, 'Not Found');
  const event = toEvent(request, path, match, { id: plan.id, stage: plan.stage, accountId });
  try {
    const answer = await invoke(match.route.functionArn, event);
    return fromFunction(answer) ?? gatewayResponse(500, 'Internal Server Error');
  } catch (error) {
    const timedOut = error instanceof FunctionError && error.errorType === 'Sandbox.Timedout';
    return timedOut ? gatewayResponse(503, 'Service Unavailable') : gatewayResponse(500, 'Internal Server Error');
  }
}

async function answer(
  { plan, accountId, invoke, own, answered: told }: HttpApiOptions,
  message: IncomingMessage,
): Promise<HttpResponse> {
  // A site may point a name of its own at this machine; its visitors' browsers must not read local articles for it.
  if (!toLoopback(message.rawHeaders)) return gatewayResponse(421, 'Misdirected Request');
  const method = message.method ?? 'GET';
  const { origin } = message.headers;
  if (
    plan.cors !== null &&
    method === 'OPTIONS' &&
    origin !== undefined &&
    message.headers['access-control-request-method'] !== undefined
  ) {
    return preflight(plan.cors, origin);
  }
  const body = await readBody(message);
  if (body === null) return gatewayResponse(413, 'Request Entity Too Large');
  const request: HttpRequest = {
    method,
    target: message.url ?? '/',
    rawHeaders: message.rawHeaders,
    body,
    sourceIp: message.socket.remoteAddress ?? '127.0.0.1',
    time: Date.now(),
  };
  const answered = await own?.(request);
  if (answered !== null && answered !== undefined) return answered;
  const response = await route(plan, accountId, request, invoke);
  told?.(response.status, Date.now() - request.time);
  return plan.cors === null ? response : withCors(plan.cors, origin, response);
}

/** Headers a function cannot set: they are the connection's. */
const CONNECTION_HEADERS = ['connection', 'content-length', 'transfer-encoding', 'keep-alive', 'upgrade'];

/**
 * How long the body is that goes with these headers. To HEAD a function says so itself, having sent none: where it does
 * not, the length is not known, and "0" would be wrong.
 */
function lengthOf(answered: HttpResponse, method: string | undefined): { readonly 'content-length'?: string } {
  if (answered.status === 204 || answered.status === 304) return {};
  const { length } = answered.body;
  if (method !== 'HEAD' || length > 0) return { 'content-length': String(length) };
  const stated = answered.headers['content-length'];
  return stated === undefined ? {} : { 'content-length': stated };
}

function send(message: IncomingMessage, response: ServerResponse, answered: HttpResponse): void {
  const headers = Object.fromEntries(
    Object.entries(answered.headers).filter(([name]) => !CONNECTION_HEADERS.includes(name)),
  );
  const length = lengthOf(answered, message.method);
  response.writeHead(answered.status, {
    ...headers,
    ...length,
    ...(answered.cookies.length === 0 ? {} : { 'set-cookie': [...answered.cookies] }),
  });
  response.end('content-length' in length && message.method !== 'HEAD' ? answered.body : undefined);
}

export interface HttpApiOptions {
  readonly plan: ApiPlan;
  readonly accountId: string;
  readonly port: number;
  readonly invoke: InvokeByArn;
  readonly own?: OwnAnswers;
  /** Told of every answer of the API itself: its status, and how long it took in milliseconds. */
  readonly answered?: (status: number, latencyMs: number) => void;
}

/**
 * The HTTP API: routes, events of payload 2.0, CORS and errors as API Gateway has them. It neither compresses nor
 * throttles.
 * @throws PortTakenError
 */
export async function startHttpApi(options: HttpApiOptions): Promise<Listener> {
  const server = createServer((message, response) => {
    answer(options, message)
      .catch(() => gatewayResponse(500, 'Internal Server Error'))
      .then((answered) => send(message, response, answered))
      .catch(() => response.destroy());
  });
  return await listen(server, options.port, 'API');
}
