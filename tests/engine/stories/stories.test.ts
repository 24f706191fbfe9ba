import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  comparable,
  isCopy,
  likeness,
  MemoryShelf,
  packSignature,
  type Signature,
  Stories,
  type StoryArticle,
  unpackSignature,
} from '../../../engine/index.ts';
import { LEAST_LIKENESS } from '../../../engine/stories/match.ts';
import { HAPPENINGS, storyArticle, WRITTEN } from './happenings.ts';

const ARTICLES = WRITTEN.map(storyArticle);

async function rootsOf(articles: readonly StoryArticle[]): Promise<Readonly<Record<string, string>>> {
  const stories = new Stories(new MemoryShelf(articles));
  const roots = await Promise.all(
    articles.map(async (article) => [article.id, (await stories.rootOf(article)).id] as const),
  );
  return Object.fromEntries(roots.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const EXPECTED = Object.fromEntries(
  Object.values(HAPPENINGS)
    .flatMap((articles) => articles.map(({ id }) => [id, articles[0]?.id ?? ''] as const))
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);

const BASE: Signature = { terms: [], days: [], year: null, numbers: [], places: [], sketch: [], shingles: 0 };

function term(hash: number, name: boolean): Signature['terms'][number] {
  return { hash, weight: 40, lead: true, name };
}

describe('stories', () => {
  it('two earthquakes, award nights, court days and accidents in one country are eight stories', async () => {
    expect(await rootsOf(ARTICLES)).toEqual(EXPECTED);
  });

  it('do not depend on the order in which the articles came', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(ARTICLES, { minLength: ARTICLES.length }), async (shuffled) => {
        expect(await rootsOf(shuffled)).toEqual(EXPECTED);
      }),
      { numRuns: 10 },
    );
  });

  it("of two articles each stay apart though each is the other's neighbour", async () => {
    const COMMON = [0];
    const [dam, mine] = [
      [1, 2, 3, 4, 5, 6],
      [11, 12, 13, 14, 15, 16],
    ].map((own) => [...COMMON, ...own].map((hash) => term(hash, false)));
    const pairs = { 'dam-1': dam, 'mine-1': mine, 'dam-2': dam, 'mine-2': mine };
    const articles = Object.entries(pairs).map(([id, terms = []], at) => ({
      id,
      place: `2025-03-03T0${at}:00:00.000Z#${id}`,
      tokens: ['valley'],
      signature: comparable({ ...BASE, terms }),
    }));
    const [first, second] = articles.map(({ signature }) => signature);
    if (first === undefined || second === undefined) throw new Error('there are no articles');
    expect(likeness(first, second)).toBeGreaterThan(LEAST_LIKENESS);
    expect(await rootsOf(articles)).toEqual({
      'dam-1': 'dam-1',
      'dam-2': 'dam-1',
      'mine-1': 'mine-1',
      'mine-2': 'mine-1',
    });
  });

  it('of first reports that have nothing in common are one where a later article sums them up', async () => {
    const told = (first: number, last: number) =>
      Array.from({ length: last - first + 1 }, (_, at) => term(first + at, false));
    const storyOf = (terms: Readonly<Record<string, Signature['terms']>>) =>
      Object.entries(terms).map(([id, ofOne], at) => ({
        id,
        place: `2025-03-03T0${at}:00:00.000Z#${id}`,
        tokens: ['harbour'],
        signature: comparable({ ...BASE, terms: ofOne }),
      }));
    const summedUp = storyOf({ fire: told(1, 6), rescue: told(11, 16), both: [...told(1, 6), ...told(11, 16)] });
    expect(await rootsOf(summedUp)).toEqual({ both: 'fire', fire: 'fire', rescue: 'fire' });
    const [root] = summedUp;
    if (root === undefined) throw new Error('there are no articles');
    const members = await new Stories(new MemoryShelf(summedUp)).membersOf(root);
    expect(members.map(({ id }) => id)).toEqual(['fire', 'rescue', 'both']);
    const apart = storyOf({ fire: told(1, 6), rescue: told(11, 16), more: told(11, 18) });
    expect(await rootsOf(apart)).toEqual({ fire: 'fire', more: 'rescue', rescue: 'rescue' });
  });

  it('are what the articles that are left make: without its first, a story is named by the next', async () => {
    const left = ARTICLES.filter(({ id }) => id !== 'fraud-1');
    expect((await rootsOf(left))['fraud-2']).toBe('fraud-2');
  });

  it('end after 72 hours without news', async () => {
    const first = WRITTEN.find(({ id }) => id === 'fraud-1');
    if (first === undefined) throw new Error('the article has gone');
    const at = (days: number) => new Date(Date.parse(first.at) + days * 86_400_000).toISOString();
    const related = [first, { ...first, id: 'soon', at: at(2.9) }, { ...first, id: 'late', at: at(6) }].map(
      storyArticle,
    );
    expect(await rootsOf(related)).toEqual({ 'fraud-1': 'fraud-1', late: 'late', soon: 'fraud-1' });
  });

  it('list the members that lead to the root, and nobody under another', async () => {
    const stories = new Stories(new MemoryShelf(ARTICLES));
    for (const articles of Object.values(HAPPENINGS)) {
      const [root, second] = articles.map(({ id }) => ARTICLES.find((article) => article.id === id));
      if (root === undefined || second === undefined) throw new Error('the article has gone');
      expect((await stories.membersOf(root)).map(({ id }) => id)).toEqual(articles.map(({ id }) => id));
      expect(await stories.membersOf(second)).toEqual([]);
    }
  });
});

describe('likeness', () => {
  const words = [1, 2, 3, 4].map((hash) => term(hash, false));
  const like = (a: Partial<Signature>, b: Partial<Signature>) =>
    likeness(comparable({ ...BASE, terms: words, ...a }), comparable({ ...BASE, terms: words, ...b }));

  it('is less where the one begins with names that the other has nowhere', () => {
    const named = (names: boolean) => ({ terms: [...words, term(9, names)] });
    const others = (names: boolean) => ({ terms: [...words, term(8, names)] });
    expect(like(named(true), others(true))).toBeCloseTo(0.7 * like(named(false), others(false)));
    expect(like(named(true), { terms: [...words, { ...term(9, true), lead: false }] })).toBeGreaterThan(
      like(named(true), others(true)),
    );
  });

  it('is more where numbers meet, and less where all of them, all places or all days are others', () => {
    const part = { terms: [...words, term(8, false)] };
    const plain = like({}, part);
    expect(like({ numbers: [5, 6] }, { ...part, numbers: [6] })).toBeGreaterThan(plain);
    expect(like({ numbers: [5] }, { ...part, numbers: [6] })).toBeLessThan(plain);
    expect(like({ places: [5] }, { ...part, places: [6] })).toBeLessThan(plain);
    expect(like({ places: [5] }, { ...part, places: [5] })).toBe(plain);
    expect(like({ days: [20_000] }, { ...part, days: [20_009] })).toBeLessThan(plain);
    expect(like({ days: [20_000] }, { ...part, days: [20_002] })).toBe(plain);
  });
});

describe('signatures', () => {
  it('compare alike from both sides', () => {
    for (const a of ARTICLES) {
      for (const b of ARTICLES) {
        expect(likeness(a.signature, b.signature)).toBe(likeness(b.signature, a.signature));
        expect(isCopy(a.signature, b.signature)).toBe(isCopy(b.signature, a.signature));
      }
    }
  });

  it('are stored in at most 600 bytes and read back as they were', () => {
    for (const { signature } of ARTICLES) {
      const bytes = packSignature(signature.signature);
      expect(bytes.length).toBeLessThanOrEqual(600);
      expect(unpackSignature(bytes)).toEqual(signature.signature);
    }
  });

  it('take at most 600 bytes for any text', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 300 }), (words) => {
        const { signature, tokens } = storyArticle({
          id: 'any',
          at: '2025-01-01T00:00:00.000Z',
          title: 'Any title',
          text: `Something happened. ${words.join(' ')}`,
        });
        expect(packSignature(signature.signature).length).toBeLessThanOrEqual(600);
        expect(tokens.length).toBeLessThanOrEqual(4);
        expect(tokens.every((token) => token !== '' && !token.includes('#'))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('of another format are none', () => {
    expect(unpackSignature(new Uint8Array())).toBeNull();
    expect(unpackSignature(new Uint8Array([1, 0, 0, 0, 0, 0, 0, 0]))).toBeNull();
    expect(unpackSignature(new Uint8Array([2, 9, 0, 0, 0, 0, 0, 0]))).toBeNull();
  });
});
