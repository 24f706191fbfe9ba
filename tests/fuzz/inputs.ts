/** Arbitrary inputs of cleaning, for the property tests and for the long run (run.ts). */
import fc from 'fast-check';

export const SENTENCES = [
  'The council approved the plan on Tuesday after a long debate in the town hall.',
  'Residents of the quarter had asked for the bridge since the flood of 2019, the mayor said.',
  '“We will not wait another year,” said Ana Roe, who leads the harbour office.',
  'The work will cost 12 million crowns and is paid for by the region and the state.',
  'Ana Roe (left) waits for the ferry with her daughter in the harbour of Rosk',
];
export const NOISE = [
  'Advertisement',
  'Loading...',
  'Share on Facebook',
  'Read more: A storm closes the road',
  'Read more:',
  'Photo: Lena Orth/Getty Images',
  'Subscribe to our newsletter',
  'Got a tip? Email us at desk@rosk.example',
  '[Why the tide tables are wrong]',
  'Getty Images A ferry comes in',
  '1 of 9',
  'Cars',
  'Home | News | Sport',
  'By Ana Roe and Bo Lund',
  'Copyright 2024 The Courier. All rights reserved.',
];
const WILD = [
  '- an item',
  '1. first',
  'A Short Heading',
  'By Ana Roe',
  '5 January 2024',
  'date 2024-01-11',
  'ROSK (Reuters) - ',
  'What Happened: ',
  '> quoted',
  '---',
  'title: x',
  '# Heading',
  '[a](b)',
  '<b>',
  '&amp;',
  '\u202e',
  '\0',
  '\ud800',
  '\udc00',
  'â€™',
  'ðŸ˜€',
  '\u0085',
  '\t',
  '...',
  '|',
  '@x',
  'if (a < b) {',
  '^slug<',
  '((((',
  '"',
  '”',
];

const paragraph = fc
  .array(fc.constantFrom(...SENTENCES, ...NOISE, ...WILD), { minLength: 1, maxLength: 4 })
  .chain((parts) => fc.constantFrom(' ', '', '\u00a0').map((between) => parts.join(between)));

/** Text built of sentences, furniture and oddities, with every kind of line end. */
export const articles: fc.Arbitrary<string> = fc
  .array(fc.tuple(paragraph, fc.constantFrom('\n', '\n\n', '\r\n', '\n \n', '\u2028', '\f')), { maxLength: 14 })
  .map((parts) => parts.flat().join(''));

/** Any text at all. */
export const wildText: fc.Arbitrary<string> = fc.oneof(
  articles,
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme' }),
);

const TAGS = [
  'p',
  'div',
  'article',
  'main',
  'li',
  'ul',
  'table',
  'tr',
  'td',
  'a',
  'b',
  'h1',
  'h2',
  'blockquote',
  'figure',
  'figcaption',
  'nav',
  'form',
  'section',
  'span',
  'time',
  'script',
  'style',
  'template',
  'svg',
  'noscript',
  'x-y',
];
const ATTRIBUTES = [
  'class="article-body"',
  'class="share-bar"',
  'id=comments',
  'href="/x"',
  'hidden',
  'itemprop=author',
  'datetime="2024-13-40"',
  'role=dialog',
  'style="display:none"',
  'a="',
  "b='",
];
const LOOSE = [
  '<b',
  '<!--',
  '-->',
  '&#xd800;',
  '&#0;',
  '&nope;',
  '</div>',
  '</',
  '<![CDATA[',
  ']]>',
  '<meta charset="x">',
  '<title>T',
  '<script type="application/ld+json">{"@type":"NewsArticle","headline":',
  '</script>',
];

interface Trees {
  readonly tree: string;
  readonly children: string;
}

/** HTML: trees of elements with what breaks trees strewn in. */
export const pages: fc.Arbitrary<string> = fc.letrec<Trees>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...SENTENCES, ...NOISE, ...LOOSE),
    fc.string({ maxLength: 12 }),
    fc
      .tuple(
        fc.constantFrom(...TAGS),
        fc.array(fc.constantFrom(...ATTRIBUTES), { maxLength: 2 }),
        tie('children'),
        fc.boolean(),
      )
      .map(
        ([tag, attributes, inside, closed]) =>
          `<${[tag, ...attributes].join(' ')}>${inside}${closed ? `</${tag}>` : ''}`,
      ),
  ),
  children: fc.array(tie('tree'), { maxLength: 6 }).map((parts) => parts.join('')),
})).children;

/** Bytes, some of which begin as a kind of file does. */
export const files: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.constantFrom(
      [],
      [0xef, 0xbb, 0xbf],
      [0xff, 0xfe],
      [0xfe, 0xff],
      [0x50, 0x4b, 3, 4],
      [0x3c, 0x70, 0x3e],
      [0x1b, 0x24, 0x42],
    ),
    fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      articles.map((text) => new TextEncoder().encode(text.toWellFormed())),
    ),
    fc.boolean(),
  )
  .map(([head, body, odd]) => Uint8Array.from([...head, ...body, ...(odd ? [0xc3] : [])]));
