import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { PARTITION_KEY, SORT_KEY } from './attributes.ts';
import { isHeldAt } from './embargoes.ts';
import { type ListedRecord, readHeads } from './heads.ts';
import { directoryPartition, NAME_SHARDS, namePartition } from './keys.ts';
import { shareOf, type TimeRange, timeRun } from './listing.ts';
import { leadsTo } from './lookup-rows.ts';
import { mergeRuns, type Page, type PageRequest } from './merge.ts';
import { type NameDetail, type NameDetails, nameDetails } from './name-details.ts';
import type { NameSearch } from './name-words.ts';
import { type Row, stringIn } from './rows.ts';
import type { LookupRowKey, StoredHead } from './stored.ts';
import type { Table } from './table.ts';

/** Names of the directory looked into at once: each takes a query per shard. */
const NAMES_AT_ONCE = 10;

export interface NameFilter extends TimeRange {
  /** The normalised name; of a country also the form it was found under before it had one. */
  readonly keys: readonly string[];
  /** BCP 47 primary tag, or null for any. */
  readonly language: string | null;
  /** Articles that are held at this instant are left out; null: none are. */
  readonly heldAt: string | null;
}

/** A name that is in the news. */
export interface NamedEntry extends NameDetails {
  readonly key: string;
  /** The name as articles write it. */
  readonly name: string;
  /** When the newest article under it is listed. */
  readonly latest: string;
}

interface IndexRow extends LookupRowKey {
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
    const partitions = filter.keys.flatMap((key) =>
      Array.from({ length: NAME_SHARDS }, (_, shard) => namePartition(key, shard)),
    );
    const runs = partitions.map((partition) =>
      timeRun(table, {
        partition,
        range: filter,
        after,
        limit: shareOf(wanted, partitions.length),
        parse: indexRow,
      }),
    );
    const page = await mergeRuns(runs, ({ sk }) => sk, { limit: wanted, hurry: request.hurry });
    const records = await readHeads(table, new Set(page.items.map(({ id }) => id)));
    for (const row of page.items) {
      const record = records.get(row.id);
      if (record !== undefined && isWanted(row, record, filter)) found.push({ row, head: record.head });
    }
    after = page.next;
  } while (after !== null && found.length <= request.limit && !request.hurry());

  const shown = found.slice(0, request.limit);
  const next = found.length > request.limit ? (shown.at(-1)?.row.sk ?? null) : after;
  return { items: shown.map(({ head }) => head), next };
}

function isWanted(row: IndexRow, { head, nameRows }: ListedRecord, { language, heldAt }: NameFilter): boolean {
  if (isHeldAt(head, heldAt)) return false;
  return (language === null || head.language === language) && leadsTo(row, head, nameRows);
}

export interface NamesFilter extends NameSearch {
  /** Names of no other articles than those held at this instant are left out. */
  readonly heldAt: string;
  /** What else is told of each. */
  readonly details: readonly NameDetail[];
}

/** Names that a search finds and that have a live article, in the order of the rows they are found by. */
export async function listNames(
  table: Table,
  { begins, shows, ...live }: NamesFilter,
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
      wanted.map(async (row: Row) => ({ sort: stringIn(row, SORT_KEY), entry: await liveName(table, row, live) })),
    );
    for (const { sort, entry } of entries) if (entry !== null) found.push({ sort, entry });
    after = LastEvaluatedKey === undefined ? null : stringIn(LastEvaluatedKey, SORT_KEY);
  } while (after !== null && found.length <= request.limit && !request.hurry());

  const shown = found.slice(0, request.limit);
  const next = found.length > request.limit ? (shown.at(-1)?.sort ?? null) : after;
  return { items: shown.map(({ entry }) => entry), next };
}

async function liveName(
  table: Table,
  row: Row,
  { heldAt, details }: Omit<NamesFilter, keyof NameSearch>,
): Promise<NamedEntry | null> {
  const key = stringIn(row, 'key');
  const filter = { keys: [key], language: null, from: null, to: null, heldAt };
  const { items } = await listUnderName(table, filter, { limit: 1, after: null, hurry: () => false });
  const [newest] = items;
  if (newest === undefined) return null;
  const more = await nameDetails(table, { key, id: newest.id }, details);
  return { key, name: stringIn(row, 'name'), latest: newest.sortAt, ...more };
}

function indexRow(row: Row): IndexRow {
  return { pk: stringIn(row, PARTITION_KEY), sk: stringIn(row, SORT_KEY), id: stringIn(row, 'id') };
}
