import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { mcpServer } from '../../bin/mcp/server.ts';
import type { FindStored } from '../../bin/mcp/stored.ts';
import { ReadApi } from '../../bin/read-api.ts';
import { TargetError } from '../../bin/target.ts';
import { articleId, type Facts, type RecordChange } from '../../engine/index.ts';
import { member } from '../../lambdas/shared/json.ts';
import { packRecord, swapRecord } from '../../lambdas/shared/store/records.ts';
import type { StoredRecord } from '../../lambdas/shared/store/stored.ts';
import { HAPPENINGS, type Written } from '../engine/stories/happenings.ts';
import { put, sampleRecord } from '../support/articles.ts';
import { isPartOf } from '../support/part-of.ts';
import { fetchFrom, ReadApi as Served } from '../support/read-api.ts';
import { keyOf, putWritten } from '../support/stored-stories.ts';
import { tableForTests } from '../support/table-for-tests.ts';
import { ROOT } from './command.ts';

const FERRY = `Ferry to Tern Island stops

The ferry company Blue Sound cancelled all crossings to Tern Island on Monday. "The ramp is broken," said \
Rosa Immink, its captain. A dockhand stole the spare bolts, police said.`;

const table = tableForTests();
let served: Served;
let stored: StoredRecord;
beforeAll(async () => {
  served = new Served(table);
  stored = await put(table, { key: 'desk/harbour.txt', people: ['Ada Holm'] });
  await put(table, { key: 'desk/gone.txt', status: 'deleted' });
});
beforeEach(() => {
  vi.spyOn(globalThis, 'fetch').mockImplementation((input) => fetchFrom(served, String(input)));
});
afterEach(() => void vi.restoreAllMocks());

const public_: FindStored = async () => {
  const api = new ReadApi('http://api.example/', { mode: 'public' });
  return { api, page: api.page };
};

/** What \`digest\` gives with the text. */
interface Digested {
  readonly text: string;
  readonly facts: Facts;
  readonly summary: readonly { readonly text: string; readonly spans: readonly (readonly [number, number])[] }[];
  readonly publishedAt: string;
}

/** What an agent gets for a call. */
interface Called {
  readonly failed: boolean;
  readonly text: string;
  readonly value: unknown;
}

async function connected(find: FindStored = public_, folder: string | null = null) {
  const [near, far] = InMemoryTransport.createLinkedPair();
  await mcpServer(folder, find).connect(far);
  const agent = new Client({ name: 'test', version: '1.0.0' });
  await agent.connect(near);
  const call = async (name: string, input: Record<string, unknown>): Promise<Called> => {
    const result = await agent.callTool({ name, arguments: input });
    const [content] = Array.isArray(result.content) ? result.content : [];
    return { failed: result.isError === true, text: String(member(content, 'text')), value: result.structuredContent };
  };
  return { agent, call };
}

describe('the tools', () => {
  it('are told with what they take, and none of them writes', async () => {
    const { agent } = await connected();
    const { tools } = await agent.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'digest',
      'search_articles',
      'get_article',
      'find_name',
      'story',
      'changes',
    ]);
    for (const { description, inputSchema, annotations } of tools) {
      expect(description?.length).toBeGreaterThan(50);
      expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false });
      for (const parameter of Object.values(inputSchema.properties ?? {}))
        expect(parameter).toHaveProperty('description');
    }
    expect(agent.getInstructions()).toContain('claimant');
  });

  it('ignore nothing: a parameter that a tool does not have is named', async () => {
    const { call } = await connected();
    for (const [tool, input] of [
      ['search_articles', { since: '2025-01-01' }],
      ['digest', { content: FERRY, length: 2 }],
      ['story', { id: 'a-0123456789abcdef', kinds: ['event'] }],
    ] as const) {
      const { failed, text } = await call(tool, input);
      expect(failed).toBe(true);
      expect(text).toMatch(/since|length|kinds/);
    }
  });
});

describe('digest', () => {
  it('gives sentences and facts that are slices of the text it gives', async () => {
    const { call } = await connected();
    const { value, text } = await call('digest', { content: FERRY, text: true, date: '2025-03-03' });
    const article: Digested = JSON.parse(text);
    expect(value).toEqual(article);
    const { text: clean, facts, summary, publishedAt } = article;
    expect(publishedAt).toBe('2025-03-03');
    for (const sentence of summary) {
      expect(sentence.spans.map(([start, end]) => clean.slice(start, end)).join('')).toBe(sentence.text);
    }
    const [quote] = facts.quotes.filter(({ kind }) => kind === 'direct');
    expect(quote?.speaker?.name).toBe('Rosa Immink');
    expect(clean.slice(quote?.start, quote?.end)).toBe('"The ramp is broken,"');
    expect(facts.claims.map(({ claimant }) => claimant?.text)).toContain('police');
  });

  it('gives the facts that are asked for, and no text unless it is', async () => {
    const { call } = await connected();
    const { value } = await call('digest', { content: FERRY, kinds: ['quotes'] });
    expect(Object.keys(Object(member(value, 'facts')))).toEqual(['quotes']);
    expect(value).not.toHaveProperty('text');
  });

  it('gives what the docs show of a session, and what is quoted there is where they say', async () => {
    const page = readFileSync(join(ROOT, 'docs/mcp.md'), 'utf8');
    const [asked, answer] = [/```json\n(\{ "file"[\s\S]*?)```/, /```json answer\n([\s\S]*?)```/].map((block) =>
      JSON.parse(block.exec(page)?.[1] ?? 'null'),
    );
    const { call } = await connected(public_, join(ROOT, 'events/articles'));
    const { value } = await call('digest', { ...asked, text: true });
    expect(isPartOf(answer, value)).toBe(true);
    const text = String(member(value, 'text'));
    const told = page.split('It answers:')[1]?.split('Each number')[0] ?? '';
    const quoted = [...told.matchAll(/["“]([^"”]+)["”][^[“]*\[(\d+)–(\d+)\]/g)];
    expect(quoted).toHaveLength(4);
    for (const [, words = '', start, end] of quoted)
      expect(text.slice(Number(start), Number(end)).toLowerCase()).toContain(words.toLowerCase());
  });

  it('reads files of the folder that is served, and no others', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nutgraf-mcp-'));
    const outside = mkdtempSync(join(tmpdir(), 'nutgraf-mcp-'));
    writeFileSync(join(folder, 'ferry.txt'), FERRY);
    writeFileSync(join(outside, 'secret.txt'), FERRY);
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'link.txt'));
    const { call } = await connected(public_, folder);
    expect((await call('digest', { file: 'ferry.txt' })).value).toMatchObject({ title: 'Ferry to Tern Island stops' });
    for (const file of [
      'link.txt',
      `../${outside.split('/').at(-1)}/secret.txt`,
      join(outside, 'secret.txt'),
      'none.txt',
    ]) {
      expect(await call('digest', { file })).toMatchObject({
        failed: true,
        text: expect.stringContaining('is no file below'),
      });
    }
    const { call: without } = await connected();
    expect(await without('digest', { file: 'ferry.txt' })).toMatchObject({
      failed: true,
      text: expect.stringContaining('--files'),
    });
  });

  it.each([
    [{}, 'give the article in "content"'],
    [{ content: FERRY, file: 'x.txt' }, 'either "content" or "file"'],
    [{ content: ' \n ' }, 'rejected: empty'],
    [{ content: FERRY, date: 'last Tuesday' }, 'date'],
    [{ content: FERRY, kinds: ['rumours'] }, 'kinds'],
  ])('says what is wrong with %j', async (input, said) => {
    const { call } = await connected();
    expect(await call('digest', input)).toMatchObject({ failed: true, text: expect.stringContaining(said) });
  });
});

describe('stored articles', () => {
  it('are found by name, and read with a link to the page', async () => {
    const { call } = await connected();
    const names = await call('find_name', { q: 'hol' });
    expect(member(names.value, 'names')).toMatchObject([{ key: 'ada holm', name: 'Ada Holm' }]);
    const found = await call('search_articles', { name: 'ada holm', limit: 5 });
    const page = `http://api.example/?article=${stored.id}`;
    expect(found.value).toMatchObject({ articles: [{ id: stored.id, page }], cursor: null });
    for (const input of [{ id: stored.id }, { key: 'desk/harbour.txt' }]) {
      const { value } = await call('get_article', { ...input, text: true, kinds: ['people'] });
      expect(value).toMatchObject({ id: stored.id, page, text: expect.stringContaining('Ada Holm') });
    }
  });

  it('that are not there are told as the API tells it', async () => {
    const { call } = await connected();
    expect(await call('get_article', { key: 'desk/gone.txt' })).toMatchObject({
      failed: true,
      text: expect.stringContaining('removed from the bucket'),
    });
    expect(await call('get_article', {})).toMatchObject({ failed: true, text: 'give either "id" or "key"' });
    expect(await call('search_articles', { from: 'yesterday' })).toMatchObject({
      failed: true,
      text: expect.stringContaining('from'),
    });
  });

  it('of nowhere are told so, and digesting goes on', async () => {
    const { call } = await connected(() => Promise.reject(new TargetError('nothing runs here')));
    expect(await call('find_name', { q: 'ada' })).toEqual({
      failed: true,
      text: 'nothing runs here',
      value: undefined,
    });
    expect((await call('digest', { content: FERRY })).failed).toBe(false);
  });
});

/** A slice of an article, as an agent is shown it. */
interface Shown {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly page: string;
}

interface ToldStory {
  readonly id: string;
  readonly page: string;
  readonly articles: readonly {
    readonly id: string;
    readonly page: string;
    readonly adds: Shown | null;
    readonly copies: readonly { readonly id: string }[];
  }[];
  readonly differences: readonly {
    readonly about: string;
    readonly values: readonly (Shown & { article: string })[];
  }[];
}

describe('a story', () => {
  const [first, second, last] = HAPPENINGS['quake in the north'] ?? [];
  if (first === undefined || second === undefined || last === undefined) throw new Error('the articles have gone');
  const copy: Written = {
    ...first,
    id: 'reprint',
    at: '2025-03-03T08:00:00.000Z',
    text: first.text.replace('four people', 'five people'),
  };
  const texts = new Map<string, string>();
  beforeAll(async () => {
    for (const written of [first, second, last, copy]) {
      const { id, article } = await putWritten(table, written);
      texts.set(id, article?.text ?? '');
    }
  });
  const idOf = (written: Written) => articleId(keyOf(written));
  const told = async (input: Record<string, unknown>): Promise<ToldStory> => {
    const { call } = await connected();
    const { text, failed } = await call('story', input);
    if (failed) throw new Error(text);
    return JSON.parse(text);
  };

  it('has its articles, copies under theirs, and every slice with its place and a link to it', async () => {
    const story = await told({ key: keyOf(second) });
    expect(story).toMatchObject({ id: idOf(first), page: `http://api.example/?story=${idOf(first)}` });
    expect(story.articles.map(({ id }) => id)).toEqual([idOf(last), idOf(second), idOf(first)]);
    expect(story.articles.at(-1)?.copies.map(({ id }) => id)).toEqual([idOf(copy)]);
    expect(story.articles.map(({ adds }) => adds === null)).toEqual([false, false, true]);
    expect(story.differences.map(({ about }) => about)).toContain('killed');
    const slices = [
      ...story.articles.flatMap(({ id, adds }) => (adds === null ? [] : [{ article: id, ...adds }])),
      ...story.differences.flatMap(({ values }) => values),
    ];
    for (const { article, start, end, text, page } of slices) {
      expect(texts.get(article)?.slice(start, end)).toBe(text);
      expect(page).toBe(`http://api.example/?article=${article}&at=${start}-${end}`);
    }
  });

  it('is told in pages, which have its differences each', async () => {
    const { call } = await connected();
    const page = await call('story', { id: idOf(last), limit: 1 });
    expect(member(page.value, 'articles')).toMatchObject([{ id: idOf(last) }]);
    const next = await call('story', { id: idOf(last), limit: 1, cursor: member(page.value, 'cursor') });
    expect(next.value).toMatchObject({
      articles: [{ id: idOf(second) }],
      differences: member(page.value, 'differences'),
    });
  });

  it('of an article that is not there is told so', async () => {
    const { call } = await connected();
    expect(await call('story', { key: 'desk/gone.txt' })).toMatchObject({ failed: true });
    expect(await call('story', {})).toMatchObject({ failed: true, text: 'give either "id" or "key"' });
  });
});

describe('what changed', () => {
  it('is told before and after, with a link to what is there now', async () => {
    const record = sampleRecord({ key: 'desk/changed.txt', people: ['Ada Holm'], sequencer: '0b' });
    const start = record.article?.text.indexOf('Ada Holm') ?? -1;
    const at = '2026-03-05T10:00:00.000Z';
    const change: RecordChange = {
      at,
      field: 'people',
      kind: 'changed',
      before: { text: 'Ida Holm', versionId: 'v1' },
      after: { in: 'text', text: 'Ada Holm', start, end: start + 8 },
    };
    const moved: RecordChange = { ...change, after: { in: 'text', text: 'Oda Holm', start: null, end: null } };
    await swapRecord(table, packRecord(record), { known: null, changes: async () => [change, moved] });
    const { call } = await connected();
    const { value } = await call('changes', { key: 'desk/changed.txt' });
    const page = `http://api.example/?article=${record.id}`;
    const linked = { ...change, after: { ...change.after, page: `${page}&at=${start}-${start + 8}` } };
    expect(value).toMatchObject({ id: record.id, page, changes: [linked, moved] });
    expect((await call('changes', { id: stored.id })).value).toMatchObject({ changes: [] });
  });
});

describe('nutgraf mcp', () => {
  it('talks to an agent over its standard input and output', async () => {
    const agent = new Client({ name: 'test', version: '1.0.0' });
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: ['bin/nutgraf.ts', 'mcp', '--data', mkdtempSync(join(tmpdir(), 'nutgraf-mcp-'))],
      cwd: ROOT,
    });
    await agent.connect(transport);
    try {
      const result = await agent.callTool({ name: 'digest', arguments: { content: FERRY } });
      expect(result.structuredContent).toMatchObject({ title: 'Ferry to Tern Island stops', status: 'ready' });
    } finally {
      await agent.close();
    }
  });
});
