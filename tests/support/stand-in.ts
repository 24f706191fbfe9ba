import { NO_FACTS } from '../../engine/facts/index.ts';
import { RejectedError, type SourceInput } from '../../engine/index.ts';
import type { CleanArticle, Digest, EntityFact } from '../../engine/record.ts';
import { textSpan } from '../../engine/text/spans.ts';

/**
 * A tiny engine for tests of delivery: the text is the source as it is, and every `@first_last` in it is a person. What
 * the real engine finds would only make it harder to see which version of an article a row belongs to.
 */
export function standInClean({ bytes }: SourceInput): CleanArticle {
  const text = new TextDecoder().decode(bytes).trim();
  if (text === '') throw new RejectedError('empty', 'there is no text; put an article');
  return {
    text,
    title: null,
    byline: null,
    authors: [],
    publishedAt: /\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? null,
    updatedAt: null,
    url: null,
    site: null,
    language: 'en',
    words: text.split(/\s+/).length,
    dateline: null,
    sections: [],
    headings: [],
    removed: [],
    removedTotals: { entries: 0, characters: 0 },
    source: { bytes: bytes.length, encoding: 'utf-8', mediaType: 'text/plain' },
  };
}

export function standInDigest({ text }: CleanArticle): Digest {
  const [held, until] = /\[embargo ([^\]]+)\]/.exec(text) ?? [];
  const people = new Map<string, EntityFact>();
  for (const match of text.matchAll(/@([a-z]+)_([a-z]+)/g)) {
    const name = `${match[1]} ${match[2]}`;
    const salience = 1 / (people.size + 1);
    people.set(name, { name, key: name, role: null, age: null, aliases: [], mentions: [], score: 1, salience });
  }
  return {
    title: `About ${text.slice(0, 20)}`,
    titleFrom: 'headline',
    summary: {
      chosen: [0],
      ranking: [
        {
          start: 0,
          end: text.length,
          order: 0,
          rank: 1,
          score: 1,
          reasons: ['lead'],
          spans: [[0, text.length]],
          cut: [],
          needs: null,
        },
      ],
    },
    facts: {
      ...NO_FACTS,
      people: [...people.values()],
    },
    ...(held === undefined || until === undefined
      ? {}
      : { embargo: { ...textSpan(text, text.indexOf(held), text.indexOf(held) + held.length), until } }),
  };
}
