import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';

/** A folder of the local run cannot be used. The message says which, why, and what to do. */
export class FolderError extends Error {
  override readonly name = 'FolderError';
}

const REASONS: { readonly [code: string]: string } = {
  EEXIST: 'it is a file',
  ENOTDIR: 'a file is in its way',
  EACCES: 'you may not',
  EPERM: 'you may not',
  // What Node says where a folder above it may not be written to.
  ENOENT: 'no folder can be made there',
  EROFS: 'its disk is read-only',
  ENOSPC: 'its disk is full',
};

/**
 * Makes a folder, unless it is there.
 *
 * @param option - of the command line that names another
 * @throws FolderError where it cannot be made, or not be used as asked
 */
export async function makeFolder(path: string, option: string, use: 'read' | 'write'): Promise<void> {
  const [mode, verb] = use === 'read' ? [constants.R_OK, 'read'] : [constants.W_OK, 'written to'];
  try {
    await mkdir(path, { recursive: true });
    await access(path, mode);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const code = 'code' in error ? String(error.code) : '';
    throw new FolderError(
      `The folder ${path} cannot be made or ${verb}: ${REASONS[code] ?? error.message}. Choose another with ${option} DIR.`,
      { cause: error },
    );
  }
}
