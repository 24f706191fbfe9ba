import { describe, expect, test } from 'vitest';
import { findEntities } from '../../../engine/names/index.ts';
import { tokenizeText } from '../../../engine/text/document.ts';

/** Name and text of every nominal mention. */
function nominals(text: string): readonly string[] {
  return findEntities(tokenizeText(text, { language: 'en' }), { title: null }).flatMap(({ name, mentions }) =>
    mentions.filter(({ kind }) => kind === 'nominal').map((mention) => `${mention.text} = ${name}`),
  );
}

describe('descriptions of people who are named', () => {
  test.each([
    ['Finance Minister Erik Dahl spoke on Monday. The minister was tired.', ['The minister = Erik Dahl']],
    ['Erik Dahl, the mayor of Velde, spoke on Monday. Reporters asked the mayor twice.', ['the mayor = Erik Dahl']],
    [
      'Secretary of State Anna Berg wrote to Paul Keller on Monday. This Tavian leader did not answer.',
      ['This Tavian leader = Paul Keller'],
    ],
    ['Jonas Feld, 14, built a clock. Teachers called the boy to the office.', ['the boy = Jonas Feld']],
    ['Jonas Feld, 14, built a clock. Teachers called the 14-year-old boy.', ['the 14-year-old boy = Jonas Feld']],
    [
      'Anna Berg is a former judge. She was a witness at the trial.',
      ['a former judge = Anna Berg', 'a witness = Anna Berg'],
    ],
    ['Paul Keller was a legend.', ['a legend = Paul Keller']],
    ["Minister Erik Dahl spoke on Monday. The minister's car was late.", ['The minister = Erik Dahl']],
    [
      'Paul Keller was both a painter and a banker. Anna Berg, 41, a guest of his, left.',
      ['a painter = Paul Keller', 'a banker = Paul Keller', 'a guest = Anna Berg'],
    ],
    ['Andrew Feld has been the director of the mint since May.', ['the director = Andrew Feld']],
    [
      'Thomas Lind wept for his nine-month-old child, Greta. Greta fell ill, and the baby was taken to a clinic.',
      ['the baby = Greta'],
    ],
    [
      'Paul Keller came with his daughter, Anna Keller. His daughter won a prize.',
      ['daughter = Anna Keller', 'daughter = Anna Keller'],
    ],
    // two are under age, or nobody is, and what somebody is said to be is a thing
    ['Jonas Feld, 14, and Lena Feld, 9, built a clock. Teachers asked the child.', []],
    ['Jonas Feld, 44, built a clock. Teachers called the boy.', []],
    ['Paul Keller was a long way from home. He is a star player away from it.', []],
    // two hold the office, or it is another one
    ['Minister Erik Dahl met Minister Anna Berg on Monday. The minister was tired.', []],
    ['Finance Minister Erik Dahl spoke on Monday. The health minister was tired.', []],
    ['Minister Erik Dahl spoke on Monday. The minister of a neighbouring country was tired.', []],
    ['The minister was tired. Minister Erik Dahl spoke on Monday.', []],
    ['Anna Berg, the daughter of Jo Berg, met Eva Lind, the daughter of Per Lind. His daughter was late.', []],
    ['Paul Keller was the better of the two, and the winner in it.', []],
    ['Mayor Erik Dahl spoke on Monday. The players of the Premier League went home.', []],
    ['The minister Erik Dahl spoke on Monday.', []],
  ])('%s', (text, expected) => {
    expect(nominals(text)).toEqual(expected);
  });
});
