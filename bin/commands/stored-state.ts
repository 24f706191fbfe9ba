import { setTimeout as sleep } from 'node:timers/promises';
import type { ArticleRecord } from '../../engine/light.ts';
import type { ReadApi } from '../read-api.ts';

/** What the API says of an article at one moment. */
export interface State {
  /** Of its record, or of its absence. */
  readonly mark: string;
  /** Null where there never was an article. One that was deleted has no key any more. */
  readonly record: (Pick<ArticleRecord, 'status' | 'reason' | 'detail' | 'source'> & { readonly key?: string }) | null;
}

const DELETED: State['record'] = { status: 'deleted', reason: null, detail: null, source: null };

/** @throws ApiError where the API answers anything but that there is an article, there is none, or no longer */
export async function stateOf(api: ReadApi, id: string): Promise<State> {
  const answer = await api.ask(`/articles/${id}`, { sentences: '1' });
  if (answer.status === 404 || answer.status === 410) {
    return { mark: String(answer.status), record: answer.status === 410 ? DELETED : null };
  }
  if (answer.status !== 200) throw api.failure(answer);
  const record: ArticleRecord = JSON.parse(answer.body);
  return { mark: answer.etag ?? '', record };
}

const FIRST_POLL_MS = 150;
const LAST_POLL_MS = 2_000;

/** Looks at an article again and again until `found` sees what it waits for; null when the time is up. */
export async function awaited<T>(
  api: ReadApi,
  id: string,
  deadline: number,
  found: (state: State) => T | null,
): Promise<T | null> {
  for (let pause = FIRST_POLL_MS; ; pause = Math.min(LAST_POLL_MS, pause * 1.5)) {
    const seen = found(await stateOf(api, id));
    if (seen !== null || Date.now() + pause > deadline) return seen;
    await sleep(pause);
  }
}
