import { describe, expect, test } from 'vitest';
import { mentionsOf, namesOf } from './found.ts';

describe('a name in a compound ends at the hyphen', () => {
  test.each([
    ['The order went to a San Diego-based yard.', ['San Diego']],
    ['Nairobi-based lawyers refused.', ['Nairobi']],
    ['A Canada-led force landed on Monday.', ['Canada']],
    ['The Lake District-based mill shut.', ['Lake District']],
    ['The boat was Isle of Man-registered.', []],
    ['She is the chairman of New York-based Quantor.', ['New York']],
    ['A Kessmark County-born lawyer presided.', []],
    ['A Linux-based system costs less than a Java-based one.', []],
    ['A well-led and Church-based charity won.', []],
  ])('places of the lists: %s', (text, places) => {
    expect(namesOf(text, 'place')).toEqual(places);
  });

  test('what the text names elsewhere', () => {
    const text = 'The Kessmark Party won in May. A Kessmark Party-led council is to sit in June.';
    expect(mentionsOf(text, 'Kessmark Party')).toEqual(['Kessmark Party', 'Kessmark Party']);
  });

  test('the name behind it is told apart', () => {
    const text = 'He is the president of the Toronto-based Kessmark Harbour Museum, which shut on Monday.';
    expect(namesOf(text, 'organization')).toEqual(['Kessmark Harbour Museum']);
    expect(namesOf(text, 'place')).toEqual(['Toronto']);
  });

  test('what the world knows', () => {
    expect(namesOf('NATO-led troops left on Monday.', 'organization')).toEqual(['NATO']);
  });

  test('people', () => {
    expect(namesOf('The Donald Trump-led talks ended on Monday.', 'person')).toEqual(['Donald Trump']);
  });
});
