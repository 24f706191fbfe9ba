import { articleId, type CleanArticle, type Digest } from '../../engine/index.ts';
import { type ReadRecord, readRecord, readState } from '../shared/store/records.ts';
import type { StoredRecord, StoredState } from '../shared/store/stored.ts';
import { recordTag } from './etag.ts';
import { inLanguage } from './language.ts';
import { Problem, quoted } from './problems.ts';
import { isHeld, type MediaType, REVALIDATE, type Representation } from './representation.ts';
import type { ReadPorts, ReadRequest } from './request.ts';

/** What `articleId` makes. Anything else is no id, and is not worth a read. */
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*-[0-9a-f]{16}$/;
const MAX_ID_LENGTH = 77;

/** A path says "what" of the key "what?.txt": the gateway cuts it at a question mark. */
function missing({ key }: Wanted): Problem {
  const advice =
    key === null
      ? 'no article has this id; the id follows from the object key alone, so check the key'
      : `no article has the key ${quoted(key)}; check it, and ask for one with a "?" by /articles?key=`;
  return new Problem('no-such-article', `${advice} (a new upload takes a few moments to appear)`);
}

/** Which article a path names. */
export interface Wanted {
  readonly id: string;
  /**
   * Its exact object key; null where the path names the id. Two keys can hardly share an id, but if they do the record
   * is only that of the first.
   */
  readonly key: string | null;
}

export const byId = (id: string): Wanted => ({ id, key: null });
export const byKey = (key: string): Wanted => ({ id: articleId(key), key });

/** One form of an article: what a route makes of its record. */
export interface ArticleForm {
  readonly mediaType: MediaType;
  /** Tells this form of the article from its others. */
  readonly name: string;
  readonly body: (record: ReadRecord) => string;
  /** Whether the answer says which language it is in. */
  readonly inLanguage?: boolean;
}

/**
 * An article in one form, as it is now: the reads are consistent, so that what a write acknowledged is seen. A caller
 * that names what it holds is answered from the record's attributes alone, where that is still what the article is.
 *
 * @throws Problem where there never was an article, or where it was deleted
 */
export async function articleAnswer(
  { headers }: ReadRequest,
  { table, tellChanges }: ReadPorts,
  wanted: Wanted,
  form: ArticleForm,
): Promise<Representation> {
  const answer = (record: StoredState, body: string | null): Representation => ({
    mediaType: form.mediaType,
    body,
    tag: recordTag(record, form.name),
    cacheControl: REVALIDATE,
    ...(form.inLanguage === true && record.language !== null ? { headers: inLanguage(record.language) } : {}),
  });
  if (headers['if-none-match'] !== undefined) {
    const held = await found(wanted, (id) => readState(table, id));
    if (held.status === 'ready' && isHeld(recordTag(held, form.name), headers)) return answer(held, null);
  }
  const record = await found(wanted, (id) => readRecord(table, id, { consistent: true }));
  return answer(record, form.body(tellChanges ? record : { ...record, changes: [] }));
}

/**
 * The state of an article that is there, whatever its status. @throws Problem where there never was one, or where it
 * was deleted
 */
export function liveArticle(wanted: Wanted, { table }: ReadPorts): Promise<StoredState> {
  return found(wanted, (id) => readState(table, id));
}

/** The id in a path, or an empty string where it can be none: it is not worth a read. */
export function articleIdIn(variable: string): string {
  return ID.test(variable) && variable.length <= MAX_ID_LENGTH ? variable : '';
}

async function found<T extends StoredState>(wanted: Wanted, read: (id: string) => Promise<T | null>): Promise<T> {
  const { id, key } = wanted;
  const record = articleIdIn(id) === '' ? null : await read(id);
  if (record === null || (key !== null && record.key !== key)) throw missing(wanted);
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
