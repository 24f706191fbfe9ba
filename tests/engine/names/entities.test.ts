import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entity, EntityType } from '../../../engine/analysis.ts';
import { findEntities } from '../../../engine/names/index.ts';
import { nameKey } from '../../../engine/names/key.ts';
import { tokenizeText } from '../../../engine/sentences/index.ts';
import { anyText } from '../../support/any-text.ts';

function entitiesOf(text: string, title: string | null = null): Entity[] {
  return findEntities(tokenizeText(text, { language: 'en' }), { title });
}

function namesOf(text: string, type: EntityType): string[] {
  return entitiesOf(text)
    .filter((entity) => entity.type === type)
    .map(({ name }) => name)
    .toSorted();
}

function person(text: string, name: string): Entity | undefined {
  return entitiesOf(text).find((entity) => entity.name === name);
}

describe('names and their types', () => {
  test.each<[string, EntityType, readonly string[]]>([
    [
      'President Laura Whitfield met Prime Minister Karim Haddad in Berlin on Monday.',
      'person',
      ['Karim Haddad', 'Laura Whitfield'],
    ],
    ['President Laura Whitfield met Prime Minister Karim Haddad in Berlin on Monday.', 'place', ['Berlin']],
    ['Officials in Ghana and Peru said talks with the World Bank would begin in May.', 'place', ['Ghana', 'Peru']],
    ['Officials in Ghana and Peru said talks with the World Bank would begin in May.', 'organization', ['World Bank']],
    ['The United Nations and the Red Cross sent 40 trucks to Sudan.', 'organization', ['Red Cross', 'United Nations']],
    ['Mrs. Helen Marsh, 71, of Leeds, was found by a neighbour, Peter Cole.', 'person', ['Helen Marsh', 'Peter Cole']],
    ['A spokesman for Toyota said the plant in Kentucky would reopen.', 'organization', ['Toyota']],
  ])('%s: %s', (text, type, expected) => {
    expect(namesOf(text, type)).toEqual(expected);
  });

  test.each([
    ['nationalities', 'Russian and Ukrainian officials met French and German negotiators.'],
    [
      'common nouns that open sentences',
      'Partners were told on time. Prices rose. Nobody complained. Teachers went home.',
    ],
    ['days and months', 'On Monday and Tuesday in March and April it rained.'],
    ['nothing at all', ''],
  ])('finds none in %s', (_, text) => {
    expect(entitiesOf(text)).toEqual([]);
  });

  test.each(["'", '’', '‘', '`'])('takes the possessive %s off', (mark) => {
    const [entity] = entitiesOf(
      `Critics praised Laura Whitfield${mark}s plan for Germany, and Laura Whitfield thanked them.`,
    ).filter(({ type }) => type === 'person');
    expect(entity?.mentions.filter(({ kind }) => kind === 'name').map(({ text }) => text)).toEqual([
      'Laura Whitfield',
      'Laura Whitfield',
    ]);
  });

  test('takes articles and titles off', () => {
    const text = 'Mr. Karim Haddad spoke to the United Nations. Dr. Karim Haddad left early.';
    for (const { mentions } of entitiesOf(text))
      for (const { text: slice } of mentions) expect(slice).not.toMatch(/^(?:the|mr|dr)\b/i);
  });
});

describe('linking', () => {
  const story =
    'Secretary of State Laura Whitfield arrived in Cairo on Sunday. Whitfield said she would meet officials of the U.S. State Department. ' +
    'The State Department declined to comment.';

  test('makes one person of a full name, a surname and a pronoun', () => {
    const found = person(story, 'Laura Whitfield');
    expect(found?.mentions.map(({ text, kind }) => [text, kind])).toEqual([
      ['Laura Whitfield', 'name'],
      ['Whitfield', 'name'],
      ['she', 'pronoun'],
    ]);
    expect(found?.aliases).toEqual(['Whitfield']);
    expect(found?.key).toBe('laura whitfield');
    expect(namesOf(story, 'person')).toEqual(['Laura Whitfield']);
  });

  test('makes one organisation of a full name and its end', () => {
    const bodies = entitiesOf(story).filter(({ type }) => type === 'organization');
    expect(bodies.map(({ name }) => name)).toEqual(['U.S. State Department']);
    expect(bodies[0]?.aliases).toEqual(['State Department']);
  });

  test('keeps two people of different first names apart', () => {
    const text =
      'Karim Haddad and Laura Haddad were elected on Monday. Karim Haddad thanked voters. Laura Haddad went home.';
    expect(namesOf(text, 'person')).toEqual(['Karim Haddad', 'Laura Haddad']);
  });

  test('links an acronym to the name it stands for', () => {
    const text = 'The World Health Organization warned of cholera on Monday. The WHO said 400 people had died.';
    const bodies = entitiesOf(text).filter(({ type }) => type === 'organization');
    expect(bodies).toHaveLength(1);
    expect(bodies[0]).toMatchObject({ name: 'World Health Organization', aliases: ['WHO'] });
  });

  test('gives a pronoun to nobody where two could be meant', () => {
    const text = 'Laura Whitfield met Maria Keller in Cairo. She left on Tuesday.';
    for (const { mentions } of entitiesOf(text)) expect(mentions.filter(({ kind }) => kind === 'pronoun')).toEqual([]);
  });

  test('tells two people apart by what their first names say', () => {
    const text = 'Laura Whitfield met Peter Cole in Cairo. She left on Tuesday.';
    expect(person(text, 'Laura Whitfield')?.mentions.map(({ kind }) => kind)).toContain('pronoun');
    expect(person(text, 'Peter Cole')?.mentions.map(({ kind }) => kind)).not.toContain('pronoun');
  });
});

describe('roles', () => {
  test.each([
    ['Foreign Minister Karim Haddad spoke first.', 'Karim Haddad', 'Foreign Minister'],
    ['Secretary of State Laura Whitfield spoke first.', 'Laura Whitfield', 'Secretary of State'],
    ['Peter Cole, the chief executive of Toyota, spoke first.', 'Peter Cole', 'chief executive of Toyota'],
    ['Her deputy, Peter Cole, spoke first in Berlin.', 'Peter Cole', 'deputy'],
    ['Peter Cole, who was born in Leeds, spoke first.', 'Peter Cole', null],
    ['Mr. Peter Cole spoke first in Berlin.', 'Peter Cole', null],
  ])('%s', (text, name, role) => {
    const found = person(text, name);
    expect(found).toBeDefined();
    expect(found?.role?.text ?? null).toBe(role);
  });
});

describe('nameKey', () => {
  test.each([
    ['U.S.', 'us'],
    ['Ángel  di María', 'angel di maria'],
    ["O'Neill–Smith", 'oneill smith'],
    ['AT&T', 'at t'],
    ['習近平', '習近平'],
    ['...', ''],
  ])('%s is %s', (name, key) => {
    expect(nameKey(name)).toBe(key);
  });

  test('is its own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(nameKey(nameKey(name))).toBe(nameKey(name));
      }),
    );
  });
});

describe('names in any text', () => {
  const sentence = fc
    .array(
      fc.constantFrom(
        'Laura',
        'Whitfield',
        'the',
        'of',
        'Bank',
        'Cairo',
        'said',
        ',',
        '.',
        'Mr.',
        '’s',
        'she',
        'U.S.',
        '“',
        '”',
        '\n\n',
      ),
      { maxLength: 40 },
    )
    .map((words) => words.join(' '));

  test('every mention is a slice, in order, and belongs to one name only', () => {
    fc.assert(
      fc.property(fc.oneof(sentence, anyText(200)), (text) => {
        const entities = entitiesOf(text);
        expect(entities).toEqual(entitiesOf(text));
        const all = entities.flatMap(({ mentions }) => mentions);
        for (const { text: slice, start, end } of all) expect(text.slice(start, end)).toBe(slice);
        for (const { mentions, name, key, score } of entities) {
          expect(mentions.map(({ start }) => start)).toEqual(
            mentions.map(({ start }) => start).toSorted((a, b) => a - b),
          );
          expect(mentions.some(({ text: slice }) => slice === name)).toBe(true);
          expect(key).toBe(nameKey(name));
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1);
        }
        const ordered = all.toSorted((a, b) => a.start - b.start);
        for (const [index, mention] of ordered.entries())
          expect(mention.start).toBeGreaterThanOrEqual(ordered[index - 1]?.end ?? 0);
      }),
      { numRuns: 200 },
    );
  });

  const SIZE = 512 * 1024;
  test.each([
    ['one letter', 'A '],
    ['one name', 'Laura Whitfield said. '],
    ['apostrophes', 'O’’'],
    ['capitals without end', 'Xy'],
    ['brackets', '(A) '],
  ])('half a megabyte of %s takes bounded time', (_, unit) => {
    const began = performance.now();
    entitiesOf(unit.repeat(Math.ceil(SIZE / unit.length)));
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test('half a megabyte of different names takes bounded time', () => {
    const names = Array.from(
      { length: 20_000 },
      (_, index) => `Laura Q${index.toString(36)}x met Karim Z${index.toString(36)}y. `,
    );
    const began = performance.now();
    entitiesOf(names.join(''));
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
