import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { TransientError } from '../errors.ts';
import { LIST_PROJECTION, PARTITION_KEY, SORT_KEY } from './attributes.ts';
import { articlePartition, RECORD_SORT } from './keys.ts';
import { headFromItem } from './records.ts';
import { type Row, stringIn, stringsIn } from './rows.ts';
import type { StoredHead } from './stored.ts';
import type { Table } from './table.ts';

/** BatchGetItem takes no more keys at once. */
const BATCH = 100;
/** How often keys that DynamoDB left out of a batch are asked for again. */
const BATCH_ATTEMPTS = 8;

/** Attributes of a record that lists need; all are aliased, because some are reserved words. */
const HEAD_ATTRIBUTES = [...LIST_PROJECTION, 'heldUntil', 'nameRows', 'eventTime'];

/** A record as lists need it. */
export interface ListedRecord {
  readonly head: StoredHead;
  /** As `nameRowEntry` writes them. */
  readonly nameRows: readonly string[];
  /** ISO date-time of the storage event. */
  readonly eventTime: string;
}

/** Heads of records by id, as the table holds them; those that do not exist are left out. */
export async function readHeads(table: Table, ids: ReadonlySet<string>): Promise<ReadonlyMap<string, ListedRecord>> {
  const records = new Map<string, ListedRecord>();
  for (const row of await readRows(table, [...ids])) {
    const head = headFromItem(row);
    records.set(head.id, { head, nameRows: stringsIn(row, 'nameRows'), eventTime: stringIn(row, 'eventTime') });
  }
  return records;
}

/** Rows of records, in any order. */
async function readRows(table: Table, ids: readonly string[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let waiting = ids.map((id): Row => ({ [PARTITION_KEY]: articlePartition(id), [SORT_KEY]: RECORD_SORT }));
  for (let attempt = 0; waiting.length > 0; attempt++) {
    if (attempt === BATCH_ATTEMPTS) throw new TransientError('service', 'DynamoDB kept leaving keys of a batch out');
    const { Responses, UnprocessedKeys } = await table.client.send(
      new BatchGetCommand({
        RequestItems: {
          [table.name]: {
            Keys: waiting.slice(0, BATCH),
            ProjectionExpression: HEAD_ATTRIBUTES.map((name) => `#${name}`).join(', '),
            ExpressionAttributeNames: Object.fromEntries(HEAD_ATTRIBUTES.map((name) => [`#${name}`, name])),
          },
        },
      }),
    );
    rows.push(...(Responses?.[table.name] ?? []));
    // Full records count towards the 16 MB of a batch, though only their heads are wanted.
    waiting = [...(UnprocessedKeys?.[table.name]?.Keys ?? []), ...waiting.slice(BATCH)];
  }
  return rows;
}
