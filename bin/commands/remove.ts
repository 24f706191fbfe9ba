import {
  type DeleteMarkerEntry,
  DeleteObjectCommand,
  HeadObjectCommand,
  NotFound,
  type ObjectVersion,
  type S3Client,
} from '@aws-sdk/client-s3';
import { articleId } from '../../engine/light.ts';
import { MAX_KEY_BYTES } from '../../lambdas/shared/object-key.ts';
import { explainFailure, isFatal } from '../failures.ts';
import { inParallel } from '../send.ts';
import { resolveTarget, type Target, type TargetOptions } from '../target.ts';
import { outcomeLine } from '../terminal/outcome.ts';
import { printableJson } from '../terminal/printable.ts';
import { Progress } from '../terminal/progress.ts';
import { isId } from './get.ts';
import { objectVersions } from './object-versions.ts';
import { awaited, stateOf } from './stored-state.ts';

export interface RemoveOptions extends TargetOptions {
  /** Whether every version goes, too, so that nobody can bring the object back. */
  readonly versions?: true;
  readonly parallel: number;
  /** Whether to wait until the article is served no more. */
  readonly wait?: true;
  /** Seconds to wait for, at most. */
  readonly timeout: number;
  readonly json?: true;
}

/** What became of an object; a line of the output. */
interface Removed {
  readonly key: string;
  readonly id: string;
  /** `waiting`: the object has gone, and the article was still served when the time was up. */
  readonly outcome: 'removed' | 'waiting' | 'absent' | 'failed';
  readonly error: string | null;
}

/**
 * `nutgraf remove <keys or ids…>`: deletes objects, by which their articles are removed.
 *
 * @returns the exit code: 1 where an object was not there, could not be deleted, or, with `--wait`, its article is
 * still served
 */
export async function remove(articles: readonly string[], options: RemoveOptions): Promise<number> {
  const target = await resolveTarget(options);
  const client = await target.s3();
  const progress = new Progress();
  const distinct = new Set(articles);
  const done: Removed['outcome'][] = [];
  try {
    await inParallel(distinct, options.parallel, async (wanted) => {
      const removed = await removeOne(client, target, wanted, options);
      done.push(removed.outcome);
      progress.update(done.length, distinct.size, removed.key);
      progress.say(line(removed, options));
    });
  } finally {
    progress.end();
    client.destroy();
  }
  const count = (outcome: Removed['outcome']) => done.filter((one) => one === outcome).length;
  progress.note(
    `${count('removed') + count('waiting')} removed, ${count('absent')} not there, ${count('failed')} failed, ` +
      `on ${target.name}`,
  );
  return done.every((outcome) => outcome === 'removed') ? 0 : 1;
}

/** Never throws for one object's own fault; what would stop every other one too is thrown. */
async function removeOne(client: S3Client, target: Target, wanted: string, options: RemoveOptions): Promise<Removed> {
  let key = wanted;
  try {
    const found = await keyOf(client, target, wanted, options);
    if (found === null) return { key, id: articleId(key), outcome: 'absent', error: 'no object has this key' };
    key = found;
    if (options.versions === true) await eraseVersions(client, target.bucketName, key);
    else await client.send(new DeleteObjectCommand({ Bucket: target.bucketName, Key: key }));
  } catch (error) {
    if (isFatal(error)) throw error;
    return { key, id: articleId(key), outcome: 'failed', error: explainFailure(error) };
  }
  const id = articleId(key);
  if (options.wait !== true || (await isGone(target, id, options.timeout)))
    return { key, id, outcome: 'removed', error: null };
  return { key, id, outcome: 'waiting', error: 'its object has gone, and the article is still served' };
}

async function isGone(target: Target, id: string, seconds: number): Promise<boolean> {
  const gone = await awaited(target.api, id, Date.now() + 1000 * seconds, ({ record }) =>
    record === null || record.status === 'deleted' ? true : null,
  );
  return gone === true;
}

/**
 * The key of the object that is meant; null where there is none. An id is looked up, unless it is itself a key.
 *
 * @throws ApiError where it cannot be looked up
 */
async function keyOf(
  client: S3Client,
  target: Target,
  wanted: string,
  { versions }: RemoveOptions,
): Promise<string | null> {
  const { bucketName, api } = target;
  // Where a longer one is asked for, S3 answers with an error.
  if (Buffer.byteLength(wanted) > MAX_KEY_BYTES) return null;
  const isThere = async (key: string) =>
    versions === true
      ? (await versionsOf(client, bucketName, key)).length > 0
      : await isCurrent(client, bucketName, key);
  if (await isThere(wanted)) return wanted;
  if (!isId(wanted)) return null;
  const { record } = await stateOf(api, wanted);
  return record?.key !== undefined && (await isThere(record.key)) ? record.key : null;
}

async function isCurrent(client: S3Client, Bucket: string, Key: string): Promise<boolean> {
  try {
    await client.send(new HeadObjectCommand({ Bucket, Key }));
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}

/** The versions of one key, and after them its delete markers. */
async function versionsOf(client: S3Client, bucket: string, key: string): Promise<readonly string[]> {
  const found: string[] = [];
  const later: string[] = [];
  for await (const { versions, markers } of objectVersions(client, bucket, key)) {
    found.push(...idsOfKey(versions, key));
    later.push(...idsOfKey(markers, key));
    // The key itself is the first of all that begin so.
    if ([...versions, ...markers].some((entry) => entry.Key !== key)) break;
  }
  return [...found, ...later];
}

function idsOfKey(entries: readonly (ObjectVersion | DeleteMarkerEntry)[], key: string): readonly string[] {
  return entries.flatMap(({ Key, VersionId }) => (Key === key && VersionId !== undefined ? [VersionId] : []));
}

/** With a marker on top no older version is current for a moment, in which it would be read as an article. */
async function eraseVersions(client: S3Client, Bucket: string, Key: string): Promise<void> {
  await client.send(new DeleteObjectCommand({ Bucket, Key }));
  for (const VersionId of await versionsOf(client, Bucket, Key)) {
    await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
  }
}

function line(removed: Removed, options: RemoveOptions): string {
  if (options.json === true) return printableJson(removed);
  const { outcome, error } = removed;
  return outcomeLine(outcome === 'absent' ? 'not there' : outcome, outcome === 'removed', removed, error ?? '');
}
