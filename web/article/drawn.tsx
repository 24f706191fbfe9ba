import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { sureness } from './sureness.ts';

/** The item that stays lit: it was clicked, or chosen with Enter. */
export const PinnedContext = createContext<string | null>(null);

interface DrawnProps {
  /** Of the item that this stands for. */
  readonly id: string;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly lang?: string | undefined;
  /** Of a fact; a sentence of the summary has none. */
  readonly score?: number;
}

/**
 * Something that was drawn from the article, and lights up where. A real button would do the same, but nobody could
 * select its text. What it does is in the view, which hears of all of them at once: there may be thousands.
 */
export function Drawn({ id, children, class: className, lang, score }: DrawnProps) {
  const pinned = useContext(PinnedContext);
  const sure = score === undefined ? null : sureness(score);
  const classes = ['drawn', className, sure].filter((one) => one !== undefined && one !== null).join(' ');
  return (
    // biome-ignore lint/a11y/useSemanticElements: text in a button cannot be selected
    <span
      role="button"
      tabIndex={0}
      aria-pressed={pinned === id}
      data-item={id}
      dir="auto"
      lang={lang}
      class={classes}
      title={sure ?? undefined}
    >
      {children}
    </span>
  );
}
