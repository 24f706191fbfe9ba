import { describe, expect, it, test } from 'vitest';
import { cleanSource } from '../../../engine/clean.ts';
import { RejectedError } from '../../../engine/errors.ts';

const FIRST = 'The harbour council approved a plan for a new pier on Tuesday, after three months of talks.';
const SECOND = 'Fishermen had asked for a longer breakwater first, and three members voted against the plan.';
const THIRD = 'The work is to begin in spring and will take two years, the harbour master said on the radio.';
const PARAGRAPHS = [FIRST, SECOND, THIRD].flatMap((text) => [text, `${text.slice(0, -1)}, once more.`]);
const TEXT = PARAGRAPHS.join('\n\n');
const HTML = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('\n');
const TITLE = 'Port Ellery votes & waits';

const clean = (text: string, name: string) => cleanSource({ bytes: new TextEncoder().encode(text), name });

function refusal(text: string, name: string): { readonly reason: string; readonly message: string } {
  try {
    clean(text, name);
  } catch (error) {
    if (error instanceof RejectedError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const ITEM = `<item><title>${escaped(TITLE)}</title><link>https://wire.example/pier</link>\
<dc:creator>Noor Haddad</dc:creator>
<pubDate>Sun, 02 Mar 2025 10:15:00 +0100</pubDate><description>Short.</description>
<content:encoded><![CDATA[${HTML}]]></content:encoded></item>`;
const rss = (items: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Quayside Wire</title>${items}</channel></rss>`;
const ENTRY = `<entry><title type="html">${escaped(escaped(TITLE))}</title><author><name>Noor Haddad</name></author>
<link rel="alternate" href="https://wire.example/pier"/><published>2025-03-02T10:15:00+01:00</published>
<updated>2025-03-02T10:15:00+01:00</updated><content type="html">${escaped(HTML)}</content></entry>`;
const atom = (entries: string): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Quayside Wire</title>${entries}</feed>`;
const NITF = `<nitf><head><docdata><date.issue norm="20250302T101500+0100"/></docdata>\
<pubdata name="Quayside Wire" ex-ref="https://wire.example/pier"/></head>
<body><body.head><hedline><hl1>${escaped(TITLE)}</hl1><hl2>A deck</hl2></hedline>\
<byline>By <person>Noor Haddad</person>, \
<byttl>Harbour Reporter</byttl></byline></body.head>
<body.content><media media-type="image"><media-caption>The pier.</media-caption></media>\
${HTML}</body.content></body></nitf>`;
const g2 = (content: string, status = 'usable'): string =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta><provider><name>Quayside Wire</name></provider>
<pubStatus qcode="stat:${status}"/><link href="https://wire.example/pier"/></itemMeta>\
<contentMeta><contentCreated>2025-03-02T10:15:00+01:00</contentCreated>
<headline>${escaped(TITLE)}</headline><by>By Noor Haddad</by></contentMeta>\
<contentSet>${content}</contentSet></newsItem>`;
const XHTML = `<inlineXML><html xmlns="http://www.w3.org/1999/xhtml">\
<head><title>x</title></head><body>${HTML}</body></html></inlineXML>`;
const ninjs = (fields: object): string =>
  JSON.stringify({
    uri: 'https://wire.example/pier',
    headline: TITLE,
    byline: 'By Noor Haddad',
    copyrightholder: 'Quayside Wire',
    firstcreated: '2025-03-02T10:15:00+01:00',
    versioncreated: '2025-03-02T10:15:00+01:00',
    ...fields,
  });
const SCHEMA = JSON.stringify({
  '@context': 'https://schema.org',
  '@type': ['NewsArticle'],
  headline: TITLE,
  author: [{ '@type': 'Person', name: 'Noor Haddad' }],
  publisher: { name: 'Quayside Wire' },
  url: 'https://wire.example/pier',
  datePublished: '2025-03-02T10:15:00+01:00',
  articleBody: TEXT,
});

const plain = (fields: object): object => ({
  title: TITLE,
  author: { name: 'Noor Haddad' },
  source: 'Quayside Wire',
  url: 'https://wire.example/pier',
  published_at: '2025-03-02T10:15:00+01:00',
  ...fields,
});
const jsonFeed = (fields: object): string =>
  JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Quayside Wire', items: [plain(fields)] });

describe('news documents', () => {
  it.each([
    ['RSS', rss(ITEM), 'feed.xml', 'application/rss+xml'],
    ['RSS of no telling name', rss(ITEM), 'download', 'application/rss+xml'],
    ['Atom', atom(ENTRY), 'feed.atom', 'application/atom+xml'],
    ['NITF', NITF, 'story.xml', 'application/nitf+xml'],
    ['NewsML-G2 with XHTML', g2(XHTML), 'story.xml', 'application/vnd.iptc.g2.newsitem+xml'],
    ['NewsML-G2 with NITF', g2(`<inlineXML>${NITF}</inlineXML>`), 'story.xml', 'application/vnd.iptc.g2.newsitem+xml'],
    [
      'a NewsML-G2 message',
      `<newsMessage><itemSet>${g2(XHTML)}</itemSet></newsMessage>`,
      'a.xml',
      'application/vnd.iptc.g2.newsitem+xml',
    ],
    ['ninjs', ninjs({ body_text: TEXT }), 'story.json', 'application/ninjs+json'],
    ['ninjs with HTML', ninjs({ body_html: HTML }), 'story.json', 'application/ninjs+json'],
    ['ninjs 2', ninjs({ bodies: [{ role: 'main', value: HTML }] }), 'story.json', 'application/ninjs+json'],
    ['schema.org', SCHEMA, 'story.json', 'application/ld+json'],
    ['a JSON Feed', jsonFeed({ content_html: HTML }), 'feed.json', 'application/json'],
    ['JSON of any program', JSON.stringify({ article: plain({ body: PARAGRAPHS }) }), 'a.json', 'application/json'],
    [
      'JSON in an answer',
      JSON.stringify({ status: 'ok', data: { post: plain({ text: TEXT }) } }),
      'a',
      'application/json',
    ],
  ])('reads the one article of %s', (_, text, name, mediaType) => {
    const article = clean(text, name);
    expect(article.text).toBe(TEXT);
    expect(article).toMatchObject({
      title: TITLE,
      authors: ['Noor Haddad'],
      site: 'Quayside Wire',
      url: 'https://wire.example/pier',
      publishedAt: '2025-03-02T10:15:00+01:00',
      updatedAt: null,
      language: 'en',
      source: { mediaType },
    });
  });

  it('reads the text in the fields of WordPress', () => {
    const post = { title: { rendered: 'Pier &#038; quay' }, content: { rendered: HTML, protected: false }, author: 3 };
    const article = clean(JSON.stringify(post), 'post.json');
    expect(article).toMatchObject({ title: 'Pier & quay', text: TEXT });
    const named = clean(JSON.stringify({ ...post, _embedded: { author: [{ id: 3, name: 'Ida Vell' }] } }), 'post.json');
    expect(named.authors).toEqual(['Ida Vell']);
  });

  test.each([
    ['paragraphs', HTML],
    ['a page', `<html><body>${HTML}</body></html>`],
    ['NITF without a headline', `<nitf><body><body.content>${HTML}</body.content></body></nitf>`],
  ])('reads NewsML 1 with %s', (_, content) => {
    const lines = `<HeadLine>${escaped(TITLE)}</HeadLine><ByLine>By Noor Haddad</ByLine>`;
    const newsml =
      '<NewsML Version="1.2"><NewsItem><NewsManagement><FirstCreated>20250302T101500+0100</FirstCreated>' +
      `</NewsManagement><NewsComponent><NewsLines>${lines}</NewsLines><ContentItem><DataContent>${content}` +
      '</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>';
    const known = { title: TITLE, authors: ['Noor Haddad'], publishedAt: '2025-03-02T10:15:00+01:00' };
    expect(clean(newsml, 'story.xml')).toMatchObject({ ...known, text: TEXT });
  });

  test.each([
    ['several items', rss(ITEM + ITEM), 'several-articles', 'RSS feed'],
    ['several entries', atom(ENTRY + ENTRY + ENTRY), 'several-articles', '3 articles'],
    [
      'several news items',
      `<newsMessage><itemSet>${g2(XHTML)}${g2(XHTML)}</itemSet></newsMessage>`,
      'several-articles',
      '2',
    ],
    ['several objects', `[${ninjs({ body_text: TEXT })},${ninjs({ body_text: TEXT })}]`, 'several-articles', 'ninjs'],
    [
      'a feed of teasers',
      rss('<item><title>Pier</title><description>Read on.</description></item>'),
      'unsupported-type',
      'full text',
    ],
    ['a feed without an entry', atom(''), 'unsupported-type', 'full text'],
    ['a picture', g2('<remoteContent href="a.jpg"/>'), 'unsupported-type', 'full text'],
    ['other XML', '<?xml version="1.0"?><urlset><url/></urlset>', 'unsupported-type', '<urlset>'],
    ['other JSON', '{"pier": [90, 4]}', 'unsupported-type', 'JSON'],
    ['JSON with a title alone', '{"title": "Pier", "body": "Soon."}', 'unsupported-type', 'JSON'],
    ['a withdrawn item', g2(XHTML, 'canceled'), 'not-an-article', 'withdrawn'],
    ['a withdrawn object', ninjs({ body_text: TEXT, pubstatus: 'withheld' }), 'not-an-article', 'withdrawn'],
  ])('refuses %s by name', (_, text, reason, said) => {
    const refused = refusal(text, 'file.xml');
    expect(refused.reason).toBe(reason);
    expect(refused.message).toContain(said);
  });

  it('declares no entity, however a DTD asks for it', () => {
    const dtd = '<!DOCTYPE rss [<!ENTITY a "pier pier"><!ENTITY b "&a;&a;&a;&a;">]>';
    const article = clean(`<?xml version="1.0"?>${dtd}${rss(ITEM.replace('Short.', '&b;')).slice(21)}`, 'feed.xml');
    expect(article.text).toBe(TEXT);
  });

  it('reads elements within elements to a bound', () => {
    const deep = `<nitf><body><body.content>${'<block>'.repeat(200_000)}<p>${FIRST}</p></body.content></body></nitf>`;
    expect(clean(deep, 'deep.xml').text).toBe(FIRST);
    const [opened, closed] = ['<block>'.repeat(100), '</block>'.repeat(100)];
    const balanced = `<nitf><body><body.content>${opened}${closed}</table><p>${FIRST}</p></body.content></body></nitf>`;
    expect(clean(balanced, 'balanced.xml').text).toBe(FIRST);
  });

  it('leaves pages alone that open with an XML declaration', () => {
    const page = `<?xml version="1.0"?><html><body><article><h1>Pier</h1>${HTML}</article></body></html>`;
    expect(clean(page, 'page.html').source.mediaType).toBe('text/html');
  });
});

const head = (...fields: string[]): string =>
  [
    'From: "Quayside Wire" <news@quayside.example>',
    'Date: Sun, 02 Mar 2025 10:15:00 +0100',
    'MIME-Version: 1.0',
    ...fields,
    '',
    '',
  ].join('\r\n');
const part = (type: string, body: string, ...fields: string[]): string =>
  ['--bound', `Content-Type: ${type}; charset=utf-8`, ...fields, '', body, ''].join('\r\n');
const PLAIN = part('text/plain', 'Read this in your browser.');
const PAGE = part('text/html', `<html><body>${HTML}</body></html>`);
const ATTACHED = part(
  'application/pdf',
  'JVBERi0xLjQ=',
  'Content-Transfer-Encoding: base64',
  'Content-Disposition: attachment; filename="a.pdf"',
);
const SUBJECT = 'Subject: =?utf-8?Q?Port_Ellery?= =?utf-8?B?IHZvdGVzICYgd2FpdHM=?=';
const multipart = (kind: string, ...parts: string[]): string =>
  `${head(SUBJECT, `Content-Type: multipart/${kind}; boundary="bound"`)}${parts.join('')}--bound--\r\n`;
const quoted = (text: string): string =>
  text.replaceAll('=', '=3D').replaceAll(' the ', ' th=\r\ne ').replaceAll('.', '=2E');
const base64 = (text: string): string => btoa(text).replace(/.{70}/g, '$&\r\n');

describe('mail', () => {
  it.each([
    ['plain', `${head(SUBJECT, 'Content-Type: text/plain; charset=utf-8')}${TEXT}`],
    ['without a type', `${head(SUBJECT, 'Message-ID: <a@b.example>')}${TEXT}`],
    [
      'quoted-printable',
      `${head(SUBJECT, 'Content-Type: text/plain', 'Content-Transfer-Encoding: quoted-printable')}${quoted(TEXT)}`,
    ],
    ['base64', `${head(SUBJECT, 'Content-Type: text/plain', 'Content-Transfer-Encoding: base64')}${base64(TEXT)}`],
    ['a page', `${head(SUBJECT, 'Content-Type: text/html')}<html><body>${HTML}</body></html>`],
    ['alternatives', multipart('alternative', PLAIN, PAGE)],
    ['with an attachment', multipart('mixed', part('text/plain', TEXT), ATTACHED)],
    ['cut off before its end', multipart('mixed', part('text/plain', TEXT)).replace('--bound--\r\n', '')],
    [
      'forwarded whole',
      `${head('Subject: Fwd: this', 'Content-Type: multipart/mixed; boundary="bound"')}--bound\r\nContent-Type: ` +
        `message/rfc822\r\n\r\n${head(SUBJECT, 'Content-Type: text/plain')}${TEXT}\r\n--bound--`,
    ],
    [
      'of a mailbox with one message',
      `From news@quayside.example Sun Mar  2 10:15:00 2025\n${head(SUBJECT, 'Content-Type: text/plain')}${TEXT}`,
    ],
  ])('reads the article of one that is %s', (_, text) => {
    for (const name of ['mail.eml', 'mail.txt']) {
      const article = clean(text, name);
      expect(article.text).toBe(TEXT);
      expect(article).toMatchObject({
        title: TITLE,
        publishedAt: '2025-03-02T10:15:00+01:00',
        source: { mediaType: 'message/rfc822' },
      });
    }
  });

  it('names the sender of a list as the publisher, and not a reader who sends an article on', () => {
    const body = `Content-Type: text/plain\r\n\r\n${TEXT}`;
    expect(clean(`${head('List-Id: <a.b>').trimEnd()}\r\n${body}`, 'a.eml').site).toBe('Quayside Wire');
    expect(clean(`${head().trimEnd()}\r\n${body}`, 'a.eml')).toMatchObject({ site: null, authors: [] });
  });

  it('takes the words of the article before those of the mail', () => {
    const body = `Harbour gets a pier\n\nBy Sam Oyelaran\n\n${TEXT}`;
    const article = clean(`${head(SUBJECT, 'Content-Type: text/plain')}${body}`, 'a.eml');
    expect(article).toMatchObject({ title: 'Harbour gets a pier', authors: ['Sam Oyelaran'], text: TEXT });
  });

  it('reads the charset of the part', () => {
    const bytes = Uint8Array.from(
      `${head('Content-Type: text/plain; charset=iso-8859-1')}Le caf\u00e9 du port a rouvert mardi, a dit le maire.`,
      (letter) => letter.charCodeAt(0),
    );
    expect(cleanSource({ bytes, name: 'a.eml' }).text).toContain('café');
  });

  it('reads a page saved as MHTML, with its address', () => {
    const title = escaped(TITLE);
    const body = `<body><article><h1>${title}</h1>${HTML}</article></body>`;
    const saved = `<html><head><title>${title}</title></head>${body}</html>`;
    const text =
      'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://wire.example/pier\r\nSubject: ' +
      '=?utf-8?Q?Pier?=\r\nMIME-Version: 1.0\r\nContent-Type: ' +
      `multipart/related;\r\n\ttype="text/html";\r\n\tboundary="bound"\r\n\r\n` +
      part('text/html', saved) +
      part('text/html', '<p>An advertisement in a frame.</p>') +
      `${part('image/png', 'iVBORw0KGgo=', 'Content-Transfer-Encoding: base64')}--bound--`;
    for (const name of ['page.mhtml', 'page.html'])
      expect(clean(text, name)).toMatchObject({
        text: TEXT,
        title: TITLE,
        url: 'https://wire.example/pier',
        source: { mediaType: 'multipart/related' },
      });
  });

  test.each([
    [
      'several messages',
      multipart('digest', ...[1, 2].map(() => `--bound\r\n\r\n${head(SUBJECT)}${TEXT}\r\n`)),
      'several-articles',
    ],
    [
      'a mailbox',
      [1, 2]
        .map(() => `From a@b.example Sun Mar  2 10:15:00 2025\n${head(SUBJECT, 'Content-Type: text/plain')}${TEXT}\n\n`)
        .join(''),
      'several-articles',
    ],
    ['one without a text', multipart('mixed', ATTACHED), 'unsupported-type'],
    ['an encrypted one', multipart('encrypted', ATTACHED), 'unsupported-type'],
    [
      'an answer by a program',
      `${head(SUBJECT, 'Auto-Submitted: auto-replied', 'MIME-Version: 1.0')}${TEXT}`,
      'not-an-article',
    ],
    ['a failed delivery', multipart('report', part('text/plain', TEXT)), 'not-an-article'],
  ])('refuses %s by name', (_, text, reason) => {
    expect(refusal(text, 'a.eml').reason).toBe(reason);
  });

  it('leaves a text alone that begins with labelled lines', () => {
    const article = clean(`Title: ${TITLE}\nDate: 2025-03-02\nAuthor: Noor Haddad\n\n${TEXT}`, 'a.txt');
    expect(article).toMatchObject({ title: TITLE, text: TEXT, source: { mediaType: 'text/plain' } });
  });

  it('stops at a bound of parts within parts', () => {
    const nested = Array.from(
      { length: 60 },
      (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n`,
    );
    const text =
      head(nested.join('').split('\r\n', 1)[0] ?? '').trimEnd() +
      `\r\n\r\n--b0\r\n${nested.slice(1).join('')}Content-Type: text/plain\r\n\r\n${TEXT}`;
    expect(refusal(text, 'a.eml').reason).toBe('unsupported-type');
  });
});
