import { articleId, cleanDecoded, digestArticle, signArticle } from '../../engine/index.ts';
import { recordVersion, sortTime } from '../../lambdas/shared/store/keys.ts';
import { putLookupRows } from '../../lambdas/shared/store/lookup-rows.ts';
import { packRecord, swapRecord } from '../../lambdas/shared/store/records.ts';
import type { StoredRecord } from '../../lambdas/shared/store/stored.ts';
import { storyRowKey, storyRowsOf } from '../../lambdas/shared/store/story-rows.ts';
import type { Table } from '../../lambdas/shared/store/table.ts';
import type { Written } from '../engine/stories/happenings.ts';
import { sampleRecord } from './articles.ts';

/** The object key of a written article. */
export function keyOf({ id }: Pick<Written, 'id'>): string {
  return `${id}.txt`;
}

/** Stores what the engine makes of an article, with the rows that stories find it by. */
export async function putWritten(table: Table, written: Written): Promise<StoredRecord> {
  const { at, title, text } = written;
  const key = keyOf(written);
  const id = articleId(key);
  const article = cleanDecoded({ text, mediaType: 'text/plain', title, publishedAt: at });
  const digest = digestArticle(article);
  const signed = signArticle({ ...article, facts: digest.facts });
  const sortAt = sortTime(at, at);
  const ver = recordVersion('1'.padEnd(40, '0'), { kind: 'ready', cleanEngine: '0.2.0', digestEngine: '0.2.0' });
  const record: StoredRecord = {
    ...sampleRecord({ key, publishedAt: at, eventTime: at }),
    ver,
    sortAt,
    title,
    article,
    digest,
    nameRows: [],
    storyRows: signed.tokens.map((token) => storyRowKey(token, id, sortAt)),
  };
  await putLookupRows(table, storyRowsOf(signed, record));
  await swapRecord(table, packRecord(record), { known: null });
  return record;
}
