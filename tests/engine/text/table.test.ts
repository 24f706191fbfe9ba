import { describe, expect, test } from 'vitest';
import { tokenizeText } from '../../../engine/text/document.ts';
import english from './english.json' with { type: 'json' };
import others from './other-languages.json' with { type: 'json' };
import unseen from './unseen.json' with { type: 'json' };

interface Tally {
  hit: number;
  missed: number;
  wrong: number;
}

/** "One.|Two." stands for the text "One. Two."; white space next to the bar is kept as it is. */
function parse(line: string): { text: string; expected: string[] } {
  const parts = line.split('|').filter((part) => part !== '');
  return { text: parts.map((part) => part.trimEnd()).join(' '), expected: parts.map((part) => part.trimEnd()) };
}

function sentencesOf(text: string, language: string): string[] {
  return tokenizeText(text, { language }).sentences.map(({ start, end }) => text.slice(start, end));
}

function endsOf(sentences: readonly string[]): Set<number> {
  let length = 0;
  return new Set(
    sentences.map((sentence) => {
      length += sentence.replace(/\s/g, '').length;
      return length;
    }),
  );
}

function tally(lines: readonly string[], language: string): Tally & { failures: string[] } {
  const result = { hit: 0, missed: 0, wrong: 0, failures: [] as string[] };
  for (const line of lines) {
    const { text, expected } = parse(line);
    const found = sentencesOf(text, language);
    const [gold, got] = [endsOf(expected), endsOf(found)];
    for (const end of gold) {
      if (got.has(end)) result.hit += 1;
      else result.missed += 1;
    }
    for (const end of got) if (!gold.has(end)) result.wrong += 1;
    if (found.join('|') !== expected.join('|')) result.failures.push(`${language}: ${line}  →  ${found.join('|')}`);
  }
  return result;
}

function f1({ hit, missed, wrong }: Tally): number {
  return (2 * hit) / (2 * hit + missed + wrong);
}

describe('sentence boundaries', () => {
  test('English table', () => {
    const result = tally(english, 'en');
    expect(english.length).toBeGreaterThanOrEqual(250);
    expect(f1(result), result.failures.join('\n')).toBeGreaterThanOrEqual(0.995);
  });

  // Written by somebody who had not seen the splitter; 100 of the 107 were right at first sight.
  test('English texts written apart from the splitter', () => {
    const wrong = unseen.filter(({ text, sentences }) => sentencesOf(text, 'en').join('|') !== sentences.join('|'));
    expect(unseen).toHaveLength(107);
    expect(wrong.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(4);
  });

  test.each(Object.entries(others))('table for %s', (language, lines) => {
    const result = tally(lines, language);
    expect(f1(result), result.failures.join('\n')).toBeGreaterThanOrEqual(0.995);
  });
});
