import { expect, test } from 'vitest';
import { parsePage } from '../../../engine/extract/parse-html.ts';
import type { Element } from '../../../engine/extract/tree.ts';

/** The text standing directly in the first element of a tag. */
function textIn(html: string, tag: string): string | undefined {
  const found = parsePage(html).elements.find((element) => element.tag === tag);
  return found?.children.filter((child) => typeof child === 'string').join('');
}

function firstIn(html: string): Element | undefined {
  return parsePage(html).elements[0];
}

test.each([
  ['a named reference', 'Salt &amp; vinegar', 'Salt & vinegar'],
  ['one without its semicolon', 'Caf&eacute au lait', 'Café au lait'],
  ['a longer name that begins like a shorter one', 'a &notit; b', 'a ¬it; b'],
  ['a number', '5 &#8211; 6 &#x2013; 7', '5 – 6 – 7'],
  ['a number that names nothing', 'a&#x110000;b', 'a\ufffdb'],
  ['ampersands that refer to nothing', 'R&D && more & more', 'R&D && more & more'],
  ['one at the end', 'Roe &', 'Roe &'],
])('reads references to characters: %s', (_, source, text) => {
  expect(textIn(`<p>${source}</p>`, 'p')).toBe(text);
});

test('an ampersand in an address refers to a character only where it must', () => {
  const link = firstIn('<a href="/pier?a=1&copy=2&amp;b=3" title="Fish &amp; chips">');
  expect(link?.attributes).toEqual({ href: '/pier?a=1&copy=2&b=3', title: 'Fish & chips' });
});

test('references are read in a title and left in a script', () => {
  expect(textIn('<title>Fish &amp; chips</title>', 'title')).toBe('Fish & chips');
  expect(textIn('<script>a &amp;&amp; b</script><p>c</p>', 'script')).toBe('a &amp;&amp; b');
  expect(textIn('<script>a</script><p>b &amp; c</p>', 'p')).toBe('b & c');
});

test('elements come in the order of the page', () => {
  const tags = parsePage('<div><p>a<b>b</b></p><ul><li>c</ul></div><hr>').elements.map(({ tag }) => tag);
  expect(tags).toEqual(['div', 'p', 'b', 'ul', 'li', 'hr']);
});
