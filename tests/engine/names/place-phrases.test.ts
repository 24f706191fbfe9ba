import { describe, expect, it, test } from 'vitest';
import type { DatedText } from '../../../engine/analysis.ts';
import { readDates } from '../../../engine/dates/index.ts';
import { isPlaceKind, isPlacePreposition, placeNameEnd, placePhrases } from '../../../engine/names/place-phrases.ts';
import { tokenizeText } from '../../../engine/text/document.ts';

function read(text: string): DatedText {
  const doc = tokenizeText(text, { language: 'en' });
  return { ...doc, dates: readDates(doc.atoms, '2026-02-03') };
}

function phrasesOf(text: string, last = 0): string[] {
  return placePhrases(read(text), last).map((phrase) => phrase.text);
}

describe('a name after a preposition of place', () => {
  test.each([
    ['The kiln burst in Osmere after dark.', ['Osmere']],
    ['A barge sank off the Tolva coast.', ['Tolva coast']],
    ['Rain fell across northern Quillshire all night.', ['northern Quillshire']],
    ['The fair opened at the Pell Lane tram station.', ['Pell Lane tram station']],
    ['A queue formed outside St Wilda’s Hospital.', ['St Wilda’s Hospital']],
    ["He appeared at Garrow Magistrates' Court.", ["Garrow Magistrates' Court"]],
    ["The Rovers' Osmere fans wept in Garrow's rain.", ['Garrow']],
    ['She lectured at the University of Garrow.', ['University of Garrow']],
    ['He appeared at the U.S. Tax Court.', ['U.S. Tax Court']],
    ['They camped near Ambly-Norr for a week.', ['Ambly-Norr']],
    ['Ice closed the port of Tolva.', ['Tolva']],
    ['Snow lay north of Osmere Cross.', ['Osmere Cross']],
  ])('is read whole: %s', (text, names) => {
    expect(phrasesOf(text)).toEqual(names);
  });

  test.each([
    ['A wall fell in Osmere, Quillshire.', ['Osmere, Quillshire']],
    ['A wall fell at Pell Hall in Osmere.', ['Pell Hall in Osmere', 'Osmere']],
    ['Bats were seen in Tolva, Garrow and Ambly.', ['Tolva, Garrow and Ambly']],
    ['In Osmere, Dora Finch mended clocks.', ['Osmere']],
  ])('goes on with what it lies in or is listed with: %s', (text, names) => {
    expect(phrasesOf(text)).toEqual(names);
  });

  test.each([
    'The kiln burst in darkness.',
    'The mayor of Tolva mended clocks.',
    'The tailor, from Garrow, mended clocks.',
    'Tickets are sold online at Tolva.com',
  ])('is none: %s', (text) => {
    expect(phrasesOf(text)).toEqual([]);
  });

  test.each([
    ['The choir sings at Pell Hall Monday.', ['Pell Hall']],
    ['Deposits grew at the Bank of Garrow Governor Ida Finch praised.', ['Bank of Garrow']],
    ['A lorry stopped in Osmere\nTolva was calm.', ['Osmere']],
  ])('ends before a day, an office and a line: %s', (text, names) => {
    expect(phrasesOf(text, 9)).toEqual(names);
  });

  it('is told with its preposition, the word before that, and whether it ends in a kind of place', () => {
    const [phrase] = placePhrases(read('Divers met near the Tolva lake.'), 0);
    expect(phrase).toMatchObject({
      text: 'Tolva lake',
      start: 20,
      preposition: 'near',
      before: 'met',
      sentence: 0,
      isKind: true,
    });
  });

  it('is looked for up to the last sentence that is asked for', () => {
    const text = 'A kiln burst in Osmere. A barge sank near Garrow.';
    expect(phrasesOf(text, 0)).toEqual(['Osmere']);
    expect(phrasesOf(text, 1)).toEqual(['Osmere', 'Garrow']);
  });
});

describe('the end of a place’s name', () => {
  it('is where it began where no name is', () => {
    const { atoms } = read('Osmere slept.');
    expect(placeNameEnd(atoms, 0)).toBe(1);
    expect(placeNameEnd(atoms, 1)).toBe(1);
  });
});

describe('words of places', () => {
  it('are prepositions and kinds', () => {
    expect(['near', 'with'].map(isPlacePreposition)).toEqual([true, false]);
    expect(['harbour', 'clock'].map(isPlaceKind)).toEqual([true, false]);
  });
});
