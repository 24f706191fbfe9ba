import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import dynalite from 'dynalite';
import {
  LIST_INDEX,
  LIST_PARTITION,
  LIST_PROJECTION,
  LIST_SORT,
  PARTITION_KEY,
  SORT_KEY,
} from '../../lambdas/shared/store/attributes.ts';

/** A running table in memory. */
export interface TestTable {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** What CreateTable needs, from the same names as the stack's table. */
function tableDefinition(tableName: string): CreateTableCommandInput {
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [PARTITION_KEY, SORT_KEY, LIST_PARTITION, LIST_SORT].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
    KeySchema: [
      { AttributeName: PARTITION_KEY, KeyType: 'HASH' },
      { AttributeName: SORT_KEY, KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: LIST_INDEX,
        KeySchema: [
          { AttributeName: LIST_PARTITION, KeyType: 'HASH' },
          { AttributeName: LIST_SORT, KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...LIST_PROJECTION] },
      },
    ],
  };
}

/** A client for an endpoint on this machine. */
export function localClient(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
}

/** The table, created where a client leads. */
export async function createTestTable(client: DynamoDBClient, tableName: string): Promise<DynamoDBDocumentClient> {
  await client.send(new CreateTableCommand(tableDefinition(tableName)));
  await waitUntilTableExists({ client, maxWaitTime: 20, minDelay: 1 }, { TableName: tableName });
  return DynamoDBDocumentClient.from(client);
}

/** dynalite in memory on a free port, with the table. */
export async function startTable(): Promise<TestTable> {
  const server = dynalite({ createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
  // Node closes idle connections after 5 s; a client without retries then fails on one it was about to use.
  server.keepAliveTimeout = 120_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('dynalite has no port');
  const endpoint = `http://127.0.0.1:${address.port}`;
  const tableName = 'nutgraf-test';
  const client = await createTestTable(localClient(endpoint), tableName);
  return {
    client,
    tableName,
    endpoint,
    async stop() {
      client.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
