import { member, parsed, text } from '../../lambdas/shared/json.ts';
import { PARTITION_KEY, SORT_KEY } from '../../lambdas/shared/store/attributes.ts';
import { ARTICLE_PARTITION, RECORD_SORT } from '../../lambdas/shared/store/keys.ts';
import type { AskTable } from './in-process.ts';

/** Where a request that writes one item has its key. */
const KEYS: Readonly<Record<string, string>> = { PutItem: 'Item', UpdateItem: 'Key', DeleteItem: 'Key' };

/** A record that was written. What a change to a part of it leaves unsaid is null. */
export interface WrittenRecord {
  readonly id: string;
  readonly key: string | null;
  readonly status: string | null;
  readonly reason: string | null;
  readonly detail: string | null;
}

/** Tells of every article whose record is written, whoever writes it. */
export function tellingWrites(ask: AskTable, told: (record: WrittenRecord) => void): AskTable {
  return async (request) => {
    const response = await ask(request);
    const operation = /\.(\w+)$/.exec(String(request.headers['x-amz-target']))?.[1] ?? '';
    const keyed = KEYS[operation];
    if (keyed === undefined || response.status !== 200) return response;
    const item = member(parsed(request.body.toString()), keyed);
    const said = (name: string): string | null => text(member(item, name), 'S') ?? null;
    const partition = said(PARTITION_KEY) ?? '';
    if (said(SORT_KEY) === RECORD_SORT && partition.startsWith(ARTICLE_PARTITION)) {
      const id = partition.slice(ARTICLE_PARTITION.length);
      told({ id, key: said('key'), status: said('status'), reason: said('reason'), detail: said('detail') });
    }
    return response;
  };
}
