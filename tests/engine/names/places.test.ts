import { describe, expect, test } from 'vitest';
import { readDateline } from '../../../engine/names/dateline.ts';
import { findEntities } from '../../../engine/names/index.ts';
import { tokenizeText } from '../../../engine/text/document.ts';
import { namesOf } from './found.ts';

/** Places of a text by name: where they are and what settled it, or null. */
function linksOf(text: string, dateline: string | null = null): Record<string, string | null> {
  const entities = findEntities(tokenizeText(text, { language: 'en' }), {
    title: null,
    dateline: dateline === null ? null : readDateline(dateline),
  });
  return Object.fromEntries(
    entities
      .filter(({ type }) => type === 'place')
      .map(({ name, link }) => [name, link == null ? null : `${link.name}, ${link.country}, ${link.by}`]),
  );
}

describe('a place is linked', () => {
  test.each([
    ['Ministers from France and Burma met on Monday.', 'Burma', 'Myanmar, MM, name'],
    ['The mayor of Peoria, Illinois, said no. Peoria has 110,000 people.', 'Peoria', 'Peoria, US, region'],
    ['A court in Montréal, Canada, agreed.', 'Montréal', 'Montréal, CA, region'],
    ['Poland closed its border. Trains from Kraków stopped on Monday.', 'Kraków', 'Kraków, PL, country'],
    ['The storm reached Costa Rica and flooded San José on Monday.', 'San José', 'San José, CR, country'],
    ['The bank has an office in Lyon.', 'Lyon', 'Lyon, FR, population'],
    ['He flew to New York on Monday.', 'New York', 'New York City, US, population'],
    ['The state of Ohio voted. Voters in Toledo waited.', 'Toledo', 'Toledo, US, country'],
    ['Spain voted on Sunday. Voters in Toledo waited.', 'Toledo', 'Toledo, ES, country'],
  ])('where the article settles which is meant: %s', (text, name, link) => {
    expect(linksOf(text)[name]).toBe(link);
  });

  test.each([
    ['Police searched a house in Springfield on Monday.', 'Springfield'],
    ['Officials in Paris, Texas, closed the school. The mayor of Paris agreed.', 'Paris'],
    ['He was born in Colwick in 1950.', 'Colwick'],
    ['The bus from London reached East London on Monday.', 'East London'],
  ])('and not where it does not: %s', (text, name) => expect(linksOf(text)[name]).toBeNull());

  test('by the country of the dateline, for want of another', () => {
    const text = 'The train to Birmingham was cancelled on Monday.';
    expect(linksOf(text, 'LONDON (Newsline)')).toEqual({
      Birmingham: 'Birmingham, GB, dateline',
      LONDON: 'London, GB, population',
    });
    expect(linksOf(text, 'ATLANTA (Newsline)').Birmingham).toBe('Birmingham, US, dateline');
  });

  test('a name that is a country’s and a state’s is the one that the rest of the text speaks of', () => {
    expect(linksOf('Georgia and Russia talked on Monday. Officials flew to Tbilisi.').Georgia).toBe(
      'Georgia, GE, name',
    );
    expect(linksOf('Voters in Georgia and Alabama waited on Monday.').Georgia).toBe('Georgia, US, name');
    expect(linksOf('Voters in Georgia waited on Monday.').Georgia).toBeNull();
  });
});

describe('the place of a dateline', () => {
  test.each([
    ['ROCKFORD, Ill.', { ROCKFORD: 'Rockford, US, region' }],
    ['PORT HALLOW, March 4 (Newsline)', { 'PORT HALLOW': null }],
    ['PARIS (Newsline) —', { PARIS: 'Paris, FR, population' }],
    ['REUTERS', {}],
  ])('%s is among the places', (dateline, places) => {
    expect(linksOf('A treasurer was jailed on Thursday.', dateline)).toEqual(places);
  });

  test('is there once where the text names it too', () => {
    const places = linksOf('Rockford jailed its treasurer on Thursday, a court in Rockford said.', 'ROCKFORD, Ill.');
    expect(Object.keys(places)).toEqual(['Rockford']);
    expect(places.Rockford).toBe('Rockford, US, region');
  });

  test('is written as the text writes it, where that says where', () => {
    const found = (text: string) =>
      findEntities(tokenizeText(text, { language: 'en' }), { title: null, dateline: readDateline('VELLAM, Nov. 2 -') })
        .filter(({ key, type }) => key === 'vellam' && type === 'place')
        .map(({ name, mentions }) => `${name} ${mentions.length}`);
    expect(found('A court in Vellam fined the firm. Shares fell in Vellam on Friday.')).toEqual(['Vellam 2']);
    expect(found('A court fined the firm. Vellam prizes are handed out in Vellam Hall.')).toEqual(['VELLAM 0']);
  });
});

test('a country has one key, whatever the text calls it', () => {
  const keys = ['the U.S.', 'the USA', 'America', 'the United States'].map((name) => {
    const doc = tokenizeText(`France and ${name} signed the treaty on Monday.`, { language: 'en' });
    return findEntities(doc, { title: null })
      .map(({ key }) => key)
      .sort();
  });
  expect(new Set(keys.map((found) => found.join(', ')))).toEqual(new Set(['france, united states']));
});

test('what somebody is in is a place, whatever plays there', () => {
  const text =
    'The truck drove into a crowd in Nice, and the police in Nice shot its driver. Nice was quiet on Friday, and ' +
    'Nice will mourn.';
  expect(namesOf(text, 'place')).toEqual(['Nice']);
  expect(namesOf(text, 'organization')).toEqual([]);
});
