import type { ComponentChildren } from 'preact';
import type { ArticleHead } from '../api/types.ts';
import { Link } from '../ui/navigation.tsx';
import { calledBy, count, dayOf, languageName, rejection, STATUS_WORDS } from '../ui/words.ts';

function why({ status, reason, detail }: ArticleHead): string | null {
  switch (status) {
    case 'rejected':
      return rejection(reason, detail);
    case 'failed':
      return detail ?? 'Processing it failed; whoever runs this can say more.';
    case 'deleted':
      return 'The file was removed, and its text with it.';
    default:
      return null;
  }
}

/** One article of a list: when and where it stood, what it is called, and how it begins. */
export function Entry({ article, children }: { readonly article: ArticleHead; readonly children?: ComponentChildren }) {
  const { id, key, title, site, publishedAt, sortAt, language, lead, status, words } = article;
  const tag = language === null || language === 'und' ? undefined : language;
  const explained = why(article);
  const dated = dayOf(publishedAt);
  const called = calledBy(article);
  return (
    <li class="entry">
      <div class="entry-side">
        <span class={dated === null ? 'entry-undated' : undefined}>
          {dated === null ? 'no date, added ' : ''}
          <time dateTime={publishedAt ?? sortAt}>{dated ?? dayOf(sortAt)}</time>
        </span>
        <bdi class="entry-source" title={site ?? key}>
          {site ?? key}
        </bdi>
        <span>
          <span class={`status status-${status}`}>{STATUS_WORDS[status]}</span>
          {status === 'ready' ? `, ${count(words, 'word')}` : ''}
        </span>
        {tag === undefined || tag === 'en' ? null : <span>{languageName(tag)}</span>}
      </div>
      <div class="entry-main">
        <h2 lang={tag} dir="auto">
          {status === 'deleted' ? called : <Link to={{ view: 'article', id, sentences: null }}>{called}</Link>}
        </h2>
        {lead === null || title === null ? null : (
          <p lang={tag} dir="auto" class="entry-lead">
            {lead}
          </p>
        )}
        {explained === null ? null : (
          <p class="entry-why">
            <bdi>{explained}</bdi>
          </p>
        )}
        {children}
      </div>
    </li>
  );
}
