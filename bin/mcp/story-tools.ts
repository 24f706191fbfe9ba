import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod';
import type { ArticleChanges, ArticleHead, Story, StoryDifference } from '../../client/types.ts';
import { answer, answering } from './answers.ts';
import { page } from './parameters.ts';
import { article, articlePath, ask, type FindStored, pageOf, passagePage, READS, type Stored } from './stored.ts';

/** The tools that set articles beside others, or beside what they were. */
export function addStoryTools(server: McpServer, find: FindStored): void {
  addStory(server, find);
  addChanges(server, find);
}

function addStory(server: McpServer, find: FindStored): void {
  server.registerTool(
    'story',
    {
      title: 'The story an article is in',
      description:
        'All stored articles that tell of the same happening as one, newest first, copies under what they copy. ' +
        '"adds" is the sentence of an article that no earlier one had; "differences" sets numbers, dates and ' +
        'claims on which the articles differ side by side. Each is a slice of the text of the article it names, ' +
        'with a link to the place.',
      inputSchema: z.strictObject({ ...article, ...page }),
      annotations: READS,
    },
    ({ id, key, ...query }) =>
      answering(async () => {
        const path = articlePath({ id, key }, '/story');
        const stored = await find();
        return answer(storyAnswer(JSON.parse(await ask(stored, path, query)), stored));
      }),
  );
}

function storyAnswer(story: Story, stored: Stored): Readonly<Record<string, unknown>> {
  const head = ({ id, key, title, site, publishedAt, sortAt, lead }: ArticleHead) => ({
    id,
    key,
    title,
    site,
    publishedAt,
    sortAt,
    lead,
    page: pageOf(stored, 'article', id),
  });
  return {
    id: story.id,
    title: story.title,
    from: story.from,
    to: story.to,
    page: pageOf(stored, 'story', story.id),
    articles: story.articles.map(({ adds, copies, ...shown }) => ({
      ...head(shown),
      adds: adds === null ? null : { ...adds, page: passagePage(stored, shown.id, adds) },
      copies: copies.map(head),
    })),
    differences: story.differences.map(({ values, ...difference }: StoryDifference) => ({
      ...difference,
      values: values.map((value) => ({ ...value, page: passagePage(stored, value.article, value) })),
    })),
    cursor: story.cursor,
  };
}

function addChanges(server: McpServer, find: FindStored): void {
  server.registerTool(
    'changes',
    {
      title: 'What changed in an article',
      description:
        'What newer versions of an article changed in what was served, newest first: title, numbers, dates, ' +
        'names, quotes, speakers, claims, the event. "before" is what was read then, "after" a slice of the text ' +
        '(or title) that is served now, with a link to the place. Empty where nothing changed.',
      inputSchema: z.strictObject(article),
      annotations: READS,
    },
    (named) =>
      answering(async () => {
        const path = articlePath(named, '/changes');
        const stored = await find();
        const { id, key, title, versionId, changes }: ArticleChanges = JSON.parse(await ask(stored, path));
        return answer({
          id,
          key,
          title,
          versionId,
          page: pageOf(stored, 'article', id),
          changes: changes.map(({ after, ...change }) => ({
            ...change,
            after:
              after?.in === 'text' && after.start !== null && after.end !== null
                ? { ...after, page: passagePage(stored, id, { start: after.start, end: after.end }) }
                : after,
          })),
        });
      }),
  );
}
