import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rawArticle } from '../../../engine/clean.ts';
import { digestArticle } from '../../../engine/digest.ts';
import { presentRecord, rankingEntries, summaryAt } from '../../../engine/present.ts';
import type { RankedSentence, StoredSummary } from '../../../engine/record.ts';
import { countWords } from '../../../engine/text/words.ts';

const TEXT = 'One two three. He four five. Six seven eight. Nine ten. ';

function sentence(
  order: number,
  rank: number,
  start: number,
  end: number,
  needs: number | null = null,
): RankedSentence {
  return { order, rank, start, end, score: 1 / rank, reasons: [], spans: [[start, end]], cut: [], needs };
}

function recordOf(text: string): { readonly summary: StoredSummary; readonly words: number } {
  const article = rawArticle(text, { title: null, language: 'zh' });
  return { summary: digestArticle(article).summary, words: article.words };
}

const SUMMARY: StoredSummary = {
  chosen: [0, 2],
  ranking: [sentence(0, 3, 0, 14), sentence(1, 1, 15, 28, 0), sentence(2, 2, 29, 45), sentence(3, 4, 46, 55)],
};

function orders(length: Parameters<typeof summaryAt>[2], summary = SUMMARY): number[] {
  return summaryAt(summary, TEXT, length).map(({ order }) => order);
}

describe('summaryAt', () => {
  test('gives the stored choice by default, in article order', () => {
    expect(orders({ kind: 'default' })).toEqual([0, 2]);
  });

  test('takes by rank, but what a sentence needs before that sentence', () => {
    expect(orders({ kind: 'sentences', count: 1 })).toEqual([0]);
    expect(orders({ kind: 'sentences', count: 2 })).toEqual([0, 1]);
    expect(orders({ kind: 'sentences', count: 3 })).toEqual([0, 1, 2]);
    expect(orders({ kind: 'sentences', count: 99 })).toEqual([0, 1, 2, 3]);
  });

  test('fills a budget of words with whole sentences, and gives one where none fits', () => {
    expect(orders({ kind: 'words', count: 1 })).toEqual([0]);
    expect(orders({ kind: 'words', count: 6 })).toEqual([0, 1]);
    expect(orders({ kind: 'words', count: 8 })).toEqual([0, 1]);
    expect(orders({ kind: 'words', count: 9 })).toEqual([0, 1, 2]);
  });

  test('counts words as the record does, also in a script that leaves no spaces', () => {
    const sentences = ['港口工人周二结束了罢工。', '渡轮将于周三恢复航行。', '市长表示感谢。'];
    const text = sentences.join('');
    const { summary, words } = recordOf(text);
    const counted = sentences.map(countWords);
    expect(words).toBe(countWords(text));
    expect(counted.every((count) => count > 1)).toBe(true);
    for (let budget = 1; budget <= words + 1; budget++) {
      const shown = summaryAt(summary, text, { kind: 'words', count: budget });
      const spent = shown.reduce((sum, { text: one }) => sum + countWords(one), 0);
      expect(shown.length === 1 || spent <= budget).toBe(true);
    }
    expect(summaryAt(summary, text, { kind: 'words', count: words + 2 })).toHaveLength(sentences.length);
    expect(summaryAt(summary, text, { kind: 'words', count: 3 })).toHaveLength(1);
  });

  test('takes a quotation of several sentences whole or not at all', () => {
    const quoted: StoredSummary = {
      chosen: [0],
      ranking: [sentence(0, 1, 0, 14), sentence(1, 2, 15, 28, 2), sentence(2, 3, 29, 45, 1), sentence(3, 4, 46, 55)],
    };
    expect(orders({ kind: 'sentences', count: 2 }, quoted)).toEqual([0]);
    expect(orders({ kind: 'sentences', count: 3 }, quoted)).toEqual([0, 1, 2]);
  });

  test('shows a trimmed sentence as its slices joined', () => {
    const trimmed: StoredSummary = {
      chosen: [0],
      ranking: [
        {
          ...sentence(0, 1, 0, 14),
          spans: [
            [0, 3],
            [7, 14],
          ],
          cut: [{ text: ' two', start: 3, end: 7, why: 'parenthesis' }],
        },
      ],
    };
    expect(summaryAt(trimmed, TEXT, { kind: 'default' })[0]?.text).toBe('One three.');
  });

  test('is empty only where there is no sentence', () => {
    expect(summaryAt({ chosen: [], ranking: [] }, '', { kind: 'sentences', count: 3 })).toEqual([]);
  });

  const summaries = fc.integer({ min: 1, max: 12 }).chain((count) =>
    fc
      .tuple(
        fc.shuffledSubarray(
          Array.from({ length: count }, (_, index) => index),
          { minLength: count, maxLength: count },
        ),
        fc.array(fc.option(fc.integer({ min: 0, max: count - 1 })), { minLength: count, maxLength: count }),
      )
      .map(
        ([ranks, needs]): StoredSummary => ({
          chosen: [0],
          ranking: ranks.map((rank, order) => {
            const need = needs[order] ?? null;
            return sentence(order, rank + 1, order * 4, order * 4 + 3, need === order ? null : need);
          }),
        }),
      ),
  );

  test('longer summaries hold the shorter ones, and hold what their sentences need', () => {
    fc.assert(
      fc.property(summaries, fc.constantFrom('sentences' as const, 'words' as const), (summary, kind) => {
        const text = 'abc '.repeat(12);
        let before: number[] = [];
        for (let count = 1; count <= summary.ranking.length + 1; count += 1) {
          const now = summaryAt(summary, text, { kind, count }).map(({ order }) => order);
          expect(now.length).toBeGreaterThan(0);
          expect(now).toEqual([...now].sort((a, b) => a - b));
          expect(now).toEqual(expect.arrayContaining(before));
          for (const order of now) {
            const need = summary.ranking[order]?.needs ?? null;
            if (need !== null) expect(now).toContain(need);
          }
          before = now;
        }
        expect(before).toHaveLength(summary.ranking.length);
      }),
    );
  });
});

describe('presentRecord', () => {
  const stored = {
    id: 'a-1',
    key: 'a.txt',
    status: 'rejected' as const,
    reason: 'empty',
    detail: 'The file holds no text.',
    article: null,
    digest: null,
    origin: null,
    engine: '0.1.0',
    digestedAt: null,
  };

  test('gives a rejected article without text, summary or facts', () => {
    const record = presentRecord(stored, { include: { text: true, ranking: true, removed: true } });
    expect(record).toMatchObject({
      status: 'rejected',
      reason: 'empty',
      summary: null,
      facts: null,
      source: null,
      words: 0,
    });
    expect(record).not.toHaveProperty('text');
    expect(record).not.toHaveProperty('removed');
  });

  test('lists the ranking in article order', () => {
    expect(rankingEntries(SUMMARY).map(({ rank }) => rank)).toEqual([3, 1, 2, 4]);
  });
});
