import type { Emulator } from './emulator.ts';
import type { QueuePlan } from './plan.ts';

/** Creates the plan's queues, or brings kept ones up to the plan, their messages untouched. */
export function createQueues(emulator: Emulator, plans: readonly QueuePlan[]): void {
  for (const plan of plans) {
    const kept = emulator.queues.getQueueByArn(plan.arn);
    if (kept === undefined) {
      emulator.queues.createQueue(plan.name, plan.url, plan.arn, { ...plan.attributes });
      continue;
    }
    // Creating it again would drop its messages.
    kept.setAttributes({ RedrivePolicy: '', ...plan.attributes });
    // Whoever held these messages ended with the last run.
    for (const handle of [...kept.inflightMessages.keys()]) kept.changeVisibility(handle, RELEASE_SECONDS);
    kept.processTimers();
  }
}

/** Not 0: on a persistent queue fauxqs 2.4.1 fails there, because it sets the receive count to NULL. */
const RELEASE_SECONDS = 0.001;
