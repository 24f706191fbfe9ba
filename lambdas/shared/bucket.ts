import { Readable } from 'node:stream';
import { GetObjectCommand, type GetObjectCommandOutput, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { PermanentError, TransientError } from './errors.ts';

/** An object's bytes, and which version they are. */
export interface FoundObject {
  readonly kind: 'object';
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  /** The encodings it was stored with, such as gzip; null where it has none. */
  readonly contentEncoding: string | null;
  /** What its uploader said of it: `x-amz-meta-…`, by the name after that, in lower case. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly etag: string | null;
  readonly versionId: string | null;
}

/** What reading gave. `gone`: there is no such object or version, or a delete marker stands there. */
export type ObjectRead =
  | FoundObject
  | { readonly kind: 'gone' }
  | {
      readonly kind: 'too-large';
      readonly size: number;
      readonly etag: string | null;
      readonly versionId: string | null;
    };

/** The articles bucket, read-only. */
export interface Bucket {
  readonly name: string;
  /**
   * Reads an object whole, unless it is over the limit.
   *
   * @param versionId - the version wanted, or null for the one that is current now
   */
  read(key: string, versionId: string | null): Promise<ObjectRead>;
}

/**
 * The bucket behind an S3 client.
 *
 * @param limit - bytes; the answer's length is checked before the body is read, and the body counted as it comes
 */
export function s3Bucket(client: S3Client, name: string, limit: number): Bucket {
  return {
    name,
    async read(key, versionId) {
      const response = await answerFor(client, name, key, versionId);
      if (response === null) return { kind: 'gone' };
      const version = { etag: unquoted(response.ETag), versionId: response.VersionId ?? null };
      const body = response.Body;
      if (!(body instanceof Readable)) throw new TransientError('service', 'S3 answered without a body');
      const size = response.ContentLength ?? 0;
      if (size > limit) {
        body.destroy();
        return { kind: 'too-large', size, ...version };
      }
      const bytes = await collect(body, limit);
      return bytes === null
        ? { kind: 'too-large', size: limit + 1, ...version }
        : {
            kind: 'object',
            bytes,
            contentType: response.ContentType ?? null,
            contentEncoding: response.ContentEncoding ?? null,
            metadata: response.Metadata ?? {},
            ...version,
          };
    },
  };
}

/** What S3 answers; null where the object or version is gone. */
async function answerFor(
  client: S3Client,
  bucket: string,
  key: string,
  versionId: string | null,
): Promise<GetObjectCommandOutput | null> {
  const version = versionId === null ? {} : { VersionId: versionId };
  try {
    return await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, ...version }));
  } catch (error) {
    if (isGone(error)) return null;
    throw typed(error, bucket);
  }
}

/** 404: no such key or version, or a marker is current; 405: the version asked for is itself a delete marker. */
function isGone(error: unknown): boolean {
  if (!(error instanceof S3ServiceException)) return false;
  const status = error.$metadata.httpStatusCode;
  return (status === 404 && error.name !== 'NoSuchBucket') || status === 405;
}

function typed(error: unknown, bucket: string): unknown {
  if (!(error instanceof S3ServiceException)) return error;
  if (error.name === 'InvalidObjectState') {
    return new PermanentError('archived-object', 'the object is archived; restore it, then redrive the dead letter', {
      cause: error,
    });
  }
  if (error.$metadata.httpStatusCode === 403) {
    return new TransientError(
      'access-denied',
      `may not read from ${bucket}: the function's role needs s3:GetObject and s3:GetObjectVersion, and ` +
        's3:ListBucket, without which S3 answers 403 for a missing key too; and kms:Decrypt, where the object is ' +
        'encrypted with a KMS key (option objectKeyArn)',
      { cause: error },
    );
  }
  return error;
}

function unquoted(etag: string | undefined): string | null {
  return etag === undefined ? null : etag.replaceAll('"', '');
}

/** The whole stream, or null as soon as it is longer than the limit. */
async function collect(body: Readable, limit: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    if (!(chunk instanceof Uint8Array))
      throw new TransientError('service', 'S3 answered with something other than bytes');
    size += chunk.length;
    // Leaving the loop early destroys the stream.
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
