import type { SQSEvent } from 'aws-lambda';
import {
  type CleanArticle,
  type Digest,
  RejectedError,
  type SignableArticle,
  type SignedArticle,
  summaryAt,
} from '../../engine/index.ts';
import {
  type After,
  type BatchResult,
  type Checkpoint,
  type Entry,
  receiveCount,
  runBatch,
  tellBatch,
} from '../shared/batch.ts';
import type { Packing } from '../shared/environment.ts';
import { PermanentError } from '../shared/errors.ts';
import { readDigestMessage } from '../shared/messages/digest-message.ts';
import type { DigestMessage } from '../shared/messages/messages.ts';
import { type Announcing, announce } from '../shared/messages/notice.ts';
import { unseal } from '../shared/messages/seal.ts';
import { describeError, type Telemetry } from '../shared/observability.ts';
import { dropOvertaken, finish, markFailed, reject } from '../shared/outcomes.ts';
import { readClean } from '../shared/store/clean-rows.ts';
import { heldUntil } from '../shared/store/embargoes.ts';
import { engineRank, isOfEvent, recordVersion, sequencerOf, sortTime } from '../shared/store/keys.ts';
import { type LookupRow, leftBehind, putLookupRows, removeLookupRows } from '../shared/store/lookup-rows.ts';
import {
  type KnownNames,
  type ListedName,
  listedNames,
  type NameRow,
  nameRowKey,
  putDirectoryRows,
} from '../shared/store/name-rows.ts';
import {
  type PackedRecord,
  packRecord,
  type RecordState,
  readState,
  readText,
  readWork,
  removeStaleRows,
  type SwapOutcome,
  swapRecord,
  textOf,
  type Work,
} from '../shared/store/records.ts';
import type { StoredClean, StoredOrigin, StoredRecord } from '../shared/store/stored.ts';
import { storyRowKeys, storyRowsOf } from '../shared/store/story-rows.ts';
import type { Table } from '../shared/store/table.ts';
import { changesAfter, type HistoryPorts } from './history.ts';

/** A listing shows this much of the summary's first sentence, in UTF-16 units; the summary itself is whole. */
const MAX_LEAD = 1_000;

/** Everything outside that `digest` needs. */
export interface DigestPorts extends Announcing, HistoryPorts {
  readonly digestArticle: (article: CleanArticle) => Digest;
  /** What stories are told by; null where they are switched off. */
  readonly signArticle: ((article: SignableArticle) => SignedArticle) | null;
  /** The engine's version. */
  readonly engine: string;
  /** How blobs are written. */
  readonly packing?: Packing | undefined;
  /** Deliveries after which a message becomes a dead letter. */
  readonly maxReceiveCount: number;
  readonly telemetry: Telemetry;
  /** What earlier batches of this process have learnt of the directory of names. */
  readonly knownNames: KnownNames;
  /** How the batch sets its alarm; the real clock where left out. */
  readonly after?: After | undefined;
}

const METRIC = { applied: 'Applied', duplicate: 'Duplicate', stale: 'Stale' } as const;

/**
 * Works through a batch of the digest queue.
 *
 * @param remaining - milliseconds this invocation has left
 */
export async function processDigests(
  event: SQSEvent,
  remaining: () => number,
  ports: DigestPorts,
): Promise<BatchResult> {
  const { telemetry } = ports;
  const done: object[] = [];
  const result = await runBatch<DigestMessage>(event, {
    read: ({ body }) => [readDigestMessage(body)],
    groupOf: ({ id }) => id,
    work: async (entries, checkpoint) => {
      const newest = entries
        .map(({ item }) => item)
        .reduce((best, item) => (orderOf(item) > orderOf(best) ? item : best));
      const outcome = await applyDigest(newest, ports, checkpoint);
      done.push({ id: newest.id, sequencer: newest.sequencer, cleanEngine: newest.engine, outcome });
      telemetry.count(METRIC[outcome]);
      if (entries.length > 1) telemetry.count('Superseded', entries.length - 1);
    },
    failed: (entry, error) => lastChance(entry, error, ports),
    remaining,
    after: ports.after,
  });
  tellBatch(result, done, telemetry);
  return result;
}

/** Messages of one article order as the versions they lead to. */
function orderOf({ sequencer, engine }: DigestMessage): string {
  return `${sequencer}#${engineRank(engine)}`;
}

async function applyDigest(message: DigestMessage, ports: DigestPorts, checkpoint: Checkpoint): Promise<SwapOutcome> {
  const { table } = ports;
  const { id, sequencer, engine: cleanEngine } = message;
  const work = await readWork(table, id);
  const held = work?.state ?? null;
  const target = recordVersion(sequencer, { kind: 'ready', cleanEngine, digestEngine: ports.engine });
  if (held !== null && sequencerOf(held.ver) > sequencer) {
    await dropOvertaken(table, held, sequencer);
    return 'stale';
  }
  if (held !== null && held.ver >= target) {
    // All that can remain of this event: whoever stored it may have died before the old names, or a removed text, were
    // gone, or before anybody was told.
    await removeStaleRows(table, held);
    await dropOvertaken(table, held, sequencer);
    if (sequencerOf(held.ver) === sequencer) await announce(ports, held);
    return held.ver === target ? 'duplicate' : 'stale';
  }

  const clean = await textMeant(work, message, table);
  const subject = { id, key: clean.key, sequencer, origin: clean.origin, engine: ports.engine };
  let made: DigestedArticle;
  try {
    made = digestedArticle(clean, target, ports);
  } catch (error) {
    if (!(error instanceof RejectedError)) throw error;
    ports.telemetry.count('Rejected');
    ports.telemetry.info('rejected', { key: clean.key, id, reason: error.reason });
    return reject(ports, subject, { reason: error.reason, detail: error.message, cleanEngine }, held);
  }

  const { digest, packed, names, lookupRows } = made;
  // Nobody but this digest knows of its rows before the swap.
  checkpoint();
  await Promise.all([putLookupRows(table, lookupRows), putDirectoryRows(table, names, ports.knownNames)]);
  const successor = { record: packed.record, article: clean.article, digest };
  const { outcome, state } = await swapRecord(table, packed, {
    known: held,
    changes: (before) => changesAfter(ports, before, successor),
  });
  if (outcome === 'stale') {
    // Nobody else knows of the rows just written.
    await removeLookupRows(table, lookupRows, target);
    await dropOvertaken(table, state, sequencer);
  } else {
    // Whoever stored the same version may have read the event at another time, and listed it under that.
    const unlisted = leftBehind(lookupRows, [...state.nameRows, ...state.storyRows]);
    await removeLookupRows(table, unlisted, target);
    await finish(ports, state);
  }
  measure(ports, { outcome, sequencer, origin: clean.origin, held });
  return outcome;
}

/** A swap that was tried, and the record that was there before. */
interface Swap {
  readonly outcome: SwapOutcome;
  readonly sequencer: string;
  readonly origin: StoredOrigin;
  readonly held: RecordState | null;
}

/**
 * Measures how long a version took from its event to its record; not what our own commands made again: that was put
 * long ago.
 */
function measure({ telemetry, now }: DigestPorts, { outcome, sequencer, origin, held }: Swap): void {
  const wasReady = held?.status === 'ready' && sequencerOf(held.ver) === sequencer;
  if (outcome !== 'applied' || wasReady || !isOfEvent(sequencer)) return;
  // The clocks of S3 and of a function differ.
  telemetry.time('TimeToReady', Math.max(0, now().getTime() - Date.parse(origin.eventTime)));
}

/** All that a digest writes. */
interface DigestedArticle {
  readonly digest: Digest;
  readonly packed: PackedRecord;
  readonly names: readonly ListedName[];
  readonly lookupRows: readonly LookupRow[];
}

/** @throws RejectedError where the article can never be stored */
function digestedArticle(clean: StoredClean, ver: string, ports: DigestPorts): DigestedArticle {
  const { id, article, blob } = clean;
  const digest = ports.digestArticle(article);
  const names = listedNames(digest.facts);
  const signed = ports.signArticle?.({ ...article, facts: digest.facts }) ?? null;
  const packed = packRecord(readyRecord(clean, digest, { names, signed }, ver, ports), blob, ports.packing);
  const { sortAt } = packed.record;
  const nameRows = names.map(({ key, name }): NameRow => ({ ...nameRowKey(key, id, sortAt), id, ver, name, sortAt }));
  return {
    digest,
    packed,
    names,
    lookupRows: [...nameRows, ...(signed === null ? [] : storyRowsOf(signed, packed.record))],
  };
}

/** The text that a message means, wherever it is. @throws PermanentError where it has gone */
async function textMeant(work: Work | null, message: DigestMessage, table: Table): Promise<StoredClean> {
  const { id, sequencer, engine } = message;
  const found =
    textCarried(work, message) ??
    (await textHeld(table, work?.state ?? null, message)) ??
    (await readClean(table, id, sequencer, engine));
  if (found !== null) return found;
  throw new PermanentError('clean-text-gone', `the clean text of ${id} has gone; run "nutgraf reclean" for it`);
}

/** The text in the message, where the record has the key to it. */
function textCarried(work: Work | null, { sequencer, engine, text }: DigestMessage): StoredClean | null {
  if (text === undefined || work?.waiting?.engine !== engine || sequencerOf(work.state.ver) !== sequencer) return null;
  const letter = unseal({ key: work.waiting.key, text });
  const { id, key } = work.state;
  return letter && { id, key, sequencer, cleanEngine: engine, origin: letter.origin, ...textOf(letter.blob) };
}

/** The record's own text, where it is what the message means: this is how an article is digested again. */
async function textHeld(
  table: Table,
  held: RecordState | null,
  { sequencer, engine }: DigestMessage,
): Promise<StoredClean | null> {
  if (held?.status !== 'ready' || held.cleanEngine !== engine || sequencerOf(held.ver) !== sequencer) return null;
  const text = await readText(table, held);
  return text && { id: held.id, key: held.key, sequencer, cleanEngine: engine, origin: held.origin, ...text };
}

function readyRecord(
  { id, key, origin, cleanEngine, article }: StoredClean,
  digest: Digest,
  { names, signed }: { readonly names: readonly ListedName[]; readonly signed: SignedArticle | null },
  ver: string,
  ports: DigestPorts,
): StoredRecord {
  const sortAt = sortTime(article.publishedAt, origin.eventTime);
  return {
    id,
    key,
    status: 'ready',
    ver,
    sortAt,
    reason: null,
    detail: null,
    title: digest.title,
    site: article.site,
    publishedAt: article.publishedAt,
    language: article.language,
    words: article.words,
    lead: leadOf(article, digest),
    digestedAt: ports.now().toISOString(),
    heldUntil: heldUntil(digest.embargo, origin.eventTime),
    origin,
    engine: ports.engine,
    cleanEngine,
    article,
    digest,
    nameRows: names.map((name) => nameRowKey(name.key, id, sortAt)),
    staleNameRows: [],
    storyRows: signed === null ? [] : storyRowKeys(signed, { id, sortAt }),
    staleStoryRows: [],
  };
}

/** The first sentence of the summary, as the summary shows it. */
function leadOf({ text }: CleanArticle, { summary }: Digest): string | null {
  const shown = summaryAt(summary, text, { kind: 'default' })[0]?.text;
  if (shown === undefined) return null;
  return shown.length <= MAX_LEAD ? shown : shown.slice(0, MAX_LEAD).replace(/[\uD800-\uDBFF]$/, '');
}

/** After the last delivery failed too, the record says so, where nothing better is there. */
async function lastChance({ item, message }: Entry<DigestMessage>, error: unknown, ports: DigestPorts): Promise<void> {
  if (receiveCount(message) < ports.maxReceiveCount) return;
  try {
    const held = await readState(ports.table, item.id);
    const source = held ?? (await readClean(ports.table, item.id, item.sequencer, item.engine));
    // Without either nobody knows the object key.
    if (source === null) return;
    const subject = {
      id: item.id,
      key: source.key,
      sequencer: item.sequencer,
      origin: source.origin,
      engine: ports.engine,
    };
    await markFailed(ports.table, subject, error, held);
    ports.telemetry.count('Failed');
  } catch (second) {
    ports.telemetry.warn('could not mark as failed', { id: item.id, error: describeError(second) });
  }
}
