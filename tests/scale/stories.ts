/**
 * Stories of many articles, in the table: `npm run stories:scale [-- --articles N] [--seed S] [--order ORDER]`.
 *
 * Stores N articles (20,000) of a made stream of news, records and rows as the digest leaves them, in the order of
 * their time (`in-order`), and `shuffled`, in two tables of the emulator, in memory, or in one of the two; ends with 1
 * where the stories of a table are not those of `nutgraf stories` over the same articles. Then times `GET /stories`,
 * page by page, `GET /stories/{id}`, and names, and counts what each asks of the table.
 */
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { newsStream, type StreamedArticle } from '../../bench/load/happenings.ts';
import { percentile } from '../../bench/load/statistics.ts';
import { randomFrom } from '../../bench/shared.ts';
import { comparable, MemoryShelf, Stories, type StoryArticle } from '../../engine/index.ts';
import { byPlace } from '../../engine/stories/chain.ts';
import { timeSort } from '../../lambdas/shared/store/keys.ts';
import { type ListedName, listedNames, nameRowKey, putDirectoryRows } from '../../lambdas/shared/store/name-rows.ts';
import { packRecord } from '../../lambdas/shared/store/records.ts';
import { storyRowsOf } from '../../lambdas/shared/store/story-rows.ts';
import type { Table } from '../../lambdas/shared/store/table.ts';
import { ReadApi } from '../support/read-api.ts';
import { putRows, recordOf } from '../support/stored-stories.ts';
import { createTestTable } from '../support/table.ts';
import { dynaliteClient } from '../support/wire.ts';

const ORDERS = ['in-order', 'shuffled'] as const;

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    order: { type: 'string', multiple: true, default: [...ORDERS] },
  },
});
const count = Number(values.articles);
const seed = Number(values.seed);
/** Stories and names that are asked for one by one. */
const SINGLE = 200;
/** Articles that are stored at once. */
const STORED_AT_ONCE = 500;

interface Stored {
  readonly rows: readonly object[];
  readonly names: readonly ListedName[];
  readonly article: StoryArticle;
  readonly happening: number;
}

function storedOf(streamed: StreamedArticle): Stored {
  const { record, signed } = recordOf(streamed);
  const { id, ver, sortAt, digest } = record;
  const names = digest === null ? [] : listedNames(digest.facts);
  const nameRows = names.map(({ key, name }) => ({ ...nameRowKey(key, id, sortAt), id, ver, name, sortAt }));
  const { item } = packRecord({ ...record, nameRows }, null, 'dictionary');
  const { tokens, signature } = signed;
  return {
    rows: [item, ...nameRows, ...storyRowsOf(signed, record)],
    names,
    article: { id, place: timeSort(sortAt, id), tokens, signature: comparable(signature) },
    happening: streamed.happening,
  };
}

async function tableOf(stored: readonly Stored[], name: string): Promise<Table> {
  const table = { client: await createTestTable(dynaliteClient(), name), name };
  const known = new Map<string, string>();
  for (let at = 0; at < stored.length; at += STORED_AT_ONCE) {
    const some = stored.slice(at, at + STORED_AT_ONCE);
    await putRows(
      table,
      some.flatMap(({ rows }) => rows),
    );
    for (const { names } of some) await putDirectoryRows(table, names, known);
  }
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
  readonly milliseconds: number[];
  readonly asked: number[];
}

/** Every story of a table by `GET /stories`, a page at a time, and how long each page took. */
async function listed(table: Table): Promise<{ readonly found: ReadonlyMap<string, number>; readonly timed: Timed }> {
  const { table: counting, taken } = counted(table);
  const api = new ReadApi(counting);
  const timed: Timed = { milliseconds: [], asked: [] };
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
  return { found, timed };
}

/** How long each of some requests takes. */
async function timedOf(table: Table, targets: readonly string[]): Promise<Timed> {
  const { table: counting, taken } = counted(table);
  const api = new ReadApi(counting);
  const timed: Timed = { milliseconds: [], asked: [] };
  for (const target of targets) {
    const before = performance.now();
    const { status } = await api.get(target);
    timed.milliseconds.push(performance.now() - before);
    timed.asked.push(taken());
    if (status !== 200) throw new Error(`GET ${target}: ${status}`);
  }
  return timed;
}

function say(what: string, { milliseconds, asked }: Timed): void {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) => percentile(sorted, share).toFixed(0);
  const mean = asked.reduce((sum, one) => sum + one, 0) / asked.length;
  console.log(
    `  ${what} (${sorted.length}): p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms; ` +
      `${mean.toFixed(0)} requests to the table each`,
  );
}

/** Seconds that this process has had of a processor. */
function processorSeconds(): string {
  const { user, system } = process.cpuUsage();
  return `${((user + system) / 1e6).toFixed(0)} s of one processor so far`;
}

const stored = newsStream(count, seed).map(storedOf);

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
console.log(
  `${count} articles of ${told} happenings: ${expected.size} stories, ${mixed} of more than one happening; ` +
    processorSeconds(),
);

let wrong = 0;
for (const order of ORDERS.filter((one) => values.order.includes(one))) {
  const articles = order === 'shuffled' ? shuffled(stored) : stored.toSorted((a, b) => byPlace(a.article, b.article));
  const table = await tableOf(articles, order);
  console.log(`${order}: stored; ${processorSeconds()}`);
  const { found, timed } = await listed(table);
  const differing = [...new Set([...found.keys(), ...expected.keys()])].filter(
    (id) => found.get(id) !== expected.get(id),
  );
  wrong += differing.length;
  console.log(
    `${order}: ${found.size} stories, ${differing.length} unlike those of nutgraf stories; ${processorSeconds()}`,
  );
  say('GET /stories, a page of 20', timed);
  const some = shuffled(stored).slice(0, SINGLE);
  const ids = [...found.keys()].slice(0, SINGLE);
  const names = some.flatMap(({ names: [first] }) => (first === undefined ? [] : [first.key]));
  const begun = (key: string) => encodeURIComponent(key.slice(0, 3));
  for (const [what, targets] of [
    ['GET /stories/{id}, the newest', ids.map((id) => `/stories/${id}`)],
    ['GET /articles/{id}/story', some.map(({ article }) => `/articles/${article.id}/story`)],
    ['GET /names?prefix= of three letters', names.map((key) => `/names?prefix=${begun(key)}`)],
    ['GET /names?q= of three letters', names.map((key) => `/names?q=${begun(key)}`)],
    ['GET /names/{name}/articles', names.map((key) => `/names/${encodeURIComponent(key)}/articles`)],
  ] as const) {
    say(what, await timedOf(table, targets));
  }
}
process.exitCode = wrong === 0 ? 0 : 1;
