import type { Emulator } from '../emulator.ts';
import { type QueueLook, RECEIVES_THAT_COUNT } from './published.ts';

/** What the emulator holds on a queue at this moment. @throws Error where there is no such queue */
export function lookAtQueue(emulator: Emulator, arn: string, now: number): QueueLook {
  const queue = emulator.queues.getQueueByArn(arn);
  if (queue === undefined) throw new Error(`no queue ${arn}`);
  // Hidden messages whose time is up come back only when somebody looks.
  queue.processTimers();
  const hidden = [...queue.inflightMessages.values()].map(({ message }) => message);
  const sent = [...queue.messages, ...hidden]
    .filter(({ approximateReceiveCount }) => approximateReceiveCount < RECEIVES_THAT_COUNT)
    .map(({ sentTimestamp }) => sentTimestamp);
  return {
    visible: queue.messages.length,
    hidden: hidden.length,
    oldestMs: sent.length === 0 ? null : now - Math.min(...sent),
  };
}
