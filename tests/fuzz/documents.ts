/**
 * Files as they are dropped, built by grammars: pages, Markdown, mail, feeds and news documents, whole and with their
 * syntax broken.
 */
import fc from 'fast-check';
import { NOISE } from './inputs.ts';
import { passage, story } from './prose.ts';

/** A file with the name it is dropped under. */
export interface Dropped {
  readonly name: string;
  readonly text: string;
}

const ODD = [
  '',
  ' ',
  '\u202e',
  '\0',
  '&amp;',
  '&#x110000;',
  '"',
  "'",
  '<',
  '>',
  ']]>',
  '-->',
  '\\',
  '{',
  '[',
  'é',
  'e\u0301',
  '😀',
  ',',
];
const odd = fc.constantFrom(...ODD);
const name = fc.constantFrom(
  'Ana Roe',
  'By Ana Roe and Bo Lund',
  'ROE, Ana',
  'desk@rosk.example',
  'The Courier',
  '',
  '  ',
  ',,,',
  'Renée Kövér',
);
const title = fc.constantFrom(
  'Harbour board reopens the quay',
  'PIER APPROVED',
  '',
  ' ',
  'A | B | The Courier',
  '“Never”: mayor on pier',
  'x'.repeat(400),
);
const date = fc.constantFrom(
  '2031-03-03',
  '2031-03-03T12:00:00Z',
  '2031-03-03T25:61:00+99:99',
  'March 3, 2031',
  '3/4/31',
  'yesterday',
  '',
  'Mon, 03 Mar 2031 10:00:00 +0000',
  '0000-00-00',
);
const address = fc.constantFrom(
  'https://x.example/a',
  'javascript:alert(1)',
  '//x.example',
  'http://x.example/\u0001',
  '',
  'https://x.example/2031/03/03/pier',
);

/** Values of JSON, among them nested ones where a string is expected. */
const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.oneof(name, title, date, address, odd) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);
const person = fc.oneof(
  value,
  fc.record({ '@type': fc.constant('Person'), name: value }),
  fc.array(value, { maxLength: 3 }),
);
const article = fc.record(
  {
    '@context': fc.constant('https://schema.org'),
    '@type': fc.oneof(fc.constantFrom<unknown>('NewsArticle', 'Article', ['Article', 'x'], 'WebPage', 7)),
    headline: value,
    author: person,
    publisher: person,
    datePublished: value,
    dateModified: value,
    url: value,
    inLanguage: value,
    articleBody: fc.oneof(
      value,
      story.map((parts) => parts.join('\n\n')),
    ),
  },
  { requiredKeys: ['@type'] },
);
const graph = fc.oneof(
  article,
  fc.array(article, { maxLength: 3 }),
  fc.record({ '@graph': fc.array(article, { maxLength: 3 }) }),
);

/** Takes a piece out, doubles it, or puts something odd in: at a place given as a share of the length. */
const wound = fc.tuple(
  fc.constantFrom('cut', 'double', 'put'),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.nat(30),
  odd,
);
const wounds = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 2, arbitrary: fc.array(wound, { maxLength: 4 }) },
);

/** A text with its syntax broken in places. */
function wounded(text: string, all: readonly (readonly [string, number, number, string])[]): string {
  return all.reduce((sofar, [kind, share, length, piece]) => {
    const at = Math.floor(share * sofar.length);
    if (kind === 'cut') return sofar.slice(0, at) + sofar.slice(at + length);
    if (kind === 'double') return sofar.slice(0, at + length) + sofar.slice(at);
    return sofar.slice(0, at) + piece + sofar.slice(at);
  }, text);
}

const script = graph.map((json) => `<script type="application/ld+json">${JSON.stringify(json)}</script>`);
const meta = fc
  .tuple(
    fc.constantFrom('author', 'og:title', 'article:published_time', 'og:site_name', 'og:url', 'description'),
    fc.oneof(name, title, date, address),
  )
  .map(([key, content]) => `<meta ${key.includes(':') ? 'property' : 'name'}="${key}" content="${content}">`);
const furniture = fc
  .tuple(
    fc.constantFrom(
      'nav',
      'aside',
      'footer',
      'div class="share"',
      'div class="related"',
      'ul',
      'form',
      'section id="comments"',
      'figure',
    ),
    fc.constantFrom(...NOISE),
  )
  .map(([tag, words]) => `<${tag}><p>${words}</p></${tag.split(' ')[0]}>`);
const prose = passage.chain((words) =>
  fc
    .constantFrom('p', 'div', 'p class="byline"', 'blockquote', 'li', 'h2', 'figcaption', 'td')
    .map((tag) => `<${tag}>${words}</${tag.split(' ')[0]}>`),
);
const page = fc
  .tuple(
    fc.array(fc.oneof(script, meta), { maxLength: 4 }),
    title,
    fc.array(fc.oneof({ weight: 3, arbitrary: prose }, { weight: 1, arbitrary: furniture }), {
      minLength: 1,
      maxLength: 9,
    }),
  )
  .map(
    ([head, h1, body]) =>
      `<html lang="en"><head><title>${h1}</title>${head.join('')}</head>` +
      `<body><article><h1>${h1}</h1>${body.join('\n')}</article></body></html>`,
  );

const frontMatter = fc
  .array(
    fc.tuple(
      fc.constantFrom('title', 'author', 'date', 'url', 'updated', 'tags', 'source', 'x'),
      fc.oneof(name, title, date, address, odd),
      fc.constantFrom(': ', ':', ' : ', ':  "'),
    ),
    { maxLength: 6 },
  )
  .map((lines) => `---\n${lines.map(([key, said, between]) => `${key}${between}${said}`).join('\n')}\n---\n`);
const markdownBlock = fc
  .tuple(
    passage,
    fc.constantFrom<(words: string) => string>(
      (words) => words,
      (words) => `# ${words}`,
      (words) => `## ${words} ##`,
      (words) => `> ${words}`,
      (words) => `- ${words}\n- x`,
      (words) => `**${words}**`,
      (words) => `[${words}](https://x.example/(a))`,
      (words) => `![${words}](a.png)`,
      (words) => `| a | b |\n|---|:-:|\n| ${words} | x |`,
      (words) => `\`\`\`\n${words}\n\`\`\``,
      (words) => `${words}\n===`,
      (words) => `<div class="share">${words}</div>`,
      (words) => `*${words}_`,
    ),
  )
  .map(([words, shape]) => shape(words));
const markdown = fc
  .tuple(fc.option(frontMatter, { nil: '' }), fc.array(markdownBlock, { minLength: 1, maxLength: 7 }))
  .map(([front, blocks]) => `${front}\n${blocks.join('\n\n')}`);

const quotedPrintable = (text: string) =>
  [...new TextEncoder().encode(text)]
    .map((byte) =>
      byte === 10 || (byte >= 32 && byte < 127 && byte !== 61)
        ? String.fromCharCode(byte)
        : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('');
const base64 = (text: string) => Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n');
const part = fc
  .tuple(
    fc.oneof(
      story.map((parts) => ['text/plain', parts.join('\n\n')] as const),
      page.map((html) => ['text/html', html] as const),
    ),
    fc.constantFrom('8bit', 'quoted-printable', 'base64', '7bit', 'x-nothing'),
  )
  .map(([[type, body], encoding]) => {
    const carried =
      encoding === 'base64' ? base64(body) : encoding === 'quoted-printable' ? quotedPrintable(body) : body;
    return `Content-Type: ${type}; charset="utf-8"\nContent-Transfer-Encoding: ${encoding}\n\n${carried}`;
  });
const mail = fc
  .tuple(
    name,
    title,
    date,
    fc.array(part, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('mixed', 'alternative', 'related'),
    fc.constantFrom('b', 'b b', '"', ''),
  )
  .map(([from, subject, day, parts, kind, boundary]) => {
    const head =
      `From: ${from} <a@x.example>\nSubject: =?utf-8?q?${quotedPrintable(subject).replaceAll(' ', '_')}?=\nDate: ` +
      `${day}\nMIME-Version: 1.0\n`;
    if (parts.length === 1) return `${head}${parts[0]}`;
    return (
      `${head}Content-Type: multipart/${kind}; ` +
      `boundary="${boundary}"\n\n${parts.map((one) => `--${boundary}\n${one}\n`).join('')}--${boundary}--\n`
    );
  });

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const item = fc.tuple(title, date, story, name, fc.boolean()).map(([said, day, parts, by, raw]) => {
  const body = parts.map((words) => `<p>${words}</p>`).join('');
  const head = `<title>${escaped(said)}</title><pubDate>${day}</pubDate><author>${escaped(by)}</author>`;
  return `<item>${head}<description>${raw ? `<![CDATA[${body}]]>` : escaped(body)}</description></item>`;
});
const feed = fc.oneof(
  fc
    .array(item, { minLength: 1, maxLength: 2 })
    .map(
      (items) => `<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>${items.join('')}</channel></rss>`,
    ),
  fc
    .tuple(title, date, story)
    .map(
      ([said, day, parts]) =>
        `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>${escaped(said)}</title><updated>${day}</updated>` +
        `<content type="html">${escaped(parts.join('\n'))}</content></entry></feed>`,
    ),
  fc
    .tuple(title, story)
    .map(
      ([said, parts]) =>
        `<?xml version="1.0"?><nitf><head><title>${escaped(said)}</title></head><body><body.content>` +
        `${parts.map((words) => `<p>${escaped(words)}</p>`).join('')}</body.content></body></nitf>`,
    ),
);
const json = fc.oneof(
  graph.map((found) => JSON.stringify(found)),
  fc
    .tuple(value, story, value)
    .map(([headline, parts, byline]) =>
      JSON.stringify({ uri: 'x', type: 'text', headline, byline, body_text: parts.join('\n\n') }),
    ),
);
const text = fc
  .tuple(
    fc.option(title, { nil: '' }),
    fc.option(fc.constantFrom('By Ana Roe', 'Published: 3 March 2031', 'ROSK, March 3 (Newsline) - '), { nil: '' }),
    story,
    fc.constantFrom('\n\n', '\n', '\r\n\r\n', '\n\n\n'),
    fc.array(fc.constantFrom(...NOISE), { maxLength: 2 }),
  )
  .map(([said, line, parts, between, noise]) => [said, line, ...parts, ...noise].filter(Boolean).join(between));

function dropped(kind: fc.Arbitrary<string>, names: readonly string[]): fc.Arbitrary<Dropped> {
  return fc
    .tuple(kind, wounds, fc.constantFrom(...names))
    .map(([whole, all, called]) => ({ name: called, text: wounded(whole, all) }));
}

/** By kind, the name of each as it is printed. */
export const DOCUMENTS: Readonly<Record<string, fc.Arbitrary<Dropped>>> = {
  page: dropped(page, ['a.html', 'a']),
  Markdown: dropped(markdown, ['a.md']),
  mail: dropped(mail, ['a.eml', 'a']),
  feed: dropped(feed, ['a.xml', 'a']),
  JSON: dropped(json, ['a.json', 'a']),
  text: dropped(text, ['a.txt', 'a']),
};

/** Samples with their text broken in places. */
export function mutations(samples: readonly Dropped[]): fc.Arbitrary<Dropped> {
  return fc
    .tuple(fc.constantFrom(...samples), fc.array(wound, { minLength: 1, maxLength: 6 }))
    .map(([sample, all]) => ({ ...sample, text: wounded(sample.text, all) }));
}
