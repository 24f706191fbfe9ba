import * as z from 'zod';
import type { TextSlice } from '../../client/types.ts';
import { articleId } from '../../engine/light.ts';
import type { ReadApi } from '../read-api.ts';

/** Where stored articles are read. */
export interface Stored {
  readonly api: ReadApi;
  /** Address of the reader page; null where there is none. */
  readonly page: string | null;
}

/** Found when it is first asked for, so that `digest` works where nothing runs. */
export type FindStored = () => Promise<Stored>;

/** What the tools that read stored articles say of themselves. */
export const READS = { readOnlyHint: true, idempotentHint: true, openWorldHint: false } as const;

/** How an article is named. */
export const article = {
  id: z.string().optional().describe('Its id, as "search_articles" gives it'),
  key: z.string().optional().describe('Instead of the id: its object key'),
};

/** An article by its id or its key; exactly one of them counts. */
interface NamedArticle {
  readonly id?: string | undefined;
  readonly key?: string | undefined;
}

/**
 * Where the API has an article that is named by its id or its key.
 *
 * @param part - of the article, such as "/story"; none for the record
 * @throws TypeError where it is named by both, or by neither
 */
export function articlePath({ id, key }: NamedArticle, part = ''): string {
  if ((id === undefined) === (key === undefined)) throw new TypeError('give either "id" or "key"');
  return `/articles/${encodeURIComponent(id ?? articleId(key ?? ''))}${part}`;
}

type Parameters = Readonly<Record<string, string | number | undefined>>;

/** The body of the answer to a request. @throws ApiError for any answer but a good one */
export async function ask({ api }: Stored, path: string, parameters: Parameters = {}): Promise<string> {
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return await api.get(path, Object.fromEntries(given));
}

/** The address in the reader page of an article or a story; null where there is no page. */
export function pageOf({ page }: Stored, view: 'article' | 'story', id: string): string | null {
  return page === null ? null : `${page.replace(/\/+$/, '')}/?${view}=${encodeURIComponent(id)}`;
}

/** The address at which the reader page lights a slice of an article's text up. */
export function passagePage(
  stored: Stored,
  id: string,
  { start, end }: Pick<TextSlice, 'start' | 'end'>,
): string | null {
  const page = pageOf(stored, 'article', id);
  return page === null ? null : `${page}&at=${start}-${end}`;
}
