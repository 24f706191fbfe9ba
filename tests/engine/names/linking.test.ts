import { describe, expect, test } from 'vitest';
import { entitiesOf, mentionsOf, namesOf } from './found.ts';

describe('a surname', () => {
  test('alone is the person whose whole name the text gives', () => {
    const text = 'Antonia Brinkley arrived in Cairo on Monday. Brinkley met officials. Later Brinkley flew home.';
    expect(namesOf(text, 'person')).toEqual(['Antonia Brinkley']);
    expect(mentionsOf(text, 'Antonia Brinkley')).toEqual(['Antonia Brinkley', 'Brinkley', 'Brinkley']);
  });

  test('in the capitals of a heading is that person too', () => {
    const text = 'The storm reached Hull on Sunday, Nigel Farrow said.\n\nFARROW WARNS OF FLOODS\n\nFarrow then left.';
    expect(mentionsOf(text, 'Nigel Farrow')).toEqual(['Nigel Farrow', 'FARROW', 'Farrow']);
  });

  test('that the text also writes small is not taken for a person', () => {
    const text = 'Adam Price spoke first. The price of bread rose. Price controls may follow.';
    expect(mentionsOf(text, 'Adam Price')).toEqual(['Adam Price']);
  });
});

test.each(['Yesterday', 'But', 'Then', 'Meanwhile', 'On Monday'])(
  '%s opens a sentence, and is no first name',
  (opener) => {
    const text = `The ministry sent Helen Lang. ${opener} Lang said no.`;
    expect(namesOf(text, 'person')).toEqual(['Helen Lang']);
    expect(mentionsOf(text, 'Helen Lang')).toEqual(['Helen Lang', 'Lang']);
  },
);

describe('the surname of a child with a form of address', () => {
  test.each([
    ['Nia Dorn, a baby girl, died on Monday beside her mother, Pia. Mrs Dorn was hurt.', 'Nia Dorn', ['Nia Dorn']],
    ['Leo Dorn, 9, was hit by a van. His father, Jan, saw it. Mr Dorn called for help.', 'Leo Dorn', ['Leo Dorn']],
    ['Otto Dorn, a miller, lost his son, Leo, 9. Mr Dorn called for help.', 'Otto Dorn', ['Otto Dorn', 'Dorn']],
    [
      'Otto Dorn taught a boy to mill. Mr Dorn, whose father, Jan, was a miller, is 60. Mr Dorn is retired.',
      'Otto Dorn',
      ['Otto Dorn', 'Dorn', 'Dorn'],
    ],
  ])('is no name of the child where a parent is called by the first name alone: %s', (text, name, mentions) => {
    expect(mentionsOf(text, name).filter((mention) => mention.endsWith('Dorn'))).toEqual(mentions);
  });
});

describe('two of one surname', () => {
  const siblings = 'Robert Lang met his sister Helen Lang in London. ';

  test.each([
    ['Mr. Lang said little.', 'Robert Lang'],
    ['Mr Lang said little.', 'Robert Lang'],
    ['Mrs. Lang said more.', 'Helen Lang'],
    ['Ms. Lang said more.', 'Helen Lang'],
  ])('the form of address decides: %s', (sentence, whose) => {
    const other = whose === 'Robert Lang' ? 'Helen Lang' : 'Robert Lang';
    expect(mentionsOf(siblings + sentence, whose)).toContain('Lang');
    expect(mentionsOf(siblings + sentence, other)).not.toContain('Lang');
  });

  test('without it the surname is linked with neither', () => {
    const text = `${siblings}Lang then left.`;
    expect(mentionsOf(text, 'Robert Lang')).not.toContain('Lang');
    expect(mentionsOf(text, 'Helen Lang')).not.toContain('Lang');
  });

  test('one sentence decides nothing for the next', () => {
    const text = `${siblings}Mr. Lang said little. Lang then left.`;
    expect(mentionsOf(text, 'Robert Lang').filter((mention) => mention === 'Lang')).toHaveLength(1);
  });
});

describe('a surname that relatives share', () => {
  test.each([
    [
      'Tony F. Lomax was sentenced on Monday. Lomax’s brother, Ralph Lomax, was jailed too. Lomax took office in 2010.',
      2,
    ],
    ['Ida Brandt leads the firm. Brandt founded it with her sister Petra Brandt in May. Brandt owns half of it.', 2],
  ])('means the one who was named first by it alone: %s', (text, own) => {
    const [first = ''] = /^\p{Lu}\p{L}+(?: \p{Lu}\.?\p{L}*)+/u.exec(text) ?? [];
    expect(namesOf(text, 'person')).toHaveLength(2);
    expect(mentionsOf(text, first).filter((mention) => /^\p{Lu}/u.test(mention))).toHaveLength(own + 1);
  });

  test('is no third person', () => {
    const text =
      'Chef Dina Kohlmann runs the cafe and Paul Kohlmann the bar. The Kohlmanns moved here in May. Kohlmann said no.';
    expect(namesOf(text, 'person')).toEqual(['Dina Kohlmann', 'Paul Kohlmann']);
  });
});

test('between two of one surname an office decides', () => {
  const text = 'President Luis Ortega and Carmen Ortega fled. President Ortega is ill.';
  expect(mentionsOf(text, 'Luis Ortega')).toEqual(['Luis Ortega', 'Ortega']);
  expect(mentionsOf(text, 'Carmen Ortega')).toEqual(['Carmen Ortega']);
});

test('a surname of two words is that of the whole name', () => {
  const text = 'Abdul Rahman al-Sayed spoke in Baghdad. Mr. al-Sayed left on Monday.';
  expect(mentionsOf(text, 'Abdul Rahman al-Sayed')).toEqual(['Abdul Rahman al-Sayed', 'al-Sayed']);
});

test('a first name that is a place, too, is one where the surname comes again', () => {
  const text = 'Mali Bevan came home on Friday. Miss Bevan is 17.';
  expect(mentionsOf(text, 'Mali Bevan')).toEqual(['Mali Bevan', 'Bevan']);
  expect(namesOf('Officials from Mali Bevan did not know came.', 'person')).not.toContain('Mali Bevan');
});

test('a surname joined by a hyphen is that of the whole name', () => {
  const text = 'Velde Lines chief Marta Solberg-Lind said fares would rise. Solberg-Lind leaves in May.';
  expect(mentionsOf(text, 'Marta Solberg-Lind')).toEqual(['Marta Solberg-Lind', 'Solberg-Lind']);
});

test('a company named at the end of one sentence and the beginning of the next is named twice', () => {
  const text = 'The Justice Department sued Google Inc. Google said it would appeal.';
  expect(mentionsOf(text, 'Google Inc.')).toEqual(['Google Inc.', 'Google']);
});

describe('a form of address and a first name that disagree', () => {
  test.each([
    ['Jane Okafor runs a bakery in Leeds. Mr. Okafor was not at home.', false],
    ['Jane Okafor runs a bakery in Leeds. Ms. Okafor was not at home.', true],
    ['Peter Okafor runs a bakery in Leeds. Mrs. Okafor was not at home.', false],
    ['Peter Okafor runs a bakery in Leeds. Mr. Okafor was not at home.', true],
  ])('%s', (text, isOne) => {
    const whole = text.slice(0, text.indexOf(' runs'));
    expect(mentionsOf(text, whole).includes('Okafor')).toBe(isOne);
  });
});

describe('organisations', () => {
  test.each([
    [
      'The U.S. State Department denied the claim. The State Department said it would answer soon.',
      ['U.S. State Department', 'State Department'],
    ],
    [
      'The World Health Organization sent doctors to Sudan. The WHO said more were needed.',
      ['World Health Organization', 'WHO'],
    ],
  ])('%s', (text, expected) => expect(mentionsOf(text, expected[0] ?? '')).toEqual(expected));
});

test('a country is one by its name and its initials', () => {
  expect(namesOf('The United States signed. The U.S. will pay.', 'place')).toEqual(['United States']);
});

test('two people of different surnames stay two', () => {
  expect(namesOf('Simon Feld met Simon Price in Leeds.', 'person')).toEqual(['Simon Feld', 'Simon Price']);
});

test('no mention belongs to two', () => {
  const text = 'Robert Lang met Helen Lang. Lang left. Mr. Lang stayed. Harrow Marine sued Harrow Bank. Harrow lost.';
  const starts = entitiesOf(text).flatMap(({ mentions }) => mentions.map(({ start }) => start));
  expect(new Set(starts).size).toBe(starts.length);
});

test('a surname is that of its bearer, and no first name of another', () => {
  const text =
    'Otto Jarvis, a painter, opened the show on Monday. Jarvis Lind, who paints too, came. Jarvis said it was late.';
  expect(mentionsOf(text, 'Otto Jarvis')).toEqual(['Otto Jarvis', 'Jarvis']);
});

describe('a first name that the article spells in two ways', () => {
  test.each([
    ['Mohammed Tarvin, 40, was charged. A court told Mohamed Tarvin to return.', 1],
    ['Kristofer Hale won. Later Kristoffer Hale thanked the crew.', 1],
    ['Maria Hale won. Later Marie Hale thanked the crew.', 2],
    ['Jan Hale won. Later Jon Hale thanked the crew.', 2],
  ])('%s', (text, count) => {
    expect(namesOf(text, 'person')).toHaveLength(count);
  });
});

describe('a short form in brackets', () => {
  function organizations(text: string): string[] {
    return entitiesOf(text).flatMap(({ type, name }) => (type === 'organization' ? [name] : []));
  }

  test.each([
    ['in the letters of another language', 'The Arlesian Institute of Water (INGA) said so. INGA will act.'],
    ['that leaves words out', 'The Velde Mills Council (VEMCO) said so. Later VEMCO left.'],
    [
      'with no letter of the name, used again',
      'The Arlesian Nationalist Party (KMD) said so. Members of the KMD voted on Monday.',
    ],
  ])('is one with the name before it: %s', (_, text) => expect(organizations(text)).toHaveLength(1));

  test('is another where it has no letter of the name and comes once', () =>
    expect(organizations('The National Bank of Arlesia (REUTERS) said so.')).toContain('REUTERS'));

  test('is no short form without brackets', () =>
    expect(organizations('The National Bank of Arlesia, BMW and the NBC said so.')).toContain('BMW'));
});

describe('a name that goes on', () => {
  function people(text: string): string[][] {
    return entitiesOf(text).flatMap(({ type, aliases, name }) => (type === 'person' ? [[name, ...aliases]] : []));
  }

  test('with a further surname is one with the shorter, and with its surname', () =>
    expect(people('Antonia Brinkley Robles spoke. Later Antonia Brinkley left. Brinkley was tired.')).toEqual([
      ['Antonia Brinkley Robles', 'Antonia Brinkley', 'Brinkley'],
    ]));

  test('does not make two people one, because a form with an initial may be either', () => {
    const names = people('Adam Feld spoke in Hull. Later A. Feld left. Then Alan Feld sang.').map(([name]) => name);
    expect(names).toEqual(['Adam Feld', 'Alan Feld']);
  });

  test('with a generation is another person', () => {
    const names = people('Simon Feld III spoke first. Simon Feld, his son, answered him.').map(([name]) => name);
    expect(names).toContain('Simon Feld');
    expect(names).toHaveLength(2);
  });
});

test('two capitals are short for an organization of two words', () =>
  expect(
    namesOf('The Velde Rangers met the NE officials. Newsline Express said so. NE was late.', 'organization'),
  ).toEqual(expect.not.arrayContaining(['NE'])));

describe('people of one surname', () => {
  test.each([
    ['George W. Marl met his father, George H.W. Marl.', ['George H.W. Marl', 'George W. Marl']],
    ['Joseph F. Marl Jr. met Joseph R. Brandt Jr. on Monday.', ['Joseph F. Marl Jr.', 'Joseph R. Brandt Jr.']],
  ])('are two where their initials differ: %s', (text, names) => {
    expect(namesOf(text, 'person')).toEqual(names);
  });

  test.each([
    ['Laura E. Crotty Marl spoke. Later Laura Crotty Marl left.', ['Laura E. Crotty Marl']],
    ['Leslie Allen Marl Jr. was held. Leslie Marl Jr. denied it.', ['Leslie Allen Marl Jr.']],
    ['Antony J. Marl spoke. Antony Marl left.', ['Antony J. Marl']],
  ])('are one where one name says more: %s', (text, names) => {
    expect(namesOf(text, 'person')).toEqual(names);
  });
});

test.each([
  ['The White House said no. Then House leaders of the House of Representatives agreed.', 'White House', 'House'],
  ['The Senate Finance Committee met before the Senate voted.', 'Senate Finance Committee', 'Senate'],
])('a chamber is no short form of another body: %s', (text, name, chamber) => {
  expect(mentionsOf(text, name)).not.toContain(chamber);
});

test('a short form in brackets that is written as a word is the organization', () => {
  const text = 'The World Anti-Tarnish Agency (Wata) rang. A Wata report is out. Wata said no more.';
  expect(namesOf(text, 'person')).toEqual([]);
  expect(mentionsOf(text, 'World Anti-Tarnish Agency')).toEqual(['World Anti-Tarnish Agency', 'Wata', 'Wata', 'Wata']);
});
