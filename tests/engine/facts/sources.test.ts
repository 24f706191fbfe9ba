import { describe, expect, test } from 'vitest';
import { findSources } from '../../../engine/facts/sources/index.ts';
import { tokenizeText } from '../../../engine/text/document.ts';

function sources(text: string) {
  return findSources(tokenizeText(text).atoms).map(({ text: words, name }) => [words, name]);
}

describe('findSources', () => {
  test.each([
    ['The bridge will close, reported Reuters.', 'Reuters', 'Reuters'],
    ['The mayor told the BBC that the bridge will close.', 'the BBC', 'BBC'],
    ['The Washington Post reported on Monday that the bridge will close.', 'The Washington Post', 'Washington Post'],
    ['In an interview with CNN, the mayor was calm.', 'CNN', 'CNN'],
    ['The sale was first reported by the Wall Street Journal.', 'the Wall Street Journal', 'Wall Street Journal'],
    ['The bridge will close, reported the Harbour Wire.', 'the Harbour Wire', 'Harbour Wire'],
    ['Bridges are ageing, according to a recent report.', 'a recent report', 'recent report'],
    ['According to the transport ministry, the bridge is safe.', 'the transport ministry', 'transport ministry'],
    [
      'They had hoped for more, according to a bank-compiled consensus.',
      'a bank-compiled consensus',
      'bank-compiled consensus',
    ],
    [
      'Fares fell, according to the Norfield Roads and Bridges Board (NRBB).',
      'the Norfield Roads and Bridges Board (NRBB)',
      'Norfield Roads and Bridges Board (NRBB)',
    ],
    ['The pier is safe, according to an N.R.B. inspector.', 'an N.R.B. inspector', 'N.R.B. inspector'],
    [
      'Fares fell, according to data provided by the Harbour Board.',
      'data provided by the Harbour Board',
      'data provided by the Harbour Board',
    ],
    ['Bridges are ageing, according to a study published in May.', 'a study', 'study'],
    [
      'Bridges are ageing, according to a report by the National Roads Board.',
      'a report by the National Roads Board',
      'report by the National Roads Board',
    ],
  ])('%s', (text, words, name) => {
    expect(sources(text)).toEqual([[words, name]]);
  });

  test.each([
    'The Times Square crowd cheered.',
    'Fares differ according to where the passengers live.',
    'He told the council that it was late.',
    'The sun rose.',
    'She sold her report.',
    'The post reported for duty.',
    '',
  ])('finds no source in: %s', (text) => {
    expect(sources(text)).toEqual([]);
  });
});
