import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLines } from '../../bin/lines.ts';

async function linesOf(chunks: readonly (Uint8Array | string)[]): Promise<string[]> {
  async function* stream() {
    yield* chunks;
  }
  const lines: string[] = [];
  for await (const line of splitLines(stream())) lines.push(line);
  return lines;
}

describe('splitLines', () => {
  it('breaks at LF only: U+2028, U+2029 and CR may stand inside a JSON string', async () => {
    expect(await linesOf(['a\u2028b\u2029c\rd\ne'])).toEqual(['a\u2028b\u2029c\rd', 'e']);
  });

  it('counts a last line without LF, and no empty one after the last LF', async () => {
    expect(await linesOf(['a\n\nb'])).toEqual(['a', '', 'b']);
    expect(await linesOf(['a\n'])).toEqual(['a']);
    expect(await linesOf([])).toEqual([]);
  });

  it('gives the same lines wherever the bytes are cut, also inside a character', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 5 }), async (raw, size) => {
        const text = raw.toWellFormed();
        const bytes = Buffer.from(text, 'utf8');
        const chunks: Uint8Array[] = [];
        for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
        const expected = text.split('\n');
        if (expected.at(-1) === '') expected.pop();
        expect(await linesOf(chunks)).toEqual(expected);
      }),
    );
  });
});
