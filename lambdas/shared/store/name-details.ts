import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Facts } from '../../../engine/index.ts';
import { PARTITION_KEY } from './attributes.ts';
import { NAME_SHARDS, namePartition } from './keys.ts';
import { readRecord } from './records.ts';
import type { Table } from './table.ts';

/** What can be told of a name besides its form; each costs reads of its own. */
export const NAME_DETAILS = ['kind', 'articles'] as const;
export type NameDetail = (typeof NAME_DETAILS)[number];

export type NameKind = 'person' | 'organization' | 'place';

/** Rows counted in each shard: more is "many", and counting on would cost more than anybody learns from it. */
const MOST_COUNTED = 250;

export interface NameDetails {
  /** What the newest article under it takes it for; null where that article no longer says. */
  readonly kind?: NameKind | null;
  /** How many articles are listed under it, a thousand at most. */
  readonly articles?: number;
}

/** @param id - of the newest article under the name */
export async function nameDetails(
  table: Table,
  { key, id }: { readonly key: string; readonly id: string },
  wanted: readonly NameDetail[],
): Promise<NameDetails> {
  const [kind, articles] = await Promise.all([
    wanted.includes('kind') ? kindIn(table, id, key) : undefined,
    wanted.includes('articles') ? countUnder(table, key) : undefined,
  ]);
  return { ...(kind === undefined ? {} : { kind }), ...(articles === undefined ? {} : { articles }) };
}

async function kindIn(table: Table, id: string, key: string): Promise<NameKind | null> {
  const record = await readRecord(table, id, { consistent: false });
  return record?.digest == null ? null : kindOf(key, record.digest.facts);
}

function kindOf(key: string, { people, organizations, places }: Facts): NameKind | null {
  const groups = [
    ['person', people],
    ['organization', organizations],
    ['place', places],
  ] as const;
  return groups.find(([, entities]) => entities.some((entity) => entity.key === key))?.[0] ?? null;
}

/** Rows are counted, not records: one that an unfinished write left behind counts until it is gone. */
async function countUnder(table: Table, key: string): Promise<number> {
  const counts = await Promise.all(
    Array.from({ length: NAME_SHARDS }, async (_, shard) => {
      const { Count = 0 } = await table.client.send(
        new QueryCommand({
          TableName: table.name,
          Select: 'COUNT',
          KeyConditionExpression: '#pk = :partition',
          ExpressionAttributeNames: { '#pk': PARTITION_KEY },
          ExpressionAttributeValues: { ':partition': namePartition(key, shard) },
          Limit: MOST_COUNTED,
        }),
      );
      return Count;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
