import { noSuchKey, notImplemented, S3Failure } from './errors.ts';
import type { S3Request } from './request.ts';
import type { Version } from './rows.ts';
import { childText, type XmlElement } from './xml.ts';

const failed = () =>
  new S3Failure(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');

function bare(tag: string): string {
  return tag.trim().replace(/^"|"$/g, '');
}

function isTag(condition: string, etag: string): boolean {
  return condition === '*' || bare(condition) === bare(etag);
}

/**
 * Conditional writes: `If-None-Match: *` only where nothing is, `If-Match` only over that tag.
 *
 * @param current - newest version of the key, or null where there is none
 * @throws S3Failure
 */
export function assertMayWrite(current: Version | null, { headers }: S3Request): void {
  const existing = current === null || current.isMarker ? null : current;
  const absent = headers['if-none-match'];
  if (absent !== undefined && absent !== '*') throw notImplemented('If-None-Match with a tag on a write');
  if (absent === '*' && existing !== null) throw failed();
  const tag = headers['if-match'];
  if (tag === undefined) return;
  if (existing === null) throw noSuchKey();
  if (!isTag(tag, existing.etag)) throw failed();
}

/**
 * Conditional deletes: only what has that tag, or with `*` what exists. They look at the current version alone.
 *
 * @param tag - of the header, or of the entry of a batch; nothing where there is no condition
 * @throws S3Failure
 */
export function assertMayDelete(current: Version | null, tag: string | null | undefined): void {
  if (tag === null || tag === undefined) return;
  if (current === null || current.isMarker) throw noSuchKey();
  if (!isTag(tag, current.etag)) throw failed();
}

const DIRECTORY_CONDITIONS = ['x-amz-if-match-last-modified-time', 'x-amz-if-match-size'];

/** @throws S3Failure where a delete is made to depend on what only directory buckets look at */
export function assertGeneralDelete({ headers }: S3Request): void {
  const name = DIRECTORY_CONDITIONS.find((condition) => headers[condition] !== undefined);
  if (name !== undefined) throw notImplemented(`${name}, which is of directory buckets`);
}

/** The same for an entry of a batch. @throws S3Failure */
export function assertGeneralEntry(entry: XmlElement): void {
  const name = ['LastModifiedTime', 'Size'].find((condition) => childText(entry, condition) !== null);
  if (name !== undefined) throw notImplemented(`${name}, which is of directory buckets`);
}

/** Time of an HTTP date in whole seconds, since that is all a date has; null where it is none. */
function seconds(date: string): number | null {
  const time = Date.parse(date);
  return Number.isNaN(time) ? null : Math.floor(time / 1000);
}

/**
 * Conditional copies: what the source has to be like. As in a conditional read, a tag that matches makes the date
 * beside it moot.
 *
 * @throws S3Failure
 */
export function assertMayCopy(source: Version, { headers }: S3Request): void {
  const modified = seconds(source.modified) ?? 0;
  const match = headers['x-amz-copy-source-if-match'];
  const since = seconds(headers['x-amz-copy-source-if-unmodified-since'] ?? '');
  if (match === undefined ? since !== null && modified > since : !isTag(match, source.etag)) throw failed();
  const noneMatch = headers['x-amz-copy-source-if-none-match'];
  const after = seconds(headers['x-amz-copy-source-if-modified-since'] ?? '');
  if (noneMatch === undefined ? after !== null && modified <= after : isTag(noneMatch, source.etag)) throw failed();
}
