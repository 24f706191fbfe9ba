import { setTimeout as sleep } from 'node:timers/promises';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { articleId } from '../../engine/identity.ts';
import { CREDENTIALS } from '../../local/credentials.ts';
import type { RunFile } from '../../local/run-file.ts';
import type { LoadArticle } from './articles.ts';

const UPLOADS_AT_ONCE = 16;
/** Times are taken of so many articles at most: to ask for each would be the larger load. */
const TIMED = 500;
/** So many of them are asked for in turn, oldest first. */
const ASKED_AT_ONCE = 8;
const PAUSE_MS = 5;
/**
 * Without any article more for so long, the rest is given up as lost. Longer than a message is hidden after a failure.
 */
const SILENCE_MS = 120_000;
const ALONE = 20;

export interface Written {
  readonly uploadMs: number;
  readonly allMs: number;
  /** Milliseconds from the end of the upload until the API served the record, sorted. */
  readonly waits: readonly number[];
  /** The same for articles that came one by one, after all others were done. */
  readonly alone: readonly number[];
  readonly ids: readonly string[];
  /** Keys of articles that never became readable. */
  readonly missing: readonly string[];
}

async function isReadable(api: string, id: string): Promise<boolean> {
  const answer = await fetch(`${api}/articles/${id}/summary`);
  await answer.arrayBuffer();
  return answer.status === 200;
}

/** Drops articles as fast as they upload, and waits until each can be read. */
export async function drop(run: RunFile, count: number, make: (index: number) => LoadArticle): Promise<Written> {
  const client = new S3Client({ endpoint: run.s3, region: run.region, forcePathStyle: true, credentials: CREDENTIALS });
  const every = Math.max(1, Math.ceil(count / TIMED));
  const began = performance.now();
  const articles = Array.from({ length: count }, (_, index) => index).entries();
  const pending: { readonly id: string; readonly uploaded: number }[] = [];
  const waits: number[] = [];
  const keys: string[] = [];
  const upload = async (index: number) => {
    const { key: Key, body: Body, contentType: ContentType } = make(index);
    await client.send(new PutObjectCommand({ Bucket: run.bucketName, Key, Body, ContentType }));
    keys.push(Key);
    return { id: articleId(Key), uploaded: performance.now() };
  };

  let isUploading = true;
  const uploads = Promise.all(
    Array.from({ length: UPLOADS_AT_ONCE }, async () => {
      for (const [index] of articles) {
        const done = await upload(index);
        if (index % every === 0) pending.push(done);
      }
    }),
  ).finally(() => {
    isUploading = false;
  });
  const timed = (async () => {
    let heard = performance.now();
    while (isUploading || pending.length > 0) {
      for (const one of pending.slice(0, ASKED_AT_ONCE)) {
        if (!(await isReadable(run.api, one.id))) continue;
        pending.splice(pending.indexOf(one), 1);
        heard = performance.now();
        waits.push(heard - one.uploaded);
      }
      if (!isUploading && performance.now() - heard > SILENCE_MS) return;
      await sleep(PAUSE_MS);
    }
  })();
  await uploads;
  const uploadMs = performance.now() - began;
  await timed;
  const { last, missing } = await unread(run.api, keys);
  const allMs = last - began;

  const alone: number[] = [];
  for (let index = count; index < count + ALONE; index++) {
    const { id, uploaded } = await upload(index);
    while (!(await isReadable(run.api, id)) && performance.now() - uploaded < SILENCE_MS) await sleep(PAUSE_MS);
    alone.push(performance.now() - uploaded);
  }
  client.destroy();
  const sorted = (values: number[]) => values.sort((a, b) => a - b);
  const ids = keys.map((key) => articleId(key));
  return { uploadMs, allMs, waits: sorted(waits), alone: sorted(alone), ids, missing };
}

/**
 * Asks for each article until it is there: latest first, since asking for all of them takes a while itself, in which
 * the last ones get done.
 *
 * @returns those that do not come any more, and when the last one was found that had to be waited for
 */
async function unread(api: string, keys: readonly string[]): Promise<{ last: number; missing: readonly string[] }> {
  const missing: string[] = [];
  let last = performance.now();
  for (const key of keys.toReversed()) {
    const id = articleId(key);
    if (await isReadable(api, id)) continue;
    let isThere = false;
    while (!isThere && performance.now() - last < SILENCE_MS) {
      await sleep(PAUSE_MS);
      isThere = await isReadable(api, id);
    }
    if (isThere) last = performance.now();
    else missing.push(key);
  }
  return { last, missing };
}
