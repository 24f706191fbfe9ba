import type { CleanArticle, Digest, Status } from '../../../engine/index.ts';

/** The object version a record was made from. */
export interface StoredOrigin {
  readonly etag: string | null;
  readonly versionId: string | null;
  /** ISO date-time of the storage event. */
  readonly eventTime: string;
  /** The uploader's own id of the article; null where none was given. */
  readonly sourceId: string | null;
}

/**
 * What whoever follows a stack is told of a record: it can be read, it can be read anew, it never will be, or it is
 * gone.
 */
export const NOTICE_KINDS = ['ready', 'changed', 'rejected', 'removed'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/**
 * What a listing knows of an article, without opening the blobs. The listing index projects all of it but `heldUntil`.
 */
export interface StoredHead {
  readonly id: string;
  readonly key: string;
  readonly status: Status;
  /** See `recordVersion` in keys.ts. */
  readonly ver: string;
  readonly sortAt: string;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly title: string | null;
  readonly site: string | null;
  readonly publishedAt: string | null;
  readonly language: string | null;
  readonly words: number;
  /** First sentence of the summary, trimmed as in the summary; null where there is none. */
  readonly lead: string | null;
  readonly digestedAt: string | null;
  /** Until when lists, feed and notices hold it, as UTC; null where nothing does. */
  readonly heldUntil: string | null;
}

/** A whole record as the table holds it. */
export interface StoredRecord extends StoredHead {
  readonly origin: StoredOrigin;
  /** The digesting engine; the running one where nothing was digested. */
  readonly engine: string;
  /** The engine that cleaned `article`; null where there is none. */
  readonly cleanEngine: string | null;
  /** Text and removal log: one blob. Null unless `ready`. */
  readonly article: CleanArticle | null;
  /** Summary and facts: the other blob. Null unless `ready`. */
  readonly digest: Digest | null;
  /** Name rows this version is found under. */
  readonly nameRows: readonly LookupRowKey[];
  /** Name rows of earlier versions that are still to be removed. */
  readonly staleNameRows: readonly LookupRowKey[];
  /** Rows by which stories find this version. */
  readonly storyRows: readonly LookupRowKey[];
  /** The same of earlier versions, still to be removed. */
  readonly staleStoryRows: readonly LookupRowKey[];
}

/** A record without its two blobs. */
export type StoredState = Omit<StoredRecord, 'article' | 'digest'>;

/** Key of a row by which an article is found: its partition is that of a name, or of a token of stories. */
export interface LookupRowKey {
  readonly pk: string;
  readonly sk: string;
}

/** A clean text about to become an immutable row. */
export interface CleanText {
  readonly id: string;
  readonly key: string;
  readonly sequencer: string;
  readonly cleanEngine: string;
  readonly origin: StoredOrigin;
  readonly article: CleanArticle;
}

/** An immutable clean-text row. */
export interface StoredClean extends CleanText {
  /** The article as it is packed in the row. */
  readonly blob: Uint8Array;
}
