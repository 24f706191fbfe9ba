import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isCopy, type StoryArticle } from '../../../engine/index.ts';
import { storyArticle, WRITTEN } from './happenings.ts';

const FIXTURES = new URL('../../fixtures/', import.meta.url);

/**
 * Texts of our own, each of at least 60 words, so that half of it is still an article. Several fixtures are one article
 * in other formats.
 */
const TEXTS: readonly string[] = [
  ...readdirSync(FIXTURES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readFileSync(new URL(`${name}/expected.txt`, FIXTURES), 'utf8')),
  ...Object.values(Object.groupBy(WRITTEN, ({ id }) => id.split('-')[0] ?? '')).map((articles = []) =>
    articles.map(({ text }) => text).join('\n\n'),
  ),
]
  .filter((text) => text.split(/\s+/).length >= 60)
  .filter((text, at, all) => !all.slice(0, at).some((earlier) => sharedWords(text, earlier) > 0.5));

function sharedWords(text: string, other: string): number {
  const words = new Set(text.split(/\s+/));
  const others = new Set(other.split(/\s+/));
  return [...words].filter((word) => others.has(word)).length / Math.min(words.size, others.size);
}

const FURNITURE = [
  'Sign up to the evening letter of the Brackwater Post and never miss a story.',
  'Follow us wherever you read. Share this page with a friend.',
];

function sentences(text: string): readonly string[] {
  return text.split(/(?<=[.!?])\s+/);
}

/** What newsrooms do to an agency's text. */
const EDITS: Readonly<Record<string, (text: string, other: string) => string>> = {
  'the same': (text) => text,
  'cut to two thirds': (text) => first(text, 2 / 3),
  'cut to half': (text) => first(text, 1 / 2),
  'without its first sentence': (text) => sentences(text).slice(1).join(' '),
  'merged with another article': (text, other) => `${text}\n\n${first(other, 1 / 2)}`,
  'with furniture': (text) => [FURNITURE[0], text, FURNITURE[1]].join('\n\n'),
  'with one number changed': (text) => text.replace(/\d+/, '77'),
  'in other paragraphs': (text) => sentences(text).join('\n\n'),
};

function first(text: string, share: number): string {
  const all = sentences(text);
  return all.slice(0, Math.ceil(all.length * share)).join(' ');
}

function articleOf(id: string, text: string): StoryArticle {
  return storyArticle({ id, at: '2025-03-03T10:00:00.000Z', title: `Headline of ${id}`, text });
}

const ORIGINALS = TEXTS.map((text, at) => articleOf(`original-${at}`, text));
const EDITED = TEXTS.flatMap((text, at) =>
  Object.entries(EDITS).map(([name, edit]) => {
    const other = TEXTS[(at + 1) % TEXTS.length] ?? '';
    return { name, at, article: articleOf(`edited-${at}-${name}`, edit(text, other)) };
  }),
);

describe('copies', () => {
  it('are found, and nothing else is, on texts of our own as newsrooms edit them', () => {
    const pairs = EDITED.flatMap(({ name, at, article }) =>
      ORIGINALS.map((original, number) => ({
        what: `${article.id} of ${original.id}`,
        copied: isCopy(original.signature, article.signature),
        is: number === at,
        // Half of the next article is in a merged one: it is a copy of neither more nor less right.
        open: name.startsWith('merged') && number === (at + 1) % TEXTS.length,
      })),
    ).filter(({ open }) => !open);
    const found = pairs.filter(({ copied }) => copied);
    const right = found.filter(({ is }) => is).length;
    const wrong = pairs.filter(({ copied, is }) => copied !== is).map(({ what }) => what);
    expect(EDITED.length).toBeGreaterThan(80);
    expect(right / found.length, wrong.join('\n')).toBeGreaterThanOrEqual(0.98);
    expect(right / EDITED.length, wrong.join('\n')).toBeGreaterThanOrEqual(0.98);
  });

  it('are none where two articles tell of one happening in their own words', () => {
    const articles = WRITTEN.map(storyArticle);
    const copied = articles.flatMap((a, at) => articles.slice(at + 1).filter((b) => isCopy(a.signature, b.signature)));
    expect(copied.map(({ id }) => id)).toEqual([]);
  });
});
