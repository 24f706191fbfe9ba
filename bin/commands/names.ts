import type { NamedEntry } from '../../lambdas/shared/store/names-index.ts';
import { resolveTarget, type TargetOptions } from '../target.ts';
import { printable } from '../terminal/printable.ts';
import { style } from '../terminal/style.ts';
import { type ListingOptions, printListing } from './listing.ts';

export type NamesOptions = TargetOptions & Omit<ListingOptions, 'all'>;

interface NamesPage {
  readonly names: readonly NamedEntry[];
  readonly cursor: string | null;
}

/**
 * `nutgraf names`: names that have words which begin so, and a live article.
 *
 * @returns the exit code
 */
export async function names(words: readonly string[], options: NamesOptions): Promise<number> {
  const { api } = await resolveTarget(options);
  const q = words.join(' ');
  await printListing<NamedEntry>(options, {
    read: async (page) => {
      const { names: entries, cursor }: NamesPage = JSON.parse(await api.get('/names', { q, ...page }));
      return { entries, cursor };
    },
    rows: (entries) =>
      entries.map(({ name, latest }) => `${style('dim', latest.slice(0, 16).replace('T', ' '))}  ${printable(name)}`),
    none: 'No name in the news has such words.',
    more: '--limit',
  });
  return 0;
}
