import type { ArticleHead } from '../api/types.ts';
import { aboutName } from '../find/names.ts';
import { Entry } from '../list/entry.tsx';
import { useListKeys } from '../list/keys.ts';
import { NO_FILTERS } from '../place.ts';
import { BackToList } from '../ui/back.tsx';
import { ViewHeading } from '../ui/heading.tsx';
import { useLoaded } from '../ui/loaded.ts';
import { Link } from '../ui/navigation.tsx';
import { useClient } from '../ui/services.ts';
import { Failed, Notice, Waiting } from '../ui/states.tsx';
import { calledBy, count, UNTITLED } from '../ui/words.ts';
import { Chart } from './chart.tsx';
import { type Copies, type Named, readCopies, readFacts, readNamed } from './read.ts';
import {
  type ArticleWithFacts,
  type Companion,
  companionsOf,
  portraitOf,
  quotesBy,
  type Utterance,
} from './together.ts';

const SHOWN_ARTICLES = 10;
const SHOWN_COMPANIONS = 30;
const SHOWN_QUOTES = 20;

/** What the newest articles under a name say of it. */
interface Details {
  readonly copies: Copies;
  readonly read: readonly ArticleWithFacts[];
}

const NOT_YET: Details = { copies: new Map(), read: [] };

function isNamed(value: unknown): value is Named {
  return typeof value === 'object' && value !== null && 'more' in value;
}

function isDetails(value: unknown): value is Details {
  return typeof value === 'object' && value !== null && 'copies' in value;
}

function Companions({ all }: { readonly all: readonly Companion[] }) {
  return (
    <section>
      <h2 class="part">Appears with</h2>
      {all.length === 0 ? <p class="small">Nobody else is named in these articles.</p> : null}
      <ul class="companions">
        {all.slice(0, SHOWN_COMPANIONS).map(({ key, name, kind, articles }) => (
          <li key={key}>
            <Link to={{ view: 'name', key }}>
              <bdi>{name}</bdi>
            </Link>{' '}
            <span class="times">
              {kind}
              {articles > 1 ? `, ${articles} articles` : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Quotes({ all }: { readonly all: readonly Utterance[] }) {
  if (all.length === 0) return null;
  return (
    <section class="said-by">
      <h2 class="part">Is quoted</h2>
      <ul>
        {all.slice(0, SHOWN_QUOTES).map(({ articleId, title, quote }) => (
          <li key={`${articleId} ${quote.start}`}>
            <blockquote dir="auto">{quote.text}</blockquote>
            <p class="speaker">
              <Link to={{ view: 'article', id: articleId, sentences: null }}>
                <bdi>{title ?? UNTITLED}</bdi>
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function withoutCopies(articles: readonly ArticleHead[], copies: Copies): readonly ArticleHead[] {
  const folded = new Set([...copies.values()].flat().map(({ id }) => id));
  return articles.filter(({ id }) => !folded.has(id));
}

/** The copies of an article, folded. */
function CopiesOf({ article, copies }: { readonly article: ArticleHead; readonly copies: Copies }) {
  const own = copies.get(article.id) ?? [];
  if (own.length === 0) return null;
  return (
    <details class="copies">
      <summary>{count(own.length, 'copy', 'copies')}</summary>
      <ul>
        {own.map((copy) => (
          <li key={copy.id}>
            <Link to={{ view: 'article', id: copy.id, sentences: null }}>{calledBy(copy)}</Link>{' '}
            <bdi>{copy.site ?? copy.key}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}

function NameHead({
  name,
  entry,
  read,
}: {
  readonly name: string;
  readonly entry: Named['entry'];
  readonly read: readonly ArticleWithFacts[];
}) {
  const { name: written, kind, roles } = portraitOf(name, read);
  const shown = entry?.name ?? written ?? name;
  const about = entry === null ? (kind ?? '') : aboutName(entry);
  return (
    <header class="name-head">
      <ViewHeading id={name} title={`${shown} · Nutgraf`}>
        <bdi>{shown}</bdi>
      </ViewHeading>
      {about === '' ? null : <p class="small">{about}</p>}
      {roles.length === 0 ? null : (
        <p dir="auto" class="role">
          {roles.slice(0, 3).join('; ')}
        </p>
      )}
    </header>
  );
}

interface PortraitProps {
  readonly name: string;
  readonly named: Named;
  /** Null until they are read. */
  readonly details: Details | null;
}

function Portrait({ name, named, details }: PortraitProps) {
  const { copies, read } = details ?? NOT_YET;
  const { entry, more } = named;
  const articles = withoutCopies(named.articles, copies);
  const part = read.length < articles.length || more;
  return (
    <>
      <NameHead name={name} entry={entry} read={read} />
      {articles.length === 0 ? (
        <Notice title="No article is listed under this name">
          <p>
            Names are listed where an article says much of them. This one may be mentioned in passing, or its articles
            are gone.
          </p>
        </Notice>
      ) : (
        <>
          <Chart
            times={articles.map(({ publishedAt }) => publishedAt)}
            copies={named.articles.length - articles.length}
          />
          {more ? <p class="small">The newest {named.articles.length} are shown; there are more.</p> : null}
          <div class="name-columns">
            <section class="name-list">
              <h2 class="part">Articles</h2>
              <ol>
                {articles.slice(0, SHOWN_ARTICLES).map((article) => (
                  <Entry key={article.id} article={article}>
                    <CopiesOf article={article} copies={copies} />
                  </Entry>
                ))}
              </ol>
              {articles.length > SHOWN_ARTICLES || more ? (
                <p class="pages">
                  <Link to={{ view: 'list', filters: { ...NO_FILTERS, name: entry?.name ?? name }, cursor: null }}>
                    All articles with this name →
                  </Link>
                </p>
              ) : null}
            </section>
            <div>
              {details === null ? (
                <Waiting what="what they say" />
              ) : (
                <>
                  <Companions all={companionsOf(name, read)} />
                  <Quotes all={quotesBy(name, read)} />
                </>
              )}
              {details !== null && part ? (
                <p class="small">Read from the newest {count(read.length, 'article')}.</p>
              ) : null}
            </div>
          </div>
        </>
      )}
    </>
  );
}

/** A person, organisation or place: its articles over time, who it appears with, what it says. */
export function NameView({ name }: { readonly name: string }) {
  const client = useClient();
  const loaded = useLoaded(`name ${name}`, () => readNamed(client, name), { isOf: isNamed });
  useListKeys();
  const named = loaded.value;
  const details = useLoaded(
    `name ${name} ${named === null ? 'not yet' : 'facts'}`,
    async () => {
      if (named === null) return NOT_YET;
      const copies = await readCopies(client, named.articles);
      return { copies, read: await readFacts(client, withoutCopies(named.articles, copies)) };
    },
    { isOf: isDetails },
  );
  return (
    <div class="view-name">
      <p class="back">
        <BackToList />
      </p>
      {loaded.state === 'loading' ? <Waiting what="articles with this name" /> : null}
      {loaded.state === 'failed' ? (
        <>
          <ViewHeading id={name} title={`${name} · Nutgraf`}>
            <bdi>{name}</bdi>
          </ViewHeading>
          <Failed failure={loaded.failure} retry={loaded.retry} />
        </>
      ) : null}
      {named === null ? null : (
        <Portrait name={name} named={named} details={details.state === 'done' ? details.value : null} />
      )}
    </div>
  );
}
