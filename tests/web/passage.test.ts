import { describe, expect, it } from 'vitest';
import type { Item } from '../../web/article/items.ts';
import { foundIn, itemFor, PASSAGE, passageAt } from '../../web/article/passage.ts';

const TEXT = 'The ferry stays in port. Captain Immink said the ramp is broken. Nobody was hurt.';

function passage(words: string, text = TEXT) {
  const start = text.indexOf(words);
  return passageAt(text, { start, end: start + words.length });
}

function words(text: string, found: ReturnType<typeof foundIn>): string | null {
  return found === null ? null : text.slice(found.start, found.end);
}

describe('a passage', () => {
  it('is where it was, in a text that is as it was', () => {
    expect(words(TEXT, foundIn(TEXT, passage('the ramp is broken')))).toBe('the ramp is broken');
  });

  it.each([
    ['moved', `An update. ${TEXT}`],
    ['moved forward', TEXT.slice(11)],
    ['among other changes', TEXT.replace('ferry', 'fast ferry to Tern Island').replace('hurt', 'harmed')],
  ])('is found by its words where they have %s', (_what, later) => {
    expect(words(later, foundIn(later, passage('the ramp is broken')))).toBe('the ramp is broken');
  });

  it('is the nearest of several with the same words', () => {
    const later = `said no. ${'Filler. '.repeat(10)}${TEXT} said yes.`;
    const found = foundIn(later, { ...passage('said'), start: 80, end: 84 });
    expect(found?.start).toBe(later.indexOf('said the ramp'));
  });

  it('is nowhere where its words are gone', () => {
    expect(foundIn('The ferry sails again.', passage('the ramp is broken'))).toBeNull();
  });

  it('without words is at its offsets, while the text is as long', () => {
    expect(foundIn(TEXT, { start: 4, end: 9, says: null })).toEqual({ start: 4, end: 9 });
    expect(foundIn('Short.', { start: 4, end: 9, says: null })).toBeNull();
  });

  it('longer than an address holds is found by how it begins, in full', () => {
    const long = 'the ramp is broken. '.repeat(20).trim();
    const text = `Before. ${long} After.`;
    const at = passageAt(text, { start: 8, end: 8 + long.length });
    expect(at.says?.length).toBe(60);
    expect(words(`More. ${text}`, foundIn(`More. ${text}`, at))).toBe(long);
  });
});

describe('what a passage lights up', () => {
  const drawn: Item = {
    id: 'quotes-0',
    what: 'quote',
    label: 'x',
    slices: [{ start: 4, end: 9, in: 'text', kind: 'main' }],
  };

  it('is what was drawn from there, else the passage itself', () => {
    expect(itemFor([drawn], TEXT, { start: 4, end: 9 })).toBe(drawn);
    expect(itemFor([drawn], TEXT, { start: 4, end: 10 })).toMatchObject({ id: PASSAGE, label: 'ferry ' });
  });
});
