import type { Bucket, ObjectRead } from '../../lambdas/shared/bucket.ts';
import { BUCKET, s3Record } from './events.ts';

interface Version {
  readonly versionId: string;
  /** Null for a delete marker. */
  readonly text: string | null;
}

/**
 * A versioned bucket as S3 keeps it, with the event each change would send. Sequencers grow per change and differ in
 * length, as real ones may.
 */
export class ModelBucket implements Bucket {
  readonly name = BUCKET;
  readonly #versions = new Map<string, Version[]>();
  #changes = 0;

  put(key: string, text: string): object {
    const version = { versionId: this.#next(), text };
    this.#stack(key).push(version);
    return this.#event(key, 'ObjectCreated:Put', version.versionId);
  }

  /** A plain delete: a marker goes on top. */
  remove(key: string): object {
    const marker = { versionId: this.#next(), text: null };
    this.#stack(key).push(marker);
    return this.#event(key, 'ObjectRemoved:DeleteMarkerCreated', marker.versionId);
  }

  /** A delete by version id, of an object version or of a marker; null where there is nothing. */
  removeVersion(key: string, index: number): object | null {
    const stack = this.#stack(key);
    const [version] = stack.splice(index, 1);
    if (version === undefined) return null;
    this.#next();
    return this.#event(key, 'ObjectRemoved:Delete', version.versionId);
  }

  versions(key: string): number {
    return this.#stack(key).length;
  }

  /** The text that is current now; null where there is none. */
  current(key: string): string | null {
    return this.#stack(key).at(-1)?.text ?? null;
  }

  async read(key: string, versionId: string | null): Promise<ObjectRead> {
    const stack = this.#stack(key);
    const version = versionId === null ? stack.at(-1) : stack.find((candidate) => candidate.versionId === versionId);
    if (version === undefined || version.text === null) return { kind: 'gone' };
    const bytes = new TextEncoder().encode(version.text);
    return {
      kind: 'object',
      bytes,
      contentType: 'text/plain',
      contentEncoding: null,
      metadata: {},
      etag: `etag-${version.versionId}`,
      versionId: version.versionId,
    };
  }

  #stack(key: string): Version[] {
    const stack = this.#versions.get(key) ?? [];
    this.#versions.set(key, stack);
    return stack;
  }

  #next(): string {
    this.#changes++;
    return `v${this.#changes}`;
  }

  #event(key: string, name: string, versionId: string): object {
    const growing = this.#changes.toString(16).toUpperCase().padStart(4, '0');
    const tail = 'A7'.slice(0, this.#changes % 3);
    return s3Record({ key, name, versionId, sequencer: `0065F2E4B1${growing}${tail}` });
  }
}
