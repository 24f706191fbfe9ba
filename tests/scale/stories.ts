/**
 * Stories of many articles, in the table: `npm run stories:scale [-- --articles N] [--seed S]`.
 *
 * Stores N articles (20,000) of a made stream of news in the order of their time, and shuffled, in two tables of the
 * emulator, in memory; ends with 1 where the stories of either table are not those of `nutgraf stories` over the same
 * articles. Then times `GET /stories`, page by page, and `GET /articles/{id}/story`, and counts what each asks of the
 * table.
 */
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { newsStream, type StreamedArticle } from '../../bench/load/happenings.ts';
import { percentile } from '../../bench/load/statistics.ts';
import { randomFrom } from '../../bench/shared.ts';
import {
  articleId,
  comparable,
  digestArticle,
  MemoryShelf,
  rawArticle,
  Stories,
  type StoryArticle,
  signArticle,
} from '../../engine/index.ts';
import { timeSort } from '../../lambdas/shared/store/keys.ts';
import type { Table } from '../../lambdas/shared/store/table.ts';
import { ReadApi } from '../support/read-api.ts';
import { keyOf, putSigned, type Signed } from '../support/stored-stories.ts';
import { createTestTable } from '../support/table.ts';
import { dynaliteClient } from '../support/wire.ts';

const { values } = parseArgs({
  options: { articles: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
});
const count = Number(values.articles);
const seed = Number(values.seed);
/** Stories that are asked for one by one. */
const SINGLE = 200;

interface Stored {
  readonly signed: Signed;
  readonly article: StoryArticle;
  readonly happening: number;
}

function storedOf({ id: name, at, title, text, happening }: StreamedArticle): Stored {
  const clean = rawArticle(text, { title, publishedAt: at });
  const signed = { id: name, at, title, ...signArticle({ ...clean, facts: digestArticle(clean).facts }) };
  const id = articleId(keyOf(signed));
  const { tokens, signature } = signed;
  return { signed, article: { id, place: timeSort(at, id), tokens, signature: comparable(signature) }, happening };
}

async function tableOf(stored: readonly Stored[], name: string): Promise<Table> {
  const table = { client: await createTestTable(dynaliteClient(), name), name };
  await putSigned(
    table,
    stored.map(({ signed }) => signed),
  );
  return table;
}

function shuffled<T>(items: readonly T[]): readonly T[] {
  const next = randomFrom(seed);
  return items
    .map((item) => ({ item, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Counts what is asked of a table. */
function counted(table: Table): { readonly table: Table; taken(): number } {
  let asked = 0;
  const client = new Proxy(table.client, {
    get(target, name, receiver) {
      if (name === 'send') asked += 1;
      return Reflect.get(target, name, receiver);
    },
  });
  return {
    table: { client, name: table.name },
    taken() {
      const before = asked;
      asked = 0;
      return before;
    },
  };
}

interface ListedPage {
  readonly stories: readonly { readonly id: string; readonly articles: number }[];
  readonly cursor: string | null;
}

interface Timed {
  readonly what: string;
  readonly milliseconds: number[];
  readonly asked: number[];
}

/** Every story of a table by `GET /stories`, a page at a time, and how long each page took. */
async function listed(table: Table, timed: Timed): Promise<ReadonlyMap<string, number>> {
  const { table: counting, taken } = counted(table);
  const api = new ReadApi(counting);
  const found = new Map<string, number>();
  for (let cursor: string | null = ''; cursor !== null; ) {
    const before = performance.now();
    const { status, text } = await api.get(`/stories?limit=20${cursor === '' ? '' : `&cursor=${cursor}`}`);
    timed.milliseconds.push(performance.now() - before);
    timed.asked.push(taken());
    if (status !== 200) throw new Error(`GET /stories: ${status} ${text}`);
    const page: ListedPage = JSON.parse(text);
    for (const { id, articles } of page.stories) found.set(id, articles);
    cursor = page.cursor;
  }
  return found;
}

function say({ what, milliseconds, asked }: Timed): void {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) => percentile(sorted, share).toFixed(0);
  const mean = asked.reduce((sum, one) => sum + one, 0) / asked.length;
  console.log(
    `${what} (${sorted.length}): median ${at(0.5)} ms, p90 ${at(0.9)} ms, p99 ${at(0.99)} ms; ` +
      `${mean.toFixed(0)} requests to the table each`,
  );
}

const stored = newsStream(count, seed).map(storedOf);
const inOrder = stored.toSorted((a, b) => (a.article.place < b.article.place ? -1 : 1));

const stories = new Stories(new MemoryShelf(stored.map(({ article }) => article)));
const expected = new Map<string, number>();
const happenings = new Map<string, Set<number>>();
for (const { article, happening } of stored) {
  const { id } = await stories.rootOf(article);
  expected.set(id, (expected.get(id) ?? 0) + 1);
  happenings.set(id, (happenings.get(id) ?? new Set()).add(happening));
}
const told = new Set(stored.map(({ happening }) => happening)).size;
const mixed = [...happenings.values()].filter(({ size }) => size > 1).length;
console.log(`${count} articles of ${told} happenings: ${expected.size} stories, ${mixed} of more than one happening`);

let wrong = 0;
for (const [order, articles] of [
  ['in order', inOrder],
  ['shuffled', shuffled(stored)],
] as const) {
  const table = await tableOf(articles, order.replace(' ', '-'));
  const pages: Timed = { what: `${order}: GET /stories, a page of 20`, milliseconds: [], asked: [] };
  const found = await listed(table, pages);
  const differing = [...new Set([...found.keys(), ...expected.keys()])].filter(
    (id) => found.get(id) !== expected.get(id),
  );
  wrong += differing.length;
  console.log(`${order}: ${found.size} stories, ${differing.length} unlike those of nutgraf stories`);
  say(pages);
  const single: Timed = { what: `${order}: GET /articles/{id}/story`, milliseconds: [], asked: [] };
  const { table: counting, taken } = counted(table);
  const api = new ReadApi(counting);
  for (const { article } of shuffled(stored).slice(0, SINGLE)) {
    const before = performance.now();
    const { status } = await api.get(`/articles/${article.id}/story`);
    single.milliseconds.push(performance.now() - before);
    single.asked.push(taken());
    if (status !== 200) throw new Error(`GET /articles/${article.id}/story: ${status}`);
  }
  say(single);
}
process.exitCode = wrong === 0 ? 0 : 1;
