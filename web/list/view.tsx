import type { Filters } from '../api/client.ts';
import type { ArticlePage } from '../api/types.ts';
import { keyOfName } from '../name/key.ts';
import { addressOf, LATEST, LATEST_STORIES } from '../place.ts';
import { ViewHeading } from '../ui/heading.tsx';
import { useLoaded } from '../ui/loaded.ts';
import { Link, useNavigation } from '../ui/navigation.tsx';
import { useClient } from '../ui/services.ts';
import { Failed, Notice, Waiting } from '../ui/states.tsx';
import { count } from '../ui/words.ts';
import { Entry } from './entry.tsx';
import { FilterBar, isFiltered } from './filters.tsx';
import { useListKeys } from './keys.ts';

const PAGE_SIZE = 25;

function isArticlePage(value: unknown): value is ArticlePage {
  return typeof value === 'object' && value !== null && 'articles' in value;
}

function Nothing({ filters }: { readonly filters: Filters }) {
  return isFiltered(filters) ? (
    <Notice title="No article is like that">
      <p>
        Widen the dates, leave a filter out, or <Link to={LATEST}>see the latest</Link>. Names are matched whole, as
        articles write them.
      </p>
    </Notice>
  ) : (
    <Notice title="No articles yet">
      <p>Text, Markdown and HTML files become articles within a moment of being put in.</p>
      <p>Each gets a summary and its key facts, and every line of them is lit up where the article says it.</p>
    </Notice>
  );
}

const OTHERS: Readonly<Record<string, string>> = {
  rejected: 'Rejected files',
  failed: 'Files that failed',
  deleted: 'Deleted articles',
};

function titleOf(status: string | null, isEarlier: boolean): string {
  return OTHERS[status ?? ''] ?? (isEarlier ? 'Earlier articles' : 'Latest articles');
}

interface ListViewProps {
  readonly filters: Filters;
  readonly cursor: string | null;
  /** Raised when there is something new to show. */
  readonly revision: number;
}

/** The latest articles, filtered, a page at a time. */
export function ListView({ filters, cursor, revision }: ListViewProps) {
  const client = useClient();
  const { go } = useNavigation();
  const address = addressOf({ view: 'list', filters, cursor });
  const page = useLoaded(`list ${revision} ${address}`, () => client.articles(filters, { cursor, limit: PAGE_SIZE }), {
    isOf: isArticlePage,
    lingers: true,
  });
  useListKeys();
  // Until there is an article there is nothing to filter.
  const isUnused = page.value?.articles.length === 0 && cursor === null && !isFiltered(filters);
  const title = titleOf(filters.status, cursor !== null);
  return (
    <div class="view-list">
      <div class="list-head">
        <ViewHeading id={cursor ?? 'latest'} title={`${title} · Nutgraf`}>
          {title}
        </ViewHeading>
        <p class="small about-name">
          <Link to={LATEST_STORIES}>By story →</Link>
        </p>
        {filters.name === null ? null : (
          <p class="small about-name">
            <Link to={{ view: 'name', key: keyOfName(filters.name) }}>
              <bdi>{filters.name}</bdi> over time, with whom, and what is quoted →
            </Link>
          </p>
        )}
        {isUnused ? null : (
          <FilterBar filters={filters} onChange={(next) => go({ view: 'list', filters: next, cursor: null })} />
        )}
      </div>
      {page.state === 'failed' ? <Failed failure={page.failure} retry={page.retry} /> : null}
      {page.state === 'loading' && page.value === null ? <Waiting what="articles" /> : null}
      {page.value === null ? null : (
        <>
          <p class="unseen" role="status">
            {count(page.value.articles.length, 'article')} on this page
          </p>
          {page.value.articles.length === 0 && page.value.cursor === null ? <Nothing filters={filters} /> : null}
          <ol class={page.state === 'loading' ? 'entries entries-old' : 'entries'}>
            {page.value.articles.map((article) => (
              <Entry key={article.id} article={article} />
            ))}
          </ol>
          <nav class="pages" aria-label="Pages">
            {cursor === null ? <span /> : <Link to={{ view: 'list', filters, cursor: null }}>← Newest</Link>}
            {page.value.cursor === null ? (
              <span class="small">{page.value.articles.length === 0 ? '' : 'These are the earliest.'}</span>
            ) : (
              <Link to={{ view: 'list', filters, cursor: page.value.cursor }} class="older">
                Earlier →
              </Link>
            )}
          </nav>
        </>
      )}
    </div>
  );
}
