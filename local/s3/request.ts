import type { IncomingMessage } from 'node:http';
import { MAX_KEY_BYTES } from '../../lambdas/shared/object-key.ts';
import { MAX_BODY_BYTES } from '../emulator.ts';
import { S3Failure } from './errors.ts';
import { unchunked } from './integrity.ts';

/** An S3 request, whichever way it named its bucket. */
export interface S3Request {
  readonly method: string;
  /** Empty for the list of buckets. */
  readonly bucket: string;
  /** Decoded; empty for requests on the bucket itself. */
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: { readonly [name: string]: string };
  readonly body: Buffer;
  /** `http://host:port` as the client sees it. */
  readonly origin: string;
}

export interface S3Response {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body?: Buffer | string;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new S3Failure(400, 'InvalidURI', "Couldn't parse the specified URI.");
  }
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      throw new S3Failure(
        400,
        'EntityTooLarge',
        `The local S3 endpoint takes ${MAX_BODY_BYTES} bytes in one request; use a multipart upload.`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Reads a request with its body. Buckets are named by path, or by host as in `bucket.localhost` or
 * `bucket.s3.localhost`.
 */
export async function readRequest(message: IncomingMessage): Promise<S3Request> {
  const host = message.headers.host ?? '127.0.0.1';
  const hostBucket = /^(?!s3\.localhost)(.+?)\.(?:s3\.)?localhost(?::\d+)?$/.exec(host)?.[1];
  const [rawPath = '', rawQuery = ''] = (message.url ?? '/').split(/\?(.*)/s, 2);
  const path = hostBucket === undefined ? rawPath.slice(1) : `${hostBucket}${rawPath}`;
  const slash = path.indexOf('/');
  const bucket = decode(slash === -1 ? path : path.slice(0, slash));
  const key = slash === -1 ? '' : decode(path.slice(slash + 1));
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) {
    throw new S3Failure(400, 'KeyTooLongError', 'Your key is too long');
  }
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    method: message.method ?? 'GET',
    bucket,
    key,
    query: new URLSearchParams(rawQuery),
    ...unchunked(await readBody(message), headers),
    origin: `http://${host}`,
  };
}
