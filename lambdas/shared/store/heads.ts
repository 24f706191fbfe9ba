import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { TransientError } from '../errors.ts';
import { LIST_PROJECTION, PARTITION_KEY, SORT_KEY } from './attributes.ts';
import { articlePartition, RECORD_SORT } from './keys.ts';
import { headFromItem } from './records.ts';
import { type Row, stringIn, stringsIn } from './rows.ts';
import type { LookupRowKey, StoredHead } from './stored.ts';
import type { Table } from './table.ts';

/** BatchGetItem takes no more keys at once. */
const BATCH = 100;
/** How often keys that DynamoDB left out of a batch are asked for again. */
const BATCH_ATTEMPTS = 8;

/** Attributes of a record that lists need; all are aliased, because some are reserved words. */
const HEAD_ATTRIBUTES = [...LIST_PROJECTION, 'heldUntil', 'nameRows', 'storyRows', 'eventTime'];

/** A record as lists need it. */
export interface ListedRecord {
  readonly head: StoredHead;
  /** As `lookupEntry` writes them. */
  readonly nameRows: readonly string[];
  /** The same. */
  readonly storyRows: readonly string[];
  /** ISO date-time of the storage event. */
  readonly eventTime: string;
}

/** Heads of records by id, as the table holds them; those that do not exist are left out. */
export async function readHeads(table: Table, ids: ReadonlySet<string>): Promise<ReadonlyMap<string, ListedRecord>> {
  const keys = [...ids].map((id) => ({ pk: articlePartition(id), sk: RECORD_SORT }));
  const records = (await readRows(table, keys, HEAD_ATTRIBUTES)).map((row) => ({
    head: headFromItem(row),
    nameRows: stringsIn(row, 'nameRows'),
    storyRows: stringsIn(row, 'storyRows'),
    eventTime: stringIn(row, 'eventTime'),
  }));
  return new Map(records.map((record) => [record.head.id, record]));
}

/** Rows by key, in any order; those that do not exist are left out. */
export async function readRows(
  table: Table,
  keys: readonly LookupRowKey[],
  attributes: readonly string[],
): Promise<readonly Row[]> {
  const batches = Array.from({ length: Math.ceil(keys.length / BATCH) }, (_, at) =>
    keys.slice(at * BATCH, (at + 1) * BATCH).map(({ pk, sk }): Row => ({ [PARTITION_KEY]: pk, [SORT_KEY]: sk })),
  );
  return (await Promise.all(batches.map((batch) => readBatch(table, batch, attributes)))).flat();
}

async function readBatch(table: Table, keys: Row[], attributes: readonly string[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let waiting = keys;
  for (let attempt = 0; waiting.length > 0; attempt++) {
    if (attempt === BATCH_ATTEMPTS) throw new TransientError('service', 'DynamoDB kept leaving keys of a batch out');
    const { Responses, UnprocessedKeys } = await table.client.send(
      new BatchGetCommand({
        RequestItems: {
          [table.name]: {
            Keys: waiting,
            ProjectionExpression: attributes.map((name) => `#${name}`).join(', '),
            ExpressionAttributeNames: Object.fromEntries(attributes.map((name) => [`#${name}`, name])),
          },
        },
      }),
    );
    rows.push(...(Responses?.[table.name] ?? []));
    // Full records count towards the 16 MB of a batch, though only parts of them are wanted.
    waiting = UnprocessedKeys?.[table.name]?.Keys ?? [];
  }
  return rows;
}
