import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ArticleRecord } from '../../engine/record.ts';
import type { Passage } from '../place.ts';
import { BackToList } from '../ui/back.tsx';
import { ViewHeading } from '../ui/heading.tsx';
import { useLoaded } from '../ui/loaded.ts';
import { Link } from '../ui/navigation.tsx';
import { useClient, useHost } from '../ui/services.ts';
import { Failed, Notice, Waiting } from '../ui/states.tsx';
import { reasonWords, sentence } from '../ui/words.ts';
import { Digest } from './digest.tsx';

/** How soon an article that is being worked on is asked for again. */
const AGAIN_MS = 1_000;

function isRecord(value: unknown): value is ArticleRecord {
  return typeof value === 'object' && value !== null && 'removedTotals' in value;
}

/** An article that has nothing to show, and why. */
function WithoutDigest({ record }: { readonly record: ArticleRecord }) {
  const { status, reason, detail, key, title } = record;
  const called = title ?? key;
  const heading = (
    <ViewHeading id={record.id} title={`${called} · Nutgraf`}>
      <bdi>{called}</bdi>
    </ViewHeading>
  );
  if (status === 'rejected') {
    return (
      <>
        {heading}
        <Notice title={`Rejected. ${reasonWords(reason)}`}>
          {detail === null ? null : (
            <p>
              <bdi>{sentence(detail)}</bdi>
            </p>
          )}
          <p>
            The file is still in the bucket as <code dir="auto">{key}</code>. A better one under the same key takes its
            place.
          </p>
        </Notice>
      </>
    );
  }
  if (status === 'failed') {
    return (
      <>
        {heading}
        <Notice title="This article could not be processed">
          <p>{sentence(detail ?? 'The reason is in the log of the function')}</p>
          <p>
            Nothing is lost: the file is in the bucket as <code dir="auto">{key}</code>, and whoever runs this can let
            it be tried again with <code>nutgraf redrive</code>.
          </p>
        </Notice>
      </>
    );
  }
  return (
    <>
      {heading}
      <Notice title="This article is being read">
        <p role="status">
          <code dir="auto">{key}</code> is received and cleaned; summary and facts follow within a moment. This page
          shows them by itself.
        </p>
      </Notice>
    </>
  );
}

/** One article: its digest beside its text. */
export function ArticleView({
  id,
  sentences,
  at,
}: {
  readonly id: string;
  readonly sentences: number | null;
  readonly at: Passage | null;
}) {
  const client = useClient();
  const host = useHost();
  const [round, setRound] = useState(0);
  const loaded = useLoaded(`article ${id} ${round}`, () => client.article(id, sentences), {
    isOf: isRecord,
    lingers: true,
  });
  const reload = useCallback(() => setRound((count) => count + 1), []);
  const shown = loaded.value;
  const isOnItsWay = shown?.status === 'processing';
  useEffect(() => {
    if (!isOnItsWay) return;
    const timer = setTimeout(reload, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [isOnItsWay, round, reload]);
  return (
    <article class="view-article">
      <p class="back">
        <BackToList />
        {shown?.status !== 'ready' || host.stories === false ? null : (
          <Link to={{ view: 'story', id }}>Its story →</Link>
        )}
      </p>
      {loaded.state === 'loading' && shown === null ? <Waiting what="the article" /> : null}
      {loaded.state === 'failed' ? (
        <>
          <ViewHeading id={id} title="Not here · Nutgraf">
            {loaded.failure.status === 410 ? 'A deleted article' : 'No article to show'}
          </ViewHeading>
          <Failed
            failure={loaded.failure}
            retry={loaded.failure.status === 404 || loaded.failure.status === 410 ? null : loaded.retry}
          >
            {loaded.failure.status === 404 ? (
              <p>If a link led here, a part of it may be missing; the search above finds articles by their names.</p>
            ) : null}
          </Failed>
        </>
      ) : null}
      {shown === null ? null : shown.summary === null ? (
        <WithoutDigest record={shown} />
      ) : (
        <Digest record={shown} summary={shown.summary} sentences={sentences} at={at} onStale={reload} />
      )}
    </article>
  );
}
