import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entity } from '../../../engine/analysis.ts';
import { TABLE_ROWS } from '../../../engine/names/features.ts';
import { nameModel } from '../../../engine/names/model.ts';
import { TAG_COUNT } from '../../../engine/names/tags.ts';
import { anyText } from '../../support/any-text.ts';
import { entitiesOf } from './found.ts';

/** Pieces that names are made of, glued in any order. */
const PIECES = [
  ...[
    'Mr.',
    'Mrs',
    'President',
    'Robert',
    'Helen',
    'Lang',
    'LANG',
    'O’Hara',
    "'s",
    '’',
    '‘',
    '`',
    'the',
    'of',
    'and',
    'he',
    'She',
    'her',
  ],
  ...[
    'U.S.',
    'State Department',
    'WHO',
    'Paris',
    'American',
    '\n\n',
    ' ',
    '.',
    ',',
    ', ',
    '“',
    '”',
    '&',
    '-',
    '.\n',
    '\u0000',
    '\ud83d',
    '\u202e',
  ],
];
const glued = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(' '));
const texts = fc.oneof(glued, anyText(120));

function spansOf(entities: readonly Entity[]): { start: number; end: number }[] {
  return entities.flatMap(({ mentions }) => mentions).sort((a, b) => a.start - b.start);
}

describe('of any text', () => {
  test('every mention, role and alias is a slice of it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { name, role, aliases, mentions } of entitiesOf(text)) {
          expect(mentions.some(({ kind }) => kind === 'name')).toBe(true);
          for (const { start, end, text: slice } of mentions) expect(text.slice(start, end)).toBe(slice);
          if (role !== null) expect(text.slice(role.start, role.end)).toBe(role.text);
          for (const form of [name, ...aliases]) expect(mentions.map((mention) => mention.text)).toContain(form);
        }
      }),
    );
  });

  test('mentions are in text order, and no two share a unit', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const entities = entitiesOf(text);
        for (const { mentions } of entities) {
          const starts = mentions.map(({ start }) => start);
          expect(starts).toEqual([...starts].sort((a, b) => a - b));
        }
        let end = 0;
        for (const span of spansOf(entities)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          end = span.end;
        }
      }),
    );
  });

  test('scores and saliences are in [0, 1], the most salient first', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const entities = entitiesOf(text);
        const saliences = entities.map(({ salience }) => salience);
        expect(saliences).toEqual([...saliences].sort((a, b) => b - a));
        for (const score of [...saliences, ...entities.map(({ score }) => score)]) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('a second look finds the same, whatever was looked at between', () => {
    fc.assert(
      fc.property(texts, texts, (text, other) => {
        const first = entitiesOf(text);
        entitiesOf(other);
        expect(entitiesOf(text)).toEqual(first);
      }),
    );
  });
});

test('the model has one weight for each row and tag', () => {
  expect(nameModel()).toHaveLength(TABLE_ROWS * TAG_COUNT);
});

const LENGTH = 64 * 1024;

describe('a long text of', () => {
  test.each([
    ['apostrophes', '', "O'’"],
    ['capitalised words', '', 'Aa Bb Cc '],
    ['people and pronouns in one sentence', '', 'Ann Lee he and Bob Ray he and '],
    ['pronouns', 'Peter Halloran spoke. ', 'he '],
    ['a short form of two bodies', 'Harrow Marine sued Harrow Bank. ', 'Harrow said it. '],
    ['a surname of two people', 'Robert Lang met Helen Lang. ', 'Lang said it. '],
    ['initials', '', 'A.'],
    ['one letter', '', 'A'],
    ['connectors', '', 'Bank of the '],
    ['roles', '', 'President Ann Lee, the chief, '],
    ['headings', '', 'FARROW RESIGNS\n\n'],
    ['dashes', '', 'A-'],
  ])('%s has sound mentions', (_, opening, piece) => {
    const text = opening + piece.repeat(Math.ceil(LENGTH / piece.length));
    const mentions = entitiesOf(text, 'Ann Lee').flatMap((entity) => entity.mentions);
    expect(mentions.every(({ text: said, start, end }) => start < end && text.slice(start, end) === said)).toBe(true);
  });
});
