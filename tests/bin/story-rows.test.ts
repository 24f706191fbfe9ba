import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { storyRows } from '../../bin/commands/story-rows.ts';
import { WRITTEN } from '../engine/stories/happenings.ts';

async function run(rows: readonly unknown[]): Promise<readonly unknown[]> {
  const output = new PassThrough();
  const [code, said] = await Promise.all([
    storyRows(
      (async function* () {
        for (const row of rows) yield `${typeof row === 'string' ? row : JSON.stringify(row)}\n`;
      })(),
      output,
    ).finally(() => output.end()),
    text(output),
  ]);
  expect(code).toBe(0);
  return said
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}

describe('nutgraf stories --jsonl', () => {
  it('names the story of each row by its first one, and the row that it copies', async () => {
    const rows = WRITTEN.filter(({ id }) => /^(?:north|south)-/.test(id)).map(({ id, at, title, text }) => ({
      id,
      date: at,
      title,
      text,
    }));
    const [first] = rows;
    const copy = { ...first, id: 'reprint', date: '2025-03-03T11:00:00Z', title: 'Quake off Velmora' };
    expect(await run([copy, ...rows])).toEqual([
      { id: 'reprint', story: 'north-1', copyOf: 'north-1' },
      ...rows.map(({ id }) => ({ id, story: `${id.split('-')[0]}-1`, copyOf: null })),
    ]);
  });

  it('goes on after a bad row, and tells rows of one id apart', async () => {
    const { text: body } = WRITTEN[0] ?? { text: '' };
    const result = await run(['{', { id: 4 }, { id: 'a', text: body }, { id: 'a', text: body }]);
    expect(result).toEqual([
      { id: null, error: expect.stringMatching(/^not JSON: /) },
      { id: 4, error: 'neither "text" nor "html"' },
      { id: 'a', story: 'a', copyOf: null },
      { id: 'a', story: 'a', copyOf: 'a' },
    ]);
  });
});
