import { describe, expect, test } from 'vitest';
import { repairText } from '../../../engine/blocks/repair/index.ts';
import { cleanSource } from '../../../engine/clean.ts';

const BODY = [
  'The harbour council of Port Ellery approved a plan for a second pier on Tuesday, after a debate that lasted ' +
    'until midnight.',
  'Fishermen had asked for a longer breakwater first, and three members of the council voted against the plan.',
  'The work is paid for by the region and will take until the spring of next year, the harbour master said.',
];
const TEXT = BODY.join('\n\n');
const TITLE = 'Port Ellery to build a second pier';

const clean = (text: string, name = 'a.txt') => cleanSource({ bytes: new TextEncoder().encode(text), name });
const headed = (head: string) => clean(`${head}\n\n${TEXT}`);

describe('lines above the story', () => {
  test.each([
    ['a line that says what a section holds', 'News and sport from across the valley'],
    ['two names of sections', 'Business and Money'],
    ['what comes every week', 'Notes of the week'],
    ['where the news is from', 'News from the parishes'],
    ['an old browser', 'Your browser is out of date. Please update it to use this site.'],
    ['a browser that is named', 'Internet Explorer 11 is no longer supported. We recommend another browser.'],
    ['a browser without scripts', 'JavaScript has been turned off. Please turn it on to read this page.'],
    ['an offer', 'Sign up today to read all stories'],
    ['how to see the site', 'For the best experience, please switch to another browser.'],
  ])('%s is no title', (_, line) => {
    expect(headed(`${line}\n\n${TITLE}`)).toMatchObject({ title: TITLE, text: TEXT });
  });

  test.each([
    ['its update, and for whom it was written', `${TITLE} Updated: 2025-03-02 13:14 By Noor Haddad(Quayside Daily)`],
    ['the label of its day', `${TITLE} | Published 2 March 2025`],
  ])('a title in one line with %s', (_, line) => {
    const { title, publishedAt, updatedAt, text } = headed(line);
    expect([title, publishedAt ?? updatedAt, text]).toEqual([TITLE, expect.stringContaining('2025-03-02'), TEXT]);
  });

  test.each([
    ['what a report says that was published', 'Accounts published: 2025 was a good year for the pier'],
    ['a day that a label does not open', 'What the council published in March 2025 about its pier'],
  ])('%s is the title as it stands', (_, line) => {
    expect(headed(line).title).toBe(line);
  });

  test('somebody told of and what they are where they are is no byline', () => {
    expect(headed(`${TITLE}\n\nIlse Brandt, Ellery mayor`).authors).toEqual([]);
    expect(headed(`${TITLE}\n\nIlse Brandt, Ellery reporter`).authors).toEqual(['Ilse Brandt']);
  });

  test('since when a paper is there says that a line is its masthead', () => {
    const head = `---\ntitle: ${TITLE}\n---\n\n*The Quayside Herald, independent since 1902*`;
    expect(clean(`${head}\n\n${TEXT}`, 'a.md')).toMatchObject({ title: TITLE, text: TEXT });
  });

  test.each([
    ['the address of the site', `${TITLE}\n\nquayside.example\n\nBy Noor Haddad\n\n2 March 2025 • 4 minute read`],
    ['advice to editors', `ATTN EDITORS: Moves with two pictures.\n\n${TITLE}\n\nBy Noor Haddad\n\nMarch 2, 2025`],
  ])('%s is beside the title', (_, head) => {
    const known = { title: TITLE, authors: ['Noor Haddad'], publishedAt: '2025-03-02', text: TEXT };
    expect(headed(head)).toMatchObject(known);
  });

  test.each([
    ['a title that names a browser', 'Chrome is not supported by the tablets of Port Ellery'],
    ['a title whose deck says more', 'The fox in the rafters\n\nHow a mill at Tavish became a home for wild animals'],
  ])('%s stays the title', (_, head) => {
    expect(headed(head).title).toBe(head.split('\n')[0]);
  });

  test.each([
    ['of names and figures', 'Ilse Brandt, 67, left her house at 6.45am today (Friday) near Quay Street.'],
    ['with a place for every clause', 'Two boats, the Gull and the Tern, sank off Tavish at 3am Friday.'],
  ])('a lead %s below its title is no part of the head', (_, lead) => {
    const article = clean(`Search for a walker\n\n${lead}\n\nShe wore a red coat.`);
    expect(article.title).toBe('Search for a walker');
    expect(article.text.startsWith(lead)).toBe(true);
  });

  test.each([
    [
      'with times',
      ['[00:00:01] HOST: Welcome back to the Quay Hour.', '[00:00:07] NOOR: Thanks, the sluice broke first.'],
    ],
    [
      'of speakers',
      ['HOST: Welcome back to the Quay Hour.', 'NOOR HADDAD: Thank you. What broke first was the sluice.'],
    ],
  ])('a transcript %s has no title', (_, turns) => {
    expect(clean(turns.join('\n\n'))).toMatchObject({ title: null, text: turns.join('\n\n') });
  });

  test.each([
    ['- Page 1 of 3', '(Page 2)'],
    ['– Page 2 of 2', '—Page 3'],
  ])('the page of a print is no part of the title: %s', (...marks) => {
    for (const mark of marks) expect(headed(`${TITLE} ${mark}`)).toMatchObject({ title: TITLE, text: TEXT });
  });

  test.each([
    ['# ', '', '*'],
    ['**', '**', '_'],
  ])('marks of Markdown in a text file are no part of title and byline: %s', (before, after, mark) => {
    const head = `${before}${TITLE}${after}\n\n${mark}By Noor Haddad${mark}\n\n${mark}2 March 2025${mark}`;
    const known = { title: TITLE, authors: ['Noor Haddad'], publishedAt: '2025-03-02', text: TEXT };
    expect(headed(head)).toMatchObject(known);
  });

  test('a print of a database says what is the title, the author, the paper and the day', () => {
    const info = 'Publication info: Ellery Post ; Port Ellery [Port Ellery]. 02 March 2025: B.4.';
    const print = clean(`Title: ${TITLE}\nAuthor: Haddad, Noor\n${info}\nProQuest document link\nFull text: ${TEXT}`);
    const known = {
      title: TITLE,
      authors: ['Noor Haddad'],
      publishedAt: '2025-03-02',
      site: 'Ellery Post',
      text: TEXT,
    };
    expect(print).toMatchObject(known);
  });

  test('a highlight, which the text says as well, is no title', () => {
    const highlights = ['The work is paid for by the region', 'The council debated until midnight on Tuesday'];
    const text = [...highlights, ...BODY, `${highlights[0]}. It begins in May, the harbour master said.`].join('\n');
    expect(clean(text).title).toBeNull();
  });

  test('a caption that its credit opens goes with it', () => {
    const caption = '(Photo: Lena Orth) A swan swims past the old pier at Port Ellery.';
    expect(clean(`${TITLE}\n\n${caption}\n\n${TEXT}`)).toMatchObject({ title: TITLE, text: TEXT });
    expect(clean(`${caption}\n\n${TEXT}`)).toMatchObject({ title: null, text: TEXT });
  });

  test.each([
    'We earn a commission for products purchased through some links in this article. Why trust us?',
    'Editorial Note: The Ellery Post may contain affiliate links. If you buy something, we are paid for it.',
  ])('a note on affiliates goes: %s', (note) => {
    expect(clean(`${BODY[0]}\n\n${note}\n\n${BODY.slice(1).join('\n\n')}`).text).toBe(TEXT);
  });

  test('a firm that earns commissions is part of the story', () => {
    const line = 'Ellery Marine earns a commission on every berth that is sold, and the port gets nothing.';
    expect(clean(`${TEXT}\n\n${line}\n\n${BODY[0]?.replace('pier', 'mole')}`).text).toContain(line);
  });

  test('what a paywall says at the end of a French text goes', () => {
    const wall = 'La suite est réservée aux abonnés.\n\nDéjà abonné ? Se connecter';
    expect(clean(`${TEXT}\n\n${wall}`).text).toBe(TEXT);
  });

  test('a lead in which somebody gives tips stays', () => {
    const lead =
      'Are you looking to start sewing? Or to buy someone a machine this year? I’ve been sewing for over 40 years, ' +
      'and I’ve tried every brand. Let me share with you a few key tips that come from experience.';
    expect(clean(`${lead}\n\n${TEXT}`).text).toBe(`${lead}\n\n${TEXT}`);
  });

  test('a question that begins an interview is no title', () => {
    const turns = ['Q: What broke first?', 'A: The sluice.', 'Q: And then?', 'A: We ran for the hills, all of us.'];
    expect(clean(turns.join('\n\n'))).toMatchObject({ title: null, text: turns.join('\n\n') });
  });

  test('a question by somebody who asks again is no title', () => {
    const answer = 'Otto Falk: The sluice broke first, and the mill went down the river with it.';
    const titled = (...lines: string[]) => clean(lines.join('\n\n')).title;
    expect(titled('Reporter: What broke first?', answer, 'Reporter: And then?', 'Otto Falk: We ran.')).toBeNull();
    expect(titled('Harrow: What broke first?', answer)).toBe('Harrow: What broke first?');
  });

  test('a short lead below its title, before a list, is no title', () => {
    const list = '  • Two boats sank in the night.\n  • The quay is shut until Friday.';
    const article = clean(
      `Gale hits the pier at Port Ellery\n\nA gale hit the pier at Port Ellery overnight.\n\nAt a glance:\n\n${list}`,
    );
    expect(article.title).toBe('Gale hits the pier at Port Ellery');
    expect(article.text.startsWith('A gale hit the pier')).toBe(true);
  });

  test.each([
    'Fishermen mend nets at Tavish. Photo by Ilse Brandt/Harbour Press',
    'Snow covers the quay! Picture: Otto Falk/Newsline',
  ])('a caption set before the lead goes: %s', (caption) => {
    expect(clean(`${caption} ${TEXT}`).text).toBe(TEXT);
  });

  test('a sentence before the word "Photo" stays', () => {
    const text = `The editor wrote a note. Photo: a word he hated / feared. ${TEXT}`;
    expect(clean(text).text).toBe(text);
  });
});

describe('titles', () => {
  test.each([
    ['a question', 'Will Port Ellery ever get its second pier?'],
    ['a call', 'Give us the pier now!'],
    ['a quotation', '“Nobody here believes in the pier”'],
    ['one in capitals', 'PORT ELLERY TO BUILD A SECOND PIER'],
    ['a statement', `${TITLE}`],
  ])('%s', (_, title) => {
    expect(headed(title)).toMatchObject({ title, text: TEXT });
    expect(headed(`${title}\n\nBy Noor Haddad`)).toMatchObject({ title, authors: ['Noor Haddad'], text: TEXT });
  });

  test('a long one above a byline', () => {
    const long =
      `${TITLE}: what it will cost, who pays for it, and why the fishermen would rather have had a longer ` +
      'breakwater';
    expect(headed(`${long}\n\nBy Noor Haddad`)).toMatchObject({ title: long, text: TEXT });
  });

  test('one with a full stop above a byline', () => {
    expect(headed(`${TITLE}.\n\nBy Noor Haddad`)).toMatchObject({ title: `${TITLE}.`, text: TEXT });
  });

  test('one in two lines', () => {
    expect(headed('Port Ellery to build\na second pier after all\n\nBy Noor Haddad').title).toBe(
      'Port Ellery to build a second pier after all',
    );
    expect(headed('PORT ELLERY TO BUILD\nA SECOND PIER\n\nBY NOOR HADDAD').title).toBe(
      'PORT ELLERY TO BUILD A SECOND PIER',
    );
  });

  test.each([
    ['a kicker', 'HARBOUR'],
    ['a site', 'Quayside Courier'],
    ['an address', 'quayside.example'],
    ['a trail', 'Home > News > Harbour'],
    ['the mark of a release', 'FOR IMMEDIATE RELEASE'],
    ['such a mark in another language', 'Comunicado de prensa'],
    ['a slug', 'BC-HARBOUR-PIER:QSC -- region (400 words)'],
    ['an archive', 'The Wayback Machine - https://web.archive.org/web/20250302101500/https://quayside.example/pier'],
    ['a section and an address', 'quayside.example\nHARBOUR'],
  ])('below %s', (_, above) => {
    expect(headed(`${above}\n\n${TITLE}\n\nBy Noor Haddad`)).toMatchObject({
      title: TITLE,
      authors: ['Noor Haddad'],
      text: TEXT,
    });
  });

  test('a lead that lacks its stop is none, and no kicker either', () => {
    const lead = 'The harbour council of Port Ellery is to build a second pier for the boats of the town, it was said';
    expect(headed(lead)).toMatchObject({ title: null, text: `${lead}\n\n${TEXT}` });
    expect(headed(`${TITLE}\n\n${lead}`)).toMatchObject({ title: TITLE, text: `${lead}\n\n${TEXT}` });
  });
});

describe('bylines, dates and sites', () => {
  test.each(['di Ida Vell', 'von Ida Vell', 'Par Léa d’Orry et Seán Ó Briain'])('%s is a byline', (line) => {
    const article = headed(`Un secondo molo per Ostrey\n\n${line}\n\n3 giugno 2025`);
    expect(article).toMatchObject({ title: 'Un secondo molo per Ostrey', publishedAt: '2025-06-03', text: TEXT });
    expect(article.authors.length).toBeGreaterThan(0);
  });

  test.each([
    ['a name and a reading time', 'Noor Haddad | 3 min read', ['Noor Haddad']],
    ['two names', 'Noor Haddad and Sam Oyelaran', ['Noor Haddad', 'Sam Oyelaran']],
    ['a name alone', 'Noor Haddad', ['Noor Haddad']],
    ['a name in capitals', 'NOOR HADDAD', ['Noor Haddad']],
    ['a name for an outlet', 'Noor Haddad for The Quayside Courier', ['Noor Haddad']],
    ['a name, an address and a date', 'Noor Haddad · quayside.example · March 2, 2025 · 5 min', ['Noor Haddad']],
  ])('%s', (_, line, authors) => {
    const article = headed(`${TITLE}\n\n${line}`);
    expect(article).toMatchObject({ title: TITLE, text: TEXT });
    expect(article.authors.map((name) => name.toLowerCase())).toEqual(authors.map((name) => name.toLowerCase()));
  });

  test('the copy of a reading view', () => {
    expect(headed(`quayside.example\n${TITLE}\nNoor Haddad\n4–5 minutes`)).toMatchObject({
      title: TITLE,
      site: 'quayside.example',
      authors: ['Noor Haddad'],
      text: TEXT,
    });
  });

  test('a mail that sends an article on, quoted or not', () => {
    const quoted = `${TITLE}\n\nBy Noor Haddad\n\n${TEXT}`.replace(/^/gm, '> ');
    expect(clean(`On Sun, Mar 2, 2025 at 9:12 AM Ida <ida@mail.example> wrote:\n\n${quoted}`)).toMatchObject({
      title: TITLE,
      authors: ['Noor Haddad'],
      text: TEXT,
    });
    const fields =
      'From: Courier <news@quayside.example>\nDate: Sun, Mar 2, 2025 at 9:12 AM\nSubject: A pier\nTo: <a@b.example>';
    expect(headed(`---------- Forwarded message ---------\n${fields}\n\n${TITLE}\n\nBy Noor Haddad`)).toMatchObject({
      title: TITLE,
      publishedAt: '2025-03-02',
      text: TEXT,
    });
  });

  test.each([
    [
      'LexisNexis',
      `1 of 3 DOCUMENTS\n\nThe Quayside Courier\n\nMarch 2, 2025 Sunday\n\n${TITLE}\n\nBYLINE: Noor ` +
        'Haddad\n\nLENGTH: 312 words',
    ],
    ['Factiva', `HD ${TITLE}\nBY By Noor Haddad\nWC 312 words\nPD 2 March 2025\nSN Quayside Courier\nLA English\n\nLP`],
  ])('an export of %s', (_, head) => {
    expect(headed(head)).toMatchObject({
      title: TITLE,
      authors: ['Noor Haddad'],
      publishedAt: '2025-03-02',
      text: TEXT,
    });
  });

  test('a press release keeps its text, not its sender', () => {
    const contact = 'Contact:\nSam Oyelaran\nPort Ellery Harbour\n(555) 010-0142\nsam@harbour.example';
    const about =
      'About Port Ellery Harbour\nPort Ellery Harbour runs the quays of the town. More at harbour.example.\n\n# # #';
    expect(
      clean(`FOR IMMEDIATE RELEASE\nMarch 2, 2025\n\n${contact}\n\n${TITLE}\n\n${TEXT}\n\n${about}`),
    ).toMatchObject({
      title: TITLE,
      publishedAt: '2025-03-02',
      text: TEXT,
    });
  });
});

describe('what copying and scanning do', () => {
  test.each([
    [
      'broken words',
      'The har-\nbour of a well-\nknown town, with sixty-\nfive berths, is',
      'The harbour of a well-known town, with sixty-five berths, is',
    ],
    [
      'hyphens before capitals and figures',
      'The mid-\nAtlantic port of 2019-\n20 is',
      'The mid-Atlantic port of 2019-20 is',
    ],
    [
      'hyphens that stand for the end of a later word',
      'Die Hafen-\nund Werftarbeiter, a black-\nand-white chart of pre-\nand post-war piers, are',
      'Die Hafen- und Werftarbeiter, a black-and-white chart of pre- and post-war piers, are',
    ],
    ['soft hyphens at line ends', 'The har\u00ad\nbour is', 'The harbour is'],
    ['ligatures', 'The o\ufb03ce \ufb01lled', 'The office filled'],
    ['entities', 'The town&#8217;s caf&eacute; &amp;amp; bar', 'The town’s café & bar'],
    [
      'UTF-8 read as Mac Roman',
      'The caf\u221a\u00a9 was \u201a\u00c4\u00faclosed\u201a\u00c4\u00f9',
      'The café was “closed”',
    ],
    [
      'UTF-8 read as windows-1250',
      'The caf\u0102\u00a9 and the na\u0102\u017bve \u0102\u00a9lan',
      'The café and the naïve élan',
    ],
    ['UTF-8 misread twice', 'The mayor\u00c3\u00a2\u00e2\u201a\u00ac\u00e2\u201e\u00a2s car', 'The mayor’s car'],
    ['a quotation mark that lost its end', 'He said \u201cno,\u00e2\u20ac and left', 'He said “no,” and left'],
  ])('%s', (_, from, to) => {
    const rest = ' shut until the summer, the harbour master of Port Ellery said on Tuesday.';
    expect(clean(`${TITLE}\n\n${from}${rest}`).text).toBe(`${to}${rest}`.trim());
  });

  test('comments of a word processor', () => {
    const noted = TEXT.replace('Tuesday', 'Tuesday[a]').replace('breakwater', 'breakwater[b]');
    expect(clean(`${TITLE}\n\n${noted}\n\n[a]Which Tuesday?\n[b]Ask the harbour master`).text).toBe(TEXT);
    const points = `${TEXT}\n\n[a] The pier comes first, the harbour master said.`;
    expect(clean(`${TITLE}\n\n${points}`).text).toBe(points);
  });

  test('tags, double spacing and a dump of JSON', () => {
    expect(clean(`${TITLE}<br><br>${BODY.join('<br><br>')}`)).toMatchObject({ title: TITLE, text: TEXT });
    expect(clean(`${TITLE}\\n\\n${BODY.join('\\n\\n')}`)).toMatchObject({ title: TITLE, text: TEXT });
    const wrapped = BODY.map((text) => text.replace(/(.{50}\S*) /g, '$1\n')).join('\n');
    expect(clean(wrapped.replaceAll('\n', '\n\n')).text).toBe(TEXT);
  });

  test('running heads and page numbers go', () => {
    const pages = BODY.map((text, at) => `${text}\n\n${at + 3}\n\nQuayside Courier | 2 March 2025`).join('\n\n');
    expect(clean(`${TITLE}\n\n${pages}`).text).toBe(TEXT);
  });

  test('cuts are told by their places in the source', () => {
    const source = `${TITLE.replace('second', 'sec&#111;nd')}\n\nBy Noor Haddad\n\n${TEXT}`;
    const { removed, title } = clean(source);
    expect(title).toBe(TITLE);
    for (const { text, start, end } of removed) expect(source.slice(start ?? 0, end ?? 0)).toBe(text);
    expect(removed.map(({ rule }) => rule)).toEqual(['title', 'byline']);
  });

  test('Markdown: TOML, tables, notes, comments and struck words', () => {
    const source =
      `+++\ntitle = "${TITLE}"\nauthor = "Noor Haddad"\ndate = 2025-03-02\n+++\n\n<!-- for\nthe desk ` +
      `-->\n\n${BODY[0]?.replace('second', '~~third~~ second')}[^1]\n\n| Year | Boats |\n|---|---:|\n| 2023 | 14 ` +
      `|\n\n${BODY[1]}\n\n[^1]: The minutes.\n`;
    const article = clean(source, 'a.md');
    expect(article).toMatchObject({ title: TITLE, authors: ['Noor Haddad'], publishedAt: '2025-03-02' });
    expect(article.text).toBe(`${BODY[0]}\n\nYear | Boats\n2023 | 14\n\n${BODY[1]}`);
    const table = `+++\ntitle = "${TITLE}"\n[author]\nname = "Noor Haddad"\n+++\n\n${TEXT}`;
    expect(clean(table, 'a.md')).toMatchObject({ title: TITLE, authors: ['Noor Haddad'], text: TEXT });
  });
});

describe('exports of databases', () => {
  test.each([
    ['dates of loading', 'Load-Date: March 3, 2025\n\nEnd of Document'],
    ['numbers of documents', 'Document QUAYCR0020250302el3200004'],
  ])('leave %s at the end', (_, end) => {
    expect(headed(TITLE).text).toBe(TEXT);
    expect(clean(`${TITLE}\n\n${TEXT}\n\n${end}`).text).toBe(TEXT);
  });

  test('have codes that are words', () => {
    const codes = 'RF\nReleased: 2025-3-2\nIN\ni74 : Harbours\nAN\nDocument QUAYCR0020250302el3200004';
    const head = `HD\n${TITLE}\nWC\n312 words\nPD\n2 March 2025\nSN\nQuayside Courier\n\nLP\n`;
    const article = clean(`${head}\n${TEXT}\n\n${codes}`);
    expect(article).toMatchObject({ title: TITLE, publishedAt: '2025-03-02', text: TEXT });
  });

  test('may name the author with the family name first', () => {
    const article = clean(`Title: ${TITLE}\nAuthor: Haddad, Noor\nPages: 4\n\n${TEXT}`);
    expect(article).toMatchObject({ title: TITLE, authors: ['Noor Haddad'], text: TEXT });
  });
});

describe('copies', () => {
  test('from reader mode lose its address and the site', () => {
    const address = 'about:reader?url=https%3A%2F%2Fwww.courier.example%2Fharbour%2Fpier';
    const head = `${address}\ncourier.example\n${TITLE}\nNoor Haddad`;
    expect(headed(head)).toMatchObject({ title: TITLE, authors: ['Noor Haddad'], text: TEXT });
  });

  test('of transcripts do not take what they note for a title', () => {
    expect(headed('[Intro music]').title).toBeNull();
  });

  test('from databases lose the name of the field before a dateline', () => {
    expect(headed(`${TITLE}\n\nDATELINE: PORT ELLERY`)).toMatchObject({ title: TITLE, text: TEXT });
  });

  test('of mails that were sent on lose the note above them', () => {
    const fields =
      'From: Letter <l@a.example>\nDate: Fri, Mar 14, 2025 at 7:00 AM\nSubject: Letter 41\nTo: <u@b.example>';
    const head = `FYI, good piece.\n\nUna\n\n---------- Forwarded message ---------\n${fields}\n\n`;
    const link = 'View this email in your browser (https://a.example/l/41)';
    expect(headed(`${head}${link}\n\n${TITLE}\n\nBy Noor Haddad`)).toMatchObject({
      title: TITLE,
      authors: ['Noor Haddad'],
      text: TEXT,
    });
  });
});

describe('marks of wire services', () => {
  test.each([
    ['white space after them', 'Harbour gets a pier< \n\nBoats come back< '],
    ['white space before them', ' ^Harbour gets a pier\n\n  ^Boats come back'],
    ['several in a row', 'Harbour gets a pier<\n\nCranes turn<\n\nBoats come back =<<'],
    ['line ends of other kinds', 'Harbour gets a pier<\u2028Boats come back<'],
  ])('are taken off once and for all: %s', (_, marked) => {
    const once = clean(`${BODY[0]}\n\n${marked}\n\n${BODY[1]}\n\n${BODY[2]}`);
    expect(once.text).toContain('Boats come back');
    expect(once.text).not.toMatch(/[<^=]/);
    expect(clean(once.text).text).toBe(once.text);
  });
});

describe('what programs leave in a text', () => {
  test.each([
    ['comments', `<!-- wp:paragraph -->\n${BODY[0]}\n<!-- /wp:paragraph -->\n\n${BODY[1]}\n\n${BODY[2]}`],
    ['marks of boards', TEXT.replace('harbour council', '[b]harbour council[/b]')],
    ['marks of templates', `${TEXT}\n\n{{ story.more }}\n\n{% include "foot" %}`],
    ['a short code with its address', `${BODY[0]}\n\n[embed]https://a.example/b[/embed]\n\n${BODY[1]}\n\n${BODY[2]}`],
    ['bars of a quoted mail', TEXT.replace(/^/gm, '| ')],
    ['a string of JSON', `"${TEXT.replaceAll('\n', '\\n')}"`],
    ['ends of a wire story', `${TEXT}\n\n(STORY CAN END HERE. OPTIONAL MATERIAL FOLLOWS)\n\nxxxx\n\n(END)`],
  ])('goes: %s', (_, text) => {
    expect(clean(text).text).toBe(TEXT);
  });
});

describe('titles of few words, and what stands round them', () => {
  test.each([['Enough!'], ['What the pier will cost us...'], ['Why now?']])('%j is the title', (title) => {
    expect(headed(title)).toMatchObject({ title, text: TEXT });
  });

  test('a line that breaks off where the story goes on is none', () => {
    expect(headed('The harbour council of Port Ellery approved a plan for...').title).toBeNull();
  });

  test.each([
    ['an outlet above the day', 'The Quayside Post\n\nMarch 2, 2025 Sunday\nNational Edition'],
    ['an outlet with its motto', 'Quayside Post | Independent since 1902'],
  ])('%s is no title', (_, above) => {
    const known = { title: TITLE, authors: ['Noor Haddad'], text: TEXT };
    expect(headed(`${above}\n\n${TITLE}\n\nBYLINE: Noor Haddad`)).toMatchObject(known);
  });

  test('a name with the day behind it is the byline', () => {
    const known = { title: TITLE, authors: ['Noor Haddad'], publishedAt: '2025-03-02', text: TEXT };
    expect(headed(`${TITLE}\n\nNoor Haddad Mar 2, 2025`)).toMatchObject(known);
  });

  test.each([
    ['below the title, with no comma before the job', `${TITLE}\n\nNoor Haddad Harbour correspondent`],
    ['above the title, the job in a line of its own', `Noor Haddad\nContributing columnist\n\n${TITLE}`],
  ])('a writer and their job are the byline %s', (_, head) => {
    expect(headed(head)).toMatchObject({ title: TITLE, authors: ['Noor Haddad'], text: TEXT });
  });

  test.each([
    'Ellery Port Sports editor resigns',
    'Ellery Port Chief executive',
    'Meet Our New Sports Editor',
    'Quayside Gazette Editor',
  ])('no byline is "%s"', (title) => {
    expect(headed(title)).toMatchObject({ title, byline: null, text: TEXT });
  });

  test('a mail that was sent on gives its subject, where the text has no title', () => {
    const fields = 'From: Quayside <n@quayside.example>\nSent: Sunday, March 2, 2025 9:12 AM\nTo: a@b.example';
    const head = `Begin forwarded message:\n\n${fields}\nSubject: FW: ${TITLE}`;
    expect(headed(head)).toMatchObject({ title: TITLE, publishedAt: '2025-03-02', text: TEXT });
    expect(headed(`${head}\n\nA second pier for the harbour\n\nBy Noor Haddad`)).toMatchObject({
      title: 'A second pier for the harbour',
      text: TEXT,
    });
  });

  test.each([
    ['zh', '港口将建第二座码头', '埃勒里港议会星期二通过了建第二座码头的计划。'],
    ['th', 'ท่าเรือจะสร้างสะพาน', `สภาเห็นชอบแผนสร้างสะพานเมื่อวันอังคาร ${'หลังการอภิปรายยาวนาน'.repeat(3)}`],
  ])('short paragraphs of %s are prose below a title', (_, title, paragraph) => {
    const text = [paragraph, `${paragraph.slice(0, -1)}${paragraph.slice(2)}`].join('\n\n');
    expect(clean(`${title}\n\n2 March 2025\n\n${text}`)).toMatchObject({ title, text });
  });
});

describe('lines that are left over', () => {
  test.each([
    ['--more--'],
    ['ELLERY-PIER 2-2-2'],
    ['((noor.haddad@quayside.example; +44 555 0100))'],
    ['You get this mail because you signed up at the quay.'],
    ['Unsubscribe: https://quayside.example/u'],
    ['{{#if related}}{{related.title}}{{/if}}'],
    ['[[ad.slot.2]]'],
    ['(EDITORS: STORY CAN END HERE)'],
    ['QP-03-02-25 0600GMT'],
    ['You’re receiving this because you signed up at quayside.example.'],
    ['Join from 4 crowns a month and read all of it.'],
  ])('%j goes', (line) => {
    expect(clean(`${BODY[0]}\n\n${BODY[1]}\n\n${line}\n\n${BODY[2]}`).text).toBe(TEXT);
  });

  test.each([
    ['Join from the quay side and walk to the pier.'],
    ['Port Ellery beat Ostrey 2-1, as it had done in March.'],
  ])('%j stays', (line) => {
    expect(clean(`${TEXT}\n\n${line}`).text).toContain(line);
  });
});

describe('copies from apps and services', () => {
  const known = { title: TITLE, authors: ['Noor Haddad'], text: TEXT };

  test.each([
    ['an app that kept it', `Saved from Pocket\n\n${TITLE}\n\nquayside.example · by Noor Haddad · 3 min`],
    ['who reports from where', `${TITLE}\n\nNoor Haddad reports from Port Ellery`],
    [
      'a deck of many words above a name',
      `${TITLE}\nThe council voted for it at midnight and the fishermen are not amused at all\nNoor Haddad`,
    ],
    ['a release with its day', `For immediate release: March 2, 2025\n\n${TITLE}\n\nBy Noor Haddad`],
  ])('%s is beside the title', (_, head) => {
    expect(headed(head)).toMatchObject(known);
  });

  test('the first time of a live page stays with its heading', () => {
    const entries = BODY.map((text, at) => `1${at}.05 - Entry of the hour\n\n${text}`).join('\n\n');
    expect(clean(`Port Ellery votes, live\n\n${entries}`)).toMatchObject({
      title: 'Port Ellery votes, live',
      text: entries,
    });
  });

  test('a running head with the number of its page goes', () => {
    const [one, two, three] = BODY;
    const printed = `QUAYSIDE POST 3\n\n${TITLE}\n\n${one}\n\n- 3 -\n\nQUAYSIDE POST 4\n\n${two}\n\n${three}\n\n- 4 -`;
    expect(clean(printed).text).toBe(TEXT);
  });

  test.each([
    ['Are you over 18?\n\nYou must be of legal age to enter this website.'],
    ['We’ll be back soon\n\nSorry, but we’re performing some maintenance at the moment.'],
    ['We will be back soon\n\nSorry for the trouble. Otherwise we will be back online shortly.'],
    ['quayside.example is for sale\n\nThis domain name may be for sale. Ask now.'],
  ])('%j is no article', (text) => {
    expect(() => clean(text)).toThrow(/not-an-article|no article|page/);
  });
});

describe('a masthead below a title that the front matter states', () => {
  const stated = (head: string) => clean(`---\ntitle: ${TITLE}\n---\n\n${head}\n\n${TEXT}`, 'a.md');

  test.each([
    ['By Noor Haddad\nQuayside Post | 2 March 2025', 'Quayside Post'],
    ['By Noor Haddad at Pier Road\n\nQuayside Post • Sunday, March 2, 2025', 'Quayside Post'],
    ['Ellery Avis, 2 March 2025\n\nNoor Haddad', 'Ellery Avis'],
    ['Ellery Molo, 2 March 2025\n\nNoor Haddad', null],
    ['*2 March 2025 – Quayside Post*\n\n**By Noor Haddad**', 'Quayside Post'],
  ])('is read: %j', (head, site) => {
    const known = { title: TITLE, byline: 'Noor Haddad', authors: ['Noor Haddad'], publishedAt: '2025-03-02' };
    expect(stated(head)).toMatchObject({ ...known, site, text: TEXT });
  });

  test.each([
    ['a heading of two words', 'Fishing Rights'],
    ['a heading that names a day', 'What happened on 2 March 2025, hour by hour'],
    ['a line without a day', 'Quayside | Pier'],
    ['what is on in a town', 'Summer Concerts in Port Ellery'],
  ])('%s is none', (_, line) => {
    expect(stated(line)).toMatchObject({ authors: [], publishedAt: null, text: `${line}\n\n${TEXT}` });
  });
});

test('the place of a writer is no part of the byline', () => {
  expect(headed(`${TITLE}\n\nBy Noor Haddad in Port Ellery`)).toMatchObject({ byline: 'Noor Haddad' });
  expect(headed(`${TITLE}\n\nBy Noor Haddad and Ida Vell, staff writers`).byline).toBe(
    'Noor Haddad and Ida Vell, staff writers',
  );
});

test('a dateline with its year says when the article appeared, where nothing else does', () => {
  const dated = (line: string) => clean(`${TITLE}\n\n${line}PORT ELLERY, March 2, 2025 (QPA) - ${TEXT}`);
  expect(dated('')).toMatchObject({ title: TITLE, publishedAt: '2025-03-02', text: TEXT });
  expect(dated('3 March 2025\n\n').publishedAt).toBe('2025-03-03');
  expect(clean(`${TITLE}\n\nPORT ELLERY, March 2 (QPA) - ${TEXT}`).publishedAt).toBeNull();
});

describe('the head of a pasted text', () => {
  const known = { title: TITLE, authors: ['Noor Haddad'], text: TEXT };

  test.each([
    ['a label of one kind of article', `Long read\n\n${TITLE}\n\nBy Noor Haddad`],
    ['a trail between slashes', `Home / Town / Piers\n\n${TITLE}\n\nBy Noor Haddad`],
    ['a byline in small letters', `${TITLE}\n\nby noor haddad`],
    ['a name with its place in brackets', `${TITLE}\n\nNoor Haddad (Port Ellery)`],
    ['a report by somebody', `${TITLE}\n\nA report by Noor Haddad from Port Ellery`],
    ['an outlet after a slash', `${TITLE}\n\nBy Noor Haddad / Ellery Avis`],
    ['a name after its day', `${TITLE}\n\nSun 2 March 2025, Noor Haddad`],
    ['where it comes from', `${TITLE}\n\nFrom Noor Haddad in Port Ellery`],
    ['an investigation', `${TITLE}\n\nA Quayside Post investigation by Noor Haddad`],
    ['whom a reporter works for', `${TITLE}\n\nBy Noor Haddad, Harbour Reporter, Ellery Avis`],
    ['where it was saved from', `Saved from quayside.example\n\n${TITLE}\n\nNoor Haddad`],
    ['the paper of a reporter', `${TITLE}\n\nNoor Haddad, Ellery Avis`],
    ['where a reporter was', `${TITLE}\n\nNoor Haddad in Port Ellery`],
    ['the job before the name', `${TITLE}\n\nBy our harbour editor Noor Haddad`],
    ['words and pictures', `${TITLE}\n\nWords Noor Haddad Pictures Una Moss`],
    [
      'a site that says what it is, above a trail',
      `Quayside - all about the coast\n\nHome > Town\n\n${TITLE}\n\nNoor Haddad`,
    ],
    ['a trail that says what it is', `You are here: Home / Town / Piers\n\n${TITLE}\n\nNoor Haddad`],
    ['a line in brackets', `${TITLE}\n\n(Noor Haddad, 2 March 2025)`],
    ['a field that names the author below the outlet', `${TITLE}\nEllery Avis\n2 March 2025\n\nByline: Noor Haddad`],
  ])('%s is read', (_, head) => {
    expect(headed(head)).toMatchObject(known);
  });

  test.each(['by popular demand of the council', 'by the sea'])('%j names nobody', (line) => {
    expect(headed(`${TITLE}\n\n${line}`).authors).toEqual([]);
  });

  test('a name is the author below a deck, too, unless the text tells of its bearer', () => {
    const deck = 'Seven years of talk about boats end with a vote at midnight.';
    expect(headed(`${TITLE}\n\n${deck}\n\nNoor Haddad`)).toMatchObject({ ...known, text: `${deck}\n\n${TEXT}` });
    const told = 'Haddad has led the harbour council of Port Ellery since the last pier was built there.';
    const list = `Three people to watch\n\nOur readers chose them.\n\nNoor Haddad\n\n${told}\n\n${TEXT}`;
    expect(clean(list)).toMatchObject({ authors: [], text: expect.stringContaining('Noor Haddad') });
    const aged = list.replace('Haddad has', 'Haddad, 34, has');
    expect(clean(aged)).toMatchObject({ authors: [], text: expect.stringContaining('Noor Haddad') });
  });

  test('an author’s signature goes with what stands below it, and a pointer to the next article', () => {
    const head = `${TITLE}\n\nBy Noor Haddad`;
    const more = 'Next article\nStorm shuts the old quay';
    for (const end of ['Noor Haddad\nHarbour reporter\nnoor@quayside.example', more, `Noor Haddad\n\n${more}`])
      expect(clean(`${head}\n\n${TEXT}\n\n${end}`)).toMatchObject(known);
    const list = `${TEXT}\n\nThose who voted for it\n\nIda Vell\n\nPer Holt`;
    expect(clean(`${head}\n\n${list}`).text).toBe(list);
  });

  test('what a broadcaster says of its transcripts goes', () => {
    const notice = 'Quayside Radio’s transcripts are made on a rush deadline by a contractor. Accuracy may vary.';
    expect(clean(`${TITLE}\n\n${TEXT}\n\n${notice}`).text).toBe(TEXT);
    const kept = 'The council’s transcripts are kept on paper, and the deadline for questions is in May.';
    expect(clean(`${TITLE}\n\n${TEXT}\n\n${kept}`).text).toContain(kept);
  });

  test('a lead between buttons and a picture’s label is the story’s', () => {
    const [lead = '', ...rest] = BODY;
    const story = [lead, ...rest, ...rest.map((text) => text.replaceAll('council', 'town'))];
    const [first, ...others] = story;
    const buttons = 'Listen\n\nShare\n\nSave';
    const pasted = `${TITLE}\n\nBy Noor Haddad\n\n2 March 2025\n\n${buttons}\n\n${first}\n\n[Photo: The pier]\n\n`;
    expect(clean(`${pasted}${others.join('\n\n')}`).text).toContain(lead);
  });

  test('figures and what they count end a text, a ranking does not', () => {
    const box = '400\n\nboats\n\n31\n\nberths\n\n9\n\nmiles to the next pier';
    expect(clean(`${TITLE}\n\n${TEXT}\n\n${box}`).text).toBe(`${TEXT}\n\n${box}`);
    const ranking = 'Most read\n\n1\n\nStorm shuts the old quay\n\n2\n\nBoats turn back';
    expect(clean(`${TITLE}\n\n${TEXT}\n\n${ranking}`).text).toBe(TEXT);
  });

  test('staff of a paper is nobody', () => {
    expect(headed(`${TITLE}\n\nBy Ellery Avis Staff`).authors).toEqual([]);
  });

  test('a title of two lines may be as long as a line of prose', () => {
    const title = 'The harbour council of Port Ellery votes for a second pier, and members ask who pays';
    expect(headed(`${title.replace('for a', 'for\na')}\n\nBy Noor Haddad`)).toMatchObject({ ...known, title });
  });

  test('the place and day of a release above its title date it', () => {
    const release = `Port Ellery, 2 March 2025\nPRESS RELEASE\n\n${TITLE}\n\n${TEXT}\n\n– ENDS –`;
    expect(clean(release)).toMatchObject({ title: TITLE, publishedAt: '2025-03-02', text: TEXT });
  });

  test('what a database sets below the text is read, and leaves it', () => {
    const named = `Title: ${TITLE}\n\nPublication title: Quayside Post`;
    const fields = `Subject: Piers\n\n${named}\n\nProQuest document ID: 991231`;
    expect(clean(`${TEXT}\n\n${fields}`)).toMatchObject({ title: TITLE, site: 'Quayside Post', text: TEXT });
    const classified = 'Classification\n\nLanguage: ENGLISH\nSubject: PIERS (90%)\nLoad-Date: March 3, 2025';
    expect(clean(`${TITLE}\n\n${TEXT}\n\n${classified}\n\nEnd of Document`)).toMatchObject({
      title: TITLE,
      text: TEXT,
    });
    const word = 'Subject: the harbour master said that the pier comes first.';
    expect(clean(`${TITLE}\n\n${TEXT}\n\n${word}`).text).toContain(word);
  });

  test('a sentence over the end of a page is whole', () => {
    const [one = '', ...rest] = BODY;
    const paged = one.replace('second pier on', 'second\n\n- 3 -\n\npier on');
    expect(clean(`${TITLE}\n\n${[paged, ...rest].join('\n\n')}`)).toMatchObject({ title: TITLE, text: TEXT });
  });

  test('but a number below a short line is one of a list', () => {
    const list = 'people rescued\n31\nhomes without power\n870\nroads that were shut';
    expect(repairText(list, 'text/plain').text).toBe(list);
  });

  test('the day in the mark of a release is its own, that of an embargo is not', () => {
    expect(headed(`FOR IMMEDIATE RELEASE: March 2, 2025\n\n${TITLE}`).publishedAt).toBe('2025-03-02');
    expect(headed(`Embargoed until March 2, 2025\n\n${TITLE}`).publishedAt).toBeNull();
  });

  test('a large first letter on a line of its own belongs to its paragraph', () => {
    expect(clean(`${TITLE}\n\nT\n\n${TEXT.slice(1)}`)).toMatchObject({ title: TITLE, text: TEXT });
    expect(clean(`${TITLE}\n\nPlan B\n\n${TEXT}`).text).toContain('The harbour council');
  });

  test('lines with double spacing keep their title apart', () => {
    const lines = BODY.flatMap((text) => text.match(/.{1,60}(?: |$)/g) ?? []).map((line) => line.trim());
    expect(clean([TITLE, ...lines].join('\n\n'))).toMatchObject({ title: TITLE, words: clean(TEXT).words });
  });
});

describe('credits and days in other languages below the title', () => {
  const STORY =
    'El consejo del puerto aprobó el martes un segundo muelle, después de un debate que duró hasta la medianoche.\n\n' +
    'Los pescadores habían pedido antes un rompeolas más largo, y tres consejeros votaron en contra del plan.\n\n' +
    'La obra la paga la región y durará hasta la primavera del año que viene, según el capitán del puerto.';
  const under = (line: string) => clean(`El puerto tendrá un segundo muelle\n\n${line}\n\n${STORY}`);

  test.each([
    ['a job and a place after a comma', 'Por Irene Valdés, enviada a Puerto Viejo', ['Irene Valdés']],
    ['a job after the name', 'Irene Valdés, corresponsal', ['Irene Valdés']],
    ['an agency in brackets', 'Irene Valdés (con EFE)', ['Irene Valdés']],
    ['an agency after a comma', 'Irene Valdés, dpa', ['Irene Valdés']],
    ['a colon after the preposition', 'Door: Irene Valdés en Joost Baan', ['Irene Valdés', 'Joost Baan']],
    ['who took the pictures', 'Von Irene Valdés (Text) und Jens Baan (Fotos)', ['Irene Valdés']],
    ['a place after a bar', 'INÉS VALDÉS | MADRID', ['Inés Valdés']],
  ])('%s', (_, line, authors) => expect(under(line)).toMatchObject({ authors, text: STORY }));

  test.each([
    ['of whom the text tells', 'Los pescadores, EFE'],
    ['that only speak of somebody', 'Por Navidad, nuevo muelle'],
  ])('but no words %s', (_, line) => expect(under(line).authors).toEqual([]));

  test('a day in figures has the order of the language', () => {
    expect(under('El 04/06/2025 a las 17:45')).toMatchObject({ publishedAt: '2025-06-04', text: STORY });
    expect(headed(`${TITLE}\n\n04/06/2025`).publishedAt).toBeNull();
  });
});

describe('what is round a story in plain text', () => {
  test('its points in short are no title, and a title above them stays one', () => {
    const points = 'STORY HIGHLIGHTS\n\nCouncil votes for second pier\n\nFishermen want breakwater';
    expect(headed(points)).toMatchObject({ title: null });
    expect(headed(`${TITLE}\n\nBy Noor Haddad\n\n${points}`)).toMatchObject({ title: TITLE, authors: ['Noor Haddad'] });
  });

  test('the masthead below front matter goes, a line of the story stays', () => {
    const matter = `---\ntitle: ${TITLE}\n---\n\n`;
    expect(clean(`${matter}*From the Post’s city desk*\n\n${TEXT}`, 'a.md').text).toBe(TEXT);
    expect(clean(`${matter}*Ellery Post* · *Sunday edition*\n\n${TEXT}`, 'a.md').text).toBe(TEXT);
    expect(clean(`${matter}*The first of two parts*\n\n${TEXT}`, 'a.md').text).toContain('two parts');
  });

  test('a running head with the day and the page of a paper goes from each page', () => {
    const pages = BODY.map((text, at) => `${text}\n\nEllery Post  2 March 2025  ${at + 3}`).join('\n\n');
    expect(clean(`${TITLE}\n\n${pages}`)).toMatchObject({ title: TITLE, text: TEXT });
    const rounds = BODY.map((text, at) => `${text}\n\nVote of the council of 2025, round ${at + 3}`).join('\n\n');
    expect(clean(`${TITLE}\n\n${rounds}`).text).toContain('round 4');
  });

  test.each([
    ['names and colons', 'Comments (12)\n\nIvo: They should have waited.\n\nMira: Good for the boats.'],
    ['buttons', '2 Comments\n\nquaylover\n\n3 hours ago\n\nMy cousin works there.\n\nReply'],
  ])('readers’ comments go, told by %s', (_, thread) => {
    expect(clean(`${TITLE}\n\n${TEXT}\n\n${thread}`).text).toBe(TEXT);
  });

  test('a thread whose comments have a button each goes, however long it is, and what is below it stays', () => {
    const comment =
      'My cousin works at the pier, and he says that the storm of last winter broke more than anybody wrote.';
    const thread = ['Comments', 'quaylover', comment, 'Reply', 'Ivo', comment, 'Reply', 'Mira', comment, 'Reply'];
    const below = 'The vote of the council was the third one on the pier since the spring of last year.';
    expect(clean([TITLE, TEXT, ...thread, below].join('\n\n')).text).toBe(`${TEXT}\n\n${below}`);
    expect(clean([TITLE, TEXT, ...thread.slice(1, 6), below].join('\n\n')).text).toContain('My cousin');
  });

  test('but what follows a count of comments in the middle stays', () => {
    expect(clean(`${TITLE}\n\n${TEXT}\n\n12 comments\n\n${BODY[1]} Nobody spoke.`).text).toContain('Nobody spoke.');
  });

  test('a script that a text was copied with goes', () => {
    const marked = BODY.map((text) => `<p>${text}</p>`).join('\n');
    expect(clean(`${TITLE}\n\n${marked}\n<script>var pier = 2;</script>`)).toMatchObject({ title: TITLE, text: TEXT });
  });

  test('the people to ask below a release go in other languages, too', () => {
    const contact = 'Pressekontakt:\nHanna Vell\nTel. 0123 456';
    expect(clean(`PRESSEMITTEILUNG\n\n${TITLE}\n\n${TEXT}\n\n${contact}`).text).toBe(TEXT);
  });

  test.each([
    ['Pictures by Noor Haddad were shown in the town hall.', true],
    ['Video from the scene shows two boats burning.', true],
    ['Photos by Noor Haddad and Ivo Lund, Ellery Post', false],
  ])('a sentence about pictures stays, a credit goes: %s', (line, stays) => {
    expect(clean(`${BODY[0]}\n\n${BODY[1]}\n\n${line}\n\n${BODY[2]}`).text.includes(line)).toBe(stays);
  });

  test('what stands in place of a player that asks for consent goes', () => {
    const player =
      'This content is provided by Ellery TV, which may be using cookies. We need your permission to show it.';
    expect(clean(`${BODY[0]}\n\n${BODY[1]}\n\n${player}\n\n${BODY[2]}`).text).toBe(TEXT);
  });
});
