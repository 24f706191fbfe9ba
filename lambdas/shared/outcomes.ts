import type { RejectReason } from '../../engine/index.ts';
import { PermanentError, TransientError } from './errors.ts';
import { type Announcing, announce } from './messages/notice.ts';
import { removeCleanRows } from './store/clean-rows.ts';
import { engineRank, recordVersion, sequencerOf, sortTime } from './store/keys.ts';
import {
  packRecord,
  type RecordState,
  removeStaleRows,
  type SwapOutcome,
  swapRecord,
  type WaitingText,
} from './store/records.ts';
import type { StoredOrigin, StoredRecord } from './store/stored.ts';
import type { Table } from './store/table.ts';

/** Whose record it is and which event it answers. */
export interface Subject {
  readonly id: string;
  readonly key: string;
  /** Padded. */
  readonly sequencer: string;
  readonly origin: StoredOrigin;
  /** The engine that runs. */
  readonly engine: string;
}

/** A record that holds no text: what it is about, and nothing of the article. */
function bare(subject: Subject, status: Exclude<StoredRecord['status'], 'ready'>, ver: string): StoredRecord {
  return {
    id: subject.id,
    key: subject.key,
    status,
    ver,
    sortAt: sortTime(null, subject.origin.eventTime),
    reason: null,
    detail: null,
    title: null,
    site: null,
    publishedAt: null,
    language: null,
    words: 0,
    lead: null,
    digestedAt: null,
    heldUntil: null,
    origin: subject.origin,
    engine: subject.engine,
    cleanEngine: null,
    article: null,
    digest: null,
    nameRows: [],
    staleNameRows: [],
    storyRows: [],
    staleStoryRows: [],
  };
}

/** Where a record's end is stored, and who is told of it. */
export interface Results extends Announcing {
  readonly table: Table;
}

/**
 * The last steps after a record is stored: its old names and story rows go, and it is told of. Safe to repeat, since
 * whoever stored it may have died before or between them.
 */
export async function finish(results: Results, state: RecordState): Promise<void> {
  await removeStaleRows(results.table, state);
  await announce(results, state);
}

/** How far an event has come with a record that says so. */
export interface Begun {
  /**
   * `duplicate` where this event has been this far before with this engine, or further; `applied` also where the record
   * stays as it is until the digest swaps it: an older one that is still served, or one that failed before.
   */
  readonly outcome: SwapOutcome;
  /** The record as it is now, as far as this caller knows. */
  readonly state: RecordState;
  /** Whether this caller has written it. */
  readonly isOwn: boolean;
}

/**
 * Says that an article is on its way, unless something better is there.
 *
 * @param waiting - the key to its text, where that waits in a message
 */
export async function markProcessing(
  table: Table,
  subject: Subject,
  known: RecordState | null,
  waiting: WaitingText | null = null,
): Promise<Begun> {
  const ver = recordVersion(subject.sequencer, { kind: 'processing' });
  const { outcome, state } = await swapRecord(table, packRecord(bare(subject, 'processing', ver)), {
    known,
    keepReady: true,
    waiting,
  });
  if (outcome === 'applied' || state.ver === ver) return { outcome, state, isOwn: outcome === 'applied' };
  if (state.status === 'deleted' || sequencerOf(state.ver) > subject.sequencer) {
    await dropOvertaken(table, state, subject.sequencer);
    return { outcome: 'stale', state, isOwn: false };
  }
  const isDone = state.ver >= `${subject.sequencer}#${engineRank(subject.engine)}`;
  return { outcome: isDone ? 'duplicate' : 'applied', state, isOwn: false };
}

/**
 * Turns the record into one that says why the article can never be one, and tells of it. Text and names of an older
 * version go.
 */
export async function reject(
  results: Results,
  subject: Subject,
  verdict: { readonly reason: RejectReason; readonly detail: string; readonly cleanEngine: string },
  known: RecordState | null,
): Promise<SwapOutcome> {
  const ver = recordVersion(subject.sequencer, { kind: 'rejected', cleanEngine: verdict.cleanEngine });
  const { table } = results;
  const record = { ...bare(subject, 'rejected', ver), reason: verdict.reason, detail: verdict.detail };
  const { outcome, state } = await swapRecord(table, packRecord(record), { known });
  if (outcome === 'stale') {
    await dropOvertaken(table, state, subject.sequencer);
  } else {
    await finish(results, state);
  }
  return outcome;
}

/**
 * Turns the record into a tombstone: no text, no title, no names, and no clean-text row of an event up to this one. It
 * keeps its version, so an older event that comes late finds it and ends. Tells of it last.
 */
export async function bury(results: Results, subject: Subject, known: RecordState | null): Promise<SwapOutcome> {
  const { table } = results;
  const ver = recordVersion(subject.sequencer, { kind: 'deleted' });
  const { outcome, state } = await swapRecord(table, packRecord(bare(subject, 'deleted', ver)), { known });
  // Rows of older events are of no use whoever holds the record; those of this event are, where it stands for an
  // object.
  const buried = state.status === 'deleted' || sequencerOf(state.ver) > subject.sequencer;
  await removeCleanRows(table, subject.id, subject.sequencer, buried ? 'through' : 'before');
  if (outcome !== 'stale') await finish(results, state);
  return outcome;
}

/**
 * Best effort, when the last delivery failed: says so where nothing better is there. The dead letter remains the truth.
 */
export async function markFailed(
  table: Table,
  subject: Subject,
  error: unknown,
  known: RecordState | null,
): Promise<void> {
  const typed = error instanceof PermanentError || error instanceof TransientError;
  const record: StoredRecord = {
    ...bare(subject, 'failed', recordVersion(subject.sequencer, { kind: 'failed' })),
    reason: typed ? error.code : 'service',
    // Any other message may quote the article.
    detail: typed ? error.message : 'an unexpected error; see the log of the function, then redrive the dead letter',
  };
  await swapRecord(table, packRecord(record), { known, keepReady: true });
}

/** An event that was overtaken by a removal leaves no text: an earlier delivery of it may have put some. */
export async function dropOvertaken(table: Table, holder: RecordState, sequencer: string): Promise<void> {
  if (holder.status === 'deleted') await removeCleanRows(table, holder.id, sequencer, 'through');
}
