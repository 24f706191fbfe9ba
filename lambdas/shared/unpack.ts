import { gunzipSync } from 'node:zlib';
import { MAX_SOURCE_BYTES, RejectedError } from '../../engine/light.ts';

/** An article file as it was stored or read. */
export interface PackedSource {
  readonly bytes: Uint8Array;
  /** The file's name or key. */
  readonly name: string | null;
  /** The object's Content-Encoding, where it has one. */
  readonly contentEncoding?: string | null;
}

/** The same file without its compression, and without the ending of its name that told of it. */
export interface UnpackedSource {
  readonly bytes: Uint8Array;
  readonly name: string | null;
}

/** Encodings that say nothing of the bytes: `aws-chunked` is how they were sent. */
const NONE: ReadonlySet<string> = new Set(['', 'identity', 'aws-chunked']);
const GZIP: ReadonlySet<string> = new Set(['gzip', 'x-gzip']);

/** The first two bytes of gzip (RFC 1952, section 2.3.1). */
function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** What Content-Encoding names besides gzip, which is read once; null where nothing. */
function otherEncoding(contentEncoding: string | null | undefined): string | null {
  const named = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((encoding) => encoding.trim())
    .filter((encoding) => !NONE.has(encoding));
  const others = named.filter((encoding) => !GZIP.has(encoding));
  if (others.length > 0) return others.join(', ').slice(0, 80);
  return named.length > 1 ? named.join(', ') : null;
}

function gunzipped(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_SOURCE_BYTES });
  } catch (error) {
    if (error instanceof RangeError)
      throw new RejectedError(
        'too-large',
        `The file unpacks to more than ${MAX_SOURCE_BYTES} bytes. Split it, or drop the article alone.`,
      );
    throw new RejectedError('unsupported-type', 'The file is damaged gzip. Pack it again, or drop it unpacked.', {
      cause: error,
    });
  }
}

/**
 * Unpacks one layer of gzip, told by the first bytes: names and headers often remain after a file was unpacked on its
 * way.
 *
 * @throws RejectedError unsupported-type where it is damaged or packed otherwise, too-large where more than 5 MiB come
 * out
 */
export function unpackSource({ bytes, name, contentEncoding }: PackedSource): UnpackedSource {
  const other = otherEncoding(contentEncoding);
  if (other !== null)
    throw new RejectedError(
      'unsupported-type',
      `The object's content encoding is ${other}; gzip and none are read. Store it again without it.`,
    );
  if (!isGzip(bytes)) return { bytes, name };
  return { bytes: gunzipped(bytes), name: name?.replace(/\.gz(?:ip)?$/i, '') ?? null };
}
