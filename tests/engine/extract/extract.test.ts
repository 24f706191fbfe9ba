import { describe, expect, it } from 'vitest';
import { titleHeading } from '../../../engine/extract/article.ts';
import { parseHtml, parsePage } from '../../../engine/extract/parse-html.ts';
import { textOf } from '../../../engine/extract/text-of.ts';
import { cssPath, descendants } from '../../../engine/extract/tree.ts';
import { BODY, page } from './page.ts';

describe('parseHtml', () => {
  it('ends paragraphs, items and cells as the standard does', () => {
    const tree = parseHtml('<ul><li>a<li>b</ul><p>c<p>d<table><tr><td>e<td>f<tr><td>g</table>');
    const tags = [...descendants(tree)].map(({ tag, parent }) => `${parent?.tag}>${tag}`);
    expect(tags).toEqual([
      '>ul',
      'ul>li',
      'ul>li',
      '>p',
      '>p',
      '>table',
      'table>tr',
      'tr>td',
      'tr>td',
      'table>tr',
      'tr>td',
    ]);
  });

  it('reads entities, and replaces those that name no character', () => {
    expect(textOf(parseHtml('<p>a &amp; b &eacute; &#xd800; &nope;</p>'))).toBe('a & b é \ufffd &nope;');
  });

  it('gives a path that tells siblings apart', () => {
    const [, , second] = [...descendants(parseHtml('<div id="main"><p>a</p><p>b</p></div>'))];
    expect(second && cssPath(second)).toBe('div#main > p:nth-of-type(2)');
  });
});

describe('metadata of a page', () => {
  it('trusts JSON-LD before meta tags for authors and dates', () => {
    const article = page(
      `<meta name="author" content="Desk"><meta property="article:published_time" content="2024-01-01">
       <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Pier",
       "author":{"name":"Ida Vell"},"datePublished":"2024-03-05T08:00:00Z",
       "dateModified":"2024-03-06T09:30:00+01:00"}]}</script>`,
      `<h1>Town builds a second pier</h1>${BODY}`,
    );
    expect(article).toMatchObject({
      authors: ['Ida Vell'],
      publishedAt: '2024-03-05T08:00:00Z',
      updatedAt: '2024-03-06T09:30:00+01:00',
    });
  });

  it('drops a clock time that has no zone', () => {
    expect(page('<meta property="article:published_time" content="2024-03-05T08:00:00">', BODY).publishedAt).toBe(
      '2024-03-05',
    );
  });

  it('takes the site off the title, and reads site, address and language', () => {
    const article = page(
      '<title>Town builds a second pier | The Courier</title><meta property="og:site_name" content="The ' +
        'Courier"><link rel="canonical" href="https://courier.example/pier">',
      BODY,
    );
    expect(article).toMatchObject({
      title: 'Town builds a second pier',
      site: 'The Courier',
      url: 'https://courier.example/pier',
      language: 'en',
    });
  });

  it('survives JSON-LD that is broken or is not an object', () => {
    const article = page(
      '<script type="application/ld+json">{"@type": </script><script type="application/ld+json">[1, null, ' +
        '"x"]</script>',
      BODY,
    );
    expect(article.authors).toEqual([]);
  });
});

describe('the body of a page', () => {
  it('chooses the article that holds the title among several', () => {
    const other = `<article><h2>Another story</h2>${BODY.replaceAll('pier', 'road')}</article>`;
    const { text } = page(
      '<title>Town builds a second pier</title>',
      `<article><h1>Town builds a second pier</h1>${BODY}</article>${other}`,
    );
    expect(text).toContain('second pier');
    expect(text).not.toContain('second road');
  });

  it('does not believe a furniture name that holds the page', () => {
    const { text } = page('', `<div class="widget"><div class="sidebar">${BODY}</div></div>`);
    expect(text.split('\n\n')).toHaveLength(3);
  });

  it('keeps list items on lines of their own and table rows together', () => {
    const { text } = page(
      '',
      `${BODY}<ul><li>a pier of 120 metres</li><li>a hall for 80 ` +
        `people</li></ul><table><tr><td>Length</td><td>120 m</td></tr></table>${BODY.replaceAll('pier', 'quay')}`,
    );
    expect(text).toContain('a pier of 120 metres\na hall for 80 people');
    expect(text).toContain('Length 120 m');
  });

  it('parts paragraphs that are only broken by br', () => {
    const { text } = page('', `<div>${BODY.replaceAll('<p>', '').replaceAll('</p>', '<br><br>')}</div>`);
    expect(text.split('\n\n')).toHaveLength(3);
  });

  it('records what was left out with a path', () => {
    const { removed } = page('', `<nav><a href="/">Home page of the paper</a></nav>${BODY}`);
    expect(removed).toContainEqual({
      rule: 'navigation',
      text: 'Home page of the paper',
      start: null,
      end: null,
      path: 'body > nav',
    });
  });
});

describe('the heading that shows the title', () => {
  it('is one of the first order where a list above it names the article, too', () => {
    const { elements } = parsePage(
      '<h3><a href="/n/9">Town builds a pier</a></h3><div><h1>Town builds a pier</h1></div>',
    );
    expect(titleHeading(elements, 'Town builds a pier')?.tag).toBe('h1');
  });
});
