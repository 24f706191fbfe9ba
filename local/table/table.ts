import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import { CREDENTIALS } from '../credentials.ts';
import { PortTakenError } from '../listen.ts';
import type { TableIndexPlan, TablePlan } from '../plan.ts';
import type { UsedCapacity } from '../watch/published.ts';
import { startExpiry } from './expiry.ts';
import type { WrittenRecord } from './written.ts';

/** What the table's thread is started with. */
export interface TableServerData {
  readonly directory: string | null;
  readonly port: number;
}

export type TableServerMessage =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'failed'; readonly code: string }
  /** Since the last time. */
  | { readonly kind: 'used'; readonly used: readonly UsedCapacity[] }
  /** The record of an article. */
  | { readonly kind: 'written'; readonly record: WrittenRecord };

export interface TableServer {
  readonly endpoint: string;
  stop(): Promise<void>;
}

function keySchema(keys: TableIndexPlan['keys']) {
  return keys.map(({ name, kind }) => ({ AttributeName: name, KeyType: kind }));
}

async function createTable(client: DynamoDBClient, plan: TablePlan): Promise<void> {
  try {
    await client.send(new DescribeTableCommand({ TableName: plan.name }));
    return;
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
  await client.send(
    new CreateTableCommand({
      TableName: plan.name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: plan.attributes.map(({ name, type }) => ({ AttributeName: name, AttributeType: type })),
      KeySchema: keySchema(plan.keys),
      ...(plan.indexes.length === 0
        ? {}
        : {
            GlobalSecondaryIndexes: plan.indexes.map((index) => ({
              IndexName: index.name,
              KeySchema: keySchema(index.keys),
              Projection: {
                ProjectionType: index.projection,
                ...(index.included.length === 0 ? {} : { NonKeyAttributes: [...index.included] }),
              },
            })),
          }),
    }),
  );
}

/**
 * The plan's tables, in dynalite.
 * @param options.directory - where they persist; null keeps them in memory
 * @param options.used - told now and then what capacity was used since the last time
 * @param options.written - told of every article whose record is written
 * @throws PortTakenError
 */
export async function startTables(options: {
  readonly plans: readonly TablePlan[];
  readonly directory: string | null;
  readonly port: number;
  readonly region: string;
  readonly used?: (used: UsedCapacity) => void;
  readonly written?: (record: WrittenRecord) => void;
}): Promise<TableServer> {
  const { port, directory, used = () => {}, written = () => {} } = options;
  const data: TableServerData = { port, directory };
  const worker = new Worker(new URL('./server.ts', import.meta.url), { workerData: data });
  const [message]: TableServerMessage[] = await once(worker, 'message');
  if (message?.kind !== 'listening') {
    await worker.terminate();
    const code = message?.kind === 'failed' ? message.code : 'its thread ended';
    if (code === 'EADDRINUSE') throw new PortTakenError(port, 'table');
    throw new Error(`the table could not be opened: ${code}`);
  }
  worker.on('message', (later: TableServerMessage) => {
    if (later.kind === 'used') for (const use of later.used) used(use);
    if (later.kind === 'written') written(later.record);
  });
  const endpoint = `http://127.0.0.1:${message.port}`;
  const client = new DynamoDBClient({ endpoint, region: options.region, credentials: CREDENTIALS });
  // Asked for together they are waited for together.
  await Promise.all(options.plans.map((plan) => createTable(client, plan)));
  const expiry = startExpiry(client, options.plans);
  return {
    endpoint,
    async stop() {
      expiry.stop();
      client.destroy();
      const ended = once(worker, 'exit');
      worker.postMessage('stop');
      await ended;
    },
  };
}
