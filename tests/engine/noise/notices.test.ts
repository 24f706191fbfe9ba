import { describe, expect, test } from 'vitest';
import { cleanSource } from '../../../engine/clean.ts';
import { RejectedError } from '../../../engine/errors.ts';

const clean = (text: string, name = 'a.txt') => cleanSource({ bytes: new TextEncoder().encode(text), name });
function refusal(text: string, name?: string): RejectedError {
  try {
    clean(text, name);
  } catch (error) {
    if (error instanceof RejectedError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

describe('what is no article is refused as what it is', () => {
  test.each([
    ['a word', 'Hello', 'a few words'],
    ['a button', 'Read the paper online', 'a few words'],
    [
      'the headlines of a site',
      'Home\nNews\nSport\n\nPier closes in March\nTwo held over theft\nCouncil votes tonight\nFerry back\nEllery draw',
      'page of headlines',
    ],
    [
      'the headlines of a site in German',
      'Startseite\nPolitik\nWetter\n\nBrücke acht Monate zu\nZwei Verletzte bei Brand\nRat stimmt ab\nWolf im Park',
      'page of headlines',
    ],
    [
      'a kill notice',
      'MANDATORY KILL: Harbour pier\n\nEditors: the story on the pier is wrong. A new one will follow.',
      'kill or withdraw notice',
    ],
    [
      'a kill by its slug',
      'BC-PIER-KILL, 0080\n\nEditors, please kill the story slugged PIER that moved at 0912 GMT.',
      'kill or withdraw notice',
    ],
    [
      'a withdrawal',
      'The story about the pier of Port Ellery that was sent on Tuesday has been withdrawn.',
      'kill or withdraw notice',
    ],
  ])('%s', (_, text, kind) => {
    const refused = refusal(text);
    expect(refused.reason).toBe('not-an-article');
    expect(refused.message).toContain(kind);
  });
});

describe('articles that speak of such things stay', () => {
  test.each([
    ['Sorry state of the pier', 'The pier was closed on Tuesday, the harbour master said.'],
    ['500 people march to the harbour', 'They marched on Tuesday, and nobody was hurt, the police said.'],
    ['Ferry withdrawn from service after fire', 'The ferry was withdrawn on Tuesday after a fire on its deck.'],
    ['Kill the plan, fishermen say', 'The plan for a pier should be dropped, fishermen said on Tuesday.'],
    ['Security check at the port slows lorries', 'Lorries stood for hours on Tuesday, their drivers said.'],
  ])('%s', (title, text) => {
    expect(clean(`${title}\n\n${text}`)).toMatchObject({ title, text });
  });
});

test.each([
  ['a poem', 'Low tide\n\nA gull on the rail\nA boat on its side\nThe bell of the school\nNobody home'],
  ['results', 'Rowing results\n\nEllery 6:12\nRosk 6:14\nTarn Bay 6:20\nLind 6:31'],
])('%s is an article although it has no sentence', (_, text) => {
  expect(clean(text).words).toBeGreaterThan(5);
});
