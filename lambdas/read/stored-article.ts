import { articleId } from '../../engine/identity.ts';
import type { CleanArticle, Digest } from '../../engine/record.ts';
import { readRecord } from '../shared/records.ts';
import type { StoredRecord } from '../shared/stored.ts';
import { Problem } from './problems.ts';
import type { ReadPorts } from './request.ts';

/** What `articleId` makes. Anything else is no id, and is not worth a read. */
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*-[0-9a-f]{16}$/;
const MAX_ID_LENGTH = 77;

function missing(): Problem {
  return new Problem(
    'no-such-article',
    'no article has this id; the id follows from the object key alone, so check the key (a new upload takes a few moments to appear)',
  );
}

/**
 * The record of an article, as it is now: consistent, so that what a write acknowledged is seen.
 *
 * @throws Problem where there never was one, or where it was deleted
 */
export async function storedById({ table }: ReadPorts, id: string): Promise<StoredRecord> {
  const record = ID.test(id) && id.length <= MAX_ID_LENGTH ? await readRecord(table, id, { consistent: true }) : null;
  if (record === null) throw missing();
  return alive(record);
}

/** The same by object key. Two keys can hardly share an id, but if they do the record is only that of the first. */
export async function storedByKey({ table }: ReadPorts, key: string): Promise<StoredRecord> {
  const record = await readRecord(table, articleId(key), { consistent: true });
  if (record === null || record.key !== key) throw missing();
  return alive(record);
}

function alive(record: StoredRecord): StoredRecord {
  if (record.status === 'deleted') {
    throw new Problem('article-deleted', 'the article was removed from the bucket, and its text with it', {
      members: { id: record.id, key: record.key },
    });
  }
  return record;
}

const ADVICE = {
  processing: 'it is being worked on; ask again in a few seconds',
  rejected: 'its file can never become one; "reason" and "detail" of the record say why',
  failed: 'its processing failed; "reason" and "detail" of the record say why',
} as const;
const RETRY_SECONDS = 2;

/** Text and digest of a record. @throws Problem where it has none (yet) */
export function contentOf(record: StoredRecord): { readonly article: CleanArticle; readonly digest: Digest } {
  const { article, digest, status } = record;
  if (article !== null && digest !== null) return { article, digest };
  const waiting = status === 'processing';
  const advice = status === 'rejected' || status === 'failed' ? ADVICE[status] : ADVICE.processing;
  throw new Problem('article-not-ready', `the article has no text: ${advice}`, {
    members: { articleStatus: status, reason: record.reason },
    headers: waiting ? { 'retry-after': String(RETRY_SECONDS) } : {},
  });
}
