import type { Span } from './spans.ts';
import { brokenByWidth, endsWithNumber, wrapWidth } from './wrapping.ts';

/** A run of text in which a sentence may go on: lines joined by wrapping only. */
interface Line extends Span {
  /** Is the line before it blank, or is it the first? */
  readonly afterBlank: boolean;
}

function linesOf(text: string, from: number, to: number): Line[] {
  const lines: Line[] = [];
  let afterBlank = true;
  let at = from;
  while (at < to) {
    let end = at;
    while (end < to && !isLineEnd(text.charCodeAt(end))) end += 1;
    const line = withoutSpace(text, at, end);
    // "\r\n" gives an empty piece between its two halves, which is no blank line.
    const isBlank = line.start === line.end && !(text.charCodeAt(at - 1) === 13 && text.charCodeAt(at) === 10);
    if (line.start < line.end) lines.push({ ...line, afterBlank });
    afterBlank = isBlank || (afterBlank && line.start === line.end);
    at = end + 1;
  }
  return lines;
}

function withoutSpace(text: string, from: number, to: number): Span {
  let [start, end] = [from, to];
  while (start < end && isSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return { start, end };
}

function isLineEnd(code: number): boolean {
  return (
    code === 10 || code === 13 || code === 0x2028 || code === 0x2029 || code === 12 || code === 11 || code === 0x85
  );
}

function isSpace(code: number): boolean {
  return (code >= 9 && code <= 13) || code === 32 || code === 0xa0 || code === 0x3000 || code === 0xfeff;
}

const TERMINAL = /[.!?…:;。！？]["'”’»)\]]*$/;
/** A stop and the marks that may close a sentence after it. */
const LONGEST_END = 4;
const SMALL_LETTER = /^\p{Ll}/u;
const LONGEST_MARK = 4;
const LIST_MARK = /^(?:[-*•·–—▪◦]\s|\d{1,2}[.)]\s)/;

function sliceOf(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

function goesOn(text: string, block: Span, line: Line, next: Line, width: number | null): boolean {
  if (next.afterBlank) return false;
  const [opening, head] = [block, next].map(({ start, end }) => text.slice(start, Math.min(end, start + LONGEST_MARK)));
  if (opening === undefined || head === undefined) return false;
  if (LIST_MARK.test(head) && !endsWithNumber(opening, sliceOf(text, line), head)) return false;
  if (width !== null && brokenByWidth(sliceOf(text, line), sliceOf(text, next), width)) return true;
  const tail = text.slice(Math.max(line.start, line.end - 4), line.end);
  return SMALL_LETTER.test(head) && !TERMINAL.test(tail);
}

/**
 * Blocks of `text` between `from` and `to`: a blank line always ends one; a single line break does unless the text is
 * hard-wrapped there (decided from the widths of the lines and their neighbours) or the next line goes on in a small
 * letter.
 */
export function blocksOf(text: string, from: number, to: number): Span[] {
  const lines = linesOf(text, from, to);
  const width = wrapWidth(
    lines.flatMap((line) => (line.afterBlank ? ['', sliceOf(text, line)] : [sliceOf(text, line)])),
    (line) => TERMINAL.test(line.slice(-LONGEST_END)),
    1,
  );
  const blocks: Span[] = [];
  let open: { start: number; end: number } | null = null;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (open !== null && before !== undefined && goesOn(text, open, before, line, width)) {
      open.end = line.end;
    } else {
      open = { start: line.start, end: line.end };
      blocks.push(open);
    }
  }
  return blocks;
}
