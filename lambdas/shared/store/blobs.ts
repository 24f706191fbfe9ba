import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { Packing } from '../environment.ts';
import { fromColumns, toColumns } from './columns.ts';
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

/** Says that a brotli stream of columns follows; dictionary.ts has the others. */
const COLUMNS_CODEC = 3;

function framed(codec: number, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.of(FRAMED, codec), bytes]);
}

/** A JSON value, compressed. The bytes of a value may differ between releases of Node: nothing compares them. */
export function pack(value: unknown, packing: Packing = 'brotli'): Uint8Array {
  const json = Buffer.from(JSON.stringify(packing === 'columns' ? toColumns(value) : value), 'utf8');
  switch (packing) {
    case 'brotli':
      return brotli(json);
    case 'dictionary': {
      const { id, compress } = dictionaryWriter();
      return framed(id, compress(json));
    }
    case 'columns':
      return framed(COLUMNS_CODEC, brotli(json));
  }
}

/**
 * The JSON value in a blob made by {@link pack}, in any packing; the caller names its type, as with `JSON.parse`.
 *
 * @throws PermanentError where a newer release has packed it
 */
export function unpack(blob: Uint8Array) {
  const [mark, id = 0] = blob;
  if (mark !== FRAMED) return parsed(brotliDecompressSync(blob));
  const bytes = blob.subarray(2);
  return id === COLUMNS_CODEC
    ? fromColumns(parsed(brotliDecompressSync(bytes)))
    : parsed(dictionaryReader(id).decompress(bytes));
}

function parsed(json: Uint8Array) {
  return JSON.parse(Buffer.from(json.buffer, json.byteOffset, json.byteLength).toString('utf8'));
}
