import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { articleId, cleanDecoded, digestArticle, type SignedArticle, signArticle } from '../../engine/index.ts';
import { recordVersion, sortTime } from '../../lambdas/shared/store/keys.ts';
import { putLookupRows } from '../../lambdas/shared/store/lookup-rows.ts';
import { packRecord, swapRecord } from '../../lambdas/shared/store/records.ts';
import type { StoredRecord } from '../../lambdas/shared/store/stored.ts';
import { storyRowKeys, storyRowsOf } from '../../lambdas/shared/store/story-rows.ts';
import type { Table } from '../../lambdas/shared/store/table.ts';
import type { Written } from '../engine/stories/happenings.ts';
import { sampleRecord } from './articles.ts';

/** DynamoDB takes no more rows in one request. */
const BATCH = 25;

const VERSION = recordVersion('1'.padEnd(40, '0'), { kind: 'ready', cleanEngine: '0.2.0', digestEngine: '0.2.0' });

/** The object key of a written article. */
export function keyOf({ id }: Pick<Written, 'id'>): string {
  return `${id}.txt`;
}

/** What the engine makes of an article, and what stories find it by. It is listed under no names. */
export function recordOf(written: Written): { readonly record: StoredRecord; readonly signed: SignedArticle } {
  const { at, title, text } = written;
  const key = keyOf(written);
  const id = articleId(key);
  const article = cleanDecoded({ text, mediaType: 'text/plain', title, publishedAt: at });
  const digest = digestArticle(article);
  const signed = signArticle({ ...article, facts: digest.facts });
  const sortAt = sortTime(at, at);
  const record: StoredRecord = {
    ...sampleRecord({ key, publishedAt: at, eventTime: at }),
    ver: VERSION,
    sortAt,
    title,
    article,
    digest,
    nameRows: [],
    storyRows: storyRowKeys(signed, { id, sortAt }),
  };
  return { record, signed };
}

/** Stores what the engine makes of an article, with the rows that stories find it by. */
export async function putWritten(table: Table, written: Written): Promise<StoredRecord> {
  const { record, signed } = recordOf(written);
  await putLookupRows(table, storyRowsOf(signed, record));
  await swapRecord(table, packRecord(record), { known: null });
  return record;
}

/** An article as stories see it. */
export interface Signed extends SignedArticle {
  readonly id: string;
  readonly at: string;
}

/**
 * Stores articles without their texts, which no story is told by, many at once.
 *
 * @param options.areListed - whether the records list the rows that stories find articles by; otherwise none counts
 */
export async function putSigned(table: Table, articles: readonly Signed[], { areListed = true } = {}): Promise<void> {
  const rows = articles.flatMap((signed): readonly object[] => {
    const key = keyOf(signed);
    const id = articleId(key);
    const sortAt = sortTime(signed.at, signed.at);
    const { item } = packRecord({
      ...sampleRecord({ key, publishedAt: signed.at, eventTime: signed.at }),
      ver: VERSION,
      sortAt,
      article: null,
      digest: null,
      nameRows: [],
      storyRows: areListed ? storyRowKeys(signed, { id, sortAt }) : [],
    });
    return [item, ...storyRowsOf(signed, { id, ver: VERSION, sortAt })];
  });
  await putRows(table, rows);
}

/** Puts rows without any condition, many at once. */
export async function putRows(table: Table, rows: readonly object[]): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) {
    const requests = rows.slice(at, at + BATCH).map((row) => ({ PutRequest: { Item: { ...row } } }));
    await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: requests } }));
  }
}
