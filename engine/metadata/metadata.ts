import { squeezed } from '../text/letters.ts';
import type { ShownDates } from './date-labels.ts';

/** What a source says about itself. */
export interface Metadata {
  title: string | null;
  byline: string | null;
  authors: readonly string[];
  publishedAt: string | null;
  updatedAt: string | null;
  url: string | null;
  site: string | null;
}

/** Of an article that nothing is known of yet. */
export function noMetadata(): Metadata {
  return { title: null, byline: null, authors: [], publishedAt: null, updatedAt: null, url: null, site: null };
}

/** Sets the dates of publication and of the last update, where they are not known yet. */
export function setDates(metadata: Metadata, { published, updated }: ShownDates): void {
  metadata.publishedAt ??= published;
  metadata.updatedAt ??= updated;
}

/** Whether a line is the title, or the beginning of one is the other. */
export function sameTitle(text: string, title: string): boolean {
  if (text.length > title.length + 40 || text.length < 4) return false;
  const [a, b] = [squeezed(text), squeezed(title)];
  return a === b || (a.length > 20 && b.startsWith(a)) || (b.length > 20 && a.startsWith(b));
}
