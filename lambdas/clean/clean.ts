import type { SQSEvent } from 'aws-lambda';
import {
  articleId,
  type CleanArticle,
  MAX_SOURCE_BYTES,
  RejectedError,
  type SenderDetails,
  type SourceInput,
  unreadDetails,
} from '../../engine/index.ts';
import {
  type After,
  type BatchResult,
  type Checkpoint,
  type Entry,
  RESERVE_MS,
  realAfter,
  receiveCount,
  runBatch,
  tellBatch,
} from '../shared/batch.ts';
import type { Bucket, FoundObject, ObjectRead } from '../shared/bucket.ts';
import type { Packing } from '../shared/environment.ts';
import { type CommandItem, type KeyFilter, type ObjectEvent, readIntake } from '../shared/messages/intake.ts';
import type { DigestMessage } from '../shared/messages/messages.ts';
import type { Notices } from '../shared/messages/notice.ts';
import { Outbox } from '../shared/messages/outbox.ts';
import { type DigestQueue, MOST_TOGETHER, sendOne } from '../shared/messages/queue.ts';
import { seal } from '../shared/messages/seal.ts';
import { describeError, type Telemetry } from '../shared/observability.ts';
import { bury, dropOvertaken, finish, markFailed, markProcessing, reject, type Subject } from '../shared/outcomes.ts';
import { packClean, putClean, textBlobOf } from '../shared/store/clean-rows.ts';
import { BACKFILL_SEQUENCER, engineRank, justAfter, sequencerOf } from '../shared/store/keys.ts';
import { type RecordState, readLateState, readState, type SwapOutcome } from '../shared/store/records.ts';
import type { Row } from '../shared/store/rows.ts';
import type { CleanText } from '../shared/store/stored.ts';
import type { Table } from '../shared/store/table.ts';
import { unpackSource } from '../shared/unpack.ts';

/** Everything outside that `clean` needs. */
export interface CleanPorts {
  readonly bucket: Bucket;
  /** Which of the bucket's keys are articles; all where left out. */
  readonly keys?: KeyFilter | undefined;
  readonly table: Table;
  readonly queue: DigestQueue;
  /** Who is told of rejected and removed articles; null where nobody is. */
  readonly notices: Notices | null;
  readonly cleanSource: (source: SourceInput) => CleanArticle;
  /** The engine's version. */
  readonly engine: string;
  readonly now: () => Date;
  /** How long a clean-text row lives. */
  readonly cleanTextSeconds: number;
  /** How blobs are written. */
  readonly packing?: Packing | undefined;
  /** Deliveries after which a message becomes a dead letter. */
  readonly maxReceiveCount: number;
  readonly telemetry: Telemetry;
  /** How the batch sets its alarm; the real clock where left out. */
  readonly after?: After | undefined;
}

/** The ports while one key is worked on. */
interface Working extends CleanPorts {
  readonly checkpoint: Checkpoint;
}

type Work = ObjectEvent | CommandItem;
/** `skipped`: there was nothing to do, and that is right. */
type Outcome = SwapOutcome | 'skipped';

/**
 * Works through a batch of the intake queue: object events and our own commands.
 *
 * @param remaining - milliseconds this invocation has left
 */
export async function processIntake(event: SQSEvent, remaining: () => number, ports: CleanPorts): Promise<BatchResult> {
  const { telemetry } = ports;
  const done: object[] = [];
  const outbox = new Outbox(ports.queue, ports.after ?? realAfter);
  const result = await runBatch<Work>(event, {
    read: ({ body, messageId }) =>
      readIntake(body, ports.bucket.name, ports.keys).flatMap((item): (Work | Error)[] => {
        if (item instanceof Error || item.kind !== 'ignored') return [item];
        telemetry.info('nothing to do', { why: item.why, messageId });
        telemetry.count('Skipped');
        return [];
      }),
    groupOf: keyOf,
    work: async (entries, checkpoint) => {
      const working = { ...ports, queue: outbox, checkpoint };
      done.push(...(await outbox.during(() => workThrough(entries, working))));
    },
    // All of a full batch at once, since its messages go together.
    workers: MOST_TOGETHER,
    failed: (entry, error) => lastChance(entry, error, ports),
    remaining,
    after: ports.after,
  });
  tellBatch(result, done, telemetry);
  return result;
}

function keyOf(work: Work): string {
  return work.kind === 'object' ? work.key : work.command.key;
}

/**
 * The entries of one key. Of its events only the newest is applied: the others would be stale after it, and they
 * succeed and fail with it. An event also does what a backfill would; commands come last, on what the event left.
 *
 * @returns what was done, for the log
 */
async function workThrough(entries: readonly Entry<Work>[], ports: Working): Promise<readonly Done[]> {
  const events = entries.flatMap(({ item }) => (item.kind === 'object' ? [item] : []));
  const commands = entries.flatMap(({ item }) => (item.kind === 'command' ? [item.command] : []));
  const newest = events.reduce<ObjectEvent | null>(
    (best, event) => (best === null || event.sequencer > best.sequencer ? event : best),
    null,
  );
  const backfill = commands.find((command) => command.nutgraf === 'backfill');
  const reclean = commands.find((command) => command.nutgraf === 'reclean');
  const resync = commands.find((command) => command.nutgraf === 'resync');
  const done: Done[] = [];
  const report = (key: string, sequencer: string, outcome: Outcome) => {
    done.push({ key, id: articleId(key), sequencer, outcome });
    ports.telemetry.count(METRIC[outcome]);
  };
  if (newest !== null) {
    report(newest.key, newest.sequencer, await applyEvent(newest, ports));
  } else if (backfill !== undefined) {
    report(backfill.key, BACKFILL_SEQUENCER, await applyBackfill(backfill.key, backfill.eventTime, ports));
  }
  if (reclean !== undefined) {
    report(reclean.key, 'reclean', await applyReclean(reclean.key, ports));
  }
  if (resync !== undefined) {
    report(resync.key, 'resync', await applyResync(resync.key, resync.eventTime, ports));
  }
  if (entries.length > done.length) ports.telemetry.count('Superseded', entries.length - done.length);
  return done;
}

const METRIC = { applied: 'Applied', duplicate: 'Duplicate', stale: 'Stale', skipped: 'Skipped' } as const;

/** What became of one key, as the log says it. */
interface Done {
  readonly key: string;
  readonly id: string;
  readonly sequencer: string;
  readonly outcome: Outcome;
}

async function applyEvent(event: ObjectEvent, ports: Working): Promise<Outcome> {
  const { table, bucket } = ports;
  const known = await readLateState(table, articleId(event.key));
  const subject = subjectOf(event.key, event.sequencer, event.eventTime, event, ports);
  if (event.change === 'removed') return bury(ports, subject, known);
  if (known !== null && sequencerOf(known.ver) > event.sequencer) {
    await dropOvertaken(table, known, event.sequencer);
    return 'stale';
  }
  if (known !== null && isFinal(known, event.sequencer, ports.engine)) {
    await finish(ports, known);
    return 'duplicate';
  }
  const wanted = event.change === 'created' ? event.versionId : null;
  let found = await bucket.read(event.key, wanted);
  // The version the event is about has gone since: what is current now is what the bucket says of this key.
  if (found.kind === 'gone' && wanted !== null) found = await bucket.read(event.key, null);
  return found.kind === 'gone' ? bury(ports, subject, known) : store(found, subject, known, ports);
}

/** An object that was there before the pipeline. Anything that is known of its key already is better than this. */
async function applyBackfill(key: string, eventTime: string, ports: Working): Promise<Outcome> {
  const known = await readState(ports.table, articleId(key));
  // An earlier delivery of the same message may have died half-way.
  if (known !== null && !(sequencerOf(known.ver) === BACKFILL_SEQUENCER && isUnfinished(known))) {
    // It may also have died after it put a text, and a removal have come since.
    await dropOvertaken(ports.table, known, BACKFILL_SEQUENCER);
    if (sequencerOf(known.ver) === BACKFILL_SEQUENCER) await finish(ports, known);
    return 'duplicate';
  }
  const found = await ports.bucket.read(key, null);
  const subject = subjectOf(key, BACKFILL_SEQUENCER, eventTime, { versionId: null }, ports);
  if (found.kind !== 'gone') return store(found, subject, known, ports);
  // A record that only says that this has failed, or is on its way, would say so for ever.
  return known === null ? 'skipped' : bury(ports, subject, known);
}

/** The same event once more, with the engine of today: same object version, same sequencer. */
async function applyReclean(key: string, ports: Working): Promise<Outcome> {
  const known = await readState(ports.table, articleId(key));
  if (known === null) return 'skipped';
  if (known.status === 'deleted') {
    // An earlier delivery may have died after it put a text, and the removal have come since.
    await dropOvertaken(ports.table, known, sequencerOf(known.ver));
    return 'skipped';
  }
  const sequencer = sequencerOf(known.ver);
  if (isFinal(known, sequencer, ports.engine)) {
    await finish(ports, known);
    return 'duplicate';
  }
  const found = await ports.bucket.read(key, known.origin.versionId);
  // Its removal has an event of its own.
  if (found.kind === 'gone') return 'skipped';
  return store(found, subjectOf(key, sequencer, known.origin.eventTime, known.origin, ports), known, ports);
}

/**
 * Makes the record what is current in the bucket, whatever it was made from: the table may have been restored to a time
 * before events that were worked off. The result counts as just after the record's own event, so that any later event
 * outranks it.
 */
async function applyResync(key: string, eventTime: string, ports: Working): Promise<Outcome> {
  const known = await readState(ports.table, articleId(key));
  if (known === null) return applyBackfill(key, eventTime, ports);
  const found = await ports.bucket.read(key, null);
  const isFrom = isMadeFrom(known, found);
  if (isFrom && !isUnfinished(known)) {
    // An earlier delivery may have died before its last steps, or after it put a text that a removal overtook.
    await dropOvertaken(ports.table, known, sequencerOf(known.ver));
    await finish(ports, known);
    return 'duplicate';
  }
  // What an earlier delivery has begun keeps its place in order.
  const sequencer = isFrom ? sequencerOf(known.ver) : justAfter(sequencerOf(known.ver));
  const subject = subjectOf(key, sequencer, eventTime, { versionId: null }, ports);
  return found.kind === 'gone' ? bury(ports, subject, known) : store(found, subject, known, ports);
}

/** Whether a record is about what is current in the bucket. */
function isMadeFrom({ status, origin }: RecordState, found: ObjectRead): boolean {
  if (found.kind === 'gone') return status === 'deleted';
  return status !== 'deleted' && origin.versionId === found.versionId && origin.etag === found.etag;
}

function isUnfinished({ status }: RecordState): boolean {
  return status === 'processing' || status === 'failed';
}

/** What the object's metadata says of the article. */
function senderOf({ title, author, published, url, site }: FoundObject['metadata']): SenderDetails {
  return { title, author, published, url, site };
}

/** Longer than any id there is; S3 takes 2 KB of metadata. */
const MAX_SOURCE_ID = 400;

/** The uploader's own id of the article, `x-amz-meta-source-id`. */
function sourceIdOf({ metadata }: FoundObject): string | null {
  const id = metadata['source-id']?.trim().slice(0, MAX_SOURCE_ID);
  return id === undefined || id === '' ? null : id;
}

/** Whether this event has its result already, from this cleaning engine or a newer one. */
function isFinal(known: RecordState, sequencer: string, engine: string): boolean {
  return (known.status === 'ready' || known.status === 'rejected') && known.ver >= `${sequencer}#${engineRank(engine)}`;
}

function subjectOf(
  key: string,
  sequencer: string,
  eventTime: string,
  { versionId }: { readonly versionId: string | null },
  ports: CleanPorts,
): Subject {
  return {
    id: articleId(key),
    key,
    sequencer,
    origin: { etag: null, versionId, eventTime, sourceId: null },
    engine: ports.engine,
  };
}

/**
 * From an object to a clean-text row and a message that it is ready, or to a rejected record. Every step is safe to
 * repeat and none is skipped because an earlier one was done before: whoever did that may have died right after.
 */
async function store(
  found: Exclude<ObjectRead, { kind: 'gone' }>,
  asked: Subject,
  known: RecordState | null,
  ports: Working,
): Promise<Outcome> {
  const { queue, engine, telemetry } = ports;
  const sourceId = found.kind === 'object' ? sourceIdOf(found) : null;
  const subject = { ...asked, origin: { ...asked.origin, etag: found.etag, versionId: found.versionId, sourceId } };
  const { id, key, sequencer, origin } = subject;
  let item: Row;
  try {
    if (found.kind === 'too-large')
      throw new RejectedError(
        'too-large',
        `The object has ${found.size} bytes; at most ${MAX_SOURCE_BYTES} are read. Split it, or put the article alone.`,
      );
    // All of a batch are read at once and cleaned one after the other.
    ports.checkpoint(RESERVE_MS);
    const { bytes, name } = unpackSource({ bytes: found.bytes, name: key, contentEncoding: found.contentEncoding });
    const sender = senderOf(found.metadata);
    const article = ports.cleanSource({ bytes, contentType: found.contentType, name, sender });
    const unread = unreadDetails(sender).map((detail) => `x-amz-meta-${detail}`);
    // Only the uploader can mend it, and would else take the date of the text for the one that was given.
    if (unread.length > 0) telemetry.warn('metadata not used', { key, id, unread });
    const row: CleanText = { id, key, sequencer, cleanEngine: engine, origin, article };
    item = packClean(row, Math.floor(ports.now().getTime() / 1000) + ports.cleanTextSeconds, ports.packing);
  } catch (error) {
    if (!(error instanceof RejectedError)) throw error;
    telemetry.count('Rejected');
    telemetry.info('rejected', { key, id, reason: error.reason });
    return reject(ports, subject, { reason: error.reason, detail: error.message, cleanEngine: engine }, known);
  }
  const { outcome, text } = await putText(item, subject, known, ports);
  if (outcome !== 'stale') await sendOne(queue, { message: { id, sequencer, engine, ...text } });
  return outcome;
}

/** Ten of them, enciphered and in base64, are a request of less than 64 KB, which is the price of one. */
const MOST_CARRIED = 4_500;

/** Where a text is, once its record says that it is on its way. */
interface Put {
  readonly outcome: SwapOutcome;
  /** What the message says of it. */
  readonly text: Pick<DigestMessage, 'text'>;
}

/**
 * Puts a text where `digest` finds it. The record of a new article takes its key along, and the message the text: that
 * saves a row, and whatever takes the record's place takes the text away too. Version 0.1 would not find it. Where the
 * record stays as it is, since it says something better or an earlier delivery wrote it, the text has a row of its own.
 */
async function putText(item: Row, subject: Subject, known: RecordState | null, ports: Working): Promise<Put> {
  const { table, engine } = ports;
  const blob = textBlobOf(item);
  let held = known;
  // A text put after its message was worked off by another, and its article removed, would be found by nobody.
  ports.checkpoint();
  if (ports.packing === 'columns' && known?.status !== 'ready' && blob.length <= MOST_CARRIED) {
    const { key, text } = seal({ origin: subject.origin, blob });
    const { outcome, state, isOwn } = await markProcessing(table, subject, known, { engine, key });
    if (isOwn) return { outcome, text: { text } };
    if (outcome === 'stale') return { outcome, text: {} };
    held = state;
    ports.checkpoint();
  }
  await putClean(table, item);
  const { outcome } = await markProcessing(table, subject, held);
  return { outcome, text: {} };
}

/** After the last delivery failed too, the record says so, where nothing better is there. */
async function lastChance({ item, message }: Entry<Work>, error: unknown, ports: CleanPorts): Promise<void> {
  if (receiveCount(message) < ports.maxReceiveCount) return;
  const subject =
    item.kind === 'object'
      ? subjectOf(item.key, item.sequencer, item.eventTime, item, ports)
      : item.command.nutgraf !== 'reclean'
        ? subjectOf(item.command.key, BACKFILL_SEQUENCER, item.command.eventTime, { versionId: null }, ports)
        : null;
  if (subject === null) return;
  try {
    await markFailed(ports.table, subject, error, await readState(ports.table, subject.id));
    ports.telemetry.count('Failed');
  } catch (second) {
    ports.telemetry.warn('could not mark as failed', { id: subject.id, error: describeError(second) });
  }
}
