import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Change, changesBetween, cleanSource, digestArticle } from '../../../engine/index.ts';

function read(source: string) {
  const article = cleanSource({ bytes: Buffer.from(source), contentType: 'text/plain', name: 'a.txt' });
  return { article, digest: digestArticle(article) };
}

const ARTICLE = `Ferry line adds ships on the northern route

By Nora Quill
9 October 2025

Northline will add three ships to its route from Aldmouth to Port Ellery by May 4, its director, \
Edwin Stroud, said on Thursday.

The line carried 412,000 passengers last year and paid £3.6 million for repairs.

"We have turned people away on every weekend of the summer," said Stroud.

The union of Amy Rook said the crews had asked for more rest. The harbour master, Leon Darby, expects no delays.
`;

/** The changes that an edit of the article makes, as field, kind, before and after. */
function changed(was: string, is: string): readonly (readonly unknown[])[] {
  expect(ARTICLE).toContain(was);
  const changes = changesBetween(read(ARTICLE), read(ARTICLE.replaceAll(was, is)), { sameCleaning: true });
  return changes.map(({ field, kind, before, after }) => [field, kind, before, after?.text ?? null]);
}

describe('what changed', () => {
  it.each([
    ['412,000', '512,000', 'quantities', '412,000 passengers', '512,000 passengers'],
    ['£3.6 million', '£4.6 million', 'quantities', '£3.6 million', '£4.6 million'],
    ['May 4', 'May 14', 'dates', 'May 4', 'May 14'],
    ['Edwin Stroud', 'Edwina Strand', 'people', 'Edwin Stroud', 'Edwina Strand'],
    ['every weekend', 'each weekend', 'quotes', null, null],
  ])('%j, now %j, is told as a change of %s', (was, is, field, before, after) => {
    const told = changed(was, is).filter(([of]) => of === field);
    expect(told).toHaveLength(1);
    expect(told[0]?.[1]).toBe('changed');
    if (before !== null) expect(told[0]?.slice(2)).toEqual([before, after]);
  });

  describe('names of no kind that is known', () => {
    const names = (was: string, is: string) =>
      changesBetween(read(`${ARTICLE}\n${was}\n`), read(`${ARTICLE}\n${is}\n`), { sameCleaning: true }).flatMap(
        ({ field, before, after }) => (field === 'names' ? [[before, after?.text]] : []),
      );

    it('are told where another took the place of one', () => {
      const service = (at: string) => `A service for the crew will be held on May 14 at ${at} church.`;
      expect(names(service('Saint Olwen'), service('Greta Almond'))).toEqual([['Saint Olwen', 'Greta Almond']]);
      expect(names(service('Saint Olwen'), service('Saint Olwen'))).toEqual([]);
    });

    it.each([
      [
        'told as of their kind',
        'It was a mistake, said Una Kettle of the pilots.',
        'It was a mistake, said Odda Kell of the pilots.',
      ],
      [
        'a single word',
        'The US crews of the line had asked for more rest too.',
        'The American crews of the line had asked for more rest too.',
      ],
      [
        'in the article before',
        'The crews of Mr Stroud had asked for more rest too.',
        'The crews of Edwin Stroud had asked for more rest too.',
      ],
      ['a heading', 'Crews Of Blue Sound Ask For More', 'Crews Of Grey Firth Ask For More'],
    ])('are none where they are %s', (_, was, is) => {
      expect(names(was, is)).toEqual([]);
    });
  });

  it('has a title of the source', () => {
    const title = 'Ferry line adds ships on the northern route';
    expect(changed(title, 'Ferry line adds boats on the northern route')).toContainEqual([
      'title',
      'changed',
      title,
      'Ferry line adds boats on the northern route',
    ]);
  });

  it('has what came and what went', () => {
    const sentence = ' The harbour master, Leon Darby, expects no delays.';
    expect(changed(sentence, '')).toContainEqual(['people', 'removed', 'Leon Darby', null]);
    expect(changed('asked for more rest.', 'asked for more rest. It spoke of 38 accidents.')).toContainEqual([
      'quantities',
      'added',
      null,
      '38 accidents',
    ]);
  });

  it.each([
    ['lines wrapped anew', ARTICLE.replaceAll(/(.{40}\S*) /g, '$1\n')],
    ['paragraphs in another order', moved()],
    ['furniture', ARTICLE.replace('"We have', 'ADVERTISEMENT\n\n"We have')],
    ['other quotation marks', ARTICLE.replaceAll(/"([^"]+)"/g, '“$1”')],
    ['a number in other digits', ARTICLE.replace('£3.6 million', '£3,600,000')],
    ['nothing', ARTICLE],
  ])('is nothing where there are %s', (_, source) => {
    expect(changesBetween(read(ARTICLE), read(source), { sameCleaning: true })).toEqual([]);
  });

  it('has spans that hold in what is now, and slices of what was', () => {
    const source = fc.array(
      fc.constantFrom(...ARTICLE.split(/(?<=[.\n"]) ?/), 'Otto Frisk paid $7 on June 3.', '\n\n'),
    );
    fc.assert(
      fc.property(source, source, (one, other) => {
        const [before, after] = [tryRead(one.join(' ')), tryRead(other.join(' '))];
        if (before === null || after === null) return;
        for (const change of changesBetween(before, after, { sameCleaning: true })) expectHolds(change, before, after);
      }),
      { numRuns: 60 },
    );
  });
});

function moved(): string {
  const blocks = ARTICLE.split('\n\n');
  return blocks.toSpliced(2, 2, blocks[3] ?? '', blocks[2] ?? '').join('\n\n');
}

type Side = ReturnType<typeof read>;

function tryRead(source: string): Side | null {
  try {
    return read(source);
  } catch {
    return null;
  }
}

function expectHolds({ before: was, after: is, kind }: Change, before: Side, after: Side): void {
  const texts = ({ article, digest }: Side) => ({ text: article.text, title: digest.title ?? '' });
  if (is !== null) expect(texts(after)[is.in].slice(is.start, is.end)).toBe(is.text);
  if (was !== null) expect(`${before.digest.title}\n${before.article.text}`).toContain(was);
  expect(kind).toBe(was === null ? 'added' : is === null ? 'removed' : 'changed');
}
