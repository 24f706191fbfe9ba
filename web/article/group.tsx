import type { ComponentChildren } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import { PinnedContext } from './drawn.tsx';

interface GroupProps<T> {
  readonly title: string;
  readonly all: readonly T[];
  /** How many are shown before somebody asks for all. */
  readonly first: number;
  readonly class?: string;
  /** Id of what stands for an item; the group opens where one that is not shown is chosen in the article. */
  readonly idOf: (item: T, index: number) => string;
  readonly children: (item: T, index: number) => ComponentChildren;
}

/** Facts of one kind, the most salient first. Nothing is shown where there are none. */
export function Group<T>({ title, all, first, class: className, idOf, children }: GroupProps<T>) {
  const [opened, setOpened] = useState(false);
  const pinned = useContext(PinnedContext);
  const open = opened || all.some((item, index) => index >= first && idOf(item, index) === pinned);
  const list = useRef<HTMLUListElement>(null);
  // The button that was pressed is gone: whoever uses the keyboard goes on at the first of what came in its place.
  useEffect(() => {
    if (opened) list.current?.children[first]?.querySelector<HTMLElement>('[tabindex], a')?.focus();
  }, [opened, first]);
  if (all.length === 0) return null;
  const shown = open ? all : all.slice(0, first);
  return (
    <section class={className === undefined ? 'group' : `group ${className}`}>
      <h3>{title}</h3>
      <ul ref={list}>{shown.map((item, index) => children(item, index))}</ul>
      {shown.length < all.length ? (
        <button type="button" class="plain" onClick={() => setOpened(true)}>
          All {all.length} {title.toLowerCase()}
        </button>
      ) : null}
    </section>
  );
}
