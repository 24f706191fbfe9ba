import { describe, expect, it } from 'vitest';
import { BODY, jsonLd, longBody, page } from './page.ts';

const H1 = '<h1>Town builds a second pier</h1>';
const TAB = '<title>Town builds a second pier</title>';
const article = (fields: Record<string, unknown>) =>
  jsonLd({ '@type': 'NewsArticle', headline: 'Town builds a second pier', ...fields });

describe('dates', () => {
  it.each([
    ['in words', '<p>Posted on March 30, 2015 by Ida Vell</p>', '2015-03-30'],
    [
      'in a time element, with its instant',
      '<time datetime="2015-03-30T08:00:00+02:00">30 March 2015</time>',
      '2015-03-30T08:00:00+02:00',
    ],
    ['in figures, with the help of the element', '<p><time datetime="2015-03-04">03/04/2015</time></p>', '2015-03-04'],
    ['as long ago', '<p><time datetime="2015-03-30T08:00:00Z">2 hours ago</time></p>', '2015-03-30T08:00:00Z'],
    ['after a label of its own', '<div>Published:</div><div>30 March 2015</div>', '2015-03-30'],
    ['below an account', '<p>Submitted by admin on Mon, 03/30/2015 - 14:32</p>', '2015-03-30'],
    ['after an agency', '<p>dpa am 30.03.2015</p>', '2015-03-30'],
    ['below a deck and a caption', `${BODY.replace(/<p>(?:Fishermen).*/, '')}<p>30 March 2015</p>`, '2015-03-30'],
    ['run together with the name', '<p>By <b>Ida Vell</b><span>Mar 30, 2015</span></p>', '2015-03-30'],
  ])('reads what is shown beside the title: %s', (_, line, published) => {
    expect(page('', `<article>${H1}${line}${longBody(3)}</article>`).publishedAt).toBe(published);
  });

  it('trusts the shown day before JSON-LD, and takes the time of day from it where both name one day', () => {
    const head = article({ datePublished: '2024-03-05T08:00:00Z', dateModified: '2025-01-02T10:00:00Z' });
    expect(page(head, `<article>${H1}<p>January 2, 2025</p>${longBody(3)}</article>`).publishedAt).toBe('2025-01-02');
    expect(page(head, `<article>${H1}<p>March 5, 2024</p>${longBody(3)}</article>`).publishedAt).toBe(
      '2024-03-05T08:00:00Z',
    );
  });

  it('reads figures that leave day and month open as JSON-LD does', () => {
    const head = article({ datePublished: '2024-03-05T08:00:00Z' });
    const shown = (line: string) => page(head, `<article>${H1}<p>${line}</p>${longBody(3)}</article>`).publishedAt;
    expect(shown('03/05/2024')).toBe('2024-03-05T08:00:00Z');
    expect(shown('05/03/2024')).toBe('2024-03-05T08:00:00Z');
    expect(shown('06/03/2024')).not.toBe('2024-03-05T08:00:00Z');
  });

  it('tells an update by its label, whichever date comes first', () => {
    const head = article({ datePublished: '2024-03-05T08:00:00Z' });
    expect(page(head, `<article>${H1}<p>Last updated: Jan 2, 2025</p>${longBody(3)}</article>`)).toMatchObject({
      publishedAt: '2024-03-05T08:00:00Z',
      updatedAt: '2025-01-02',
    });
    expect(
      page(
        '',
        `<article>${H1}<p>Updated Jan 2, 2025 | Published March 5, 2024 | 5 min read</p>${longBody(3)}</article>`,
      ),
    ).toMatchObject({ publishedAt: '2024-03-05', updatedAt: '2025-01-02' });
  });

  it.each([
    ['shown', '', '<p>Updated Jan 2, 2025</p>'],
    ['declared', '<meta property="article:modified_time" content="2025-01-02">', ''],
    ['beside a beginning of time', article({ datePublished: '1970-01-01', dateModified: '2025-01-02' }), ''],
  ])('never takes the last update for the day of publication: %s', (_, head, line) => {
    expect(page(head, `<article>${H1}${line}${longBody(3)}</article>`)).toMatchObject({
      publishedAt: null,
      updatedAt: '2025-01-02',
    });
  });

  it('passes over dates of other things, and those of the story', () => {
    const head = article({ datePublished: '2024-03-05' });
    for (const line of [
      'Recorded on August 19, 2025',
      'The old pier burnt down on June 3, 1999, and was never built again, the office said.',
    ])
      expect(page(head, `<article>${H1}<p>${line}</p>${longBody(3)}</article>`).publishedAt).toBe('2024-03-05');
  });

  it('reads labelled dates at the end, the day in the address, and meta elements', () => {
    expect(page('', `<article>${H1}${longBody(5)}<p>Posted on April 13, 2023</p></article>`).publishedAt).toBe(
      '2023-04-13',
    );
    const address = (path: string) => `<link rel="canonical" href="https://courier.example${path}">`;
    expect(page(address('/2019/11/18/pier'), BODY).publishedAt).toBe('2019-11-18');
    expect(page(address('/2019/nov/18/pier'), BODY).publishedAt).toBe('2019-11-18');
    expect(page('<meta name="parsely-pub-date" content="2019-11-18T01:00:00Z">', BODY).publishedAt).toBe(
      '2019-11-18T01:00:00Z',
    );
  });
});

describe('authors', () => {
  it.each([
    ['By Ida Vell and Bo Lund, staff writers', ['Ida Vell', 'Bo Lund']],
    ['By IDA VELL', ['Ida Vell']],
    ['Written by Ida Vell, Senior Editor, The Courier', ['Ida Vell']],
    ['By Ida Vell Executive Editor', ['Ida Vell']],
    ['By Dr Ida van der Vell, Bo Lund', ['Dr Ida van der Vell', 'Bo Lund']],
    ['By Ida Vell | March 5, 2024 | 4 min read', ['Ida Vell']],
    ['03/05/2024 by Ida Vell', ['Ida Vell']],
    ['By Amanda · March 5, 2024', ['Amanda']],
  ])('reads %j', (line, authors) => {
    expect(page('', `<article>${H1}<p>${line}</p>${longBody(3)}</article>`).authors).toEqual(authors);
  });

  it('drops the site, accounts, addresses and handles', () => {
    const head =
      '<meta property="og:site_name" content="The ' +
      `Courier">${article({ author: ['The Courier', 'admin', 'Ida Vell', '@idavell'].map((name) => ({ name })) })}`;
    expect(page(head, BODY).authors).toEqual(['Ida Vell']);
  });

  it('names the site only where nobody else is named', () => {
    const head =
      '<meta property="og:site_name" content="The ' +
      `Courier">${article({ author: { '@type': 'Organization', name: 'The Courier' } })}`;
    expect(page(head, `<article>${H1}${BODY}</article>`).authors).toEqual(['The Courier']);
    expect(
      page(head, `<article>${H1}<span class="article__author-name">Ida Vell</span>${BODY}</article>`).authors,
    ).toEqual(['Ida Vell']);
  });

  it('prefers a shown byline that names more', () => {
    const head = article({ author: { name: 'Ida Vell' } });
    expect(page(head, `<article>${H1}<p>By Ida Vell, Bo Lund and Cy Dahl</p>${BODY}</article>`).authors).toEqual([
      'Ida Vell',
      'Bo Lund',
      'Cy Dahl',
    ]);
    expect(page(head, `<article>${H1}<p>By Bo Lund</p>${BODY}</article>`).authors).toEqual(['Ida Vell']);
  });

  it('reads links to authors, labels on lines of their own, and never commenters or reviewers', () => {
    expect(
      page('', `<article>${H1}<p><a href="/authors/ida-vell">Ida Vell</a></p>${longBody(3)}</article>`).authors,
    ).toEqual(['Ida Vell']);
    expect(page('', `<article>${H1}<div>Written by:</div><div>Ida Vell</div>${longBody(3)}</article>`).authors).toEqual(
      ['Ida Vell'],
    );
    expect(
      page(
        '',
        `<article>${H1}<p>Reviewed by Bo Lund</p>${longBody(3)}</article><div class="comments"><span ` +
          'class="author">Cy Dahl</span></div>',
      ).authors,
    ).toEqual([]);
  });

  it('takes every author of several meta elements', () => {
    expect(
      page('<meta name="citation_author" content="Ida Vell"><meta name="citation_author" content="Bo Lund">', BODY)
        .authors,
    ).toEqual(['Ida Vell', 'Bo Lund']);
  });
});

describe('authors in foreign and odd fields', () => {
  it.each([
    [
      'given and family name',
      jsonLd({ '@type': 'NewsArticle', author: { '@type': 'Person', givenName: 'Ida', familyName: 'Vell' } }),
      '',
      ['Ida Vell'],
    ],
    [
      'a list of names in one node',
      jsonLd({ '@type': 'NewsArticle', author: { '@type': 'Person', name: ['Ida Vell', 'Per Holt'] } }),
      '',
      ['Ida Vell', 'Per Holt'],
    ],
    ['an inverted name', '<meta name="author" content="Vell, Ida">', '', ['Ida Vell']],
    ['a mail address', '<meta name="author" content="ida@courier.example (Ida Vell)">', '', ['Ida Vell']],
    ['a German byline', '', '<p class="author">Von Ida Vell und Per Holt</p>', ['Ida Vell', 'Per Holt']],
    ['a name alone', '', '<p class="meta">Ida Vell</p>', ['Ida Vell']],
    ['a name in a script without capitals', '', '<p class="byline">이서연 기자</p>', ['이서연']],
    [
      'an agency beside a person',
      jsonLd({ '@type': 'NewsArticle', author: [{ name: 'AFP' }, { name: 'Ida Vell' }] }),
      '',
      ['Ida Vell'],
    ],
    ['a field with two first names', '<meta itemprop="author" content="Ida and Bo">', '', ['Ida', 'Bo']],
    ['one word after a preposition', '', '<p class="byline">von <a href="/author/ida/">Ida</a></p>', ['Ida']],
    ['a preposition before nobody', '', '<p class="byline">von Redaktion, <time>5 May 2024</time></p>', []],
    [
      'a card for networks in German',
      '<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Ida Vell">',
      '',
      ['Ida Vell'],
    ],
    [
      'a class in German',
      '',
      '<p class="head-autor"><a href="/x">Ida Vell</a> &amp; <a href="/y">Bo Lund</a></p>',
      ['Ida Vell', 'Bo Lund'],
    ],
    [
      'whom an author works for',
      '',
      '<p>By Ida Vell, TFU Harbour Project &amp; Bo Lund, Head of Tides</p>',
      ['Ida Vell', 'Bo Lund'],
    ],
    [
      'an association, and a person at the end',
      '<meta name="author" content="Quay Harrow e.V.">',
      '<p>Autorin: Ida Vell, Projektleiterin der TFU.</p>',
      ['Ida Vell'],
    ],
    [
      'a profile in a network',
      '<link rel="canonical" href="https://tessel.example/pier">',
      '<p><a href="https://net.other.example/people/7ab">Netto</a></p>',
      [],
    ],
  ])('reads %s', (_, head, line, authors) => {
    expect(page(head, `<article>${H1}${line}${longBody(3)}</article>`).authors).toEqual(authors);
  });

  it.each([
    ['a name below the title, again in a box', '<p>Ida Vell</p>', '<p>Ida Vell</p><p>| Author</p>', ['Ida Vell']],
    ['but none that stands there once', '<p>Stone Quay</p>', '', []],
    ['an address', '<address>Ida Vell <a href="mailto:i@q.example">i@q.example</a></address>', '', ['Ida Vell']],
    [
      'authors in elements side by side',
      '<div class="author-name">Ida Vell and</div><div class="author-name">Per Holt</div>',
      '<div class="author-name">Una Moss</div>',
      ['Ida Vell', 'Per Holt'],
    ],
    ['a label in a span of its own', '<p><span>Author</span><span>Ida Vell</span></p>', '', ['Ida Vell']],
    ['a day before the name', '<p class="meta">3 May 2025 by Ida Vell Leave a Comment</p>', '', ['Ida Vell']],
    ['a label at the end', '', '<h2>Article written by:</h2><h3>Ida Vell, MD</h3>', ['Ida Vell, MD']],
  ])('reads %s', (_, line, end, authors) => {
    expect(page('', `<article>${H1}${line}${longBody(3)}</article><div>${end}</div>`).authors).toEqual(authors);
  });

  it('reads the creator where the author is a house', () => {
    const fields = '"author":{"@type":"Organization","name":"The Courier"},"creator":["Ida Vell"]';
    const head = `<script type="application/ld+json">{"@type":"NewsArticle",${fields}}</script>`;
    expect(page(head, `<article>${H1}${longBody(3)}</article>`).authors).toEqual(['Ida Vell']);
  });

  it('takes no date from the card of another story, but from beside a linked title of its own', () => {
    const card = (link: string): string =>
      `<div class="tile"><a href="/x">${link}</a><span class="date">3 November 2024</span></div>`;
    const dated = (link: string) => page(TAB, `<article>${H1}${longBody(3)}</article>${card(link)}`).publishedAt;
    expect(dated('Storm damages nine roofs of the valley')).toBeNull();
    expect(dated('Town builds a second pier')).toBe('2024-11-03');
  });

  it('names the site where an element shows it as the author and nobody else is named', () => {
    const head = '<link rel="canonical" href="https://quaycraft.example/pier">';
    const shown = (name: string): string =>
      `<article>${H1}<div class="post-author-name">${name}</div>${longBody(3)}</article>`;
    expect(page(head, shown('QuayCraft')).authors).toEqual(['QuayCraft']);
    expect(page(head, shown('Share')).authors).toEqual([]);
  });

  it('names the author of every entry of a live page', () => {
    const entry = (name: string): string =>
      `<article><h2>Entry of ${name}</h2><p class="byline">By ${name}</p>${BODY}</article>`;
    expect(page('', `${H1}${entry('Ida Vell')}${entry('Per Holt').replaceAll('pier', 'quay')}`).authors).toEqual([
      'Ida Vell',
      'Per Holt',
    ]);
  });
});

describe('title', () => {
  it('reads the heading of a post, set as lists of posts set it, where the page calls itself so', () => {
    const { title } = page(
      '<title>Quay Letters: Town builds a second pier</title>',
      `<h3 class="post-title entry-title">Town builds a second pier</h3>${BODY}`,
    );
    expect(title).toBe('Town builds a second pier');
  });

  it('passes over a heading that only names the site', () => {
    const { title } = page(
      '<title>Town builds a second pier</title>',
      `<h1><a href="/">The Courier</a></h1><h2>Town builds a second pier</h2>${BODY}`,
    );
    expect(title).toBe('Town builds a second pier');
  });

  it('prefers the heading that agrees with what is declared', () => {
    const { title } = page(
      '<meta property="og:title" content="Town builds a second pier - The Courier"><meta property="og:site_name" ' +
        'content="The Courier">',
      `<h1>Harbour &amp; Coast News</h1><h1>Town builds a second pier</h1>${BODY}`,
    );
    expect(title).toBe('Town builds a second pier');
  });

  it.each([
    [
      'a desk as the only h1',
      '<title>Town builds a second pier</title>',
      '<h1>Harbours and Coasts Desk</h1><h2>Town builds a second pier</h2>',
    ],
    [
      'a desk that the title element names, too',
      '<title>Town builds a second pier - Harbour Desk - The Courier</title>',
      '<h1>Harbour Desk</h1><div>Town builds a second pier</div>',
    ],
    ['a dash of its own', '<title>Town builds a pier: who pays - and who does not - The Courier</title>', ''],
    [
      'a site before a colon',
      '<title>The Courier: Town builds a second pier</title>',
      '<h2>Town builds a second pier</h2>',
    ],
    ['the names of site and desk before it', '<title>The Courier :: Harbours :: Town builds a second pier</title>', ''],
    ['a count of messages', '<title>(3) Town builds a second pier - The Courier</title>', ''],
    ['a page that only names its site', '<title>The Courier</title>', '<h2>Town builds a second pier</h2>'],
    [
      'the mark of a link before it',
      '<title>The Courier</title>',
      '<h1><a href="#a">#</a> Town builds a second pier</h1>',
    ],
    [
      'a site that has a heading of its own',
      '<title>The Courier | Town builds a second pier</title>',
      '<h1 class="brand">The Courier</h1><h1>Town builds a second pier</h1>',
    ],
    [
      'a page that calls itself the home page',
      '<title>Home - The Courier</title>',
      '<h2>Town builds a second pier</h2>',
    ],
    [
      'a kicker in a line of its own',
      '<title>Opinion | Town builds a second pier</title>',
      '<h1>Opinion<br>Town builds a second pier</h1>',
    ],
    [
      'words for screen readers alone',
      '<title>Town builds a second pier</title>',
      '<h1><span class="visually-hidden">Article title: </span>Town builds a second pier</h1>',
    ],
    [
      'a kicker in a span',
      '<title>Town builds a second pier</title>',
      '<h1><span class="kicker">Exclusive</span>Town builds a second pier</h1>',
    ],
    [
      'a date in the heading',
      '<title>Town builds a second pier</title>',
      '<h1>Town builds a second pier<small>7 October 2024</small></h1>',
    ],
    [
      'a kicker of many words that no other title has',
      '<meta property="og:title" content="Town builds a second pier">',
      '<h1><span class="detail__roofline">Ports and their neighbours</span> Town builds a second pier</h1>',
    ],
    [
      'a day before it',
      '<title>07.10.2024 - Town builds a second pier</title>',
      '<h1>07.10.2024 - Town builds a second pier</h1>',
    ],
    ['a day after it', '', '<h1>Town builds a second pier | 7 October 2024</h1>'],
    [
      'a long name of the site as the only h1',
      '<title>Town builds a second pier » Friends of the Harbour</title>',
      '<h1>Friends of the Harbour, a society for piers and quays.</h1><h2>Town builds a second pier</h2>',
    ],
    [
      'a short name of the site that opens the title element',
      '<title>Tessel online - Town builds a second pier</title><meta property="og:title" content="Town builds a ' +
        'second pier">',
      '<h1>Tessel</h1><div>Town builds a second pier</div>',
    ],
    [
      'a mark of a link',
      '<title>Town builds a second pier</title>',
      '<h1>Town builds a second pier<a href="#p">¶</a></h1>',
    ],
  ])('is found beside %s', (_, head, heading) => {
    const wanted = head.includes('who pays')
      ? 'Town builds a pier: who pays - and who does not'
      : 'Town builds a second pier';
    expect(page(head, `${heading}${BODY}`).title).toBe(wanted);
  });
});

describe('a title that elements run together', () => {
  it('is written as another title of the page writes it', () => {
    const head = '<meta property="og:title" content="Who owns the shore? - “We all do”">';
    expect(page(head, `<h1><b>Who owns the shore?</b>“We all do”</h1>${BODY}`).title).toBe(
      'Who owns the shore? - “We all do”',
    );
  });
});

describe('JSON-LD', () => {
  it('reads arrays, graphs and references', () => {
    const head = jsonLd([
      { '@type': 'BreadcrumbList' },
      {
        '@graph': [
          { '@type': 'Person', '@id': '#ida', name: 'Ida Vell' },
          { '@type': ['Thing', 'NewsArticle'], author: { '@id': '#ida' }, datePublished: '2024-03-05' },
        ],
      },
    ]);
    expect(page(head, BODY)).toMatchObject({ authors: ['Ida Vell'], publishedAt: '2024-03-05' });
  });

  it('reads what can be read of a script that is no JSON', () => {
    const head = `<script type="application/ld+json">{"@type": "NewsArticle", "description": "The "second" pier",
      "author": {"@type": "Person", "name": "Ida Vell"}, "datePublished": "2024-03-05T08:00:00Z"}</script>`;
    expect(page(head, BODY)).toMatchObject({ authors: ['Ida Vell'], publishedAt: '2024-03-05T08:00:00Z' });
  });
});

describe('names and dates of others', () => {
  it('takes nobody of a list of columnists for the author', () => {
    const links = ['Ida Vell', 'Tor Aune'].map((name) => `<li><a class="author">${name}</a></li>`).join('');
    expect(page('', `<article>${H1}${longBody(3)}</article><aside><ul>${links}</ul></aside>`).authors).toEqual([]);
  });

  it("does not take the author of another story for the article's", () => {
    const { authors } = page(
      '',
      `<article>${H1}<p class="byline">By Ida Vell</p>${longBody(3)}</article><div class="further"><a ` +
        'rel="author">Tor Aune</a></div>',
    );
    expect(authors).toEqual(['Ida Vell']);
  });

  it.each([
    [
      'an organization in JSON-LD',
      article({ author: { '@type': 'Organization', name: 'Tessel Press House' } }),
      'By Ida Vell',
    ],
    ['the short name of a house', '<meta name="author" content="TPH">', 'By Ida Vell'],
    ['the site and where it is', '<meta name="author" content="tessel.example.com, Tessel, Sweden">', 'By Ida Vell'],
    ['the label of a date', '<meta name="author" content="Last updated">', 'By Ida Vell'],
    [
      'the name that tabs give the site',
      '<title>Town builds a second pier | Tessel Tides</title><meta name="author" content="Tessel Tides">',
      'By Ida Vell',
    ],
  ])('prefers the person shown to %s', (_, head, line) => {
    expect(page(head, `<article>${H1}<p>${line}</p>${longBody(3)}</article>`).authors).toEqual(['Ida Vell']);
  });

  it('reads the name in a box on the author where nothing else names one', () => {
    const box =
      '<div class="author-box__name">Ida Vell</div><div class="author-box__text">Ida Vell writes about ports.</div>';
    expect(page('', `<article>${H1}${longBody(3)}${box}</article>`).authors).toEqual(['Ida Vell']);
  });

  it('leaves a house its article where only another story names a person', () => {
    const head = '<title>Town builds a second pier | Tessel Tides</title><meta name="author" content="Tessel Tides">';
    const other = '<div class="teaser-row"><h3>Ferry late</h3><span class="byline">Tor Aune</span></div>';
    expect(page(head, `<article>${H1}${longBody(3)}</article>${other}`).authors).toEqual(['Tessel Tides']);
  });

  it('takes nobody whom the article cites for its author', () => {
    const cited = '<li itemprop="citation" itemscope><meta itemprop="author" content="Tor Aune">On piers, 1999.</li>';
    const head = '<meta name="dc.creator" content="Ida Vell">';
    expect(page(head, `<article>${H1}${longBody(3)}<ul>${cited}${cited}</ul></article>`).authors).toEqual(['Ida Vell']);
  });

  it('reads no title, licence or desk as a name', () => {
    const byline = '<div class="byline-wrapper byline"><h1>Yellow Boats and I</h1><p>30 March 2015</p></div>';
    expect(page('<title>Yellow Boats and I</title>', `<article>${byline}${longBody(3)}</article>`).authors).toEqual([]);
    const licence = '<p>Licence: <a href="https://commons.example/licenses/by/4.0/deed.en">Share Freely</a></p>';
    expect(page('', `<article>${H1}${licence}${longBody(3)}</article>`).authors).toEqual([]);
    const desk = '<p>Von <a rel="author" href="/a/ida">Ida</a> In <a href="/c/news">Aktuell</a></p>';
    expect(page('', `<article>${H1}${desk}${longBody(3)}</article>`).authors).toEqual(['Ida']);
  });

  it('reads the name after the date in a line under the title', () => {
    const line = '<p>30 March 2015 - Ida Vell</p>';
    expect(page('', `<article>${H1}${line}${longBody(3)}</article>`).authors).toEqual(['Ida Vell']);
  });

  it('parts a date from the name that a span sets right after it', () => {
    const line = '<div class="meta"><span>30 March 2015</span><span>Ida Vell</span></div>';
    const { authors, publishedAt } = page('', `<article>${H1}${line}${longBody(3)}</article>`);
    expect([authors, publishedAt]).toEqual([['Ida Vell'], '2015-03-30']);
  });

  it('takes no date from comments', () => {
    const comments = '<div class="comments"><p>Per said:</p><p>2 April 2015</p><p>A fine pier.</p></div>';
    const footer = '<footer class="entry-meta">ida <span class="date">30 March 2015</span></footer>';
    expect(page('', `<article>${H1}<p>A pier, once more.</p>${footer}${comments}</article>`).publishedAt).toBe(
      '2015-03-30',
    );
  });

  it('takes no date from an aside, unless a label says what it dates', () => {
    const aside = (inner: string) => `<article>${H1}${longBody(3)}</article><aside>${inner}</aside>`;
    expect(
      page('', aside('<h4>The old pier</h4><time datetime="2009-05-01">1 May 2009</time>')).publishedAt,
    ).toBeNull();
    const labelled = '<div>Published <time datetime="2015-03-30">30 March 2015</time></div>';
    expect(page('', aside(labelled)).publishedAt).toBe('2015-03-30');
  });
});

describe('a name for machines alone', () => {
  it('is read where the page shows none', () => {
    const author = '<span itemprop="author" itemscope><meta itemprop="name" content="Ida Vell"></span>';
    expect(page('', `<article>${H1}${author}${longBody(2)}</article>`).authors).toEqual(['Ida Vell']);
  });
});

describe('archived pages', () => {
  it('have the address of the page, not of its copy', () => {
    const head =
      '<link rel="canonical" href="https://web.archive.org/web/20240501101112/https://courier.example/pier">';
    expect(page(head, `<article>${H1}${longBody(2)}</article>`).url).toBe('https://courier.example/pier');
  });
});

describe('authors side by side', () => {
  const by = (box: string, head = '') => page(head, `<article>${H1}${box}${longBody(3)}</article>`).authors;

  it.each([
    ['and their town', '<p class="byline"><span>Ida Vell</span><span>Ellery</span></p>', ['Ida Vell']],
    [
      'and their day',
      '<div class="author"><b>Ida Vell</b><time datetime="2025-03-04">Mar 4</time></div>',
      ['Ida Vell'],
    ],
    ['and their links', '<div class="authors"><a href="/i">Ida Vell</a><a href="#">Email</a></div>', ['Ida Vell']],
    [
      'each in a box',
      '<div class="authors"><span class="author">Ida Vell</span><span class="author">Bo Lund</span></div>',
      ['Ida Vell', 'Bo Lund'],
    ],
    ['each a link', '<div class="post-authors"><a>Ida Vell</a><a>Bo Lund</a></div>', ['Ida Vell', 'Bo Lund']],
    ['after the day', '<p class="meta">Wed 4 March 2015, Ida Vell</p>', ['Ida Vell']],
    ['in a list', '<ul class="authors"><li>Ida Vell</li><li>Bo Lund</li></ul>', ['Ida Vell', 'Bo Lund']],
    ['with a comma', '<p class="byline"><a>Ida Vell</a>, <a>Bo Lund</a></p>', ['Ida Vell', 'Bo Lund']],
  ])('are parted: %s', (_, box, names) => {
    expect(by(box)).toEqual(names);
  });

  it('leave out what the site is called by its tab', () => {
    const tab = '<title>Town builds a second pier | Ellery Avis</title>';
    expect(by('<div class="byline">By <a>Ida Vell</a> and <a>Bo Lund</a>, Ellery Avis</div>', tab)).toEqual([
      'Ida Vell',
      'Bo Lund',
    ]);
  });

  it('are read from lists of JSON-LD, and from fields parted by bars', () => {
    const people = { '@list': [{ name: 'Ida Vell' }, { name: 'Bo Lund' }] };
    expect(by('', article({ author: people }))).toEqual(['Ida Vell', 'Bo Lund']);
    expect(by('', '<meta name="author" content="Ida Vell|Bo Lund">')).toEqual(['Ida Vell', 'Bo Lund']);
  });
});

it('reads the day that an abbreviation has in its title', () => {
  const day = '<abbr class="published" title="2015-03-30T08:00:00+0200">Monday</abbr>';
  expect(page('', `<article>${H1}${day}${longBody(3)}</article>`).publishedAt).toMatch(/^2015-03-30/);
});

it('takes no file or address for a part of the title', () => {
  const word = '<p class="MsoTitle">Town builds a second pier</p>';
  expect(page('<title>Microsoft Word - pier.docx</title>', `${word}${longBody(3)}`).title).toBe(
    'Town builds a second pier',
  );
  expect(page('<title>ellery.example - Town builds a second pier</title>', longBody(3)).title).toBe(
    'Town builds a second pier',
  );
});

describe('a line of details below the title', () => {
  const lined = (line: string, lang = 'en') => {
    const { authors, publishedAt, text } = page('', `<div lang="${lang}">${H1}<div>${line}</div>${longBody(3)}</div>`);
    return { authors, publishedAt, starts: text.slice(0, 16) };
  };

  it.each([
    ['a label after the day', '5 марта 2025, 19:32 | Автор: Ида Вельская | Просмотров: 41', ['Ида Вельская']],
    ['a label after others', '2025-03-05 20:15 来源：港口日报 作者：林小雨', ['林小雨']],
    ['the word for a journalist', '来源：港口日报 记者 林小雨 2025-03-05', ['林小雨']],
    ['the same after the name', '입력 2025.03.05 18:02 | 김바다 기자 sea@quay.example', ['김바다']],
    ['a name before the day', 'Ida Vell | 5. 3. 2025 | 14:20', ['Ida Vell']],
    ['a name before a label of the day', 'Ida Vell | Publicado: 5 de marzo de 2025 14:20', ['Ida Vell']],
    ['a name after two days', 'Published 5 March 2025 | Updated 6 March 2025 | Ida Vell, Harbour Editor', ['Ida Vell']],
    ['an outlet after the name', 'Por Ida Vell, q1 Porto — Ilhavo<br>05/03/2025 14h10', ['Ida Vell']],
    [
      'a second name on its own line',
      '<p class="author">Ida Vell,<br>Bo Lund</p><p>5 March 2025</p>',
      ['Ida Vell', 'Bo Lund'],
    ],
    ['the place before the name', '항구=김바다 기자<br>입력 2025.03.05. 18:02', ['김바다']],
    ['slashes round it', '2025-03-05 20:15 港口報／ 記者林小雨／港口即時報導', ['林小雨']],
    ['a day without its year', 'Іда Вельська — 5 березня, 13:15', ['Іда Вельська']],
    ['a label with a comma', 'Автор, Іда Вельська', ['Іда Вельська']],
    ['the same in brackets', '[항구일보 김바다 기자] 2025.03.05', ['김바다']],
    ['a label after slashes', 'Haber Girişi: 05.03.2025 10:42 / Muhabir: Ida Vell', ['Ida Vell']],
    ['a section between the day and the name', 'Posted 5 March in Harbour by Ida Vell', ['Ida Vell']],
    ['a section before the name', 'Harbour · Ida Vell · Mar 5, 2025', ['Ida Vell']],
    ['a section before the day', 'Filed under Harbour on March 5, 2025 by Ida Vell', ['Ida Vell']],
    ['a preposition after the time', 'Le 05/03/2025 à 11:30 par Ida Vell, modifié à 15:02', ['Ida Vell']],
    ['a label before another', 'Story: Ida Vell / Photos: Bo Lund / March 5, 2025', ['Ida Vell']],
    ['a translator after the name', 'By Ida Vell. Translated by Bo Lund', ['Ida Vell']],
    ['a name after a weekday', 'Wed., March 5, 2025 | Ida Vell | Ostrey Courier', ['Ida Vell']],
    ['a sentence of its own', 'Publicerad 2025-03-05 07.15. Uppdaterad 2025-03-06 08.00. Av Ida Vell', ['Ida Vell']],
    ['a name after days in figures', '04/03/2025 - 11:30 | Modifié : 05/03/2025 - 08:15 | Ida Vell', ['Ida Vell']],
  ])('names its author: %s', (_, line, authors) => {
    expect(lined(line).authors).toEqual(authors);
  });

  it.each([
    ['sections', 'Harbour | Ferries | Piers'],
    ['a section and the day', 'Ferries | 5 March 2025'],
    ['a photographer', '5 March 2025 | Photo: Ida Vell'],
    ['a place after a preposition', 'Am 05.03.2025 von Port Ellery nach Tessel gefahren'],
    ['a publisher in a sentence', 'Published last year by Ostrey Books, it tells of a harbour.'],
    ['a newsroom', '<span class="author">Redacción Puerto</span> 5 marzo 2025'],
    [
      'a place that marks a newsroom',
      '<span class="author">Staff writer</span><span class="author-location">Tessel</span>',
    ],
    ['a label of two words', 'Giornale Online: 05.03.2025 10:42'],
  ])('names nobody: %s', (_, line) => {
    expect(lined(line).authors).toEqual([]);
  });

  it('says when the page was changed, which is not when it appeared', () => {
    const line = 'Par Ida Vell - Publié hier à 11h30, mis à jour le 6 octobre 2025';
    const { publishedAt, updatedAt } = page('', `<div lang="fr">${H1}<div>${line}</div>${longBody(3)}</div>`);
    expect([publishedAt, updatedAt]).toEqual([null, '2025-10-06']);
  });

  it('dates the article by the state that a German page gives as its only day', () => {
    expect(lined('Von Ida Vell | Stand: 05.03.2025, 21:48 Uhr', 'de')).toMatchObject({ publishedAt: '2025-03-05' });
  });

  it('is no part of the text, however much of it sites print', () => {
    const line = '2025-03-05 20:15:07 | 作者: 林小雨 | 来源: 港口日报 | 阅读(1024) | 评论(3)';
    expect(lined(line, 'zh')).toEqual({ authors: ['林小雨'], publishedAt: '2025-03-05', starts: 'The harbour town' });
  });
});

it('reads the author in the footer of the article, and a signature that is set right', () => {
  const footer = '<div class="post-footer"><span class="post-author">Posted by Ida Vell</span> at 08:15</div>';
  expect(page('', `<div class="post">${H1}${longBody(3)}${footer}</div>`).authors).toEqual(['Ida Vell']);
  const signed = '<p style="text-align: right"><b>Ida Vell</b></p>';
  expect(page('', `<article>${H1}${longBody(3)}${signed}</article>`).authors).toEqual(['Ida Vell']);
});

it.each([
  ['a line below', '港口小镇决定再建一座码头_港口新闻网'],
  ['dashes and a desk', '港口小镇决定再建一座码头--时政--港口网'],
  ['a bar', '港口小镇决定再建一座码头 | 港口新闻'],
])('knows the site in the tab of a page without spaces between words: %s', (_, tab) => {
  expect(page(`<title>${tab}</title>`, longBody(3)).title).toBe('港口小镇决定再建一座码头');
});

it('keeps a dash between the words of such a title', () => {
  const title = '临海-新港快线开通首日运送旅客三万人次';
  expect(page(`<title>${title}</title>`, longBody(3)).title).toBe(title);
});

it('reads who signs with a job below the text, and no newsroom behind a preposition', () => {
  const signed = '<div>Ida Vell<br>Reporter</div><div>5 March 2025</div>';
  expect(page('', `<article>${H1}${longBody(3)}${signed}</article>`).authors).toEqual(['Ida Vell']);
  const newsroom = '<p class="author">di Redazione Porto</p>';
  expect(page('', `<article>${H1}${newsroom}${longBody(3)}</article>`).authors).toEqual([]);
});

it('leaves a topic out of the title that a heading runs together with it, where the tab names the site, too', () => {
  const heading = '<h1><span class="a">Harbour</span><span class="b">Town builds a second pier</span></h1>';
  const tab = '<title>Town builds a second pier | ellery.example</title>';
  expect(page(tab, `<article>${heading}${longBody(3)}</article>`).title).toBe('Town builds a second pier');
});

it('cuts a signature with the day below the text', () => {
  const shown = '<p><a href="/autor/vell">Ida Vell</a></p><time datetime="2025-03-05">5 March 2025</time>';
  const { authors, text } = page('', `<article>${H1}${shown}${longBody(3)}<p>(Ida Vell, 5.3.2025)</p></article>`);
  expect(authors).toEqual(['Ida Vell']);
  expect(text).not.toContain('Ida Vell');
});
