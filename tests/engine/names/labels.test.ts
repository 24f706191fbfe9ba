import { expect, test } from 'vitest';
import { cleanDecoded } from '../../../engine/clean.ts';
import { digestArticle } from '../../../engine/digest.ts';

const LEAD =
  'The firm cleans some forty offices in Varn, and its owner says that most of them now ask for the night shift.';

/** Names of people, organizations and places of a Markdown text with this below its lead. */
function namesUnder(rest: string): readonly string[] {
  const text = `# How offices are kept clean\n\n${LEAD}\n\n${rest}`;
  const { facts } = digestArticle(cleanDecoded({ text, mediaType: 'text/markdown' }));
  return [...facts.people, ...facts.organizations, ...facts.places].map(({ name }) => name);
}

test.each([
  '## Regular Cleaning Services\n\nSome offices want their plants watered, others their windows.',
  '## Technological Advancements\n\nMachines that sweep by themselves cost about as much as a small car.',
  '## What to weigh\n\nPros\n\nNothing is left lying about in the mornings.\n\nCons\n\nIt costs more.',
])('common words with capitals in a heading or a label name nobody: %s', (rest) => {
  expect(namesUnder(rest)).toEqual(['Varn']);
});

test('and what is no common word is a name there', () => {
  const rest = '## Brinna Halland\n\nShe wrote half of them.';
  expect(namesUnder(rest)).toEqual(['Brinna Halland', 'Varn']);
});
