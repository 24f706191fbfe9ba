import { describe, expect, it } from 'vitest';
import { BODY, longBody, page } from './page.ts';

const TITLE = '<title>Town builds a second pier</title>';
const LINES = [
  ...new Set(
    longBody(3)
      .split('</p>')
      .map((line) => line.replace('<p>', ''))
      .filter((line) => line !== ''),
  ),
];

function script(attributes: string, text: string): string {
  return `<div id="root"></div><script ${attributes}>${text}</script>`;
}

describe('the article in the data of scripts', () => {
  it.each([
    [
      'a list of parts',
      script(
        'id="__NEXT_DATA__" type="application/json"',
        JSON.stringify({ a: { body: LINES.map((text) => ({ type: 'p', text })) } }),
      ),
    ],
    ['HTML in one value', script('type="application/json"', JSON.stringify({ story: { html: longBody(3) } }))],
    ['a state set by a script', script('', `window.__STATE__ = ${JSON.stringify({ story: { body: longBody(3) } })};`)],
    [
      'JSON in a string',
      script('', `window.__STATE__ = JSON.parse(${JSON.stringify(JSON.stringify({ body: longBody(3) }))});`),
    ],
    [
      'a statement among others',
      script(
        '',
        `var Fusion = {};Fusion.a = "}";Fusion.globalContent=${JSON.stringify({ b: '{', parts: LINES })};` +
          'Fusion.c = {};',
      ),
    ],
    [
      'parts in parts',
      script(
        'type="application/json"',
        JSON.stringify({ doc: { content: LINES.map((text) => ({ content: [{ text }] })) } }),
      ),
    ],
    [
      'a template',
      `<story-view><template shadowrootmode="open"><article>${longBody(3)}</article></template></story-view>`,
    ],
  ])('reads %s', (_, body) => {
    const { text } = page(TITLE, body);
    expect(text.split('\n\n')).toEqual(LINES);
  });

  it('leaves the data alone where the page shows its article', () => {
    const other = JSON.stringify({ next: { html: longBody(6).replaceAll('town', 'city') } });
    const { text } = page(
      TITLE,
      `<article><h1>Town builds a second pier</h1>${longBody(2)}</article>${script('type="application/json"', other)}`,
    );
    expect(text).not.toContain('harbour city');
  });

  it('is found beside a value of so many parts as no call takes arguments', () => {
    const many = Object.fromEntries(Array.from({ length: 150_000 }, (_, at) => [`k${at}`, 1]));
    const article = page(TITLE, script('type="application/json"', JSON.stringify({ html: longBody(3), many })));
    expect(article.text).toContain(LINES[0]);
  });

  it.each([
    [
      'words that are no sentences',
      JSON.stringify({ labels: Array.from({ length: 80 }, (_, at) => `Open the menu ${at}`) }),
    ],
    ['code', `function draw() { return ${JSON.stringify(BODY)}; }`],
    ['broken JSON', `{"body": ${JSON.stringify(longBody(3))}`],
  ])('takes no article from %s', (_, data) => {
    expect(() => page(TITLE, script('type="application/json"', data))).toThrow(/sentence|empty/i);
  });
});

it('is read with the day and the authors that the data gives it', () => {
  const parts = LINES.map((text) => ({ type: 'p', text }));
  const story = {
    headline: 'x',
    publishedAt: '2025-03-05T08:00:00Z',
    authors: [{ name: 'Ida Vell' }],
    content: { parts },
  };
  const data = JSON.stringify({ story, others: [{ publishedAt: '2024-01-01', authors: [{ name: 'Bo Lund' }] }] });
  expect(page(TITLE, script('type="application/json"', data))).toMatchObject({
    authors: ['Ida Vell'],
    publishedAt: '2025-03-05T08:00:00Z',
  });
});

it('is read without the entities that JSON-LD has in it', () => {
  const articleBody = longBody(4)
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('harbour', 'harbour&#39;s');
  const head = `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', articleBody })}</script>`;
  const { text } = page(head, '<h1>Town builds a second pier</h1><p>To read on, log in.</p>');
  expect(text).toContain("The harbour's town");
});
