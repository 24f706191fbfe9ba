import { constants, deflateRawSync, inflateRawSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { PermanentError } from '../errors.ts';
import data from './data/packing-1.json' with { type: 'json' };

/** Dictionary 1. What is packed with it can be read with nothing else. */
const DICTIONARY = Buffer.from(data.dictionary, 'base64');

const LEVEL = 9;
const ZSTD = {
  dictionary: DICTIONARY,
  // The table has checksums of its own.
  params: { [constants.ZSTD_c_compressionLevel]: LEVEL, [constants.ZSTD_c_checksumFlag]: 0 },
};

/** A way to compress with the dictionary. */
export interface DictionaryCodec {
  /** Stored with each blob; never given to another codec. */
  readonly id: number;
  readonly compress: (bytes: Uint8Array) => Uint8Array;
  readonly decompress: (bytes: Uint8Array) => Uint8Array;
}

const ZSTD_CODEC: DictionaryCodec = {
  id: 1,
  compress: (bytes) => zstdCompressSync(bytes, ZSTD),
  decompress: (bytes) => zstdDecompressSync(bytes, { dictionary: DICTIONARY }),
};
const DEFLATE_CODEC: DictionaryCodec = {
  id: 2,
  compress: (bytes) => deflateRawSync(bytes, { level: LEVEL, dictionary: DICTIONARY }),
  decompress: (bytes) => inflateRawSync(bytes, { dictionary: DICTIONARY }),
};

const CODECS = [ZSTD_CODEC, DEFLATE_CODEC];

/** Whether this Node has zstd and heeds the dictionary, which came in 24.6 and is passed over in silence before. */
function hasZstd(): boolean {
  const sample = DICTIONARY.subarray(-1024);
  try {
    const packed = ZSTD_CODEC.compress(sample);
    return packed.length < sample.length / 4 && sample.equals(ZSTD_CODEC.decompress(packed));
  } catch {
    return false;
  }
}

let writer: DictionaryCodec | null = null;

/** The codec that blobs are written in here: zstd, or deflate where this Node has no zstd with a dictionary. */
export function dictionaryWriter(): DictionaryCodec {
  writer ??= hasZstd() ? ZSTD_CODEC : DEFLATE_CODEC;
  return writer;
}

/** @throws PermanentError where the blob is of a codec that this release does not know */
export function dictionaryReader(id: number): DictionaryCodec {
  const codec = CODECS.find((known) => known.id === id);
  if (codec === undefined)
    throw new PermanentError('damaged-row', `a blob is packed by codec ${id}: deploy the newer code that wrote it`);
  return codec;
}
