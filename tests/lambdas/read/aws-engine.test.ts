import { beforeAll, describe, expect, it } from 'vitest';
import { articleId } from '../../../engine/identity.ts';
import { member } from '../../../lambdas/shared/json.ts';
import { putLookupRows } from '../../../lambdas/shared/store/lookup-rows.ts';
import { nameRowKey } from '../../../lambdas/shared/store/name-rows.ts';
import { put } from '../../support/articles.ts';
import { hasJava, startDynamoDbLocal } from '../../support/dynamodb-local.ts';
import { ReadApi } from '../../support/read-api.ts';
import { tableForTests } from '../../support/table-for-tests.ts';

/**
 * Ranges, filters, start keys and batches of the listings on AWS's own engine, which is stricter than dynalite: it
 * refuses a start key outside the query's range, for one. The cases themselves are those of listing.test.ts and
 * names.test.ts.
 */
describe.skipIf(!hasJava())('listings on DynamoDB Local (needs Java 17 or later)', () => {
  const keys = Array.from({ length: 24 }, (_, age) => `wire/${age}.txt`);
  const german = keys.filter((_, age) => age % 8 === 7);
  const names = ['ad astra', 'ada holm', 'adam ek', 'adele roy', 'adnan aziz'];
  const table = tableForTests({ start: startDynamoDbLocal });
  let api: ReadApi;
  beforeAll(async () => {
    api = new ReadApi(table);
    const people = ['Ada Holm', 'Ad Astra', 'Adam Ek', 'Adèle Roy', 'Adnan Aziz'];
    await Promise.all(
      keys.map((key, age) =>
        put(table, {
          key,
          publishedAt: new Date(Date.UTC(2026, 2, 4 - age)).toISOString().slice(0, 10),
          language: age % 8 === 7 ? 'de' : 'en',
          people: age === 0 ? people : ['Ada Holm'],
        }),
      ),
    );
    const id = articleId('never.txt');
    const sortAt = '2026-03-03T12:00:00.000Z';
    await putLookupRows(table, [
      { ...nameRowKey('ada holm', id, sortAt), id, ver: '0'.repeat(40), name: 'Ada Holm', sortAt },
    ]);
  });

  async function walk(target: string): Promise<readonly (readonly unknown[])[]> {
    const pages: (readonly unknown[])[] = [];
    for (let cursor: unknown = ''; cursor !== null; ) {
      const { status, json, text } = await api.get(cursor === '' ? target : `${target}&cursor=${cursor}`);
      if (status !== 200 || pages.length > 30) throw new Error(text);
      const entries = member(json, 'articles') ?? member(json, 'names');
      pages.push(Object(entries).map((entry: unknown) => member(entry, 'key')));
      cursor = member(json, 'cursor');
    }
    return pages;
  }

  it.each<[string, readonly (readonly string[])[]]>([
    ['/articles?limit=10', [keys.slice(0, 10), keys.slice(10, 20), keys.slice(20)]],
    ['/articles?limit=100', [keys]],
    ['/articles?language=de&limit=2', [german.slice(0, 2), german.slice(2)]],
    ['/articles?from=2026-03-01&to=2026-03-03&limit=2', [keys.slice(1, 3), keys.slice(3, 4)]],
    ['/articles?from=2027-01-01', [[]]],
    ['/articles?name=ada+holm&limit=10', [keys.slice(0, 10), keys.slice(10, 20), keys.slice(20)]],
    ['/names/ADA%20HOLM/articles?language=de&limit=2', [german.slice(0, 2), german.slice(2)]],
    ['/names?prefix=ad&limit=2', [names.slice(0, 2), names.slice(2, 4), names.slice(4)]],
    ['/names?prefix=adn', [['adnan aziz']]],
  ])('%s', async (target, pages) => {
    expect(await walk(target)).toEqual(pages);
  });
});
