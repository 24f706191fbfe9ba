import { describe, expect, it } from 'vitest';
import { cleanDecoded } from '../../../engine/clean.ts';
import type { CleanArticle } from '../../../engine/record.ts';

const STORY = [
  'The harbour council of Port Ellery voted for a second pier on Tuesday after a debate that lasted until midnight.',
  'The work is paid for by the region and will take until the spring of next year, the harbour master said.',
  'Fishermen had asked for a longer breakwater first, and three members of the council voted against the plan.',
  'The old quay was built in 1931, and boats have been turned away on every holiday weekend for six years.',
  'A new ferry line wants to use the pier from its first day, and has asked the council for a berth of its own.',
];
const TITLE = 'Harbour council votes for a second pier';
const MENU = [
  'Skip to content',
  'Search',
  'Subscribe',
  'News',
  'Local',
  'Business',
  'Quay Life',
  'Tide Tables',
  'Letters',
  'Puzzles',
  'About us',
  'Sign in',
];
const FOOT = [
  'Share this article',
  'Related articles',
  'Why shipbuilders are hoarding steel',
  'The last lighthouse keeper looks back',
  'Storm closes the road to the north',
  'Subscribe',
  'Our weekend letter on the sea and its towns',
  'Your email',
  'Terms of Use | Privacy Policy | Contact',
  'The Courier, 4 Quay Street',
  '© 2025 The Port Ellery Courier. All rights reserved.',
];

const clean = (lines: readonly string[], gap: string): CleanArticle =>
  cleanDecoded({ text: lines.join(gap), mediaType: 'text/plain' });

describe.each([
  ['a line end', '\n'],
  ['a blank line', '\n\n'],
])('with %s between blocks', (_, gap) => {
  describe('the page round a story', () => {
    it('goes, menus above and links below, and the title is found', () => {
      const { text, title } = clean([...MENU, TITLE, ...STORY, ...FOOT], gap);
      expect(text).toBe(STORY.join('\n\n'));
      expect(title).toBe(TITLE);
    });

    it('is cut under names of rules, at offsets that are exact', () => {
      const source = [...MENU, TITLE, ...STORY, ...FOOT].join(gap);
      const { removed } = cleanDecoded({ text: source, mediaType: 'text/plain' });
      expect(removed).toContainEqual(expect.objectContaining({ rule: 'navigation', text: 'Quay Life' }));
      expect(removed).toContainEqual(
        expect.objectContaining({ rule: 'read-also', text: 'Storm closes the road to the north' }),
      );
      expect(removed).toContainEqual(expect.objectContaining({ rule: 'title', text: TITLE }));
      for (const { text, start, end } of removed) expect(source.slice(start ?? 0, end ?? 0)).toBe(text);
    });

    it('stays where its rules are kept', () => {
      const text = [...MENU, TITLE, ...STORY, ...FOOT].join(gap);
      const kept = cleanDecoded({ text, mediaType: 'text/plain' }, { keep: ['navigation', 'read-also'] }).text;
      expect(kept).toContain('Quay Life');
      expect(kept).toContain('Storm closes the road to the north');
    });

    it('goes with teasers that are sentences', () => {
      const teaser = 'An orchard in the hills has a cider for the winter, and nobody knows why.';
      const { text } = clean([...STORY, ...FOOT.slice(0, 5), teaser, ...FOOT.slice(5)], gap);
      expect(text).toBe(STORY.join('\n\n'));
    });
  });

  describe('what is none of the page', () => {
    const [first = '', second = '', ...rest] = STORY;
    const cases: Readonly<Record<string, readonly string[]>> = {
      'prose alone': STORY,
      'a table of results at the end': [
        ...STORY,
        'Results',
        ...[
          'Ellery 3 Rosk 1',
          'Tarnow 0 Eastmere 0',
          'Lindhaven 2 Orrin 2',
          'Quay 1 Marsh 4',
          'Vell 0 Kost 3',
          'Roe 2 Lund 1',
        ],
      ],
      'a list of ingredients': [
        first,
        'Two herrings',
        'One onion',
        'Half a lemon',
        'A spoon of mustard',
        'Black pepper',
        'Bread and butter',
        second,
        ...rest,
      ],
      'a poem at the end': [
        ...STORY,
        'The boats go out',
        'The tide comes in',
        'A lantern burns',
        'Behind the quay',
        'And all the gulls',
        'Are home at last',
        'Are home at last from sea',
      ],
      'questions and answers': [
        first,
        'Will it be finished in time?',
        second,
        'Who pays?',
        ...rest,
        'And then?',
        'We sail.',
      ],
      'a live blog': [
        first,
        'The vote begins.',
        'Two members leave.',
        'The vote is over.',
        'Applause.',
        second,
        ...rest,
      ],
      'headings between paragraphs': [first, 'A long debate', second, 'The cost of the pier', ...rest],
      'quotations a line': [
        first,
        '“Nobody won.”',
        '“We can go home.”',
        '“At last.”',
        '“It was time.”',
        '“Enough.”',
        second,
        ...rest,
      ],
      'a last paragraph after a box of links': [
        first,
        second,
        ...rest.slice(0, -1),
        'Why shipbuilders are hoarding steel',
        'The last lighthouse keeper looks back',
        rest.at(-1) ?? '',
      ],
    };

    it.each(Object.entries(cases))('%s stays whole', (_name, lines) => {
      const { text } = clean(lines, gap);
      for (const line of lines) expect(text).toContain(line);
    });

    it('a last paragraph of the story stays, whatever stands before it', () => {
      const { text } = clean([...STORY.slice(0, -1), ...FOOT, STORY.at(-1) ?? '', ...FOOT.slice(0, 3)], gap);
      for (const line of STORY) expect(text).toContain(line);
    });

    const wards = 'Ash Birch Cedar Dale Elm Fern Glen Heath Ivy Juniper Kestrel Larch'.split(' ');
    const berths = wards.map((ward, at) => `${ward} Ward: ${at + 5} berths`);
    const items = [...berths, ...berths.map((line) => line.replace('Ward', 'Lane'))];

    it.each([
      ['below two adverts', [...STORY, 'Advertisement', ...items, 'Advertisement', ...items]],
      ['below a button', [...STORY, 'Share', 'Berths in full', ...items, 'Share']],
      ['above the story', [TITLE, 'Share', 'At a glance', ...items, ...STORY]],
      ['of rows, one cell a line', [...STORY, ...berths.flatMap((line, at) => [`${at + 1}`, line]), ...STORY.slice(3)]],
      [
        'with marks between its items, and an end below it',
        [
          ...STORY,
          ...items.flatMap((line) => ['Advertisement', line]),
          'Share',
          'The harbour council meets again in May to decide about the second ferry line and its berth.',
          'Fishermen who lose a berth to the pier will be given another, the harbour master said at midnight.',
        ],
      ],
    ])('a long list that is of the article stays: %s', (_, blocks) => {
      const { text } = clean(blocks, gap);
      for (const line of items.slice(0, berths.length)) expect(text).toContain(line);
    });

    it('what a site says of itself below a long foot goes, and a part of the story there stays', () => {
      const shelves = FOOT.flatMap((line) => [line, 'Rope and sail', 'Maps of the coast']);
      const imprint = 'Quayside Media keeps small papers alive in nine towns and is owned by those who read them.';
      expect(clean([...STORY, ...shelves, imprint, 'Imprint', 'Archive'], gap).text).toBe(STORY.join('\n\n'));
      const more = STORY.slice(1).map((line) => `${line} That much was known before anybody had seen the plans.`);
      const second = [...more, ...more.map((line) => line.replace('That', 'So'))];
      const { text } = clean([...STORY, ...shelves, ...second], gap);
      for (const line of second) expect(text).toContain(line);
    });

    it('a first paragraph of the story stays, whatever stands after it', () => {
      const { text } = clean([TITLE, first, ...MENU, second, ...rest], gap);
      for (const line of STORY) expect(text).toContain(line);
    });

    it('a table before the first mark of the foot stays', () => {
      const table = ['Ellery 3 Rosk 1', 'Tarnow 0 Eastmere 0', 'Lindhaven 2 Orrin 2'];
      const { text } = clean([...STORY, ...table, ...FOOT], gap);
      for (const line of [...STORY, ...table]) expect(text).toContain(line);
      expect(text).not.toContain('Courier');
    });

    it('a text of menus alone is left as it is, but for what its lines say', () => {
      expect(clean([...MENU, 'Quay Life', 'Tide Tables', 'One short story.'], gap).text).toContain('Tide Tables');
    });

    it('an article of one sentence', () => {
      expect(clean([TITLE, first], gap).text).toBe(first);
    });
  });

  it('a second cleaning changes nothing', () => {
    for (const lines of [
      [...MENU, TITLE, ...STORY, ...FOOT],
      [...MENU, ...STORY],
      [...STORY.slice(0, 3), ...FOOT, ...STORY.slice(3)],
      [...MENU, ...MENU, ...STORY, ...FOOT, ...FOOT],
    ]) {
      const { text } = clean(lines, gap);
      expect(cleanDecoded({ text, mediaType: 'text/plain' }).text).toBe(text);
    }
  });
});

describe('repetition', () => {
  const day = 'Row for twenty minutes at an easy pace, and rest on the quay until your breath is back.';

  it('that is the form of a text stays', () => {
    const plan = STORY.flatMap((line, at) => [
      line,
      `On day ${at + 1} of the plan, the crew meets at the old pier at six in the morning.`,
      day,
    ]);
    expect(
      clean([...plan, ...STORY.map((line) => `${line} The crew was told of it.`)], '\n\n').text.split(day),
    ).toHaveLength(6);
  });

  it('of one paragraph is a slip', () => {
    expect(
      clean([...STORY, day, ...STORY.map((line) => `${line} It was so.`), day], '\n\n').text.split(day),
    ).toHaveLength(2);
  });

  it('of a heading in the text is none', () => {
    const heading = 'Plans for the Second Pier of Port Ellery';
    const text = [
      ...STORY,
      heading,
      `The book of the plans for the second pier of Port Ellery has 200 pages.`,
      ...STORY.map((line) => `${line} So it was.`),
    ];
    expect(clean(text, '\n\n').text).toContain(`\n\n${heading}\n\n`);
  });
});

describe('captions', () => {
  it('are not looked for in a list', () => {
    const list = [
      'Free berths for boats of the town',
      'The pier is shown on the plans of the council and of the region',
      'A longer breakwater for the fishermen',
      'The ferry is seen as a part of the plan for the harbour',
      'Light on the old quay',
    ];
    const { text } = clean([...STORY, ...list, ...STORY.map((line) => `${line} So it was.`)], '\n\n');
    for (const line of list) expect(text).toContain(line);
  });
});

describe('what a frame leaves of the story', () => {
  const clean = (lines: readonly string[]): CleanArticle =>
    cleanDecoded({ text: lines.join('\n'), mediaType: 'text/plain' });

  it('a short lead that headings part from the rest stays', () => {
    const lead = 'The harbour council has voted for a pier at last, and boats will come.';
    const { text } = clean([...MENU, TITLE, lead, 'What it costs', 'Who voted against', ...STORY, ...FOOT]);
    expect(text).toContain(lead);
    expect(text).not.toContain('Tide Tables');
  });

  it('a site that has releases and a contact above its story has no release', () => {
    const head = ['Skip to content', 'Search', 'News Releases', 'About the Courier', 'Contact', 'Sign in', 'Subscribe'];
    const { text } = clean([...head, TITLE, ...STORY]);
    for (const paragraph of STORY) expect(text).toContain(paragraph);
  });

  it('a release ends with who sent it', () => {
    const { text } = clean(['PRESS RELEASE', TITLE, ...STORY, 'Media contact', 'Ida Vell, 555 0100', '###']);
    expect(text).toBe(STORY.join('\n\n'));
  });
});

describe('lines that look like appeals, captions and copies', () => {
  const among = (line: string): string =>
    cleanDecoded({
      text: [...STORY.slice(0, 3), line, ...STORY.slice(3)].join('\n\n'),
      mediaType: 'text/plain',
    }).text;

  it.each([
    'On your Instagram profile, tap the three lines, select ‘Settings’ → ‘Shopping’, and click ‘Done’.',
    'Main features: berths for ferries, a slipway for small boats, water and power, lamps along the rail',
    'The road to the harbour master',
    "Those are boats of which you want to say, 'Give it a berth. '",
    'And they are not the places that the men of the quay go to. "',
  ])('%j stays', (line) => {
    expect(among(line)).toContain(line);
  });

  it.each([
    'Follow us on Instagram and share your pictures of the harbour with us!',
    'Fishermen had asked for a longer breakwater first, and three members of the council',
  ])('%j goes', (line) => {
    expect(among(line)).not.toContain(`${line}\n`);
  });

  it('a line with a dateline and an agency is the lead, however short', () => {
    const lead = 'PORT ELLERY, Mich. (AP) — Harbour officials have voted for a second pier.';
    const { title, text } = cleanDecoded({ text: [lead, ...STORY].join('\n\n'), mediaType: 'text/plain' });
    expect(title).toBeNull();
    expect(text).toContain('Harbour officials have voted');
  });

  it('headings that are sentences are the story of a list, whatever a page sets between them', () => {
    const use = 'for boats of the town and for a line of ferries that brings guests in summer';
    const points = ['berths', 'lamps', 'rails', 'steps', 'ramps', 'cranes', 'nets', 'ropes', 'bells', 'clocks'].map(
      (thing, at) => `<h2>${at + 1}. The council ordered new ${thing} for the second pier, ${use}.</h2>`,
    );
    const between = '<p>Advertisement</p><p>Read more: The road to the north</p>';
    const story = STORY.slice(0, 4).map((line) => `<p>${line}</p>`);
    const text = `<main><h1>${TITLE}</h1>${story.join('')}${between}${points.join(between)}</main>`;
    const cleaned = cleanDecoded({ text, mediaType: 'text/html' }).text;
    expect(cleaned).toContain('1. The council ordered new berths');
    expect(cleaned).toContain('6. The council ordered new cranes');
  });
});
