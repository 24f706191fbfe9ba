import { createHash } from 'node:crypto';
import { packSignature, type SignedArticle } from '../../../engine/light.ts';
import { storyPartition, timeSort } from './keys.ts';
import type { LookupRow } from './lookup-rows.ts';
import type { LookupRowKey, StoredHead } from './stored.ts';

/** Enough to tell the few versions of one article apart. */
const MARK_DIGITS = 8;

/** An article under one of its tokens, with what stories are told by. */
export interface StoryRow extends LookupRow {
  /** As `packSignature` writes it. */
  readonly sig: Uint8Array;
}

/** Whose rows they are. */
type Owner = Pick<StoredHead, 'id' | 'sortAt'>;

/**
 * Keys of the rows that an article has under its tokens. What it is told by is marked in them: a digest of another text
 * or by another engine has rows of its own, and where it is broken off, those that the record lists are as they were.
 */
export function storyRowKeys({ tokens, signature }: SignedArticle, owner: Owner): readonly LookupRowKey[] {
  return keysOf(tokens, packSignature(signature), owner);
}

function keysOf(tokens: readonly string[], sig: Uint8Array, { id, sortAt }: Owner): readonly LookupRowKey[] {
  const mark = createHash('sha256').update(sig).digest('hex').slice(0, MARK_DIGITS);
  return tokens.map((token) => ({ pk: storyPartition(token), sk: `${timeSort(sortAt, id)}#${mark}` }));
}

/** The inverse of `lookupEntry`, given whose record it is in. */
export function storyRowOf(entry: string, { id, sortAt }: Owner): LookupRowKey {
  const [token = '', time = '', mark = ''] = entry.split('#');
  return { pk: storyPartition(token), sk: `${timeSort(time === '' ? sortAt : time, id)}#${mark}` };
}

/** The token of an entry in a record's list. */
export function tokenOf(entry: string): string {
  return entry.slice(0, entry.indexOf('#'));
}

/** Where a row is in time among those of other articles. */
export function placeOf({ sk }: Pick<LookupRowKey, 'sk'>): string {
  return sk.slice(0, sk.lastIndexOf('#'));
}

/** The rows of an article whose record has this version. */
export function storyRowsOf(
  { tokens, signature }: SignedArticle,
  record: Owner & Pick<StoredHead, 'ver'>,
): readonly StoryRow[] {
  const sig = packSignature(signature);
  const { id, ver } = record;
  return keysOf(tokens, sig, record).map((key) => ({ ...key, id, ver, sig }));
}
