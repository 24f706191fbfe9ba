import { describe, expect, test } from 'vitest';
import { rawArticle } from '../../../engine/clean.ts';
import { analyse } from '../../../engine/digest.ts';

function named(text: string, type: 'person' | 'place' | 'organization'): string[] {
  return analyse(rawArticle(text))
    .entities.filter((entity) => entity.type === type)
    .map(({ name }) => name);
}

describe('people of every origin', () => {
  test.each([
    ['The council heard on Friday that Kang Tae-min had paid the fine.', 'Kang Tae-min'],
    ['The minister thanked Tran Quoc Khanh for his work.', 'Tran Quoc Khanh'],
    ['A lawyer for the firm, Róisín O’Malley, declined to comment.', 'Róisín O’Malley'],
    ['On Monday Nuala O’Dwyer resigned from the board.', 'Nuala O’Dwyer'],
    ['The prize went to Ana da Costa for a novel.', 'Ana da Costa'],
    ['Police named the driver as Thandeka Mokoena.', 'Thandeka Mokoena'],
    ['Coach April Wren said the team was tired.', 'April Wren'],
  ])('%s', (text, name) => {
    expect(named(text, 'person')).toEqual([name]);
  });

  test('letters composed or not, one name', () => {
    const text = 'On Monday José Ibáñez resigned from the board.';
    expect(named(text.normalize('NFD'), 'person')).toEqual(['José Ibáñez'.normalize('NFD')]);
  });
});

describe('what is named after people and is none', () => {
  test.each([
    'Hurricane Odile tore roofs off homes on Sunday. Odile was the strongest storm of the year.',
    'The MV Ilse Brandt ran aground near the cape.',
    'He was given the Ilse Brandt Award on Friday.',
    'Under the Brandt Act, fines will rise next year.',
    'Police began Operation Ilse on Monday.',
    'She needed Tommy Brandt surgery on her elbow.',
    'Doctors see more cases of Brandt disease each year.',
    'The song “Ilse Brandt” was played twice.',
  ])('%s', (text) => {
    expect(named(text, 'person')).toEqual([]);
  });

  test('a person is no thing for what is theirs', () => {
    expect(named('Ilse Brandt won. Brandt’s award is a silver cup.', 'person')).toEqual(['Ilse Brandt']);
  });
});

test('a surname that is a place’s goes on naming the person, and the place where it is written as one', () => {
  const text = 'Officer Kim Houston fired first. The union backs Houston. The hearing was held in Houston, Texas.';
  expect(named(text, 'person')).toEqual(['Kim Houston']);
  expect(named(text, 'place')).toContain('Houston');
});

test('a family called by its name is no further person', () => {
  expect(named('Ivor Tamm and his wife were jailed. The Tamms had been convicted in May.', 'person')).toEqual([
    'Ivor Tamm',
  ]);
});

describe('roles the right way round and whole', () => {
  function roleOf(text: string, name: string): string | null | undefined {
    return analyse(rawArticle(text)).entities.find((entity) => entity.name === name)?.role?.text ?? null;
  }
  test.each([
    ['Mara Voss, the sister of Jonas Voss, said the family was proud.', 'Jonas Voss', null],
    ['A lawyer for Dana Pell told the court that he was innocent.', 'Dana Pell', null],
    ['Former county judge Amos Wick was remembered on Monday.', 'Amos Wick', 'Former county judge'],
    ['Ilse Brandt, who is head of estates at the college, resigned.', 'Ilse Brandt', 'head of estates at the college'],
    ['FBI Special Agent in Charge Dana Pell said the case was closed.', 'Dana Pell', 'FBI Special Agent in Charge'],
    ['Det Chief Insp Amy Voss appealed for witnesses.', 'Amy Voss', 'Det Chief Insp'],
  ])('%s', (text, name, role) => {
    expect(roleOf(text, name)).toBe(role);
  });
});
