import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Status } from '../../engine/record.ts';
import type { Client } from '../../web/api/client.ts';
import { ApiFailure } from '../../web/api/failure.ts';
import type { ArticleHead } from '../../web/api/types.ts';
import { follow, hasTaken, isOver, type UploadProgress } from '../../web/drop/uploads.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function head(status: Status, reason: string | null = null, detail: string | null = null): ArticleHead {
  return {
    id: 'x',
    key: 'dropped/1/x.txt',
    status,
    reason,
    detail,
    title: null,
    site: null,
    publishedAt: null,
    sortAt: '2025-01-01T00:00:00.000Z',
    language: null,
    words: 0,
    lead: null,
    digestedAt: null,
  };
}

const unused = () => Promise.reject(new Error('not asked for'));

/** A client that tells in turn what has become of an upload; the last stays. */
function client(
  states: readonly (ArticleHead | null)[],
  upload: Client['upload'] = async () => ({ id: 'x', key: 'dropped/1/x.txt' }),
): Client {
  let asked = 0;
  return {
    articles: unused,
    article: unused,
    summary: unused,
    facts: unused,
    names: unused,
    articlesUnder: unused,
    host: unused,
    upload,
    async articleWithKey() {
      const state = states[Math.min(asked++, states.length - 1)] ?? null;
      return { articles: state === null ? [] : [state], cursor: null };
    },
  };
}

async function followed(through: Client): Promise<readonly UploadProgress[]> {
  const told: UploadProgress[] = [];
  const done = follow(
    through,
    'reader/uploads/',
    new File(['It rained.'], 'x.txt'),
    (progress) => told.push(progress),
    Date.now,
  );
  await vi.runAllTimersAsync();
  await done;
  return told;
}

describe('a file on its way', () => {
  it('is sent, received, cleaned and ready', async () => {
    const told = await followed(client([null, head('processing'), head('ready')]));
    expect(told.map(({ stage }) => stage)).toEqual(['sending', 'received', 'cleaned', 'ready']);
    expect(told.at(-1)).toMatchObject({ id: 'x', detail: null });
  });

  it('may be ready before anybody looked', async () => {
    const told = await followed(client([head('ready')]));
    expect(told.map(({ stage }) => stage)).toEqual(['sending', 'received', 'ready']);
    expect(hasTaken('ready', 'cleaned')).toBe(true);
  });

  it('is rejected with the reason, in one sentence', async () => {
    const told = await followed(client([head('rejected', 'empty', 'Nothing is left after cleaning.')]));
    expect(told.at(-1)).toMatchObject({
      stage: 'rejected',
      detail: 'Nothing is left after cleaning.',
    });
    expect(hasTaken('rejected', 'received')).toBe(true);
    expect(hasTaken('rejected', 'cleaned')).toBe(false);
  });

  it('that fails, or is not taken, says why', async () => {
    expect((await followed(client([head('failed')]))).at(-1)).toMatchObject({
      stage: 'failed',
      detail: 'Processing it failed.',
    });
    const refused = new ApiFailure({ status: 403, title: 'The API does not let you in', detail: 'Ask.' });
    const told = await followed(client([], () => Promise.reject(refused)));
    expect(told.map(({ stage }) => stage)).toEqual(['sending', 'failed']);
    expect(told.at(-1)?.detail).toBe('The API does not let you in. Ask.');
  });

  it('is not waited for without end', async () => {
    const told = await followed(client([null]));
    expect(told.at(-1)).toMatchObject({ stage: 'failed', detail: expect.stringContaining('not ready yet') });
    expect(told.at(-1)?.milliseconds).toBeLessThan(62_000);
    expect(isOver('cleaned')).toBe(false);
  });
});
