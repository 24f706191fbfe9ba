import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ArticleRecord, SummarySentence } from '../../engine/record.ts';
import type { ArticleSummary } from '../api/types.ts';
import type { Passage } from '../place.ts';
import { ViewHeading } from '../ui/heading.tsx';
import { useLoaded } from '../ui/loaded.ts';
import { useNavigation } from '../ui/navigation.tsx';
import { useClient } from '../ui/services.ts';
import { Failed } from '../ui/states.tsx';
import { count, dayOf, languageName, safeLink } from '../ui/words.ts';
import { ChangedMark, Changes } from './changes.tsx';
import { CopyButtons } from './copy-buttons.tsx';
import { PinnedContext } from './drawn.tsx';
import { FactsPanel } from './facts.tsx';
import { cutsOf, type Item, itemsOf, type Slice, standIn, textOf } from './items.ts';
import { useLighting } from './lighting.ts';
import { touching } from './paragraphs.ts';
import { foundIn, itemFor, mainPlace, passageAt } from './passage.ts';
import { Summary } from './summary.tsx';
import { ArticleText, Pieces } from './text.tsx';

/** A longer summary is no summary, and the article is beside it. */
const LONGEST = 40;

/** In UTF-16 units: a longer headline is set smaller, so that the article begins on the first screen. */
const LONG_HEADLINE = 90;

function isSummary(value: unknown): value is ArticleSummary {
  return typeof value === 'object' && value !== null && 'sentences' in value;
}

function Head({ record, lit }: { readonly record: ArticleRecord; readonly lit: readonly Slice[] }) {
  const { title, titleFrom, byline, publishedAt, updatedAt, site, url, key, language, words } = record;
  const lang = language === null || language === 'und' ? undefined : language;
  // Without a title the article is called by its own first words.
  const shown = title ?? record.summary?.sentences[0]?.text ?? key;
  const link = safeLink(url);
  const published = dayOf(publishedAt);
  const updated = dayOf(updatedAt);
  return (
    <header class="article-head">
      <p class="kicker">
        {[published, site]
          .filter((part) => part !== null)
          .map((part) => (
            <bdi key={part}>{part}</bdi>
          ))}
        {updated === null || updated === published ? null : <span>updated {updated}</span>}
      </p>
      <ViewHeading id={record.id} title={`${shown} · Nutgraf`}>
        <span class={shown.length > LONG_HEADLINE ? 'headline-long' : undefined} lang={lang} dir="auto">
          <Pieces text={shown} start={0} slices={title === null ? [] : touching(lit, 'title', 0, shown.length)} />
        </span>
      </ViewHeading>
      {byline === null ? null : (
        <p class="byline" lang={lang} dir="auto">
          {byline}
        </p>
      )}
      <p class="small">
        {count(words, 'word')}
        {language === null ? '' : `, ${languageName(language)}`}
        {titleFrom === 'headline' ? ' · the headline is the article’s own first sentence, shortened' : ''} ·{' '}
        <code dir="auto">{key}</code>
        {link === null ? null : (
          <>
            {' '}
            ·{' '}
            <a href={link} rel="noopener noreferrer">
              where it was published
            </a>
          </>
        )}
        <ChangedMark changes={record.changes} />
      </p>
    </header>
  );
}

/**
 * The summary at a length: the API cuts it, since it knows which sentences need each other. What comes late is not
 * shown; what was cut from another text than the one beside it neither.
 *
 * @param onStale - hears that the article has been corrected meanwhile
 */
function useSummary(
  record: ArticleRecord,
  given: readonly SummarySentence[],
  length: number | null,
  onStale: () => void,
): {
  readonly sentences: readonly SummarySentence[];
  readonly failed: ReturnType<typeof useLoaded<ArticleSummary>> | null;
} {
  const client = useClient();
  const first = useMemo<ArticleSummary>(
    () => ({ id: record.id, title: record.title, language: record.language ?? 'und', sentences: given }),
    [record, given],
  );
  const loaded = useLoaded(
    `summary ${record.id} ${record.digestedAt ?? ''} ${length ?? 'first'}`,
    () => (length === null ? Promise.resolve(first) : client.summary(record.id, length)),
    { isOf: isSummary, lingers: true },
  );
  const { sentences } = loaded.value ?? first;
  const fits = useMemo(() => standIn(textOf(record), sentences), [record, sentences]);
  useEffect(() => {
    if (!fits) onStale();
  }, [fits, sentences, onStale]);
  return { sentences: fits ? sentences : given, failed: loaded.state === 'failed' ? loaded : null };
}

/** Where an item stands in the digest; nowhere where its group is not shown in full. */
function inDigest(view: HTMLElement | null, id: string): HTMLElement | null {
  return view?.querySelector<HTMLElement>(`.digest [data-item="${CSS.escape(id)}"]`) ?? null;
}

/** What is seen where there is no room for both. */
type Pane = 'digest' | 'article';

function isNarrow(): boolean {
  return matchMedia('(max-width: 59.99rem)').matches;
}

/** Chooses between digest and article on a narrow screen; elsewhere both are there, and this is not. */
function Panes({ pane, onPane }: { readonly pane: Pane; readonly onPane: (pane: Pane) => void }) {
  const choice = (value: Pane, label: string) => (
    <button type="button" aria-pressed={pane === value} onClick={() => onPane(value)}>
      {label}
    </button>
  );
  return (
    <nav class="panes" aria-label="Digest or article">
      {choice('digest', 'Digest')}
      {choice('article', 'Article')}
    </nav>
  );
}

/** Keeps what is chosen in the address, so that it can be sent to somebody; what is no longer chosen leaves it. */
function usePointing(record: ArticleRecord, sentences: number | null, chosen: Item | null): void {
  const { go, place } = useNavigation();
  const main = chosen === null ? null : mainPlace(chosen);
  const at = main === null ? undefined : passageAt(textOf(record), main);
  const now = place.view === 'article' && place.id === record.id ? place.at : undefined;
  useEffect(() => {
    if (at?.start === now?.start && at?.end === now?.end) return;
    go({ view: 'article', id: record.id, sentences, ...(at === undefined ? {} : { at }) }, { replaces: true });
  }, [at?.start, at?.end, now?.start, now?.end, go, record.id, sentences]);
}

interface DigestProps {
  readonly record: ArticleRecord;
  readonly summary: NonNullable<ArticleRecord['summary']>;
  /** As the address has it. */
  readonly sentences: number | null;
  /** What somebody was sent to; null where the address points at nothing. */
  readonly at: Passage | null;
  /** Asked for where the record is no longer what the API has. */
  readonly onStale: () => void;
}

/** Summary and facts on one side, the article on the other, and what belongs together lit up. */
export function Digest({ record, summary, sentences: addressed, at, onStale }: DigestProps) {
  const { go } = useNavigation();
  const [length, setLength] = useState<number | null>(null);
  const [showCuts, setShowCuts] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  // The record was asked for at the length of the address; another address (somebody went back) is another length.
  const [loadedAt] = useState(addressed);
  useEffect(() => setLength(addressed === loadedAt ? null : addressed), [addressed, loadedAt]);

  const { sentences, failed } = useSummary(record, summary.sentences, length, onStale);
  const most = Math.min(LONGEST, summary.ranking?.length ?? sentences.length);
  const settle = useCallback(
    (count: number) =>
      go({ view: 'article', id: record.id, sentences: count, ...(at === null ? {} : { at }) }, { replaces: true }),
    [go, record.id, at],
  );

  const items = useMemo(() => itemsOf(record.facts, sentences), [record, sentences]);
  // Only the address the view was opened with lights something up: what is chosen then writes the address.
  const [sentTo] = useState(at === null ? null : foundIn(textOf(record), at));
  const pointed = useMemo(
    () => (sentTo === null ? null : itemFor(items, textOf(record), sentTo)),
    [items, record, sentTo],
  );
  const byId = useMemo(
    () => new Map([...items, ...(pointed === null ? [] : [pointed])].map((item) => [item.id, item])),
    [items, pointed],
  );
  const [pane, setPane] = useState<Pane>(sentTo === null ? 'digest' : 'article');
  const chosen = useCallback((id: string, from: Element) => {
    const view = root.current;
    if (view === null) return;
    // On a narrow screen only one of the two is seen: whoever chooses something in one wants to see it in the other.
    const inSource = from.closest('.source') !== null;
    setPane(inSource ? 'digest' : 'article');
    requestAnimationFrame(() => {
      if (inSource) inDigest(view, id)?.focus();
      else if (isNarrow()) view.querySelector('.source mark.lit')?.scrollIntoView({ block: 'center' });
    });
  }, []);
  const { lit, pinned, handlers } = useLighting(byId, chosen, pointed?.id ?? null);
  useEffect(() => {
    if (sentTo === null) return;
    requestAnimationFrame(() => root.current?.querySelector('.source mark.lit')?.scrollIntoView({ block: 'center' }));
  }, [sentTo]);
  const cuts = useMemo(() => (showCuts ? cutsOf(sentences) : []), [showCuts, sentences]);
  usePointing(record, addressed, pinned === null ? null : (byId.get(pinned) ?? null));
  const lang = record.language === null || record.language === 'und' ? undefined : record.language;

  return (
    <PinnedContext.Provider value={pinned}>
      <div ref={root} class="reading" {...handlers}>
        <Head record={record} lit={lit?.slices ?? []} />
        <Panes pane={pane} onPane={setPane} />
        <div class="columns" data-pane={pane}>
          <div class="digest">
            <CopyButtons record={record} sentences={sentences} />
            <Summary
              sentences={sentences}
              wanted={length ?? addressed ?? sentences.length}
              most={most}
              lang={lang}
              showCuts={showCuts}
              onLength={setLength}
              onSettled={settle}
            />
            {failed?.state === 'failed' ? <Failed failure={failed.failure} retry={failed.retry} /> : null}
            {record.facts === null ? null : (
              <FactsPanel facts={record.facts} published={record.publishedAt} lang={lang} />
            )}
            <Changes changes={record.changes} />
          </div>
          <ArticleText
            record={record}
            items={items}
            lit={lit}
            cuts={cuts}
            onBack={
              pinned === null
                ? null
                : () => {
                    setPane('digest');
                    requestAnimationFrame(() => inDigest(root.current, pinned)?.focus());
                  }
            }
            showCuts={showCuts}
            onShowCuts={setShowCuts}
          />
        </div>
      </div>
    </PinnedContext.Provider>
  );
}
