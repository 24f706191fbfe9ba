import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

interface GroupProps<T> {
  readonly title: string;
  readonly all: readonly T[];
  /** How many are shown before somebody asks for all. */
  readonly first: number;
  readonly class?: string;
  readonly children: (item: T, index: number) => ComponentChildren;
}

/** Facts of one kind, the most salient first. Nothing is shown where there are none. */
export function Group<T>({ title, all, first, class: className, children }: GroupProps<T>) {
  const [open, setOpen] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  // The button that was pressed is gone: whoever uses the keyboard goes on at the first of what came in its place.
  useEffect(() => {
    if (open) list.current?.children[first]?.querySelector<HTMLElement>('[tabindex], a')?.focus();
  }, [open, first]);
  if (all.length === 0) return null;
  const shown = open ? all : all.slice(0, first);
  return (
    <section class={className === undefined ? 'group' : `group ${className}`}>
      <h3>{title}</h3>
      <ul ref={list}>{shown.map((item, index) => children(item, index))}</ul>
      {shown.length < all.length ? (
        <button type="button" class="plain" onClick={() => setOpen(true)}>
          All {all.length} {title.toLowerCase()}
        </button>
      ) : null}
    </section>
  );
}
