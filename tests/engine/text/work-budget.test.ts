import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseHtml } from '../../../engine/extract/parse-html.ts';
import { textOf } from '../../../engine/extract/text-of.ts';
import { descendants } from '../../../engine/extract/tree.ts';
import { PageWalk } from '../../../engine/extract/walk.ts';
import { cleanDecoded, digestArticle, RejectedError, rawArticle } from '../../../engine/index.ts';
import { tokenizeText } from '../../../engine/text/document.ts';
import { WorkBudget } from '../../../engine/text/work-budget.ts';

const STORY = 'Ana Roe opened the new ferry terminal on Tuesday. She said it cost 4 million crowns. '.repeat(20);

const limits = vi.hoisted(() => ({ perCharacter: 500, always: 1_000_000 }));
vi.mock('../../../engine/limits.ts', async (original) => ({
  ...(await original<object>()),
  get WORK_PER_CHARACTER() {
    return limits.perCharacter;
  },
  get WORK_ALWAYS() {
    return limits.always;
  },
}));
afterEach(() => Object.assign(limits, { perCharacter: 500, always: 1_000_000 }));

/** The fewest steps a character with which `run` is not refused, by halving. */
function stepsNeeded(run: () => unknown): number {
  let [least, most] = [0, 1024];
  limits.always = 0;
  while (most - least > 1) {
    limits.perCharacter = (least + most) / 2;
    try {
      run();
      most = limits.perCharacter;
    } catch (error) {
      expect(error).toMatchObject({ reason: 'too-complex', permanent: true });
      least = limits.perCharacter;
    }
  }
  return most;
}

describe('a budget of work', () => {
  it('lets through what it holds, and refuses the next step for good', () => {
    Object.assign(limits, { perCharacter: 2, always: 4 });
    const budget = new WorkBudget(3);
    budget.spend(4);
    budget.spend(6);
    expect(() => budget.spend(1)).toThrow(RejectedError);
    expect(() => budget.spend(1)).toThrow(expect.objectContaining({ reason: 'too-complex', permanent: true }));
  });

  it('ends a grammar that goes over the same words again and again, at the same look each time', () => {
    const looks = (): number => {
      const { atoms } = tokenizeText('a ferry');
      for (let count = 0; ; count++) {
        try {
          atoms.at(0);
        } catch (error) {
          expect(error).toMatchObject({ reason: 'too-complex' });
          return count;
        }
      }
    };
    expect(looks()).toBe(looks());
  });
});

describe('an article', () => {
  it.each([
    ['cleaning', () => cleanDecoded({ text: STORY, mediaType: 'text/plain' })],
    ['reading of its page', () => cleanDecoded({ text: `<h1>Ferry</h1><p>${STORY}</p>`, mediaType: 'text/html' })],
    ['digest', () => digestArticle(rawArticle(STORY))],
  ])(
    'is refused where its %s takes more steps than its budget has, and takes a small share of the budget',
    (_, run) => {
      const needed = stepsNeeded(run);
      expect(needed).toBeGreaterThan(1);
      expect(needed).toBeLessThan(64);
    },
  );

  it.each([
    ['of the same word', 'harbour '],
    ['of names', 'Ana Roe, Bo Roe, '],
    ['of pronouns', 'Ana Roe spoke. She '],
    ['of quotations', '“No,” said Ana. '],
    ['of dates', 'the end of May 1 '],
  ])('takes no more steps a character when it is ten times as long: %s', (_, piece) => {
    const stepsFor = (times: number): number => stepsNeeded(() => digestArticle(rawArticle(piece.repeat(times))));
    expect(stepsFor(300)).toBeLessThanOrEqual(stepsFor(30) + 8);
  });

  it.each([
    ['of boxes in boxes', '<div><div><p>Ana Roe spoke. '],
    ['of things that are left open', '<table><li><a href="/"><b>Ana '],
    ['of links', '<a href="/ferry">Ferry</a> '],
    ['of headings', '<h1>Ferry opens</h1><h2>Ana Roe</h2>'],
    ['of end tags that end nothing', '</p></i></table>Ana '],
  ])('takes no more steps a character as a page ten times as long: %s', (_, piece) => {
    const stepsFor = (times: number): number =>
      stepsNeeded(() => cleanDecoded({ text: `<p>${STORY}</p>${piece.repeat(times)}`, mediaType: 'text/html' }));
    expect(stepsFor(1000)).toBeLessThanOrEqual(stepsFor(100) + 8);
  });
});

describe('a page', () => {
  it('is refused where it is walked again and again, by whichever way', () => {
    const page = parseHtml('<div><p>Ferry</p></div>'.repeat(50));
    const walks: readonly (() => unknown)[] = [
      () => [...descendants(page)],
      () => textOf(page),
      () => new PageWalk().visit(page, page, 'paragraph', false),
    ];
    for (const walk of walks) {
      expect(() => {
        for (let times = 0; times < 50_000; times++) walk();
      }).toThrow(expect.objectContaining({ reason: 'too-complex' }));
    }
  });
});
