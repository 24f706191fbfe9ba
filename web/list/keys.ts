import { useKeys } from '../ui/keys.ts';

/**
 * Where a key leads in a list.
 *
 * @param at - which entry has the focus, -1 where none has
 * @returns the entry to go to, or null where the key leads nowhere
 */
export function entryAfter(key: string, at: number, entries: number): number | null {
  const next = key === 'j' ? at + 1 : key === 'k' ? at - 1 : -1;
  return next < 0 || next >= entries ? null : next;
}

function follow(event: KeyboardEvent): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.entry h2 a, .story-step h2 a')];
  const at = links.findIndex((link) => link.matches(':focus'));
  const next = entryAfter(event.key, at, links.length);
  if (next !== null) links[next]?.focus();
  else if (event.key === 'o') links[at]?.click();
}

/** While a list or a story is shown, j and k go through its articles, and o opens the one in focus. */
export function useListKeys(): void {
  useKeys(follow);
}
