import { describe, expect, it } from 'vitest';
import { cleanDecoded } from '../../../engine/clean.ts';

const LEAD = 'The harbour council of Port Ellery approved a plan for a second pier on Tuesday, after a long debate.';
const MIDDLE = 'Fishermen had asked for a longer breakwater first, and three members of the council voted against it.';
const LAST = 'The work is paid for by the region and will take until the spring of next year, the harbour master said.';

const clean = (text: string) => cleanDecoded({ text, mediaType: 'text/plain' });

describe('notes of a text', () => {
  it('loses their marks, and the notes below the text', () => {
    const article = clean(
      [
        `${LEAD}[1]`,
        MIDDLE.replace('breakwater', 'breakwater[2]'),
        LAST.replace('said.', 'said.[2][3]'),
        '[1] Minutes of the council, 14 October 2025.',
        '[2]: Letter of the fishermen, undated.',
        '[3] Report 25/118 of the harbour office.',
      ].join('\n\n'),
    );
    expect(article.text).toBe([LEAD, MIDDLE, LAST].join('\n\n'));
    expect(article.removed.map(({ rule }) => rule)).toEqual(['references', 'references', 'references']);
  });

  it('keeps a paragraph above the mark of its number', () => {
    const opening = '[1] boat and three rafts are all that the islanders have left, the harbour master wrote.';
    expect(clean([opening, `${LEAD}[1]`, LAST].join('\n\n')).text).toBe([opening, LEAD, LAST].join('\n\n'));
  });

  it.each([
    ['a figure in brackets that stands alone', `${LEAD} It is called pier B[2] on the plans.`],
    ['what is counted in a program', `${MIDDLE} The list has steps[1] and steps[2] for each of them.`],
    [
      'what is counted from nothing',
      'It reads steps[0], its neighbour steps[1], and the last one is “steps”[2] of them.',
    ],
    ['what a call of a program gives', `${MIDDLE} The name is what match(line)[1] holds for each of them.`],
    ['what was left out of a quotation', '“[1] boat sank,” the harbour master wrote in the book of the harbour.'],
  ])('keeps %s', (_, line) => {
    expect(clean([LEAD, line, LAST].join('\n\n')).text).toContain(line);
  });
});
