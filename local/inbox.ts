import { type FSWatcher, watch } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
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

/** Hears of each upload, and of each failure. */
type Told = (event: { readonly key: string; readonly error: Error | null }) => void;

/**
 * Uploads what is put in a folder, the path below it as the key. A file that is overwritten is uploaded again; one that
 * is as it was is not, after a restart neither, because the object carries its hash. A file that is deleted stays in
 * the bucket: an inbox is emptied when its letters have been read, and articles are deleted with an S3 client.
 *
 * @param told - hears of each upload, and of each failure
 */
export async function watchInbox(directory: string, endpoints: Endpoints, told: Told): Promise<Inbox> {
  await mkdir(directory, { recursive: true });
  const uploads = new InboxUploads(directory, endpoints, told);
  const watcher = notifying(directory, (path) => uploads.consider(path));
  let scanning = uploads.scan();
  const firstScan = scanning;
  const timer = setInterval(() => {
    scanning = scanning.then(() => uploads.scan());
  }, SCAN_MS);
  return {
    firstScan,
    async stop() {
      uploads.stop();
      clearInterval(timer);
      watcher?.close();
      await scanning;
      uploads.close();
    },
  };
}

/** Tells of changes as they happen, where the file system can; the scans alone are slower, and enough. */
function notifying(directory: string, changed: (path: string) => void): FSWatcher | null {
  try {
    const watcher = watch(directory, { recursive: true }, (_event, path) => {
      if (path !== null) changed(path);
    });
    return watcher.on('error', () => watcher.close());
  } catch {
    return null;
  }
}

/** The files of an inbox, and how far each has got. */
class InboxUploads {
  readonly #directory: string;
  readonly #bucket: string;
  readonly #told: Told;
  readonly #client: S3Client;
  /** What each file was like when it was last dealt with. */
  readonly #seen = new Map<string, string>();
  /** What was told of each file that could not be uploaded, so that it is told once and not at every scan. */
  readonly #complaints = new Map<string, string>();
  readonly #busy = new Set<string>();
  #stopped = false;

  constructor(directory: string, endpoints: Endpoints, told: Told) {
    this.#directory = directory;
    this.#bucket = endpoints.bucketName;
    this.#told = told;
    this.#client = new S3Client({
      endpoint: endpoints.s3,
      region: endpoints.region,
      credentials: CREDENTIALS,
      forcePathStyle: true,
    });
  }

  /** Looks through the whole folder. */
  async scan(): Promise<void> {
    const { files: found, outside } = await articleFilesBelow(this.#directory).catch(() => NOTHING);
    for (const path of outside) this.#skip(path);
    const files = found.filter((path) => !this.#seen.has(path) || !this.#busy.has(path));
    // A few at a time: a thousand files that are waited for together would all be read together, too.
    const workers = Array.from({ length: 8 }, async () => {
      for (let path = files.pop(); path !== undefined && !this.#stopped; path = files.pop()) await this.consider(path);
    });
    await Promise.all(workers);
  }

  /** Deals with one file, unless that is being done. Never throws: a failure is told. */
  async consider(path: string): Promise<void> {
    if (!isArticleFile(path) || this.#busy.has(path)) return;
    this.#busy.add(path);
    try {
      await this.#uploadChanges(path);
    } catch (error) {
      await this.#complain(path, error);
    } finally {
      this.#busy.delete(path);
    }
  }

  /** Nothing new is begun from now on. */
  stop(): void {
    this.#stopped = true;
  }

  /** To be called when nothing is under way any more. */
  close(): void {
    this.#client.destroy();
  }

  /** Uploads a file as often as it has changed, each time once it is no longer written to. */
  async #uploadChanges(path: string): Promise<void> {
    let before = await this.#look(path);
    while (!this.#stopped && before !== null && before !== this.#seen.get(path)) {
      await setTimeout(STABLE_MS);
      const now = await this.#look(path);
      if (now === before && now !== null) {
        await this.#upload(path);
        this.#seen.set(path, now);
        this.#complaints.delete(path);
      }
      before = await this.#look(path);
    }
  }

  /** What tells one state of a file from another; null where there is no file to upload. */
  async #look(path: string): Promise<string | null> {
    const found = await stat(join(this.#directory, path)).catch(() => null);
    if (found?.isFile() && !(await isInside(this.#directory, path))) {
      this.#skip(path);
      return null;
    }
    return found?.isFile() ? `${found.size} ${found.mtimeMs} ${found.ino}` : null;
  }

  async #upload(path: string): Promise<void> {
    const key = keyOfFile(path);
    const object = { bucket: this.#bucket, key, path: join(this.#directory, path) };
    const { outcome } = await uploadFile(this.#client, object);
    if (outcome === 'uploaded') this.#told({ key, error: null });
  }

  /** Tells once of a link that leads out of the folder. */
  #skip(path: string): void {
    if (this.#complaints.has(path)) return;
    this.#complaints.set(path, OUTSIDE);
    this.#told({ key: keyOfFile(path), error: new Error(OUTSIDE) });
  }

  /** Tells of a failure, but not twice of the same. */
  async #complain(path: string, error: unknown): Promise<void> {
    // What was refused would be refused again; anything else is tried at the next scan.
    const refused = error instanceof S3ServiceException && (error.$metadata.httpStatusCode ?? 500) < 500;
    const now = await this.#look(path);
    if (refused && now !== null) this.#seen.set(path, now);
    const failure = error instanceof Error ? error : new Error(String(error));
    const complaint = `${now} ${failure.message}`;
    if (!this.#stopped && complaint !== this.#complaints.get(path)) {
      this.#told({ key: keyOfFile(path), error: failure });
    }
    this.#complaints.set(path, complaint);
  }
}
