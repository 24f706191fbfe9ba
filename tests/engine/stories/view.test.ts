import { describe, expect, it } from 'vitest';
import { cleanDecoded, compareParts, digestArticle, type StoryPart } from '../../../engine/index.ts';
import { WRITTEN } from './happenings.ts';

function part(id: string, text: string): StoryPart {
  const article = cleanDecoded({ text, mediaType: 'text/plain', title: null, publishedAt: '2025-03-04' });
  return { id, text: article.text, digest: digestArticle(article) };
}

const FIRST = part(
  'first',
  'A ferry sank off Tern Island on Monday and 62 passengers were rescued, the coast guard said. Captain Rosa ' +
    'Immink denied that the ferry was overloaded.',
);
const SECOND = part(
  'second',
  'A ferry sank off Tern Island on Monday and 72 passengers were rescued, the coast guard said. Divers will look ' +
    'for the engine log in the wreck at thirty metres tomorrow morning.',
);

describe('the articles of a story beside each other', () => {
  it('tell what each adds: a slice of it that no earlier article has', () => {
    const { adds } = compareParts([FIRST, SECOND]);
    expect([...adds.keys()]).toEqual(['second']);
    const added = adds.get('second');
    expect(added?.text).toMatch(/^Divers will look/);
    expect(SECOND.text.slice(added?.start, added?.end)).toBe(added?.text);
    expect(compareParts([FIRST, { ...FIRST, id: 'copy' }]).adds.size).toBe(0);
  });

  it('show numbers that differ, with the slice of each', () => {
    const { differences } = compareParts([FIRST, SECOND]);
    const rescued = differences.find(({ about }) => about === 'rescued');
    expect(rescued?.kind).toBe('number');
    expect(rescued?.values.map(({ article, value }) => [article, value])).toEqual([
      ['first', 62],
      ['second', 72],
    ]);
    for (const { article, text, start, end } of rescued?.values ?? []) {
      expect((article === 'first' ? FIRST : SECOND).text.slice(start, end)).toBe(text);
    }
  });

  it('differ on nothing where they say the same', () => {
    expect(compareParts([FIRST, { ...FIRST, id: 'again' }]).differences).toEqual([]);
    for (const { id, text } of WRITTEN) expect(compareParts([part(id, text)]).differences).toEqual([]);
  });
});
