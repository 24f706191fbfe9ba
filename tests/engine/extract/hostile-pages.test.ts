import { describe, expect, it } from 'vitest';
import { cleanDecoded } from '../../../engine/clean.ts';
import { RejectedError } from '../../../engine/errors.ts';

const FIVE_MEBIBYTES = 5 * 1024 * 1024;
const fill = (piece: string) => piece.repeat(Math.ceil(FIVE_MEBIBYTES / piece.length)).slice(0, FIVE_MEBIBYTES);
const TEXT = 'The harbour town will build a second pier after the council voted for the plan on Tuesday night.';
const ASIDE = `<aside><p>${TEXT}</p></aside>`;

const PAGES: Readonly<Record<string, string>> = {
  'a hundred thousand levels': `${'<div>'.repeat(100_000)}<p>${TEXT}</p>${'</div>'.repeat(100_000)}`,
  'levels to the end': fill('<div class="author byline comment related">'),
  'a million attributes': `<p ${'a=b '.repeat(1_000_000)}>${TEXT}</p>`,
  'an endless class': `<p class="${'author byline '.repeat(370_000)}">${TEXT}</p>`,
  'unclosed tags': fill('<b><i><p>text '),
  'unclosed items and links': fill('<ul><li><a href="/author/x">By Ana Roe'),
  'unclosed cells': fill('<table><tr><td>a'),
  'a flood of entities': `<p>${fill('&amp;&lt;&eacute;&#x1f600;')}`,
  'a flood of broken entities': fill('&nope;&#xd800;&#99999999;'),
  'nothing but headings': fill('<h1><h2><h3>Some long title of an article here'),
  'nothing but popups': `<p><span>${fill('<span class="tooltip"></span>')}`,
  'nothing but buttons': fill('<button>Why is it so? '),
  'nothing but bylines': fill('<div class="comments"><span class="author">By Ana Roe</span></div>'),
  'nothing but dates': fill('<time datetime="2024-01-02">Jan 2, 2024</time>'),
  'nothing but teasers': fill('<article><h2><a href="/x">A title of some length here</a></h2><p>text</p></article>'),
  'asides before the title': `${fill(ASIDE)}</aside><div><h1>Pier</h1><p>${TEXT.repeat(6)}</p>`,
  'nothing but scripts': fill(
    '<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"x"}}</script>',
  ),
  'JSON-LD without an end': `<script type="application/ld+json">${fill('{"@type":"Article","headline":"a ')}`,
  'an open comment': `<!--${fill('x-')}`,
  'nothing but brackets': fill('<'),
};

/** The text of a page, or why it was refused; each page is cleaned once. */
const OUTCOMES = new Map<string, string>();
function outcome(name: string): string {
  const known = OUTCOMES.get(name);
  if (known !== undefined) return known;
  const found = cleaned(PAGES[name] ?? '');
  OUTCOMES.set(name, found);
  return found;
}

function cleaned(text: string): string {
  try {
    return cleanDecoded({ text, mediaType: 'text/html' }).text;
  } catch (error) {
    if (error instanceof RejectedError) return error.reason;
    throw error;
  }
}

describe('a page of five mebibytes', () => {
  it.each(Object.keys(PAGES))(
    'gives sound text: %s',
    (name) => {
      expect(outcome(name).isWellFormed()).toBe(true);
    },
    120_000,
  );

  it('keeps the text that stands below a hundred thousand levels, and beside a million attributes', () => {
    expect(outcome('a hundred thousand levels')).toBe(TEXT);
    expect(outcome('a million attributes')).toBe(TEXT);
  });
});
