import { useEffect } from 'preact/hooks';

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

/** Letters typed into a field, or pressed with another key, are no commands. */
function isCommand({ target, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  const isField = target instanceof Element && target.closest('input, select, textarea') !== null;
  return !(isField || altKey || ctrlKey || metaKey);
}

function follow(event: KeyboardEvent): void {
  if (!isCommand(event)) return;
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.entry h2 a')];
  const at = links.findIndex((link) => link.matches(':focus'));
  const next = entryAfter(event.key, at, links.length);
  if (next !== null) links[next]?.focus();
  else if (event.key === 'o') links[at]?.click();
  else if (event.key === '/') {
    const field = document.querySelector<HTMLInputElement>('.field-name input');
    if (field === null) return;
    event.preventDefault();
    field.focus();
  }
}

/** While a list is shown, j and k go through its entries, o opens the one in focus, and / goes to the name field. */
export function useListKeys(): void {
  useEffect(() => {
    addEventListener('keydown', follow);
    return () => removeEventListener('keydown', follow);
  }, []);
}
