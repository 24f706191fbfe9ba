import { member, text } from '../../lambdas/shared/json.ts';

const QUEUE_EVENT = 'an SQS event, {"Records": [{"messageId": …, "body": …}]}';
const API_EVENT = 'an HTTP API event of payload format 2.0, with "routeKey", "rawPath" and "requestContext"';

const MESSAGE_MEMBERS = ['messageId', 'body'] as const;

/** What an event looks like that is not what the function takes. */
function likeness(event: unknown): string {
  const found = member(event, 'Records');
  const source = Array.isArray(found) ? text(found[0], 'eventSource') : undefined;
  if (source === 'aws:s3') {
    return 'an S3 event as it is before SQS: put it, as a string, into the "body" of a message';
  }
  if (source === 'aws:sqs') return 'an SQS event: "invoke clean" and "invoke digest" take those';
  if (text(event, 'routeKey') !== undefined) return 'an HTTP API event: "invoke read" takes those';
  if (text(event, 'httpMethod') !== undefined) return 'an API event of payload format 1.0';
  return 'no event of either';
}

/** What is missing in an HTTP API event. */
function missingInRequest(event: unknown): string[] {
  return [
    ...['routeKey', 'rawPath'].filter((name) => text(event, name) === undefined),
    ...(text(member(event, 'requestContext'), 'requestId') === undefined ? ['requestContext.requestId'] : []),
  ];
}

function requestProblem(event: unknown): string | null {
  const missing = missingInRequest(event);
  if (missing.length === 0) return null;
  const isRequest = !missing.includes('routeKey');
  return isRequest ? `this one has no "${missing.join('" and no "')}"` : `this is ${likeness(event)}`;
}

function messagesProblem(event: unknown): string | null {
  const messages = member(event, 'Records');
  if (!Array.isArray(messages)) return `this is ${likeness(event)}`;
  if (messages.length === 0) return 'this one has no message in "Records"';
  for (const [at, message] of messages.entries()) {
    const missing = MESSAGE_MEMBERS.filter((name) => typeof member(message, name) !== 'string');
    if (missing.length === MESSAGE_MEMBERS.length) return `this is ${likeness(event)}`;
    if (missing.length > 0) return `message ${at + 1} of this one has no "${missing.join('" and no "')}"`;
  }
  return null;
}

/**
 * Lambda never hands a function an event of another trigger, so the functions do not look out for one, and would answer
 * with a stack trace or, having found no message, with success.
 *
 * @returns what is wrong with an event that the function's trigger cannot have made; null where it can
 */
export function eventProblem(functionName: 'clean' | 'digest' | 'read', event: unknown): string | null {
  const [takes, problem] =
    functionName === 'read' ? [API_EVENT, requestProblem(event)] : [QUEUE_EVENT, messagesProblem(event)];
  return problem === null ? null : `${functionName} takes ${takes}, and ${problem}`;
}
