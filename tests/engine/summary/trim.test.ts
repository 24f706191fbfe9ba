import { describe, expect, test } from 'vitest';
import { trimSentence } from '../../../engine/summary/trim.ts';
import { analysisOf } from './articles.ts';

function trim(text: string, order = 0, language = 'en') {
  const analysis = analysisOf(text, language);
  const sentence = analysis.sentences[order];
  if (sentence === undefined) throw new Error(`the text has no sentence ${order}`);
  const { spans, cut } = trimSentence(analysis, sentence, { language, lead: order === 0 });
  for (const { start, end, text: slice } of cut) expect(text.slice(start, end)).toBe(slice);
  return { shown: spans.map(([start, end]) => text.slice(start, end)).join(''), cut };
}

describe('what is left out', () => {
  test.each([
    [
      'LONDON (Newsline) - The old bridge over the Arle has been closed.',
      'The old bridge over the Arle has been closed.',
      'dateline',
    ],
    ['(QNN)The old bridge over the Arle has been closed.', 'The old bridge over the Arle has been closed.', 'dateline'],
    ['PORT ELLIS, Sept. 2 (Newsline) - The old bridge has been closed.', 'The old bridge has been closed.', 'dateline'],
    ['Port Ellis, Norland (QNN) -- The old bridge has been closed.', 'The old bridge has been closed.', 'dateline'],
    ['LAKE PELL, Ill. — The old bridge has been closed.', 'The old bridge has been closed.', 'dateline'],
    ['LAKE PELL ― The old bridge has been closed.', 'The old bridge has been closed.', 'dateline'],
    ['VELDE/PORT ELLIS, May 2 (QNN) - The old bridge is closed.', 'The old bridge is closed.', 'dateline'],
    ['• The old bridge over the Arle has been closed.', 'The old bridge over the Arle has been closed.', 'bullet'],
    ['-- The old bridge over the Arle has been closed.', 'The old bridge over the Arle has been closed.', 'bullet'],
    ['A: The old bridge over the Arle is closed.', 'The old bridge over the Arle is closed.', 'label of a turn'],
    ['Ana Lopez (pictured) won the seat in Norfield.', 'Ana Lopez won the seat in Norfield.', 'caption mark'],
    ['The Arle Rivers Trust (ART) bought the land.', 'The Arle Rivers Trust bought the land.', 'parenthesis'],
  ])('from %j', (text, shown, why) => {
    const trimmed = trim(text);
    expect(trimmed.shown).toBe(shown);
    expect(trimmed.cut.map((cut) => cut.why)).toEqual([why]);
  });

  test('several things from one sentence', () => {
    const text = 'LONDON (Newsline) - Two men (pictured) robbed a bank (NCB), police said Tuesday.';
    expect(trim(text).shown).toBe('Two men robbed a bank, police said Tuesday.');
  });
});

describe('what stays', () => {
  test.each([
    ['the finding of a study', 'Geese that sleep on one leg live longer, according to a study by the institute.'],
    ['the word of researchers', 'Geese that sleep on one leg live longer, researchers said.'],
    ['the word of the police', 'Two men robbed a bank in Norfield, police said Tuesday.'],
    ['the word of an office', 'Two men robbed a bank in Norfield, the county sheriff said in a statement.'],
    ['the word of a report', 'Half of the bridges are unsafe, according to a report by the transport ministry.'],
    ['the word of a company', 'Sales of tea rose in May, the company announced on Friday.'],
    ['the word of a newspaper', 'The mayor of Norfield took money from a builder, a newspaper reported.'],
    ['an attribution in brackets', 'The clerk took the money (police said) and fled.'],
    ['an accusation in brackets', 'The clerk (accused of theft) left the town.'],
    ['a limit in brackets', 'The pier (at least the old one) must go.'],
    ['a weekday in brackets', 'The clerk was last seen yesterday (Saturday) near the pier.'],
    ['a month in brackets', 'The pier was shut last spring (March and April) for repairs.'],
    ['a figure in brackets', 'The firm paid $20m (£15m) for the land.'],
    ['an age', 'Ana Lopez (41) won the seat in Norfield.'],
    ['a hedge in brackets', 'The tower (allegedly unsafe) will be pulled down.'],
    ['a negation in brackets', 'The tower (not the hall) will be pulled down.'],
    ['a quotation in brackets', 'The tower ("Old Tom") will be pulled down.'],
    ['brackets inside a quotation', '"The tower (our pride) must stay," the mayor told the crowd.'],
    [
      'a relative clause with a speaker',
      'The money came from Norfield, which the minister said Tuesday was a surprise.',
    ],
    ['a name before a dash', 'Ana Lopez - The Mayor to her friends - won the seat in Norfield.'],
    ['a label before a colon', 'Correction: The pier was built in the spring.'],
    ['brackets that open a sentence', '(The tower is old and will be pulled down.)'],
  ])('%s', (_, text) => {
    expect(trim(text)).toEqual({ shown: text, cut: [] });
  });

  test('a country with stops that is part of a name', () => {
    expect(trim('The U.S. Harbour Office shut the pier. Every harbour has an office.').shown).toBe(
      'The U.S. Harbour Office shut the pier.',
    );
  });

  test('everything but the dateline in another language', () => {
    expect(trim('Die Brücke (Bild) ist zu, sagte die Polizei.', 0, 'de').cut).toEqual([]);
  });

  test('a name before brackets that look like an agency tag', () => {
    expect(trim('Lowell (Lab) workers went on strike for a day.').shown).toBe(
      'Lowell workers went on strike for a day.',
    );
  });

  test('an agency tag further down', () => {
    const text = 'The bridge is shut. LONDON (Newsline) - The road is shut as well.';
    expect(trim(text, 1).shown).toBe('LONDON (Newsline) - The road is shut as well.');
  });
});
