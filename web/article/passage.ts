import type { Passage } from '../place.ts';
import type { Item } from './items.ts';

/** The item that stands for a passage nothing was drawn from. */
export const PASSAGE = 'passage';
/** Enough to tell a passage from every other, and little enough for an address. */
const MOST_SAID = 60;

/** A passage of a text, to be found again there or in a later one. */
export function passageAt(text: string, { start, end }: { readonly start: number; readonly end: number }): Passage {
  return { start, end, says: text.slice(start, Math.min(end, start + MOST_SAID)).toWellFormed() };
}

/**
 * Where a passage is in a text that may have changed since: at its offsets, if it is still there, else where its words
 * are nearest to them; null where they are gone.
 */
export function foundIn(
  text: string,
  { start, end, says }: Passage,
): { readonly start: number; readonly end: number } | null {
  if (says === null) return end <= text.length ? { start, end } : null;
  if (text.startsWith(says, start)) return { start, end: Math.min(end, text.length) };
  const before = text.lastIndexOf(says, start);
  const after = text.indexOf(says, start);
  const at = before < 0 || (after >= 0 && after - start < start - before) ? after : before;
  return at < 0 ? null : { start: at, end: Math.min(text.length, at + (end - start)) };
}

/** The place in the article that an item is about, if it has one. */
export function mainPlace(item: Item): { readonly start: number; readonly end: number } | null {
  return item.slices.find((slice) => slice.in === 'text' && slice.kind === 'main') ?? null;
}

/** What was drawn from exactly this place; else the passage itself as an item. */
export function itemFor(
  items: readonly Item[],
  text: string,
  place: { readonly start: number; readonly end: number },
): Item {
  const drawn = items.find((item) => {
    const main = mainPlace(item);
    return main !== null && main.start === place.start && main.end === place.end;
  });
  const { start, end } = place;
  return (
    drawn ?? {
      id: PASSAGE,
      what: 'passage',
      label: text.slice(start, end),
      slices: [{ start, end, in: 'text', kind: 'main' }],
    }
  );
}
