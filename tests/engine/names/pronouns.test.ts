import { describe, expect, test } from 'vitest';
import { entitiesOf } from './found.ts';

function pronouns(text: string, name: string): string[] {
  return entitiesOf(text)
    .filter((entity) => entity.name === name)
    .flatMap(({ mentions }) => mentions.filter(({ kind }) => kind === 'pronoun').map((mention) => mention.text));
}

describe('a pronoun that can mean one person only', () => {
  test.each([
    ['Antonia Brinkley arrived in Cairo. She left before noon.', 'Antonia Brinkley', ['She']],
    ['Simon Feld said he was tired.', 'Simon Feld', ['he']],
    ['Simon Feld met Judith Reyes. She was early.', 'Judith Reyes', ['She']],
    ['Simon Feld met Judith Reyes. She was early.', 'Simon Feld', []],
  ])('%s %s', (text, name, expected) => expect(pronouns(text, name)).toEqual(expected));
});

test.each([
  ['Queen Ingrid met him.', 'Ingrid'],
  ['His sister Robin Vale spoke. He was calm.', 'Robin Vale'],
])('a title or word of kin tells the sex: %s', (text, name) => expect(pronouns(text, name)).toEqual([]));

describe('a pronoun that goes on with the subject', () => {
  test.each([
    ['Colleagues met Adam Price. Simon Feld said he was tired.', 'Simon Feld', ['he']],
    ['Simon Feld met Adam Price at the gate. He left before noon.', 'Simon Feld', ['He']],
    ['Simon Feld met Adam Price at the gate. He left before noon.', 'Adam Price', []],
  ])('%s %s', (text, name, expected) => expect(pronouns(text, name)).toEqual(expected));
});

describe('a pronoun left open', () => {
  test.each([
    ['between two men', 'Simon Feld told Adam Price that he was wrong.'],
    [
      'after a list of people whose sex nobody knows',
      'It began with Drew Quell, Quinn Feld and others. She drew. Simon Feld wrote.',
    ],
    ['after a name that is only in the quotation', '“Simon Feld told me so, and I signed,” he said.'],
    ['far from the name', 'Simon Feld spoke. The rain fell. The crowd left. He was calm.'],
    ['of the other sex', 'Simon Feld spoke. She was calm.'],
    ['of a group', 'Simon Feld spoke. They were calm.'],
    ['of a thing', 'Simon Feld spoke. It was calm.'],
  ])('%s', (_, text) => {
    expect(pronouns(text, 'Simon Feld')).toEqual([]);
    expect(pronouns(text, 'Adam Price')).toEqual([]);
  });
});

describe('the subject of a sentence has no name', () => {
  const before = 'A driver was held after the crash. Simon Feld watched it.';
  test.each([
    [`${before} The driver told police that he was tired.`, []],
    ['A 17-year-old driver was held. Simon Feld watched it. The driver said he was tired.', []],
    [`${before} A young cyclist who saw it said his lamp was lit.`, []],
    [`${before} The driver gave him a lift.`, ['him']],
    [`${before} A cyclist from Velde, he knew the road.`, ['he']],
    [`${before} The driver met Simon Feld, who said he was tired.`, ['he']],
    // Nobody without a name was told of, so that the driver is the one who has a name.
    ['Simon Feld crashed on Sunday. The driver told police that he was tired.', ['he']],
    // A name beside the noun.
    [`Simon Feld crashed. A man called Simon Feld said he was tired.`, ['he']],
  ])('%s', (text, expected) => expect(pronouns(text, 'Simon Feld')).toEqual(expected));
});
