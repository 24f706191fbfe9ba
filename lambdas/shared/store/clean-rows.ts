import { DeleteCommand, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { RejectedError } from '../../../engine/light.ts';
import type { Packing } from '../environment.ts';
import { PARTITION_KEY, SORT_KEY, TTL } from './attributes.ts';
import { pack } from './blobs.ts';
import { articlePartition, CLEAN_PREFIX, cleanSort } from './keys.ts';
import { ARTICLE_BLOB, originIn, textOf } from './records.ts';
import { bytesIn, MAX_ROW_BYTES, type Row, rowBytes, stringIn, withoutNulls } from './rows.ts';
import type { CleanText, StoredClean } from './stored.ts';
import { holds, type Table } from './table.ts';

/** Above every engine rank, which begins with a digit. */
const AFTER_RANKS = '~';

/**
 * Packs a clean-text row. Whose it is, of which event and by which engine its key says.
 *
 * @param expiresAt - seconds since 1970
 * @throws RejectedError `too-large` where the row would come near DynamoDB's limit
 */
export function packClean(row: CleanText, expiresAt: number, packing?: Packing): Row {
  const item = withoutNulls({
    [PARTITION_KEY]: articlePartition(row.id),
    [SORT_KEY]: cleanSort(row.sequencer, row.cleanEngine),
    [TTL]: expiresAt,
    key: row.key,
    etag: row.origin.etag,
    versionId: row.origin.versionId,
    eventTime: row.origin.eventTime,
    sourceId: row.origin.sourceId,
    [ARTICLE_BLOB]: pack(row.article, packing),
  });
  const bytes = rowBytes(item);
  if (bytes > MAX_ROW_BYTES) {
    throw new RejectedError(
      'too-large',
      `the text is ${bytes} bytes compressed, at most ${MAX_ROW_BYTES} can be stored; split the article`,
    );
  }
  return item;
}

/** The article as it is packed in a row that {@link packClean} made. */
export function textBlobOf(item: Row): Uint8Array {
  return bytesIn(item, ARTICLE_BLOB);
}

/** Puts a clean-text row where there is none: a row is never changed. False where it was there. */
export async function putClean(table: Table, item: Row): Promise<boolean> {
  return holds(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: item,
        ConditionExpression: 'attribute_not_exists(#pk)',
        ExpressionAttributeNames: { '#pk': PARTITION_KEY },
      }),
    ),
  );
}

/** The clean text of one event as one engine made it, or null where it has gone or never was. */
export async function readClean(
  table: Table,
  id: string,
  sequencer: string,
  cleanEngine: string,
): Promise<StoredClean | null> {
  const { Item } = await table.client.send(
    new GetCommand({
      TableName: table.name,
      Key: { [PARTITION_KEY]: articlePartition(id), [SORT_KEY]: cleanSort(sequencer, cleanEngine) },
      ConsistentRead: true,
    }),
  );
  if (Item === undefined) return null;
  return {
    id,
    key: stringIn(Item, 'key'),
    sequencer,
    cleanEngine,
    origin: originIn(Item),
    ...textOf(bytesIn(Item, ARTICLE_BLOB)),
  };
}

/**
 * Removes an article's clean-text rows of all events up to one, whichever engine made them.
 *
 * @param sequencer - padded
 * @param reach - whether the rows of that event itself go too
 */
export async function removeCleanRows(
  table: Table,
  id: string,
  sequencer: string,
  reach: 'before' | 'through',
): Promise<void> {
  const upTo = CLEAN_PREFIX + sequencer + (reach === 'through' ? `#${AFTER_RANKS}` : '');
  let from: Row | undefined;
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :from AND :upTo',
        ProjectionExpression: '#pk, #sk',
        ExpressionAttributeNames: { '#pk': PARTITION_KEY, '#sk': SORT_KEY },
        ExpressionAttributeValues: { ':pk': articlePartition(id), ':from': CLEAN_PREFIX, ':upTo': upTo },
        ConsistentRead: true,
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    await Promise.all(
      (page.Items ?? []).map((row) =>
        table.client.send(
          new DeleteCommand({
            TableName: table.name,
            Key: { [PARTITION_KEY]: stringIn(row, PARTITION_KEY), [SORT_KEY]: stringIn(row, SORT_KEY) },
          }),
        ),
      ),
    );
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
}
