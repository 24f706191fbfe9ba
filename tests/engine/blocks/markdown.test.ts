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
