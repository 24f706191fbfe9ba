import { Stories, type StoryArticle } from '../../engine/index.ts';
import { readHeads } from '../shared/store/heads.ts';
import { listArticles, type TimeRange } from '../shared/store/listing.ts';
import type { Page, PageRequest } from '../shared/store/merge.ts';
import { TableShelf } from '../shared/store/stories-index.ts';
import { shownHead } from './head.ts';
import { pageAfter, served } from './page.ts';
import { limitOf, rangeOf } from './parameters.ts';
import { Problem } from './problems.ts';
import type { ReadPorts, Resource } from './request.ts';

/** Stories as they are for one request. */
export interface StoryReader {
  /** Articles under embargo are held until later than this. */
  readonly heldAt: string;
  readonly shelf: TableShelf;
  readonly stories: Stories;
}

/** @throws Problem where stories are switched off */
export function storyReader({ table, stories, now }: ReadPorts): StoryReader {
  if (!stories) {
    throw new Problem('no-such-route', 'stories are switched off in this deployment: stack option "stories"');
  }
  const heldAt = now().toISOString();
  const shelf = new TableShelf(table, heldAt);
  return { heldAt, shelf, stories: new Stories(shelf) };
}

/** `GET /stories`: a page of stories, by their newest articles, newest first. */
export const stories: Resource = async (request, ports) => {
  const { query, hurry } = request;
  const reader = storyReader(ports);
  const range = rangeOf(query);
  const limit = limitOf(query);
  const scope = { listing: 'stories', ...range };
  const after = pageAfter(query, scope);
  query.end();
  const page = await listStories(reader, ports, range, { limit, after, hurry });
  return served(request, page, scope, ({ items }) => ({ stories: items }));
};

type ListedStory = NonNullable<Awaited<ReturnType<typeof storyLedBy>>>;

async function listStories(
  reader: StoryReader,
  { table }: ReadPorts,
  range: TimeRange,
  { limit, after, hurry }: PageRequest,
): Promise<Page<ListedStory>> {
  const found: ListedStory[] = [];
  let next = after;
  do {
    const filter = { ...range, status: 'ready', language: null, heldAt: reader.heldAt } as const;
    const page = await listArticles(table, filter, { limit, after: next, hurry });
    const records = await readHeads(table, new Set(page.items.map(({ id }) => id)));
    const articles = await reader.shelf.articles(page.items.flatMap(({ id }) => records.get(id) ?? []));
    const led = await Promise.all(articles.map((article) => storyLedBy(reader, article)));
    for (const [at, story] of led.entries()) {
      if (story !== null) found.push(story);
      if (found.length === limit && at < led.length - 1) return { items: found, next: articles[at]?.place ?? null };
    }
    next = page.next;
  } while (next !== null && found.length < limit && !hurry());
  return { items: found, next };
}

/** The story an article is the newest of; null where it has a newer one. */
async function storyLedBy({ shelf, stories: all }: StoryReader, article: StoryArticle) {
  const root = await all.rootOf(article);
  const members = await all.membersOf(root);
  const latest = shelf.record(article.id);
  const first = shelf.record(root.id);
  if (latest === null || first === null || members.at(-1)?.id !== article.id) return null;
  return {
    id: root.id,
    title: first.head.title,
    from: first.head.sortAt,
    to: latest.head.sortAt,
    articles: members.length,
    copies: members.filter((member) => Stories.copied(member, members) !== null).length,
    latest: shownHead(latest.head),
  };
}
