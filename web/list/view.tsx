import type { Filters } from '../api/client.ts';
import type { ArticlePage } from '../api/types.ts';
import { addressOf, LATEST, LATEST_STORIES, PAGE_SIZES, type Place } from '../place.ts';
import { ViewHeading } from '../ui/heading.tsx';
import { useLoaded } from '../ui/loaded.ts';
import { Link, useNavigation } from '../ui/navigation.tsx';
import { useClient, useHost } from '../ui/services.ts';
import { Failed, Notice, Waiting } from '../ui/states.tsx';
import { count, dayOf, numeral } from '../ui/words.ts';
import { Entry } from './entry.tsx';
import { FilterBar, isFiltered } from './filters.tsx';
import { useListKeys } from './keys.ts';
import { Welcome } from './welcome.tsx';

export type ListPlace = Extract<Place, { readonly view: 'list' }>;

function isArticlePage(value: unknown): value is ArticlePage {
  return typeof value === 'object' && value !== null && 'articles' in value;
}

function Nothing({ filters }: { readonly filters: Filters }) {
  return isFiltered(filters) ? (
    <Notice title="No articles match these filters">
      <p>
        Widen the dates, leave a filter out, or <Link to={LATEST}>see the latest</Link>.
      </p>
    </Notice>
  ) : (
    <Welcome />
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

/**
 * Which articles of the list are on this page, and of which days: "Articles 26 to 50, 3 May to 8 October 2025". Nothing
 * where there are none, but may be further on.
 */
function extentOf({ articles, cursor }: ArticlePage, before: number, status: string | null): string {
  const [first, last] = [articles[0], articles.at(-1)];
  const [one, Many] = status === 'rejected' || status === 'failed' ? ['file', 'Files'] : ['article', 'Articles'];
  if (first === undefined || last === undefined) return cursor === null ? count(0, one) : '';
  const many =
    before === 0 && cursor === null
      ? count(articles.length, one)
      : `${Many} ${numeral(before + 1)} to ${numeral(before + articles.length)}`;
  const [newest, oldest] = [dayOf(first.sortAt), dayOf(last.sortAt)];
  return `${many}, ${newest === oldest ? newest : `${oldest} to ${newest}`}`;
}

/** Goes to the articles of a day, and those before it. */
function JumpToDay({ onDay }: { readonly onDay: (day: string) => void }) {
  return (
    <form
      class="jump"
      onSubmit={(event) => {
        event.preventDefault();
        const day = event.currentTarget.querySelector('input')?.value ?? '';
        if (day !== '') onDay(day);
      }}
    >
      <label>
        Jump to a day <input type="date" required />
      </label>
      <button type="submit" class="plain">
        Go
      </button>
    </form>
  );
}

interface ListViewProps {
  readonly place: ListPlace;
  /** Raised when there is something new to show. */
  readonly revision: number;
}

interface PagesProps {
  readonly place: ListPlace;
  readonly page: ArticlePage;
  /** The list's first page with other filters and another size. */
  readonly at: (next: Filters, limit: number) => ListPlace;
}

/** Leads to the newest articles, to a day and to earlier ones. */
function Pages({ place, page, at }: PagesProps) {
  const { go } = useNavigation();
  const { filters, cursor, size = PAGE_SIZES[0], before = 0 } = place;
  return (
    <nav class="pages" aria-label="Pages">
      {cursor === null ? <span /> : <Link to={at(filters, size)}>← Newest</Link>}
      <JumpToDay onDay={(day) => go(at({ ...filters, to: day }, size))} />
      {page.cursor === null ? (
        <span class="small">{page.articles.length === 0 ? '' : 'No earlier articles'}</span>
      ) : (
        <Link to={{ ...at(filters, size), cursor: page.cursor, before: before + page.articles.length }} class="older">
          Earlier →
        </Link>
      )}
    </nav>
  );
}

interface FoundProps extends PagesProps {
  /** Whether another page is on its way. */
  readonly isOld: boolean;
  /** Whether there is no article at all yet. */
  readonly isUnused: boolean;
}

/** A page of the list. */
function Found({ place, page, isOld, isUnused, at }: FoundProps) {
  return (
    <>
      {isUnused ? null : (
        <p class="small extent" role="status">
          {extentOf(page, place.before ?? 0, place.filters.status)}
        </p>
      )}
      {page.articles.length > 0 ? null : page.cursor === null ? (
        <Nothing filters={place.filters} />
      ) : (
        <Notice title="Nothing found so far">
          <p>There are more articles than could be looked through at once. "Earlier" goes on where this ended.</p>
        </Notice>
      )}
      <ol class={isOld ? 'entries entries-old' : 'entries'}>
        {page.articles.map((article) => (
          <Entry key={article.id} article={article} />
        ))}
      </ol>
      {isUnused ? null : <Pages place={place} page={page} at={at} />}
    </>
  );
}

/** The latest articles, filtered, a page at a time. */
export function ListView({ place, revision }: ListViewProps) {
  const client = useClient();
  const host = useHost();
  const { go } = useNavigation();
  const { filters, cursor, size = PAGE_SIZES[0] } = place;
  const page = useLoaded(
    `list ${revision} ${addressOf(place)}`,
    () => client.articles(filters, { cursor, limit: size }),
    { isOf: isArticlePage, lingers: true },
  );
  useListKeys();
  const at = (next: Filters, limit: number): ListPlace => ({
    view: 'list',
    filters: next,
    cursor: null,
    ...(limit === PAGE_SIZES[0] ? {} : { size: limit }),
  });
  // Until there is an article there is nothing to filter.
  const isUnused = page.value?.articles.length === 0 && cursor === null && !isFiltered(filters);
  const title = titleOf(filters.status, cursor !== null);
  return (
    <div class="view-list">
      <div class="list-head">
        <div class="list-title">
          <ViewHeading id={cursor ?? 'latest'} title={`${title} · Nutgraf`}>
            {title}
          </ViewHeading>
          {host.stories === false || isUnused ? null : (
            <p class="small">
              <Link to={LATEST_STORIES}>By story →</Link>
            </p>
          )}
        </div>
        {isUnused || (page.state === 'loading' && page.value === null) ? null : (
          <FilterBar filters={filters} size={size} onChange={(next, limit) => go(at(next, limit))} />
        )}
      </div>
      {page.state === 'failed' ? <Failed failure={page.failure} retry={page.retry} /> : null}
      {page.state === 'loading' && page.value === null ? <Waiting what="articles" /> : null}
      {page.value === null ? null : (
        <Found place={place} page={page.value} isOld={page.state === 'loading'} isUnused={isUnused} at={at} />
      )}
    </div>
  );
}
