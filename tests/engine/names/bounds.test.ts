import { describe, expect, it, test } from 'vitest';
import { entitiesOf, mentionsOf, namesOf } from './found.ts';

describe('names have their bounds', () => {
  test.each([
    ['The Chamber of Mines said shafts would close early.', 'Chamber of Mines'],
    ['The Philippine Red Cross sent rice to the town.', 'Philippine Red Cross'],
    ['Forty patients were moved by Médecins Sans Frontières on Monday.', 'Médecins Sans Frontières'],
    ['In New York Stock Exchange trading on Friday, shares of the miner rose.', 'New York Stock Exchange'],
    ['Judges at the High Court of Trade in Halden said the levy was void.', 'High Court of Trade'],
    ['The brewer Bell and Rudge said on Monday it would close its plant.', 'Bell and Rudge'],
    ['Bell and Rudge has closed its plant.', 'Bell and Rudge'],
  ])('an organization: %s', (text, name) => {
    expect(namesOf(text, 'organization')).toEqual([name]);
  });

  it('parts companies that "and" joins', () => {
    const text = 'The shares of the market leaders Hallow Foods Corp. and Mire Inc. fell.';
    expect(namesOf(text, 'organization')).toEqual(['Hallow Foods Corp.', 'Mire Inc.']);
  });

  it('knows a company without its legal form', () => {
    const text =
      'Tarn said it holds a stake in Milton Ray Corp., a maker of lamps. It considered seeking control of Milton Ray.';
    expect(namesOf(text, 'person')).toEqual([]);
    expect(mentionsOf(text, 'Milton Ray Corp.')).toContain('Milton Ray');
  });

  it('ends a name before a day and the line of a picture', () => {
    const text = 'Minister Ana Lind Ray Monday met Tom Lind Lowe. Tom Lind Lowe Image: Newsline.';
    expect(namesOf(text, 'person')).toEqual(['Ana Lind Ray', 'Tom Lind Lowe']);
  });

  it('takes the Old Bailey for nobody', () => {
    const text = 'The Old Bailey was told that Ana Lind Ray left. Bailey Marsh did not.';
    expect(namesOf(text, 'person')).toEqual(['Ana Lind Ray', 'Bailey Marsh']);
  });

  it('knows whose daughter somebody is', () => {
    const text = 'Nadia Marsh, the daughter of Odell Marsh, spoke for the family.';
    expect(namesOf(text, 'person')).toEqual(['Nadia Marsh', 'Odell Marsh']);
  });

  it('leaves two people apart', () => {
    expect(namesOf('Tom and Ana said they would marry.', 'person')).toEqual(['Ana', 'Tom']);
    expect(namesOf('Tom and Ana said they would marry.', 'organization')).toEqual([]);
  });

  it('reads a town of several words as one', () => {
    expect(namesOf('Shares rose in Dar es Salaam on Friday, traders said.', 'place')).toEqual(['Dar es Salaam']);
  });

  it('reads a surname behind a nickname that is said once', () => {
    const text = 'Walter "Skip" Brandvoll, 67, was found dead on Thursday. He ran a shop.';
    expect(namesOf(text, 'person')).toEqual(['Walter "Skip" Brandvoll']);
    expect(namesOf('Sheriff Walter “Bo” Brandvoll did not call.', 'person')).toEqual(['Walter “Bo” Brandvoll']);
  });

  it('ends a body where its possessive does', () => {
    const text = "The World Health Organization's Africa director, Anna Keller, said so.";
    expect(namesOf(text, 'organization')).toEqual(['World Health Organization']);
  });

  it.each([
    ['The farm lies in the state of Tarn Alta, north of the river.', 'place', ['Tarn Alta']],
    ['The film was made by Studio Hoshi in 2017.', 'organization', ['Studio Hoshi']],
    ['He bought a house in Bangor, Co Down, for his mother.', 'organization', []],
    ['Harrow Motor Co. said it would hire 300.', 'organization', ['Harrow Motor Co.']],
    ['The show at the Anna Keller Theatre was sold out.', 'person', []],
    ['The mill of Brandvoll Knitwear will close in May.', 'organization', ['Brandvoll Knitwear']],
    ['The road would be shut, Cr Otto Brandvoll said.', 'person', ['Otto Brandvoll']],
  ] as const)('knows what a name is by its first and last words: %s', (text, type, names) => {
    expect(namesOf(text, type)).toEqual(names);
  });

  it('reads a nickname as part of the name', () => {
    const text = 'Louis "Big Lou" Terrazzi, who sold hot dogs, died on Monday. Terrazzi was 80.';
    expect(mentionsOf(text, 'Louis "Big Lou" Terrazzi')).toContain('Terrazzi');
    expect(namesOf(text, 'person')).toEqual(['Louis "Big Lou" Terrazzi']);
  });
});

describe('what a player is', () => {
  test.each([
    ['Forward Jason May scored twice on Saturday.', 'Jason May', 'Forward'],
    ['Striker Victor Dortmund scored twice on Saturday.', 'Victor Dortmund', 'Striker'],
    ['Winger Ana Ray scored twice on Saturday.', 'Ana Ray', 'Winger'],
  ])('%s', (text, name, role) => {
    expect(entitiesOf(text).map((entity) => [entity.type, entity.name, entity.role?.text])).toEqual([
      ['person', name, role],
    ]);
  });
});

describe('the agency of a dateline', () => {
  it('is no organization of the article', () => {
    const text = 'CANBERRA, Australia (AP)_ The meeting voted on Friday to change the flag.';
    expect(namesOf(text, 'organization')).toEqual([]);
  });

  it('is one elsewhere in parentheses', () => {
    const text =
      'The ministers met on Friday, and officials of the European Union (EU) — who had called the talks — left.';
    expect(namesOf(text, 'organization')).toEqual(['European Union']);
    expect(mentionsOf(text, 'European Union')).toContain('EU');
  });
});

it('what readers are asked to do is no part of a name', () => {
  expect(namesOf('Install Halland Systems software on both machines first.', 'organization')).toEqual([
    'Halland Systems',
  ]);
  expect(namesOf('Join Marta Ruiz for a walk round the lake.', 'person')).toEqual(['Marta Ruiz']);
});
