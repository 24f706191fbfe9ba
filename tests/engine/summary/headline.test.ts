import { describe, expect, test } from 'vitest';
import { headline } from '../../../engine/summary/headline.ts';
import { summarise } from '../../../engine/summary/index.ts';
import { analysisOf } from './articles.ts';

function headlineOf(text: string, language = 'en'): string | null {
  const analysis = analysisOf(text, language);
  return headline(summarise(analysis), analysis);
}

describe('a headline from the lead', () => {
  test.each([
    ['a short lead without its stop', 'Fire destroyed a barn near Norfield.', 'Fire destroyed a barn near Norfield'],
    ['a stop that is an abbreviation', 'Two spies were sent home to the U.S.', 'Two spies were sent home to the U.S.'],
    ['a stop that stands apart', 'Fire destroyed a barn near Norfield .', 'Fire destroyed a barn near Norfield'],
    ['no dateline', 'LONDON (Newsline) - Fire destroyed a barn near Norfield.', 'Fire destroyed a barn near Norfield'],
    [
      'a clause that stands alone',
      'Two Norfield men have been jailed for selling plans of the harbour to a foreign bank, including hundreds ' +
        'of drawings of the new quay and of its deep water locks.',
      'Two Norfield men have been jailed for selling plans of the harbour to a foreign bank',
    ],
    [
      'a statement without the purpose that follows it',
      'Norfield council has banned barbecues on the common in response to a series of fires that burnt the heath ' +
        'down to the railway line twice this summer.',
      'Norfield council has banned barbecues on the common',
    ],
    [
      'a statement with the attribution at its end',
      'Norfield council has banned barbecues on the common after fires burnt the heath down to the railway line ' +
        'this summer, the fire service said.',
      'Norfield council has banned barbecues on the common, the fire service said',
    ],
    [
      'a statement with its source',
      'Norfield council has banned barbecues on the common after fires burnt the heath down to the railway line ' +
        'this summer, according to the mayor.',
      'Norfield council has banned barbecues on the common, according to the mayor',
    ],
    [
      'a statement with those who warn of it',
      'Norfield council has banned barbecues on the common after fires burnt the heath down to the railway line ' +
        'this summer, the town’s foresters warn.',
      'Norfield council has banned barbecues on the common, the town’s foresters warn',
    ],
    [
      'a statement with what a court heard',
      'A Norfield clerk offered plans of the harbour to a foreign bank after fires burnt the heath down to the ' +
        'railway line, a court has heard.',
      'A Norfield clerk offered plans of the harbour to a foreign bank, a court has heard',
    ],
  ])('is %s', (_, text, expected) => {
    expect(headlineOf(text)).toBe(expected);
  });

  test('is none rather than a broken one', () => {
    const long = `${'the long and winding road to the sea and '.repeat(4)}the hills.`;
    expect(headlineOf(`The farmer took ${long}`)).toBeNull();
    expect(headlineOf(`Der Bauer nahm, ${long}`, 'de')).toBeNull();
  });

  test.each([
    ['an attribution', ', police said on Monday'],
    ['a finding', ', an inquiry has found'],
    ['what a court heard', ' after he was seen with a map of the harbour and of the deep water locks, a jury heard'],
    ['a source', ', according to three people who have seen the plans'],
    ['a hedge', ' after he allegedly set fire to the ferry that was to replace the old bridge over the Arle'],
    ['a denial', ' after he denied that he had ever seen the plans of the harbour or the deep water locks'],
    ['a limit', ' after a fire that hurt at least two of the guards and burnt the heath to the railway line'],
    ['an accusation', ', who is suspected of selling the plans of the new quay and the locks to a bank'],
  ])('never leaves out %s', (_, tail) => {
    const text =
      'A clerk in the harbour office of Norfield has been taken into custody by the river police near ' +
      `Stenmoor${tail}.`;
    const title = headlineOf(text);
    expect(title === null || title.endsWith(tail)).toBe(true);
  });

  test('is none where the lead cannot serve, whatever follows', () => {
    const lead =
      'The council of Norfield and those of nine neighbouring towns along the river Arle in the long green ' +
      'valley below Stenmoor met in the old hall on Monday to talk.';
    expect(headlineOf(`${lead} They want a new bridge. The Arle bridge was closed in May.`)).toBeNull();
    expect(headlineOf('Who shut the Arle bridge? The council of Norfield did so in May.')).toBeNull();
    expect(headlineOf('He shut the Arle bridge on Monday. The council of Norfield wants to know why.')).toBeNull();
  });

  test('never keeps a denial without what is denied', () => {
    const text =
      'The harbour master of Norfield has not resigned because of the collision between two ferries that sank a ' +
      'fishing boat and a tug near the new quay.';
    expect(headlineOf(text)).toBeNull();
  });

  test('never cuts a name off from its statement, or a quotation in two', () => {
    const text =
      'Ana Lopez, who was elected mayor of Norfield in May after a long and bitter fight with her own party over ' +
      'the bridge, resigned on Monday.';
    expect(headlineOf(text)).toBeNull();
    const quoted =
      'The mayor of Norfield said "we were wrong about the bridge and about the road, because nobody had told us ' +
      'that the river was rising again".';
    expect(headlineOf(quoted) ?? '""').toMatch(/^[^"]*(?:"[^"]*"[^"]*)*$/);
  });
});
