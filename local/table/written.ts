import { member, parsed, text } from '../../lambdas/shared/json.ts';
import { PARTITION_KEY, SORT_KEY } from '../../lambdas/shared/store/attributes.ts';
import { ARTICLE_PARTITION, RECORD_SORT } from '../../lambdas/shared/store/keys.ts';
import type { AskTable } from './in-process.ts';

/** Where a request that writes one item has its key. */
const KEYS: Readonly<Record<string, string>> = { PutItem: 'Item', UpdateItem: 'Key', DeleteItem: 'Key' };

/** Tells the id of every article whose record is written, whoever writes it. */
export function tellingWrites(ask: AskTable, told: (id: string) => void): AskTable {
  return async (request) => {
    const response = await ask(request);
    const operation = /\.(\w+)$/.exec(String(request.headers['x-amz-target']))?.[1] ?? '';
    const keyed = KEYS[operation];
    if (keyed === undefined || response.status !== 200) return response;
    const item = member(parsed(request.body.toString()), keyed);
    const partition = text(member(item, PARTITION_KEY), 'S') ?? '';
    const isRecord = text(member(item, SORT_KEY), 'S') === RECORD_SORT;
    if (isRecord && partition.startsWith(ARTICLE_PARTITION)) told(partition.slice(ARTICLE_PARTITION.length));
    return response;
  };
}
