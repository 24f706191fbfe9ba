import { styleText } from 'node:util';
import { printable } from './printable.ts';

/** Ten times a second is as often as anybody looks. */
const REDRAW_MS = 100;
const BAR_WIDTH = 24;
const LINE_START = '\r\u001b[2K';

/** Where progress is shown, and lines of results go. */
interface Streams {
  readonly out: NodeJS.WritableStream;
  readonly err: NodeJS.WriteStream;
}

/**
 * One line of progress on standard error, in a terminal only: a bar where the end is known, else a count. Results go to
 * standard output through {@link say}, which takes the line away first, so that the two do not mix where both are the
 * terminal.
 */
export class Progress {
  readonly #streams: Streams;
  readonly #shown: boolean;
  #line = '';
  #drawnAt = 0;

  constructor(streams: Streams = { out: process.stdout, err: process.stderr }) {
    this.#streams = streams;
    this.#shown = streams.err.isTTY === true;
  }

  /** @param total - null where the end is not known */
  update(done: number, total: number | null, note = ''): void {
    if (!this.#shown) return;
    this.#line = lineOf(done, total, note, this.#streams.err.columns ?? 80);
    const now = Date.now();
    if (now - this.#drawnAt < REDRAW_MS && done !== total) return;
    this.#drawnAt = now;
    this.#streams.err.write(`${LINE_START}${this.#line}`);
  }

  /** A line of results. */
  say(line: string): void {
    this.#clear();
    this.#streams.out.write(`${line}\n`);
    this.#redraw();
  }

  /** A line for people, beside the results. */
  note(line: string): void {
    this.#clear();
    this.#streams.err.write(`${line}\n`);
    this.#redraw();
  }

  /** Takes the line away. */
  end(): void {
    this.#clear();
    this.#line = '';
  }

  #clear(): void {
    if (this.#shown && this.#line !== '') this.#streams.err.write(LINE_START);
  }

  #redraw(): void {
    if (this.#shown && this.#line !== '') this.#streams.err.write(this.#line);
  }
}

function lineOf(done: number, total: number | null, note: string, columns: number): string {
  const count = total === null ? String(done) : `${done} of ${total}`;
  const filled = total === null || total === 0 ? 0 : Math.round((BAR_WIDTH * done) / total);
  const bar = total === null ? '' : `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}  `;
  const room = Math.max(0, columns - bar.length - count.length - 3);
  if (note === '') return `${bar}${count}`;
  return `${bar}${count}  ${styleText('dim', fitting(printable(note), room), { stream: process.stderr })}`;
}

/** From Hangul on a character may take two columns; counted so, a line is rather too short than broken in two. */
const WIDE_FROM = 0x1100;

function fitting(text: string, columns: number): string {
  let taken = '';
  let left = columns;
  for (const character of text) {
    left -= (character.codePointAt(0) ?? 0) >= WIDE_FROM ? 2 : 1;
    if (left < 0) break;
    taken += character;
  }
  return taken;
}
