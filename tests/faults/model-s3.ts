import { createHash } from 'node:crypto';
import { type EventName, eventBody } from '../../local/s3/events.ts';
import { failureResponse } from '../../local/s3/front.ts';
import { Ledger } from '../../local/s3/ledger.ts';
import { versionToRead } from '../../local/s3/objects.ts';
import type { S3Response } from '../../local/s3/request.ts';
import type { Version } from '../../local/s3/rows.ts';
import { BUCKET } from '../support/events.ts';

/** What stands in the bucket under a version id: bytes and the type they were put with. */
export interface Content {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/**
 * The local run's versioned bucket on a clock of its own: the same ledger of versions, markers and sequencers, the same
 * events, the same answers to reads. Only the bytes are kept in a map instead of an emulator.
 */
export class ModelS3 {
  readonly #ledger: Ledger;
  readonly #contents = new Map<string, Content>();
  #versions = 0;

  constructor(now: () => number) {
    this.#ledger = new Ledger(null, now);
  }

  /** Puts an object. Gives the message S3 would send. */
  put(key: string, content: Content): string {
    return this.#change('ObjectCreated:Put', (sequencer, modified) => this.#add(key, content, sequencer, modified));
  }

  /** Puts an object in place without an event, as one that was there before the pipeline. */
  lay(key: string, content: Content): void {
    this.#ledger.change((sequencer, modified) => this.#add(key, content, sequencer, modified));
  }

  /** A plain delete: a marker goes on top. */
  remove(key: string): string {
    return this.#change('ObjectRemoved:DeleteMarkerCreated', (sequencer, modified) => {
      const marker = { ...this.#version(key, sequencer, modified), isMarker: true };
      this.#ledger.add(marker);
      return marker;
    });
  }

  /** A delete by version id, of the version or marker so far down from the top; null where there is none. */
  removeVersion(key: string, down: number): string | null {
    const version = this.versions(key)[down];
    if (version === undefined) return null;
    return this.#change('ObjectRemoved:Delete', (sequencer) => {
      this.#ledger.remove(version);
      return { ...version, sequencer };
    });
  }

  /** Versions and markers of a key, newest first. */
  versions(key: string): readonly Version[] {
    return [...this.#ledger.versions(BUCKET, key, key)].filter((version) => version.key === key);
  }

  /** What is current now; null where nothing is, or a marker. */
  current(key: string): (Content & { readonly versionId: string }) | null {
    const version = this.#ledger.current(BUCKET, key);
    const content = version === null ? undefined : this.#contents.get(version.versionId);
    return version === null || content === undefined ? null : { ...content, versionId: version.versionId };
  }

  /** Answers a read as S3 does. */
  read(key: string, versionId: string | null): S3Response {
    try {
      const version = versionToRead({ ledger: this.#ledger }, BUCKET, key, versionId);
      const content = this.#contents.get(version.versionId);
      if (content === undefined) throw new Error(`no bytes of ${version.versionId}`);
      return {
        status: 200,
        headers: {
          'content-type': content.contentType,
          'content-length': String(content.bytes.length),
          etag: version.etag,
          'x-amz-version-id': version.versionId,
        },
        body: Buffer.from(content.bytes),
      };
    } catch (error) {
      return failureResponse(error, key, 'MODEL');
    }
  }

  close(): void {
    this.#ledger.close();
  }

  #version(key: string, sequencer: string, modified: string): Version {
    const versionId = `v${++this.#versions}`;
    return { bucket: BUCKET, key, versionId, sequencer, isMarker: false, size: 0, etag: '', modified, kept: {} };
  }

  #add(key: string, content: Content, sequencer: string, modified: string): Version {
    const etag = `"${createHash('md5').update(content.bytes).digest('hex')}"`;
    const version = { ...this.#version(key, sequencer, modified), size: content.bytes.length, etag };
    this.#contents.set(version.versionId, content);
    this.#ledger.add(version);
    return version;
  }

  #change(name: EventName, work: (sequencer: string, time: string) => Version): string {
    return this.#ledger.change((next, time) => {
      const { key, versionId, sequencer, size, etag } = work(next, time);
      const content = name.startsWith('ObjectCreated') ? { size, etag: etag.replaceAll('"', '') } : null;
      const event = { name, bucket: BUCKET, key, versionId, sequencer, time, content };
      return eventBody(event, 'model', 'eu-west-1');
    });
  }
}
