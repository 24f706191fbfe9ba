import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen } from '../../local/listen.ts';

/** One call to the queue API, before it is made. */
export interface QueueCall {
  /** `SendMessageBatch`, … */
  readonly action: string;
  /** How many of this action came before. */
  readonly nth: number;
  readonly body: Record<string, unknown>;
}

/** What is done with it: let it through (changed, perhaps), answer it here, or never answer. */
export type Fate =
  | { readonly kind: 'through'; readonly body?: Record<string, unknown>; readonly afterwards?: () => Promise<void> }
  | { readonly kind: 'answer'; readonly status?: number; readonly body: object }
  | { readonly kind: 'hang' };

export interface QueueProxy {
  readonly endpoint: string;
  readonly calls: readonly QueueCall[];
  /** Decides about every call from now on. */
  decide(rule: (call: QueueCall) => Fate): void;
  stop(): Promise<void>;
}

export const THROUGH: Fate = { kind: 'through' };

/**
 * Time runs faster: what a run held is seen by others after a second, and an empty queue is seen to be empty at once.
 */
export function shortHold({ action, body }: QueueCall): Fate {
  return action === 'ReceiveMessage'
    ? { kind: 'through', body: { ...body, VisibilityTimeout: 1, WaitTimeSeconds: 0 } }
    : THROUGH;
}

/** Stands before a queue API, so that a test can fail a call, hold it for ever, or play a service that can do more. */
export async function startQueueProxy(upstream: string): Promise<QueueProxy> {
  let rule: (call: QueueCall) => Fate = () => THROUGH;
  let calls: QueueCall[] = [];
  const server = createServer(async (request, response) => {
    const action = String(request.headers['x-amz-target']).replace('AmazonSQS.', '');
    const body: Record<string, unknown> = JSON.parse(await text(request));
    const call = { action, nth: calls.filter((earlier) => earlier.action === action).length, body };
    calls.push(call);
    const fate = rule(call);
    if (fate.kind === 'hang') return;
    const type = { 'content-type': 'application/x-amz-json-1.0' };
    if (fate.kind === 'answer') {
      response.writeHead(fate.status ?? 200, type).end(JSON.stringify(fate.body));
      return;
    }
    const answer = await fetch(upstream, {
      method: 'POST',
      headers: { ...type, 'x-amz-target': `AmazonSQS.${action}` },
      body: JSON.stringify(fate.body ?? body),
    });
    const answered = await answer.text();
    await fate.afterwards?.();
    response.writeHead(answer.status, type).end(answered);
  });
  const { endpoint, stop } = await listen(server, 0, 'queue proxy');
  return {
    endpoint,
    get calls() {
      return calls;
    },
    decide(next) {
      rule = next;
      calls = [];
    },
    stop,
  };
}
