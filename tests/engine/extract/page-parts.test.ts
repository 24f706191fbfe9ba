import { describe, expect, it } from 'vitest';
import { BODY, jsonLd, longBody, page } from './page.ts';

const TITLE = '<title>Town builds a second pier</title>';
const H1 = '<h1>Town builds a second pier</h1>';
const MORE = BODY.replaceAll('pier', 'tower');

describe('parts of an article', () => {
  const parts = (heading: string) =>
    page(
      TITLE,
      `<article>${H1}<section class="wp-block-group lead">${longBody(4)}</section>` +
        `<section class="wp-block-group rest"><h2>${heading}</h2>${MORE}</section></article>`,
    ).text;

  it('goes on over a part of the same name under a heading of its own', () => {
    expect(parts('What it costs')).toContain('second tower');
  });

  it('keeps what readers pay for, and not the prompt under the same name', () => {
    const prompt = (inner: string): string => `<div class="regwall-box">${inner}</div>`;
    const wall = `<div class="regwall-content">${longBody(4)}</div>`;
    const ask = prompt('<h3>Keep reading for free</h3><p>Make an account to read three stories a month.</p>');
    const { text } = page(TITLE, `<article>${H1}${BODY}${wall}${ask}</article>`);
    expect(text).toContain('second quay');
    expect(text).not.toContain('Make an account');
  });

  it.each(['About us', 'Related reading', 'Contact the desk'])('ends before one about the site: %s', (heading) => {
    expect(parts(heading)).not.toContain('second tower');
  });

  it('keeps what a pay wall would hide though it is most of the article', () => {
    const { text } = page(
      TITLE,
      `<article>${H1}${BODY}<div class="metered paywall">${MORE}<p>And so it will go on for years.</p></div></article>`,
    );
    expect(text).toContain('second tower');
  });
});

describe('lines of a page', () => {
  it('are put together where the width of preformatted text broke them, the first as well', () => {
    const wrapped =
      'The harbour town will build a second pier after\nthe council voted for the plan late on Tuesday night.';
    const { text } = page(TITLE, `${H1}<pre>${wrapped}\n\n${BODY.replaceAll(/<\/?p>/g, '\n\n')}</pre>`);
    expect(text).toContain(wrapped.replace('\n', ' '));
  });

  it('stay apart where addresses or names stand one below the other', () => {
    const list =
      'https://quay.example/timetable/of/the/island/ferries<br>https://quay.example/prices/of/the/island/ferries';
    expect(page(TITLE, `<article>${H1}${longBody(2)}<p>${list}</p></article>`).text).not.toContain('ferries https');
  });

  it('lose the mark of a note that a link in brackets is, and keep brackets that are of the text', () => {
    const { text } = page(
      TITLE,
      `<article>${H1}${longBody(2)}<p>It has three parts.<a href="#n2">[2]</a> The council [3] voted.</p></article>`,
    );
    expect(text).toContain('three parts. The council [3] voted.');
  });

  it('part the cells of a row that is no table', () => {
    const row = (name: string, count: string) => `<div class="row"><span>${name}</span><span>${count}</span></div>`;
    const { text } = page(
      TITLE,
      `<article>${H1}${longBody(2)}${row('Ostrey', '14 piers')}<p>CO<span>2</span></p></article>`,
    );
    expect(text).not.toContain('Ostrey14');
    expect(text).toContain('CO2');
  });

  it('part where a body in JSON-LD ran its paragraphs together', () => {
    const sentences = [1, 2, 3, 4, 5, 6, 7].map(
      (week) =>
        `In week ${week} the council of the harbour town asked ${week} firms what a second pier would cost them.`,
    );
    const head = jsonLd({
      '@type': 'NewsArticle',
      headline: 'Town builds a second pier',
      articleBody: sentences.join(''),
    });
    expect(page(`${TITLE}${head}`, '<div id="app"></div>').text).toBe(sentences.join('\n\n'));
  });
});

describe('what a page says of its article', () => {
  it.each([
    ['Quayside News: Town builds a second pier', 'Town builds a second pier'],
    ['Town builds a second pier < Harbour < Quayside News', 'Town builds a second pier'],
    ['Pier plan: town builds a second one', 'Pier plan: town builds a second one'],
  ])('the title element %j', (tab, title) => {
    const head = `<title>${tab.replaceAll('<', '&lt;')}</title><meta property="og:site_name" content="Quayside News">`;
    expect(page(head, `<div>${longBody(2)}</div>`).title).toBe(title);
  });

  it.each([
    ['as programs write it', '<meta name="date" content="Mon Mar 30 08:00:00 GMT 2015">', '2015-03-30'],
    ['under another name', '<meta name="originalpublicationdate" content="2015/03/30 08:00:00">', '2015-03-30'],
    ['as an item of the page', '<meta itemprop="dateCreated" content="30/03/2015">', '2015-03-30'],
  ])('a declared date %s', (_, head, published) => {
    expect(page(`${TITLE}${head}`, `<article>${H1}${longBody(3)}</article>`).publishedAt).toBe(published);
  });

  it('takes no day from a list of other articles, each with its own', () => {
    const entry = (day: number) =>
      `<div><span class="date">${day} March 2015</span><a href="/${day}">Ferry late again</a></div>`;
    const found = (entries: string) =>
      page(TITLE, `<article>${H1}${longBody(3)}</article><div class="latest">${entries}</div>`).publishedAt;
    expect(found(entry(3) + entry(4))).toBeNull();
    expect(found(entry(3))).toBe('2015-03-03');
  });

  it('names the person, where JSON-LD has the house beside her, and no account', () => {
    const authors = (author: unknown) =>
      page(
        jsonLd({ '@type': 'NewsArticle', headline: 'Town builds a second pier', author }),
        `<article>${H1}${longBody(3)}</article>`,
      ).authors;
    const house = { '@type': 'Organization', name: 'Quayside News' };
    expect(authors([{ '@type': 'Person', name: 'Ida Vell' }, house])).toEqual(['Ida Vell']);
    expect(authors([house])).toEqual(['Quayside News']);
    expect(authors({ '@type': 'Person', name: 'ida.vell' })).toEqual([]);
  });
});

describe('names of lists and boxes', () => {
  const points = [
    'Two piers by the summer of next year',
    'One ferry an hour in the winter months',
    'No tolls for those who live here',
  ];

  it.each(['nav-list', 'topics', 'toc-points', 'widget-list'])('a list of points without links stays: %s', (name) => {
    const list = (items: readonly string[]) =>
      `<ul class="${name}">${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
    const shown = (items: readonly string[]) =>
      page(TITLE, `<article>${H1}${longBody(2)}${list(items)}${MORE}</article>`).text;
    expect(shown(points)).toContain(points[1]);
    expect(shown(['Harbour', 'Ferries', 'Sport'])).not.toContain('Ferries');
    expect(shown(points.map((item) => `<a href="/p">${item}</a>`))).not.toContain(points[1]);
  });

  it('paragraphs above others are no comments', () => {
    const box = `<div class="comment-list">${MORE}</div>`;
    expect(page(TITLE, `<article>${H1}${box}${longBody(3)}</article>`).text).toContain('second tower');
    expect(page(TITLE, `<article>${H1}${longBody(3)}${box}</article>`).text).not.toContain('second tower');
  });
});

describe('titles', () => {
  it.each([
    ['ExclusiveTown builds a second pier', '<h1><span>Exclusive</span>Town builds a second pier</h1>'],
    ['with the day', '<h1>Town builds a second pier<span class="posted">12 April 2025</span></h1>'],
    ['with the site', '<h1>Town builds a second pier | Quayside News</h1>'],
  ])('lose what a heading runs together with them: %s', (_, heading) => {
    const head = `${TITLE}<meta property="og:site_name" content="Quayside News">`;
    expect(page(head, `<article>${heading}${longBody(3)}</article>`).title).toBe('Town builds a second pier');
  });

  it('keep the name of the site where it is of the sentence', () => {
    const heading = '<h1>Quayside News moves to a second pier</h1>';
    const head = '<title>Quayside News moves</title><meta property="og:site_name" content="Quayside News">';
    expect(page(head, `<article>${heading}${longBody(3)}</article>`).title).toBe(
      'Quayside News moves to a second pier',
    );
  });

  it('a house named as the author has no address among the authors', () => {
    const head = jsonLd({ '@type': 'NewsArticle', author: { '@type': 'Organization', name: 'Quayside News' } });
    const foot = '<div><p>Quayside News Ltd, Pier Road, Ostrey. <a href="/p">Privacy</a></p></div>';
    const { authors } = page(
      `<title>Town builds a pier - Quayside News</title>${head}`,
      `<article>${H1}${BODY}</article>${foot}`,
    );
    expect(authors).toEqual(['Quayside News']);
  });
});

it('what says that a machine summed the article up goes, and what tells of such machines stays', () => {
  const note = 'Summaries are generated by AI and may contain errors.';
  const told = 'The office’s summaries of complaints were written by hand, and not by AI, said its head.';
  const { text } = page('', `<article><h1>Town builds a second pier</h1><p>${note}</p>${BODY}<p>${told}</p></article>`);
  expect(text).not.toContain(note);
  expect(text).toContain(told);
});
