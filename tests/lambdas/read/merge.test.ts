import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeRuns, type Run } from '../../../lambdas/shared/store/merge.ts';

/** A run that holds `keys`, looks at some of them per read, and passes over those that are filtered out. */
function run(keys: readonly string[], size: number, hidden: ReadonlySet<string>): Run<string> {
  const sorted = keys.toSorted().reverse();
  let at = 0;
  return async () => {
    const looked = sorted.slice(at, at + size);
    at += size;
    return {
      entries: looked.filter((key) => !hidden.has(key)),
      reached: at >= sorted.length ? null : (looked.at(-1) ?? null),
    };
  };
}

const cases = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom(...'abcdef') }), { maxLength: 60 })
  .chain((keys) =>
    fc.record({
      placed: fc.tuple(
        ...keys.map((key) => fc.record({ key: fc.constant(key), shard: fc.nat(4), hide: fc.boolean() })),
      ),
      size: fc.integer({ min: 1, max: 8 }),
      limit: fc.integer({ min: 1, max: 12 }),
    }),
  );

function runsOf(
  placed: readonly { readonly key: string; readonly shard: number; readonly hide: boolean }[],
  size: number,
  after: string | null,
) {
  const hidden = new Set(placed.filter(({ hide }) => hide).map(({ key }) => key));
  return [0, 1, 2, 3, 4].map((shard) =>
    run(
      placed.filter((entry) => entry.shard === shard && (after === null || entry.key < after)).map(({ key }) => key),
      size,
      hidden,
    ),
  );
}

function visible(placed: readonly { readonly key: string; readonly hide: boolean }[]): readonly string[] {
  return placed
    .filter(({ hide }) => !hide)
    .map(({ key }) => key)
    .toSorted()
    .reverse();
}

describe('mergeRuns', () => {
  it('gives the first entries of all runs together, and a next page only where there is one', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ placed, size, limit }) => {
        const all = visible(placed);
        const page = await mergeRuns(runsOf(placed, size, null), (key) => key, { limit, hurry: () => false });
        expect(page.items).toEqual(all.slice(0, limit));
        expect(page.next).toBe(all.length > limit ? all[limit - 1] : null);
      }),
    );
  });

  it('loses and repeats nothing over the pages of a search that is cut short at any moment', async () => {
    await fc.assert(
      fc.asyncProperty(cases, fc.infiniteStream(fc.boolean()), async ({ placed, size, limit }, cuts) => {
        const found: string[] = [];
        let after: string | null = null;
        let pages = 0;
        do {
          let cut = false;
          const hurry = () => {
            cut ||= cuts.next().value === true;
            return cut;
          };
          const page: Awaited<ReturnType<typeof mergeRuns<string>>> = await mergeRuns(
            runsOf(placed, size, after),
            (key) => key,
            { limit, hurry },
          );
          expect(page.items.length).toBeLessThanOrEqual(limit);
          found.push(...page.items);
          // Each page moves on: a search cut short every time still ends.
          if (after !== null && page.next !== null) expect(page.next < after).toBe(true);
          after = page.next;
        } while (after !== null && ++pages < 200);
        expect(after).toBeNull();
        expect(found).toEqual(visible(placed));
      }),
    );
  });
});
