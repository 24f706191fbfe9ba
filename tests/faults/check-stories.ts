import { comparable, MemoryShelf, Stories, type StoryArticle, signArticle } from '../../engine/index.ts';
import { readHeads } from '../../lambdas/shared/store/heads.ts';
import { timeSort } from '../../lambdas/shared/store/keys.ts';
import type { StoredRecord } from '../../lambdas/shared/store/stored.ts';
import { TableShelf } from '../../lambdas/shared/store/stories-index.ts';
import type { Table } from '../../lambdas/shared/store/table.ts';

/** As `nutgraf stories` sees a record: by its text and facts alone. */
function articleOf({ id, sortAt, article, digest }: StoredRecord): readonly StoryArticle[] {
  if (article === null || digest === null) return [];
  const { tokens, signature } = signArticle({ ...article, facts: digest.facts });
  return [{ id, place: timeSort(sortAt, id), tokens, signature: comparable(signature) }];
}

/** Holds the stories that the table gives against those of its records. Gives what is wrong, by object key. */
export async function wrongStories(
  table: Table,
  records: readonly StoredRecord[],
  now: Date,
): Promise<readonly { readonly key: string; readonly what: string }[]> {
  const live = records.filter(({ status, heldUntil }) => status === 'ready' && heldUntil === null);
  const expected = new Stories(new MemoryShelf(live.flatMap(articleOf)));
  const shelf = new TableShelf(table, now.toISOString());
  const stored = new Stories(shelf);
  const heads = await readHeads(table, new Set(live.map(({ id }) => id)));
  const wrong: { readonly key: string; readonly what: string }[] = [];
  for (const record of live) {
    const [own] = articleOf(record);
    const head = heads.get(record.id);
    const [article] = head === undefined ? [] : await shelf.articles([head]);
    if (own === undefined || article === undefined) continue;
    const [is, should] = [await stored.rootOf(article), await expected.rootOf(own)];
    if (is.id !== should.id) wrong.push({ key: record.key, what: `is in the story of ${is.id}, not of ${should.id}` });
  }
  return wrong;
}
