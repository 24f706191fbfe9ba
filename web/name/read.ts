import type { Client } from '../api/client.ts';
import type { ArticleHead, NameEntry, Story } from '../api/types.ts';
import { canBeName, NOBODY } from '../find/names.ts';
import type { ArticleWithFacts } from './together.ts';

/**
 * As many as the API gives on a page, and as many pages: enough to draw a line through time, quick enough to wait for.
 */
const PAGE = 100;
const PAGES = 5;
/** Companions, quotes and copies are read from the facts and the story of each article, two requests each. */
const READ = 24;
const AT_ONCE = 4;

/** Names that are asked for where one is meant: what begins with the same words may stand before it. */
const NAMESAKES = 20;

/** A name, and the articles under it, newest first. */
export interface Named {
  /** How it is written, and what it is; null where it is not listed. */
  readonly entry: NameEntry | null;
  readonly articles: readonly ArticleHead[];
  /** Whether there are more than were read. */
  readonly more: boolean;
}

/** @param name - a key */
async function entryOf(client: Client, name: string): Promise<NameEntry | null> {
  const { names } = canBeName(name) ? await client.names(name, NAMESAKES).catch(() => NOBODY) : NOBODY;
  return names.find(({ key }) => key === name) ?? null;
}

/** Reads the articles under a name, as far as there are pages for it. @throws ApiFailure */
export async function readNamed(client: Client, name: string): Promise<Named> {
  const listed = entryOf(client, name);
  const articles: ArticleHead[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < PAGES; page++) {
    const read = await client.articlesUnder(name, { cursor, limit: PAGE });
    articles.push(...read.articles);
    ({ cursor } = read);
    if (cursor === null) break;
  }
  return { entry: await listed, articles, more: cursor !== null };
}

/** Copies among articles, by the id of the one they are shown with. */
export type Copies = ReadonlyMap<string, readonly ArticleHead[]>;

/** How many articles of a story are looked at; the API gives no more at once. */
const STORY_PAGE = 100;

/**
 * Looks up the stories of the newest of these articles, and which of them are copies. A story that is not to be had
 * folds nothing.
 */
export async function readCopies(client: Client, articles: readonly ArticleHead[]): Promise<Copies> {
  const known = new Map(articles.map((article) => [article.id, article]));
  const seen = new Set<string>();
  const copies = new Map<string, readonly ArticleHead[]>();
  const waiting = articles.slice(0, READ);
  const fold = ({ articles: told }: Story) => {
    for (const article of told) {
      const listed = [article, ...article.copies].flatMap(({ id }) => known.get(id) ?? []);
      for (const { id } of listed) seen.add(id);
      const [first, ...others] = listed;
      if (first !== undefined && others.length > 0) copies.set(first.id, others);
    }
  };
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (seen.has(next.id)) continue;
      const story = await client.storyOf(next.id, { cursor: null, limit: STORY_PAGE }).catch(() => null);
      if (story !== null) fold(story);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return copies;
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
