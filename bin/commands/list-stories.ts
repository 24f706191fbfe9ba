import type { ListedStory, StoryPage } from '../../client/types.ts';
import { resolveTarget } from '../target.ts';
import { printable } from '../terminal/printable.ts';
import { style } from '../terminal/style.ts';
import { given, headingOf, type ListOptions } from './list.ts';
import { printListing } from './listing.ts';

/**
 * `nutgraf list --stories`: stories by their newest articles, newest first.
 *
 * @returns the exit code
 */
export async function listStories(options: ListOptions): Promise<number> {
  const { api } = await resolveTarget(options);
  await printListing<ListedStory>(options, {
    read: async (page) => {
      const query = { ...given(options, ['from', 'to']), ...page };
      const { stories, cursor }: StoryPage = JSON.parse(await api.get('/stories', query));
      return { entries: stories, cursor };
    },
    rows: (stories) => stories.map(line),
    none: 'No story is listed.',
    more: '--limit, or --all,',
  });
  return 0;
}

function line({ id, to, articles, copies, latest }: ListedStory): string {
  return [
    style('dim', to.slice(0, 16).replace('T', ' ')),
    style('cyan', id),
    `${articles}${copies === 0 ? '' : ` (${copies} copied)`}`,
    printable(headingOf(latest)),
  ].join('  ');
}
