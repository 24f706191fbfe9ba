import { describe, expect, test } from 'vitest';
import { headline } from '../../../engine/summary/headline.ts';
import { summarise } from '../../../engine/summary/index.ts';
import { analysisOf } from './articles.ts';

function headlineOf(text: string, language = 'en'): string | null {
  return headline(summarise(analysisOf(text, language)), text, language);
}

describe('a headline from the lead', () => {
  test.each([
    ['a short lead without its stop', 'Fire destroyed a barn near Norfield.', 'Fire destroyed a barn near Norfield'],
    ['a stop that is an abbreviation', 'Two spies were sent home to the U.S.', 'Two spies were sent home to the U.S.'],
    ['a stop that stands apart', 'Fire destroyed a barn near Norfield .', 'Fire destroyed a barn near Norfield'],
    ['no dateline', 'LONDON (Newsline) - Fire destroyed a barn near Norfield.', 'Fire destroyed a barn near Norfield'],
    [
      'a clause that stands alone',
      'Two Norfield men have been jailed for selling plans of the harbour to a foreign bank, including hundreds of drawings of the new quay and of its deep water locks.',
      'Two Norfield men have been jailed for selling plans of the harbour to a foreign bank',
    ],
    [
      'a statement without the purpose that follows it',
      'Norfield council has banned barbecues on the common in response to a series of fires that burnt the heath down to the railway line twice this summer.',
      'Norfield council has banned barbecues on the common',
    ],
    [
      'another sentence of the summary, where the lead has no such clause',
      'The council of Norfield and those of nine neighbouring towns along the river Arle in the long green valley below Stenmoor met in the old hall on Monday to talk. They want a new bridge. The Arle bridge was closed in May.',
      'The Arle bridge was closed in May',
    ],
  ])('is %s', (_, text, expected) => {
    expect(headlineOf(text)).toBe(expected);
  });

  test('is none rather than a broken one', () => {
    const long = `${'the long and winding road to the sea and '.repeat(4)}the hills.`;
    expect(headlineOf(`The farmer took ${long}`)).toBeNull();
    expect(headlineOf(`Der Bauer nahm, ${long}`, 'de')).toBeNull();
  });

  test('never keeps a denial without what is denied', () => {
    const text =
      'The harbour master of Norfield has not resigned because of the collision between two ferries that sank a fishing boat and a tug near the new quay.';
    expect(headlineOf(text)).toBeNull();
  });

  test('never cuts a name off from its statement, or a quotation in two', () => {
    const text =
      'Ana Lopez, who was elected mayor of Norfield in May after a long and bitter fight with her own party over the bridge, resigned on Monday.';
    expect(headlineOf(text)).toBeNull();
    const quoted =
      'The mayor of Norfield said "we were wrong about the bridge and about the road, because nobody had told us that the river was rising again".';
    expect(headlineOf(quoted) ?? '""').toMatch(/^[^"]*(?:"[^"]*"[^"]*)*$/);
  });
});
