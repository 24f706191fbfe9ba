import { describe, expect, it } from 'vitest';
import { digestRow } from '../../bin/commands/digest-rows.ts';
import { articleId } from '../../engine/identity.ts';

const STORY =
  'The ferry company Blue Sound cancelled all crossings to Tern Island on Monday. Captain Rosa Immink said waves ' +
  'of four metres had damaged a ramp.';

function rowOf(row: unknown): Record<string, unknown> {
  return JSON.parse(digestRow(typeof row === 'string' ? row : JSON.stringify(row), {}));
}

describe('digestRow', () => {
  it('gives the row id, the article id, and the record with its text', () => {
    const result = rowOf({ id: 'a1', text: STORY, title: 'Ferries stay in port', date: '2025-03-03' });
    expect(result).toMatchObject({
      id: 'a1',
      articleId: articleId('a1'),
      status: 'ready',
      title: 'Ferries stay in port',
      titleFrom: 'source',
      publishedAt: '2025-03-03',
      text: STORY,
      language: 'en',
    });
    expect(result).not.toHaveProperty('error');
  });

  it('takes HTML', () => {
    const html =
      '<html><body><nav>Home ' +
      `Sport</nav><article><h1>Ferries</h1><p>${STORY}</p>` +
      `<p>${STORY.replaceAll('Monday', 'Tuesday')}</p></article></body></html>`;
    const result = rowOf({ id: 7, html });
    expect(result).toMatchObject({ id: 7, articleId: articleId('7'), source: { mediaType: 'text/html' } });
    expect(result.text).toContain(STORY);
    expect(result.text).not.toContain('Home Sport');
  });

  it.each([
    'Loading...\n\n  Two  spaces\tand a tab.\r\nWindows line.  \n\nSubscribe now!\n',
    ' leading and trailing ',
    'a lone \ud800 surrogate, a \u0000 and a \u202e mark. It stays.',
  ])('gives text back character for character with "clean": false (%j)', (text) => {
    expect(rowOf({ id: 'raw', text, clean: false }).text).toBe(text);
  });

  it.each([
    ['not JSON at all', null, /^not JSON: .*"not JSON a/],
    ['[1, 2]', null, 'a row must be a JSON object'],
    ['null', null, 'a row must be a JSON object'],
    [{ text: STORY }, null, '"id" must be a string or a number'],
    [{ id: { a: 1 }, text: STORY }, { a: 1 }, '"id" must be a string or a number'],
    [{ id: 'x' }, 'x', 'neither "text" nor "html"'],
    [{ id: 'x', text: STORY, html: '<p>x</p>' }, 'x', 'both "text" and "html"; give one of them'],
    [{ id: 'x', text: 12 }, 'x', '"text" must be a string'],
    [{ id: 'x', text: STORY, title: 5 }, 'x', '"title" must be a string'],
    [{ id: 'x', text: STORY, date: 'last Tuesday' }, 'x', '"date" must be an ISO date'],
    [{ id: 'x', text: STORY, clean: 'no' }, 'x', '"clean" must be true or false'],
    [{ id: 'x', html: '<p>x</p>', clean: false }, 'x', '"clean": false goes with "text" only'],
    [{ id: 'x', text: ' \n ' }, 'x', /^rejected: empty: /],
  ])('answers a bad row with its id and what is wrong with it: %j', (row, id, error) => {
    const result = rowOf(row);
    expect(Object.keys(result)).toEqual(['id', 'error']);
    expect(result.id).toEqual(id);
    expect(result.error).toEqual(typeof error === 'string' ? error : expect.stringMatching(error));
  });

  it.each([
    ['2025-03-03T17:00:00', '2025-03-03'],
    ['2025-03-03T17:00:00+02:00', '2025-03-03T17:00:00+02:00'],
    ['2025-03-03 17:00', '2025-03-03'],
  ])('keeps a time of day only with its zone: %s', (date, publishedAt) => {
    expect(rowOf({ id: 'd', text: STORY, date }).publishedAt).toBe(publishedAt);
  });
});
