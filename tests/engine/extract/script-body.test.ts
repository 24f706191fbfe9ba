import { describe, expect, it } from 'vitest';
import { BODY, longBody, page } from './page.ts';

const TITLE = '<title>Town builds a second pier</title>';
const LINES = [
  ...new Set(
    longBody(3)
      .split('</p>')
      .map((line) => line.replace('<p>', ''))
      .filter((line) => line !== ''),
  ),
];

function script(attributes: string, text: string): string {
  return `<div id="root"></div><script ${attributes}>${text}</script>`;
}

/** The scripts that give a page of Next.js its rows, cut in the middle as they come. */
function flight(...rows: readonly string[]): string {
  const text = ['1:"$Sreact.fragment"', '2:I[84,["/chunks/4.js"],"default"]', ...rows].join('\n');
  const middle = Math.floor(text.length / 2);
  const push = (data: readonly unknown[]): string => `<script>self.__next_f.push(${JSON.stringify(data)})</script>`;
  return `<div id="root"></div>${push([0])}${push([1, text.slice(0, middle)])}${push([1, text.slice(middle)])}`;
}

/** A component of React as flight writes it. */
function element(tag: string, children: unknown): unknown {
  return ['$', tag, null, { className: 'mb-4', children }];
}

describe('the article in the data of scripts', () => {
  it.each([
    [
      'rows that give a component its data',
      flight(`5:${JSON.stringify(['$', '$L2', null, { story: { parts: LINES } }])}`),
    ],
    [
      'rows of elements, parts of an article in boxes',
      flight(
        `5:${JSON.stringify(
          element('article', [
            element(
              'section',
              LINES.slice(0, 2).map((line) => element('p', line)),
            ),
            element('section', [
              element('p', [LINES[2], ' ', element('em', LINES[3])]),
              ...LINES.slice(4).map((line) => element('p', line)),
            ]),
          ]),
        )}`,
      ),
      [...LINES.slice(0, 2), `${LINES[2]} ${LINES[3]}`, ...LINES.slice(4)],
    ],
    [
      'a long text of a row and what refers to it',
      flight(`5:${JSON.stringify({ body: '$7' })}`, `7:T${Buffer.byteLength(longBody(3)).toString(16)},${longBody(3)}`),
    ],
    ['a field of a form', `<textarea readonly>${longBody(3)}</textarea>`],
    [
      'a list of parts',
      script(
        'id="__NEXT_DATA__" type="application/json"',
        JSON.stringify({ a: { body: LINES.map((text) => ({ type: 'p', text })) } }),
      ),
    ],
    ['HTML in one value', script('type="application/json"', JSON.stringify({ story: { html: longBody(3) } }))],
    ['a state set by a script', script('', `window.__STATE__ = ${JSON.stringify({ story: { body: longBody(3) } })};`)],
    [
      'JSON in a string',
      script('', `window.__STATE__ = JSON.parse(${JSON.stringify(JSON.stringify({ body: longBody(3) }))});`),
    ],
    [
      'a statement among others',
      script(
        '',
        `var Fusion = {};Fusion.a = "}";Fusion.globalContent=${JSON.stringify({ b: '{', parts: LINES })};` +
          'Fusion.c = {};',
      ),
    ],
    [
      'parts in parts',
      script(
        'type="application/json"',
        JSON.stringify({ doc: { content: LINES.map((text) => ({ content: [{ text }] })) } }),
      ),
    ],
    [
      'a template',
      `<story-view><template shadowrootmode="open"><article>${longBody(3)}</article></template></story-view>`,
    ],
  ])('reads %s', (_, body, lines: readonly (string | undefined)[] = LINES) => {
    const { text } = page(TITLE, body);
    expect(text.split('\n\n')).toEqual(lines);
  });

  it('counts words where no spaces part them', () => {
    const lines = [
      '港町の古い灯台が春から一般に公開されることになり、住民らが修復の費用として三百万円を集めた。',
      '灯台は百年前に建てられ、漁船の目印として使われてきたが、十年前に役目を終えていた。',
      '市は階段と手すりを直し、来月から週末に限って見学を受け付けると発表した。',
      '入場料は大人二百円で、集まった金は今後の手入れに使われるという。',
    ];
    const { text } = page(TITLE, script('type="application/json"', JSON.stringify({ story: { lines } })));
    expect(text.split('\n\n')).toEqual(lines);
  });

  it.each([
    ['labels', flight(`5:${JSON.stringify(Array.from({ length: 80 }, (_, at) => `Open the menu ${at}`))}`)],
    ['rows that are cut off', flight(`5:["$","p",null,{"children":"${LINES[0]}`, '7:Tffff,', '9:T')],
    [
      'terms of use',
      `<form><textarea readonly>${'You agree that we may end the service.\n'.repeat(9)}</textarea></form>`,
    ],
    ['a draft', `<form><textarea>Write what you think of it. Please keep to the topic.</textarea></form>`],
  ])('invents none from %s', (_, body) => {
    expect(() => page(TITLE, body)).toThrow();
  });

  it('leaves the data alone where the page shows its article', () => {
    const other = JSON.stringify({ next: { html: longBody(6).replaceAll('town', 'city') } });
    const { text } = page(
      TITLE,
      `<article><h1>Town builds a second pier</h1>${longBody(2)}</article>${script('type="application/json"', other)}`,
    );
    expect(text).not.toContain('harbour city');
  });

  it('is found beside a value of so many parts as no call takes arguments', () => {
    const many = Object.fromEntries(Array.from({ length: 150_000 }, (_, at) => [`k${at}`, 1]));
    const article = page(TITLE, script('type="application/json"', JSON.stringify({ html: longBody(3), many })));
    expect(article.text).toContain(LINES[0]);
  });

  it.each([
    [
      'words that are no sentences',
      JSON.stringify({ labels: Array.from({ length: 80 }, (_, at) => `Open the menu ${at}`) }),
    ],
    ['code', `function draw() { return ${JSON.stringify(BODY)}; }`],
    ['broken JSON', `{"body": ${JSON.stringify(longBody(3))}`],
  ])('takes no article from %s', (_, data) => {
    expect(() => page(TITLE, script('type="application/json"', data))).toThrow(/sentence|empty/i);
  });
});

it('is read with the day and the authors that the data gives it', () => {
  const parts = LINES.map((text) => ({ type: 'p', text }));
  const story = {
    headline: 'x',
    publishedAt: '2025-03-05T08:00:00Z',
    authors: [{ name: 'Ida Vell' }],
    content: { parts },
  };
  const data = JSON.stringify({ story, others: [{ publishedAt: '2024-01-01', authors: [{ name: 'Bo Lund' }] }] });
  expect(page(TITLE, script('type="application/json"', data))).toMatchObject({
    authors: ['Ida Vell'],
    publishedAt: '2025-03-05T08:00:00Z',
  });
});

it('is read without the entities that JSON-LD has in it', () => {
  const articleBody = longBody(4)
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('harbour', 'harbour&#39;s');
  const head = `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', articleBody })}</script>`;
  const { text } = page(head, '<h1>Town builds a second pier</h1><p>To read on, log in.</p>');
  expect(text).toContain("The harbour's town");
});
