import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, LATEST, NO_FILTERS, type Place, placeOf } from '../../web/place.ts';

const text = fc
  .string({ minLength: 1 })
  .map((value) => value.trim())
  .filter((value) => value !== '' && value.isWellFormed());
const filter = fc.option(text, { nil: null });

const passage = fc
  .record({ start: fc.nat(9_999), length: fc.integer({ min: 1, max: 999 }), says: fc.option(text, { nil: null }) })
  .map(({ start, length, says }) => ({ start, end: start + length, says }));

const place: fc.Arbitrary<Place> = fc.oneof(
  fc.record({
    view: fc.constant('article' as const),
    id: text,
    sentences: fc.constant(null),
    at: passage,
  }),
  fc.record({
    view: fc.constant('article' as const),
    id: text,
    sentences: fc.option(fc.integer({ min: 1, max: 999 }), { nil: null }),
  }),
  fc.record({ view: fc.constant('name' as const), key: text }),
  fc.record({ view: fc.constant('story' as const), id: text }),
  fc.record({ view: fc.constant('stories' as const), cursor: filter }),
  fc.record({
    view: fc.constant('list' as const),
    filters: fc.record({ from: filter, to: filter, name: filter, language: filter, status: filter }),
    cursor: filter,
  }),
  fc.record({
    view: fc.constant('list' as const),
    filters: fc.constant(NO_FILTERS),
    cursor: text,
    size: fc.constantFrom(50, 100),
    before: fc.integer({ min: 1, max: 99_999 }),
  }),
  fc.record({
    view: fc.constant('find' as const),
    words: text,
    order: fc.constantFrom('newest' as const, 'best' as const),
    before: fc.nat(99_999),
  }),
  fc.constant({ view: 'api' as const }),
);

describe('addresses', () => {
  it('hold the whole place: whoever is sent one sees the same', () => {
    fc.assert(
      fc.property(place, (shown) => {
        const address = new URL(addressOf(shown), 'https://news.example/base/');
        expect(address.pathname).toBe('/base/');
        expect(placeOf(address.search)).toEqual(shown);
      }),
    );
  });

  it('of the latest is the page itself', () => {
    expect(addressOf(LATEST)).toBe('./');
    expect(placeOf('')).toEqual(LATEST);
  });

  it.each(['0', '-1', '1000', 'many', '3.5', ''])('with a length of %j ask for none', (sentences) => {
    expect(placeOf(`?article=x&sentences=${sentences}`)).toEqual({ view: 'article', id: 'x', sentences: null });
  });

  it.each(['7', '26', 'all', ''])('with pages of %j have the usual ones', (size) => {
    expect(placeOf(`?size=${size}`)).toEqual(LATEST);
  });

  it.each(['5-5', '9-3', 'x-3', '-4', '12345678-12345679', '3'])('with the passage %j point at none', (at) => {
    expect(placeOf(`?article=x&at=${at}`)).toEqual({ view: 'article', id: 'x', sentences: null });
  });

  it('with unknown or empty parts are read as far as they go', () => {
    expect(placeOf('?utm_source=x&name=&from=2025-01-01')).toEqual({
      view: 'list',
      filters: { ...NO_FILTERS, from: '2025-01-01' },
      cursor: null,
    });
  });
});
