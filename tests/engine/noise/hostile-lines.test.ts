import { describe, expect, it } from 'vitest';
import { cleanDecoded } from '../../../engine/clean.ts';

const BEFORE = 'The harbour opened on Monday, and Ana Roe contributed to the plan.';
const AFTER = 'The board met again on Tuesday, she said, and then it went home.';

/**
 * Lines whose words can each be read in two ways by a list's pattern: where they are, every word more doubles the time,
 * and these tests never end.
 */
describe.each([
  ['names of those who contributed', `It rained. ${'Writers '.repeat(48)}came to the pier.`],
  ['an offer', `get ${'the '.repeat(90)}pier`],
  ['an offer of many kinds', `have ${'our daily '.repeat(36)}pier`],
  ['handles', `Follow us ${'@ana@bo '.repeat(40)}. and so on`],
  ['sharing', `share ${'this story '.repeat(36)}pier.`],
  ['waiting', `loading ${'please wait '.repeat(34)}pier.`],
  ['a call', `please join our ${'free daily '.repeat(36)}pier.`],
])('a line of %s', (_, line) => {
  it('is cleaned, whatever it is taken for', () => {
    const { text } = cleanDecoded({ text: `${BEFORE}\n\n${line}\n\n${AFTER}`, mediaType: 'text/plain' });
    expect(text.startsWith(BEFORE)).toBe(true);
    expect(text.endsWith(AFTER)).toBe(true);
  });
});
