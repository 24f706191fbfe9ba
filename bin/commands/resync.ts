import type { S3Client } from '@aws-sdk/client-s3';
import { articleId } from '../../engine/light.ts';
import type { IntakeCommand } from '../../lambdas/shared/messages/messages.ts';
import { listArticles } from '../../lambdas/shared/store/listing.ts';
import { type RecordState, readState } from '../../lambdas/shared/store/records.ts';
import type { StoredHead } from '../../lambdas/shared/store/stored.ts';
import type { Table } from '../../lambdas/shared/store/table.ts';
import { resolveTarget, type TargetOptions } from '../target.ts';
import { objectVersions } from './object-versions.ts';
import { type QueueingOptions, queueAll, type Stretch } from './queueing.ts';

export interface ResyncOptions extends TargetOptions, QueueingOptions {
  /** Only keys that begin so. */
  readonly prefix?: string;
}

/** The version of an object that is current. */
interface CurrentVersion {
  readonly key: string;
  /** When it was put: the time of its event. */
  readonly eventTime: string;
  /** "null" where the bucket kept no versions when it was put. */
  readonly versionId: string;
  /** Without quotes. */
  readonly etag: string | null;
}

type Difference = 'no record' | 'deleted record' | 'another version' | 'not finished' | 'no object';

/** A key whose record is not what the bucket says. */
interface Differing {
  readonly key: string;
  readonly eventTime: string;
  readonly why: Difference;
}

/** Records read at a time. */
const AT_ONCE = 25;
/** Rows of the listing read at a time. */
const PAGE = 200;
/** What S3 calls the version of an object in a bucket that keeps none. */
const UNVERSIONED = 'null';

/**
 * `nutgraf resync`: after the table was restored to an earlier time, queues every key whose current version is not the
 * one its record was made from, and every key whose object has gone.
 *
 * @returns the exit code
 */
export async function resync(options: ResyncOptions): Promise<number> {
  const target = await resolveTarget(options);
  const [client, table] = [await target.s3(), await target.table()];
  const prefix = options.prefix ?? '';

  async function* stretches(): AsyncGenerator<Stretch<Differing>> {
    const present = new Set<string>();
    for await (const page of currentVersions(client, target.bucketName, prefix)) {
      for (const { key } of page) present.add(articleId(key));
      yield { items: await differing(table, page), examined: page.length, reached: null };
    }
    const seenAt = new Date().toISOString();
    for (const status of ['ready', 'rejected', 'failed'] as const) {
      for await (const heads of listed(table, status)) {
        const gone = heads.filter(({ id, key }) => key.startsWith(prefix) && !present.has(id));
        const items = gone.map(({ key }) => ({ key, eventTime: seenAt, why: 'no object' as const }));
        yield { items, examined: gone.length, reached: null };
      }
    }
  }

  try {
    return await queueAll<Differing>(
      {
        command: 'resync',
        target,
        queueUrl: target.queue('intake').url,
        about: null,
        problems: [],
        stretches,
        positionOf: ({ key }) => key,
        messageOf: ({ key, eventTime }): IntakeCommand => ({ nutgraf: 'resync', key, eventTime }),
        describe: (one) => ({ json: one, line: `${one.why.padEnd(15)}  ${one.key}` }),
      },
      options,
    );
  } finally {
    client.destroy();
    table.client.destroy();
  }
}

/** The current versions in a bucket, in pages. Keys that end in a slash mark folders and are left out. */
async function* currentVersions(
  client: S3Client,
  bucket: string,
  prefix: string,
): AsyncGenerator<readonly CurrentVersion[]> {
  for await (const { versions } of objectVersions(client, bucket, prefix)) {
    yield versions
      .filter(({ IsLatest }) => IsLatest === true)
      .map(({ Key: key = '', LastModified = new Date(), VersionId = UNVERSIONED, ETag }) => ({
        key,
        eventTime: LastModified.toISOString(),
        versionId: VersionId,
        etag: ETag?.replaceAll('"', '') ?? null,
      }))
      .filter(({ key }) => !key.endsWith('/'));
  }
}

/** Of some current versions those that have no record, or that of another version. */
async function differing(table: Table, versions: readonly CurrentVersion[]): Promise<readonly Differing[]> {
  const found: Differing[] = [];
  for (let at = 0; at < versions.length; at += AT_ONCE) {
    const some = versions.slice(at, at + AT_ONCE).map(async (version): Promise<readonly Differing[]> => {
      const why = difference(await readState(table, articleId(version.key)), version);
      return why === null ? [] : [{ key: version.key, eventTime: version.eventTime, why }];
    });
    found.push(...(await Promise.all(some)).flat());
  }
  return found;
}

function difference(state: RecordState | null, { versionId, etag }: CurrentVersion): Difference | null {
  if (state === null) return 'no record';
  if (state.status === 'deleted') return 'deleted record';
  const isSame = (state.origin.versionId ?? UNVERSIONED) === versionId && state.origin.etag === etag;
  if (!isSame) return 'another version';
  return state.status === 'processing' || state.status === 'failed' ? 'not finished' : null;
}

async function* listed(table: Table, status: StoredHead['status']): AsyncGenerator<readonly StoredHead[]> {
  let after: string | null = null;
  do {
    const filter = { status, from: null, to: null, language: null, heldAt: null };
    const page = await listArticles(table, filter, { limit: PAGE, after, hurry: () => false });
    after = page.next;
    yield page.items;
  } while (after !== null);
}
