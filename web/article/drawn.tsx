import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** The item that stays lit: it was clicked, or chosen with Enter. */
export const PinnedContext = createContext<string | null>(null);

interface DrawnProps {
  /** Of the item that this stands for. */
  readonly id: string;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly lang?: string | undefined;
}

/**
 * Something that was drawn from the article, and lights up where. A real button would do the same, but nobody could select
 * its text. What it does is in the view, which hears of all of them at once: there may be thousands.
 */
export function Drawn({ id, children, class: className, lang }: DrawnProps) {
  const pinned = useContext(PinnedContext);
  return (
    // biome-ignore lint/a11y/useSemanticElements: text in a button cannot be selected
    <span
      role="button"
      tabIndex={0}
      aria-pressed={pinned === id}
      data-item={id}
      dir="auto"
      lang={lang}
      class={className === undefined ? 'drawn' : `drawn ${className}`}
    >
      {children}
    </span>
  );
}
