import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import {
  type CleanArticle,
  type Digest,
  type RecordChange,
  RejectedError,
  type Status,
} from '../../../engine/light.ts';
import type { Packing } from '../environment.ts';
import { PermanentError, TransientError } from '../errors.ts';
import { LIST_PARTITION, LIST_PROJECTION, LIST_SORT, PARTITION_KEY, SORT_KEY } from './attributes.ts';
import { pack, unpack } from './blobs.ts';
import { compacted, expand } from './compact.ts';
import {
  articlePartition,
  engineRank,
  HELD_PARTITION,
  listPartition,
  listShard,
  RECORD_SORT,
  sequencerOf,
  timeSort,
} from './keys.ts';
import { leftBehind, lookupEntry, removeLookupRows } from './lookup-rows.ts';
import { nameRowOf } from './name-rows.ts';
import {
  bytesIn,
  MAX_ROW_BYTES,
  numberIn,
  type Row,
  rowBytes,
  stringIn,
  stringOrNullIn,
  stringsIn,
  withoutNulls,
} from './rows.ts';
import {
  type LookupRowKey,
  NOTICE_KINDS,
  type NoticeKind,
  type StoredHead,
  type StoredOrigin,
  type StoredRecord,
  type StoredState,
} from './stored.ts';
import { storyRowOf } from './story-rows.ts';
import { holds, type Table } from './table.ts';

export const ARTICLE_BLOB = 'articleBlob';
const DIGEST_BLOB = 'digestBlob';
const CHANGES_BLOB = 'changesBlob';
/** Opens the text in a message that waits to be digested; and the engine that cleaned it. */
const WAITING_KEY = 'waitingKey';
const WAITING_ENGINE = 'waitingEngine';

/**
 * What a listing can be asked for. An article on its way is in none: it would be entered only to be taken out again.
 */
export const LISTED_STATUSES = ['ready', 'rejected', 'failed', 'deleted'] as const satisfies readonly Status[];
const STATUSES: readonly Status[] = ['processing', ...LISTED_STATUSES];

/** A record without its two blobs: enough to compare versions, to tidy up, and to tell of it. */
export interface RecordState extends StoredState {
  /**
   * What is told of this version, settled when it took the place of another; null where nothing is, or it is of before
   * 0.2.
   */
  readonly notice: NoticeKind | null;
  /** The engine whose text waits in a message, and the row holds the key; null where none does. */
  readonly waiting: string | null;
}

/**
 * The key to a text that waits in a message to be digested. It goes with its record, whatever takes its place: from
 * then on nobody can read the message, however long a queue keeps it.
 */
export interface WaitingText {
  /** The engine that cleaned it. */
  readonly engine: string;
  readonly key: Uint8Array;
}

/** Attributes of a record's row that make up its state. */
const STATE_ATTRIBUTES = [
  ...LIST_PROJECTION,
  'heldUntil',
  'etag',
  'versionId',
  'eventTime',
  'sourceId',
  'engine',
  'cleanEngine',
  'nameRows',
  'staleNameRows',
  'storyRows',
  'staleStoryRows',
  'notice',
  WAITING_ENGINE,
] as const;
/** `key`, `status` and others are reserved words, so every name is aliased. */
const projecting = (names: readonly string[]) => ({
  ProjectionExpression: names.map((name) => `#${name}`).join(', '),
  ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
});
const STATE_PROJECTION = projecting(STATE_ATTRIBUTES);
const WORK_PROJECTION = projecting([...STATE_ATTRIBUTES, WAITING_KEY]);
/** Each lost race means that somebody else moved the record on, so more than a few in a row are a sign of trouble. */
const SWAP_ATTEMPTS = 5;

/** A record and its row, known to fit. */
export interface PackedRecord {
  readonly record: StoredRecord;
  readonly item: Row;
  readonly packing: Packing;
}

/**
 * What a write did: `applied`; `duplicate`, the table holds exactly this version; or `stale`, it holds a higher one.
 * Only `stale` ends the work, because whoever wrote a duplicate may have died right after.
 */
export type SwapOutcome = 'applied' | 'duplicate' | 'stale';

export interface Swapped {
  readonly outcome: SwapOutcome;
  /** The record the table holds now, as far as this caller knows. */
  readonly state: RecordState;
}

/** The row of a record: list attributes beside the two blobs. Nulls are left out. */
function toItem(record: StoredRecord, articleBlob: Uint8Array | null, packing: Packing): Row {
  const { article, digest } = record;
  const partition = listedUnder(record);
  return withoutNulls({
    [PARTITION_KEY]: articlePartition(record.id),
    [SORT_KEY]: RECORD_SORT,
    [LIST_PARTITION]: partition,
    [LIST_SORT]: partition === null ? null : timeSort(record.sortAt, record.id),
    id: record.id,
    key: record.key,
    status: record.status,
    ver: record.ver,
    sortAt: record.sortAt,
    reason: record.reason,
    detail: record.detail,
    title: record.title,
    site: record.site,
    publishedAt: record.publishedAt,
    language: record.language,
    words: record.words,
    lead: record.lead,
    digestedAt: record.digestedAt,
    heldUntil: record.heldUntil,
    ...record.origin,
    engine: record.engine,
    cleanEngine: record.cleanEngine,
    nameRows: entries(record.nameRows, record.sortAt),
    storyRows: entries(record.storyRows, record.sortAt),
    ...staleRows(record),
    [ARTICLE_BLOB]: article === null ? null : (articleBlob ?? pack(article, packing)),
    [DIGEST_BLOB]: digest === null ? null : packDigest(digest, article?.text ?? '', packing),
  });
}

function packDigest(digest: Digest, text: string, packing: Packing): Uint8Array {
  return pack(compacted(digest, text, packing === 'columns' ? 'shorter' : 'plain'), packing);
}

/** Partition of the listing index; null where the record is in no listing. */
function listedUnder({ id, status, heldUntil }: StoredHead): string | null {
  if (status === 'processing') return null;
  return heldUntil === null ? listPartition(status, listShard(id)) : HELD_PARTITION;
}

/** A record, and what newer versions of its file changed. */
export interface ReadRecord extends StoredRecord {
  /** Newest first. */
  readonly changes: readonly RecordChange[];
}

/** A record from its row. @throws PermanentError where the row is not one of ours */
function fromItem(row: Row): ReadRecord {
  // Typed by what was packed: nothing else writes these two attributes.
  const article: CleanArticle | null = row[ARTICLE_BLOB] === undefined ? null : unpack(bytesIn(row, ARTICLE_BLOB));
  const digest: Digest | null = row[DIGEST_BLOB] === undefined ? null : unpack(bytesIn(row, DIGEST_BLOB));
  expand(digest, article?.text ?? '');
  const { notice: _, waiting: __, ...state } = stateFromItem(row);
  return { ...state, article, digest, changes: changesIn(row) };
}

function changesIn(row: Row): readonly RecordChange[] {
  return row[CHANGES_BLOB] === undefined ? [] : unpack(bytesIn(row, CHANGES_BLOB));
}

/** What a row has of changes, beside its record. */
function changesItem(changes: readonly RecordChange[], packing: Packing): Row {
  return changes.length === 0 ? {} : { [CHANGES_BLOB]: pack(changes, packing) };
}

/**
 * What a listing shows, from a row of the listing index or of the table. @throws PermanentError where it is not one of
 * ours
 */
export function headFromItem(row: Row): StoredHead {
  return {
    id: stringIn(row, 'id'),
    key: stringIn(row, 'key'),
    status: statusIn(row),
    ver: stringIn(row, 'ver'),
    sortAt: stringIn(row, 'sortAt'),
    reason: stringOrNullIn(row, 'reason'),
    detail: stringOrNullIn(row, 'detail'),
    title: stringOrNullIn(row, 'title'),
    site: stringOrNullIn(row, 'site'),
    publishedAt: stringOrNullIn(row, 'publishedAt'),
    language: stringOrNullIn(row, 'language'),
    words: numberIn(row, 'words'),
    lead: stringOrNullIn(row, 'lead'),
    digestedAt: stringOrNullIn(row, 'digestedAt'),
    heldUntil: stringOrNullIn(row, 'heldUntil'),
  };
}

function stateFromItem(row: Row): RecordState {
  const head = headFromItem(row);
  return {
    ...head,
    origin: originIn(row),
    engine: stringIn(row, 'engine'),
    cleanEngine: stringOrNullIn(row, 'cleanEngine'),
    nameRows: stringsIn(row, 'nameRows').map((entry) => nameRowOf(entry, head)),
    staleNameRows: stringsIn(row, 'staleNameRows').map((entry) => nameRowOf(entry, head)),
    storyRows: stringsIn(row, 'storyRows').map((entry) => storyRowOf(entry, head)),
    staleStoryRows: stringsIn(row, 'staleStoryRows').map((entry) => storyRowOf(entry, head)),
    notice: NOTICE_KINDS.find((kind) => kind === row.notice) ?? null,
    waiting: stringOrNullIn(row, WAITING_ENGINE),
  };
}

/** Which object version a row is about. @throws PermanentError where the row is not one of ours */
export function originIn(row: Row): StoredOrigin {
  return {
    etag: stringOrNullIn(row, 'etag'),
    versionId: stringOrNullIn(row, 'versionId'),
    eventTime: stringIn(row, 'eventTime'),
    sourceId: stringOrNullIn(row, 'sourceId'),
  };
}

function statusIn(row: Row): Status {
  const value = stringIn(row, 'status');
  const status = STATUSES.find((known) => known === value);
  if (status === undefined)
    throw new PermanentError('damaged-row', `unknown status "${value}": deploy the newer code that wrote it`);
  return status;
}

/** Null where there are none, so that the attribute is left out. */
function entries(rows: readonly LookupRowKey[], sortAt: string): string[] | null {
  return rows.length === 0 ? null : rows.map((row) => lookupEntry(row, sortAt));
}

/**
 * A record with its text and digest, or null where there never was one. Deleted articles have a record, of status
 * `deleted`.
 *
 * @param options.consistent - whether the read must see every write that was acknowledged before it (twice the price)
 * @throws PermanentError where the row is not one of ours
 */
export async function readRecord(
  table: Table,
  id: string,
  options: { readonly consistent: boolean },
): Promise<ReadRecord | null> {
  const { Item } = await table.client.send(
    new GetCommand({
      TableName: table.name,
      Key: { [PARTITION_KEY]: articlePartition(id), [SORT_KEY]: RECORD_SORT },
      ConsistentRead: options.consistent,
    }),
  );
  return Item === undefined ? null : fromItem(Item);
}

/** The same without opening, or even sending, the blobs; consistent, because versions are decided on it. */
export async function readState(table: Table, id: string): Promise<RecordState | null> {
  const row = await readProjected(table, id, STATE_PROJECTION);
  return row && stateFromItem(row);
}

/**
 * The same as it is now or was a moment ago, at half the price: for whoever goes on to a swap, which reads it again
 * where it has moved on.
 */
export async function readLateState(table: Table, id: string): Promise<RecordState | null> {
  const row = await readProjected(table, id, { ...STATE_PROJECTION, ConsistentRead: false });
  return row && stateFromItem(row);
}

/** What `digest` begins with: a record's state and the key to a text that waits, in one read. */
export interface Work {
  readonly state: RecordState;
  readonly waiting: WaitingText | null;
}

/** The same as {@link readState}, with the key to a text that waits. */
export async function readWork(table: Table, id: string): Promise<Work | null> {
  const row = await readProjected(table, id, WORK_PROJECTION);
  if (row === null) return null;
  const state = stateFromItem(row);
  const engine = state.waiting;
  return {
    state,
    waiting: engine === null ? null : { engine, key: bytesIn(row, WAITING_KEY) },
  };
}

async function readProjected(
  table: Table,
  id: string,
  options: ReturnType<typeof projecting> & { readonly ConsistentRead?: boolean },
): Promise<Row | null> {
  const { Item } = await table.client.send(
    new GetCommand({
      TableName: table.name,
      Key: { [PARTITION_KEY]: articlePartition(id), [SORT_KEY]: RECORD_SORT },
      ConsistentRead: true,
      ...options,
    }),
  );
  return Item ?? null;
}

/** An article's text and removal log, and the blob they were read from. */
export interface PackedText {
  readonly article: CleanArticle;
  readonly blob: Uint8Array;
}

/** The text of a record as it was packed, or null where it has none, or another version has taken its place. */
export async function readText(table: Table, state: RecordState): Promise<PackedText | null> {
  const row = await readBlobs(table, state, [ARTICLE_BLOB]);
  return row && textOf(bytesIn(row, ARTICLE_BLOB));
}

/**
 * The text a record serves, and its changes so far; null where it has no text, or another version has taken its place.
 */
export async function readPredecessor(
  table: Table,
  state: RecordState,
): Promise<(Pick<PackedText, 'article'> & Pick<ReadRecord, 'changes'>) | null> {
  const row = await readBlobs(table, state, [ARTICLE_BLOB, CHANGES_BLOB]);
  return row && { article: textOf(bytesIn(row, ARTICLE_BLOB)).article, changes: changesIn(row) };
}

/** Blobs of the version a record was read as, of those with a text. */
async function readBlobs(table: Table, { id, ver }: RecordState, blobs: readonly string[]): Promise<Row | null> {
  const { Item } = await table.client.send(
    new GetCommand({
      TableName: table.name,
      Key: { [PARTITION_KEY]: articlePartition(id), [SORT_KEY]: RECORD_SORT },
      ConsistentRead: true,
      ProjectionExpression: ['ver', ...blobs].join(', '),
    }),
  );
  return Item === undefined || Item.ver !== ver || Item[ARTICLE_BLOB] === undefined ? null : Item;
}

/**
 * Forgets what newer versions of an article's file changed. Counts as storing the record, so that nobody goes on
 * showing what he keeps.
 *
 * @param now - ISO date-time
 * @returns false where there is no ready record
 */
export async function purgeChanges(table: Table, id: string, now: string): Promise<boolean> {
  return await holds(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { [PARTITION_KEY]: articlePartition(id), [SORT_KEY]: RECORD_SORT },
        UpdateExpression: 'REMOVE #changes SET digestedAt = :now',
        ConditionExpression: '#status = :ready',
        ExpressionAttributeNames: { '#changes': CHANGES_BLOB, '#status': 'status' },
        ExpressionAttributeValues: { ':now': now, ':ready': 'ready' satisfies Status },
      }),
    ),
  );
}

/** @param blob - what `pack` made of an article */
export function textOf(blob: Uint8Array): PackedText {
  return { article: unpack(blob), blob };
}

/**
 * Packs a record into its row.
 *
 * @param articleBlob - the record's article as it was packed before, where it was: packing it again gives the same, but
 * takes its time
 * @throws RejectedError `too-large` where the row would come near DynamoDB's limit of 400 KB
 */
export function packRecord(
  record: StoredRecord,
  articleBlob: Uint8Array | null = null,
  packing: Packing = 'brotli',
): PackedRecord {
  const item = toItem(record, articleBlob, packing);
  const bytes = rowBytes(item);
  if (bytes > MAX_ROW_BYTES) {
    throw new RejectedError(
      'too-large',
      `the record is ${bytes} bytes compressed, at most ${MAX_ROW_BYTES} can be stored; split the article`,
    );
  }
  return { record, item, packing };
}

/**
 * Puts a record in place of a lower version of itself, in one conditional write. What the held version was listed under
 * and the new one is not goes into its lists of stale rows, so that whoever comes next can finish the removal.
 *
 * @param options.known - the state last read, or null where there was no record: saves a read when nobody came between
 * @param options.keepReady - leave a lower `ready` record as it is (outcome `duplicate`): it is served until a better
 * one is there
 * @param options.changes - what the record has of changes, where it takes the place of the one that is held; asked for
 * each attempt
 * @param options.waiting - the key to its text, where that waits in a message
 * @throws PermanentError where another key has the same id
 * @throws TransientError where others kept winning
 */
export async function swapRecord(
  table: Table,
  packed: PackedRecord,
  options: {
    readonly known: RecordState | null;
    readonly keepReady?: boolean;
    readonly changes?: (held: RecordState | null) => Promise<readonly RecordChange[]>;
    readonly waiting?: WaitingText | null;
  },
): Promise<Swapped> {
  const { record } = packed;
  let held = options.known;
  for (let attempt = 0; attempt < SWAP_ATTEMPTS; attempt++) {
    const outcome = held === null ? null : outcomeAgainst(held, record, options.keepReady === true);
    if (held !== null && outcome !== null) return { outcome, state: held };
    const stale = staleAfter(held, record);
    const notice = noticeFor(record.status, held);
    const changes = changesItem((await options.changes?.(held)) ?? [], packed.packing);
    const text = options.waiting ?? (await textLeft(table, held, record));
    const item = withoutNulls({
      ...packed.item,
      notice,
      ...staleRows({ ...stale, sortAt: record.sortAt }),
      ...changes,
      [WAITING_ENGINE]: text?.engine,
      [WAITING_KEY]: text?.key,
    });
    if (await holds(table.client.send(putIfHeld(table, item, held)))) {
      return { outcome: 'applied', state: { ...record, ...stale, notice, waiting: text?.engine ?? null } };
    }
    held = await readState(table, record.id);
  }
  throw new TransientError(
    'contended',
    `record ${record.id} changed ${SWAP_ATTEMPTS} times while it was being written`,
  );
}

/**
 * Why a record does not take the place of the held one; null where it does.
 *
 * @throws PermanentError where another key has the same id
 */
function outcomeAgainst(held: RecordState, record: StoredRecord, keepReady: boolean): 'duplicate' | 'stale' | null {
  if (held.key !== record.key) {
    throw new PermanentError(
      'key-collision',
      `the id ${record.id} belongs to another object key; rename one of the two objects`,
    );
  }
  if (held.ver > record.ver) return 'stale';
  return held.ver === record.ver || (keepReady && held.status === 'ready') ? 'duplicate' : null;
}

/**
 * The key that the held record hands on: to a text of the same event that leads to a higher version yet, as when the
 * event failed or what another engine made of it was digested first.
 */
async function textLeft(table: Table, held: RecordState | null, { ver }: StoredRecord): Promise<WaitingText | null> {
  if (held === null || held.waiting === null || sequencerOf(held.ver) !== sequencerOf(ver)) return null;
  const least = `${sequencerOf(ver)}#${engineRank(held.waiting)}`;
  return least > ver ? ((await readWork(table, held.id))?.waiting ?? null) : null;
}

/** Rows of names and stories that the held record has or leaves, and the new one has not. */
function staleAfter(
  held: RecordState | null,
  record: StoredRecord,
): Pick<RecordState, 'staleNameRows' | 'staleStoryRows'> {
  if (held === null) return { staleNameRows: [], staleStoryRows: [] };
  return {
    staleNameRows: leftBehind([...held.nameRows, ...held.staleNameRows], record.nameRows),
    staleStoryRows: leftBehind([...held.storyRows, ...held.staleStoryRows], record.storyRows),
  };
}

/** What a record is told as. It is stored with it, since nobody who comes later can see what it replaced. */
function noticeFor(status: Status, held: RecordState | null): NoticeKind | null {
  switch (status) {
    case 'ready':
      return held?.status === 'ready' ? 'changed' : 'ready';
    case 'rejected':
      return 'rejected';
    case 'deleted':
      return 'removed';
    default:
      return null;
  }
}

function putIfHeld(table: Table, item: Row, held: RecordState | null): PutCommand {
  if (held === null) {
    return new PutCommand({
      TableName: table.name,
      Item: item,
      ConditionExpression: 'attribute_not_exists(#pk)',
      ExpressionAttributeNames: { '#pk': PARTITION_KEY },
    });
  }
  return new PutCommand({
    TableName: table.name,
    Item: item,
    ConditionExpression: '#ver = :held AND #key = :key',
    ExpressionAttributeNames: { '#ver': 'ver', '#key': 'key' },
    ExpressionAttributeValues: { ':held': held.ver, ':key': held.key },
  });
}

type StaleRows = Pick<StoredState, 'staleNameRows' | 'staleStoryRows'>;

function staleRows({ staleNameRows, staleStoryRows, sortAt }: StaleRows & { readonly sortAt: string }): Row {
  return { staleNameRows: entries(staleNameRows, sortAt), staleStoryRows: entries(staleStoryRows, sortAt) };
}

/**
 * Removes the lookup rows a record left behind, then its lists of them. Safe to repeat, and beside any other writer.
 */
export async function removeStaleRows(table: Table, state: RecordState): Promise<void> {
  const stale = [...state.staleNameRows, ...state.staleStoryRows];
  if (stale.length === 0) return;
  await removeLookupRows(table, stale, state.ver);
  await holds(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { [PARTITION_KEY]: articlePartition(state.id), [SORT_KEY]: RECORD_SORT },
        UpdateExpression: 'REMOVE staleNameRows, staleStoryRows',
        ConditionExpression: '#ver = :ver',
        ExpressionAttributeNames: { '#ver': 'ver' },
        ExpressionAttributeValues: { ':ver': state.ver },
      }),
    ),
  );
}
