import { describe, expect, test } from 'vitest';
import { namesOf } from './found.ts';

describe('a team that is called by the name of a place', () => {
  test.each([
    ['Leeds beat Norwich 2-1 in the league. The Leeds striker scored both goals.', ['Leeds', 'Norwich']],
    ['Brackley drew, and Grimsby beat Hull to go top of the table. Hull have lost every match.', ['Grimsby', 'Hull']],
    ['SOCCER - FRANCE BEAT ITALY 1-0\n\nFrance beat Italy in a friendly match at Lyon.', ['FRANCE', 'ITALY']],
  ])('is an organization in news of a match: %s', (text, teams) => {
    const found = namesOf(text, 'organization').map((name) => name.toUpperCase());
    expect(found).toEqual(expect.arrayContaining(teams.map((team) => team.toUpperCase())));
    expect(namesOf(text, 'person')).toEqual([]);
  });

  test.each([
    ['Al Tarvin beat Al Oxcombe 2-1 on Saturday.', ['Al Oxcombe', 'Al Tarvin']],
    ['Kahu Pasifika beat the Ravens 31-24 on Saturday.', ['Kahu Pasifika', 'Ravens']],
    ['Tarvin beat Oxcombe 2-0 on Monday. Oxcombe had two men sent off.', ['Oxcombe', 'Tarvin']],
    [
      'The league scores on Saturday were: Penzance 2 Truro 2, Bodmin 4 Hayle 0.',
      ['Bodmin', 'Hayle', 'Penzance', 'Truro'],
    ],
  ])('a result alone tells it: %s', (text, teams) => {
    expect(namesOf(text, 'organization')).toEqual(teams);
  });

  test('and so is what stands in the rows of a table and of results', () => {
    const text = [
      'League standings and results on Saturday (played, won, points):',
      'Stockport 4 3 1 10',
      'Rotherham 4 2 1 7',
      'Barnsley 4 0 1 1',
      'Stockport 2 Rotherham 1 (halftime 1-0)',
    ].join('\n');
    expect(namesOf(text, 'organization')).toEqual(['Barnsley', 'Rotherham', 'Stockport']);
  });

  test.each([
    ['Two men were held in Leeds after a match, and the league fined the club.', 'Leeds'],
    ['France beat back the floods, and the goal of the ministers was to half the losses.', 'France'],
    ['Ana Ray (Norway) won the second half of the league season, said the coach.', 'Norway'],
    ['Officials in Spain said on Friday that the army would face Morocco at the table.', 'Spain'],
  ])('but else it is the place: %s', (text, place) => {
    expect(namesOf(text, 'place')).toContain(place);
  });

  test('and a keeper who is beaten is nobody but himself', () => {
    const text =
      'Arle Rovers beat Velde United 2-1 in the league on Saturday. Otto Falk was quick to reach the ball and beat ' +
      'De Rua. Falk scored again in the match.';
    expect(namesOf(text, 'person')).toEqual(['De Rua', 'Otto Falk']);
    expect(namesOf(text, 'organization')).toEqual(['Arle Rovers', 'Velde United']);
  });

  test('and players who beat one another are people', () => {
    const text = 'Radka Halas beat Ilse Bruun 6-3 6-4 at the tennis tournament. Halas beat Moreau in the semi-final.';
    expect(namesOf(text, 'organization')).toEqual([]);
    expect(namesOf(text, 'person')).toEqual(expect.arrayContaining(['Radka Halas', 'Ilse Bruun']));
  });
});

test('whom somebody beat in an election is no team', () => {
  const text =
    'Quillan beat Ostrander by nine votes in Tarn County. The election was held on Monday, and both candidates ' +
    'had led in the first half. Quillan lost to Ostrander in May.';
  expect(namesOf(text, 'organization')).not.toContain('Ostrander');
  expect(namesOf(text, 'organization')).not.toContain('Quillan');
});

test('and who lost at home to another is', () => {
  const text =
    'Ludlow lost at home to Kendal in the league on Saturday. The goalkeeper let in a penalty, and the striker ' +
    'missed one in the second half.';
  expect(namesOf(text, 'organization')).toEqual(['Kendal', 'Ludlow']);
});

test.each([
  ['Kalvia scored twice to beat Brannock 3-2 in the league. The striker was sent off.', ['Brannock', 'Kalvia']],
  ['Varna lost 3-1 away to Lundal in the league. The coach was sacked after the match.', ['Lundal', 'Varna']],
  ['Varna lost 2-0 at home to Lundal in the league. The coach was sacked after the match.', ['Lundal', 'Varna']],
])('%s', (text, teams) => {
  expect(namesOf(text, 'organization')).toEqual(teams);
});
