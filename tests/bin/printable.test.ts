import { describe, expect, it } from 'vitest';
import { printable, printableJson, printableLines, printableValue } from '../../bin/terminal/printable.ts';

const HOSTILE = 'a\u001b]0;b\u0007\u009b2J\u202ec\rd\u2028e\u{e0001}f\ud800';

describe('what a terminal would obey', () => {
  it('is shown as its code', () => {
    expect(printable(`${HOSTILE}\n\t`)).toBe(
      'a\\u{1b}]0;b\\u{7}\\u{9b}2J\\u{202e}c\\u{d}d\\u{2028}e\\u{e0001}f\ufffd\\u{a}\\u{9}',
    );
  });

  it('leaves lines and tabs where lines are shown', () => {
    expect(printableLines('a\r\n\tb\u001b[2J')).toBe('a\n\tb\\u{1b}[2J');
  });

  it('is escaped in JSON, which still says the same', () => {
    const shown = printableJson({ [HOSTILE]: [HOSTILE] }, 2);
    expect(shown).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/u);
    expect(JSON.parse(shown)).toEqual({ [HOSTILE]: [HOSTILE] });
  });

  it('is shown as its code in every string of a value', () => {
    expect(printableValue({ a: ['b\u0007', 1, null] })).toEqual({ a: ['b\\u{7}', 1, null] });
  });
});
