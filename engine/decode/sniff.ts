/** File signatures at offset 0, as `file(1)` and the WHATWG MIME Sniffing Standard give them. Latin-1 strings. */
const SIGNATURES: readonly (readonly [signature: string, type: string])[] = [
  ['%PDF-', 'application/pdf'],
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['GIF87a', 'image/gif'],
  ['GIF89a', 'image/gif'],
  ['\xff\xd8\xff', 'image/jpeg'],
  ['\x7fELF', 'application/x-elf'],
  ['\x1f\x8b', 'application/gzip'],
  ['BZh9', 'application/x-bzip2'],
  ['7z\xbc\xaf\x27\x1c', 'application/x-7z-compressed'],
  ['Rar!\x1a\x07', 'application/vnd.rar'],
  ['\xfd7zXZ\x00', 'application/x-xz'],
  ['\x28\xb5\x2f\xfd', 'application/zstd'],
  ['OggS\x00', 'application/ogg'],
  ['fLaC\x00', 'audio/flac'],
  ['ID3\x02', 'audio/mpeg'],
  ['ID3\x03', 'audio/mpeg'],
  ['ID3\x04', 'audio/mpeg'],
  ['\x00asm', 'application/wasm'],
  ['\xca\xfe\xba\xbe', 'application/java-vm'],
  ['SQLite format 3\x00', 'application/vnd.sqlite3'],
  ['{\\rtf', 'application/rtf'],
  ['II*\x00', 'image/tiff'],
  ['MM\x00*', 'image/tiff'],
  ['wOFF', 'font/woff'],
  ['wOF2', 'font/woff2'],
  ['\x00\x00\x01\x00', 'image/x-icon'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/x-ole-storage (an old Office file)'],
];

/** What a ZIP file is, by the names of its first entries. */
const ZIP_KINDS: readonly (readonly [part: string, type: string])[] = [
  ['word/', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['application/epub+zip', 'application/epub+zip'],
  ['application/vnd.oasis.opendocument', 'application/vnd.oasis.opendocument'],
];

/** Bytes that are looked at for controls: this many pieces of this many bytes, spread over the file's beginning. */
const SAMPLE_PIECES = 8;
const PIECE_BYTES = 2048;
const SAMPLE_BYTES = 64 * 1024;

/**
 * Above this share of control bytes a file is taken for binary. Text has almost none; compressed data has about 11 %.
 */
const MAX_CONTROL_SHARE = 0.04;

/** Bytes as characters of the same number, so that signatures can be looked for and the bytes be had back. */
export function latin1(bytes: Uint8Array, end: number): string {
  let text = '';
  const last = Math.min(bytes.length, end);
  for (let at = 0; at < last; at += 8192) text += String.fromCharCode(...bytes.subarray(at, Math.min(last, at + 8192)));
  return text;
}

const ONE_BYTE = new TextDecoder('windows-1252');

/**
 * Bytes of which the ASCII characters are to be read, such as a declaration; the others come out as any character. Much
 * faster than {@link latin1}.
 */
export function asciiOf(bytes: Uint8Array, end: number): string {
  return ONE_BYTE.decode(bytes.subarray(0, end));
}

/**
 * The type of a file that holds no text, by its signature, or null.
 *
 * @param bytes the whole file or its beginning
 */
export function binaryType(bytes: Uint8Array): string | null {
  const head = latin1(bytes, 16);
  const signed = SIGNATURES.find(([signature]) => head.startsWith(signature));
  if (signed !== undefined) return signed[1];
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return zipType(asciiOf(bytes, 8192));
  if (head.startsWith('RIFF') && /^(?:WEBP|WAVE|AVI )/.test(head.slice(8))) return `RIFF ${head.slice(8, 12).trim()}`;
  if (head.slice(4, 8) === 'ftyp') return 'video/mp4';
  if (head.startsWith('MZ') && controlShare(bytes) > 0) return 'application/x-msdownload';
  if (head.startsWith('BM') && controlShare(bytes) > 0) return 'image/bmp';
  return null;
}

/** What a ZIP archive holds, by the names of its first parts. */
function zipType(start: string): string {
  return ZIP_KINDS.find(([part]) => start.includes(part))?.[1] ?? 'application/zip';
}

/**
 * Share of bytes that no text encoding uses for text: C0 controls but tab, line feed, form feed, carriage return and
 * escape.
 */
function controlShare(bytes: Uint8Array): number {
  const length = Math.min(bytes.length, SAMPLE_BYTES);
  const stride = Math.max(PIECE_BYTES, Math.floor(length / SAMPLE_PIECES));
  let controls = 0;
  let seen = 0;
  for (let start = 0; start < length; start += stride) {
    const end = Math.min(length, start + PIECE_BYTES);
    for (let at = start; at < end; at++) {
      if (isControl(bytes[at] ?? 0)) controls++;
    }
    seen += end - start;
  }
  return seen === 0 ? 0 : controls / seen;
}

function isControl(byte: number): boolean {
  return byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 0x1b;
}

/**
 * Whether the bytes look like binary data rather than text in an encoding of one byte or more per character (not
 * UTF-16).
 */
export function looksBinary(bytes: Uint8Array): boolean {
  return controlShare(bytes) > MAX_CONTROL_SHARE;
}
