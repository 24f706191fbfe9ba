import { constants } from 'node:fs';
import { access, chmod, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolders } from './make-folders.ts';

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
    await makeFolders(path);
    await access(path, mode);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const code = 'code' in error ? String(error.code) : '';
    throw new FolderError(
      `The folder ${path} cannot be made or ${verb}: ${REASONS[code] ?? error.message}. Choose another with ` +
        `${option} DIR.`,
      { cause: error },
    );
  }
}

/**
 * Keeps what is stored from the other users of the machine: the data folder and its folders 0700, files 0600. What this
 * process makes later is made so by its mask, which its children inherit.
 */
export async function makePrivate(directory: string): Promise<void> {
  process.umask(0o077);
  const names = (await readdir(directory)).filter((name) => STORED.test(name));
  // A folder that holds anything else is somebody's own.
  if (names.length === (await readdir(directory)).length) await chmod(directory, 0o700);
  for (const name of names) {
    const path = join(directory, name);
    await chmod(path, (await stat(path)).isDirectory() ? 0o700 : 0o600);
  }
}

/** Without it, a folder has never been a data folder. */
const LEDGER = 'ledger.db';
/** The ledger goes last; the synthesised stack and the lock hold nothing of the user's. */
const KEPT = new Set([LEDGER, 'synth', 'lock.db']);
/** What a run and the commands leave in their data folder. */
const STORED = /^(?:(?:ledger|fauxqs|search)\.db(?:-\w+)?|lock\.db|table|logs|progress|synth|(?:run|dashboard)\.json)$/;

/** Removes what earlier runs stored, and nothing else: the folder may be one of the user's, named by mistake. */
export async function clearData(directory: string): Promise<void> {
  const names = await readdir(directory);
  if (!names.includes(LEDGER)) return;
  const remove = (name: string) => rm(join(directory, name), { recursive: true, force: true });
  await Promise.all(names.filter((name) => STORED.test(name) && !KEPT.has(name)).map(remove));
  // Last, so that what was broken off here is gone on with by the next time.
  await remove(LEDGER);
}
