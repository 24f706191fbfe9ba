import { member, text } from '../../lambdas/shared/json.ts';

const QUEUE_EVENT = 'an SQS event, {"Records": [{"messageId": …, "body": …}]}';
const API_EVENT = 'an HTTP API event of payload format 2.0, with "routeKey", "rawPath" and "requestContext"';

function records(event: unknown): readonly unknown[] {
  const found = member(event, 'Records');
  return Array.isArray(found) ? found : [];
}

/** What an event looks like that is not what the function takes. */
function likeness(event: unknown): string {
  const first = records(event)[0];
  if (text(first, 'eventSource') === 'aws:s3') {
    return 'an S3 event as it is before SQS: put it, as a string, into the "body" of a message';
  }
  if (text(first, 'eventSource') === 'aws:sqs') return 'an SQS event: "invoke clean" and "invoke digest" take those';
  if (text(event, 'routeKey') !== undefined) return 'an HTTP API event: "invoke read" takes those';
  if (text(event, 'httpMethod') !== undefined) return 'an API event of payload format 1.0';
  return 'no event of either';
}

/**
 * Lambda never hands a function an event of another trigger, so the functions do not look out for one, and would answer
 * with a stack trace or, having found no message, with success.
 *
 * @returns what is wrong with an event that the function's trigger cannot have made; null where it can
 */
export function eventProblem(functionName: 'clean' | 'digest' | 'read', event: unknown): string | null {
  if (functionName === 'read') {
    const fits = ['routeKey', 'rawPath'].every((name) => text(event, name) !== undefined);
    if (fits && text(member(event, 'requestContext'), 'requestId') !== undefined) return null;
    return `read takes ${API_EVENT}, and this is ${likeness(event)}`;
  }
  const messages = records(event);
  const fits = messages.every((message) =>
    ['messageId', 'body'].every((name) => typeof member(message, name) === 'string'),
  );
  if (messages.length > 0 && fits) return null;
  return `${functionName} takes ${QUEUE_EVENT}, and this is ${likeness(event)}`;
}
