import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Editors and copy programs leave files that are no articles: hidden ones, and drafts on their way to their name. */
export function isArticleFile(path: string): boolean {
  return !path
    .split(sep)
    .some((part) => part.startsWith('.') || part.endsWith('~') || /\.(?:part|tmp|crdownload|swp)$/.test(part));
}

/** The article files below a folder, by their paths below it. */
export interface FolderFiles {
  readonly files: readonly string[];
  /**
   * Links that lead out of the folder and are not followed: an archive from elsewhere may hold one to any file of the
   * machine.
   */
  readonly outside: readonly string[];
}

/**
 * Looks for article files below a folder. A link to a file in the same folder is the file; one to a folder is not
 * followed, since it may lead in a circle.
 */
export async function articleFilesBelow(directory: string): Promise<FolderFiles> {
  const files: string[] = [];
  const outside: string[] = [];
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    const whole = join(entry.parentPath, entry.name);
    const path = relative(directory, whole);
    if (!isArticleFile(path)) continue;
    const kind = entry.isSymbolicLink() ? await linkKind(directory, whole) : entry.isFile() ? 'file' : 'other';
    if (kind === 'file') files.push(path);
    if (kind === 'outside') outside.push(path);
  }
  return { files, outside };
}

async function linkKind(directory: string, link: string): Promise<'file' | 'outside' | 'other'> {
  try {
    const [root, target] = await Promise.all([realpath(directory), realpath(link)]);
    if (!(await stat(target)).isFile()) return 'other';
    return target.startsWith(root.endsWith(sep) ? root : root + sep) ? 'file' : 'outside';
  } catch {
    return 'other';
  }
}

/** Whether a path below a folder is, when all links in it are followed, a file in that folder. */
export async function isInside(directory: string, path: string): Promise<boolean> {
  return (await linkKind(directory, join(directory, path))) === 'file';
}

/**
 * The object key of a file: its path below a folder, with `/` on every system, composed (NFC) as keys typed elsewhere
 * are.
 */
export function keyOfFile(relativePath: string): string {
  return relativePath.split(sep).join('/').normalize('NFC');
}
