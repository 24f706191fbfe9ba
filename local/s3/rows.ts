import type { KeptChecksum } from './checksums.ts';
import type { Kept } from './kept.ts';

/** One version of an object, or a delete marker, as the ledger keeps it. */
export interface Version {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string;
  /** Hexadecimal, upper case, grows with every change of any key; what the event carries. */
  readonly sequencer: string;
  readonly isMarker: boolean;
  /** Bytes; 0 for a marker. */
  readonly size: number;
  /** With its quotes; empty for a marker. */
  readonly etag: string;
  /** ISO date-time. */
  readonly modified: string;
  readonly kept: Kept;
}

/** A multipart upload that has neither been completed nor aborted. */
export interface Upload {
  readonly uploadId: string;
  readonly bucket: string;
  readonly key: string;
  /** The version it becomes. */
  readonly versionId: string;
  readonly initiated: string;
  /** What the object it becomes will be kept with, the checksum aside. */
  readonly kept: Kept;
  /** How the object's checksum is to be made; null where none is. */
  readonly checksum: Pick<KeptChecksum, 'name' | 'type'> | null;
}

/** An event that has been decided with a change, and not yet been put on its queue. */
export interface PendingEvent {
  readonly id: number;
  readonly queueArn: string;
  readonly body: string;
}
