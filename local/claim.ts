import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AlreadyRunningError } from './run-file.ts';

/**
 * Whoever holds this file's lock has the folder. The system lets go of the lock when the process ends, however it ends.
 */
const LOCK = 'lock.db';

/**
 * Claims a data folder for this process: of two runs that start at the same moment one gets it.
 *
 * @returns what lets go of the folder
 * @throws AlreadyRunningError
 */
export function claimFolder(directory: string): () => void {
  const file = join(directory, LOCK);
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    chmodSync(file, 0o600);
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!(error instanceof Error && /locked/.test(error.message))) throw error;
    throw new AlreadyRunningError(
      `Another Nutgraf starts or runs on ${directory}. Stop that one, or choose another folder with --data DIR ` +
        'and other ports with --port.',
    );
  }
  return () => lock.close();
}
