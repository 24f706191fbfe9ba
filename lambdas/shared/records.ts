import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { CleanArticle, Digest, Status } from '../../engine/record.ts';
import { LIST_PARTITION, LIST_SORT, PARTITION_KEY, SORT_KEY } from './attributes.ts';
import { pack, unpack } from './blobs.ts';
import { PermanentError } from './errors.ts';
import { articlePartition, listPartition, listShard, RECORD_SORT, timeSort } from './keys.ts';
import { nameRowEntry, nameRowOf } from './name-rows.ts';
import { bytesIn, numberIn, type Row, stringIn, stringOrNullIn, stringsIn, withoutNulls } from './rows.ts';
import type { NameRowKey, StoredRecord } from './stored.ts';
import type { Table } from './table.ts';

export const ARTICLE_BLOB = 'articleBlob';
export const DIGEST_BLOB = 'digestBlob';

const STATUSES: readonly Status[] = ['processing', 'ready', 'rejected', 'failed', 'deleted'];

/** A record without its two blobs: enough to compare versions and to tidy up. */
export type RecordState = Omit<StoredRecord, 'article' | 'digest'>;

/** The row of a record: list attributes beside the two blobs. Nulls are left out. */
export function toItem(record: StoredRecord): Row {
  return withoutNulls({
    [PARTITION_KEY]: articlePartition(record.id),
    [SORT_KEY]: RECORD_SORT,
    [LIST_PARTITION]: listPartition(record.status, listShard(record.id)),
    [LIST_SORT]: timeSort(record.sortAt, record.id),
    id: record.id,
    key: record.key,
    status: record.status,
    ver: record.ver,
    sortAt: record.sortAt,
    reason: record.reason,
    detail: record.detail,
    title: record.title,
    site: record.site,
    publishedAt: record.publishedAt,
    language: record.language,
    words: record.words,
    lead: record.lead,
    digestedAt: record.digestedAt,
    etag: record.origin.etag,
    versionId: record.origin.versionId,
    eventTime: record.origin.eventTime,
    engine: record.engine,
    cleanEngine: record.cleanEngine,
    nameRows: entries(record.nameRows),
    staleNameRows: entries(record.staleNameRows),
    [ARTICLE_BLOB]: record.article === null ? null : pack(record.article),
    [DIGEST_BLOB]: record.digest === null ? null : pack(record.digest),
  });
}

/** A record from its row. @throws PermanentError where the row is not one of ours */
export function fromItem(row: Row): StoredRecord {
  // JSON.parse is typed by what was packed: nothing else writes these two attributes.
  const article: CleanArticle | null =
    row[ARTICLE_BLOB] === undefined ? null : JSON.parse(unpack(bytesIn(row, ARTICLE_BLOB)));
  const digest: Digest | null = row[DIGEST_BLOB] === undefined ? null : JSON.parse(unpack(bytesIn(row, DIGEST_BLOB)));
  return { ...stateFromItem(row), article, digest };
}

function stateFromItem(row: Row): RecordState {
  const id = stringIn(row, 'id');
  return {
    id,
    key: stringIn(row, 'key'),
    status: statusIn(row),
    ver: stringIn(row, 'ver'),
    sortAt: stringIn(row, 'sortAt'),
    reason: stringOrNullIn(row, 'reason'),
    detail: stringOrNullIn(row, 'detail'),
    title: stringOrNullIn(row, 'title'),
    site: stringOrNullIn(row, 'site'),
    publishedAt: stringOrNullIn(row, 'publishedAt'),
    language: stringOrNullIn(row, 'language'),
    words: numberIn(row, 'words'),
    lead: stringOrNullIn(row, 'lead'),
    digestedAt: stringOrNullIn(row, 'digestedAt'),
    origin: {
      etag: stringOrNullIn(row, 'etag'),
      versionId: stringOrNullIn(row, 'versionId'),
      eventTime: stringIn(row, 'eventTime'),
    },
    engine: stringIn(row, 'engine'),
    cleanEngine: stringOrNullIn(row, 'cleanEngine'),
    nameRows: stringsIn(row, 'nameRows').map((entry) => nameRowOf(entry, id)),
    staleNameRows: stringsIn(row, 'staleNameRows').map((entry) => nameRowOf(entry, id)),
  };
}

function statusIn(row: Row): Status {
  const value = stringIn(row, 'status');
  const status = STATUSES.find((known) => known === value);
  if (status === undefined)
    throw new PermanentError('damaged-row', `unknown status "${value}": deploy the newer code that wrote it`);
  return status;
}

/** Null where there are none, so that the attribute is left out. */
function entries(rows: readonly NameRowKey[]): string[] | null {
  return rows.length === 0 ? null : rows.map(nameRowEntry);
}

/**
 * A record with its text and digest, or null where there never was one. Deleted articles have a record, of status `deleted`.
 *
 * @param options.consistent - whether the read must see every write that was acknowledged before it (twice the price)
 * @throws PermanentError where the row is not one of ours
 */
export async function readRecord(
  table: Table,
  id: string,
  options: { readonly consistent: boolean },
): Promise<StoredRecord | null> {
  const { Item } = await table.client.send(
    new GetCommand({
      TableName: table.name,
      Key: { [PARTITION_KEY]: articlePartition(id), [SORT_KEY]: RECORD_SORT },
      ConsistentRead: options.consistent,
    }),
  );
  return Item === undefined ? null : fromItem(Item);
}
