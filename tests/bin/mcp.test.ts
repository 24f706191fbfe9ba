import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { mcpServer } from '../../bin/mcp/server.ts';
import type { FindStored } from '../../bin/mcp/stored-tools.ts';
import { ReadApi } from '../../bin/read-api.ts';
import { TargetError } from '../../bin/target.ts';
import type { Facts } from '../../engine/index.ts';
import { member } from '../../lambdas/shared/json.ts';
import type { StoredRecord } from '../../lambdas/shared/store/stored.ts';
import { put } from '../support/articles.ts';
import { fetchFrom, ReadApi as Served } from '../support/read-api.ts';
import { tableForTests } from '../support/table-for-tests.ts';
import { ROOT } from './command.ts';

const FERRY = `Ferry to Tern Island stops

The ferry company Blue Sound cancelled all crossings to Tern Island on Monday. "The ramp is broken," said Rosa Immink, its captain. A dockhand stole the spare bolts, police said.`;

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
    expect(tools.map(({ name }) => name)).toEqual(['digest', 'search_articles', 'get_article', 'find_name']);
    for (const { description, inputSchema, annotations } of tools) {
      expect(description?.length).toBeGreaterThan(50);
      expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false });
      for (const parameter of Object.values(inputSchema.properties ?? {}))
        expect(parameter).toHaveProperty('description');
    }
    expect(agent.getInstructions()).toContain('claimant');
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
