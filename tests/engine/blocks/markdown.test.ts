import { describe, expect, it } from 'vitest';
import { cleanDecoded } from '../../../engine/clean.ts';

const PROSE = 'The ferry to the outer islands will sail again from Monday, the harbour office said on Friday.';

function cleaned(text: string) {
  return cleanDecoded({ text: `${text}\n\n${PROSE}\n`, mediaType: 'text/markdown' });
}

describe('lines of dashes', () => {
  it.each([['--- | ---'], ['|---|---|'], ['| :--- | ---: | :-: |'], ['---- ----']])(
    '%j is the rule of a table, and no text',
    (rule) => {
      expect(cleaned(rule).text).toBe(PROSE);
    },
  );

  it.each([
    [`${'-'.repeat(5000)} x`],
    [`${'- '.repeat(5000)}x`],
    [`${'|--'.repeat(3000)}y`],
    [`${':-'.repeat(5000)}z`],
  ])('one that ends in a letter is none, and is read in one pass', (line) => {
    expect(cleaned(line).text).toContain(PROSE);
  });
});

describe('headings', () => {
  it.each([
    ['# Ferry sails again', 'Ferry sails again'],
    ['## Ferry sails again ##', 'Ferry sails again'],
    ['#   Ferry sails again   ######', 'Ferry sails again'],
    ['# Ferry no. 9#', 'Ferry no. 9#'],
    [`# Ferry${' '.repeat(50_000)}sails`, 'Ferry sails'],
  ])('%#: the words without the marks', (line, title) => {
    expect(cleaned(line).title).toBe(title);
  });
});

it('a paragraph of fifty thousand short lines is read in one pass', () => {
  expect(cleaned('a ferry\n'.repeat(50_000)).text).toContain(PROSE);
});

describe('front matter', () => {
  it.each([['title: ""'], ["title: '  '"], ['title:'], ['title: "']])('%s is no title', (line) => {
    expect(cleaned(`---\n${line}\n---\n`).title).not.toBe('');
  });

  it.each([
    ['https://newsline.example/ferry', 'https://newsline.example/ferry'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['file:///etc/hosts', null],
    ['https://newsline.example/a b', null],
    ['/ferry', null],
  ])('the address %j is %j', (address, url) => {
    expect(cleaned(`---\nurl: ${address}\n---\n`).url).toBe(url);
  });
});

describe('front matter of other forms', () => {
  it.each([
    ['a list of names', '---\ntitle: Ferry sails\nauthors:\n  - Ida Vell\n  - name: Per Holt\ndate: 2025-03-02\n---'],
    ['a folded title', '---\ntitle: >\n  Ferry\n  sails\nauthors: [Ida Vell, Per Holt]\npubDate: Mar 02 2025\n---'],
    ['JSON', '{\n  "title": "Ferry sails",\n  "author": "Ida Vell, Per Holt",\n  "date": "2025-03-02"\n}'],
  ])('is read: %s', (_, front) => {
    const article = cleaned(front);
    expect(article).toMatchObject({
      title: 'Ferry sails',
      authors: ['Ida Vell', 'Per Holt'],
      publishedAt: '2025-03-02',
    });
    expect(article.text).toBe(PROSE);
  });

  it('takes a node for the name in it', () => {
    expect(cleaned('---\nauthor: {name: Ida Vell, url: x}\n---').authors).toEqual(['Ida Vell']);
  });

  it('is no object without a title', () => {
    expect(cleaned('{\n  "a": 1\n}').removed.map(({ rule }) => rule)).not.toContain('front-matter');
  });
});

describe('marks that go', () => {
  it.each([
    [
      'nested emphasis',
      'The **captain *Per Holt*** sails on Monday, and nobody else does.',
      'The captain Per Holt sails on',
    ],
    [
      'boxes of a list of tasks',
      `${PROSE}\n\n- [ ] Paint the ferry\n- [x] Sell the pier`,
      'Paint the ferry\nSell the pier',
    ],
    [
      'rules of tables without outer bars',
      `${PROSE}\n\nYear | Boats\n--- | ---\n2024 | 12\n2025 | 9`,
      '2024 | 12\n2025 | 9',
    ],
  ])('%s', (_, source, kept) => {
    const { text } = cleaned(source);
    expect(text).toContain(kept);
    expect(text).not.toMatch(/\*|\[[ x]\]|---/);
  });

  it('all lines of a note', () => {
    const { text } = cleaned(`${PROSE.replace('Monday', 'Monday[^1]')}\n\n[^1]: Minutes of the\n    harbour office.\n`);
    expect(text).toBe(PROSE);
  });
});

it('reads what programs for notes write: links between notes, highlights, callouts', () => {
  const notes =
    'The engineer [[people/holt|Per Holt]] told [[the council]] of it, and ==all agreed==.\n\n' +
    '> [!note] Background\n> The old ferry was built in 1931, the council said.\n\n![[ferry.png]]';
  const { text } = cleaned(notes);
  expect(text).toContain('The engineer Per Holt told the council of it, and all agreed.');
  expect(text).toContain('Background\n\nThe old ferry was built');
  expect(text).not.toMatch(/\[|==|ferry\.png/);
  expect(cleaned('Where `a == b` and c == d hold, it sails, he said on Friday.').text).toContain('c == d hold');
});

it('front matter of clippings gives the address as source, and authors as links', () => {
  const matter = '---\nsource: https://courier.example/ferry\nauthor:\n  - "[[Ida Vell]]"\n---';
  expect(cleaned(matter)).toMatchObject({ url: 'https://courier.example/ferry', site: null, authors: ['Ida Vell'] });
});

it.each([
  ['author:\n  name: Ida Vell\n  email: ida@courier.example', { authors: ['Ida Vell'] }],
  ['author: Ida Vell\ndate_published: 2025-03-02', { authors: ['Ida Vell'], publishedAt: '2025-03-02' }],
])('front matter of other programs is read: %j', (keys, known) => {
  expect(cleaned(`---\ntitle: Ferry sails again\n${keys}\n---`)).toMatchObject({
    title: 'Ferry sails again',
    ...known,
  });
});

describe('the head of a file', () => {
  const known = { title: 'Ferry sails again', authors: ['Noor Haddad'], publishedAt: '2025-03-02', text: PROSE };

  it.each([
    ['By Noor Haddad\nQuayside Post | 2 March 2025'],
    ['Noor Haddad\n2 March 2025'],
    ['*By Noor Haddad*\n**2 March 2025**'],
  ])('keeps its lines apart: %j', (lines) => {
    expect(cleaned(`# Ferry sails again\n\n${lines}`)).toMatchObject(known);
  });

  it('puts a wrapped sentence together', () => {
    const lead =
      'The ferry was laid up in the autumn with a\nbroken shaft, and its crew of nine were sent home until then.';
    expect(cleaned(`# Ferry sails again\n\n${lead}`).text).toBe(`${lead.replace('\n', ' ')}\n\n${PROSE}`);
  });
});

describe('references to characters', () => {
  it('are read in text, and left in code and where they stand for markup', () => {
    const { text } = cleaned(
      `${PROSE} The firm of Haddad &amp; Vell said &#8220;no&#8221; to \`&amp;\` and &lt;b&gt;.`,
    );
    expect(text).toContain('Haddad & Vell said “no” to &amp; and &lt;b&gt;.');
  });
});
