import { describe, expect, test } from 'vitest';
import { mentionsOf, namesOf } from './found.ts';

const CENTRE = 'Centre for the Study of Children, Youth and Media';

describe('bodies whose names hold lists, brackets and two counties', () => {
  test.each([
    ['The Weather, Rivers and Glaciers Agency said snow was likely.', ['Weather, Rivers and Glaciers Agency']],
    ['The Ministry of Health, Youth and Sport paid for the hall.', ['Ministry of Health, Youth and Sport']],
    ['Devon and Rutland Police said a man of 40 had been held.', ['Devon and Rutland Police']],
    ['Devon and Rutland NHS Foundation Trust was fined.', ['Devon and Rutland NHS Foundation Trust']],
    ['Tarvin and Oxcombe Borough Council met.', ['Tarvin and Oxcombe Borough Council']],
    ['Miners in Tarvin and Oxcombe Borough Council met.', ['Oxcombe Borough Council']],
    ['Crews of Tarvin and District Fire Service came.', ['Tarvin and District Fire Service']],
    ['He was flown out by Rutland and Oxcombe Ambulance Service.', ['Rutland and Oxcombe Ambulance Service']],
    ['A spokesman for Tarvin Vale and Holm Hospitals NHS Trust rang.', ['Tarvin Vale and Holm Hospitals NHS Trust']],
    ['Devon and Rutland Fire and Rescue Service came.', ['Devon and Rutland Fire and Rescue Service']],
    ['The boy died at the Norfolk and Oxcombe University Hospital.', ['Norfolk and Oxcombe University Hospital']],
    ['The England and Wales Bowls Board fined him.', ['England and Wales Bowls Board']],
    ['The Gordon and Betty Marl Foundation paid.', ['Gordon and Betty Marl Foundation']],
    ['A Foreign and Commonwealth Office spokesman rang.', ['Foreign and Commonwealth Office']],
    ['The U.S. Ski and Snowboard Association paid.', ['U.S. Ski and Snowboard Association']],
    ['The Office on Drugs and Crime said so.', ['Office on Drugs and Crime']],
    ['The Office of the Police and Crime Commissioner said so.', ['Office of the Police and Crime Commissioner']],
    ['The Centre for the Study of Children, Youth and Media opened.', [CENTRE]],
    ['The dealer at Investors Bank and Trust rang.', ['Investors Bank and Trust']],
    ['Henry Marl and Company published it.', ['Henry Marl and Company']],
    ['The British Horseracing Authority fined him.', ['British Horseracing Authority']],
    ['The Russian Foreign Ministry said so.', ['Russian Foreign Ministry']],
    ['The Southern African Customs Union met.', ['Southern African Customs Union']],
    ['The Rivers and Locks Watch (RLW) said it had won.', []],
    ['The Inland Waters Service Executive (IWSE) has shut a lock.', ['Inland Waters Service Executive']],
  ])('%s', (text, names) => {
    expect(
      namesOf(text, 'organization')
        .filter((name) => name !== 'RLW')
        .sort(),
    ).toEqual([...names].sort());
  });

  test.each([
    ['The FBI and Justice Department said so.', ['FBI', 'Justice Department']],
    ['He works with Ofsted and Tarvin City Council.', ['Ofsted', 'Tarvin City Council']],
    ['Miners in Tarvin and Oxcombe Ambulance Service crews met.', ['Oxcombe Ambulance Service']],
  ])('but what is a name by itself is none of another: %s', (text, names) => {
    expect(namesOf(text, 'organization')).toEqual(names);
  });

  test('nor is a day', () => {
    const text = 'Talks were held by the Council on Tuesday and Wednesday.';
    expect(namesOf(text, 'organization')).not.toContain('Council on');
    expect(namesOf(text, 'organization')).not.toContain('Council on Tuesday and Wednesday');
  });

  test('but what signs with a ministry is no part of it', () => {
    const text = 'The Ministry of Health, Velqo Foods and Torbane Motors signed the deal on Monday.';
    expect(namesOf(text, 'organization')).not.toContain('Ministry of Health, Velqo Foods and Torbane Motors');
  });
});

describe('a name ends where the next begins', () => {
  test('"of" parts somebody from the place of work', () => {
    const text = 'Prof Declan Rowe of University College Hallow said the virus had come from abroad.';
    expect(namesOf(text, 'person')).toEqual(['Declan Rowe']);
    expect(namesOf(text, 'organization')).toEqual(['University College Hallow']);
  });

  test('and a bank keeps its "of"', () => {
    expect(namesOf('The Bank of England said on Monday that prices would rise.', 'organization')).toEqual([
      'Bank of England',
    ]);
  });
});

describe('firms', () => {
  test('the first word of a name with a legal form is the firm', () => {
    const text = 'Harlan Biotech, Inc. said on Monday that it would cut jobs. Harlan fell 4 percent.';
    expect(namesOf(text, 'person')).toEqual([]);
    expect(mentionsOf(text, 'Harlan Biotech, Inc.')).toContain('Harlan');
  });

  test('but not where somebody has that surname', () => {
    const text = 'James Harlan founded Harlan Biotech, Inc. in 1990. Harlan said he would resign.';
    expect(mentionsOf(text, 'James Harlan')).toContain('Harlan');
  });

  test.each([
    ['The Jornal do Alvor said on Monday that the mayor would stay.', ['Jornal do Alvor']],
    ['Staff at Radio Otterel have gone, and Dravish Media is for sale.', ['Dravish Media', 'Radio Otterel']],
    ['The firm they founded, Otterby Klaver, made 4,000 harps.', ['Otterby Klaver']],
  ])('are told by what begins or introduces them: %s', (text, names) => {
    expect(namesOf(text, 'organization')).toEqual(names);
  });
});

describe('places', () => {
  test.each([
    ['The epicentre was 40 km southwest of Parimau.', ['Parimau']],
    ['The train from Ostrey to Kelling was late.', ['Kelling', 'Ostrey']],
    ['A fire in Brizlee Wood burned for hours.', ['Brizlee Wood']],
    ['The road to Luggan was shut on Monday.', ['Luggan']],
    ['I took a bus to San Juan del Sur on Monday.', ['San Juan del Sur']],
  ])('%s', (text, names) => {
    expect(namesOf(text, 'place')).toEqual(names);
    expect(namesOf(text, 'person')).toEqual([]);
  });

  test('a letter goes from one person to another', () => {
    expect(namesOf('The letter from Ana Ray to Tom Lowe was read in court.', 'person')).toEqual([
      'Ana Ray',
      'Tom Lowe',
    ]);
  });
});

test('one word behind a form of address is somebody', () => {
  expect(namesOf('The band parleyed with Ms. Dravat on Monday.', 'person')).toEqual(['Dravat']);
});

test('the number of a king belongs to his name', () => {
  expect(namesOf('Crowds saw King Baldur II open the dam on Monday.', 'person')).toEqual(['Baldur II']);
});

test('what "the" is before is nobody', () => {
  expect(namesOf('The visit will go ahead, the Royal Court said on Monday.', 'person')).toEqual([]);
});

describe('clubs', () => {
  test.each([
    [
      'Harrow Vale beat Tarn Rovers 2-1 on Saturday. Harrow Vale are third in the league.',
      ['Harrow Vale', 'Tarn Rovers'],
    ],
    [
      'The league is tight. Results: Corby Vale 3, Marsk Harriers 0; Nordby 1, Kellow Wanderers 1.',
      ['Corby Vale', 'Kellow Wanderers', 'Marsk Harriers', 'Nordby'],
    ],
  ])('are told by whom they play: %s', (text, names) => {
    expect(namesOf(text, 'organization')).toEqual(names);
    expect(namesOf(text, 'person')).toEqual([]);
  });

  test('places that have leads, innings and nicknames in news of matches are teams', () => {
    const text = [
      'In the last inning of the league match at Hove the pitcher struck out two.',
      "Cleveland's lead over the Mariners grew. Texas snapped a run.",
    ].join(' ');
    expect(namesOf(text, 'organization')).toEqual(['Cleveland', 'Mariners', 'Texas']);
    const scores = 'Cricket scores: Durham 259 and 207, Surrey 429 for seven. The wicket was dry, the innings slow.';
    expect(namesOf(scores, 'organization')).toEqual(['Durham', 'Surrey']);
  });

  test('but not elsewhere', () => {
    expect(namesOf("Cleveland's mayor said that the mariners of Texas won nothing.", 'organization')).toEqual([]);
  });

  test.each([
    [
      'Sweden struck sites near Narva on Tuesday, and Latvia hit back. The team of envoys had hoped for a final text ' +
        'this season. Half of the points were agreed. Sweden declared an alert, and Latvia lost power. ' +
        'The goal is a truce.',
      ['Latvia', 'Sweden'],
    ],
    [
      'Galveston lost power on Monday. Rescue teams and the captain of a crew saw the results: half of the town had ' +
        'gone. The goal is to restore heat this season. Galveston needed help, the manager of the port said.',
      ['Galveston'],
    ],
  ])('nor where other news has words of matches: %s', (text, names) => {
    expect(namesOf(text, 'organization')).toEqual([]);
    expect(namesOf(text, 'place')).toEqual(expect.arrayContaining(names));
  });

  test('the town of a dateline stays one', () => {
    const text =
      'DURHAM: In the league match Durham beat Surrey 2-1. Durham are third. The coach of Durham praised a goal.';
    expect(namesOf(text, 'place')).toEqual(['DURHAM']);
    expect(namesOf(text, 'organization')).toEqual(['Durham', 'Surrey']);
  });

  test('scorers and players are people', () => {
    const text =
      'In the league Tarn Rovers won. Ana Ray and Tom Lowe are hurt. Ana Ray 12, Tom Lowe 77 scored the goals.';
    expect(namesOf(text, 'person')).toEqual(['Ana Ray', 'Tom Lowe']);
  });
});

test('what everybody knows as a firm is no end of a way', () => {
  const text = 'Her career path from Lufthansa to Ryanair was short, and the road from Tarn to Alta was long.';
  expect(namesOf(text, 'organization')).toEqual(['Lufthansa', 'Ryanair']);
  expect(namesOf(text, 'place')).toEqual(['Alta', 'Tarn']);
});

test('a road leads to a town, and to no common word', () => {
  expect(namesOf('The road to Recovery is long. The road to Velbury was shut.', 'place')).toEqual(['Velbury']);
});

describe('lists of places', () => {
  test('a place behind a preposition tells what it is listed with', () => {
    const text = 'The company will run services from Leeds, Hexham and Haltwhistle.';
    expect(namesOf(text, 'place')).toEqual(['Haltwhistle', 'Hexham', 'Leeds']);
  });

  test('but a sentence that begins with one goes on with people', () => {
    expect(namesOf('In London, Brandt and Lowe met Ana Brandt.', 'place')).toEqual(['London']);
  });
});

test.each([
  ['It fined Cricket Australia on Monday.', 'Cricket Australia'],
  ['The case against Natural England was dropped.', 'Natural England'],
  ['The Victoria and Edward Museum in London has one.', 'Victoria and Edward Museum'],
])('a body for a country, and one named after two people: %s', (text, name) => {
  expect(namesOf(text, 'organization')).toEqual([name]);
});

test('a town in a country is none', () => {
  expect(namesOf('He was born in Rugby, England, in 1950.', 'organization')).toEqual([]);
});

test('a firm is of a country, and a bank is called after one', () => {
  const text = 'Ships were ordered from Tarnbit Heavy Industries of South Korea and paid for by the Bank of England.';
  expect(namesOf(text, 'organization')).toEqual(['Bank of England', 'Tarnbit Heavy Industries']);
  expect(namesOf(text, 'place')).toEqual(['South Korea']);
});

test('an office is no part of the body it is of', () => {
  const text =
    'The Treasury, which lent $700 million, said no. Treasury Principal Secretary Otto Falk said that it might.';
  expect(namesOf(text, 'organization')).toEqual(['Treasury']);
});

test('shares are no part of the firm', () => {
  expect(namesOf('Shares of Brandling Systems rose 4 percent.', 'organization')).toEqual(['Brandling Systems']);
});
