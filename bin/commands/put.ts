import { stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import { articleId, MAX_SOURCE_BYTES, type Status } from '../../engine/light.ts';
import { MAX_KEY_BYTES } from '../../lambdas/shared/object-key.ts';
import { articleFilesBelow, keyOfFile } from '../../local/article-files.ts';
import { type Upload, uploadFile } from '../../local/upload.ts';
import { explainFailure, isFatal } from '../failures.ts';
import type { ReadApi } from '../read-api.ts';
import { inParallel } from '../send.ts';
import { resolveTarget, type TargetOptions } from '../target.ts';
import { outcomeLine } from '../terminal/outcome.ts';
import { printable, printableJson } from '../terminal/printable.ts';
import { Progress } from '../terminal/progress.ts';
import { awaited, type State, stateOf } from './stored-state.ts';

export interface PutOptions extends TargetOptions {
  /** Before every key. */
  readonly prefix: string;
  readonly parallel: number;
  /** Whether to wait until the articles are ready. */
  readonly wait?: true;
  /** Seconds to wait for, at most. */
  readonly timeout: number;
  readonly json?: true;
}

/** The files that are named cannot be uploaded so: the command line has to change. */
export class PutUsageError extends Error {
  override readonly name = 'PutUsageError';
}

interface Source {
  readonly path: string;
  readonly key: string;
  readonly id: string;
}

/** What became of a file; a line of the output. */
interface Put {
  readonly file: string;
  readonly key: string;
  readonly id: string;
  readonly outcome: Upload['outcome'] | 'failed';
  readonly versionId: string | null;
  readonly error: string | null;
}

/** What became of the article. `waiting`: nothing yet, when the time was up. */
interface Settled {
  readonly status: Status | 'waiting';
  readonly reason: string | null;
  readonly detail: string | null;
}

/**
 * `nutgraf put <files or folders…>`: uploads files, several at a time; what is there already with the same content is
 * passed over, so a run that was broken off is resumed by running it again.
 *
 * @returns the exit code: 1 where a file could not be uploaded, or, with `--wait`, did not become ready
 * @throws PutUsageError where nothing was uploaded, because the names are wrong
 */
export async function put(paths: readonly string[], options: PutOptions): Promise<number> {
  const { sources, outside } = await sourcesIn(paths, options.prefix);
  const target = await resolveTarget(options);
  const client = await target.s3();
  const progress = new Progress();
  for (const link of outside) progress.note(`skipped ${printable(link)}: the link leads out of the folder`);
  const done: { readonly put: Put; readonly before: State | null }[] = [];
  try {
    let finished = 0;
    progress.update(0, sources.length);
    await inParallel(sources, options.parallel, async (source) => {
      const before = options.wait === true ? await stateOf(target.api, source.id) : null;
      const result = await upload(client, target.bucketName, source);
      done.push({ put: result, before });
      finished += 1;
      progress.update(finished, sources.length, source.key);
      if (options.wait !== true || result.outcome === 'failed') progress.say(line(result, null, options));
    });
  } finally {
    progress.end();
    client.destroy();
  }
  const count = (outcome: Put['outcome']) => done.filter(({ put }) => put.outcome === outcome).length;
  progress.note(
    `${count('uploaded')} uploaded, ${count('unchanged')} unchanged, ${count('failed')} failed, on ${target.name}`,
  );
  let code = count('failed') === 0 ? 0 : 1;
  if (options.wait !== true) return code;

  const deadline = Date.now() + 1000 * options.timeout;
  const uploaded = done.filter(({ put }) => put.outcome !== 'failed');
  let settledCount = 0;
  await inParallel(uploaded, options.parallel, async ({ put, before }) => {
    const settled = await settle(target.api, put, before, deadline);
    settledCount += 1;
    progress.update(settledCount, uploaded.length, put.key);
    progress.say(line(put, settled, options));
    if (settled.status !== 'ready') code = 1;
  });
  progress.end();
  return code;
}

interface Named {
  readonly sources: readonly Source[];
  /** Links that lead out of the folders that were named. */
  readonly outside: readonly string[];
}

/** @throws PutUsageError */
async function sourcesIn(paths: readonly string[], prefix: string): Promise<Named> {
  const found = await Promise.all(paths.map(filesAt));
  const files = found.flatMap((one) => one.files);
  const outside = found.flatMap((one) => one.outside);
  const byKey = new Map<string, string>();
  for (const { path, name } of files) {
    const key = `${prefix}${keyOfFile(name)}`;
    const other = byKey.get(key);
    if (other !== undefined && relative(other, path) !== '') {
      throw new PutUsageError(
        `${printable(other)} and ${printable(path)} would both become ${printable(key)}; put them one by one, ` +
          'each with a --prefix',
      );
    }
    byKey.set(key, path);
  }
  if (byKey.size === 0)
    throw new PutUsageError(`no article file in ${paths.map(printable).join(', ')}${skippedNote(outside)}`);
  const sources = [...byKey]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, path]) => ({ path, key, id: articleId(key) }));
  return { sources, outside };
}

function skippedNote(outside: readonly string[]): string {
  return outside.length === 0
    ? ''
    : `; skipped, since they lead out of the folder: ${outside.map(printable).join(', ')}`;
}

interface Files {
  readonly files: readonly { readonly path: string; readonly name: string }[];
  readonly outside: readonly string[];
}

/** The files a path stands for, each with its path below the folder that was named, or its own name. */
async function filesAt(path: string): Promise<Files> {
  const found = await stat(path).catch((error: unknown) => {
    // Any other fault is explained with its path.
    throw new PutUsageError(
      isMissing(error) ? `${printable(path)}: no such file or folder` : printable(explainFailure(error)),
    );
  });
  if (!found.isDirectory()) return { files: [{ path, name: basename(path) }], outside: [] };
  const { files, outside } = await articleFilesBelow(path);
  return {
    files: files.map((name) => ({ path: join(path, name), name })),
    outside: outside.map((name) => join(path, name)),
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Never throws for one file's own fault; what would stop every other one too is thrown. */
async function upload(client: S3Client, bucket: string, { path, key, id }: Source): Promise<Put> {
  const result = { file: path, key, id };
  const failed = (error: string): Put => ({ ...result, outcome: 'failed', versionId: null, error });
  const keyBytes = Buffer.byteLength(key);
  if (keyBytes > MAX_KEY_BYTES) return failed(`its key would have ${keyBytes} bytes, S3 takes ${MAX_KEY_BYTES}`);
  try {
    const { size } = await stat(path);
    if (size > MAX_SOURCE_BYTES)
      return failed(`it has ${size} bytes; an article has ${MAX_SOURCE_BYTES} at most, and this one would be rejected`);
    return { ...result, ...(await uploadFile(client, { bucket, key, path })), error: null };
  } catch (error) {
    if (isFatal(error)) throw error;
    return failed(explainFailure(error));
  }
}

/** Waits for the record of just this upload. An older one of the key is served until then, and may be ready. */
async function settle(api: ReadApi, put: Put, before: State | null, deadline: number): Promise<Settled> {
  const settled = await awaited(api, put.id, deadline, ({ mark, record }) => {
    if (record === null || !isOfUpload(record, mark, put, before)) return null;
    const { status, reason, detail } = record;
    return { status, reason, detail };
  });
  return settled ?? { status: 'waiting', reason: null, detail: null };
}

function isOfUpload(record: NonNullable<State['record']>, mark: string, put: Put, before: State | null): boolean {
  if (record.status === 'processing') return false;
  // A ready record names the version it was made from; any other only differs from what was there before.
  if (record.status === 'ready' && put.versionId !== null) return record.source?.versionId === put.versionId;
  return put.outcome === 'unchanged' || mark !== before?.mark;
}

function line(put: Put, settled: Settled | null, options: PutOptions): string {
  if (options.json === true) return printableJson({ ...put, ...(settled ?? {}) });
  const word = put.outcome === 'failed' || settled === null ? put.outcome : settled.status;
  const isGood = word === 'ready' || word === 'uploaded' || word === 'unchanged';
  const why = put.error ?? (settled?.reason == null ? '' : `${settled.reason}: ${settled.detail ?? ''}`);
  return outcomeLine(word, isGood, put, why);
}
