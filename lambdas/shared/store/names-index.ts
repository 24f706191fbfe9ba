import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { TransientError } from '../errors.ts';
import { LIST_PROJECTION, PARTITION_KEY, SORT_KEY } from './attributes.ts';
import { articlePartition, directoryPartition, NAME_SHARDS, namePartition, RECORD_SORT } from './keys.ts';
import { shareOf, type TimeRange, timeRun } from './listing.ts';
import { mergeRuns, type Page, type PageRequest } from './merge.ts';
import { nameRowEntry } from './name-rows.ts';
import type { NameSearch } from './name-words.ts';
import { headFromItem } from './records.ts';
import { type Row, stringIn, stringsIn } from './rows.ts';
import type { NameRowKey, StoredHead } from './stored.ts';
import type { Table } from './table.ts';

/** BatchGetItem takes no more keys at once. */
const BATCH = 100;
/** How often keys that DynamoDB left out of a batch are asked for again. */
const BATCH_ATTEMPTS = 8;
/** Names of the directory looked into at once: each takes a query per shard. */
const NAMES_AT_ONCE = 10;

/** Attributes of a record that a page of a name needs; all are aliased, because some are reserved words. */
const HEAD_ATTRIBUTES = [...LIST_PROJECTION, 'nameRows'];

export interface NameFilter extends TimeRange {
  /** The normalised name. */
  readonly key: string;
  /** BCP 47 primary tag, or null for any. */
  readonly language: string | null;
}

/** A name that is in the news. */
export interface NamedEntry {
  readonly key: string;
  /** The name as articles write it. */
  readonly name: string;
  /** When the newest article under it is listed. */
  readonly latest: string;
}

interface IndexRow extends NameRowKey {
  readonly id: string;
}

/**
 * Articles under a name, newest first. A row of the index counts where the record itself, as it is now, is ready and
 * listed under the name: rows that a dead or unfinished write left behind never show, and an article whose next version
 * is being written never drops out.
 */
export async function listUnderName(table: Table, filter: NameFilter, request: PageRequest): Promise<Page<StoredHead>> {
  const found: { readonly row: IndexRow; readonly head: StoredHead }[] = [];
  let after = request.after;
  do {
    const wanted = request.limit + 1 - found.length;
    const runs = Array.from({ length: NAME_SHARDS }, (_, shard) =>
      timeRun(table, {
        partition: namePartition(filter.key, shard),
        range: filter,
        after,
        limit: shareOf(wanted, NAME_SHARDS),
        parse: indexRow,
      }),
    );
    const page = await mergeRuns(runs, ({ sk }) => sk, { limit: wanted, hurry: request.hurry });
    const records = await readRecords(table, new Set(page.items.map(({ id }) => id)));
    for (const row of page.items) {
      const record = records.get(row.id);
      if (record === undefined || !record.nameRows.includes(nameRowEntry(row, record.head.sortAt))) continue;
      const { head } = record;
      if (head.status !== 'ready' || (filter.language !== null && head.language !== filter.language)) continue;
      found.push({ row, head });
    }
    after = page.next;
  } while (after !== null && found.length <= request.limit && !request.hurry());

  const shown = found.slice(0, request.limit);
  const next = found.length > request.limit ? (shown.at(-1)?.row.sk ?? null) : after;
  return { items: shown.map(({ head }) => head), next };
}

/** Names that a search finds and that have a live article, in the order of the rows they are found by. */
export async function listNames(
  table: Table,
  { begins, shows }: NameSearch,
  request: PageRequest,
): Promise<Page<NamedEntry>> {
  const partition = directoryPartition(begins);
  const found: { readonly sort: string; readonly entry: NamedEntry }[] = [];
  let { after } = request;
  do {
    const { Items = [], LastEvaluatedKey } = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: '#pk = :partition AND begins_with(#sk, :begins)',
        ExpressionAttributeNames: { '#pk': PARTITION_KEY, '#sk': SORT_KEY },
        ExpressionAttributeValues: { ':partition': partition, ':begins': begins },
        Limit: NAMES_AT_ONCE,
        ...(after === null ? {} : { ExclusiveStartKey: { [PARTITION_KEY]: partition, [SORT_KEY]: after } }),
      }),
    );
    const wanted = Items.filter((row: Row) => shows(stringIn(row, SORT_KEY), stringIn(row, 'key')));
    const entries = await Promise.all(
      wanted.map(async (row: Row) => ({ sort: stringIn(row, SORT_KEY), entry: await liveName(table, row) })),
    );
    for (const { sort, entry } of entries) if (entry !== null) found.push({ sort, entry });
    after = LastEvaluatedKey === undefined ? null : stringIn(LastEvaluatedKey, SORT_KEY);
  } while (after !== null && found.length <= request.limit && !request.hurry());

  const shown = found.slice(0, request.limit);
  const next = found.length > request.limit ? (shown.at(-1)?.sort ?? null) : after;
  return { items: shown.map(({ entry }) => entry), next };
}

async function liveName(table: Table, row: Row): Promise<NamedEntry | null> {
  const key = stringIn(row, 'key');
  const filter = { key, language: null, from: null, to: null };
  const { items } = await listUnderName(table, filter, { limit: 1, after: null, hurry: () => false });
  const [newest] = items;
  return newest === undefined ? null : { key, name: stringIn(row, 'name'), latest: newest.sortAt };
}

function indexRow(row: Row): IndexRow {
  return { pk: stringIn(row, PARTITION_KEY), sk: stringIn(row, SORT_KEY), id: stringIn(row, 'id') };
}

interface ListedRecord {
  readonly head: StoredHead;
  /** As `nameRowEntry` writes them. */
  readonly nameRows: readonly string[];
}

/** Records by id; those that do not exist are left out. */
async function readRecords(table: Table, ids: ReadonlySet<string>): Promise<ReadonlyMap<string, ListedRecord>> {
  const records = new Map<string, ListedRecord>();
  for (const row of await readRows(table, [...ids])) {
    const head = headFromItem(row);
    records.set(head.id, { head, nameRows: stringsIn(row, 'nameRows') });
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
