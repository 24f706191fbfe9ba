import { randomUUID } from 'node:crypto';
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { CREDENTIALS } from './credentials.ts';
import { FunctionError } from './functions/slot.ts';
import { eventBody } from './s3/events.ts';
import { nextSequencer } from './s3/sequencer.ts';
import { synthesise } from './synth.ts';
import { type LocalSystem, startLocal } from './system.ts';

/** An object that is in the bucket before the function runs. */
export interface SeedObject {
  readonly key: string;
  readonly body: Uint8Array;
  readonly contentType: string;
  /** As the event names it; a new one where it is left out. */
  readonly versionId?: string;
  /** Of the event that put it there, hexadecimal; a new one where it is left out. */
  readonly sequencer?: string;
}

/** How far the seed objects have come before the function runs: in the bucket only, cleaned, or digested. */
export type SeedStage = 'stored' | 'cleaned' | 'digested';

export interface InvokeRequest {
  readonly functionName: 'clean' | 'digest' | 'read';
  readonly event: unknown;
  readonly seedObjects: readonly SeedObject[];
  /** Where nothing is said: `stored` for clean, `cleaned` for digest, `digested` for read. */
  readonly seedStage?: SeedStage;
  /** Folder the synthesised stack is kept in. */
  readonly cache: string;
}

/** One row of the table, without its blobs. */
export interface StoredRow {
  readonly pk: string;
  readonly sk: string;
  /** Only where the row has one. */
  readonly status?: string;
  readonly ver?: string;
  readonly reason?: string;
}

export interface InvokeOutcome {
  /** What the handler gave back; null where it failed. */
  readonly response: unknown;
  /** Its error; null where it gave something back. */
  readonly error: { readonly type: string; readonly message: string; readonly trace: readonly string[] } | null;
  /** Lines the function wrote while it ran this event. */
  readonly logs: readonly string[];
  /** Bodies of messages it queued for digesting. */
  readonly sent: readonly string[];
  /** Rows that are new or changed. */
  readonly stored: readonly StoredRow[];
  /** Partition and sort keys of rows that are gone. */
  readonly removed: readonly { readonly pk: string; readonly sk: string }[];
  /** Milliseconds in the function; its process and handler were loaded before. */
  readonly durationMs: number;
}

const SEED_TIME = Date.UTC(2025, 9, 8, 12);

/** An SQS event as the poller makes them, of messages that have been received once. */
function sqsEvent(bodies: readonly string[], queueArn: string, region: string): SQSEvent {
  return {
    Records: bodies.map((body) => ({
      messageId: randomUUID(),
      receiptHandle: randomUUID(),
      body,
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: String(SEED_TIME),
        SenderId: 'local',
        ApproximateFirstReceiveTimestamp: String(SEED_TIME),
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn,
      awsRegion: region,
    })),
  };
}

/** Reads and writes the state a function leaves. */
class Workbench {
  readonly #system: LocalSystem;
  readonly #table: DynamoDBClient;
  readonly #queues: SQSClient;

  constructor(system: LocalSystem) {
    this.#system = system;
    const { region, table, queues } = system.endpoints;
    this.#table = new DynamoDBClient({ region, endpoint: table, credentials: CREDENTIALS });
    this.#queues = new SQSClient({ region, endpoint: queues, credentials: CREDENTIALS });
  }

  close(): void {
    this.#table.destroy();
    this.#queues.destroy();
  }

  /** Rows by their keys, and a print of each that changes when the row does. */
  async rows(): Promise<ReadonlyMap<string, { readonly row: StoredRow; readonly print: string }>> {
    const rows = new Map<string, { row: StoredRow; print: string }>();
    const pages = paginateScan({ client: this.#table }, { TableName: this.#system.endpoints.tableName });
    for await (const { Items = [] } of pages) {
      for (const item of Items) {
        const [pk = '', sk = ''] = [item.pk?.S, item.sk?.S];
        const optional = Object.fromEntries(
          (['status', 'ver', 'reason'] as const).flatMap((name) => {
            const value = item[name]?.S;
            return value === undefined ? [] : [[name, value] as const];
          }),
        );
        rows.set(`${pk}\n${sk}`, { row: { pk, sk, ...optional }, print: JSON.stringify(item) });
      }
    }
    return rows;
  }

  /** Takes every message off the digest queue. */
  async takeSent(): Promise<string[]> {
    const { plan, endpoints } = this.#system;
    const intake = endpoints.intakeQueueUrl;
    const bodies: string[] = [];
    for (const queue of plan.queues.filter(({ url, deadLetterArn }) => url !== intake && deadLetterArn !== null)) {
      for (;;) {
        const { Messages = [] } = await this.#queues.send(
          new ReceiveMessageCommand({ QueueUrl: queue.url, MaxNumberOfMessages: 10 }),
        );
        if (Messages.length === 0) break;
        for (const { Body = '', ReceiptHandle } of Messages) {
          bodies.push(Body);
          await this.#queues.send(new DeleteMessageCommand({ QueueUrl: queue.url, ReceiptHandle }));
        }
      }
    }
    return bodies;
  }

  /** Lays the objects in the bucket and takes them as far as asked. */
  async seed(objects: readonly SeedObject[], stage: SeedStage): Promise<void> {
    const { plan, endpoints } = this.#system;
    let last = '';
    const bodies: string[] = [];
    for (const object of objects) {
      const laid = await this.#system.lay(object);
      last = nextSequencer(last, SEED_TIME);
      const sequencer = object.sequencer ?? last;
      const event = {
        name: 'ObjectCreated:Put',
        bucket: endpoints.bucketName,
        key: object.key,
        versionId: laid.versionId,
        sequencer,
        time: new Date(SEED_TIME).toISOString(),
        content: { size: laid.size, etag: laid.etag.replaceAll('"', '') },
      } as const;
      bodies.push(eventBody(event, 'seed', plan.region));
    }
    if (stage === 'stored' || bodies.length === 0) return;
    const sourceOf = (name: string) => {
      const wanted = plan.functions.find(({ logicalId }) => logicalId.toLowerCase().startsWith(name));
      return plan.eventSources.find(({ functionArn }) => functionArn === wanted?.arn)?.queueArn ?? '';
    };
    await this.#system.invoke('clean', sqsEvent(bodies, sourceOf('clean'), plan.region));
    if (stage === 'cleaned') {
      await this.takeSent();
      return;
    }
    await this.#system.invoke('digest', sqsEvent(await this.takeSent(), sourceOf('digest'), plan.region));
  }
}

const DEFAULT_STAGES = { clean: 'stored', digest: 'cleaned', read: 'digested' } as const;

/**
 * Runs one bundled function on one event. Bucket, queues and table are in memory for as long as it takes; nothing is
 * polled, so what the function sends stays where it put it.
 *
 * @throws SynthError, PlanError. An error of the function's own is part of the outcome
 */
export async function invokeOnce(request: InvokeRequest): Promise<InvokeOutcome> {
  const { functionName, event } = request;
  const system = await startLocal({ synthesised: await synthesise(request.cache), polls: false, warms: false });
  const bench = new Workbench(system);
  try {
    await Promise.all([
      system.warm(functionName),
      bench.seed(request.seedObjects, request.seedStage ?? DEFAULT_STAGES[functionName]),
    ]);
    const before = await bench.rows();
    const logged = system.logs.lines().length;
    const started = performance.now();
    let response: unknown = null;
    let failure: FunctionError | null = null;
    try {
      response = await system.invoke(functionName, event);
    } catch (error) {
      if (!(error instanceof FunctionError)) throw error;
      failure = error;
    }
    const durationMs = performance.now() - started;
    const after = await bench.rows();
    return {
      response,
      error: failure === null ? null : { type: failure.errorType, message: failure.message, trace: failure.trace },
      logs: system.logs.lines().slice(logged),
      sent: await bench.takeSent(),
      stored: [...after].filter(([key, { print }]) => before.get(key)?.print !== print).map(([, { row }]) => row),
      removed: [...before]
        .filter(([key]) => !after.has(key))
        .map(
          ([
            ,
            {
              row: { pk, sk },
            },
          ]) => ({ pk, sk }),
        ),
      durationMs,
    };
  } finally {
    bench.close();
    await system.stop();
  }
}
