import { expect, it } from 'vitest';
import listed from './long-lines.json' with { type: 'json' };
import { sources } from './sources.ts';

const WIDTH = 120;
const all = [...sources.values()].flat();

function longLines(code: string): readonly string[] {
  return code.split('\n').filter((line) => line.length > WIDTH);
}

it('comments are at most 120 characters wide', () => {
  const wide = all.flatMap(({ file, code }) =>
    longLines(code)
      .filter((line) => /^\s*(?:\/\/|\/?\*)/.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(wide).toEqual([]);
});

it(
  'lines are at most 120 characters wide, but for patterns and texts that no formatter parts, and those only get ' +
    'fewer',
  () => {
    const counts = Object.fromEntries(
      all.map(({ file, code }) => [file, longLines(code).length] as const).filter(([, count]) => count > 0),
    );
    const allowed: Readonly<Record<string, number>> = listed;
    const more = Object.entries(counts).filter(([file, count]) => count > (allowed[file] ?? 0));
    expect(more.map(([file, count]) => `${file} has ${count}, listed are ${allowed[file] ?? 0}`)).toEqual([]);
  },
);
