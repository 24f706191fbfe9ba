import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** Polynomial of CRC-32C (Castagnoli, RFC 3720), bits reversed. */
const CRC32C = 0x82f63b78;
/** Polynomial of CRC-64/NVME (NVM Command Set specification, 5.2.1.3.4), bits reversed, in two halves. */
const CRC64NVME_HIGH = 0x9a6c9329;
const CRC64NVME_LOW = 0xac4bc9b5;

/** Per byte, what eight steps of the division leave. */
const crc32cTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? CRC32C : 0);
  return rest;
});

const crc64Tables = (() => {
  const high = new Uint32Array(256);
  const low = new Uint32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    let upper = 0;
    let lower = byte;
    for (let bit = 0; bit < 8; bit++) {
      const divides = lower & 1;
      lower = (lower >>> 1) | (upper << 31);
      upper >>>= 1;
      if (divides) {
        upper ^= CRC64NVME_HIGH;
        lower ^= CRC64NVME_LOW;
      }
    }
    high[byte] = upper;
    low[byte] = lower;
  }
  return { high, low };
})();

function crc32cOf(body: Uint8Array): Buffer {
  let rest = 0xffffffff;
  for (const byte of body) rest = (rest >>> 8) ^ (crc32cTable[(rest ^ byte) & 0xff] ?? 0);
  return words(~rest);
}

function crc64Of(body: Uint8Array): Buffer {
  const { high, low } = crc64Tables;
  let upper = 0xffffffff;
  let lower = 0xffffffff;
  for (const byte of body) {
    const index = (lower ^ byte) & 0xff;
    lower = ((lower >>> 8) | (upper << 24)) ^ (low[index] ?? 0);
    upper = (upper >>> 8) ^ (high[index] ?? 0);
  }
  return words(~upper, ~lower);
}

/** Whole 32-bit numbers, first the highest byte. */
function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => {
    bytes.writeUInt32BE(value >>> 0, 4 * index);
  });
  return bytes;
}

/** The checksums S3 knows, by the name in its headers: `x-amz-checksum-<name>`. */
export const CHECKSUMS: { readonly [name: string]: (body: Uint8Array) => Buffer } = {
  crc32: (body) => words(crc32(body)),
  crc32c: crc32cOf,
  crc64nvme: crc64Of,
  sha1: (body) => createHash('sha1').update(body).digest(),
  sha256: (body) => createHash('sha256').update(body).digest(),
};

/** Names by which S3's XML calls the checksums: `ChecksumCRC32C`. */
export function checksumElement(name: string): string {
  return `Checksum${name.toUpperCase()}`;
}

/**
 * A checksum as S3 keeps it with an object: the algorithm's name, the value, and whether it is of the whole or of the
 * parts' checksums.
 */
export interface KeptChecksum {
  readonly name: string;
  /** Base64; of parts with `-` and their number. */
  readonly value: string;
  readonly type: 'FULL_OBJECT' | 'COMPOSITE';
}

/**
 * The checksum of an object that was put in one request.
 *
 * @param name - one of {@link CHECKSUMS}
 */
export function wholeChecksum(name: string, body: Uint8Array): KeptChecksum | null {
  const sum = CHECKSUMS[name];
  return sum === undefined ? null : { name, value: sum(body).toString('base64'), type: 'FULL_OBJECT' };
}

/**
 * The checksum of the checksums of an object's parts, as S3 makes it of a multipart upload unless asked for the
 * whole's.
 */
export function compositeChecksum(name: string, parts: readonly Uint8Array[]): KeptChecksum | null {
  const sum = CHECKSUMS[name];
  if (sum === undefined) return null;
  const value = sum(Buffer.concat(parts.map(sum))).toString('base64');
  return { name, value: `${value}-${parts.length}`, type: 'COMPOSITE' };
}
