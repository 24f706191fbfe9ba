import { createHash } from 'node:crypto';
import { ENGINE_VERSION } from '../../engine/index.ts';
import type { StoredHead } from '../shared/store/stored.ts';

/** Raised when the same stored record is served differently, so that a cache never keeps the old form. */
const FORMAT = '2';

/**
 * What a representation of a record is told apart by: whose record, which version of it, and which parts in which form.
 * No part of it needs the representation itself.
 */
export function recordTag(record: StoredHead, representation: string): string {
  return hash([FORMAT, ENGINE_VERSION, record.id, record.ver, record.digestedAt ?? '', representation]);
}

/** The same for what is no single record. */
export function bodyTag(body: string): string {
  return hash([FORMAT, body]);
}

function hash(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

export type Encoding = 'br' | 'gzip' | 'identity';

const SUFFIX: Readonly<Record<Encoding, string>> = { br: '-br', gzip: '-gz', identity: '' };

/** A strong entity tag. Encodings differ in bytes, so each has its own. */
export function entityTag(tag: string, encoding: Encoding): string {
  return `"${tag}${SUFFIX[encoding]}"`;
}

/** RFC 9110, 8.8.3; anything else in the list is skipped. */
const ENTITY_TAG = /(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")/g;

/** Whether `If-None-Match` names the tag, by weak comparison as RFC 9110 (13.1.2) has it. */
export function isNamed(entityTag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return [...ifNoneMatch.matchAll(ENTITY_TAG)].some(([, opaque]) => opaque === entityTag);
}
