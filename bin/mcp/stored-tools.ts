import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod';
import type { ArticlePage, NamePage } from '../../client/types.ts';
import { type ArticleRecord, articleId } from '../../engine/light.ts';
import type { ReadApi } from '../read-api.ts';
import { answer, answering, articleAnswer } from './answers.ts';
import { kinds, page, range, sentences, text } from './parameters.ts';

/** Where stored articles are read. */
export interface Stored {
  readonly api: ReadApi;
  /** Address of the reader page; null where there is none. */
  readonly page: string | null;
}

/** Found when it is first asked for, so that `digest` works where nothing runs. */
export type FindStored = () => Promise<Stored>;

const READS = { readOnlyHint: true, idempotentHint: true, openWorldHint: false } as const;

/** The tools that read a deployment, or the local run. */
export function addStoredTools(server: McpServer, find: FindStored): void {
  addSearch(server, find);
  addArticle(server, find);
  addNames(server, find);
}

function addSearch(server: McpServer, find: FindStored): void {
  server.registerTool(
    'search_articles',
    {
      title: 'Search stored articles',
      description:
        'Stored articles, newest first, each with its lead: those with a name in them (a person, an organization ' +
        'or a place, as "find_name" spells it), of a time, in a language. "get_article" gives the facts of one.',
      inputSchema: {
        name: z.string().min(1).optional().describe('Only articles with this name in them, in any spelling'),
        ...range,
        language: z.string().optional().describe('Only articles in this language, such as "en"'),
        ...page,
      },
      annotations: READS,
    },
    ({ name, ...query }) =>
      answering(async () => {
        const stored = await find();
        const { articles, cursor }: ArticlePage = JSON.parse(await ask(stored.api, '/articles', { name, ...query }));
        return answer({ articles: articles.map((head) => ({ ...head, page: pageOf(stored, head.id) })), cursor });
      }),
  );
}

function addArticle(server: McpServer, find: FindStored): void {
  server.registerTool(
    'get_article',
    {
      title: 'Read a stored article',
      description:
        'Summary and facts of a stored article. Every sentence and fact is a slice of its text and says where; ' +
        'add "&at=<start>-<end>" to "page" for a link that shows the place. Ask for "text" to quote around a ' +
        'fact.',
      inputSchema: {
        id: z.string().optional().describe('Its id, as "search_articles" gives it'),
        key: z.string().optional().describe('Instead of the id: its object key'),
        kinds,
        text,
        sentences,
      },
      annotations: READS,
    },
    ({ id, key, sentences: length, ...selection }) =>
      answering(async () => {
        if ((id === undefined) === (key === undefined)) throw new TypeError('give either "id" or "key"');
        const stored = await find();
        const path = `/articles/${encodeURIComponent(id ?? articleId(key ?? ''))}`;
        const include = selection.text === true ? 'text' : undefined;
        const record: ArticleRecord = JSON.parse(await ask(stored.api, path, { include, sentences: length }));
        return answer({ ...articleAnswer(record, selection), page: pageOf(stored, record.id) });
      }),
  );
}

function addNames(server: McpServer, find: FindStored): void {
  server.registerTool(
    'find_name',
    {
      title: 'Find a name',
      description:
        'People, organizations and places in stored articles with words that begin so ("netan", "ada ho"), with ' +
        'the day they were last in the news. "search_articles" takes such a name.',
      inputSchema: {
        q: z.string().min(2).describe('Beginnings of words of the name, one of them of two letters or digits at least'),
        ...page,
      },
      annotations: READS,
    },
    (query) =>
      answering(async () => {
        const { api } = await find();
        const { names, cursor }: NamePage = JSON.parse(await ask(api, '/names', query));
        return answer({ names, cursor });
      }),
  );
}

type Parameters = Readonly<Record<string, string | number | undefined>>;

/** @throws ApiError for any answer but a good one */
async function ask(api: ReadApi, path: string, parameters: Parameters): Promise<string> {
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return await api.get(path, Object.fromEntries(given));
}

function pageOf({ page: address }: Stored, id: string): string | null {
  return address === null ? null : `${address.replace(/\/+$/, '')}/?article=${encodeURIComponent(id)}`;
}
