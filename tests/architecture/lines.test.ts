import { expect, it } from 'vitest';
import { sources } from './sources.ts';

const WIDTH = 120;

it('lines are at most 120 characters wide, patterns and texts too: they are put together from parts', () => {
  const wide = [...sources.values()]
    .flat()
    .flatMap(({ file, code }) =>
      code.split('\n').flatMap((line, at) => (line.length > WIDTH ? [`${file}:${at + 1}: ${line.trim()}`] : [])),
    );
  expect(wide).toEqual([]);
});
