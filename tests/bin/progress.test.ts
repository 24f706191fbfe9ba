import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { WriteStream } from 'node:tty';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { printable } from '../../bin/terminal/printable.ts';
import { Progress } from '../../bin/terminal/progress.ts';

/** Both streams as one, as a terminal shows them. */
function screen(isTTY: boolean) {
  const stream = new PassThrough();
  // What the bar needs of a terminal, on a stream that keeps what was written.
  const err: WriteStream = Object.assign(Object.create(WriteStream.prototype), {
    isTTY,
    columns: 60,
    write: (chunk: string) => stream.write(chunk),
  });
  return { progress: new Progress({ out: stream, err }), shown: () => text(stream.end()) };
}

describe('Progress', () => {
  test('draws a bar as wide as what is done, and takes it away for results', async () => {
    const { progress, shown } = screen(true);
    progress.update(6, 12);
    progress.say('a result');
    progress.update(12, 12);
    progress.end();
    const clear = '\r\u001b[2K';
    const half = `${'█'.repeat(12)}${'░'.repeat(12)}  6 of 12`;
    expect(await shown()).toBe(`${clear}${half}${clear}a result\n${half}${clear}${'█'.repeat(24)}  12 of 12${clear}`);
  });

  test('stays on one line, whatever key is being uploaded', async () => {
    const { progress, shown } = screen(true);
    progress.update(1, 2, `news/\u001b[31m${'x'.repeat(200)}`);
    const line = stripVTControlCharacters(await shown()).trimStart();
    expect(line.length).toBeLessThanOrEqual(60);
    expect(line).toContain('news/\\u{1b}[31mxxx');
    const wide = screen(true);
    wide.progress.update(1, 2, '新'.repeat(200));
    expect(stripVTControlCharacters(await wide.shown())).toMatch(/ 新{12,14}$/);
  });

  test('shows results and notes only, where nobody looks', async () => {
    const { progress, shown } = screen(false);
    progress.update(1, 2);
    progress.say('a result');
    progress.note('a note');
    progress.end();
    expect(await shown()).toBe('a result\na note\n');
  });
});

test.each([
  ['plain é 中', 'plain é 中'],
  ['\u001b]0;title\u0007', '\\u{1b}]0;title\\u{7}'],
  ['a\r\nb\u2028c', 'a\\u{d}\\u{a}b\\u{2028}c'],
  ['evil\u202etxt.exe', 'evil\\u{202e}txt.exe'],
  ['\ud800', '\ufffd'],
])('printable: %j cannot steer a terminal', (given, shown) => {
  expect(printable(given)).toBe(shown);
});
