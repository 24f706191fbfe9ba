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
  | { readonly kind: 'ignored'; readonly why: 'test-event' | 'folder' }
  | PermanentError;

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
 * Reads the body of a message on the intake queue: an S3 notification with any number of records, S3's test event, or
 * one of our commands. Never throws: what is wrong with one record does not hide the others.
 *
 * @param bucket - the articles bucket; events of another are refused
 */
export function readIntake(body: string, bucket: string): readonly IntakeItem[] {
  const message = parsed(body);
  if (text(message, 'Event') === 's3:TestEvent') return [{ kind: 'ignored', why: 'test-event' }];
  const records = member(message, 'Records');
  if (Array.isArray(records) && records.length > 0)
    return records.map((record: unknown) => attempt(() => objectEvent(record, bucket)));
  return [attempt(() => command(message))];
}

function attempt(read: () => IntakeItem): IntakeItem {
  try {
    return read();
  } catch (error) {
    if (error instanceof PermanentError) return error;
    throw error;
  }
}

function objectEvent(record: unknown, bucket: string): IntakeItem {
  const name = (text(record, 'eventName') ?? '').replace(/^s3:/, '');
  const change = CHANGES.find(([pattern]) => pattern.test(name))?.[1];
  if (text(record, 'eventSource') !== 'aws:s3' || change === undefined) {
    throw new PermanentError(
      'foreign-message',
      'not an event this pipeline subscribes to; remove it from the dead-letter queue',
    );
  }
  const s3 = member(record, 's3');
  if (text(member(s3, 'bucket'), 'name') !== bucket) {
    throw new PermanentError(
      'foreign-message',
      `not an event of the bucket ${bucket}; check what else sends to the intake queue`,
    );
  }
  const object = member(s3, 'object');
  const encoded = text(object, 'key');
  const eventTime = text(record, 'eventTime');
  if (encoded === undefined || eventTime === undefined || Number.isNaN(Date.parse(eventTime))) {
    throw new PermanentError(
      'malformed-event',
      'the event has no object key or no readable time; put the object again',
    );
  }
  const key = decodeKey(encoded);
  if (key.endsWith('/')) return { kind: 'ignored', why: 'folder' };
  const sequencer = text(object, 'sequencer');
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
    versionId: text(object, 'versionId') ?? null,
    sequencer: padSequencer(sequencer),
    eventTime,
  };
}

function command(message: unknown): IntakeItem {
  const key = text(message, 'key');
  const verb = text(message, 'nutgraf');
  const eventTime = text(message, 'eventTime');
  if (key !== undefined && verb === 'reclean') return { kind: 'command', command: { nutgraf: 'reclean', key } };
  if (key !== undefined && verb === 'backfill' && eventTime !== undefined && !Number.isNaN(Date.parse(eventTime))) {
    return { kind: 'command', command: { nutgraf: 'backfill', key, eventTime } };
  }
  throw new PermanentError(
    'foreign-message',
    'neither an S3 notification nor a nutgraf command; check what else sends to the intake queue',
  );
}
