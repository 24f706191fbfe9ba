import { backoff, patiently } from '../../client/patience.ts';
import type { ArticleRecord } from '../../engine/record.ts';
import { failureOf, unanswered } from './failure.ts';
import type {
  ArticleFacts,
  ArticlePage,
  ArticleSummary,
  FoundPage,
  Host,
  NamePage,
  Story,
  StoryPage,
  Uploaded,
} from './types.ts';

/** Which articles; null means any. */
export interface Filters {
  /** Dates, both inclusive. */
  readonly from: string | null;
  readonly to: string | null;
  readonly name: string | null;
  readonly language: string | null;
  readonly status: string | null;
}

/** A search in the texts of the articles. */
export interface TextQuery {
  /** As it was typed. */
  readonly q: string;
  readonly order: 'newest' | 'best';
  readonly limit: number;
  /** How many articles come before those that are wanted. */
  readonly skip: number;
}

type Query = Readonly<Record<string, string | number | null>>;
export type Fetcher = (address: string, init: RequestInit) => Promise<Response>;

/** Every call the page makes. A test holds paths, parameters and types against the OpenAPI document. */
export interface Client {
  articles(filters: Filters, page: { readonly cursor: string | null; readonly limit: number }): Promise<ArticlePage>;
  /** The article of an object key, whatever its status; a page of none or one. */
  articleWithKey(key: string): Promise<ArticlePage>;
  article(id: string, sentences: number | null): Promise<ArticleRecord>;
  summary(id: string, sentences: number): Promise<ArticleSummary>;
  facts(id: string): Promise<ArticleFacts>;
  /** Names with words that begin so, each with its kind and how many articles it has. */
  names(words: string, limit: number): Promise<NamePage>;
  articlesUnder(name: string, page: { readonly cursor: string | null; readonly limit: number }): Promise<ArticlePage>;
  stories(page: { readonly cursor: string | null; readonly limit: number }): Promise<StoryPage>;
  /** The story an article is in. */
  storyOf(id: string, page: { readonly cursor: string | null; readonly limit: number }): Promise<Story>;
  /** The OpenAPI document. */
  description(): Promise<object>;
  host(): Promise<Host>;
  /** Articles whose text has what was typed, where the host searches texts. */
  search(address: string, query: TextQuery): Promise<FoundPage>;
  /** The text of a file that the host offers to try. */
  sample(address: string): Promise<string>;
  /** Puts a file into the bucket, where the host takes files. */
  upload(address: string, file: Blob & { readonly name: string }): Promise<Uploaded>;
}

function search(query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== null && value !== '') parameters.set(name, String(value));
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** @param fetcher - asks an address below the page's own */
export function createClient(fetcher: Fetcher): Client {
  const send = async (address: string, init: RequestInit): Promise<Response> => {
    // Without an answer there is a reader who is told so, and asks again when the network is back.
    const response = await patiently(() => fetcher(address, init), { passes: () => false, wait: backoff }).catch(() => {
      throw unanswered();
    });
    if (response.ok) return response;
    throw failureOf(response.status, await response.text());
  };
  const get = async <T>(path: string, query: Query = {}): Promise<T> => {
    const response = await send(`${path}${search(query)}`, { headers: { accept: 'application/json' } });
    const body: T = await response.json();
    return body;
  };
  const articlePath = (id: string) => `articles/${encodeURIComponent(id)}`;
  return {
    articles: (filters, page) => get('articles', { ...filters, ...page }),
    articleWithKey: (key) => get('articles', { key }),
    article: (id, sentences) => get(articlePath(id), { include: 'text,ranking,removed', sentences }),
    summary: (id, sentences) => get(`${articlePath(id)}/summary`, { sentences }),
    facts: (id) => get(`${articlePath(id)}/facts`),
    names: (words, limit) => get('names', { q: words, include: 'kind,articles', limit }),
    articlesUnder: (name, page) => get(`names/${encodeURIComponent(name)}/articles`, { ...page }),
    stories: (page) => get('stories', { ...page }),
    storyOf: (id, page) => get(`${articlePath(id)}/story`, { ...page }),
    description: () => get('openapi.json'),
    host: () => get('reader/host.json'),
    search: (address, query) => get(address, { ...query }),
    sample: async (address) => (await send(address, {})).text(),
    async upload(address, file) {
      const response = await send(`${address}${encodeURIComponent(file.name)}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/octet-stream' },
        body: file,
      });
      const body: Uploaded = await response.json();
      return body;
    },
  };
}
