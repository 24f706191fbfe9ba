import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { PARTITION_KEY, SORT_KEY } from './attributes.ts';
import type { LookupRowKey, StoredHead } from './stored.ts';
import { holds, type Table } from './table.ts';

/**
 * A row by which an article is found: under a name, or among those of a story. It counts only where the article's
 * record lists it.
 */
export interface LookupRow extends LookupRowKey {
  readonly id: string;
  /** The version of the record that put it. */
  readonly ver: string;
}

/**
 * A row's key as a record's lists hold it, `<name>#<sortAt>` or `<token>#<sortAt>#<mark>`, without the time where it is
 * the record's own: the rest of it follows from the record's id. No part can hold a "#".
 *
 * @param recordSortAt - when the record is listed; left out, the entry always holds its time
 */
export function lookupEntry(row: LookupRowKey, recordSortAt?: string): string {
  const [, key = ''] = row.pk.split('#');
  const [sortAt = '', , mark] = row.sk.split('#');
  const time = sortAt === recordSortAt ? '' : sortAt;
  if (mark !== undefined) return `${key}#${time}#${mark}`;
  return time === '' ? key : `${key}#${time}`;
}

/**
 * Whether a row leads to its article: the record as it is now is ready and lists it. Whoever put it last does not
 * matter, or an article would drop out where a digest that put its rows died before its record.
 *
 * @param entries - those of the record's lists that the row may be of
 */
export function leadsTo(
  row: LookupRowKey,
  head: Pick<StoredHead, 'status' | 'sortAt'>,
  entries: readonly string[],
): boolean {
  return head.status === 'ready' && entries.includes(lookupEntry(row, head.sortAt));
}

/** Rows of one list that another has not, each once. */
export function leftBehind(held: readonly LookupRowKey[], next: readonly LookupRowKey[]): readonly LookupRowKey[] {
  const kept = new Set(next.map((row) => lookupEntry(row)));
  const left = new Map<string, LookupRowKey>();
  for (const row of held) {
    const entry = lookupEntry(row);
    if (!kept.has(entry)) left.set(entry, row);
  }
  return [...left.values()];
}

/** Puts lookup rows where they are absent or of a lower version. */
export async function putLookupRows<Row extends LookupRow>(table: Table, rows: readonly Row[]): Promise<void> {
  await Promise.all(
    rows.map((row) =>
      holds(
        table.client.send(
          new PutCommand({
            TableName: table.name,
            Item: { ...row },
            ConditionExpression: 'attribute_not_exists(#pk) OR #ver < :ver',
            ExpressionAttributeNames: { '#pk': PARTITION_KEY, '#ver': 'ver' },
            ExpressionAttributeValues: { ':ver': row.ver },
          }),
        ),
      ),
    ),
  );
}

/** Removes lookup rows of at most the given version; rows that a newer version has taken over stay. */
export async function removeLookupRows(table: Table, rows: readonly LookupRowKey[], ver: string): Promise<void> {
  await Promise.all(
    rows.map((row) =>
      holds(
        table.client.send(
          new DeleteCommand({
            TableName: table.name,
            Key: { [PARTITION_KEY]: row.pk, [SORT_KEY]: row.sk },
            ConditionExpression: 'attribute_not_exists(#pk) OR #ver <= :ver',
            ExpressionAttributeNames: { '#pk': PARTITION_KEY, '#ver': 'ver' },
            ExpressionAttributeValues: { ':ver': ver },
          }),
        ),
      ),
    ),
  );
}
