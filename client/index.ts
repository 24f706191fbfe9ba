/**
 * The read API for programs: typed calls, listings as async iterators, entity tags. It needs nothing but `fetch`, so it
 * runs in Node, browsers and other runtimes. Calls are named as the OpenAPI document names its operations; a test holds
 * the two together.
 */
import type { ArticleRecord } from '../engine/record.ts';
import { Pages } from './pages.ts';
import { type Fetch, type Query, Transport } from './transport.ts';
import type {
  ArticleChanges,
  ArticleFacts,
  ArticleHead,
  ArticlePage,
  ArticleQuery,
  ArticleSummary,
  ArticlesQuery,
  ArticleText,
  Health,
  ListedStory,
  NamedArticlesQuery,
  NameEntry,
  NamePage,
  NamesQuery,
  StoriesQuery,
  Story,
  StoryPage,
  StoryQuery,
  SummaryQuery,
} from './types.ts';

export type * from '../engine/record.ts';
export { ApiError } from './error.ts';
export type { Page, Pages } from './pages.ts';
export type { Fetch } from './transport.ts';
export type * from './types.ts';

export interface ClientOptions {
  /** What sends requests, where it is not the runtime's `fetch`: for APIs with access `iam`, one that signs them. */
  readonly fetch?: Fetch;
  /** For APIs with access `jwt`: the token, or what gives it, which is asked before each request. */
  readonly token?: string | (() => string | Promise<string>);
  /** How many answers are kept, so that one that has not changed is not sent again; 100 unless said otherwise. */
  readonly kept?: number;
  /** How long one request may take; 35 s unless said otherwise, since the gateway gives up after 30. */
  readonly timeoutMs?: number;
}

/**
 * Every call throws {@link ApiError} where the API answers otherwise, and what `fetch` throws where nothing answers.
 * Answers that pass by themselves (throttling, a busy table) are waited for.
 */
export interface Client {
  /** Articles, newest first. */
  listArticles(query?: ArticlesQuery): Pages<ArticleHead>;
  /** An article whatever its status. @throws ApiError 404 where there is none, 410 where it was deleted */
  getArticle(id: string, query?: ArticleQuery): Promise<ArticleRecord>;
  /** The same by its object key. */
  getArticleByKey(key: string, query?: ArticleQuery): Promise<ArticleRecord>;
  getSummary(id: string, query?: SummaryQuery): Promise<ArticleSummary>;
  getFacts(id: string): Promise<ArticleFacts>;
  getText(id: string): Promise<ArticleText>;
  /** What newer versions of the file changed. */
  getChanges(id: string): Promise<ArticleChanges>;
  /** Who and what is in the news. */
  listNames(query: NamesQuery): Pages<NameEntry>;
  /** The articles under a name in any spelling, newest first. */
  listArticlesUnderName(name: string, query?: NamedArticlesQuery): Pages<ArticleHead>;
  /** Stories by their newest articles, newest first. */
  listStories(query?: StoriesQuery): Pages<ListedStory>;
  /** The story that this article is the first of. */
  getStory(id: string, query?: StoryQuery): Promise<Story>;
  /** The story an article is in. */
  getStoryOfArticle(id: string, query?: StoryQuery): Promise<Story>;
  getHealth(): Promise<Health>;
  /** The OpenAPI document. */
  getDescription(): Promise<object>;
}

/**
 * Makes a client of one deployment's API.
 *
 * @param address - of the API: the stack's output `ApiUrl`, or what `npm start` prints
 */
export function createClient(address: string | URL, options: ClientOptions = {}): Client {
  const { token, fetch = (target, init) => globalThis.fetch(target, init), kept = 100, timeoutMs = 35_000 } = options;
  const transport = new Transport(String(address), {
    fetch,
    kept,
    timeoutMs,
    headers: async () => {
      if (token === undefined) return {};
      return { authorization: `Bearer ${typeof token === 'string' ? token : await token()}` };
    },
  });
  const get = <T>(path: string, query: object = {}): Promise<T> => transport.get(path, { ...query });
  const articlesAt = (path: string, query: Query) =>
    new Pages<ArticleHead>(async (cursor) => {
      const page = await get<ArticlePage>(path, pageOf(query, cursor));
      return { items: page.articles, cursor: page.cursor };
    });
  const articlePath = (id: string) => `/articles/${encodeURIComponent(id)}`;
  return {
    listArticles: (query = {}) => articlesAt('/articles', { ...query }),
    getArticle: (id, query) => get(articlePath(id), query),
    getArticleByKey: (key, query) => get(`/articles/by-key/${key.split('/').map(encodeURIComponent).join('/')}`, query),
    getSummary: (id, query) => get(`${articlePath(id)}/summary`, query),
    getFacts: (id) => get(`${articlePath(id)}/facts`),
    getText: (id) => get(`${articlePath(id)}/text`),
    getChanges: (id) => get(`${articlePath(id)}/changes`),
    listNames: (query) =>
      new Pages<NameEntry>(async (cursor) => {
        const page = await get<NamePage>('/names', pageOf({ ...query }, cursor));
        return { items: page.names, cursor: page.cursor };
      }),
    listArticlesUnderName: (name, query = {}) =>
      articlesAt(`/names/${encodeURIComponent(name)}/articles`, { ...query }),
    listStories: (query = {}) =>
      new Pages<ListedStory>(async (cursor) => {
        const page = await get<StoryPage>('/stories', pageOf({ ...query }, cursor));
        return { items: page.stories, cursor: page.cursor };
      }),
    getStory: (id, query) => get(`/stories/${encodeURIComponent(id)}`, query),
    getStoryOfArticle: (id, query) => get(`${articlePath(id)}/story`, query),
    getHealth: () => get('/health'),
    getDescription: () => get('/openapi.json'),
  };
}

function pageOf(query: Query, cursor: string | null): Query {
  return cursor === null ? query : { ...query, cursor };
}
