import { type CleanArticle, cleanDecoded, RejectedError, rawArticle } from '../../engine/index.ts';
import { digestedRecord, type RecordOptions } from './record.ts';

/** A row of `--jsonl` cannot be read; the message says what is wrong with it. */
class RowError extends Error {
  override readonly name = 'RowError';
  readonly id: unknown;

  constructor(id: unknown, message: string) {
    super(message);
    this.id = id;
  }
}

/** An article as a row of standard input gives it. */
export interface Row {
  readonly id: string | number;
  readonly body: string;
  readonly mediaType: 'text/plain' | 'text/html';
  readonly title: string | null;
  readonly date: string | null;
  readonly clean: boolean;
}

function optionalString(row: Readonly<Record<string, unknown>>, field: string): string | null {
  const value = row[field];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw new RowError(row.id, `"${field}" must be a string`);
  return value;
}

/**
 * The row's date, as an article's: a date, or a date-time with its zone. A time without a zone says nothing, and goes.
 */
function rowDate(id: string | number, date: string | null): string | null {
  if (date === null) return null;
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ][\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/.exec(date);
  if (match?.[1] === undefined || Number.isNaN(Date.parse(date))) throw new RowError(id, '"date" must be an ISO date');
  return match[2] === undefined ? match[1] : date;
}

function contentOf(id: string | number, row: Readonly<Record<string, unknown>>): Pick<Row, 'body' | 'mediaType'> {
  const [text, html] = [optionalString(row, 'text'), optionalString(row, 'html')];
  if (text !== null && html !== null) throw new RowError(id, 'both "text" and "html"; give one of them');
  if (text !== null) return { body: text, mediaType: 'text/plain' };
  if (html !== null) return { body: html, mediaType: 'text/html' };
  throw new RowError(id, 'neither "text" nor "html"');
}

/** @throws RowError where the line is no such row */
export function parseRow(line: string): Row {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch (error) {
    // The parser quotes where it stopped, by which a row without an id is found again.
    throw new RowError(null, `not JSON: ${error instanceof Error ? error.message : error}`);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new RowError(null, 'a row must be a JSON object');
  const row: Readonly<Record<string, unknown>> = { ...parsed };
  const id = row.id;
  if (typeof id !== 'string' && typeof id !== 'number')
    throw new RowError(id ?? null, '"id" must be a string or a number');
  const content = contentOf(id, row);
  const clean = row.clean ?? true;
  if (typeof clean !== 'boolean') throw new RowError(id, '"clean" must be true or false');
  if (!clean && content.mediaType === 'text/html') throw new RowError(id, '"clean": false goes with "text" only');
  return {
    id,
    ...content,
    title: optionalString(row, 'title'),
    date: rowDate(id, optionalString(row, 'date')),
    clean,
  };
}

/** @throws RejectedError where there is no article in it */
export function cleanRow(row: Row): CleanArticle {
  const metadata = { title: row.title, publishedAt: row.date };
  return row.clean
    ? cleanDecoded({ text: row.body, mediaType: row.mediaType, ...metadata })
    : rawArticle(row.body, metadata);
}

/** The result of a row that nothing could be made of, though it is a sound one. */
export function failedRow(line: string, message: string): string {
  let id: unknown = null;
  try {
    ({ id } = parseRow(line));
  } catch (error) {
    if (error instanceof RowError) id = error.id;
  }
  return JSON.stringify({ id, error: message });
}

/**
 * Digests one row of `digest --jsonl`. Never throws: a row that cannot be digested gives `{"id", "error"}`.
 *
 * @param line - the row as JSON
 * @returns the result row as JSON, without a line break
 */
export function digestRow(line: string, options: RecordOptions): string {
  let id: unknown = null;
  try {
    const row = parseRow(line);
    id = row.id;
    const key = String(row.id);
    const { id: articleIdOfRow, ...record } = digestedRecord(key, cleanRow(row), options);
    return JSON.stringify({ id, articleId: articleIdOfRow, ...record });
  } catch (error) {
    return refusedRow(id, error);
  }
}

/** The result of a row that failed: `{"id", "error"}`. */
export function refusedRow(id: unknown, error: unknown): string {
  return JSON.stringify({ id: error instanceof RowError ? error.id : id, error: rowMessage(error) });
}

function rowMessage(error: unknown): string {
  if (error instanceof RejectedError) return `rejected: ${error.reason}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
