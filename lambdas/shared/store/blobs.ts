import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { Packing } from '../environment.ts';
import { dictionaryReader, dictionaryWriter } from './dictionary.ts';

/**
 * A kilobyte stored costs as much as 47 ms of a function, so packing may take its time. Measured on a 600-word article
 * with its digest: 5 packs to 4.0 KB in 0.4 ms, 10 to 3.4 KB in 6 ms, 11 to 3.3 KB in 15 ms.
 */
const QUALITY = 10;
/** Above this many bytes the time would add up to what a batch has; so large an article is rare. */
const LARGE_BYTES = 64 * 1024;
const LARGE_QUALITY = 5;

/**
 * Opens a blob that is no brotli stream; the id of its codec follows. No brotli stream begins with it: the size of
 * window that it would state is left out (RFC 7932, section 9.1).
 */
const FRAMED = 0x91;

function brotli(json: Uint8Array): Uint8Array {
  return brotliCompressSync(json, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: json.length > LARGE_BYTES ? LARGE_QUALITY : QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: json.length,
    },
  });
}

function framed(json: Uint8Array): Uint8Array {
  const { id, compress } = dictionaryWriter();
  return Buffer.concat([Uint8Array.of(FRAMED, id), compress(json)]);
}

/** A JSON value, compressed. The bytes of a value may differ between releases of Node: nothing compares them. */
export function pack(value: unknown, packing: Packing = 'brotli'): Uint8Array {
  const json = Buffer.from(JSON.stringify(value), 'utf8');
  return packing === 'brotli' ? brotli(json) : framed(json);
}

/**
 * The JSON in a blob made by {@link pack}, in any packing; the caller names its type, as with `JSON.parse`.
 *
 * @throws PermanentError where a newer release has packed it
 */
export function unpack(blob: Uint8Array): string {
  const [mark, id = 0] = blob;
  const json = mark === FRAMED ? dictionaryReader(id).decompress(blob.subarray(2)) : brotliDecompressSync(blob);
  return Buffer.from(json.buffer, json.byteOffset, json.byteLength).toString('utf8');
}
