import { useCallback, useMemo, useState } from 'preact/hooks';
import type { Item } from './items.ts';

/** Of an event in the view: the item it is about, if any. */
function itemAt(target: EventTarget | null): string | null {
  const element = target instanceof Element ? target.closest('[data-item]') : null;
  return element?.getAttribute('data-item') ?? null;
}

export interface Lighting {
  /** What is lit now: under the pointer, else in focus, else what was chosen to stay. */
  readonly lit: Item | null;
  readonly pinned: string | null;
  /** How it came to be lit: what is only pointed at must not move what is being read. */
  readonly handlers: {
    onMouseOver(event: MouseEvent): void;
    onMouseLeave(): void;
    onFocusIn(event: FocusEvent): void;
    onFocusOut(): void;
    onClick(event: MouseEvent): void;
    onKeyDown(event: KeyboardEvent): void;
  };
}

/**
 * Lights up what the pointer or the focus is on.
 *
 * @param chosen - hears of an item that was clicked, or chosen with Enter or the space bar
 * @param first - what is lit when the view opens; null for nothing
 */
export function useLighting(
  items: ReadonlyMap<string, Item>,
  chosen: (id: string, from: Element) => void,
  first: string | null,
): Lighting {
  const [hovered, setHovered] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [pinned, setPinned] = useState(first);
  const choose = useCallback(
    (event: MouseEvent | KeyboardEvent) => {
      const id = itemAt(event.target);
      if (id === null || !(event.target instanceof Element)) return false;
      setPinned((before) => (before === id ? null : id));
      chosen(id, event.target);
      return true;
    },
    [chosen],
  );
  const handlers = useMemo(
    () => ({
      onMouseOver: (event: MouseEvent) => setHovered(itemAt(event.target)),
      onMouseLeave: () => setHovered(null),
      onFocusIn: (event: FocusEvent) => setFocused(itemAt(event.target)),
      onFocusOut: () => setFocused(null),
      onClick(event: MouseEvent) {
        // Whoever selects text to copy it means nothing by letting go of the button.
        if (getSelection()?.isCollapsed !== false) choose(event);
      },
      onKeyDown(event: KeyboardEvent) {
        if (event.key === 'Escape') setPinned(null);
        else if ((event.key === 'Enter' || event.key === ' ') && choose(event)) event.preventDefault();
      },
    }),
    [choose],
  );
  const lit = hovered ?? focused ?? pinned;
  return { lit: lit === null ? null : (items.get(lit) ?? null), pinned, handlers };
}
