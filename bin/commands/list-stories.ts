import type { ListedStory, StoryPage } from '../../client/types.ts';
import { resolveTarget } from '../target.ts';
import { printable, printableJson } from '../terminal/printable.ts';
import { style } from '../terminal/style.ts';
import { headingOf, type ListOptions } from './list.ts';

/** The most the API puts on a page. */
const PAGE = 100;

/**
 * `nutgraf list --stories`: stories by their newest articles, newest first.
 *
 * @returns the exit code
 */
export async function listStories(options: ListOptions): Promise<number> {
  const { api } = await resolveTarget(options);
  const { from, to } = options;
  const range = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  let left = options.all === true ? Number.POSITIVE_INFINITY : options.limit;
  let shown = 0;
  let cursor: string | null = null;
  do {
    const query = { ...range, limit: String(Math.min(PAGE, left)), ...(cursor === null ? {} : { cursor }) };
    const page: StoryPage = JSON.parse(await api.get('/stories', query));
    for (const story of page.stories)
      process.stdout.write(`${options.json === true ? printableJson(story) : line(story)}\n`);
    shown += page.stories.length;
    left -= page.stories.length;
    cursor = page.cursor;
  } while (cursor !== null && left > 0);
  if (shown === 0) process.stderr.write('No story is listed.\n');
  else if (cursor !== null) process.stderr.write('There are more: --limit, or --all, shows them.\n');
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
