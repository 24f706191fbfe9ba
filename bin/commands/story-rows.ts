import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { comparable, digestArticle, MemoryShelf, Stories, type StoryArticle, signArticle } from '../../engine/index.ts';
import { splitLines } from '../lines.ts';
import { cleanRow, parseRow, refusedRow } from './digest-rows.ts';

/** A row that was read, or the result of one that could not be. */
type Entry = { readonly id: string | number; readonly article: StoryArticle } | { readonly refused: string };

/**
 * `nutgraf stories --jsonl`: which rows tell of the same happening, and which are copies. All rows are read before the
 * first result is written, in the order of the rows; a bad row gives `{"id", "error"}` and never stops the run.
 *
 * @returns the exit code
 */
export async function storyRows(input: AsyncIterable<Uint8Array | string>, output: Writable): Promise<number> {
  const entries: Entry[] = [];
  for await (const line of splitLines(input)) {
    if (line.trim() !== '') entries.push(entryOf(line, entries.length));
  }
  const ids = new Map(entries.flatMap((entry) => ('article' in entry ? [[entry.article.id, entry.id]] : [])));
  const stories = new Stories(new MemoryShelf(entries.flatMap((entry) => ('article' in entry ? [entry.article] : []))));
  for (const entry of entries) {
    const line = 'refused' in entry ? entry.refused : await placed(entry, stories, ids);
    if (!output.write(`${line}\n`)) await once(output, 'drain');
  }
  return 0;
}

function entryOf(line: string, number: number): Entry {
  let id: unknown = null;
  try {
    const row = parseRow(line);
    id = row.id;
    const article = cleanRow(row);
    const { tokens, signature } = signArticle({ ...article, facts: digestArticle(article).facts });
    const time = article.publishedAt === null ? '' : new Date(article.publishedAt).toISOString();
    // Rows may share an id; their numbers tell them apart.
    const own = `${String(row.id)}#${number}`;
    return { id: row.id, article: { id: own, place: `${time}#${own}`, tokens, signature: comparable(signature) } };
  } catch (error) {
    return { refused: refusedRow(id, error) };
  }
}

async function placed(
  { id, article }: { readonly id: string | number; readonly article: StoryArticle },
  stories: Stories,
  ids: ReadonlyMap<string, string | number>,
): Promise<string> {
  const root = await stories.rootOf(article);
  const copied = Stories.copied(article, await stories.membersOf(root));
  return JSON.stringify({ id, story: ids.get(root.id), copyOf: copied === null ? null : ids.get(copied.id) });
}
