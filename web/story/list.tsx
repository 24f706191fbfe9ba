import type { StoryPage } from '../api/types.ts';
import { Entry } from '../list/entry.tsx';
import { useListKeys } from '../list/keys.ts';
import { addressOf, LATEST, LATEST_STORIES } from '../place.ts';
import { ViewHeading } from '../ui/heading.tsx';
import { useLoaded } from '../ui/loaded.ts';
import { Link } from '../ui/navigation.tsx';
import { useClient } from '../ui/services.ts';
import { Failed, Notice, Waiting } from '../ui/states.tsx';
import { count } from '../ui/words.ts';

const PAGE_SIZE = 25;

function isStoryPage(value: unknown): value is StoryPage {
  return typeof value === 'object' && value !== null && 'stories' in value;
}

/** How many articles a story has, and how many of them are copies. */
function size(articles: number, copies: number): string {
  return copies === 0
    ? count(articles, 'article')
    : `${count(articles, 'article')}, ${copies === 1 ? '1 of them a copy' : `${copies} of them copies`}`;
}

/** The latest stories, each by its newest article, a page at a time. */
export function StoriesView({ cursor, revision }: { readonly cursor: string | null; readonly revision: number }) {
  const client = useClient();
  const address = addressOf({ view: 'stories', cursor });
  const page = useLoaded(`${revision} ${address}`, () => client.stories({ cursor, limit: PAGE_SIZE }), {
    isOf: isStoryPage,
    lingers: true,
  });
  useListKeys();
  const title = cursor === null ? 'Latest stories' : 'Earlier stories';
  return (
    <div class="view-list">
      <div class="list-head">
        <div class="list-title">
          <ViewHeading id={address} title={`${title} · Nutgraf`}>
            {title}
          </ViewHeading>
          <p class="small">
            <Link to={LATEST}>By article →</Link>
          </p>
        </div>
      </div>
      {page.state === 'failed' ? <Failed failure={page.failure} retry={page.retry} /> : null}
      {page.state === 'loading' && page.value === null ? <Waiting what="stories" /> : null}
      {page.value === null ? null : (
        <>
          <p class="unseen" role="status">
            {count(page.value.stories.length, 'story', 'stories')} on this page
          </p>
          {page.value.stories.length === 0 && page.value.cursor === null ? (
            <Notice title="No articles yet">
              <p>Stories are made of articles.</p>
            </Notice>
          ) : null}
          <ol class={page.state === 'loading' ? 'entries entries-old' : 'entries'}>
            {page.value.stories.map(({ id, articles, copies, latest }) => (
              <Entry key={id} article={latest}>
                {articles === 1 ? null : (
                  <p class="story-size">
                    <Link to={{ view: 'story', id }}>The story: {size(articles, copies)}</Link>
                  </p>
                )}
              </Entry>
            ))}
          </ol>
          <nav class="pages" aria-label="Pages">
            {cursor === null ? <span /> : <Link to={LATEST_STORIES}>← Newest</Link>}
            {page.value.cursor === null ? (
              <span class="small">No earlier stories</span>
            ) : (
              <Link to={{ view: 'stories', cursor: page.value.cursor }} class="older">
                Earlier →
              </Link>
            )}
          </nav>
        </>
      )}
    </div>
  );
}
