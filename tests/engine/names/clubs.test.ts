import { describe, expect, test } from 'vitest';
import { namesOf } from './found.ts';

describe('a club that is called like a place', () => {
  test.each([
    ['Kigali City beat Musanze Rovers 2-1 on Saturday. Kigali City are top of the table.', 'Kigali City'],
    ['Kigali City scored twice in the second half to go top of the league.', 'Kigali City'],
    ['Inverallan Thistle came from two goals down to win the match.', 'Inverallan Thistle'],
    ['The striker joined Tarn Town from Burnham Rovers last summer.', 'Tarn Town'],
    ['A late goal by the striker gave them a 2-1 win. Tarn Town are third in the league.', 'Tarn Town'],
  ])('is one in news of a match: %s', (text, club) => {
    expect(namesOf(text, 'organization')).toContain(club);
    expect(namesOf(text, 'place')).not.toContain(club);
  });

  test.each([
    ['He lives in Kigali City and works in Mexico City.', ['Kigali City', 'Mexico City']],
    ['The floods reached Mexico City on Friday, officials said.', ['Mexico City']],
    ['Fans in Kigali City danced when the league was won, and the coach wept.', ['Kigali City']],
  ])('and else it is the place: %s', (text, places) => {
    expect(namesOf(text, 'place')).toEqual(places);
  });
});
