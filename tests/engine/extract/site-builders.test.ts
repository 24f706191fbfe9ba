import { describe, expect, it } from 'vitest';
import { BODY, longBody, page } from './page.ts';

const TITLE = '<title>Town builds a second pier</title>';
const H1 = '<h1>Town builds a second pier</h1>';
const LAST = '<p>Work on the pier begins in March, and the old one stays open until then.</p>';

/** The text of an article with something between its paragraphs. */
const between = (part: string): string => page(TITLE, `<article>${H1}${longBody(2)}${part}${LAST}</article>`).text;

describe('a box with a field for an address of mail', () => {
  const words = '<p>The Morning Tide</p><p>Five stories before your coffee is ready. Free, every weekday.</p>';

  it.each([
    `<div class="not-prose p-6">${words}<div><input type="email"><button>Go</button></div></div>`,
    `<div class="b2">${words}<div><input placeholder="you@quay.example"></div></div>`,
    `<section><div>${words}</div><form><input name="EMAIL" type="text"></form></section>`,
  ])('goes with what it promises, whatever it is called: %#', (box) => {
    const text = between(box);
    expect(text).not.toContain('Morning Tide');
    expect(text).not.toContain('Five stories');
    expect(text).toContain('second quay');
    expect(text).toContain('Work on the pier');
  });

  it.each([
    `<div class="b2">${words}<div><input type="text" name="city"><button>Go</button></div></div>`,
    `<div class="b2">${words}<div><input type="checkbox"></div></div>`,
  ])('is told by what the field asks for: %#', (box) => {
    expect(between(box)).toContain('Five stories');
  });

  it('takes no paragraph of the article that it is in one box with', () => {
    const text = page(TITLE, `<div>${H1}<div>${longBody(2)}<form><input type="email"></form></div></div>`).text;
    expect(text).toContain('second pier');
  });
});

describe('a link that is drawn as a button', () => {
  it.each([
    '<p><a class="button primary" href="/book">Book on Stayquay</a></p>',
    '<div><a class="kg-btn kg-btn-accent" href="/join">To the island</a></div>',
    '<div class="wp-block-button"><a class="wp-block-button__link wp-element-button" href="/r">All routes</a></div>',
    '<a class="c-cta" href="/r"><div>All routes</div></a>',
  ])('goes: %s', (part) => {
    expect(between(part)).toBe(between(''));
  });

  it.each([
    '<p>The plan is <a class="btn-link" href="/plan">on view in the town hall</a> until Friday.</p>',
    '<h3><a class="button" href="#where">Where to see it</a></h3>',
    '<p><a class="button" href="/report">The full report of the council has ninety pages.</a></p>',
    '<ul><li>A quay, as in <a class="button" href="/q">Onvik</a></li><li>A mole</li></ul>',
  ])('stays where it is a word of the text: %s', (part) => {
    expect(between(part)).not.toBe(between(''));
  });
});

describe('elements that a site names itself', () => {
  it.each(['newsletter-signup', 'related-stories', 'share-bar', 'ad-slot'])('are what they are called: %s', (tag) => {
    expect(between(`<${tag}><p>By sea and by land</p></${tag}>`)).not.toContain('By sea');
  });

  it.each(['story-text', 'rich-text', 'page-block', 'x-paragraph'])('hold the article as others do: %s', (tag) => {
    expect(page(TITLE, `<main>${H1}<${tag}>${BODY}</${tag}></main>`).text).toContain('second pier');
  });
});

describe('a gallery', () => {
  const captions = ['Boats wait at the quay in the morning.', 'The council counts the raised hands in the old hall.'];
  const items = [...captions, 'Fishermen queue on the mole; some had slept in their boats for two nights.'].map(
    (text) => `<li class="gallery-item"><figure><img><figcaption>${text}</figcaption></figure></li>`,
  );

  it('that is the article keeps what is said under its pictures', () => {
    const intro = '<p>Our photographer spent a night in the old hall of the harbour town.</p>';
    const { text } = page(TITLE, `<article>${H1}${intro}<ul class="gallery">${items.join('')}</ul></article>`);
    for (const caption of captions) expect(text).toContain(caption);
  });

  it('beside an article goes', () => {
    expect(between(`<ul class="gallery">${items.join('')}</ul>`)).toBe(between(''));
  });
});

it('an empty line of nothing but a joiner is none', () => {
  expect(between('<p>\u200d</p>')).toBe(between(''));
});

describe('a label and a link among paragraphs', () => {
  const pageIn = (lang: string, paragraphs: readonly string[], pointer: string): string => {
    const [first = '', second = '', last = ''] = paragraphs;
    return page(
      '<title>2025</title>',
      `<div lang="${lang}"><p>${first}</p><p>${second}</p><p>${pointer}</p><p>${last}</p></div>`,
    ).text;
  };

  it.each([
    [
      'he',
      'המועצה הצביעה ביום שלישי בעד מזח שני בעיר הנמל, לאחר שנים של ויכוחים על המחיר ועל הסכנות.',
      'הדייגים ביקשו תחילה שובר גלים ארוך יותר, ושלושה חברים הצביעו נגד התוכנית מן הסיבה הזאת.',
      'קראו גם <a href="/a">המעבורת תפעל גם בימי ראשון</a>',
      'לא ברור מי ישלם.',
    ],
    [
      'ja',
      '港の町の議会は火曜日、二つ目の桟橋を造る計画を賛成多数で可決し、来年の夏までに完成させると発表した。',
      '漁師たちは先に防波堤を延ばすよう求めており、三人の議員がこの理由で計画に反対の票を投じたという。',
      'あわせて読みたい <a href="/a">渡し船、日曜も運航へ</a>',
      '誰が費用を負担するかは、まだ決まっていない。',
    ],
  ])('go without the sentence below them: %s', (lang, first, second, pointer, last) => {
    const text = pageIn(lang, [first, second, last], pointer);
    expect(text).toContain(last);
    expect(text).not.toMatch(/המעבורת|渡し船/);
  });

  it('short links of a list go in dense scripts, too', () => {
    const lead = '항구 도시 의회는 화요일 두 번째 부두를 짓는 계획을 찬성 다수로 가결했다고 밝혔다.';
    const list =
      '<div>관련기사<ul><li><a href="/a">나룻배 일요일에도 운항</a></li><li><a href="/b">군청, 기관사 모집</a></li></ul></div>';
    const last = '공사비는 십억 원으로 예상되지만 누가 부담할지는 아직 정해지지 않았다.';
    const { text } = page(
      '<title>부두</title>',
      `<div><p>${lead}</p><p>${last}</p>${list}<p>${lead.slice(5)}</p></div>`,
    );
    expect(text).not.toContain('나룻배');
    expect(text).toContain(last);
  });
});

describe('titles after a kicker', () => {
  const titleOf = (tab: string, h1: string) =>
    page(`<title>${tab}</title>`, `<article><h1>${h1}</h1>${BODY}</article>`).title;

  it('are titles though each of their words has a capital', () => {
    expect(titleOf('Opinion | The Second Pier - The Ostrey Times', 'The Second Pier')).toBe('The Second Pier');
  });

  it('and the name of a desk behind the title is none', () => {
    expect(titleOf('Town builds a second pier - Harbour Desk - Ostrey Times', 'Harbour Desk')).toBe(
      'Town builds a second pier',
    );
  });
});

describe('a first paragraph above lists', () => {
  it('stays in a page though lines of a site are beside it', () => {
    const lead = 'The Seabread One costs 349 crowns, weighs as much as a small dog and makes a noise like one.';
    const { text } = page(
      '<title>Seabread One review: a loaf while you sleep</title>',
      `<article><h1>Seabread One review: a loaf while you sleep</h1><p>By Ida Vell | Apr 22, 2025</p>` +
        '<p>If you buy something from a link, we may earn a commission.</p>' +
        `<p>${lead}</p><div>3 of 10</div><h3>Pros</h3><ul><li>Fine crust</li><li>Quiet at night</li></ul>` +
        '<h3>Cons</h3><ul><li>Shows headlines nobody asked for</li><li>Too heavy to store</li></ul>' +
        `${longBody(2)}</article>`,
    );
    expect(text).toContain(lead);
    expect(text).not.toContain('commission');
  });
});

describe('pages of frames', () => {
  const frames = (inner: string) =>
    `<frameset cols="20%,80%"><frame src="menu.html"><noframes><body>${inner}</body></noframes></frameset>`;

  it('show what they have for browsers without frames, as text', () => {
    const { text } = page(TITLE, frames(`${H1}${BODY}`));
    expect(text).toContain('second pier');
    expect(text).not.toContain('<');
  });

  it('are no article where that is a word on the browser', () => {
    const words = '<p>Your browser does not support frames. Please use a newer browser to read the Courier.</p>';
    expect(() => page('<title>Ostrey Courier</title>', frames(words))).toThrow(/browser/i);
  });
});

describe('what stands beside a name', () => {
  it('a day and a length are parted from it and from each other', () => {
    const line = '<div><span>Hosted by Ida Vell</span><span>March 20, 2025</span><span>31:04</span></div>';
    expect(page(TITLE, `<main>${H1}${line}${longBody(2)}</main>`)).toMatchObject({
      authors: ['Ida Vell'],
      publishedAt: '2025-03-20',
    });
  });

  it('an author marked at the foot of a marked article is its author', () => {
    const { authors } = page(
      TITLE,
      `<div itemscope itemtype="http://schema.org/Article">${H1}<div class="footer"><p>` +
        `<span class="news-list-author">von <span itemprop="author">Ida Vell</span></span></p></div>` +
        `${longBody(2)}</div>`,
    );
    expect(authors).toEqual(['Ida Vell']);
  });
});

describe('lines of an element', () => {
  const [first, second] = [
    '港の町の議会は火曜日、二つ目の桟橋を造る計画を賛成多数で可決した。',
    '漁師たちは先に防波堤を延ばすよう求めている。',
  ];

  it('are paragraphs where they begin as those of East Asia do', () => {
    expect(page('<title>桟橋</title>', `<article><p>\n\u3000${first}\n\n\u3000${second}\n</p></article>`).text).toBe(
      `${first}\n\n${second}`,
    );
  });

  it('are one where a space is all that parts them', () => {
    const { text } = page('<title>桟橋</title>', `<article><p>${first}\u3000${second}</p></article>`);
    expect(text).not.toContain('\n');
  });
});

it('a short deck of whole sentences right below the title is of the text, and a line without a stop none', () => {
  const below = (deck: string) =>
    page(
      TITLE,
      `<article><header>${H1}<p>${deck}</p></header><div itemprop="articleBody">${longBody(2)}</div></article>`,
    ).text;
  expect(below('My oven shows me headlines. My aunt kept hers under the bread.')).toContain('My oven');
  expect(below('Where the fishermen of the town will moor their boats')).not.toContain('moor their boats');
});

describe('what schema.org calls a comment', () => {
  const words = '<p>I was at that meeting, and nobody asked the people who live on the water what they thought.</p>';

  it('goes, whatever its class', () => {
    const posts = `<div itemprop="comment" itemscope itemtype="https://schema.org/Comment">${words}</div>`.repeat(2);
    const { text } = page(TITLE, `<div itemscope>${H1}<div itemprop="text">${longBody(2)}</div>${posts}</div>`);
    expect(text).not.toContain('that meeting');
    expect(text).toContain('second quay');
  });

  it('and an item of another kind stays', () => {
    const post = `<div itemprop="hasPart" itemscope itemtype="https://schema.org/Article">${words}</div>`;
    expect(page(TITLE, `<article>${H1}${longBody(2)}${post}</article>`).text).toContain('that meeting');
  });
});

it('words under a picture that is set in a line are no part of the line', () => {
  const picture = '<span class="end_photo"><img><em class="img_desc">The quay on Friday. Courier archive</em></span>';
  const { text } = page(TITLE, `<article>${H1}<div>${picture}The town wants a second pier by May.</div>${longBody(2)}`);
  expect(text).toContain('The town wants a second pier by May.');
  expect(text).not.toContain('archive');
});

it('a short deck stays where the page sets it unlike the paragraphs', () => {
  const deck = 'Ida Vell, seventeen, had never steered a ferry before.';
  const { text } = page(
    TITLE,
    `<main><article><div><header><div><span>The Quay</span></div><div><h1>Town builds a second pier</h1></div>` +
      `<div class="HeaderDek">${deck}</div></header></div><div><div class="chunk"><div class="inner">${longBody(3)}` +
      '</div></div></div></article></main>',
  );
  expect(text).toContain(deck);
});

describe('a list between title and text', () => {
  const withList = (items: readonly string[]) =>
    page(
      TITLE,
      `<article><header>${H1}<ul class="summary">${items.map((item) => `<li>${item}</li>`).join('')}</ul></header>` +
        `<div itemprop="articleBody">${longBody(2)}</div></article>`,
    ).text;

  it('belongs to the text where it has points', () => {
    expect(withList(['Cracks were found in three beams.', 'From April a ferry will cross.'])).toContain('ferry will');
  });

  it.each([
    ['labels', ['Share with your friends', 'Save it for later reading']],
    [
      'links',
      ['<a href="/a">Cracks were found in three beams.</a>', '<a href="/b">From April a ferry will cross.</a>'],
    ],
    ['one alone', ['From April a ferry will cross.']],
  ])('and not where it has something else: %s', (_, items) => {
    expect(withList(items)).toBe(withList([]));
  });
});

it('the office that an author writes for is no author', () => {
  const { authors } = page(TITLE, `<article>${H1}<p>Story by Ida Vell, Press Office</p>${longBody(2)}</article>`);
  expect(authors).toEqual(['Ida Vell']);
});

it('a list of places behind their regions stays though all of it is links', () => {
  const lead = '気象庁は大雨の特別警報を次の市町村に出し、川の近くから離れるよう呼びかけたと発表した。';
  const rows = [
    '福北県：久米市',
    '佐北県：神川市、白川町',
    '熊北県：八川市、菊山市、宇川市、合川市、美川町、西川村、氷川町',
  ];
  const list = rows.map((row) => `<li><a href="/w">${row}</a></li>`).join('');
  const { text } = page(
    '<title>大雨</title>',
    `<article><p>${lead}</p><ul>${list}</ul><p>${lead.slice(3)}</p></article>`,
  );
  for (const row of rows) expect(text).toContain(row);
  const linked = rows.map((row) => `<p>${row.replace(/[^：、]+/g, '<a href="/w">$&</a>')}</p>`).join('');
  const again = page(
    '<title>大雨</title>',
    `<article><p>${lead}</p><div>${linked}</div><p>${lead.slice(3)}</p></article>`,
  );
  for (const row of rows) expect(again.text).toContain(row);
});

it('a name that is believed of no box is not believed of the boxes in it', () => {
  const part = (thing: string): string => `<div class="promo-text">${BODY.replaceAll('pier', thing)}</div>`;
  const parts = ['mole', 'dock', 'lock', 'canal'].map(part).join('');
  const { text } = page(TITLE, `<div>${H1}</div><div class="promo-wrap"><div class="promo-col">${parts}</div></div>`);
  for (const thing of ['mole', 'dock', 'lock', 'canal']) expect(text).toContain(`second ${thing}`);
});

describe('a caption inside a line', () => {
  it.each([
    '<span class="caption">The old pier in the morning light, as it was.</span> <span class="credit">Roe/Vellam</span>',
    '<span class="photo-desc">The old pier in the morning light, as it was.</span><em class="photo-credits">Roe</em>',
  ])('goes with its credit: %#', (line) => {
    const text = between(`<div class="info">${line}</div>`);
    expect(text).not.toContain('Roe');
    expect(text).not.toContain('morning light');
    expect(text).toContain('second quay');
  });

  it('leaves a word that is named a credit in a line of the text', () => {
    const text = between('<p>The council lent the town <span class="credit">nine crowns of credit</span> in May.</p>');
    expect(text).toContain('The council lent the town nine crowns of credit in May.');
  });
});

it('the last row of a table above furniture is no caption', () => {
  const row = (town: string, places: string): string =>
    `<tr><td><a href="/${town}">${town}</a></td><td>$$</td><td>Deal seekers</td><td>${places}</td></tr>`;
  const table = `<table>${row('Harrow', 'Major airports')}${row('Onvik', 'Ports and town places')}${row(
    'Avemel',
    'National coverage at airports &amp; city centers',
  )}</table>`;
  const above = '<p>The last of them has national coverage at airports and city centers, said the council.</p>';
  const { text } = page(
    TITLE,
    `<article>${H1}${longBody(8)}${above}${table}<p>Some posts may contain affiliate links.</p>${LAST}</article>`,
  );
  expect(text).toContain('Avemel $$ Deal seekers National coverage at airports & city centers');
  expect(text).not.toContain('affiliate');
});

describe('a box that is named a summary', () => {
  const post = '<a href="/pier">A pier for all</a><p>The pier costs nine crowns, and the town pays for it in May.</p>';
  const box = (names: string): string => between(`<div class="${names}"><div>${post}</div></div>`);

  it('is a list of other posts where a site builder sets one', () => {
    expect(box('sqs-block-summary-v2')).not.toContain('nine crowns');
  });

  it('is of the article elsewhere', () => {
    expect(box('story-block-summary')).toContain('nine crowns');
  });
});
