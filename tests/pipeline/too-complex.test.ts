import { afterEach, describe, expect, it, vi } from 'vitest';
import { cleanOpened, decodeSource, digestArticle, type SourceInput } from '../../engine/index.ts';
import { message } from '../support/events.ts';
import { ModelBucket } from '../support/model-bucket.ts';
import { Pipeline } from '../support/pipeline.ts';
import { emptyTable, recordOf } from '../support/rows.ts';
import { tableForTests } from '../support/table-for-tests.ts';

const KEY = 'news/terminal.txt';
const TEXT = 'Ana Roe opened the new ferry terminal on Tuesday. She said it cost 4 million crowns. '.repeat(20);

/** No input is known that spends the budget of a function: an ordinary text does, where that is made small. */
const limits = vi.hoisted(() => ({ perCharacter: 0 }));
vi.mock('../../engine/limits.ts', async (original) => ({
  ...(await original<object>()),
  WORK_ALWAYS: 0,
  get WORK_PER_CHARACTER() {
    return limits.perCharacter;
  },
}));

describe('an article that takes more work than its length allows', () => {
  const table = tableForTests();
  afterEach(() => emptyTable(table));

  /** Drops the article and delivers every message until none is left, each twice. */
  async function dropped(): Promise<{ readonly failures: number; readonly digests: number }> {
    const bucket = new ModelBucket();
    const cleanSource = (input: SourceInput) =>
      cleanOpened(decodeSource(input.bytes, input.contentType, input.name), {}, input.sender);
    const pipeline = new Pipeline({ table, bucket, cleanSource, digestArticle });
    const notice = message('m', { Records: [bucket.put(KEY, TEXT)] });
    const failures = [...(await pipeline.clean([notice])), ...(await pipeline.clean([notice]))];
    const digests = pipeline.digestQueue.length;
    for (const body of pipeline.digestQueue.flatMap((queued) => [queued, queued]))
      failures.push(...(await pipeline.digest([message('d', JSON.parse(body))])));
    return { failures: failures.length, digests };
  }

  it.each([
    ['by cleaning', 1, 0],
    ['by digest', 5, 2],
  ])('is refused %s, and nothing is tried again', async (_, perCharacter, digests) => {
    limits.perCharacter = perCharacter;
    expect(await dropped()).toEqual({ failures: 0, digests });
    expect(await recordOf(table, KEY)).toMatchObject({ status: 'rejected', reason: 'too-complex', article: null });
  });

  it('is ready where the budget is that of the release', async () => {
    limits.perCharacter = 500;
    expect(await dropped()).toMatchObject({ failures: 0 });
    expect(await recordOf(table, KEY)).toMatchObject({ status: 'ready' });
  });
});
