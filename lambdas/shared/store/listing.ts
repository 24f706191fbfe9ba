import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Status } from '../../../engine/index.ts';
import { LIST_INDEX, LIST_PARTITION, LIST_SORT, PARTITION_KEY, SORT_KEY } from './attributes.ts';
import { isHeldAt } from './embargoes.ts';
import { readHeads } from './heads.ts';
import { HELD_PARTITION, LIST_SHARDS, listPartition, timeSort } from './keys.ts';
import { mergeRuns, type Page, type PageRequest, type Run } from './merge.ts';
import { headFromItem } from './records.ts';
import { type Row, stringIn } from './rows.ts';
import type { StoredHead } from './stored.ts';
import type { Table } from './table.ts';

/** Both ends are inclusive, UTC, as `Date.toISOString` writes them; null is open. */
export interface TimeRange {
  readonly from: string | null;
  readonly to: string | null;
}

export interface ListFilter extends TimeRange {
  readonly status: Status;
  /** BCP 47 primary tag. */
  readonly language: string | null;
  /** Ready articles that are held at this instant are left out; null: none are. */
  readonly heldAt: string | null;
}

/** Sorts below and above every time and id. */
const LOWEST = ' ';
const HIGHEST = '~';
/** Rows examined per read, at most; about 250 kB of the index. */
const MAX_READ = 400;

/**
 * Articles of a status, newest first: one query per shard of the listing index, merged, and for ready ones another for
 * those that have, or had, an embargo. The index is eventually consistent, so an article appears in it a moment after
 * its record does.
 */
export async function listArticles(table: Table, filter: ListFilter, request: PageRequest): Promise<Page<StoredHead>> {
  const listed = (partition: string) =>
    timeRun(table, {
      index: LIST_INDEX,
      partition,
      range: filter,
      after: request.after,
      limit: shareOf(request.limit, LIST_SHARDS),
      parse: headFromItem,
      ...(filter.language === null ? {} : { equal: { name: 'language', value: filter.language } }),
    });
  const runs = Array.from({ length: LIST_SHARDS }, (_, shard) => listed(listPartition(filter.status, shard)));
  if (filter.status === 'ready') runs.push(released(table, listed(HELD_PARTITION), filter.heldAt));
  return mergeRuns(runs, (head) => timeSort(head.sortAt, head.id), request);
}

/**
 * Of articles with an embargo those that are not held; the index does not know until when they are, so records are
 * read.
 */
function released(table: Table, run: Run<StoredHead>, heldAt: string | null): Run<StoredHead> {
  return async () => {
    const { entries, reached } = await run();
    const records = entries.length === 0 ? null : await readHeads(table, new Set(entries.map(({ id }) => id)));
    const current = entries.flatMap(({ id, sortAt }) => {
      const head = records?.get(id)?.head;
      // The index may be a moment older than the record: it is listed elsewhere by now.
      if (head?.status !== 'ready' || head.heldUntil === null || head.sortAt !== sortAt) return [];
      return isHeldAt(head, heldAt) ? [] : [head];
    });
    return { entries: current, reached };
  };
}

/** What one shard is asked for at a time: twice its share of a page that is known to go on. */
export function shareOf(limit: number, shards: number): number {
  return 2 * Math.ceil((limit + 1) / shards);
}

interface TimeRunOptions<T> {
  /** The table itself where left out. */
  readonly index?: string;
  readonly partition: string;
  readonly range: TimeRange;
  readonly after: string | null;
  /** Rows examined by the first read; each read after it takes twice as many, because few of them seem to be wanted. */
  readonly limit: number;
  readonly parse: (row: Row) => T;
  readonly equal?: { readonly name: string; readonly value: string };
}

/** The rows of one partition whose sort key is a `timeSort`, newest first. */
export function timeRun<T>(table: Table, options: TimeRunOptions<T>): Run<T> {
  const { index, partition, range, after, equal } = options;
  const partitionKey = index === undefined ? PARTITION_KEY : LIST_PARTITION;
  const sortKey = index === undefined ? SORT_KEY : LIST_SORT;
  const low = range.from ?? LOWEST;
  const high = after ?? (range.to === null ? HIGHEST : timeSort(range.to, HIGHEST));
  // BETWEEN takes in its ends, and what the last page ended with is not wanted again.
  const wanted = (row: Row) => after === null || stringIn(row, sortKey) < after;
  const input: QueryCommandInput = {
    TableName: table.name,
    ...(index === undefined ? {} : { IndexName: index }),
    KeyConditionExpression: '#partition = :partition AND #sort BETWEEN :low AND :high',
    ...(equal === undefined ? {} : { FilterExpression: '#equal = :equal' }),
    ExpressionAttributeNames: {
      '#partition': partitionKey,
      '#sort': sortKey,
      ...(equal === undefined ? {} : { '#equal': equal.name }),
    },
    ExpressionAttributeValues: {
      ':partition': partition,
      ':low': low,
      ':high': high,
      ...(equal === undefined ? {} : { ':equal': equal.value }),
    },
    ScanIndexForward: false,
  };

  let size = options.limit;
  let start: Row | undefined;
  return async () => {
    if (low > high) return { entries: [], reached: null };
    const { Items = [], LastEvaluatedKey } = await table.client.send(
      new QueryCommand({ ...input, Limit: size, ...(start === undefined ? {} : { ExclusiveStartKey: start }) }),
    );
    size = Math.min(2 * size, MAX_READ);
    start = LastEvaluatedKey;
    return {
      entries: Items.filter(wanted).map(options.parse),
      reached: start === undefined ? null : stringIn(start, sortKey),
    };
  };
}
