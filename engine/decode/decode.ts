import { RejectedError } from '../errors.ts';
import { MAX_SOURCE_BYTES } from '../limits.ts';
import type { SourceFormat } from '../record.ts';
import { type Decoding, decodeBytes } from './charset.ts';
import { looksHtml, otherText, parseContentType, type TextType, textTypeOf } from './media-type.ts';
import { mailStart, readMail } from './mime/mail.ts';
import { opensXml, readJson, readXml } from './news/document.ts';
import { binaryType, looksBinary } from './sniff.ts';
import type { Stated } from './stated.ts';
import { unmarkedUtf16 } from './utf16.ts';

/** A source as text. */
export interface DecodedSource {
  /**
   * The decoded source that `Removal` offsets count in: what the encoding gives, without a byte order mark, lone
   * surrogates replaced by U+FFFD one for one, and before any other normalisation (line ends, controls and spaces are
   * still as they came). Of a mail, feed or news document it is the text of the one article in it.
   */
  readonly text: string;
  /** How the text is read. */
  readonly textType: TextType;
  /** What the format says of the article beside its text; null for a page, Markdown or plain text. */
  readonly stated: Stated | null;
  /** Whether what is stated wins over what the text says of itself. */
  readonly certain: boolean;
  readonly format: SourceFormat;
}

function tooLarge(bytes: number): RejectedError {
  return new RejectedError(
    'too-large',
    `The file has ${bytes} bytes; at most ${MAX_SOURCE_BYTES} are read. Split it, or drop the article alone.`,
  );
}

function decoded(bytes: Uint8Array, charset: string | null): Decoding {
  const decoding = decodeBytes(bytes, charset);
  if (decoding === null)
    throw new RejectedError(
      'undecodable',
      'No known character encoding fits the bytes. Save the file as UTF-8 and drop it again.',
    );
  // A decoder of UTF-8 gives no half of a pair.
  return decoding.encoding === 'utf-8' ? decoding : { ...decoding, text: decoding.text.toWellFormed() };
}

function refuseBinary(bytes: Uint8Array): void {
  const binary = binaryType(bytes);
  if (binary !== null) throw unsupported(binary);
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!marked && looksBinary(bytes) && unmarkedUtf16(bytes) === null) throw unsupported('binary data');
}

/**
 * Bytes to text, with what they were. Of a mail, a saved page (MHTML), a feed or a news document the one article in it
 * is taken.
 *
 * @throws RejectedError too-large, empty, unsupported-type (the message names the type seen), several-articles,
 * not-an-article or undecodable
 */
export function decodeSource(
  bytes: Uint8Array,
  contentType: string | null | undefined,
  name: string | null | undefined,
): DecodedSource {
  if (bytes.length > MAX_SOURCE_BYTES) throw tooLarge(bytes.length);
  if (bytes.length === 0) throw new RejectedError('empty', 'The file is empty.');
  const { essence, charset } = parseContentType(contentType);
  const start = mailStart(bytes);
  if (start >= 0) {
    const { text, mediaType, stated, certain, type, encoding } = readMail(bytes, start);
    return { text, textType: mediaType, stated, certain, format: { bytes: bytes.length, encoding, mediaType: type } };
  }
  refuseBinary(bytes);
  const { text, encoding } = decoded(bytes, charset);
  const document = opensXml(text) && !looksHtml(text) ? readXml(text) : readJson(text);
  if (document !== null) {
    const { article, type } = document;
    return {
      text: article.text.toWellFormed(),
      textType: article.mediaType,
      stated: article.stated,
      certain: article.certain,
      format: { bytes: bytes.length, encoding, mediaType: type },
    };
  }
  const other = otherText(essence, name, text);
  if (other !== null) throw unsupported(`of the kind "${other}"`);
  const textType = textTypeOf(essence, name, text);
  return {
    text,
    textType,
    stated: null,
    certain: false,
    format: { bytes: bytes.length, encoding, mediaType: textType },
  };
}

function unsupported(type: string): RejectedError {
  return new RejectedError(
    'unsupported-type',
    `The file is ${type}, which is not supported. Supported: text, Markdown, HTML, mail, feeds and news documents.`,
  );
}
