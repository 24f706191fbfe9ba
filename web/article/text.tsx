import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ArticleRecord } from '../../engine/record.ts';
import { count } from '../ui/words.ts';
import { Drawn } from './drawn.tsx';
import { type Item, itemsWithin, placesOf, type Slice, textOf } from './items.ts';
import { memo } from './memo.ts';
import { countsOf, type Paragraph, paragraphsOf, piecesOf, touching } from './paragraphs.ts';
import { Removed } from './removed.tsx';

const NONE: readonly Slice[] = [];

/** Text in pieces, the lit ones marked. Text only: whatever an article holds, it is never markup. */
export function Pieces({
  text,
  start,
  slices,
}: {
  readonly text: string;
  readonly start: number;
  readonly slices: readonly Slice[];
}) {
  if (slices.length === 0) return <>{text}</>;
  return (
    <>
      {piecesOf(text, start, slices).map((piece) =>
        piece.kind === null ? (
          piece.text
        ) : (
          <mark key={piece.start} class={`lit lit-${piece.kind}`}>
            {piece.text}
          </mark>
        ),
      )}
    </>
  );
}

/** Where in the article somebody wants to know what was drawn from. */
interface Asked {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
}

interface ParagraphProps {
  readonly index: number;
  readonly paragraph: Paragraph;
  readonly slices: readonly Slice[];
  readonly drawn: number;
  /** What was drawn from where somebody asked; null where nobody did. */
  readonly shown: readonly Item[] | null;
  readonly onAsk: (asked: Asked | null) => void;
}

const ParagraphView = memo(function ParagraphView({ index, paragraph, slices, drawn, shown, onAsk }: ParagraphProps) {
  const { start, end, text, label } = paragraph;
  return (
    <div class="para" data-index={index}>
      {label === null ? null : <p class="section-label">{label}</p>}
      <p class="para-text" dir="auto" data-start={start}>
        <Pieces text={text} start={start} slices={slices} />
      </p>
      {drawn === 0 ? null : (
        <button
          type="button"
          class="para-count"
          aria-expanded={shown !== null}
          aria-label={`${drawn} drawn from paragraph ${index + 1}`}
          title={`${count(drawn, 'fact or sentence', 'facts and sentences')} drawn from this paragraph: show them`}
          onClick={() => onAsk(shown === null ? { paragraph: index, start, end } : null)}
        >
          {drawn}
        </button>
      )}
      {shown === null ? null : (
        <div class="para-drawn" role="status">
          <p class="small">{shown.length === 0 ? 'Nothing was drawn from here.' : 'Drawn from here'}</p>
          <ul>
            {shown.map((item) => (
              <li key={item.id}>
                <span class="what">{item.what}</span> <Drawn id={item.id}>{item.label}</Drawn>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
});

/** The text node under a point, and where in it. Safari knows only the older of the two ways. */
function caretAt(x: number, y: number): { readonly node: Node; readonly offset: number } | null {
  if (typeof document.caretPositionFromPoint === 'function') {
    const caret = document.caretPositionFromPoint(x, y);
    return caret === null ? null : { node: caret.offsetNode, offset: caret.offset };
  }
  const range = document.caretRangeFromPoint(x, y);
  return range === null ? null : { node: range.startContainer, offset: range.startOffset };
}

/** The offset in the text that was clicked; null where that is between the lines. */
function offsetAt(event: MouseEvent): number | null {
  const caret = caretAt(event.clientX, event.clientY);
  const paragraph = event.target instanceof Element ? event.target.closest('.para-text') : null;
  if (caret === null || paragraph === null || !paragraph.contains(caret.node)) return null;
  let offset = Number(paragraph.getAttribute('data-start'));
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    if (node === caret.node) return offset + caret.offset;
    offset += node.nodeValue?.length ?? 0;
  }
  return null;
}

interface ArticleTextProps {
  readonly record: ArticleRecord;
  readonly items: readonly Item[];
  readonly lit: Item | null;
  /** Leads back to the item that was chosen in the digest; null where none was. */
  readonly onBack: (() => void) | null;
  /** What trimming cut from the sentences of the summary; none where that is not to be shown. */
  readonly cuts: readonly Slice[];
  readonly showCuts: boolean;
  readonly onShowCuts: (shown: boolean) => void;
}

/** The article, with what is lit in it, and what was drawn from each paragraph of it. */
export function ArticleText({ record, items, lit, cuts, onBack, showCuts, onShowCuts }: ArticleTextProps) {
  const pane = useRef<HTMLElement>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const paragraphs = useMemo(() => paragraphsOf(textOf(record), record.sections), [record]);
  const counts = useMemo(() => countsOf(paragraphs, items), [paragraphs, items]);
  const shown = useMemo(() => (asked === null ? null : itemsWithin(items, asked)), [items, asked]);
  const ask = useCallback((next: Asked | null) => setAsked(next), []);

  const click = (event: MouseEvent) => {
    if (getSelection()?.isCollapsed === false) return;
    const at = offsetAt(event);
    const paragraph = at === null ? -1 : paragraphs.findIndex(({ start, end }) => start <= at && at <= end);
    if (at !== null && paragraph >= 0) setAsked({ paragraph, start: at, end: at + 1 });
  };

  // What is lit out of sight is brought into sight, within the pane only: the rest of the page stays where it is.
  useEffect(() => {
    const scroller = pane.current;
    const mark = lit === null ? null : scroller?.querySelector('mark.lit-main, mark.lit');
    if (scroller === null || mark === null || mark === undefined || scroller.scrollHeight <= scroller.clientHeight)
      return;
    if (scroller.contains(document.activeElement) && document.activeElement !== scroller) return;
    const [box, view] = [mark.getBoundingClientRect(), scroller.getBoundingClientRect()];
    if (box.top >= view.top && box.bottom <= view.bottom) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    scroller.scrollBy({ top: box.top - view.top - view.height / 3, behavior: calm ? 'instant' : 'smooth' });
  }, [lit]);

  const shownSlices = useMemo(() => [...(lit?.slices ?? NONE), ...cuts], [lit, cuts]);
  const lang = record.language === null || record.language === 'und' ? undefined : record.language;
  return (
    <section class="source" aria-labelledby="source-heading">
      <div class="panel-head">
        <h2 id="source-heading">Article</h2>
        <p class="small lit-state" role="status">
          {lit === null
            ? 'Click a line, or the number of facts beside it, to see what was drawn from it'
            : `${lit.what}: ${count(placesOf(lit), 'place')}`}
        </p>
        <label class="toggle">
          <input type="checkbox" checked={showCuts} onChange={(event) => onShowCuts(event.currentTarget.checked)} />
          Show what was cut
        </label>
        {showCuts ? <Removed record={record} onClose={() => onShowCuts(false)} /> : null}
      </div>

      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has the counts beside each paragraph */}
      <section
        ref={pane}
        class="source-text"
        lang={lang}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label="Text of the article"
        onClick={click}
      >
        {record.dateline === null ? null : (
          <p class="dateline" dir="auto">
            {record.dateline}
          </p>
        )}
        {paragraphs.map((paragraph, index) => {
          const slices = touching(shownSlices, 'text', paragraph.start, paragraph.end);
          return (
            <ParagraphView
              key={paragraph.start}
              index={index}
              paragraph={paragraph}
              slices={slices.length === 0 ? NONE : slices}
              drawn={counts[index] ?? 0}
              shown={asked?.paragraph === index ? shown : null}
              onAsk={ask}
            />
          );
        })}
      </section>
      {onBack === null ? null : (
        <button type="button" class="button to-digest" onClick={onBack}>
          ↑ Back to the digest
        </button>
      )}
    </section>
  );
}
