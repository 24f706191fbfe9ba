import type { Metric, MetricStore } from './metrics.ts';

/** What can be seen of a queue from outside. */
export interface QueueLook {
  readonly visible: number;
  readonly hidden: number;
  /** Milliseconds since the oldest message was sent; null where none counts. */
  readonly oldestMs: number | null;
}

/**
 * A message received so often without being deleted goes to the back of the queue, and its age no longer counts: so one
 * bad message does not hide how long the others wait (Amazon SQS Developer Guide, "Available CloudWatch metrics").
 */
export const RECEIVES_THAT_COUNT = 3;

/** What AWS publishes of a queue each minute. One that holds nothing and that nobody asks falls silent, as there. */
export class QueueMeter {
  readonly #store: MetricStore;
  readonly #name: string;
  readonly #isPolled: boolean;
  #wasActive = false;

  constructor(store: MetricStore, name: string, isPolled: boolean) {
    this.#store = store;
    this.#name = name;
    this.#isPolled = isPolled;
  }

  minute({ visible, hidden, oldestMs }: QueueLook): void {
    const isActive = this.#isPolled || visible + hidden > 0;
    if (isActive || this.#wasActive) {
      this.#add('ApproximateNumberOfMessagesVisible', visible);
      this.#add('ApproximateNumberOfMessagesNotVisible', hidden);
      this.#add('ApproximateAgeOfOldestMessage', Math.floor((oldestMs ?? 0) / 1000));
    }
    this.#wasActive = isActive;
  }

  #add(name: string, value: number): void {
    this.#store.add({ namespace: 'AWS/SQS', name, dimensions: { QueueName: this.#name } }, value);
  }
}

/** What AWS publishes of a function's invocations. */
export class FunctionMeter {
  readonly #store: MetricStore;
  readonly #name: string;
  readonly #now: () => number;
  #running = 0;

  constructor(store: MetricStore, name: string, now: () => number) {
    this.#store = store;
    this.#name = name;
    this.#now = now;
  }

  /** Counts an invocation. Gives, or throws, what it does. */
  async run<T>(invocation: () => Promise<T>): Promise<T> {
    const begun = this.#now();
    this.#running++;
    this.#add('ConcurrentExecutions', this.#running);
    this.#add('Invocations', 1);
    this.#add('Throttles', 0);
    try {
      const result = await invocation();
      this.#add('Errors', 0);
      return result;
    } catch (error) {
      this.#add('Errors', 1);
      throw error;
    } finally {
      this.#running--;
      this.#add('Duration', this.#now() - begun);
    }
  }

  /** An invocation was refused, and so is none. */
  throttled(): void {
    this.#add('Throttles', 1);
  }

  #add(name: string, value: number): void {
    this.#store.add({ namespace: 'AWS/Lambda', name, dimensions: { FunctionName: this.#name } }, value);
  }
}

/** What AWS publishes of an HTTP API's answers. */
export class ApiMeter {
  readonly #store: MetricStore;
  readonly #dimensions: Metric['dimensions'];

  constructor(store: MetricStore, apiId: string, stage: string) {
    this.#store = store;
    this.#dimensions = { ApiId: apiId, Stage: stage };
  }

  answered(status: number, latencyMs: number): void {
    this.#add('Count', 1);
    this.#add('4xx', Number(status >= 400 && status < 500));
    this.#add('5xx', Number(status >= 500));
    this.#add('Latency', latencyMs);
  }

  #add(name: string, value: number): void {
    this.#store.add({ namespace: 'AWS/ApiGateway', name, dimensions: this.#dimensions }, value);
  }
}

/** Units a table has used since it was last asked. */
export interface UsedCapacity {
  readonly table: string;
  /** Null for the table itself. */
  readonly index: string | null;
  readonly read: number;
  readonly write: number;
}

function tableMetric(name: string, { table, index }: Pick<UsedCapacity, 'table' | 'index'>): Metric {
  const dimensions = { TableName: table, ...(index === null ? {} : { GlobalSecondaryIndexName: index }) };
  return { namespace: 'AWS/DynamoDB', name, dimensions };
}

/** What AWS publishes of a table's capacity. */
export function countCapacity(store: MetricStore, used: UsedCapacity): void {
  if (used.read > 0) store.add(tableMetric('ConsumedReadCapacityUnits', used), used.read);
  if (used.write > 0) store.add(tableMetric('ConsumedWriteCapacityUnits', used), used.write);
}

/** A request to a table was throttled. AWS publishes nothing where none was. */
export function countThrottle(
  store: MetricStore,
  of: Pick<UsedCapacity, 'table' | 'index'>,
  kind: 'Read' | 'Write',
): void {
  store.add(tableMetric(`${kind}ThrottleEvents`, of), 1);
}
