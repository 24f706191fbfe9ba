import {
  DeleteMessageBatchCommand,
  type Message,
  type MessageAttributeValue,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSMessageAttributes, SQSRecord } from 'aws-lambda';
import { CREDENTIALS } from './credentials.ts';
import type { EventSourcePlan } from './plan.ts';

/** SQS gives ten messages at most for one call. */
const RECEIVE_MAX = 10;
const WAIT_SECONDS = 20;

/** Runs the function on a batch. Throws where the function failed as a whole. */
export type InvokeFunction = (event: SQSEvent) => Promise<unknown>;

export interface EventSourceOptions {
  readonly plan: EventSourcePlan;
  readonly queueUrl: string;
  readonly endpoint: string;
  readonly region: string;
  readonly invoke: InvokeFunction;
  /** Batches at once, where the plan allows more. */
  readonly concurrency: number;
}

function attributesOf(attributes: Record<string, MessageAttributeValue> | undefined): SQSMessageAttributes {
  return Object.fromEntries(
    Object.entries(attributes ?? {}).map(([name, value]) => [
      name,
      {
        dataType: value.DataType ?? 'String',
        ...(value.StringValue === undefined ? {} : { stringValue: value.StringValue }),
        ...(value.BinaryValue === undefined ? {} : { binaryValue: Buffer.from(value.BinaryValue).toString('base64') }),
      },
    ]),
  );
}

function recordOf(message: Message, queueArn: string, region: string): SQSRecord {
  const attributes = message.Attributes ?? {};
  return {
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    attributes: {
      ApproximateReceiveCount: attributes.ApproximateReceiveCount ?? '1',
      SentTimestamp: attributes.SentTimestamp ?? '',
      SenderId: attributes.SenderId ?? '',
      ApproximateFirstReceiveTimestamp: attributes.ApproximateFirstReceiveTimestamp ?? '',
    },
    messageAttributes: attributesOf(message.MessageAttributes),
    md5OfBody: message.MD5OfBody ?? '',
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: region,
  };
}

function isBatchResponse(response: unknown): response is SQSBatchResponse {
  return typeof response === 'object' && response !== null && 'batchItemFailures' in response;
}

/**
 * Ids a function gave back as failed. As Lambda reads it: nothing at all is success; a list that is no list, or names a
 * message that is not in the batch, fails the whole batch.
 *
 * @returns null where the whole batch failed
 */
export function failedIds(response: unknown, batch: ReadonlySet<string>): ReadonlySet<string> | null {
  if (response === null || response === undefined || response === '') return new Set();
  if (!isBatchResponse(response)) return new Set();
  const failures: unknown = response.batchItemFailures;
  if (failures === null) return new Set();
  if (!Array.isArray(failures)) return null;
  const ids = new Set<string>();
  for (const failure of failures) {
    const id: unknown = failure?.itemIdentifier;
    if (typeof id !== 'string' || !batch.has(id)) return null;
    ids.add(id);
  }
  return ids;
}

/**
 * Carries a queue's messages to a function as Lambda's poller does: batches of a size, filled for a window at most;
 * what succeeded is deleted, what failed is left, comes again when its visibility timeout ends, and is a dead letter in
 * the end.
 */
export class EventSource {
  readonly #options: EventSourceOptions;
  readonly #client: SQSClient;
  readonly #loops: Promise<void>[] = [];
  #stopped = false;

  constructor(options: EventSourceOptions) {
    this.#options = options;
    this.#client = new SQSClient({ endpoint: options.endpoint, region: options.region, credentials: CREDENTIALS });
  }

  start(): void {
    const { plan, concurrency } = this.#options;
    const loops = Math.min(concurrency, plan.maxConcurrency ?? concurrency);
    for (let loop = 0; loop < loops; loop++) this.#loops.push(this.#run());
  }

  /** No batch is begun after this. Waiting receives are the queue's to end. */
  stop(): void {
    this.#stopped = true;
  }

  /** Until batches under way have ended. */
  async ended(): Promise<void> {
    await Promise.all(this.#loops);
    this.#client.destroy();
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      try {
        const batch = await this.#batch();
        if (batch.length > 0) await this.#handle(batch);
      } catch {
        // The queue did not answer; it is asked again, but not at once.
        if (!this.#stopped) await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
  }

  async #batch(): Promise<Message[]> {
    const { plan } = this.#options;
    const messages = await this.#receive(plan.batchSize, WAIT_SECONDS);
    if (messages.length === 0) return messages;
    const deadline = Date.now() + plan.windowMs;
    while (!this.#stopped && messages.length < plan.batchSize && Date.now() < deadline) {
      const more = await this.#receive(plan.batchSize - messages.length, 1);
      messages.push(...more);
    }
    return messages;
  }

  async #receive(count: number, waitSeconds: number): Promise<Message[]> {
    const { Messages = [] } = await this.#client.send(
      new ReceiveMessageCommand({
        QueueUrl: this.#options.queueUrl,
        MaxNumberOfMessages: Math.min(count, RECEIVE_MAX),
        WaitTimeSeconds: waitSeconds,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
    );
    return Messages;
  }

  async #handle(batch: readonly Message[]): Promise<void> {
    const { plan, region, invoke } = this.#options;
    const event: SQSEvent = { Records: batch.map((message) => recordOf(message, plan.queueArn, region)) };
    const ids = new Set(event.Records.map(({ messageId }) => messageId));
    let failed: ReadonlySet<string> | null;
    try {
      const response = await invoke(event);
      failed = plan.reportsItemFailures ? failedIds(response, ids) : new Set();
    } catch {
      failed = null;
    }
    if (failed === null) return;
    const done = batch.filter(({ MessageId }) => MessageId !== undefined && !failed.has(MessageId));
    for (let start = 0; start < done.length; start += RECEIVE_MAX) {
      await this.#client.send(
        new DeleteMessageBatchCommand({
          QueueUrl: this.#options.queueUrl,
          Entries: done
            .slice(start, start + RECEIVE_MAX)
            .map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })),
        }),
      );
    }
  }
}
