import type { StoredHead } from '../../lambdas/shared/store/stored.ts';
import { resolveTarget, type TargetOptions } from '../target.ts';
import { printable } from '../terminal/printable.ts';
import { style } from '../terminal/style.ts';
import { type ListingOptions, printListing } from './listing.ts';

/** As the API takes them. */
interface Filters {
  readonly from?: string;
  readonly to?: string;
  readonly name?: string;
  readonly language?: string;
  readonly status?: string;
}

export interface ListOptions extends TargetOptions, Filters, ListingOptions {
  readonly stories?: true;
}

/** What `GET /articles` shows of an article, as far as it is printed here. */
type Listed = Pick<StoredHead, 'id' | 'key' | 'status' | 'reason' | 'detail' | 'title' | 'lead' | 'sortAt' | 'words'>;

interface ListedPage {
  readonly articles: readonly Listed[];
  readonly cursor: string | null;
}

const FILTERS = ['from', 'to', 'name', 'language', 'status'] as const;

/**
 * `nutgraf list`: articles, newest first, over as many pages as it takes.
 *
 * @returns the exit code
 */
export async function list(options: ListOptions): Promise<number> {
  const { api } = await resolveTarget(options);
  await printListing<Listed>(options, {
    read: async (page) => {
      const query = { ...given(options, FILTERS), ...page };
      const { articles, cursor }: ListedPage = JSON.parse(await api.get('/articles', query));
      return { entries: articles, cursor };
    },
    rows,
    none: 'No article is listed.',
    more: '--limit, or --all,',
  });
  return 0;
}

/** The filters that were given, of those that a listing has. */
export function given(options: Filters, names: readonly (keyof Filters)[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])));
}

/** What an article is called in a list: by its title, else by how it begins. */
export function headingOf({ title, lead, key }: Pick<StoredHead, 'title' | 'lead' | 'key'>): string {
  return title ?? lead ?? key;
}

/** A table without rules: the columns that vary in width stand last. */
function rows(articles: readonly Listed[]): readonly string[] {
  const width = (of: (article: Listed) => string) =>
    articles.reduce((widest, article) => Math.max(widest, of(article).length), 0);
  const ids = width(({ id }) => id);
  const words = width((article) => String(article.words));
  return articles.map((article) => {
    const { id, key, status, reason, detail, sortAt } = article;
    const isReady = status === 'ready';
    const what = isReady ? headingOf(article) : `${key}${reason === null ? '' : `  ${reason}: ${detail ?? ''}`}`;
    return [
      style('dim', sortAt.slice(0, 16).replace('T', ' ')),
      style('cyan', id.padEnd(ids)),
      isReady ? String(article.words).padStart(words) : style('yellow', status),
      printable(what),
    ].join('  ');
  });
}
