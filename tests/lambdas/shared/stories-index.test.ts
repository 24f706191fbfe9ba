import { describe, expect, it } from 'vitest';
import { articleId, comparable, MemoryShelf, type Signature, type StoryArticle } from '../../../engine/index.ts';
import { readHeads } from '../../../lambdas/shared/store/heads.ts';
import { timeSort } from '../../../lambdas/shared/store/keys.ts';
import { putLookupRows } from '../../../lambdas/shared/store/lookup-rows.ts';
import { TableShelf } from '../../../lambdas/shared/store/stories-index.ts';
import { storyRowsOf } from '../../../lambdas/shared/store/story-rows.ts';
import type { Table } from '../../../lambdas/shared/store/table.ts';
import { keyOf, putSigned, type Signed } from '../../support/stored-stories.ts';
import { tableForTests } from '../../support/table-for-tests.ts';

const TOKEN = 'harbour';
/** What the articles of one event are like, and what others under its token are. */
const EVENT = signatureOf([1, 2, 3]);
const OTHER = signatureOf([4]);

const NOW = '2025-04-01T00:00:00.000Z';
const MIDDLE = Date.parse('2025-03-03T12:00:00.000Z');

function signatureOf(hashes: readonly number[]): Signature {
  const terms = hashes.map((hash) => ({ hash, weight: 40, lead: true, name: false }));
  return { terms, days: [], year: null, numbers: [], places: [], sketch: [], shingles: 0 };
}

function at(minutes: number): string {
  return new Date(MIDDLE + minutes * 60_000).toISOString();
}

function signed(id: string, minutes: number, signature: Signature): Signed {
  return { id, at: at(minutes), tokens: [TOKEN], signature };
}

/** So many articles of other events, by the minute from the middle on or back. */
function others(count: number, side: 1 | -1): readonly Signed[] {
  return Array.from({ length: count }, (_, index) => signed(`other-${index}`, side * (index + 1), OTHER));
}

function articleOf({ id: name, at: time, tokens, signature }: Signed): StoryArticle {
  const id = articleId(keyOf({ id: name }));
  return { id, place: timeSort(time, id), tokens, signature: comparable(signature) };
}

/** What the table has near an article, as stories ask for it. */
async function nearIn(table: Table, { id }: StoryArticle): Promise<readonly StoryArticle[]> {
  const shelf = new TableShelf(table, NOW);
  const [article] = await shelf.articles([...(await readHeads(table, new Set([id]))).values()]);
  if (article === undefined) throw new Error('the article has gone');
  return await shelf.near(article);
}

describe('a digest that was broken off', () => {
  const table = tableForTests({ emptied: true });

  it('leaves an article what its record tells it by', async () => {
    const [own, other] = [signed('own', 0, EVENT), signed('other', 1, EVENT)].map((one) => ({
      ...one,
      article: articleOf(one),
    }));
    if (own === undefined || other === undefined) throw new Error('there are no articles');
    await putSigned(table, [own, other]);
    // As a newer engine does that dies before it swaps the record, after which an older one digests the article again.
    const newer = { tokens: [TOKEN], signature: OTHER };
    await putLookupRows(table, storyRowsOf(newer, { id: other.article.id, ver: 'f', sortAt: other.at }));
    expect(await nearIn(table, own.article)).toEqual([other.article]);
  });
});

describe.each([
  ['before', -1],
  ['after', 1],
] as const)('a word that hundreds of articles have %s an article', (_, side) => {
  const table = tableForTests({ emptied: true });
  const own = signed('own', 0, EVENT);
  const far = signed('far', side * 2000, EVENT);
  /** As digests leave them that were overtaken: rows that their records do not list, nearer than all others. */
  const overtaken = (count: number) =>
    Array.from({ length: count }, (_, index) => signed(`overtaken-${index}`, side * 0.001 * (index + 1), EVENT));

  async function near(live: readonly Signed[], stale: number): Promise<readonly string[]> {
    await putSigned(table, live);
    await putSigned(table, overtaken(stale), { areListed: false });
    return (await nearIn(table, articleOf(own))).map(({ id }) => id);
  }

  it.each([
    { live: 399, stale: 3, elsewhere: 0 },
    { live: 399, stale: 300, elsewhere: 300 },
    { live: 400, stale: 3, elsewhere: 0 },
    { live: 700, stale: 0, elsewhere: 300 },
  ])('is read over rows that do not count: $live that do, and $stale', async ({ live, stale, elsewhere }) => {
    // In other days, so that one query cannot give all that neighbours will ask for.
    const days = Array.from({ length: elsewhere }, (_, index) => signed(`day-${index}`, side * (5000 + index), OTHER));
    const articles = [own, far, ...others(live, side), ...days];
    const inMemory = await new MemoryShelf(articles.map(articleOf)).near(articleOf(own));
    expect(await near(articles, stale)).toEqual(inMemory.map(({ id }) => id));
    expect(inMemory.length).toBe(live < 400 ? 1 : 0);
  });
});
