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
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { newsStream, type StreamedArticle } from '../../bench/load/happenings.ts';
import { percentile } from '../../bench/load/statistics.ts';
import { randomFrom } from '../../bench/shared.ts';
import {
  articleId,
  comparable,
  digestArticle,
  MemoryShelf,
  rawArticle,
  type SignedArticle,
  Stories,
  type StoryArticle,
  signArticle,
} from '../../engine/index.ts';
import { recordVersion, timeSort } from '../../lambdas/shared/store/keys.ts';
import { packRecord } from '../../lambdas/shared/store/records.ts';
import { storyRowKey, storyRowsOf } from '../../lambdas/shared/store/story-rows.ts';
import type { Table } from '../../lambdas/shared/store/table.ts';
import { sampleRecord } from '../support/articles.ts';
import { ReadApi } from '../support/read-api.ts';
import { createTestTable } from '../support/table.ts';
import { dynaliteClient } from '../support/wire.ts';

const { values } = parseArgs({
  options: { articles: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
});
const count = Number(values.articles);
const seed = Number(values.seed);
/** Rows in one request; DynamoDB takes no more. */
const BATCH = 25;
/** Stories that are asked for one by one. */
const SINGLE = 200;

interface Stored {
  readonly item: Readonly<Record<string, unknown>>;
  readonly signed: SignedArticle;
  readonly article: StoryArticle;
  readonly id: string;
  readonly happening: number;
}

/** An article as the table has it: its record without its text, which no listing reads, and the rows it is found by. */
function storedOf({ id: name, at, title, text, happening }: StreamedArticle): Stored {
  const key = `${name}.txt`;
  const id = articleId(key);
  const clean = rawArticle(text, { title, publishedAt: at });
  const signed = signArticle({ ...clean, facts: digestArticle(clean).facts });
  const ver = recordVersion('1'.padEnd(40, '0'), { kind: 'ready', cleanEngine: '0.2.0', digestEngine: '0.2.0' });
  const storyRows = signed.tokens.map((token) => storyRowKey(token, id, at));
  const record = sampleRecord({ key, publishedAt: at, eventTime: at });
  const { item } = packRecord({
    ...record,
    ver,
    title,
    sortAt: at,
    article: null,
    digest: null,
    nameRows: [],
    storyRows,
  });
  const { tokens, signature } = signed;
  const article: StoryArticle = { id, place: timeSort(at, id), tokens, signature: comparable(signature) };
  return { item, signed, article, id, happening };
}

async function tableOf(stored: readonly Stored[], name: string): Promise<Table> {
  const client = await createTestTable(dynaliteClient(), name);
  const rows = stored.flatMap(({ item, signed, id, article }) => {
    const sortAt = article.place.slice(0, article.place.indexOf('#'));
    return [item, ...storyRowsOf(signed, { id, ver: String(item.ver), sortAt })];
  });
  for (let at = 0; at < rows.length; at += BATCH) {
    const requests = rows.slice(at, at + BATCH).map((row) => ({ PutRequest: { Item: { ...row } } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [name]: requests } }));
  }
  return { client, name };
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
  for (const { id } of shuffled(stored).slice(0, SINGLE)) {
    const before = performance.now();
    const { status } = await api.get(`/articles/${id}/story`);
    single.milliseconds.push(performance.now() - before);
    single.asked.push(taken());
    if (status !== 200) throw new Error(`GET /articles/${id}/story: ${status}`);
  }
  say(single);
}
process.exitCode = wrong === 0 ? 0 : 1;
