import type { Decoding } from '../charset.ts';
import { decodeCharacters, fromBase64, fromQuotedPrintable } from './bytes.ts';
import { type Fields, readFields, structured } from './fields.ts';

/** Parts within parts, and parts in all: a mail with more is read so far. */
const MAX_DEPTH = 8;
const MAX_PARTS = 300;

/** A part of a message: one that holds others, or one with content. */
export interface Part {
  readonly fields: Fields;
  /** In lower case; `text/plain` where none is declared (RFC 2045, section 5.2). */
  readonly type: string;
  readonly attached: boolean;
  readonly parts: readonly Part[];
  /** The content as it was sent: bytes as characters of the same number, still encoded. */
  readonly raw: string;
}

interface Budget {
  left: number;
}

/** The pieces between the lines of a boundary (RFC 2046, section 5.1.1). */
function split(body: string, boundary: string): string[] {
  const delimiter = `--${boundary}`;
  const pieces: string[] = [];
  let start = -1;
  for (let at = body.indexOf(delimiter); at >= 0; at = body.indexOf(delimiter, at + delimiter.length)) {
    if (at > 0 && body.charCodeAt(at - 1) !== 0x0a) continue;
    if (start >= 0) pieces.push(body.slice(start, at).replace(/\r?\n$/, ''));
    const lineEnd = body.indexOf('\n', at);
    if (body.startsWith('--', at + delimiter.length) || lineEnd < 0) return pieces;
    start = lineEnd + 1;
    if (pieces.length > MAX_PARTS) return pieces;
  }
  // The end of a message that was cut off.
  if (start >= 0) pieces.push(body.slice(start));
  return pieces;
}

function readPart(text: string, start: number, inherited: string, depth: number, budget: Budget): Part {
  budget.left--;
  const head = readFields(text, start) ?? { fields: new Map<string, string>(), bodyAt: start };
  const { fields, bodyAt } = head;
  const content = structured(fields, 'content-type');
  const type = content?.value ?? inherited;
  const disposition = structured(fields, 'content-disposition')?.value;
  const raw = text.slice(bodyAt);
  const parts: Part[] = [];
  const boundary = content?.parameters.get('boundary') ?? '';
  if (depth < MAX_DEPTH && type.startsWith('multipart/') && boundary !== '') {
    const child = type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
    for (const piece of split(raw, boundary)) {
      if (budget.left <= 0) break;
      parts.push(readPart(piece, 0, child, depth + 1, budget));
    }
  } else if (depth < MAX_DEPTH && type === 'message/rfc822' && budget.left > 0) {
    parts.push(readPart(transferred(fields, raw), 0, 'text/plain', depth + 1, budget));
  }
  return { fields, type, attached: disposition === 'attachment', parts, raw };
}

function transferred(fields: Fields, raw: string): string {
  const encoding = structured(fields, 'content-transfer-encoding')?.value;
  if (encoding === 'base64') return fromBase64(raw);
  return encoding === 'quoted-printable' ? fromQuotedPrintable(raw) : raw;
}

/** The text of a part with content, and the encoding it was in. */
export function partText({ fields, raw }: Part): Decoding {
  const charset = structured(fields, 'content-type')?.parameters.get('charset')?.toLowerCase() ?? null;
  return decodeCharacters(transferred(fields, raw), charset);
}

/**
 * Reads a message into its parts.
 *
 * @param text bytes as characters of the same number
 * @param start where its header fields begin
 */
export function readMessage(text: string, start: number): Part {
  return readPart(text, start, 'text/plain', 0, { left: MAX_PARTS });
}
