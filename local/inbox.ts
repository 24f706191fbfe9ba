import { type FSWatcher, watch } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { articleFilesBelow, type FolderFiles, isArticleFile, isInside, keyOfFile } from './article-files.ts';
import { CREDENTIALS } from './credentials.ts';
import type { Endpoints } from './system.ts';
import { uploadFile } from './upload.ts';

/** A file is taken once size and time have stayed the same for this long: it is no longer being written. */
const STABLE_MS = 300;
const NOTHING: FolderFiles = { files: [], outside: [] };
/** Watching misses events on some file systems, so the whole folder is looked through as well. */
const SCAN_MS = 5_000;

const OUTSIDE = 'the link leads out of the folder and is not followed';

export interface Inbox {
  /** Until every file that is there has been looked at once. */
  readonly firstScan: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Uploads what is put in a folder, the path below it as the key. A file that is overwritten is uploaded again; one that
 * is as it was is not, after a restart neither, because the object carries its hash. A file that is deleted stays in
 * the bucket: an inbox is emptied when its letters have been read, and articles are deleted with an S3 client.
 *
 * @param told - hears of each upload, and of each failure
 */
export async function watchInbox(
  directory: string,
  endpoints: Endpoints,
  told: (event: { readonly key: string; readonly error: Error | null }) => void,
): Promise<Inbox> {
  await mkdir(directory, { recursive: true });
  const client = new S3Client({
    endpoint: endpoints.s3,
    region: endpoints.region,
    credentials: CREDENTIALS,
    forcePathStyle: true,
  });
  /** What each file was like when it was last dealt with. */
  const seen = new Map<string, string>();
  /** What was told of each file that could not be uploaded, so that it is told once and not at every scan. */
  const complaints = new Map<string, string>();
  const busy = new Set<string>();
  let stopped = false;

  /** Tells once of a link that leads out of the folder. */
  const skip = (path: string): void => {
    if (complaints.has(path)) return;
    complaints.set(path, OUTSIDE);
    told({ key: keyOfFile(path), error: new Error(OUTSIDE) });
  };

  const look = async (path: string): Promise<string | null> => {
    const found = await stat(join(directory, path)).catch(() => null);
    if (found?.isFile() && !(await isInside(directory, path))) {
      skip(path);
      return null;
    }
    return found?.isFile() ? `${found.size} ${found.mtimeMs} ${found.ino}` : null;
  };

  const upload = async (path: string): Promise<void> => {
    const key = keyOfFile(path);
    const object = { bucket: endpoints.bucketName, key, path: join(directory, path) };
    const { outcome } = await uploadFile(client, object);
    if (outcome === 'uploaded') told({ key, error: null });
  };

  /** Uploads a file as often as it has changed, each time once it is no longer written to. */
  const uploadChanges = async (path: string): Promise<void> => {
    let before = await look(path);
    while (!stopped && before !== null && before !== seen.get(path)) {
      await new Promise((resolve) => setTimeout(resolve, STABLE_MS));
      const now = await look(path);
      if (now === before && now !== null) {
        await upload(path);
        seen.set(path, now);
        complaints.delete(path);
      }
      before = await look(path);
    }
  };

  /** Tells of a failure, but not twice of the same. */
  const complain = async (path: string, error: unknown): Promise<void> => {
    // What was refused would be refused again; anything else is tried at the next scan.
    const refused = error instanceof S3ServiceException && (error.$metadata.httpStatusCode ?? 500) < 500;
    const now = await look(path);
    if (refused && now !== null) seen.set(path, now);
    const failure = error instanceof Error ? error : new Error(String(error));
    const complaint = `${now} ${failure.message}`;
    if (!stopped && complaint !== complaints.get(path)) told({ key: keyOfFile(path), error: failure });
    complaints.set(path, complaint);
  };

  const consider = async (path: string): Promise<void> => {
    if (!isArticleFile(path) || busy.has(path)) return;
    busy.add(path);
    try {
      await uploadChanges(path);
    } catch (error) {
      await complain(path, error);
    } finally {
      busy.delete(path);
    }
  };

  const scan = async (): Promise<void> => {
    const { files: found, outside } = await articleFilesBelow(directory).catch(() => NOTHING);
    for (const path of outside) skip(path);
    const files = found.filter((path) => !seen.has(path) || !busy.has(path));
    // A few at a time: a thousand files that are waited for together would all be read together, too.
    const workers = Array.from({ length: 8 }, async () => {
      for (let path = files.pop(); path !== undefined && !stopped; path = files.pop()) await consider(path);
    });
    await Promise.all(workers);
  };

  let watcher: FSWatcher | null = null;
  try {
    watcher = watch(directory, { recursive: true }, (_event, path) => {
      if (path !== null) consider(path);
    });
    watcher.on('error', () => watcher?.close());
  } catch {
    // The scans alone are slower, and enough.
  }
  let scanning = scan();
  const firstScan = scanning;
  const timer = setInterval(() => {
    scanning = scanning.then(scan);
  }, SCAN_MS);
  return {
    firstScan,
    async stop() {
      stopped = true;
      clearInterval(timer);
      watcher?.close();
      await scanning;
      client.destroy();
    },
  };
}
