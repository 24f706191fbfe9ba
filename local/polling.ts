import type { Emulator } from './emulator.ts';
import { EventSource } from './event-source.ts';
import type { FunctionPools } from './functions/pools.ts';
import type { EventSourcePlan, Plan } from './plan.ts';

/** How long batches under way may take to end. */
const GRACE_MS = 5_000;

/** Carries queues to functions. */
export class Polling {
  readonly #emulator: Emulator;
  readonly #pollers: readonly EventSource[];

  /** @param concurrency - how many batches of a queue are under way at once */
  constructor(plan: Plan, emulator: Emulator, functions: FunctionPools, concurrency: number) {
    this.#emulator = emulator;
    this.#pollers = plan.eventSources.map(
      (source) =>
        new EventSource({
          plan: source,
          queueUrl: queueOf(plan, source),
          endpoint: emulator.endpoint,
          region: plan.region,
          concurrency,
          invoke: (event) => functions.of(source.functionArn).invoke(event),
        }),
    );
  }

  start(): void {
    for (const poller of this.#pollers) poller.start();
  }

  async stop(): Promise<void> {
    for (const poller of this.#pollers) poller.stop();
    // Receives that wait end empty. One that was cut off instead could take a message with it, unseen until its
    // timeout.
    this.#emulator.queues.shutdown();
    const ended = Promise.all(this.#pollers.map((poller) => poller.ended()));
    // A batch that takes longer is cut off with its function; its messages come again.
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, GRACE_MS).unref())]);
  }
}

function queueOf({ queues }: Plan, { queueArn }: EventSourcePlan): string {
  const queue = queues.find(({ arn }) => arn === queueArn);
  if (queue === undefined) throw new Error(`no queue ${queueArn}`);
  return queue.url;
}
