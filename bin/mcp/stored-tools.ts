import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod';
import type { ArticlePage, NamePage } from '../../client/types.ts';
import type { ArticleRecord } from '../../engine/light.ts';
import { answer, answering, articleAnswer } from './answers.ts';
import { kinds, page, range, sentences, text } from './parameters.ts';
import { article, articlePath, ask, type FindStored, pageOf, READS } from './stored.ts';

/** The tools that read a deployment, or the local run. None ignores what it does not know, as the API does not. */
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
      inputSchema: z.strictObject({
        name: z.string().min(1).optional().describe('Only articles with this name in them, in any spelling'),
        ...range,
        language: z.string().optional().describe('Only articles in this language, such as "en"'),
        ...page,
      }),
      annotations: READS,
    },
    ({ name, ...query }) =>
      answering(async () => {
        const stored = await find();
        const { articles, cursor }: ArticlePage = JSON.parse(await ask(stored, '/articles', { name, ...query }));
        return answer({
          articles: articles.map((head) => ({ ...head, page: pageOf(stored, 'article', head.id) })),
          cursor,
        });
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
      inputSchema: z.strictObject({
        ...article,
        kinds,
        text,
        sentences,
      }),
      annotations: READS,
    },
    ({ id, key, sentences: length, ...selection }) =>
      answering(async () => {
        const path = articlePath({ id, key });
        const stored = await find();
        const include = selection.text === true ? 'text' : undefined;
        const record: ArticleRecord = JSON.parse(await ask(stored, path, { include, sentences: length }));
        return answer({ ...articleAnswer(record, selection), page: pageOf(stored, 'article', record.id) });
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
      inputSchema: z.strictObject({
        q: z.string().min(2).describe('Beginnings of words of the name, one of them of two letters or digits at least'),
        ...page,
      }),
      annotations: READS,
    },
    (query) =>
      answering(async () => {
        const { names, cursor }: NamePage = JSON.parse(await ask(await find(), '/names', query));
        return answer({ names, cursor });
      }),
  );
}
