import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { describeError } from '../shared/observability.ts';
import { PROBLEM_TYPE, Problem, problemBody } from './problems.ts';
import { Query } from './query.ts';
import { COMMON_HEADERS, finished } from './representation.ts';
import type { ReadPorts } from './request.ts';
import { routed } from './routes.ts';

/** A listing looks for entries so long before it answers with what it has: readers wait for it. */
const SEARCH_MS = 3_000;

/**
 * Answers one request of the HTTP API (payload 2.0). Never throws: what goes wrong is answered as a problem, and what
 * is not the caller's doing is logged without what he asked for.
 *
 * @param remaining - milliseconds this invocation has left
 */
export async function respond(
  event: APIGatewayProxyEventV2,
  remaining: () => number,
  ports: ReadPorts,
): Promise<APIGatewayProxyStructuredResultV2> {
  const answered = await answer(event, remaining, ports);
  return event.requestContext.http.method === 'HEAD' ? withoutBody(answered) : answered;
}

/**
 * What HEAD gets: everything GET would, but the body. Its coding is left named, since `ETag` and `Vary` are of it, and
 * its length is stated, since whoever finds no body would take it for 0.
 */
function withoutBody(answered: APIGatewayProxyStructuredResultV2): APIGatewayProxyStructuredResultV2 {
  const { statusCode, headers, body, isBase64Encoded } = answered;
  const length =
    body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body, codingOf(isBase64Encoded))) };
  return { ...(statusCode === undefined ? {} : { statusCode }), headers: { ...headers, ...length } };
}

function codingOf(isBase64Encoded: boolean | undefined): BufferEncoding {
  return isBase64Encoded === true ? 'base64' : 'utf8';
}

async function answer(
  event: APIGatewayProxyEventV2,
  remaining: () => number,
  ports: ReadPorts,
): Promise<APIGatewayProxyStructuredResultV2> {
  const begun = remaining();
  const { requestId } = event.requestContext;
  try {
    const { resource, variable } = routed(event.routeKey, event.rawPath);
    const representation = await resource(
      {
        variable,
        query: new Query(event.rawQueryString),
        headers: event.headers,
        hurry: () => begun - remaining() > SEARCH_MS,
      },
      ports,
    );
    return finished(representation, event.headers);
  } catch (error) {
    return refused(error instanceof Problem ? error : fault(error, event, ports), event.rawPath, requestId);
  }
}

function refused(problem: Problem, path: string, requestId: string): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: problem.status,
    headers: {
      ...COMMON_HEADERS,
      'content-type': PROBLEM_TYPE,
      'cache-control': 'no-store',
      ...problem.headers,
    },
    body: problemBody(problem, path, requestId),
  };
}

/** Errors that pass by themselves: DynamoDB throttles, is busy, or did not answer in time. */
const PASSING = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
]);
const RETRY_SECONDS = 1;

/** The caller learns whether to come back, and an id to ask about; the log learns the rest. */
function fault(error: unknown, { routeKey, requestContext }: APIGatewayProxyEventV2, ports: ReadPorts): Problem {
  ports.telemetry.warn('request failed', {
    routeKey,
    gatewayRequestId: requestContext.requestId,
    error: describeError(error),
  });
  ports.telemetry.count('ReadFaults');
  if (error instanceof Error && (PASSING.has(error.name) || isTransient(error))) {
    return new Problem('unavailable', `ask again in ${RETRY_SECONDS} second`, {
      headers: { 'retry-after': String(RETRY_SECONDS) },
    });
  }
  return new Problem('internal', 'this is not your doing; give the request id to whoever runs this API');
}

function isTransient(error: Error): boolean {
  return 'permanent' in error && error.permanent === false;
}
