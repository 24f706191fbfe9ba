import type { Found, FoundPage, FoundPassage, NamePage } from '../api/types.ts';
import { useListKeys } from '../list/keys.ts';
import type { Place } from '../place.ts';
import { ViewHeading } from '../ui/heading.tsx';
import { useLoaded } from '../ui/loaded.ts';
import { Link } from '../ui/navigation.tsx';
import { useClient, useHost } from '../ui/services.ts';
import { Failed, Notice, Waiting } from '../ui/states.tsx';
import { count, dayOf, numeral } from '../ui/words.ts';
import { aboutName, canBeName, isNamePage, mostToldOf, NOBODY, nameWordsIn } from './names.ts';

const PAGE_SIZE = 25;
const NAMES_SHOWN = 12;

type Finding = Extract<Place, { readonly view: 'find' }>;

interface Everything {
  readonly names: NamePage;
  /** Null where nobody keeps an index of texts. */
  readonly texts: FoundPage | null;
}

function isEverything(value: unknown): value is Everything {
  return typeof value === 'object' && value !== null && 'texts' in value && 'names' in value && isNamePage(value.names);
}

/** A passage in which it was found, which leads to its place in the article. */
function Passage({ id, passage }: { readonly id: string; readonly passage: FoundPassage }) {
  const { text, start, hits, isCutBefore, isCutAfter } = passage;
  const [first] = hits;
  if (first === undefined) return null;
  const at = { start: first.start, end: first.end, says: text.slice(first.start - start, first.end - start) };
  let done = 0;
  const parts = hits.map((hit) => {
    const before = text.slice(done, hit.start - start);
    done = hit.end - start;
    return { hit, before, found: text.slice(hit.start - start, done) };
  });
  return (
    <p class="found-passage" dir="auto">
      <Link to={{ view: 'article', id, sentences: null, at }}>
        {isCutBefore ? '… ' : ''}
        {parts.map(({ hit, before, found }) => (
          <span key={hit.start}>
            {before}
            <mark>{found}</mark>
          </span>
        ))}
        {text.slice(done)}
        {isCutAfter ? ' …' : ''}
      </Link>
    </p>
  );
}

function FoundEntry({ found }: { readonly found: Found }) {
  const { id, key, title, lead, site, publishedAt, language, words, passages } = found;
  const lang = language === null || language === 'und' ? undefined : language;
  return (
    <li class="entry">
      <div class="entry-side">
        {publishedAt === null ? (
          <span class="entry-undated">no date</span>
        ) : (
          <time dateTime={publishedAt}>{dayOf(publishedAt)}</time>
        )}
        <bdi class="entry-source" title={site ?? key}>
          {site ?? key}
        </bdi>
        <span>{count(words, 'word')}</span>
      </div>
      <div class="entry-main" lang={lang}>
        <h2 dir="auto">
          <Link to={{ view: 'article', id, sentences: null }}>{title ?? lead}</Link>
        </h2>
        {passages.length === 0 ? <p class="small">In the title</p> : null}
        {passages.map((passage) => (
          <Passage key={passage.start} id={id} passage={passage} />
        ))}
      </div>
    </li>
  );
}

function Names({ found }: { readonly found: NamePage }) {
  return (
    <section aria-labelledby="found-names">
      <h2 id="found-names" class="part">
        Names
      </h2>
      <ul class="companions">
        {mostToldOf(found.names).map(({ key, name, ...about }) => (
          <li key={key}>
            <Link to={{ view: 'name', key }}>
              <bdi>{name}</bdi>
            </Link>{' '}
            <span class="times">{aboutName(about)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Texts({ place, found }: { readonly place: Finding; readonly found: FoundPage }) {
  const { order, before } = place;
  const { articles, total } = found;
  const last = before + articles.length;
  return (
    <section aria-labelledby="found-texts">
      <div class="found-head">
        <h2 id="found-texts" class="part">
          {total > articles.length ? `Articles ${before + 1} to ${last} of ${numeral(total)}` : count(total, 'article')}
        </h2>
        <p class="small">
          <Link to={{ ...place, order: 'newest', before: 0 }} current={order === 'newest'}>
            Newest first
          </Link>{' '}
          ·{' '}
          <Link to={{ ...place, order: 'best', before: 0 }} current={order === 'best'}>
            Best match first
          </Link>
        </p>
      </div>
      <ol class="entries">
        {articles.map((one) => (
          <FoundEntry key={one.id} found={one} />
        ))}
      </ol>
      <nav class="pages" aria-label="Pages">
        {before === 0 ? <span /> : <Link to={{ ...place, before: Math.max(0, before - PAGE_SIZE) }}>← Before</Link>}
        {last >= total ? <span /> : <Link to={{ ...place, before: last }}>More →</Link>}
      </nav>
    </section>
  );
}

function Nothing({ searched }: { readonly searched: boolean }) {
  return (
    <Notice title="Nothing was found">
      <p>
        {searched
          ? 'An article must have every word, as the beginning of one of its own, and every phrase in marks.'
          : 'No name in the news has words that begin so.'}
      </p>
    </Notice>
  );
}

/** Names that have these words, and articles whose text has them. */
export function FindView({ place }: { readonly place: Finding }) {
  const client = useClient();
  const { search } = useHost();
  const { words, order, before } = place;
  const key = `find ${search ?? ''} ${order} ${before} ${words}`;
  const asked = nameWordsIn(words);
  const loaded = useLoaded(
    key,
    async (): Promise<Everything> => {
      const [names, texts] = await Promise.all([
        before === 0 && canBeName(asked) ? client.names(asked, NAMES_SHOWN).catch(() => NOBODY) : NOBODY,
        search === null ? null : client.search(search, { q: words, order, limit: PAGE_SIZE, skip: before }),
      ]);
      return { names, texts };
    },
    { isOf: isEverything, lingers: true },
  );
  useListKeys();
  const found = loaded.value;
  const isEmpty = found !== null && found.names.names.length === 0 && (found.texts?.total ?? 0) === 0;
  return (
    <div class="view-list view-find">
      <div class="list-head">
        <ViewHeading id={key} title={`${words} · Nutgraf`}>
          <bdi>{words}</bdi>
        </ViewHeading>
      </div>
      {loaded.state === 'failed' ? <Failed failure={loaded.failure} retry={loaded.retry} /> : null}
      {loaded.state === 'loading' && found === null ? <Waiting what="what is found" /> : null}
      {isEmpty ? <Nothing searched={search !== null} /> : null}
      {found === null || found.names.names.length === 0 ? null : <Names found={found.names} />}
      {found?.texts == null || found.texts.total === 0 ? null : <Texts place={place} found={found.texts} />}
      {search === null && found !== null ? (
        <p class="small">
          Only names are searched here. Texts are on a local run, and with{' '}
          <code>npm run reader -- --stack Nutgraf --index articles.db</code>.
        </p>
      ) : null}
    </div>
  );
}
