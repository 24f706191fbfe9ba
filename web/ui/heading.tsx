import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useNavigation } from './navigation.tsx';

let first = true;

/**
 * The heading of a view. Whoever follows a link by keyboard or screen reader arrives at it; whoever comes back, where
 * they were. On the first load the browser's own start at the top is better.
 *
 * @param id - changes when the view shows something else
 */
export function ViewHeading({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const returning = useRef(false);
  returning.current = useNavigation().returns;
  useEffect(() => {
    if (!first && !returning.current) heading.current?.focus({ preventScroll: true });
    first = false;
  }, [id]);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
