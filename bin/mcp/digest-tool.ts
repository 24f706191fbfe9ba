import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod';
import { type CleanArticle, cleanDecoded, cleanSource } from '../../engine/index.ts';
import { unpackSource } from '../../lambdas/shared/unpack.ts';
import { isInside } from '../../local/article-files.ts';
import { digestedRecord } from '../commands/record.ts';
import { answer, answering, articleAnswer } from './answers.ts';
import { kinds, sentences, text } from './parameters.ts';

const INPUT = z.strictObject({
  content: z.string().optional().describe('The article: plain text, Markdown or HTML'),
  format: z.enum(['text', 'html', 'markdown']).default('text').describe('What "content" is'),
  file: z.string().optional().describe('Instead of "content": path of an article file below the served folder'),
  title: z.string().optional().describe('The headline, where it is not part of the text'),
  date: z.iso.date().optional().describe('The day of publication, by which "Tuesday" and "last month" are resolved'),
  kinds,
  text,
  sentences,
});
type Input = z.output<typeof INPUT>;

/**
 * The tool `digest`: the engine on a text, or on a file of one folder. It never fetches anything.
 *
 * @param folder - whose files may be read; null for none
 */
export function addDigestTool(server: McpServer, folder: string | null): void {
  server.registerTool(
    'digest',
    {
      title: 'Digest an article',
      description:
        'Cleans a news article, summarises it with its own sentences and lists its facts. Nothing is invented: ' +
        'every sentence and fact is a slice of the cleaned text, which "start" and "end" (UTF-16 units) point ' +
        'into. Ask for "text" to quote around a fact. It reads no web addresses.',
      inputSchema: INPUT,
      annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
    },
    (input) =>
      answering(async () => {
        const article = input.file === undefined ? given(input) : await stored(folder, input.file, input);
        const length = input.sentences === undefined ? {} : { sentences: input.sentences };
        return answer(articleAnswer(digestedRecord(input.file ?? 'content', article, length), input));
      }),
  );
}

const MEDIA_TYPES = { text: 'text/plain', html: 'text/html', markdown: 'text/markdown' } as const;

function given({ content, format, title, date }: Input): CleanArticle {
  if (content === undefined) throw new TypeError('give the article in "content", or name a file in "file"');
  return cleanDecoded({
    text: content,
    mediaType: MEDIA_TYPES[format],
    title: title ?? null,
    publishedAt: date ?? null,
  });
}

/** @throws RejectedError where the engine cannot take it; Error where it is not in the folder */
async function stored(folder: string | null, path: string, { content, title, date }: Input): Promise<CleanArticle> {
  if (content !== undefined) throw new TypeError('give either "content" or "file"');
  if (folder === null)
    throw new Error('no files are served: give the text in "content", or start the server with --files');
  if (!(await isInside(folder, path)))
    throw new Error(`${path} is no file below the folder that is served; name it by its path from there`);
  const article = cleanSource(unpackSource({ bytes: await readFile(join(folder, path)), name: path }));
  return { ...article, title: title ?? article.title, publishedAt: date ?? article.publishedAt };
}
