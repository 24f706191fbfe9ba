import { describe, expect, test } from 'vitest';
import { OrganizationPieces } from '../../../engine/names/organization-pieces.ts';

const PIECES = new OrganizationPieces([
  'Pell and Garrow',
  'Finch in the Hollow',
  'Osmere Court of Claims',
  'Guild of Tolva Weavers',
  'College of Ambly',
  'Quill Bank',
]);

describe('a name is a piece of an organization’s', () => {
  test.each([
    ['at', 'Pell'],
    ['in', 'Hollow'],
    ['of', 'Claims'],
    ['of', 'Tolva Weavers'],
    ['in', 'Osmere Court'],
  ])('%s %s', (preposition, name) => {
    expect(PIECES.has(preposition, name)).toBe(true);
  });
});

describe('a name is a piece of none', () => {
  test.each([
    ['at', 'Garrow'],
    ['near', 'Hollow'],
    ['of', 'Ambly'],
    ['at', 'Quill'],
    ['in', 'Pell and Garrow'],
    ['in', 'Tolva Weavers'],
  ])('%s %s', (preposition, name) => {
    expect(PIECES.has(preposition, name)).toBe(false);
  });
});
