import { randomBytes } from 'node:crypto';
import type { Emulator, InternalRequest, InternalResponse } from '../emulator.ts';
import type { BucketPlan } from '../plan.ts';
import { S3Failure } from './errors.ts';
import { type EventName, eventBody, wants } from './events.ts';
import type { Kept } from './kept.ts';
import type { Ledger } from './ledger.ts';
import type { Outbox } from './outbox.ts';
import type { S3Request } from './request.ts';
import type { Version } from './rows.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._';

/** 32 characters, as S3's; each byte is one of 64, so none is likelier than another. */
export function newVersionId(): string {
  return [...randomBytes(32)].map((byte) => ALPHABET[byte % ALPHABET.length] ?? '').join('');
}

/** What clients may say about an object, or ask about a read; the rest (host, signature) is the connection's own. */
const FORWARDED_BY_AMAZON =
  'meta-.*|checksum-.*|sdk-checksum-algorithm|decoded-content-length|trailer|metadata-directive|content-sha256|' +
  'copy-source-range';
const FORWARDED = new RegExp(
  '^(?:content-(?:type|encoding|language|disposition)|cache-control|expires|range|if-.*|' +
    `x-amz-(?:${FORWARDED_BY_AMAZON}))$`,
);

/** S3's own default where a client names no type. */
const DEFAULT_TYPE = 'binary/octet-stream';

export function forwardedHeaders(request: S3Request): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) if (FORWARDED.test(name)) headers[name] = value;
  return headers;
}

const CONNECTION_HEADERS = new Set([
  'connection',
  'keep-alive',
  'date',
  'transfer-encoding',
  'x-amz-request-id',
  'x-amz-id-2',
]);

/** An inner answer's headers, without those of its own connection. */
export function outwardHeaders(response: InternalResponse): Record<string, string> {
  return Object.fromEntries(Object.entries(response.headers).filter(([name]) => !CONNECTION_HEADERS.has(name)));
}

/** An object that is put in place as if it had always been there. */
export interface LaidObject {
  readonly key: string;
  readonly body: Uint8Array;
  readonly contentType: string;
  readonly versionId?: string;
}

/**
 * Versions of objects: bytes in fauxqs, each version under its own id; their order, markers and events in the ledger.
 */
export class VersionStore {
  readonly ledger: Ledger;
  readonly #emulator: Emulator;
  readonly #outbox: Outbox;
  readonly #buckets: ReadonlyMap<string, BucketPlan>;
  readonly #region: string;

  constructor(emulator: Emulator, ledger: Ledger, outbox: Outbox, buckets: readonly BucketPlan[], region: string) {
    this.ledger = ledger;
    this.#emulator = emulator;
    this.#outbox = outbox;
    this.#buckets = new Map(buckets.map((bucket) => [bucket.name, bucket]));
    this.#region = region;
  }

  bucketNames(): readonly string[] {
    return [...this.#buckets.keys()];
  }

  /** @throws S3Failure NoSuchBucket */
  bucket(name: string): BucketPlan {
    const bucket = this.#buckets.get(name);
    if (bucket === undefined) throw new S3Failure(404, 'NoSuchBucket', 'The specified bucket does not exist');
    return bucket;
  }

  /** Asks for the bytes of a version. `query` begins with its question mark. */
  async ask(
    method: InternalRequest['method'],
    bucket: string,
    versionId: string,
    options: { readonly query?: string; readonly headers?: Record<string, string>; readonly body?: Buffer } = {},
  ): Promise<InternalResponse> {
    const headers = options.headers ?? {};
    return await this.#emulator.ask({
      method,
      url: `${internalPath(bucket, versionId)}${options.query ?? ''}`,
      headers: options.body === undefined ? headers : { 'content-type': DEFAULT_TYPE, ...headers },
      body: options.body ?? null,
    });
  }

  /** Makes stored bytes the newest version of a key. They must be in the store under `versionId` already. */
  addObject(name: EventName, bucket: string, key: string, versionId: string, kept: Kept): Version {
    const { etag, contentLength: size } = this.#emulator.objects.headObject(bucket, versionId);
    return this.#change(name, (sequencer, modified) => {
      const version = { bucket, key, versionId, sequencer, isMarker: false, size, etag, modified, kept };
      this.ledger.add(version);
      return version;
    });
  }

  /** Bytes that are in the store under `versionId`. */
  body(bucket: string, versionId: string): Buffer {
    return this.#emulator.objects.getObject(bucket, versionId).body;
  }

  /** Bytes of each part of an object, in order; of one that was put whole, of nothing. */
  parts(bucket: string, versionId: string): readonly Buffer[] {
    const { body, parts = [] } = this.#emulator.objects.getObject(bucket, versionId);
    return parts.map(({ offset, length }) => body.subarray(offset, offset + length));
  }

  /** Takes bytes away again that became no version. */
  discard(bucket: string, versionId: string): void {
    this.#emulator.objects.deleteObject(bucket, versionId);
  }

  /** Puts an object in place without an event, under a version id of the caller's choice. */
  async lay(bucket: string, object: LaidObject): Promise<Version> {
    const { key, contentType, versionId = newVersionId() } = object;
    const headers = { 'content-type': contentType };
    await this.ask('PUT', bucket, versionId, { headers, body: Buffer.from(object.body) });
    const { etag, contentLength: size } = this.#emulator.objects.headObject(bucket, versionId);
    return this.ledger.change((sequencer, modified) => {
      const version = { bucket, key, versionId, sequencer, isMarker: false, size, etag, modified, kept: {} };
      this.ledger.add(version);
      return version;
    });
  }

  /** Hides a key after a delete marker. */
  addMarker(bucket: string, key: string): Version {
    return this.#change('ObjectRemoved:DeleteMarkerCreated', (sequencer, modified) => {
      const versionId = newVersionId();
      const version = { bucket, key, versionId, sequencer, isMarker: true, size: 0, etag: '', modified, kept: {} };
      this.ledger.add(version);
      return version;
    });
  }

  /** Removes one version or marker for good. */
  removeVersion(version: Version): void {
    this.#change('ObjectRemoved:Delete', (sequencer) => {
      this.ledger.remove(version);
      return { ...version, sequencer };
    });
    if (!version.isMarker) this.#emulator.objects.deleteObject(version.bucket, version.versionId);
  }

  #change(name: EventName, work: (sequencer: string, time: string) => Version): Version {
    const version = this.ledger.change((sequencer, time) => {
      const changed = work(sequencer, time);
      const content = name.startsWith('ObjectCreated')
        ? { size: changed.size, etag: changed.etag.replaceAll('"', '') }
        : null;
      for (const notification of this.bucket(changed.bucket).notifications) {
        if (!wants(notification, name, changed.key)) continue;
        const { bucket, key, versionId } = changed;
        const event = { name, bucket, key, versionId, sequencer, time, content };
        this.ledger.addEvent(notification.queueArn, eventBody(event, notification.id, this.#region));
      }
      return changed;
    });
    this.#outbox.flush();
    return version;
  }
}

/** Where fauxqs holds a version: ids are unique, short and plain, which keys are not. */
export function internalPath(bucket: string, versionId: string): string {
  return `/${bucket}/${versionId}`;
}
