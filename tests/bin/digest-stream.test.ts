import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { digestStream } from '../../bin/commands/digest-stream.ts';

const STORY =
  'The ferry company Blue Sound cancelled all crossings to Tern Island on Monday. Captain Rosa Immink said waves ' +
  'of four metres had damaged a ramp.';

async function results(rows: readonly string[], threads: number): Promise<readonly string[]> {
  const output = new PassThrough();
  const printed = text(output);
  async function* input() {
    yield rows.join('\n');
  }
  expect(await digestStream(input(), output, { threads })).toBe(0);
  output.end();
  return (await printed).trimEnd().split('\n');
}

describe('digestStream', () => {
  it('keeps the order, passes over blank lines, and goes on after bad rows', async () => {
    const rows = [JSON.stringify({ id: 1, text: STORY }), '', '{', JSON.stringify({ id: 3, text: STORY })];
    const found = (await results(rows, 1)).map((line) => JSON.parse(line));
    expect(found.map(({ id, error }) => [id, error !== undefined])).toEqual([
      [1, false],
      [null, true],
      [3, false],
    ]);
  });

  it('gives the same rows in the same order from several threads', async () => {
    const rows = Array.from({ length: 70 }, (_, id) =>
      id % 9 === 5 ? `{"id": ${id}` : JSON.stringify({ id, text: STORY.repeat(id % 7 === 0 ? 30 : 1) }),
    );
    expect(await results(rows, 3)).toEqual(await results(rows, 1));
  });
});
