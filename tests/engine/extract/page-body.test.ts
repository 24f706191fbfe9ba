import { describe, expect, it } from 'vitest';
import { BODY, jsonLd, longBody, page } from './page.ts';

const TITLE = '<title>Town builds a second pier</title>';
const H1 = '<h1>Town builds a second pier</h1>';

function rulesOf({ removed }: ReturnType<typeof page>): string[] {
  return removed.map(({ rule }) => rule);
}

describe('names of parts', () => {
  it('reads no furniture into ids made from a heading, rows named after people, or layout words', () => {
    const { text } = page(
      TITLE,
      `<article>${H1}${BODY}<h2 id="how-we-test-related-video-and-audio">How the tests were made</h2>${longBody(2)}
       <table><tr class="player-2020-580"><td>Ida Vell</td><td>5040</td></tr></table>
       <div class="overflow-hidden md:hidden"><p>The old pier stays open for the ferries until the new one
       is finished, the office said.</p></div></article>`,
    );
    expect(text).toContain('How the tests were made');
    expect(text).toContain('Ida Vell 5040');
    expect(text).toContain('stays open for the ferries');
  });

  it.each(['hidden', 'sr-only', 'd-none', 'visually-hidden', 'u-hidden'])('leaves out what class %s hides', (name) => {
    const found = page(
      TITLE,
      `<article>${H1}${BODY}<div class="box ${name}">Print edition only: see the plan on the back ` +
        `page.</div>${longBody(2)}</article>`,
    );
    expect(found.text).not.toContain('Print edition only');
    expect(rulesOf(found)).toContain('hidden');
  });

  it('keeps posts of social networks that are set into the article', () => {
    const { text } = page(
      TITLE,
      `<article>${H1}${BODY}<div class="social-media-embed"><blockquote><p>Two piers and still no place to ` +
        `park.</p>— Ida Vell, March 5</blockquote></div>${longBody(2)}</article>`,
    );
    expect(text).toContain('still no place to park');
  });

  it('keeps closed panels and their questions, and boxes of prose inside the article', () => {
    const answer =
      'The pier opens in June if the winter is mild, and in August if it is not, the harbour office wrote in its ' +
      'plan for the year.';
    const [hall, yard, lighthouse] = ['hall', 'yard', 'lighthouse'].map((name) => answer.replace('pier', name));
    const aside = `<aside><p>${hall} ${yard}</p><p>${lighthouse}</p></aside>`;
    const { text } = page(
      TITLE,
      `<article>${H1}${longBody(4)}<button>When will the new pier be open?</button><div ` +
        `aria-hidden="true"><p>${answer}</p></div>${aside}${longBody(6)}</article>`,
    );
    expect(text).toContain('When will the new pier be open?');
    expect(text).toContain(answer);
    expect(text).toContain('The lighthouse opens in June');
  });

  describe('a gallery that is longer than its article', () => {
    const slide = (_: unknown, at: number) =>
      `<li><h2>${at + 1}/40 A boat of the year</h2><p>The boat with the number ${at + 1} was built at Ostrey by a ` +
      'family that has made boats of oak for a hundred years, and it still goes out for herring.</p></li>';
    const gallery = `<div class="photo-gallery"><ul>${Array.from({ length: 40 }, slide).join('')}</ul></div>`;

    it('goes where an article stands beside it', () => {
      const { text } = page('', `<article>${H1}${longBody(6)}${gallery}</article>`);
      expect(text).toContain('breakwater');
      expect(text).not.toContain('herring');
    });

    it('stays where it is the story', () => {
      expect(page('', `<article>${H1}${BODY}${gallery}</article>`).text).toContain('herring');
    });
  });

  it.each([
    ['a paragraph', '<p>A second pier is to be built before the summer. The council agrees, and fishermen do not.</p>'],
    ['points', '<ul><li>The council agrees on a pier.</li><li>Fishermen want a longer breakwater first.</li></ul>'],
  ])('keeps a deck that its site calls a teaser: %s', (_, deck) => {
    const below = `<div class="date">5 May 2024</div><div class="teaser-text">${deck}</div>`;
    const { text } = page('', `<article>${H1}${below}${longBody(3)}</article>`);
    expect(text).toMatch(/^(?:A second pier is|The council agrees)/);
  });

  it('leaves out a teaser with links below the title', () => {
    const teaser =
      '<div class="teaser-text"><p><a href="/x">The ferry sails again</a> as of Monday, says the port</p></div>';
    expect(page('', `<article>${H1}${teaser}${longBody(3)}</article>`).text).not.toContain('ferry sails');
  });

  it('leaves out a linked heading after the label of a pointer', () => {
    const card =
      '<div class="embed"><a href="/x"><strong>READ ALSO</strong><h4>Ferry fares rise again in autumn</h4></a></div>';
    const { text } = page('', `<article>${H1}${longBody(2)}${card}${longBody(2)}</article>`);
    expect(text).not.toMatch(/Ferry fares|READ ALSO/);
  });

  it('leaves out a card of another story that stands alone in the body', () => {
    const card =
      '<div><p>Noticia</p><article><p>Harbour</p><h2><a href="/fares">Ferry fares to rise in autumn for all</a></h2>' +
      '<p>Ida Vell</p></article></div>';
    const { text } = page('', `<article>${H1}${longBody(2)}${card}${longBody(2)}</article>`);
    expect(text).not.toContain('Ferry fares');
    expect(text).not.toContain('Ida Vell');
  });

  it('leaves cards that show at a name out of the line', () => {
    const { text } = page(
      TITLE,
      `<article>${H1}<p><span style="font-weight: 400">The plan for another pier at the old harbour comes from ` +
        'Councillor <span class="tooltip-person"><a href="/p">Ida Vell</a><span class="tooltip"><b>Ida Vell</b> <a ' +
        `href="/1">Her ten best speeches</a></span></span>, who leads the council.</span></p>${BODY}</article>`,
    );
    expect(text).toContain('comes from Councillor Ida Vell, who leads');
    expect(text).not.toContain('ten best speeches');
  });

  it('leaves out footnotes, and figure captions in a span', () => {
    const { text } = page(
      TITLE,
      `<article>${H1}${longBody(3)}<figure><span><figcaption>The pier in the evening ` +
        'light</figcaption></span></figure><div class="footnotes"><ol><li>Harbour office, plan for the year, page ' +
        '12.</li></ol></div></article>',
    );
    expect(text).not.toContain('evening light');
    expect(text).not.toContain('page 12');
  });
});

describe('rows of teasers', () => {
  const row = (link: (at: number) => string, text: string) =>
    [1, 2, 3, 4]
      .map((at) => `<div class="n"><p>${link(at)}</p><p>${text.replace('boat', `boat number ${at}`)}</p></div>`)
      .join('');
  const TEASER = 'The boat was sold to an island in the south on Monday.';

  it('go without a heading, too, where each is a linked line with an excerpt', () => {
    const linked = row((at) => `<a href="/boats/${at}">Harbour sells its boat number ${at}</a>`, TEASER);
    const { text } = page('', `<main><div>${H1}${longBody(4)}<div>${linked}</div></div></main>`);
    expect(text).not.toContain('was sold');
  });

  it.each([
    ['that open a panel of the page', row((at) => `<a href="#q${at}">What is boat number ${at} for?</a>`, TEASER)],
    [
      'that an article recommends, each on a site of its own',
      row((at) => `<a href="https://quay${at}.example/boats">Harbour sells its boat number ${at}</a>`, TEASER),
    ],
    ['whose lines are no links', row((at) => `<b>Harbour sells its boat number ${at}</b>`, TEASER)],
    [
      'that say more',
      row((at) => `<a href="/b/${at}">Harbour sells its boat number ${at}</a>`, `${TEASER} `.repeat(6)),
    ],
  ])('are kept %s', (_, rows) => {
    expect(page('', `<main><div>${H1}${longBody(4)}<div>${rows}</div></div></main>`).text).toContain('was sold');
  });

  it('are kept among the paragraphs of an article', () => {
    const linked = row((at) => `<a href="/boats/${at}">Harbour sells its boat number ${at}</a>`, TEASER);
    const { text } = page('', `<main><div>${H1}${longBody(3)}<div>${linked}</div>${longBody(4)}</div></main>`);
    expect(text).toContain('was sold');
  });

  const card = (name: string, tag = 'div') =>
    `<${tag} class="c${name.length}"><h3><a href="/${name}">Council talks about the ${name} again</a></h3><p>The ` +
    `${name} was on the list for the third time this year.</p></${tag}>`;

  it.each(['div', 'article', 'li'])('leaves out a row of %s', (tag) => {
    const cards = ['road', 'hall', 'park'].map((name) => card(name, tag)).join('');
    const found = page(TITLE, `<main>${H1}${longBody(3)}<section>${cards}</section></main>`);
    expect(found.text).not.toContain('Council talks');
    expect(rulesOf(found)).toContain('related');
  });

  it('does not take sections of the article for teasers', () => {
    const section = (name: string) =>
      `<div class="part"><h3><a href="#${name}">About the ${name}</a></h3>${BODY.replaceAll('pier', name)}</div>`;
    const { text } = page(TITLE, `<main>${H1}${['road', 'hall', 'park'].map(section).join('')}</main>`);
    expect(text).toContain('About the hall');
  });
});

describe('where the article begins and ends', () => {
  it('takes first paragraphs that stand between the title and the body', () => {
    const { text } = page(
      TITLE,
      `<main>${H1}<div class="intro">${BODY.replaceAll('pier', 'jetty')}${BODY.replaceAll('pier', 'wharf')}</div>` +
        `<div class="article-body">${longBody(8)}</div></main>`,
    );
    expect(text).toMatch(/^The harbour town will build a second jetty/);
  });

  it('takes the deck, and none of the lines about it', () => {
    const { text } = page(
      TITLE,
      `<main>${H1}<div class="deck"><p>After a long night the council has voted, and not everybody in the town ` +
        'is glad of it.</p></div><div>Harbour desk</div><p>More of it in tonight’s letter, says <a href="/l">the ' +
        `harbour desk, which wrote it.</a></p><div class="article-body">${longBody(6)}</div></main>`,
    );
    expect(text).toMatch(/^After a long night [^\n]*\n\nThe harbour town/);
    expect(text).not.toMatch(/[Hh]arbour desk/);
  });

  it('leaves what stands before the title', () => {
    const { text } = page(
      TITLE,
      `<main><p>Weather: rain until noon</p><p>Harbour and coast</p>${H1}${longBody(3)}</main>`,
    );
    expect(text).not.toContain('rain until noon');
  });

  it('ends with the box the article stands in, and not with promotions after it', () => {
    const appeal = 'Our firm has built piers for sixty years, and we will gladly build yours, so call us today. ';
    const { text } = page(
      TITLE,
      `<main><div class="a1">${H1}${longBody(6)}</div><div ` + `class="a2"><p>${appeal.repeat(6)}</p></div></main>`,
    );
    expect(text).toContain('second lock');
    expect(text).not.toContain('Our firm');
  });

  it.each([
    ['of one name', 'class="block-text"', 'class="block-text"'],
    ['of one building kit', 'class="kit-block kit-1"', 'class="kit-block kit-2"'],
  ])('goes on over boxes %s', (_, first, second) => {
    const { text } = page(
      TITLE,
      `<main><article>${H1}<div ${first}>${longBody(4)}</div><div ` +
        `${second}>${BODY.replaceAll('pier', 'tower')}</div></article></main>`,
    );
    expect(text).toContain('second tower');
  });

  it('does not go on over a box of the same name with a heading of its own', () => {
    const { text } = page(
      TITLE,
      `<main><article>${H1}<div class="block-text">${longBody(6)}</div><div class="block-text"><h2>About ` +
        `us</h2>${BODY.replaceAll('pier', 'tower')}</div></article></main>`,
    );
    expect(text).not.toContain('second tower');
  });

  it.each(['teaser-content', 'paywall', 'promo-text', 'recommended-part', 'modal-body', 'signup-gate', 'sidebar-left'])(
    'keeps paragraphs among the others in a box called %s',
    (name) => {
      const { text } = page(
        TITLE,
        `<main><article>${H1}${longBody(4)}<div ` +
          `class="${name}">${BODY.replaceAll('pier', 'tower')}</div></article></main>`,
      );
      expect(text).toContain('second tower');
    },
  );

  it('takes the article in an overlay and not the list behind it', () => {
    const item = (at: number): string =>
      `<li><h3><a href="/${at}">Boat number ${at} comes home from the bay</a></h3><p>The crew of boat number ` +
      `${at} were out for a week and came home with less than they had hoped for, they said on Monday.</p></li>`;
    const list = Array.from({ length: 14 }, (_, at) => item(at)).join('');
    const { text } = page(
      TITLE,
      `<div id="stream"><ul>${list}</ul></div><div class="modal-overlay"><div ` +
        `class="reader">${H1}${longBody(4)}</div></div>`,
    );
    expect(text).toContain('second dock');
    expect(text).not.toContain('Boat number');
  });

  it('goes on over alike boxes without a name, and over paragraphs beside a box', () => {
    const boxes = longBody(4).replaceAll('<p>', '<div>').replaceAll('</p>', '</div>');
    expect(page(TITLE, `<main>${H1}<div>${longBody(6)}</div>${boxes}</main>`).text).toContain('second mole');
    expect(
      page(
        TITLE,
        `<main>${H1}<div class="x">${longBody(4)}</div>` +
          `${BODY.replaceAll('pier', 'light')}${BODY.replaceAll('pier', 'crane')}</main>`,
      ).text,
    ).toContain('second light');
  });

  it('takes the text of JSON-LD where the page is a stub', () => {
    const articleBody = longBody(4).replaceAll('<p>', '').replaceAll('</p>', '\n\n');
    const ld = jsonLd({ '@type': 'NewsArticle', headline: 'Town builds a second pier', articleBody });
    const { text } = page(`${TITLE}${ld}`, `<article>${H1}<p>Read on with a subscription.</p></article>`);
    expect(text.split('\n\n')).toHaveLength(9);
  });
});

describe('the end of the article', () => {
  const bio =
    '<p>Ida Vell is a gardener and has written about harbours since 2001.</p><p>She lives in Port Ellery with ' +
    'two dogs.</p>';

  it('cuts notes on its own authors', () => {
    const found = page(
      `${TITLE}<meta name="author" content="Ida Vell">`,
      `<article>${H1}${longBody(4)}${bio}</article>`,
    );
    expect(found.text).not.toContain('gardener');
    expect(found.text).not.toContain('two dogs');
    expect(rulesOf(found).filter((rule) => rule === 'author-bio')).toHaveLength(2);
  });

  it('keeps prose about anybody else, and all of it where the rule is off', () => {
    expect(
      page(`${TITLE}<meta name="author" content="Bo Lund">`, `<article>${H1}${longBody(4)}${bio}</article>`).text,
    ).toContain('gardener');
    expect(
      page(`${TITLE}<meta name="author" content="Ida Vell">`, `<article>${H1}${longBody(4)}${bio}</article>`, [
        'author-bio',
      ]).text,
    ).toContain('gardener');
  });
});

describe('kinds of pages', () => {
  it('keeps the entries of a live blog, whose titles are links to themselves', () => {
    const entry = (hour: number) =>
      `<article class="entry"><h3><a href="/live/pier?entry=${hour}">The vote at ` +
      `${hour} o'clock</a></h3><time>${hour}:00</time>${BODY.replaceAll('pier', `pier number ${hour}`)}</article>`;
    const { text } = page(TITLE, `<main>${H1}<div class="live">${[21, 20, 19].map(entry).join('')}</div></main>`);
    expect(text).toContain('second pier number 20');
    expect(text).toContain("The vote at 19 o'clock");
  });

  it('leaves out a comment thread, a cookie wall, the pages of a series and a pay wall', () => {
    const talk =
      '<section id="disqus_thread" ' +
      `class="comments">${BODY.replaceAll('pier', 'whale')}${BODY.replaceAll('pier', 'squid')}</section>`;
    const wall =
      '<div id="cookie-law-info-bar"><p>We use cookies on our website to give you the most relevant ' +
      'experience.</p></div>';
    const pages =
      '<ul class="pagination"><li><a href="?p=1">1</a></li><li><a href="?p=2">2</a></li><li><a href="?p=2">Next ' +
      'page</a></li></ul>';
    const pay = '<p>Unlock this article and all others for six crowns a month.</p>';
    const { text } = page(TITLE, `${wall}<main><article>${H1}${longBody(4)}${pay}${pages}</article>${talk}</main>`);
    for (const piece of ['whale', 'cookies', 'Next page', 'six crowns']) expect(text).not.toContain(piece);
    expect(text).toContain('second dock');
  });

  it('reads an AMP page', () => {
    const { text } = page(
      TITLE,
      '<amp-sidebar><ul><li><a ' +
        `href="/">Home</a></li></ul></amp-sidebar><article>${H1}<amp-social-share>Share</amp-social-share>` +
        `${longBody(2)}<amp-ad>Buy a boat</amp-ad></article>`,
    );
    expect(text.split('\n\n')).toHaveLength(5);
    expect(text).not.toContain('boat');
  });

  it('keeps the page whole where the rule for what stands outside is off', () => {
    const note = '<p>Our firm has built piers for sixty years, and we will gladly build yours, so call us today.</p>';
    const html = `<main><div class="a1">${H1}${longBody(6)}</div><div class="a2">${note}</div></main>`;
    expect(page(TITLE, html).removed.find(({ rule }) => rule === 'outside')?.text).toContain('Our firm');
    expect(page(TITLE, html, ['outside']).text).toContain('Our firm');
  });
});

describe('odd markup', () => {
  const text = (html: string): string => page(TITLE, `<article>${H1}${html}${longBody(3)}</article>`).text;

  it.each([
    [
      'a power',
      '<p>The quay is worth 10<sup>6</sup> crowns, and its floor measures 40 m<sup>2</sup> in all.</p>',
      '10⁶ crowns',
    ],
    [
      'a unit',
      '<p>The quay is worth 10<sup>6</sup> crowns, and its floor measures 40 m<sup>2</sup> in all.</p>',
      '40 m² in all',
    ],
    [
      'the mark of a note',
      '<p>The old quay was built of oak<sup>1</sup> and of stone <sup><a href="#n2">[2]</a></sup>.</p>',
      'oak and of stone.',
    ],
    [
      'struck words',
      '<p>The quay opens in <del>May</del> <ins>June</ins> and closes in <s>August</s> October of this year.</p>',
      'opens in June and closes in October',
    ],
    [
      'an initial that is a word in its own box',
      '<div class="initial">A</div><p>quay for boats will be open to all. The quay is new.</p>',
      'A quay for boats will be open to all. The quay is new.',
    ],
    [
      'an initial before what is a word only in "Ellery’s"',
      '<div class="initial">A</div><p>s Ellery’s quay was closed in the night, nobody could come ashore.</p>',
      'As Ellery’s quay was closed',
    ],
    [
      'an initial that is a word of other languages alone',
      '<div class="initial">E</div><p>very boat left the quay in the night, and it was very cold.</p>',
      'Every boat left the quay',
    ],
    [
      'an initial before the last letter of a heading',
      '<h3>Night</h3><div class="initial">I</div><p>t was the first boat that had come to the quay.</p>',
      'It was the first boat',
    ],
    [
      'an initial in its own box',
      '<div class="initial">T</div><p>he quay will be open to all who come by boat or on foot.</p>',
      'The quay will be open',
    ],
    [
      'a mark of byte order',
      '<p>The har\ufeffbour office has no say in what the ferry company asks for its tickets.</p>',
      'The harbour office',
    ],
    [
      'references escaped twice',
      '<p>The quay&amp;#8217;s owner said &amp;ldquo;no&amp;rdquo; to the plan that the council had made.</p>',
      'quay’s owner said “no” to',
    ],
    [
      'a formula',
      '<p>The quay gives way when <math><mi>F</mi><mo>&gt;</mo><mn>9</mn></math>, an engineer of the harbour said.</p>',
      'when F>9, an engineer',
    ],
  ])('reads %s', (_, html, piece) => {
    expect(text(html)).toContain(piece);
  });

  it('parts spans that stand for paragraphs', () => {
    const spans = ['first', 'second']
      .map(
        (word) =>
          `<span class="para">The ${word} of the two quays was closed on Monday for as long as the repairs go ` +
          'on.</span>',
      )
      .join('');
    const lines = text(`<div>${spans}</div>`).split('\n\n');
    for (const word of ['first', 'second'])
      expect(lines.filter((line) => line.includes(`The ${word} of`))).toHaveLength(1);
    expect(lines.some((line) => line.includes('first') && line.includes('second of'))).toBe(false);
  });

  it('keeps the lines of preformatted text apart', () => {
    const lines = page(TITLE, `${H1}<pre>${longBody(2).replaceAll('<p>', '').replaceAll('</p>', '\n\n')}</pre>`).text;
    expect(lines.split('\n\n').length).toBeGreaterThan(4);
  });

  it('reads what a page has for readers without scripts', () => {
    expect(page(TITLE, `<div id="app"></div><noscript>${H1}${longBody(2)}</noscript>`).text).toContain('second quay');
  });
});

describe('structure', () => {
  it('never runs sentences together', () => {
    const { text } = page(
      TITLE,
      `<article>${H1}${BODY}<h2>What comes next</h2><ul><li>A survey in May.</li><li>A vote in ` +
        'June.</li></ul><blockquote>We will see.</blockquote><div>First line.<br>Second ' +
        `line.</div><dl><dt>Length</dt><dd>120 metres.</dd></dl>${longBody(2)}</article>`,
    );
    for (const piece of [
      'What comes next',
      'A survey in May.',
      'A vote in June.',
      'We will see.',
      'First line.',
      'Second line.',
      '120 metres.',
    ])
      expect(text.split(/\n+/)).toContain(piece);
  });
});

describe('what others wrote', () => {
  const reply = (at: number) =>
    `<div class="msg"><b>reader${at}</b><p>I have fished off that quay for ${at + 20} years, and nobody at the ` +
    'town hall ever asked me what I think of it.</p><a href="#r">Reply</a></div>';
  const thread = Array.from({ length: 12 }, (_, at) => reply(at)).join('');

  it('cuts a thread that is longer than the article, whatever it is called', () => {
    const { text } = page(TITLE, `<div>${H1}<div class="txt">${BODY}</div></div><div id="below">${thread}</div>`);
    expect(text).not.toContain('fished off that quay');
    expect(text).toContain('second pier after the council');
  });

  it('cuts comments by their name, however much of the page they are', () => {
    const comments = thread.replaceAll('<a href="#r">Reply</a>', '');
    const found = page(TITLE, `<div>${H1}<div class="txt">${BODY}</div></div><div class="comments">${comments}</div>`);
    expect(found.text).not.toContain('fished off that quay');
    expect(rulesOf(found)).toContain('comments');
  });

  it('keeps an opinion piece in an element called commentary', () => {
    const { text } = page(TITLE, `<div>${H1}</div><div class="commentary">${longBody(4)}</div>`);
    expect(text).toContain('second dock after the council');
  });
});

describe('second copies and notes', () => {
  it('cuts a sentence set large in a box, with marks and a capital of its own', () => {
    const pulled = '<div class="quote-box">“Fishermen had asked for a longer breakwater first”</div>';
    const found = page(TITLE, `<article>${H1}${BODY}${pulled}${longBody(4)}</article>`);
    expect(found.text).not.toContain('“Fishermen had asked');
    expect(rulesOf(found)).toContain('duplicate-paragraph');
    expect(
      page(TITLE, `<article>${H1}${BODY}${pulled}${longBody(4)}</article>`, ['duplicate-paragraph']).text,
    ).toContain('“Fishermen had asked');
  });

  it('keeps a quotation that the text does not have', () => {
    const quote = '<blockquote>We shall build it and we shall build it well, come what may.</blockquote>';
    expect(page(TITLE, `<article>${H1}${BODY}${quote}${longBody(4)}</article>`).text).toContain('come what may');
  });

  it('cuts the comments of a word processor, and their marks', () => {
    const mark = '<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup>';
    const note = '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Ask the harbour office again.</span></p></div>';
    const { text } = page(TITLE, `<div>${H1}${BODY.replace('</p>', `${mark}</p>`)}${note}</div>`);
    expect(text).not.toContain('[a]');
    expect(text).not.toContain('Ask the harbour office');
  });
});

describe('articles in several boxes', () => {
  const OTHER = longBody(2).replaceAll('harbour town', 'valley').replaceAll('pier', 'mill');

  it.each(['promo-intro', 'paywall-rest', 'article-footer', 'second-part'])(
    'goes on in a box of paragraphs named %s',
    (name) => {
      const { text } = page(
        TITLE,
        `<article>${H1}<div class="body">${longBody(4)}</div><div class="${name}">${OTHER}</div></article>`,
      );
      expect(text).toContain('The valley will build a second mill');
      expect(text).toContain('The valley will build a second quay');
    },
  );

  it('ends before a box that a rule or a heading of its own opens', () => {
    for (const opening of ['<hr>', '<h3>About the council</h3>']) {
      const { text } = page(
        TITLE,
        `<article>${H1}<div class="body">${longBody(4)}</div><div class="about">${opening}${OTHER}</div></article>`,
      );
      expect(text).not.toContain('The valley will build');
    }
  });

  it('takes a list without links for points, whatever its class, and one of links for links', () => {
    const list = (item: (text: string) => string): string =>
      `<ul class="article-list">${['Two piers by the summer', 'One ferry in the winter'].map(item).join('')}</ul>`;
    const plain = page(TITLE, `<article>${H1}${longBody(2)}${list((text) => `<li>${text}</li>`)}${OTHER}</article>`);
    expect(plain.text).toContain('Two piers by the summer');
    const linked = page(
      TITLE,
      `<article>${H1}${longBody(2)}${list((text) => `<li><a href="/a">${text}</a></li>`)}${OTHER}</article>`,
    );
    expect(linked.text).not.toContain('Two piers by the summer');
  });

  it('takes the box with the title, where another alike has a title and an article of its own', () => {
    const { text } = page(
      TITLE,
      `<div class="story">${H1}${longBody(3)}</div>` +
        `<div class="story"><h1>A mill for the valley</h1>${OTHER}${OTHER}</div>`,
    );
    expect(text).toContain('second quay');
    expect(text).not.toContain('The valley will build');
  });
});

describe('what stands beside the article', () => {
  const other = longBody(3).replaceAll('harbour', 'castle');
  const heading = (at: number, to: string): string => `<h4><a href="${to}">A mill for valley ${at}</a></h4>`;

  it.each([
    ['a box whose headings lead to other pages', `<div>${heading(1, '/1')}${other}${heading(2, '/2')}${other}</div>`],
    ['a longer aside', `<aside><h3>Letters</h3>${other}${other}</aside>`],
    ['a part that says it is complementary', `<div role="complementary"><h3>Letters</h3>${other}${other}</div>`],
  ])('goes: %s', (_, beside) => {
    const { text } = page(TITLE, `<div><div class="m">${H1}${longBody(2)}</div>${beside}</div>`);
    expect(text).toContain('second quay');
    expect(text).not.toContain('castle');
  });

  it('stays where its headings lead to places in the page', () => {
    const parts = `<div>${heading(1, '#1')}${other}${heading(2, '#2')}${other}</div>`;
    expect(page(TITLE, `<div><div class="m">${H1}${longBody(2)}</div>${parts}</div>`).text).toContain('castle');
  });

  it('goes where it is a shorter story with a day of its own, told from a part without one', () => {
    const box = (head: string, line: string): string => `<div class="item"><h2>${head}</h2>${line}${BODY}</div>`;
    const pair = (line: string): string =>
      page(
        TITLE,
        box('Town builds a second pier', line) + box('A mill for the valley', line).replaceAll('harbour', 'castle'),
      ).text;
    expect(pair('<p>5 March 2025</p>')).not.toContain('castle');
    expect(pair('')).toContain('castle');
  });
});

it('a page is read though its encoding was misread before it was saved', () => {
  const misread = BODY.replaceAll('harbour town', 'harbour â€œtownâ€').replaceAll('pier ', 'pierÂ\u00a0');
  expect(page(TITLE, `<article>${H1}${misread}${misread}</article>`).text).toContain('harbour “town” will');
  expect(page(TITLE, `<article>${H1}${misread}</article>`).text).not.toContain('Â');
});

it.each(['comments-off', 'ad-free', 'cookie-free', 'no-comments'])('believes no box that is named %s', (name) => {
  const thread = `<div class="comments">${longBody(6).replaceAll('harbour', 'castle')}</div>`;
  const { text } = page(TITLE, `<div>${H1}<div class="${name}">${longBody(3)}</div></div>${thread}`);
  expect(text).toContain('harbour');
  expect(text).not.toContain('castle');
});

describe('what is set apart from a line', () => {
  it.each([
    ['a first letter hidden from screen readers', '<span class="drop"><span aria-hidden="true">T</span></span>he'],
    ['a first letter written for them alone', '<span class="sr-only">T</span>he'],
    [
      'first words given to these once more',
      '<span class="sr-only">The</span><span aria-hidden="true"><b>T</b>he</span>',
    ],
  ])('keeps %s', (_, first) => {
    const { text } = page(TITLE, `<article>${H1}${BODY.replace('The', first)}${longBody(2)}</article>`);
    expect(text).toContain('The harbour town will build a second pier');
    expect(text).not.toContain('TheThe');
  });
});

describe('a text that only JSON-LD holds', () => {
  const paragraphs = longBody(3)
    .split('</p>')
    .map((text) => text.replace('<p>', ''))
    .filter(Boolean);
  it.each([
    ['with its markup escaped', JSON.stringify(longBody(3).replaceAll('<', '&lt;').replaceAll('>', '&gt;'))],
    ['with line ends that JSON has not', `"${paragraphs.join('\n\n')}"`],
  ])('is read %s', (_, body) => {
    const head = `${TITLE}<script type="application/ld+json">{"@type":"NewsArticle","articleBody":${body}}</script>`;
    expect(page(head, '<div id="root"></div>').text.split('\n\n')).toEqual([...new Set(paragraphs)]);
  });
});

describe('formulas', () => {
  const line = (formula: string) =>
    page(TITLE, `<main>${H1}<p>Where a wave is ${formula} high, the quay is shut.</p>${longBody(3)}</main>`).text;
  const math =
    '<math><mi>h</mi><mo>=</mo><msup><mn>10</mn><mn>2</mn></msup><mo>+</mo><mfrac><mn>1</mn><mn>3</mn></mfrac></math>';

  it('flow in their line, whatever program sets them', () => {
    const container =
      '<mjx-container class="CtxtMenu_Attached_0" role="presentation"><mjx-math aria-hidden="true"></mjx-math>' +
      `<mjx-assistive-mml>${math}</mjx-assistive-mml></mjx-container>`;
    expect(line(container)).toMatch(/^Where a wave is h=10²\+1\/3 high, the quay is shut\.$/m);
  });

  it('are read once where they are shown beside what machines are given', () => {
    const katex = `<span><span>${math}</span><span aria-hidden="true"><b>h=10²+1/3</b></span></span>`;
    expect(line(katex)).toMatch(/^Where a wave is h=10²\+1\/3 high, the quay is shut\.$/m);
  });
});

describe('the dialog of a consent tool', () => {
  it('is known by the name of the tool, however much it says', () => {
    const words = 'Some cookies are needed to run this site, and others help its editors to see what readers like. ';
    const dialog = `<div id="CybotCookiebotDialog"><div>${`<p>${words.repeat(3)}</p>`.repeat(6)}</div></div>`;
    const { text } = page(TITLE, `${dialog}<div>${H1}${longBody(2)}</div>`);
    expect(text).not.toContain('Some cookies');
    expect(text).toContain('second pier');
  });
});

it('marks of comments in a page from a word processor are no text, and cut no lead', () => {
  const lead = 'The council voted on Tuesday to rebuild the old pier, which two storms tore down last winter.';
  const mark = '<span class="MsoCommentReference"><a class="msocomanchor" href="#c1">[UM1]</a></span>';
  const { text } = page(TITLE, `<div><p>By Ida Vell</p><p>${lead}${mark}</p>${longBody(2)}</div>`);
  expect(text.startsWith(`${lead}\n`)).toBe(true);
});

describe('a body cut in several boxes', () => {
  const parts = [longBody(3), BODY.replaceAll('pier', 'weir')];

  it.each([
    [
      'of one name with a picture between',
      '<div class="article-text">',
      '<figure><img src="a.jpg"></figure>',
      '</div>',
    ],
    ['marked by schema.org', '<section itemprop="articleBody">', '', '</section>'],
  ])('%s is whole', (_, open, between, close) => {
    const { text } = page(TITLE, `<main>${H1}${open}${parts[0]}${close}${between}${open}${parts[1]}${close}</main>`);
    expect(text).toContain('second mole');
    expect(text).toContain('second weir');
  });

  it('goes on in a box of another name, where that holds whole paragraphs alone', () => {
    const more = (inner: string) =>
      page(TITLE, `<div>${H1}<div class="entry">${parts[0]}</div><div class="more">${inner}</div></div>`).text;
    expect(more(parts[1] ?? '')).toContain('second weir');
    expect(
      more(`<h3>Elsewhere</h3>${(parts[1] ?? '').replace(/<p>(.*?)<\/p>/g, '<p><a href="/x">$1</a></p>')}`),
    ).not.toContain('second weir');
  });
});

it('a sentence set large beside who said it leaves its second place', () => {
  const said = '“The boats need a longer breakwater first,” said the harbour master of the town on Friday.';
  const set = '<div class="quote-box"><span>“The boats need a longer breakwater”</span><cite>Ida Vell</cite></div>';
  const { text } = page(TITLE, `<article>${H1}${longBody(2)}<p>${said}</p>${set}${longBody(1)}</article>`);
  expect(text.match(/longer breakwater”/g)).toBeNull();
  expect(text).toContain(said);
});

it('a section whose id is made from its heading is the article’s', () => {
  const section = (id: string, heading: string) =>
    page(
      TITLE,
      `<main>${H1}${longBody(2)}<section id="${id}"><h2>${heading}</h2><ul><li>Boats wait.</li></ul>` +
        `${BODY.replaceAll('pier', 'weir')}</section></main>`,
    ).text;
  expect(section('FishAndFeedback', 'Fish and feedback')).toContain('second weir');
  const links = ['Boats late again', 'Nets are dear', 'Ice in March'].map(
    (text) => `<li><a href="/x">${text}</a></li>`,
  );
  const { text } = page(
    TITLE,
    `<main>${H1}${longBody(3)}<section id="related-fish-news"><h2>Related fish news</h2><ul>${links.join('')}</ul>` +
      '</section></main>',
  );
  expect(text).not.toContain('Nets are dear');
});

it('a closed dialog is no part of a short article', () => {
  const choices = 'Choose a field, or close the panel. '.repeat(9);
  const panel = `<div role="dialog" aria-hidden="true"><p>Use this panel to search the volumes. ${choices}</p></div>`;
  const { text } = page(TITLE, `<div>${BODY.split('</p>')[0]}</p></div>${panel}`);
  expect(text).toContain('second pier');
  expect(text).not.toContain('Use this panel');
});

describe('a head that is set again below the deck', () => {
  const head = jsonLd({
    '@type': 'NewsArticle',
    headline: 'Town builds a second pier',
    author: { '@type': 'Person', name: 'Ida Vell' },
    datePublished: '2015-03-30T08:00:00Z',
  });
  const deck = '<p>The pier is paid for by the region, and the fishermen who had wanted a breakwater are angry.</p>';
  const clean = (lines: string) => page(head, `<main><article>${deck}${lines}${BODY}</article></main>`).text;

  it.each([
    ['the title', '<h2>Town builds a second pier</h2>'],
    ['a kicker and the title', '<p>Harbour</p><h1>Town builds a second pier</h1>'],
    ['the title behind a kicker', '<h1>Harbour: Town builds a second pier</h1>'],
    ['the day', '<div>Monday, March 30, 2015</div>'],
    ['the day and the author', '<div>30 March 2015 / Ida Vell</div>'],
    ['the author', '<h5>By Ida Vell</h5>'],
  ])('goes: %s', (_, lines) => {
    expect(clean(lines)).toBe(clean(''));
  });

  it.each([
    ['somebody else', '<h3>Harbour master Noor Haddad</h3>', 'Noor Haddad'],
    ['a heading', '<h3>What the pier costs</h3>', 'What the pier costs'],
    [
      'the first day of several',
      `<h3>30 March 2015</h3>${deck.replace('angry', 'calm')}<h3>31 March 2015</h3>`,
      '30 March 2015',
    ],
    [
      'who speaks in turns',
      '<p>Ida Vell</p><p>Who wants a pier?</p><p>Bo Lund</p><p>I do, I do.</p><p>Ida Vell</p><p>I see.</p>',
      'Ida Vell\n\nWho wants',
    ],
    [
      'what somebody says before the title comes again',
      '<p>“Never,” she said.</p><h2>Town builds a second pier</h2>',
      '“Never,” she said.',
    ],
    [
      'a sentence that ends in the title',
      '<blockquote>On the wall stood: Town builds a second pier</blockquote>',
      'On the wall stood',
    ],
  ])('keeps %s', (_, lines, kept) => {
    expect(clean(lines)).toContain(kept);
  });
});
