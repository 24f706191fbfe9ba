import { createHash } from 'node:crypto';
import { CHECKSUMS } from './checksums.ts';
import { S3Failure } from './errors.ts';

type Headers = { readonly [name: string]: string };

const MD5_BYTES = 16;

const incomplete = () =>
  new S3Failure(
    400,
    'IncompleteBody',
    'You did not provide the number of bytes specified by the Content-Length HTTP header',
  );

/** Chunks as SDKs send what they sign or sum up while it streams, put together, and the headers that trail them. */
function joined(body: Buffer): { readonly body: Buffer; readonly trailers: Headers } {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = body.indexOf('\r\n', at);
    const size = /^([0-9a-f]+)(?:;|$)/i.exec(body.toString('latin1', at, Math.max(lineEnd, at)))?.[1];
    if (lineEnd === -1 || size === undefined) throw incomplete();
    const start = lineEnd + 2;
    const end = start + Number.parseInt(size, 16);
    if (end > body.length) throw incomplete();
    if (end === start) {
      const lines = body.toString('latin1', start).split('\r\n');
      const trailers = lines.flatMap((line): [string, string][] => {
        const [name, value] = line.split(/:\s*(.*)/s, 2);
        return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value.trim()]];
      });
      return { body: Buffer.concat(chunks), trailers: Object.fromEntries(trailers) };
    }
    chunks.push(body.subarray(start, end));
    at = end + 2;
  }
}

/**
 * The body a request means, and its headers as if it had come in one piece.
 * @throws S3Failure where bytes are missing
 */
export function unchunked(body: Buffer, headers: Headers): { readonly body: Buffer; readonly headers: Headers } {
  if (headers['x-amz-content-sha256']?.startsWith('STREAMING-') !== true) return { body, headers };
  const whole = joined(body);
  const promised = headers['x-amz-decoded-content-length'];
  if (promised !== undefined && Number(promised) !== whole.body.length) throw incomplete();
  const encodings = (headers['content-encoding'] ?? '')
    .split(',')
    .map((encoding) => encoding.trim())
    .filter((encoding) => encoding !== '' && encoding !== 'aws-chunked');
  const {
    'content-encoding': _encoding,
    'x-amz-content-sha256': _sha256,
    'x-amz-decoded-content-length': _length,
    'x-amz-trailer': _trailer,
    ...others
  } = headers;
  return {
    body: whole.body,
    headers: {
      ...others,
      ...whole.trailers,
      ...(encodings.length === 0 ? {} : { 'content-encoding': encodings.join(',') }),
    },
  };
}

/** Whether a header holds a base64 value of so many bytes. */
function isSum(value: string, bytes: number): boolean {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(value) && Buffer.from(value, 'base64').length === bytes;
}

function assertMd5(body: Buffer, md5: string | undefined): void {
  if (md5 === undefined) return;
  if (!isSum(md5, MD5_BYTES)) throw new S3Failure(400, 'InvalidDigest', 'The Content-MD5 you specified was invalid.');
  if (createHash('md5').update(body).digest('base64') !== md5) {
    throw new S3Failure(400, 'BadDigest', 'The Content-MD5 you specified did not match what we received.');
  }
}

/** @param signed - what the signature says of the body: a sum, or that it says nothing */
function assertSigned(body: Buffer, signed: string | undefined): void {
  if (signed === undefined || !/^[0-9a-f]{64}$/.test(signed)) return;
  if (createHash('sha256').update(body).digest('hex') !== signed) {
    throw new S3Failure(
      400,
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  }
}

/**
 * Holds a body against every sum its headers give of it, as S3 does: what was damaged on its way is refused and not
 * stored.
 * @throws S3Failure
 */
export function assertIntact(body: Buffer, headers: Headers): void {
  assertMd5(body, headers['content-md5']);
  assertSigned(body, headers['x-amz-content-sha256']);
  for (const [name, sumOf] of Object.entries(CHECKSUMS)) {
    const header = `x-amz-checksum-${name}`;
    const given = headers[header];
    if (given === undefined) continue;
    const sum = sumOf(body);
    if (!isSum(given, sum.length)) throw new S3Failure(400, 'InvalidRequest', `Value for ${header} header is invalid.`);
    if (sum.toString('base64') !== given) {
      throw new S3Failure(
        400,
        'BadDigest',
        `The ${name.toUpperCase()} you specified did not match the calculated checksum.`,
      );
    }
  }
}
