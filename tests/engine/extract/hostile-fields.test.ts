import { describe, expect, it } from 'vitest';
import { isQuestion } from '../../../engine/extract/hints.ts';
import { jsonLd, longBody, page } from './page.ts';

const BODY = longBody(2);

/** A JSON-LD script with one field nested `depth` lists deep. */
function nested(field: string, depth: number, value = '"Ana Roe"'): string {
  const script = `{"@type":"NewsArticle","${field}":${'['.repeat(depth)}${value}${']'.repeat(depth)}}`;
  return `<script type="application/ld+json">${script}</script>`;
}

describe('JSON-LD', () => {
  it.each(['headline', 'author', 'creator', 'datePublished', 'articleBody', 'url', 'inLanguage', 'publisher'])(
    'a %s a hundred thousand lists deep says nothing',
    (field) => {
      const { title, authors, text } = page(`<title>A pier for the town</title>${nested(field, 100_000)}`, BODY);
      expect({ title, authors }).toEqual({ title: 'A pier for the town', authors: [] });
      expect(text).toContain('breakwater');
    },
  );

  it('nodes nested in one another say nothing either', () => {
    const deep = `${'{"name":'.repeat(50_000)}"Ana Roe"${'}'.repeat(50_000)}`;
    expect(page(nested('author', 0, deep), BODY).authors).toEqual([]);
  });

  it('a script of nothing but brackets is no JSON', () => {
    expect(page(`<script type="application/ld+json">${'['.repeat(200_000)}</script>`, BODY).authors).toEqual([]);
  });

  it('a name two lists deep is read', () => {
    expect(page(nested('author', 2), BODY).authors).toEqual(['Ana Roe']);
  });
});

describe('author fields', () => {
  it.each([
    ['commas', `Ana Roe${','.repeat(200_000)}`],
    ['commas before a letter', `Ana Roe${','.repeat(200_000)}x`],
    ['commas and an address', `Ana Roe${',@'.repeat(100_000)}\n`],
    ['dashes', `Ana Roe${' -'.repeat(100_000)}x`],
    ['degrees', `Ana Roe${', Ma'.repeat(50_000)}!`],
  ])('half a megabyte of %s is read in one pass', (_, content) => {
    const meta = page(`<meta name="author" content="${content}">`, BODY);
    const linked = page(jsonLd({ '@type': 'NewsArticle', author: { name: content } }), BODY);
    for (const { authors } of [meta, linked]) expect(authors.every((name) => name.length <= 80)).toBe(true);
  });

  it.each([
    ['Ana Roe, ana@newsline.example', ['Ana Roe']],
    ['By Ana Roe, ', ['Ana Roe']],
    ['Ana Roe;Bo Lund', ['Ana Roe', 'Bo Lund']],
    ['– Ana Roe –', ['Ana Roe']],
  ])('%j names %j', (content, authors) => {
    expect(page(`<meta name="author" content="${content}">`, BODY).authors).toEqual(authors);
  });
});

describe('addresses', () => {
  it.each([
    ['https://newsline.example/pier', 'https://newsline.example/pier'],
    ['https://newsline.example/pier&#27;[2J', null],
    ['https://newsline.example/pi&#7;er', null],
    ['https://newsline.example/&#x202e;pier', null],
    ['https://newsline.example/a b', null],
    ['javascript:alert(1)', null],
    ['//newsline.example/pier', null],
  ])('%j is %j', (href, url) => {
    expect(page(`<link rel="canonical" href="${href}">`, BODY).url).toBe(url);
    expect(page(`<meta property="og:url" content="${href}">`, BODY).url ?? '').not.toMatch(
      /[\s\p{Cc}\p{Cf}]|^(?!https)./u,
    );
  });
});

describe('isQuestion', () => {
  it.each(['Why is the pier shut?', 'Who pays for it?', 'Was ist neu daran？', '42 is what now?'])('%j asks', (text) =>
    expect(isQuestion(text)).toBe(true),
  );

  it.each(['Why?', 'Sign up?', 'Why is the pier shut', '? ? ? ?', `Why ${'is it so '.repeat(60)}?`])(
    '%j does not',
    (text) => expect(isQuestion(text)).toBe(false),
  );
});
