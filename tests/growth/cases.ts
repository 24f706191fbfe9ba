/**
 * Texts and pages made to be the worst for one stage of the engine or another: an opening, a piece that is repeated,
 * perhaps another one that is repeated after it over as many characters, and an end.
 */
export interface GrowthCase {
  readonly name: string;
  readonly kind: 'text' | 'markdown' | 'page' | 'file';
  readonly opening: string;
  readonly piece: string;
  readonly second?: string;
  readonly closing: string;
}

export const STORY =
  'The harbour town will build a second pier after the council voted for the plan on Tuesday night. ';

/** In a piece: a name, another one in each copy of it. */
const NAME = '\ue000';

/** Pieces of plain text, by the stage they trouble. */
const TEXT_PIECES: Readonly<Record<string, readonly string[]>> = {
  ordinary: [STORY],
  characters: ['a', '9', '.', ',', '-', "'", '’', '"', '“', '”', '«', '(', ')', '[', ']', '{', '<', '&', '#', '|', '/'],
  'odd characters': [
    '\u0301',
    'e\u0301',
    '\u200b',
    '\u202e',
    '\0',
    '\ud800',
    '😀',
    '\u1112\u1161\u11ab',
    '\u00a0',
    '\u2028',
  ],
  'white space': [' ', '\t', '\n', '\n\n', ' \n', 'a\n', 'a\n\n', `a${' '.repeat(500)}`, '\r', '\f', 'a  '],
  sentences: [
    'A.',
    'a. ',
    'Mr. ',
    'No! ',
    'e.g. ',
    'U.S. ',
    '“No.” ',
    '." ',
    '... ',
    'A. B. C. ',
    'a? ',
    '1. ',
    'Vol. 1. ',
  ],
  names: [
    'Ana ',
    'Aa Bb Cc ',
    "O'’",
    'A-',
    'Bank of the ',
    'President Ann Lee, the chief, ',
    'Ann Lee he and Bob Ray he and ',
    'Peter Halloran spoke. he ',
    'Lang said it. Robert Lang met Helen Lang. ',
    'FARROW RESIGNS\n\n',
    'Mayor of ',
    'Chief Executive Of Oxley ',
    'Brandt Founded Tarn ',
    'Shares In Acme ',
    'Ana Roe, 44, ',
    'Harrow Marine Inc. ',
    'the minister ',
    'Sir ',
    'Ana Roe’s ',
    'Ana and Bo and ',
    'von ',
    'St. ',
    'University of ',
  ],
  dates: [
    'May ',
    'May 1 ',
    'Jan. 1 and ',
    'the week of ',
    'the end of ',
    'early ',
    'last ',
    'Monday ',
    'on Tuesday, ',
    'two days ago ',
    '2024-01-02 ',
    '1/2/',
    '12:30 ',
    '12:30 p.m. on ',
    'in May, ',
    'between May 1 and ',
    'from Monday to ',
    'the first day of ',
    'half a ',
    'year-old ',
    '1990s ',
  ],
  quantities: [
    'twenty ',
    'one hundred and ',
    'million ',
    '1-',
    '1,000',
    '1,',
    '1.',
    '$',
    '$1 ',
    '£1m-',
    'per cent ',
    '5% ',
    'about ',
    'more than ',
    'between 1 and ',
    'a third of ',
    '3 to ',
    'RM120,000 ',
    'half ',
    'dozens of ',
    '1/2 ',
    'percentage points ',
    'barrels a day ',
  ],
  quotes: [
    '“',
    '"a ',
    '"a',
    '“He said so\n\n',
    'said ',
    'he, ',
    'he said that ',
    'according to ',
    '"a" said ',
    '“No,” said Ana. ',
    '“No,” he said, “no,” ',
    "'a' ",
    '„a“ ',
    '``a' + "''",
    ' — said ',
    'said: ',
    'who said ',
    '”? ',
    'the mayor said ',
    'told reporters that ',
    'Ana Roe, who said, ',
  ],
  event: [
    'has ',
    'was ',
    'may ',
    'killed by ',
    'because of ',
    'in London, in ',
    'after ',
    'to ',
    'by ',
    'and ',
    'that ',
    ', which ',
    'the fire, the ',
    'used by ',
    'with ',
    'due to ',
    'at the ',
    'LONDON (AP) - ',
    'was killed, ',
  ],
  summary: [
    'ferry ',
    'ferry terminal, ',
    'ferry. ',
    'Ferry\n\n',
    'It was. ',
    'But he said so. ',
    'A (b) c. ',
    'A, b, c. ',
    'However, ',
  ],
  noise: [
    'Read more: x\n',
    'share this ',
    'sign up read more an error ',
    'AA BB CC dd ',
    '[Ana Roe (Ana Roe/',
    'Ana Roe-Lund Bo / Ana\n',
    'Ana and Bo contributed to this ',
    '#tag ',
    '@x ',
    'Photo: ',
    'Getty Images ',
    'Home | ',
    '1 of 9\n',
    'Follow us on ',
    '© ',
    'https://x.example/ ',
    'pic.twitter.com/x ',
    'By Ana Roe\n',
    'Published: 5 May 2025\n',
    'title: x\n',
    'Q: ',
    '- a\n',
    '* ',
    '• a\n',
    '>>> ',
    'Click here to ',
    'Subscribe now! ',
    'Ana waits for the ferry in the rain\n',
    'NYSE 1.0 +0.1 (+1%) ',
    'x: ',
    'A: b\n',
    '—@x',
    '-0',
    'p}[\\',
    ',;',
    'â€',
    'Ã',
    'editing by ',
    '(Reporting by Ana Roe; ',
  ],
};

/** Pieces of plain text that name somebody else each time. */
const NAMING_PIECES = [
  `Ana ${NAME} said she was glad. `,
  `Robert ${NAME} Walker met Thomas ${NAME} Walker. `,
  `Ana ${NAME}: Why did she go?\n\nAna ${NAME}: She went.\n\n`,
  `the ${NAME} Council met in ${NAME}. `,
  `${NAME} beat ${NAME} 2-0 in the cup match. `,
  `${NAME} 4 1 2 1 5\n`,
  `His restaurant, ${NAME}, has shares in ${NAME}. `,
  `residents on ${NAME} Parade `,
];

/** Many of one thing, and then many of another that each may be compared with all of the first. */
const PHASES: readonly (readonly [first: string, second: string])[] = [
  [`Ana ${NAME} ran. `, 'The pilot said it was late. '],
  [`Mrs ${NAME} ran. `, 'With Otto Falk it was late. He said so. '],
  [`Ana ${NAME}, 44, ran. `, 'The 61-year-old said it was late. '],
  [`Ana ${NAME}, 44, ran. `, 'The younger woman said it was late. '],
  [`Ana ${NAME}, the pilot, ran. `, 'The pilot said it was late. '],
  [`Ana ${NAME} ran. His brother Otto ${NAME} sat. `, `Mr ${NAME} sat. `],
  [`Ana ${NAME} is the mayor of ${NAME}. `, 'The mayor ran. She said so. '],
  [`${NAME} beat ${NAME} 2-0. `, `Ana of ${NAME} scored. `],
  [`${NAME} Ltd ran. `, 'The company said it was late. Its chairman ran. '],
  [`${NAME}, Ohio, and `, `${NAME}, Texas, `],
  ['Tarn and Alta Fire and Rescue ', 'Trust and Company and '],
  [`The pier of ${NAME} is shut.[1]\n\n`, `[1] The note of ${NAME}.\n`],
  [`Home\nNews\n${NAME}\n`, `The pier is shut, she said, in the pier of ${NAME}.\n\n`],
];
const PAGE_PHASES: readonly (readonly [first: string, second: string])[] = [
  [`<p>${STORY}</p>`, `<div class="teaser"><h3><a href="/a">${NAME} votes for the pier of the town</a></h3></div>`],
  [`<p>${STORY}</p>`, '<blockquote>build a second pier after the council voted for the plan</blockquote>'],
  [`<a rel="author" href="/a">Ana ${NAME}</a>`, `<p>${STORY}</p>`],
  [`<p>A pier<sup><a id="r${NAME}" href="#n${NAME}">1</a></sup>.</p>`, `<p><a href="#r${NAME}">^</a> ${NAME}</p>`],
  [`<div class="comments"><p>${STORY}</p></div>`, '<p>By Ana Roe</p>'],
];

/**
 * What cues of whole lines repeat: each fills a line of the length that cues are still tried on, which then ends as
 * none does.
 */
const CUE_PIECES = [
  'loading ',
  'loading... ',
  'please wait ',
  'share this ',
  'share on on ',
  'share via via: ',
  'follow us @ab, ',
  'follow us @ab ',
  'read more ',
  'see full → ',
  'next » ',
  'join our free ',
  'get the ',
  'get news ',
  'our daily ',
  'share the full ',
  'related news ',
  'more from Ana ',
  'more stories on ',
  'more news:',
  'terms | ',
  'terms and privacy and ',
  'do not sell | ',
  'Ana Roe / Getty / ',
  'Ana Roe-a-b - ',
  'with Ana Roe and Bo Lund ',
  '5 comments · ',
  '(5) comments (',
  'shares | 1 ',
  'photo by Ana ',
  'Ana Roe contributed from Rosk ',
  'disclaimer ',
];
const CUE_LINE = 400;

/** Pieces of Markdown. */
const MARKDOWN_PIECES = [
  '- ',
  '--',
  '|-',
  '|--',
  ':-',
  '* ',
  '*',
  '**',
  '_',
  '_a',
  '*_',
  '~~',
  '`',
  '```\n',
  '[',
  '![',
  '[a](',
  '[a][',
  '[a](b',
  '](',
  '<a ',
  '<http://',
  '\\',
  '\\*',
  '# ',
  '# x\n',
  '#',
  '> ',
  '>',
  '1. ',
  '===\n',
  'a\n',
  'a\n\n',
  'a  \n',
  '| a ',
  '[a]: b\n',
  '**a',
  '__a__',
  '- a\n',
  '![a](b) ',
  '(((',
  '&amp;',
  'a: b\n',
];

/** Openings and ends that make a pattern look further, in turn around pieces of Markdown. */
const AROUND: readonly (readonly [opening: string, closing: string])[] = [
  ['', ''],
  ['# x', 'y'],
  ['[', ')'],
  ['---\ntitle: ', '\n---\n'],
];

/** Pieces of pages. */
const PAGE_PIECES: readonly string[] = [
  `<p>${STORY}</p>`,
  '<div>',
  '</div>',
  '<div class="author byline comment related">',
  '<b><i><p>text ',
  '<ul><li><a href="/author/x">By Ana Roe',
  '<table><tr><td>a',
  '&amp;',
  '&nope;&#xd800;',
  '&#x1f600;',
  '<h1><h2>Some long title of an article here',
  '<h1>A title</h1>',
  '<span class="tooltip"></span>',
  '<button>Why is it so? ',
  `<button>${'Why is it so '.repeat(22)}</button>`,
  '<div class="comments"><span class="author">By Ana Roe</span></div>',
  '<time datetime="2024-01-02">Jan 2, 2024</time>',
  '<article><h2><a href="/x">A title of some length here</a></h2><p>text</p></article>',
  '<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"x"}}</script>',
  '<meta name="author" content="Ana Roe">',
  '<meta property="og:title" content="A pier">',
  '<link rel="canonical" href="https://x.example/">',
  '<',
  '<!--',
  '<!---->',
  '<a href=x>',
  '<a href="',
  '<p class="x" id="y" title=z>',
  '<br>',
  'a<br>',
  '<br><br>a',
  `<section><p>${STORY}</p></section>`,
  '<blockquote>',
  '<li>',
  '<figure><img><figcaption>Ana Roe</figcaption></figure>',
  '<dl><dt>a<dd>b',
  '<svg><path/>',
  '<template>',
  '<noscript>',
  '<style>',
  '<textarea>',
  '<p hidden>',
  '<p style="display:none">',
  '<p>By Ana Roe</p>',
  '<p class="byline">By Ana Roe</p>',
  '<a rel="author">Ana Roe</a>',
  '<span itemprop="author">Ana Roe</span>',
  '<span itemprop="datePublished">May 5, 2024</span>',
  '<p>Updated May 5, 2024 | ',
  '<p>Share</p>',
  '<p>Read more</p>',
  '<p><a href="/x">Another story about the pier</a></p>',
  '<div id="x"><div id="x">',
  '<div><p>a</p></div><p>a</p>',
  '<td>a<td>',
  '<table>',
  '<aside><p>Some words here.</p></aside>',
  '<div role="dialog">',
  '<iframe>',
  '<select><option>a',
  '<p>“',
  '<nav><a href="/">Home</a>',
  '<font><b>',
  '<math><p>',
  '</p>',
  '<p></b>',
  '<main>',
  '<body>',
  '<html>',
  '<title>',
];

/** Values that fields of a page are filled with. */
const FIELD_PIECES = [
  ',',
  '@',
  ',@',
  ' -',
  '|',
  ' | ',
  ' ',
  'Ana, ',
  'Ana and ',
  'by ',
  'By: ',
  ';',
  '—',
  '.',
  '1',
  '2024',
  '/',
  '[',
  '&amp;',
  'A',
  ' A',
  'a-',
  ', MD',
  'May ',
  'x:',
  'updated ',
];
/** Where a value may stand: everything a page says of itself. */
const FIELDS: Readonly<Record<string, readonly [string, string]>> = {
  'author meta': ['<meta name="author" content="Ana Roe', '">'],
  'title meta': ['<meta property="og:title" content="A pier', '">'],
  'title element': ['<title>A pier', '</title>'],
  'site meta': ['<meta property="og:site_name" content="News', '">'],
  'date meta': ['<meta property="article:published_time" content="', '">'],
  address: ['<link rel="canonical" href="https://x.example/', '">'],
  'JSON-LD headline': ['<script type="application/ld+json">{"@type":"NewsArticle","headline":"A pier', '"}</script>'],
  'JSON-LD author': ['<script type="application/ld+json">{"@type":"NewsArticle","author":"Ana Roe', '"}</script>'],
  'broken JSON-LD': ['<script type="application/ld+json">{"@type":"NewsArticle","author":"Ana "Roe', '"}</script>'],
  'JSON-LD body': ['<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"', '"}</script>'],
  class: ['<p class="author byline ', '">By Ana Roe</p>'],
  style: ['<p style="', '">x</p>'],
  'first heading': ['<h1>A pier', '</h1>'],
  byline: ['<h1>A pier for the town</h1><p class="byline">By Ana Roe', '</p>'],
  button: ['<button>Why', '</button>'],
  'link text': ['<a href="/x">', '</a>'],
  caption: ['<figcaption>', '</figcaption>'],
  item: ['<ul><li>', '</li></ul>'],
};
const NESTED_JSON: Readonly<Record<string, readonly [string, string, string]>> = {
  'nested lists in JSON-LD': ['<script type="application/ld+json">{"@type":"NewsArticle","author":', '[', '</script>'],
  'nested nodes in JSON-LD': ['<script type="application/ld+json">', '{"@graph":', '</script>'],
  'many nodes in JSON-LD': [
    '<script type="application/ld+json">[',
    '{"@type":"NewsArticle","headline":"x"},',
    '{}]</script>',
  ],
};

/** The same, with what comes before and after. */
const FILE_PARTS: Readonly<Record<string, readonly [string, string, string]>> = {
  'open elements of a feed': [
    `<rss><channel><item><description>${STORY}`,
    '<b>',
    '</description></item></channel></rss>',
  ],
  'end tags of a feed': [`<rss><channel><item>${'<b>'.repeat(60)}`, '</i>', '</item></channel></rss>'],
  'a title in a feed': ['<rss><channel><item><title>', '&lt;b>', `</title><description>${STORY}</description>`],
  'attributes in a feed': ['<rss><item ', 'a="&amp;" ', '></item></rss>'],
  'headline of a JSON document': ['{"headline":"', '<b>', `","body_text":"${STORY}"}`],
};

/** Files of which nothing says what they are. */
const FILE_PIECES = [
  '<!---->',
  '<!-- ',
  '<?xml ',
  ' ',
  '<',
  '\0',
  '\u00e9',
  'From: a\n',
  'Subject: x\n',
  '=?utf-8?q?a?=',
  '--a\n',
  '<rss>',
  '<rss></item>',
  '<item>',
  '{',
  '[',
];

function caseOf(
  kind: GrowthCase['kind'],
  group: string,
  [opening, piece, closing]: readonly [string, string, string],
): GrowthCase {
  const shown = `${opening.slice(-24)}${opening === '' ? '' : ' + '}${piece.slice(0, 40)} …${closing.slice(0, 12)}`;
  return {
    name: `${group}: ${JSON.stringify(shown.replaceAll(NAME, '…')).slice(1, -1)}`,
    kind,
    opening,
    piece,
    closing,
  };
}

function phasesOf(kind: GrowthCase['kind'], [opening, piece, second]: readonly [string, string, string]): GrowthCase {
  const one = caseOf(kind, 'phases', [opening, piece, '']);
  const shown = JSON.stringify(second.slice(0, 40).replaceAll(NAME, '…')).slice(1, -1);
  return { ...one, name: `${one.name} + ${shown} …`, second };
}

export const CASES: readonly GrowthCase[] = [
  ...Object.entries(TEXT_PIECES).flatMap(([group, pieces]) =>
    pieces.flatMap((piece) => [
      caseOf('text', group, ['', piece, '']),
      ...(group === 'noise' || group === 'characters'
        ? [caseOf('text', group, [`${STORY}\n\n`, piece, ' x\n\nThe end.'])]
        : []),
    ]),
  ),
  ...CUE_PIECES.map((piece) => {
    const line = piece.repeat(Math.floor(CUE_LINE / piece.length));
    return { ...caseOf('text', 'cue', ['', piece, '']), opening: `${STORY}\n\n`, piece: `${line}~\n\n` };
  }),
  ...NAMING_PIECES.map((piece) => caseOf('text', 'other names', [`${STORY}\n\n`, piece, ''])),
  // Far behind a child, many parents who may be called by its surname, and the surname as often.
  caseOf('text', 'parents', [
    `A boy was hurt. ${'Leo Lang ran. '.repeat(150)}${STORY.repeat(4)}`,
    `His father ${NAME} sat. Mr Lang sat. `,
    '',
  ]),
  ...PHASES.map(([piece, second]) => phasesOf('text', ['', piece, second])),
  ...PAGE_PHASES.map(([piece, second]) => phasesOf('page', ['<h1>A pier for the town</h1>', piece, second])),
  // One sentence, whose only name is ever farther from the pronoun.
  caseOf('text', 'pronouns', ['Otto Falk ran and ', '“the mill is sound,” he said and the mill stood ', '.']),
  ...['Writers ', 'Staff Reporters and ', 'Ana Roe, '].map((piece) =>
    caseOf('text', 'noise', ['Ana Roe contributed. ', piece, 'spoke.']),
  ),
  ...MARKDOWN_PIECES.flatMap((piece) =>
    AROUND.map(([opening, closing]) => caseOf('markdown', 'Markdown', [opening, piece, closing])),
  ),
  ...PAGE_PIECES.map((piece) => caseOf('page', 'page', ['', piece, ''])),
  ...PAGE_PIECES.slice(1, 12).map((piece) =>
    caseOf('page', 'page', [`<h1>A pier for the town</h1><p>${STORY}</p>`, piece, `<p>${STORY}</p>`]),
  ),
  ...Object.entries(FIELDS).flatMap(([field, [before, after]]) =>
    FIELD_PIECES.map((piece) => caseOf('page', field, [before, piece, `${after}<p>${STORY}</p><p>${STORY}</p>`])),
  ),
  ...Object.entries(NESTED_JSON).map(([name, parts]) => caseOf('page', name, parts)),
  ...Object.entries(FILE_PARTS).map(([name, parts]) => caseOf('file', name, parts)),
  ...FILE_PIECES.map((piece) => caseOf('file', 'file', ['', piece, ''])),
];

const LETTERS = 'bdfgklmnprstvz';
const NAME_LENGTH = 10;

/** A name like "Badafagaon", another one for each number. */
function nameOf(number: number): string {
  const syllables = [0, 1, 2, 3].map((at) =>
    LETTERS.charAt(Math.floor(number / LETTERS.length ** at) % LETTERS.length),
  );
  const [first = '', ...others] = syllables;
  return `${first.toUpperCase()}a${others.map((letter) => `${letter}a`).join('')}on`;
}

/** A piece again and again over about so many characters, with names from `first` on. */
function repeated(piece: string, size: number, first: number): string {
  const length = piece.replaceAll(NAME, ' '.repeat(NAME_LENGTH)).length;
  const count = Math.max(1, Math.floor(size / length));
  if (!piece.includes(NAME)) return piece.repeat(count);
  return Array.from({ length: count }, (_, at) => piece.replaceAll(NAME, nameOf(first + at))).join('');
}

/** Names of a second piece are others than those of the first. */
const SECOND_NAMES = 20_000;

/** The input of a case at about so many characters. */
export function inputOf({ opening, piece, second, closing }: GrowthCase, size: number): string {
  const room = size - opening.length - closing.length;
  if (second === undefined) return opening + repeated(piece, room, 0) + closing;
  return opening + repeated(piece, room / 2, 0) + repeated(second, room / 2, SECOND_NAMES) + closing;
}
