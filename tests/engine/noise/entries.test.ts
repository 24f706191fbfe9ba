import { describe, expect, it } from 'vitest';
import { cleanDecoded } from '../../../engine/clean.ts';

const ENTRIES = [
  [
    '10:30',
    'Council meets',
    'The council of Port Ellery has begun its meeting on the second pier in the old town hall.',
  ],
  ['11:10', 'Engineers heard', 'Two engineers have told the members that the girders of the present pier are cracked.'],
  ['11:45', 'Costs', 'The treasurer puts the price of the work at twelve million crowns, most of it from the region.'],
] as const;

function page(entries: readonly (readonly [time: string, title: string, text: string])[]): string {
  const body = entries.map(([time, title, text]) => `<div><time>${time}</time><h2>${title}</h2><p>${text}</p></div>`);
  return `<title>Port Ellery votes</title><article><h1>Port Ellery votes</h1>${body.join('')}</article>`;
}

describe('the times of a live page', () => {
  it('keeps each entry in order with its time and heading', () => {
    const { text } = cleanDecoded({ text: page(ENTRIES), mediaType: 'text/html' });
    expect(text.split('\n\n')).toEqual(ENTRIES.flat());
  });

  it('keeps the heading that stands above the first time', () => {
    const body = ENTRIES.map(
      ([time, title, text]) => `<section><h2>${title}</h2><time>${time}</time><p>${text}</p></section>`,
    );
    const { text } = cleanDecoded({
      text: `<article><h1>Port Ellery votes</h1>${body.join('')}</article>`,
      mediaType: 'text/html',
    });
    expect(text.startsWith('Council meets\n\n10:30')).toBe(true);
  });

  it('reads times without minutes', () => {
    const lines = ENTRIES.map(([, title, text], at) => `${at + 9}am\n${title}\n\n${text}`).join('\n\n');
    const { text } = cleanDecoded({ text: `Port Ellery votes: live\n\n${lines}`, mediaType: 'text/plain' });
    expect(text.startsWith('9am\nCouncil meets\n\nThe council')).toBe(true);
  });

  it('cleans its own text to itself', () => {
    const once = cleanDecoded({ text: page(ENTRIES), mediaType: 'text/html' });
    const again = cleanDecoded({ text: once.text, mediaType: 'text/plain', title: once.title });
    expect(again.text).toBe(once.text);
  });

  it('cuts a time that no entry goes with, or that stands on every one', () => {
    const [first] = ENTRIES;
    const alone = cleanDecoded({ text: page([first]), mediaType: 'text/html' });
    expect(alone.text).not.toContain('10:30');
    const same = ENTRIES.map(([, title, text]) => ['09:00', title, text] as const);
    expect(cleanDecoded({ text: page(same), mediaType: 'text/html' }).text).not.toContain('09:00');
  });
});
