import { PermanentError } from '../errors.ts';
import { member, parsed, text } from '../json.ts';
import { padSequencer, SEQUENCER_WIDTH } from '../store/keys.ts';
import type { IntakeCommand } from './messages.ts';

/**
 * What an event says happened to a key: a version was `created`; the key was `removed` (a delete marker went on top);
 * or something was taken away (`revealed`: a version or a marker), and only a look at the bucket tells what is current
 * now.
 */
export type Change = 'created' | 'removed' | 'revealed';

/** One storage event, decoded. */
export interface ObjectEvent {
  readonly kind: 'object';
  readonly key: string;
  readonly change: Change;
  /** The version the event is about; null where the bucket keeps none. */
  readonly versionId: string | null;
  /** Padded, so that comparing strings is comparing events of one key. */
  readonly sequencer: string;
  /** ISO date-time. */
  readonly eventTime: string;
}

/** One of our own commands, checked. */
export type CommandItem = { readonly kind: 'command'; readonly command: IntakeCommand };

/** What one message asks for: work, something that needs none, or an entry that can never be worked on. */
export type IntakeItem =
  | ObjectEvent
  | CommandItem
  | { readonly kind: 'ignored'; readonly why: 'test-event' | 'folder' | 'outside' }
  | PermanentError;

/** Which keys of a bucket are articles. An empty string stands for no condition. */
export interface KeyFilter {
  readonly prefix: string;
  readonly suffix: string;
}

const EVERY_KEY: KeyFilter = { prefix: '', suffix: '' };

const CHANGES: readonly (readonly [RegExp, Change])[] = [
  [/^ObjectCreated:/, 'created'],
  [/^(?:ObjectRemoved|LifecycleExpiration):DeleteMarkerCreated$/, 'removed'],
  [/^(?:ObjectRemoved|LifecycleExpiration):Delete$/, 'revealed'],
];
const SEQUENCER = new RegExp(`^[0-9A-Fa-f]{1,${SEQUENCER_WIDTH}}$`);

/**
 * An object key as it is in an S3 event: form-encoded, so a space is `+` and everything else percent-encoded UTF-8.
 *
 * @throws PermanentError where the escapes are not valid UTF-8
 */
export function decodeKey(encoded: string): string {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch (cause) {
    throw new PermanentError(
      'malformed-key',
      'the object key in the event is not form-encoded UTF-8; put the object again',
      { cause },
    );
  }
}

/**
 * Reads the body of a message on the intake queue: an S3 notification with any number of records, S3's test event, an
 * event of EventBridge, each of them as it is or wrapped by SNS, or one of our commands. Never throws: what is wrong
 * with one record does not hide the others.
 *
 * @param bucket - the articles bucket; events of another are refused
 * @param keys - which of its keys are articles; others are passed over, whoever sends them
 */
export function readIntake(body: string, bucket: string, keys = EVERY_KEY): readonly IntakeItem[] {
  const message = unwrapped(parsed(body));
  if (text(message, 'Event') === 's3:TestEvent') return [{ kind: 'ignored', why: 'test-event' }];
  return itemsOf(message, bucket).map((item) => (isOutside(item, keys) ? { kind: 'ignored', why: 'outside' } : item));
}

/** What SNS delivers, or else the message itself. */
function unwrapped(message: unknown): unknown {
  const inner = text(message, 'Type') === 'Notification' ? text(message, 'Message') : undefined;
  return inner === undefined ? message : parsed(inner);
}

function itemsOf(message: unknown, bucket: string): readonly IntakeItem[] {
  const records = member(message, 'Records');
  if (Array.isArray(records) && records.length > 0)
    return records.map((record: unknown) => attempt(() => objectEvent(notified(record), bucket)));
  if (text(message, 'source') === 'aws.s3') return [attempt(() => objectEvent(bussed(message), bucket))];
  return [attempt(() => command(message))];
}

function isOutside(item: IntakeItem, { prefix, suffix }: KeyFilter): boolean {
  if (item instanceof Error || item.kind === 'ignored') return false;
  const { key } = item.kind === 'object' ? item : item.command;
  return !key.startsWith(prefix) || !key.endsWith(suffix);
}

function attempt(read: () => IntakeItem): IntakeItem {
  try {
    return read();
  } catch (error) {
    if (error instanceof PermanentError) return error;
    throw error;
  }
}

/** A storage event before anything of it is checked, whoever brought it. */
interface RawEvent {
  readonly change: Change | undefined;
  readonly bucket: string | undefined;
  /** @throws PermanentError where it cannot be decoded */
  readonly key: () => string | undefined;
  readonly versionId: string | undefined;
  readonly sequencer: string | undefined;
  readonly time: string | undefined;
}

/** A record of an S3 notification. */
function notified(record: unknown): RawEvent {
  const name = (text(record, 'eventName') ?? '').replace(/^s3:/, '');
  const s3 = member(record, 's3');
  const object = member(s3, 'object');
  const encoded = text(object, 'key');
  const isOfS3 = text(record, 'eventSource') === 'aws:s3';
  return {
    change: isOfS3 ? CHANGES.find(([pattern]) => pattern.test(name))?.[1] : undefined,
    bucket: text(member(s3, 'bucket'), 'name'),
    key: () => (encoded === undefined ? undefined : decodeKey(encoded)),
    versionId: text(object, 'versionId'),
    sequencer: text(object, 'sequencer'),
    time: text(record, 'eventTime'),
  };
}

/** What `detail-type` and `deletion-type` of an event on a bus say happened. */
const BUS_CHANGES: ReadonlyMap<string, Change> = new Map([
  ['Object Created', 'created'],
  ['Object Deleted: Delete Marker Created', 'removed'],
  ['Object Deleted: Permanently Deleted', 'revealed'],
]);

/** An event as S3 sends it to EventBridge: other names, and a key that is not encoded. */
function bussed(event: unknown): RawEvent {
  const detail = member(event, 'detail');
  const object = member(detail, 'object');
  const what = [text(event, 'detail-type'), text(detail, 'deletion-type')].filter((part) => part !== undefined);
  return {
    change: BUS_CHANGES.get(what.join(': ')),
    bucket: text(member(detail, 'bucket'), 'name'),
    key: () => text(object, 'key'),
    versionId: text(object, 'version-id'),
    sequencer: text(object, 'sequencer'),
    time: text(event, 'time'),
  };
}

function objectEvent(event: RawEvent, bucket: string): IntakeItem {
  const { change, time, sequencer } = event;
  if (change === undefined) {
    throw new PermanentError(
      'foreign-message',
      'not an event this pipeline subscribes to; remove it from the dead-letter queue',
    );
  }
  if (event.bucket !== bucket) {
    throw new PermanentError(
      'foreign-message',
      `not an event of the bucket ${bucket}; check what else sends to the intake queue`,
    );
  }
  const key = event.key();
  if (key === undefined || time === undefined || Number.isNaN(Date.parse(time))) {
    throw new PermanentError(
      'malformed-event',
      'the event has no object key or no readable time; put the object again',
    );
  }
  if (key.endsWith('/')) return { kind: 'ignored', why: 'folder' };
  if (sequencer === undefined || !SEQUENCER.test(sequencer)) {
    throw new PermanentError(
      'no-sequencer',
      'the event has no hexadecimal sequencer, so its place in order is unknown; put the object again',
    );
  }
  return {
    kind: 'object',
    key,
    change,
    versionId: event.versionId ?? null,
    sequencer: padSequencer(sequencer),
    eventTime: time,
  };
}

function command(message: unknown): IntakeItem {
  const key = text(message, 'key');
  const verb = text(message, 'nutgraf');
  const eventTime = text(message, 'eventTime');
  if (key !== undefined && verb === 'reclean') return { kind: 'command', command: { nutgraf: 'reclean', key } };
  const timed = verb === 'backfill' || verb === 'resync' ? verb : null;
  if (key !== undefined && timed !== null && eventTime !== undefined && !Number.isNaN(Date.parse(eventTime))) {
    return { kind: 'command', command: { nutgraf: timed, key, eventTime } };
  }
  throw new PermanentError(
    'foreign-message',
    'neither an S3 notification nor a nutgraf command; check what else sends to the intake queue',
  );
}
