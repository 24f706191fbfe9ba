import type { StoredHead } from '../../lambdas/shared/store/stored.ts';
import { resolveTarget, type TargetOptions } from '../target.ts';
import { printable, printableJson } from '../terminal/printable.ts';
import { style } from '../terminal/style.ts';

/** As the API takes them. */
interface Filters {
  readonly from?: string;
  readonly to?: string;
  readonly name?: string;
  readonly language?: string;
  readonly status?: string;
}

export interface ListOptions extends TargetOptions, Filters {
  readonly limit: number;
  readonly all?: true;
  readonly stories?: true;
  readonly json?: true;
}

/** What `GET /articles` shows of an article, as far as it is printed here. */
type Listed = Pick<StoredHead, 'id' | 'key' | 'status' | 'reason' | 'detail' | 'title' | 'lead' | 'sortAt' | 'words'>;

interface ListedPage {
  readonly articles: readonly Listed[];
  readonly cursor: string | null;
}

/** The most the API puts on a page. */
const PAGE = 100;
const FILTERS = ['from', 'to', 'name', 'language', 'status'] as const;

/**
 * `nutgraf list`: articles, newest first, over as many pages as it takes.
 *
 * @returns the exit code
 */
export async function list(options: ListOptions): Promise<number> {
  const { api } = await resolveTarget(options);
  const filters = Object.fromEntries(
    FILTERS.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])),
  );
  let left = options.all === true ? Number.POSITIVE_INFINITY : options.limit;
  let shown = 0;
  let cursor: string | null = null;
  do {
    const query = { ...filters, limit: String(Math.min(PAGE, left)), ...(cursor === null ? {} : { cursor }) };
    const page: ListedPage = JSON.parse(await api.get('/articles', query));
    for (const line of options.json === true
      ? page.articles.map((article) => printableJson(article))
      : rows(page.articles))
      process.stdout.write(`${line}\n`);
    shown += page.articles.length;
    left -= page.articles.length;
    cursor = page.cursor;
  } while (cursor !== null && left > 0);
  if (shown === 0) process.stderr.write('No article is listed.\n');
  else if (cursor !== null) process.stderr.write(`There are more: --limit, or --all, shows them.\n`);
  return 0;
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
