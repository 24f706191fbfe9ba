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
    ['Ana Lopez (pictured) won the seat in Norfield.', 'Ana Lopez won the seat in Norfield.', 'caption mark'],
    ['The Arle Rivers Trust (ART) bought the land.', 'The Arle Rivers Trust bought the land.', 'parenthesis'],
    ['Two men robbed a bank in Norfield, police said Tuesday.', 'Two men robbed a bank in Norfield.', 'attribution'],
    [
      'Two men robbed a bank in Norfield, the county sheriff said in a statement.',
      'Two men robbed a bank in Norfield.',
      'attribution',
    ],
    [
      'Nearly half of the bridges are unsafe, according to a report by the transport ministry.',
      'Nearly half of the bridges are unsafe.',
      'attribution',
    ],
    ['Sales of tea rose in May, the company announced on Friday.', 'Sales of tea rose in May.', 'attribution'],
  ])('from %j', (text, shown, why) => {
    const trimmed = trim(text);
    expect(trimmed.shown).toBe(shown);
    expect(trimmed.cut.map((cut) => cut.why)).toEqual([why]);
  });

  test('several things from one sentence', () => {
    const text = 'LONDON (Newsline) - Two men (pictured) robbed a bank, police said Tuesday.';
    expect(trim(text).shown).toBe('Two men robbed a bank.');
  });
});

describe('what stays', () => {
  test.each([
    ['the finding of a study', 'Geese that sleep on one leg live longer, according to a study by the institute.'],
    ['the word of researchers', 'Geese that sleep on one leg live longer, researchers said.'],
    ['a claim', 'The money was a gift, the minister claimed Tuesday.'],
    ['the word of a suspect', 'The money was a gift, according to the suspect.'],
    ['the word of a lawyer', "The money was a gift, the company spokesman's lawyer said."],
    ['an allegation', 'The clerk had taken the money, police alleged Tuesday.'],
    ['a person speaking for herself', 'The plan is a waste of money, Ana Lopez said.'],
    ['the word of a politician', 'The plan is a waste of money, the prime minister said.'],
    ['the word of a state organ', 'The plan is a waste of money, the state-run news agency said.'],
    ['a pronoun', 'The plan is a waste of money, she said.'],
    ['the speaker of a quotation', '"The plan is a waste of money," the mayor said.'],
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
    ['a figure in an attribution', 'The road is shut, police said at 6 p.m.'],
    ['brackets that open a sentence', '(The tower is old and will be pulled down.)'],
    ['a sentence that would be too short', 'It fell, police said Tuesday.'],
    ['an attribution in the middle', 'The road, police said Tuesday, will be shut.'],
    ['a double attribution', 'The suspect fled on foot, the ministry said, citing rebels.'],
  ])('%s', (_, text) => {
    expect(trim(text)).toEqual({ shown: text, cut: [] });
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
