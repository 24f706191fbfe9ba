import { singleSpaced } from '../../text/spaces.ts';
import { decodeCharacters, fromBase64, fromQuotedPrintable } from './bytes.ts';

/** The first field of each name, its name in lower case, its value unfolded. */
export type Fields = ReadonlyMap<string, string>;

/** Where the fields end and what follows them begins. */
export interface Head {
  readonly fields: Fields;
  readonly bodyAt: number;
}

/** More fields than any mail has. */
const MAX_LINES = 2000;
const FIELD = /^([!-9;-~]{1,76}):[ \t]{0,99}/;

/**
 * Reads header fields (RFC 5322, section 2.2) from `start` to the first blank line.
 *
 * @param text bytes as characters of the same number
 * @returns null where a line is no field
 */
export function readFields(text: string, start: number): Head | null {
  const fields = new Map<string, string>();
  let at = start;
  let name: string | null = null;
  for (let line = 0; line < MAX_LINES; line++) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const raw = text.slice(at, text.charCodeAt(end - 1) === 0x0d ? end - 1 : end);
    at = Math.min(text.length, end + 1);
    if (raw === '') return { fields, bodyAt: at };
    if (/^[ \t]/.test(raw)) goOn(fields, name, raw);
    else {
      const [opening = '', said] = FIELD.exec(raw) ?? [];
      if (said === undefined) return null;
      name = added(fields, said.toLowerCase(), raw.slice(opening.length));
    }
    if (found < 0) return { fields, bodyAt: text.length };
  }
  return null;
}

/** A line that continues the field above it, if that one is kept. */
function goOn(fields: Map<string, string>, name: string | null, line: string): void {
  if (name !== null) fields.set(name, `${fields.get(name) ?? ''} ${line.trim()}`);
}

/** Keeps the first field of a name; gives the name where this one was kept, for the lines that go on. */
function added(fields: Map<string, string>, name: string, value: string): string | null {
  if (fields.has(name)) return null;
  fields.set(name, value);
  return name;
}

const ENCODED_WORD = /=\?([\w.:+-]{1,40})(?:\*[\w-]{0,20})?\?([bq])\?([^?\n]{0,2000})\?=(?:[ \t]{1,99}(?==\?))?/gi;

/** A text with its encoded words (RFC 2047) decoded. */
export function decodedWords(raw: string): string {
  return raw.replace(
    ENCODED_WORD,
    (_, charset: string, kind: string, word: string) =>
      decodeCharacters(
        kind.toLowerCase() === 'b' ? fromBase64(word) : fromQuotedPrintable(word.replaceAll('_', ' ')),
        charset.toLowerCase(),
      ).text,
  );
}

/** A field as a reader sees it: encoded words (RFC 2047) and bare 8-bit text decoded, white space collapsed. */
export function fieldText(fields: Fields, name: string): string | null {
  const raw = fields.get(name);
  if (raw === undefined) return null;
  const text = /=\?/.test(raw) ? decodedWords(raw) : decodeCharacters(raw, null).text;
  const bare = singleSpaced(text).trim();
  return bare === '' ? null : bare;
}

/**
 * A structured field: its value and its parameters (RFC 2045, section 5.1), both in lower case but for the parameters'
 * values.
 */
export interface Structured {
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const PARAMETER = /;\s{0,99}([\w!#$&+.^`|~*-]{1,60})\s{0,9}=\s{0,9}(?:"([^"]{0,500})"|([^\s;"]{1,500}))/g;

/** A field of a mail with its parameters ("text/plain; charset=utf-8"); null where the mail has none of the name. */
export function structured(fields: Fields, name: string): Structured | null {
  const raw = fields.get(name);
  if (raw === undefined) return null;
  const parameters = new Map<string, string>();
  for (const [, key = '', quoted, bare] of raw.slice(0, 4000).matchAll(PARAMETER))
    parameters.set(key.toLowerCase(), quoted ?? bare ?? '');
  return { value: raw.split(';', 1)[0]?.trim().toLowerCase() ?? '', parameters };
}
