import type { ArticleRecord } from '../../engine/index.ts';
import type { ReadApi } from '../read-api.ts';

/** The most the API puts on a page. */
const PAGE = 100;
/** Records read at a time. */
const PARALLEL = 8;

interface ListedPage {
  readonly articles: readonly { readonly id: string }[];
  readonly cursor: string | null;
}

/** Articles that stood on one page of the listing, and where the next begins. */
export interface StoredPage {
  readonly records: readonly ArticleRecord[];
  /** Null after the last page. */
  readonly next: string | null;
}

/**
 * Every ready article of a deployment, newest first, with its text, a page at a time. One that was deleted meanwhile is
 * left out.
 *
 * @param position - the `next` of the page after which to go on; null for the first
 * @param left - ids of articles not to read
 */
export async function* storedPages(
  api: ReadApi,
  position: string | null,
  left: ReadonlySet<string>,
): AsyncGenerator<StoredPage> {
  let cursor = position;
  do {
    const query: Record<string, string> = { limit: String(PAGE), ...(cursor === null ? {} : { cursor }) };
    const page: ListedPage = JSON.parse(await api.get('/articles', query));
    const ids = page.articles.map(({ id }) => id).filter((id) => !left.has(id));
    const records: ArticleRecord[] = [];
    for (let first = 0; first < ids.length; first += PARALLEL) {
      const group = await Promise.all(ids.slice(first, first + PARALLEL).map((id) => storedRecord(api, id)));
      records.push(...group.filter((record) => record !== null));
    }
    cursor = page.cursor;
    yield { records, next: cursor };
  } while (cursor !== null);
}

async function storedRecord(api: ReadApi, id: string): Promise<ArticleRecord | null> {
  const answer = await api.ask(`/articles/${id}`, { include: 'text' });
  if (answer.status === 404 || answer.status === 410) return null;
  if (answer.status !== 200) throw api.failure(answer);
  return JSON.parse(answer.body);
}
