import { packSignature, type SignedArticle } from '../../../engine/light.ts';
import { storyPartition, timeSort } from './keys.ts';
import type { LookupRow } from './lookup-rows.ts';
import type { LookupRowKey } from './stored.ts';

/** An article under one of its tokens, with what stories are told by. */
export interface StoryRow extends LookupRow {
  /** As `packSignature` writes it. */
  readonly sig: Uint8Array;
}

/** Key of the row that an article has under a token. */
export function storyRowKey(token: string, id: string, sortAt: string): LookupRowKey {
  return { pk: storyPartition(token), sk: timeSort(sortAt, id) };
}

/** The inverse of `lookupEntry`, given whose record it is in. */
export function storyRowOf(entry: string, record: { readonly id: string; readonly sortAt: string }): LookupRowKey {
  const [token = '', sortAt = record.sortAt] = entry.split('#');
  return storyRowKey(token, record.id, sortAt);
}

/** The rows of an article whose record has this version. */
export function storyRowsOf(
  { tokens, signature }: SignedArticle,
  record: { readonly id: string; readonly ver: string; readonly sortAt: string },
): readonly StoryRow[] {
  const sig = packSignature(signature);
  const { id, ver, sortAt } = record;
  return tokens.map((token) => ({ ...storyRowKey(token, id, sortAt), id, ver, sig }));
}
