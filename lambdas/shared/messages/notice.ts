import type { Status } from '../../../engine/index.ts';
import { isHeldAt, UNTIL_LIFTED } from '../store/embargoes.ts';
import { enginesOf, sequencerOf } from '../store/keys.ts';
import type { RecordState } from '../store/records.ts';
import type { NoticeKind } from '../store/stored.ts';
import { type DigestQueue, MAX_DELAY_SECONDS, sendOne } from './queue.ts';

/**
 * What a stack tells of a record that has changed: docs/notice.schema.json. No text of the article, only what a list of
 * articles shows.
 */
export interface Notice {
  /** Of this format. A field may be added without a new one. */
  readonly format: 1;
  readonly notice: NoticeKind;
  readonly id: string;
  readonly key: string;
  /** The record's version. Notices come at least once and in any order: of one id the highest is the newest. */
  readonly ver: string;
  /** Of the storage event, padded: what `ver` begins with. */
  readonly sequencer: string;
  readonly status: Status;
  readonly title: string | null;
  readonly site: string | null;
  /** ISO date or date-time. */
  readonly publishedAt: string | null;
  readonly language: string | null;
  /** Why it was rejected. */
  readonly reason: string | null;
  /** ISO date-time of the storage event. */
  readonly eventTime: string;
}

/** Who is told. */
export interface Notices {
  /** @throws TransientError where it was not taken */
  send(notice: Notice): Promise<void>;
}

/** What records say that were stored before notices were. */
const BY_STATUS: Readonly<Record<Status, NoticeKind | null>> = {
  processing: null,
  ready: 'ready',
  rejected: 'rejected',
  failed: null,
  deleted: 'removed',
};

/** The notice of a record; null where there is nothing to tell. */
export function noticeOf(state: RecordState): Notice | null {
  const notice = state.notice ?? BY_STATUS[state.status];
  if (notice === null) return null;
  return {
    format: 1,
    notice,
    id: state.id,
    key: state.key,
    ver: state.ver,
    sequencer: sequencerOf(state.ver),
    status: state.status,
    // Whoever removes an article wants nothing of it to be told again; a rejected one has no title.
    title: state.status === 'ready' ? state.title : null,
    site: state.site,
    publishedAt: state.publishedAt,
    language: state.language,
    reason: state.status === 'rejected' ? state.reason : null,
    eventTime: state.origin.eventTime,
  };
}

/** What telling of a record takes. */
export interface Announcing {
  /** Null where nobody is told. */
  readonly notices: Notices | null;
  /** Where an article under embargo waits; null where nobody is told. */
  readonly queue: DigestQueue | null;
  readonly now: () => Date;
}

/**
 * Tells of a record, where anybody wants to know. One under embargo goes back to the digest queue for as long as a
 * message can be delayed: whoever gets it finds its version held, and comes here again.
 */
export async function announce({ notices, queue, now }: Announcing, state: RecordState): Promise<void> {
  const notice = notices === null ? null : noticeOf(state);
  if (notice === null) return;
  const { heldUntil } = state;
  const instant = now();
  if (heldUntil === null || !isHeldAt(state, instant.toISOString())) {
    await notices?.send(notice);
  } else if (heldUntil !== UNTIL_LIFTED && queue !== null) {
    const seconds = Math.ceil((Date.parse(heldUntil) - instant.getTime()) / 1000);
    const message = { id: state.id, sequencer: notice.sequencer, engine: enginesOf(state.ver).clean };
    await sendOne(queue, { message, delaySeconds: Math.min(seconds, MAX_DELAY_SECONDS) });
  }
}
