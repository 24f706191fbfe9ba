import { describe, expect, test } from 'vitest';
import type { EntityType } from '../../../engine/analysis.ts';
import { joinedPieces } from '../../../engine/names/adjacent.ts';
import type { TaggedName } from '../../../engine/names/tagger.ts';
import { tokenizeText } from '../../../engine/text/document.ts';

type Piece = readonly [words: string, type: EntityType, margin?: number];

/** What becomes of names that were read so, each with its type. */
function joined(text: string, ...pieces: readonly Piece[]): string[] {
  const doc = tokenizeText(text, { language: 'en' });
  const names = pieces.map(([words, type, margin = 90]): TaggedName => {
    const from = doc.tokens.findIndex(({ start }) => start === text.indexOf(words));
    return { from, to: from + words.split(' ').length, type, margin };
  });
  return joinedPieces(doc, names).map(
    ({ from, to, type }) => `${type} ${text.slice(doc.tokens[from]?.start, doc.tokens[to - 1]?.end)}`,
  );
}

describe('two pieces that touch are one name', () => {
  test.each<[string, Piece, Piece, string]>([
    ['a body', ['Seed Standards', 'organization'], ['Norway', 'place'], 'organization Seed Standards Norway'],
    ['a firm', ['Tarvin', 'person'], ['Investment', 'organization'], 'organization Tarvin Investment'],
    ['a person', ['Martha', 'person'], ['Tarvin', 'organization'], 'person Martha Tarvin'],
    ['a person read as a body', ['Martha', 'organization'], ['Tarvin', 'person'], 'person Martha Tarvin'],
    [
      'a body named after her',
      ['Martha', 'person'],
      ['Tarvin Foundation', 'organization'],
      'organization Martha Tarvin Foundation',
    ],
    ['a county', ['Tarvin', 'organization'], ['County', 'place'], 'place Tarvin County'],
    ['a town', ['La', 'person'], ['Tarvina', 'place'], 'place La Tarvina'],
    ['no first name', ['Al', 'person'], ['Tarvin', 'organization'], 'organization Al Tarvin'],
    ['of two kinds', ['Tarvin', 'place'], ['Road Corporation', 'organization'], 'organization Tarvin Road Corporation'],
  ])('%s', (_, first, next, name) => {
    expect(joined(`They asked the ${first[0]} ${next[0]} about it.`, first, next)).toEqual([name]);
  });
});

describe('two names that touch are two', () => {
  test.each<[string, Piece, Piece]>([
    ['where both are sure', ['Tarvin Energy', 'organization', 400], ['Norway', 'place', 300]],
    ['a place and its state', ['Tarvin', 'place'], ['Ohio', 'place']],
    ['a body and somebody of it', ['Tarvin University', 'organization'], ['Ana Ray', 'person']],
    ['an office between them', ['Tarvin Ambassador', 'organization'], ['Ray', 'person']],
    ['part of a country', ['Northern', 'organization'], ['Norway', 'place']],
    ['a form of address', ['Mrs', 'person'], ['Ray', 'organization']],
    ['somebody and a known body', ['Ray', 'person'], ['CNN', 'organization']],
    ['of another nation', ['British', 'organization'], ['Ministry of Works', 'organization']],
    ['a heading', ['Ray', 'person'], ['TARVINGTON', 'place']],
  ])('%s', (_, first, next) => {
    expect(joined(`They asked the ${first[0]} ${next[0]} about it.`, first, next)).toHaveLength(2);
  });

  test('a comma or a new sentence between them', () => {
    const first: Piece = ['Tarvin', 'person'];
    const next: Piece = ['Investment', 'organization'];
    expect(joined('They asked Tarvin, Investment and others.', first, next)).toHaveLength(2);
    expect(joined('They asked Tarvin. Investment fell.', first, next)).toHaveLength(2);
  });
});

test('a body that everybody knows is one with the country it is for', () => {
  expect(joined('She told BBC Norway so.', ['BBC', 'organization', 800], ['Norway', 'place', 900])).toEqual([
    'organization BBC Norway',
  ]);
});
