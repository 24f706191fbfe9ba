import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { articleFilesBelow } from '../../local/article-files.ts';
import { printable } from '../terminal/printable.ts';

/**
 * The files that paths name: a folder stands for the article files below it, in the order of their paths. Links that
 * lead out of a folder are named on standard error and left out.
 *
 * @throws Error where folders were named and hold no article file
 */
export async function filesIn(paths: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const path of paths) for (const file of await filesAt(path)) files.push(file);
  if (paths.length > 0 && files.length === 0)
    throw new Error(`no article file in ${paths.map((path) => printable(path)).join(', ')}`);
  return files;
}

async function filesAt(path: string): Promise<readonly string[]> {
  // What is not there is told when it is read, as every file that cannot be read is.
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory() !== true) return [path];
  const { files, outside } = await articleFilesBelow(path);
  for (const link of outside)
    process.stderr.write(`skipped ${printable(join(path, link))}: the link leads out of the folder\n`);
  return files.map((file) => join(path, file)).sort();
}
