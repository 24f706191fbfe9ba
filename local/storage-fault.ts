import { member, text } from '../lambdas/shared/json.ts';

/** What the disk says through Node, LevelDB and SQLite when there is no room left. */
const FULL = /ENOSPC|EDQUOT|EFBIG|no space left|disk is full|disk quota|file too large/i;
/** What it says when it fails otherwise. */
const BROKEN = /\bEIO\b|EROFS|LEVEL_IO_ERROR|LEVEL_CORRUPTION|disk I\/O error|read-only|malformed/i;

/** Errors are looked through so deep, by their causes. */
const MAX_CAUSES = 5;

/**
 * What an error of the data folder's disk means, and what to do; null for any other error.
 *
 * @param directory - the data folder
 */
export function storageFault(error: unknown, directory: string): string | null {
  const said: string[] = [];
  for (let at: unknown = error, depth = 0; at !== undefined && depth < MAX_CAUSES; at = member(at, 'cause'), depth++)
    said.push(text(at, 'code') ?? '', text(at, 'message') ?? '');
  const all = said.join(' ');
  if (FULL.test(all))
    return `The disk of ${directory} is full. Free some space and start again: what was stored is kept.`;
  if (BROKEN.test(all))
    return (
      `The data folder ${directory} cannot be read or written to. Check its disk and start again, or choose ` +
      'another folder with --data DIR.'
    );
  return null;
}
