import { PermanentError } from '../errors.ts';

/** A row as the document client gives and takes it. */
export type Row = Record<string, unknown>;

/** DynamoDB's limit is 400 KB with attribute names; the rest is room for what the estimate leaves out. */
export const MAX_ROW_BYTES = 380 * 1024;

/** Whether a value has named members. */
export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}

function damaged(attribute: string): PermanentError {
  return new PermanentError(
    'damaged-row',
    `attribute "${attribute}" is missing or of the wrong type: the row was not written by this pipeline; remove ` +
      'it and reclean the article',
  );
}

export function stringIn(row: Row, attribute: string): string {
  const value = row[attribute];
  if (typeof value !== 'string') throw damaged(attribute);
  return value;
}

export function stringOrNullIn(row: Row, attribute: string): string | null {
  return row[attribute] === undefined || row[attribute] === null ? null : stringIn(row, attribute);
}

export function numberIn(row: Row, attribute: string): number {
  const value = row[attribute];
  if (typeof value !== 'number') throw damaged(attribute);
  return value;
}

export function stringsIn(row: Row, attribute: string): readonly string[] {
  const value: unknown = row[attribute] ?? [];
  if (!Array.isArray(value)) throw damaged(attribute);
  return value.map((entry: unknown) => {
    if (typeof entry !== 'string') throw damaged(attribute);
    return entry;
  });
}

export function bytesIn(row: Row, attribute: string): Uint8Array {
  const value = row[attribute];
  if (!(value instanceof Uint8Array)) throw damaged(attribute);
  return value;
}

/**
 * Bytes DynamoDB counts for a row of strings, numbers, byte strings and lists of strings: names and values in UTF-8,
 * 21 bytes at most for a number, 3 and one more per entry for a list.
 */
export function rowBytes(row: Row): number {
  let bytes = 0;
  for (const [name, value] of Object.entries(row)) bytes += Buffer.byteLength(name) + valueBytes(value);
  return bytes;
}

function valueBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return 21;
  if (value instanceof Uint8Array) return value.length;
  if (Array.isArray(value)) return value.reduce<number>((sum, entry) => sum + 1 + valueBytes(entry), 3);
  return 1;
}

/** The row without its nulls: an absent attribute is a null one, and costs nothing. */
export function withoutNulls(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined));
}
