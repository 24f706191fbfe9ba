import { type CleanArticle, changesBetween, type Digest, type RecordChange } from '../../engine/index.ts';
import { sequencerOf } from '../shared/store/keys.ts';
import { type RecordState, readPredecessor } from '../shared/store/records.ts';
import type { StoredState } from '../shared/store/stored.ts';
import type { Table } from '../shared/store/table.ts';

/** Bytes of JSON that an article's changes may have; packed they are less, and a row has room for as much. */
export const MAX_CHANGES_BYTES = 16 * 1024;

/** What a history is made with. */
export interface HistoryPorts {
  readonly table: Table;
  /** Whether records tell what newer versions of their files changed. */
  readonly keepChanges: boolean;
  /** Of the engine that runs: what was held is digested anew, so that both are read alike. */
  readonly digestHeld: (article: CleanArticle) => Digest;
}

/** A record about to take the place of another, with what it was made of. */
export interface Successor {
  readonly record: StoredState;
  readonly article: CleanArticle;
  readonly digest: Digest;
}

/**
 * The changes a record has after it took the place of another: those the other one had, and what its newer version of
 * the file changed, newest first and as many as fit. What an engine changed is no change. Outside the order property:
 * it tells of what was served, and that depends on what arrived in between.
 */
export async function changesAfter(
  { table, keepChanges, digestHeld }: HistoryPorts,
  held: RecordState | null,
  next: Successor,
): Promise<readonly RecordChange[]> {
  if (!keepChanges || held?.status !== 'ready') return [];
  const { record } = next;
  const before = await readPredecessor(table, held);
  // Another version has come between: the swap finds it, and asks again.
  if (before === null) return [];
  const carried = before.changes.map((change) => anchored(change, next));
  if (sequencerOf(held.ver) === sequencerOf(record.ver) || isSame(before.article, next.article)) return carried;
  const found = changesBetween({ article: before.article, digest: digestHeld(before.article) }, next, {
    sameCleaning: held.cleanEngine === record.cleanEngine,
  });
  const { versionId } = held.origin;
  const told = found.map(
    ({ before: text, ...change }): RecordChange => ({
      at: record.origin.eventTime,
      ...change,
      before: text === null ? null : { text, versionId },
    }),
  );
  return fitting([...told, ...carried]);
}

function isSame(a: CleanArticle, b: CleanArticle): boolean {
  return a.text === b.text && a.title === b.title;
}

/** A change whose offsets are left out where they do not lead to its words any more. */
function anchored(change: RecordChange, { article, digest }: Successor): RecordChange {
  const { after } = change;
  if (after === null || after.start === null || after.end === null) return change;
  const now = after.in === 'title' ? (digest.title ?? '') : article.text;
  return now.slice(after.start, after.end) === after.text
    ? change
    : { ...change, after: { ...after, start: null, end: null } };
}

/** The first of a list, newest first, that are together not too long. */
function fitting(changes: readonly RecordChange[]): readonly RecordChange[] {
  let left = MAX_CHANGES_BYTES;
  const end = changes.findIndex((change) => {
    left -= Buffer.byteLength(JSON.stringify(change)) + 1;
    return left < 0;
  });
  return end < 0 ? changes : changes.slice(0, end);
}
