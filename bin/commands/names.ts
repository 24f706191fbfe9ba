import type { NamedEntry } from '../../lambdas/shared/store/names-index.ts';
import { resolveTarget, type TargetOptions } from '../target.ts';
import { printable, printableJson } from '../terminal/printable.ts';
import { style } from '../terminal/style.ts';

export interface NamesOptions extends TargetOptions {
  readonly limit: number;
  readonly json?: true;
}

interface NamesPage {
  readonly names: readonly NamedEntry[];
  readonly cursor: string | null;
}

/** The most the API puts on a page. */
const PAGE = 100;

/**
 * `nutgraf names`: names that have words which begin so, and a live article.
 *
 * @returns the exit code
 */
export async function names(words: readonly string[], options: NamesOptions): Promise<number> {
  const { api } = await resolveTarget(options);
  const q = words.join(' ');
  let left = options.limit;
  let shown = 0;
  let cursor: string | null = null;
  do {
    const query = { q, limit: String(Math.min(PAGE, left)), ...(cursor === null ? {} : { cursor }) };
    const page: NamesPage = JSON.parse(await api.get('/names', query));
    for (const entry of page.names) {
      const line =
        options.json === true
          ? printableJson(entry)
          : `${style('dim', entry.latest.slice(0, 16).replace('T', ' '))}  ${printable(entry.name)}`;
      process.stdout.write(`${line}\n`);
    }
    shown += page.names.length;
    left -= page.names.length;
    cursor = page.cursor;
  } while (cursor !== null && left > 0);
  if (shown === 0) process.stderr.write('No name in the news has such words.\n');
  else if (cursor !== null) process.stderr.write('There are more: --limit shows them.\n');
  return 0;
}
