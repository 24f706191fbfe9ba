import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import Negotiator from 'negotiator';
import { type Encoding, entityTag, isNamed } from './etag.ts';
import { Problem } from './problems.ts';

/** The last four are the reader page's; the API itself is JSON, JSON-LD, Atom and plain text. */
export type MediaType =
  | 'application/json'
  | 'application/ld+json'
  | 'application/atom+xml'
  | 'text/plain'
  | 'text/html'
  | 'text/css'
  | 'text/javascript'
  | 'image/svg+xml';

/** What a route gives: one form of a resource, before encoding. */
export interface Representation {
  readonly mediaType: MediaType;
  /** Null where the caller is known to hold it, in the encoding it asks for: it was not even read. */
  readonly body: string | null;
  /** Opaque; see etag.ts. Null where caching is of no use. */
  readonly tag: string | null;
  readonly cacheControl: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Articles change and go, so a stored answer is asked about each time (the tag makes that cheap), and `private` keeps
 * shared caches from handing one reader's answer to another.
 */
export const REVALIDATE = 'private, no-cache';

/** A cache must tell apart by both: what is served depends on them. */
const VARY = 'accept, accept-encoding';
/** What every answer says: browsers must not take an article's text for something that runs. */
export const COMMON_HEADERS = { 'x-content-type-options': 'nosniff', vary: VARY } as const;

/** Below this, compression saves less than its header costs. */
const COMPRESS_FROM = 1_024;
const ENCODINGS: readonly Encoding[] = ['br', 'gzip', 'identity'];
/** Lambda takes 6 MB (6,291,556 bytes) of JSON from a function; the rest is room for headers. */
const MAX_PAYLOAD_BYTES = 6_250_000;
/** Measured on 39 kB of records: brotli 4 packs to 22 % in 0.35 ms; 11 would save a fifth of that and cost 33 ms. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
const GZIP = { level: 6 };

type Headers = Readonly<Record<string, string | undefined>>;

/**
 * A parameter of a media range other than its weight. No type served here comes in variants that a parameter would
 * choose between, and many clients ask for "application/json; charset=utf-8", which they get.
 */
const RANGE_PARAMETER = /;[ \t]*(?!q[ \t]*=)[^\s;,="]+[ \t]*=[ \t]*(?:"(?:[^"\\]|\\.)*"|[^;,"]*)/gi;

/** The media type to answer in; the first where the request leaves it open. @throws Problem where none fits */
export function negotiated<const T extends MediaType>(headers: Headers, available: readonly T[]): T {
  const accept = (headers.accept?.trim() || '*/*').replace(RANGE_PARAMETER, '');
  const chosen = new Negotiator({ headers: { accept } }).mediaType(available);
  const type = available.find((candidate) => candidate === chosen);
  if (type === undefined) {
    throw new Problem('not-acceptable', `this path is served as ${available.join(' or ')}; say so in Accept`, {
      members: { available },
    });
  }
  return type;
}

/**
 * Whether the caller holds what it asks for, by its tag alone. False says nothing: a body too short to be compressed is
 * tagged as it is, and its length is not known here.
 */
export function isHeld(tag: string, headers: Headers): boolean {
  return isNamed(entityTag(tag, encodingFor(headers)), headers['if-none-match']);
}

/**
 * The finished answer: 304 where the caller has it already, else the body, compressed where that is wanted and worth
 * it.
 */
export function finished(representation: Representation, headers: Headers): APIGatewayProxyStructuredResultV2 {
  const { mediaType, body, tag, cacheControl } = representation;
  const bytes = body === null ? null : Buffer.from(body, 'utf8');
  const encoding = bytes !== null && bytes.length < COMPRESS_FROM ? 'identity' : encodingFor(headers);
  const common = {
    ...COMMON_HEADERS,
    // Also on a 304: without it the gateway says text/plain, and caches take over what a 304 says.
    'content-type': mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType,
    'cache-control': cacheControl,
    ...(tag === null ? {} : { etag: entityTag(tag, encoding) }),
    ...representation.headers,
  };
  if (
    body === null ||
    bytes === null ||
    (tag !== null && isNamed(entityTag(tag, encoding), headers['if-none-match']))
  ) {
    return { statusCode: 304, headers: common };
  }
  const answered = {
    statusCode: 200,
    headers: {
      ...common,
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    },
  };
  if (encoding !== 'identity') {
    const packed = encoding === 'br' ? brotliCompressSync(bytes, BROTLI) : gzipSync(bytes, GZIP);
    return { ...answered, body: packed.toString('base64'), isBase64Encoded: true };
  }
  return { ...answered, ...carried(body, bytes) };
}

/** Absent means anything in the letter of HTTP, but clients that send no Accept-Encoding do not decode either. */
function encodingFor(headers: Headers): Encoding {
  const accepted = headers['accept-encoding'];
  if (accepted === undefined || accepted.trim() === '') return 'identity';
  const chosen = new Negotiator({ headers: { 'accept-encoding': accepted } }).encoding(ENCODINGS, {
    preferred: ENCODINGS,
  });
  return ENCODINGS.find((encoding) => encoding === chosen) ?? 'identity';
}

/**
 * An uncompressed body on its way through Lambda's JSON. As a string it costs its escapes (a record is a seventh
 * longer, a text full of quotation marks nearly twice as long), in base64 a third.
 *
 * @throws Problem where neither fits
 */
function carried(body: string, bytes: Buffer): { readonly body: string; readonly isBase64Encoded: boolean } {
  // No character of JSON or of clean text costs more than its own length again, so most bodies need no second look.
  const fits = bytes.length * 2 < MAX_PAYLOAD_BYTES || Buffer.byteLength(JSON.stringify(body)) < MAX_PAYLOAD_BYTES;
  if (fits) return { body, isBase64Encoded: false };
  const base64 = bytes.toString('base64');
  if (base64.length > MAX_PAYLOAD_BYTES) {
    throw new Problem(
      'compression-required',
      'send "Accept-Encoding: gzip" or "br", or leave parts out of "include"; uncompressed the answer is over ' +
        'the 6 MB a function can send',
      { members: { bytes: bytes.length } },
    );
  }
  return { body: base64, isBase64Encoded: true };
}
