import { RejectedError } from '../errors.ts';
import { MAX_SOURCE_BYTES } from '../limits.ts';
import type { SourceFormat } from '../record.ts';
import { decodeBytes } from './charset.ts';
import { mediaTypeOf, parseContentType } from './media-type.ts';
import { binaryType, looksBinary } from './sniff.ts';
import { unmarkedUtf16 } from './utf16.ts';

/** A source as text. */
export interface DecodedSource {
  /**
   * The decoded source that `Removal` offsets count in: what the encoding gives, without a byte order mark, lone surrogates replaced by U+FFFD
   * one for one, and before any other normalisation (line ends, controls and spaces are still as they came).
   */
  readonly text: string;
  readonly format: SourceFormat;
}

function tooLarge(bytes: number): RejectedError {
  return new RejectedError(
    'too-large',
    `The file has ${bytes} bytes; at most ${MAX_SOURCE_BYTES} are read. Split it, or drop the article alone.`,
  );
}

/**
 * Bytes to text, with what they were.
 *
 * @throws RejectedError too-large, empty, unsupported-type (the message names the type seen) or undecodable
 */
export function decodeSource(
  bytes: Uint8Array,
  contentType: string | null | undefined,
  name: string | null | undefined,
): DecodedSource {
  if (bytes.length > MAX_SOURCE_BYTES) throw tooLarge(bytes.length);
  if (bytes.length === 0) throw new RejectedError('empty', 'The file is empty.');
  const { essence, charset } = parseContentType(contentType);
  const binary = binaryType(bytes);
  if (binary !== null) throw unsupported(binary);
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!marked && unmarkedUtf16(bytes) === null && looksBinary(bytes)) throw unsupported('binary data');
  const decoding = decodeBytes(bytes, charset);
  if (decoding === null) {
    throw new RejectedError(
      'undecodable',
      'No known character encoding fits the bytes. Save the file as UTF-8 and drop it again.',
    );
  }
  const text = decoding.text.toWellFormed();
  return {
    text,
    format: { bytes: bytes.length, encoding: decoding.encoding, mediaType: mediaTypeOf(essence, name, text) },
  };
}

function unsupported(type: string): RejectedError {
  return new RejectedError('unsupported-type', `The file is ${type}; text, Markdown and HTML are read.`);
}
