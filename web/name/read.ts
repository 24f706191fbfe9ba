import type { Client } from '../api/client.ts';
import type { ArticleHead } from '../api/types.ts';
import type { ArticleWithFacts } from './together.ts';

/**
 * As many as the API gives on a page, and as many pages: enough to draw a line through time, quick enough to wait for.
 */
const PAGE = 100;
const PAGES = 5;
/** Companions and quotes are read from the facts of each article, one request each. */
const READ = 24;
const AT_ONCE = 4;

/** Articles under a name, newest first. */
export interface Named {
  readonly articles: readonly ArticleHead[];
  /** Whether there are more than were read. */
  readonly more: boolean;
}

/** Reads the articles under a name, as far as there are pages for it. @throws ApiFailure */
export async function readNamed(client: Client, name: string): Promise<Named> {
  const articles: ArticleHead[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < PAGES; page++) {
    const read = await client.articlesUnder(name, { cursor, limit: PAGE });
    articles.push(...read.articles);
    ({ cursor } = read);
    if (cursor === null) break;
  }
  return { articles, more: cursor !== null };
}

/** Facts of the newest of these articles. One that has gone since is left out. */
export async function readFacts(
  client: Client,
  articles: readonly ArticleHead[],
): Promise<readonly ArticleWithFacts[]> {
  const newest = articles.slice(0, READ);
  const found = new Map<string, ArticleWithFacts>();
  const waiting = [...newest];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const read = await client.facts(next.id).catch(() => null);
      if (read !== null) found.set(next.id, { id: next.id, title: read.title, facts: read.facts });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return newest.flatMap(({ id }) => found.get(id) ?? []);
}
