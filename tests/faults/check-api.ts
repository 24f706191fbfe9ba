import { isDeepStrictEqual } from 'node:util';
import { nameKey } from '../../engine/names/key.ts';
import { member } from '../../lambdas/shared/json.ts';
import { timeSort } from '../../lambdas/shared/store/keys.ts';
import { listedNames } from '../../lambdas/shared/store/name-rows.ts';
import { LISTED_STATUSES } from '../../lambdas/shared/store/records.ts';
import type { StoredRecord } from '../../lambdas/shared/store/stored.ts';
import { ReadApi } from '../support/read-api.ts';
import { Random } from './random.ts';
import { letters, PEOPLE } from './schedule.ts';
import type { Services } from './services.ts';

/** What the read function says, held against the records. */
export class ApiCheck {
  readonly #api: ReadApi;
  readonly #random: Random;

  constructor({ table: client, tableName: name }: Services, seed: number) {
    this.#api = new ReadApi({ client, name });
    this.#random = new Random(seed);
  }

  /**
   * Every listing by status, page by page, against all records of the table. Gives keys that are missing or too much.
   */
  async listings(
    records: readonly StoredRecord[],
  ): Promise<readonly { readonly key: string; readonly what: string }[]> {
    const wrong: { key: string; what: string }[] = [];
    for (const status of LISTED_STATUSES) {
      const listed = await this.#pages(`/articles?status=${status}`, 'articles', this.#random.int(7, 100));
      const expected = newestFirst(records.filter((record) => record.status === status));
      const found = listed.map((entry) => String(member(entry, 'key')));
      for (const key of found.filter((key) => !expected.includes(key)))
        wrong.push({ key, what: `listed as ${status}` });
      for (const key of expected.filter((key) => !found.includes(key)))
        wrong.push({ key, what: `not listed as ${status}` });
      const [first] = expected.filter((key, at) => key !== found[at]);
      if (wrong.length === 0 && first !== undefined) wrong.push({ key: first, what: `out of order among ${status}` });
    }
    return wrong;
  }

  /** A schedule's articles and names against its records. */
  async schedule(seed: number, records: readonly StoredRecord[]): Promise<readonly string[]> {
    const wrong: string[] = [];
    for (const record of records) {
      const { status, json } = await this.#api.get(`/articles/${record.id}?include=text`);
      const expected = record.status === 'deleted' ? 410 : 200;
      if (status !== expected) wrong.push(`GET ${record.key} answers ${status}, not ${expected}`);
      else if (status === 200 && member(json, 'text') !== (record.article?.text ?? undefined))
        wrong.push(`GET ${record.key} has another text`);
    }
    for (const person of PEOPLE) wrong.push(...(await this.#named(nameKey(`${person} ${letters(seed)}`), records)));
    return wrong;
  }

  /** What is found under a name, against the records that name it. */
  async #named(name: string, records: readonly StoredRecord[]): Promise<readonly string[]> {
    const wrong: string[] = [];
    const under = records.filter(
      ({ digest }) => digest !== null && listedNames(digest.facts).some(({ key }) => key === name),
    );
    const expected = newestFirst(under);
    const path = `/names/${encodeURIComponent(name)}/articles`;
    const found = await this.#pages(path, 'articles', this.#random.pick([1, 2, 20]));
    const keys = found.map((entry) => String(member(entry, 'key')));
    if (!isDeepStrictEqual(keys, expected)) wrong.push(`under ${name}: ${keys.join(', ')}; not ${expected.join(', ')}`);
    const directory = await this.#pages(`/names?prefix=${encodeURIComponent(name)}`, 'names', 2);
    const isListed = directory.some((entry) => member(entry, 'key') === name);
    if (isListed !== expected.length > 0) wrong.push(`${name} is ${isListed ? '' : 'not '}in the directory`);
    return wrong;
  }

  async #pages(path: string, entries: 'articles' | 'names', limit: number): Promise<readonly unknown[]> {
    const found: unknown[] = [];
    const first = `${path}${path.includes('?') ? '&' : '?'}limit=${limit}`;
    for (let target: string | null = first; target !== null; ) {
      const { status, json, text } = await this.#api.get(target);
      const page = member(json, entries);
      if (status !== 200 || !Array.isArray(page)) throw new Error(`GET ${target} answers ${status}: ${text}`);
      found.push(...page);
      const cursor = member(json, 'cursor');
      target = typeof cursor === 'string' ? `${first}&cursor=${encodeURIComponent(cursor)}` : null;
    }
    return found;
  }
}

function newestFirst(records: readonly StoredRecord[]): readonly string[] {
  const sortKey = ({ sortAt, id }: StoredRecord) => timeSort(sortAt, id);
  return [...records].sort((a, b) => (sortKey(a) < sortKey(b) ? 1 : -1)).map(({ key }) => key);
}
