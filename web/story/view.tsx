import type { ArticleHead, Story, StoryArticle, StoryDifference } from '../api/types.ts';
import { useListKeys } from '../list/keys.ts';
import { BackToList } from '../ui/back.tsx';
import { ViewHeading } from '../ui/heading.tsx';
import { useLoaded } from '../ui/loaded.ts';
import { Link } from '../ui/navigation.tsx';
import { useClient } from '../ui/services.ts';
import { Failed, Waiting } from '../ui/states.tsx';
import { calledBy, count, dayOf } from '../ui/words.ts';

/** Articles shown; the API gives no more at once. */
const MOST = 100;
/** How much of a passage an address repeats, in UTF-16 units, so that it is found again in a text that has changed. */
const SAYS = 40;

function isStory(value: unknown): value is Story {
  return typeof value === 'object' && value !== null && 'differences' in value;
}

interface Slice {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A slice of an article, which leads to it. */
function Passage({ id, slice }: { readonly id: string; readonly slice: Slice }) {
  const { text, start, end } = slice;
  return (
    <Link to={{ view: 'article', id, sentences: null, at: { start, end, says: text.slice(0, SAYS) } }}>
      <bdi>{text}</bdi>
    </Link>
  );
}

function sourceOf({ site, key }: ArticleHead): string {
  return site ?? key;
}

/**
 * Day and time in UTC, since a story is told within hours; the day alone where the article gives no time; of an article
 * without a date, those it was added at.
 */
function Moment({ article }: { readonly article: ArticleHead }) {
  const { publishedAt, sortAt } = article;
  const hasTime = publishedAt === null || publishedAt.includes('T');
  return (
    <span class={publishedAt === null ? 'entry-undated' : undefined}>
      {publishedAt === null ? 'no date, added ' : ''}
      <time dateTime={hasTime ? sortAt : sortAt.slice(0, 10)}>
        {dayOf(sortAt)}
        {hasTime ? `, ${sortAt.slice(11, 16)} UTC` : ''}
      </time>
    </span>
  );
}

function isAlone({ articles, cursor }: Story): boolean {
  return cursor === null && articles.length === 1 && articles[0]?.copies.length === 0;
}

function Step({ article }: { readonly article: StoryArticle }) {
  const { id, adds, copies } = article;
  return (
    <li class="story-step">
      <p class="story-when">
        <Moment article={article} /> <bdi>{sourceOf(article)}</bdi>
      </p>
      <h2 dir="auto">
        <Link to={{ view: 'article', id, sentences: null }}>{calledBy(article)}</Link>
      </h2>
      {adds === null ? null : (
        <p class="story-adds">
          Adds: <Passage id={id} slice={adds} />
        </p>
      )}
      {copies.length === 0 ? null : (
        <details>
          <summary>{count(copies.length, 'copy', 'copies')}</summary>
          <ul>
            {copies.map((copy) => (
              <li key={copy.id}>
                <Link to={{ view: 'article', id: copy.id, sentences: null }}>{calledBy(copy)}</Link>{' '}
                <bdi>{sourceOf(copy)}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function Differences({ story }: { readonly story: Story }) {
  const sources = new Map(
    story.articles.flatMap((article) => [article, ...article.copies].map((one) => [one.id, sourceOf(one)])),
  );
  if (story.differences.length === 0) return null;
  return (
    <section aria-labelledby="differences" class="story-differences">
      <h2 id="differences">Where they differ</h2>
      <dl>
        {story.differences.map(({ kind, about, values }: StoryDifference) => (
          <div key={`${kind} ${about}`}>
            <dt>
              <bdi>{about}</bdi>
            </dt>
            {values.map((value) => (
              <dd key={value.article}>
                <Passage id={value.article} slice={value} /> <bdi class="small">{sources.get(value.article) ?? ''}</bdi>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}

/** A story is called as its first article is. */
function titleOf({ id, title, articles }: Story): string {
  const first = articles.flatMap((article) => [article, ...article.copies]).find((article) => article.id === id);
  return title ?? (first === undefined ? 'A story' : calledBy(first));
}

/** The story an article is in: a timeline of its articles, what each adds, and where they differ. */
export function StoryView({ id }: { readonly id: string }) {
  const client = useClient();
  const loaded = useLoaded(`story ${id}`, () => client.storyOf(id, { cursor: null, limit: MOST }), { isOf: isStory });
  useListKeys();
  const story = loaded.value;
  return (
    <div class="view-story">
      <p class="back">
        <BackToList />
      </p>
      {loaded.state === 'loading' ? <Waiting what="the story" /> : null}
      {loaded.state === 'failed' ? (
        <>
          <ViewHeading id={id} title="Not here · Nutgraf">
            No story to show
          </ViewHeading>
          <Failed failure={loaded.failure} retry={loaded.failure.status === 404 ? null : loaded.retry} />
        </>
      ) : null}
      {story === null ? null : (
        <>
          <ViewHeading id={id} title={`${titleOf(story)} · Nutgraf`}>
            <bdi>{titleOf(story)}</bdi>
          </ViewHeading>
          <Differences story={story} />
          <ol class="story-steps" aria-label="Articles, newest first">
            {story.articles.map((article) => (
              <Step key={article.id} article={article} />
            ))}
          </ol>
          {isAlone(story) ? <p class="small">No other article here tells of this.</p> : null}
          {story.cursor === null ? null : <p class="small">Only the newest {MOST} articles are shown.</p>}
        </>
      )}
    </div>
  );
}
