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

/** Every ready article of a deployment, newest first, with its text. One that was deleted meanwhile is left out. */
export async function* storedRecords(api: ReadApi): AsyncGenerator<ArticleRecord> {
  let cursor: string | null = null;
  do {
    const query: Record<string, string> = { limit: String(PAGE), ...(cursor === null ? {} : { cursor }) };
    const page: ListedPage = JSON.parse(await api.get('/articles', query));
    for (let first = 0; first < page.articles.length; first += PARALLEL) {
      const group = page.articles.slice(first, first + PARALLEL);
      for (const record of await Promise.all(group.map(({ id }) => storedRecord(api, id)))) {
        if (record !== null) yield record;
      }
    }
    cursor = page.cursor;
  } while (cursor !== null);
}

async function storedRecord(api: ReadApi, id: string): Promise<ArticleRecord | null> {
  const answer = await api.ask(`/articles/${id}`, { include: 'text' });
  if (answer.status === 404 || answer.status === 410) return null;
  if (answer.status !== 200) throw api.failure(answer);
  return JSON.parse(answer.body);
}
