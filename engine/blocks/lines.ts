import { beginsSmall } from '../text/letters.ts';
import { brokenByWidth, endsWithNumber, isOfWrapWidth, wrapWidth } from '../text/wrapping.ts';
import type { TextBlock } from './blocks.ts';
import { type CodeLines, codeAmong, fenced, fenceOf } from './code.ts';
import { normalise } from './normalise.ts';

/** A line of the source: its range without the line end, and its text. */
export interface SourceLine {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Begins with at least two columns of white space. */
  readonly indented: boolean;
}

/** How many lines with a follower tell whether a source is wrapped. */
const FEWEST_LINES = 3;
/** From this many characters a line that ends like a sentence is a paragraph of its own, not an item of a list. */
const PARAGRAPH_LENGTH = 80;

const LINE_END = /\r\n?|[\n\v\f\u2028\u2029\u0085]/g;

/** Splits a source at every kind of line end. */
export function sourceLines(source: string): SourceLine[] {
  const lines: SourceLine[] = [];
  let start = 0;
  const push = (end: number): void => {
    lines.push({
      start,
      end,
      text: normalise(source, start, end),
      indented: source.startsWith('  ', start) || source.startsWith('\t', start),
    });
  };
  LINE_END.lastIndex = 0;
  for (let match = LINE_END.exec(source); match !== null; match = LINE_END.exec(source)) {
    push(match.index);
    start = match.index + match[0].length;
  }
  push(source.length);
  return lines;
}

const STOPS = '.!?\u2026\u3002\uff01\uff1f\u0964\u0965\u06d4\u061f\u0589\u1362\u17d4';
const CLOSING = '"\'\u201d\u2019\u00bb\u300d\u300f)\\]';
const SENTENCE_END = new RegExp(`[${STOPS}][${CLOSING}]{0,3}$`);
/** Marks that open a quotation in one language and close it in another, which opens it by marks of its own. */
const LOW_QUOTED_END = new RegExp(`[${STOPS}][${CLOSING}\u201c\u2018\u00ab]{1,3}$`);
const LOW_OPENING = /[\u201e\u201a\u00bb]/;
/** A stop and the marks that may close a sentence after it: nothing before them is of matter to how a text ends. */
const LONGEST_END = 4;

/** The end of a text, as patterns for how it ends are asked: of a whole text they would try every stop. */
export function endOf(text: string): string {
  return text.slice(-LONGEST_END);
}

/** Whether a text ends as a sentence does, whatever marks close it. */
export function endsSentence(text: string): boolean {
  const end = endOf(text);
  return SENTENCE_END.test(end) || (LOW_QUOTED_END.test(end) && LOW_OPENING.test(text));
}

const ITEM = /^(?:[-*\u2022\u2023\u25aa\u25cf\u25e6\u2013\u00b7]\s|\(?\d{1,3}[.)]\s|[a-z][.)]\s)/;

/** "From: Ana Roe", in a row of such lines: the fields of a mail. */
const LABELLED = /^\p{Lu}[\p{L}-]{0,15} ?: \S/u;

/** Whether a line, by itself, plainly continues in the next. */
function runsOn(line: string, next: string): boolean {
  return isOfWrapWidth(line.length) && beginsSmall(next) && !/[.!?:;\u2026"\u201d)]$/.test(endOf(line));
}

function blockOf(source: string, lines: readonly SourceLine[], kind: TextBlock['kind']): TextBlock | null {
  const first = lines[0];
  const last = lines[lines.length - 1];
  if (first === undefined || last === undefined) return null;
  const text = lines.length === 1 ? first.text : normalise(source, first.start, last.end);
  if (text === '') return null;
  return { text, kind, linked: 0, origin: { range: { start: first.start, end: last.end }, path: null, map: null } };
}

/** Whether a line is short or unfinished enough to be an item of a list rather than a paragraph. */
export function isItemLike(text: string): boolean {
  return text.length < PARAGRAPH_LENGTH || !endsSentence(text);
}

/** The lines of code between fences as a block; null where they are blank. */
function codeBlock(source: string, lines: readonly SourceLine[], { open, close }: CodeLines): TextBlock | null {
  const { start, end } = rangeOf(lines, open, close);
  const inner = rangeOf(lines, open + 1, close - 1);
  const text = fenced(source.slice(inner.start, inner.end));
  if (text === null) return null;
  return { text, kind: 'code', linked: 0, origin: { range: { start, end }, path: null, map: null } };
}

/** From the beginning of one line to the end of another. */
function rangeOf(lines: readonly SourceLine[], first: number, last: number): { start: number; end: number } {
  return { start: lines[first]?.start ?? 0, end: lines[last]?.end ?? 0 };
}

/** The ranges of a source that are code, with their fences. */
export function codeRanges(source: string): readonly { readonly start: number; readonly end: number }[] {
  if (!source.includes('```')) return [];
  const lines = sourceLines(source);
  return codeAmong(lines).map(({ open, close }) => rangeOf(lines, open, close));
}

/** Lines with blank ones for code, and for each fence that nothing closes: before code it would seem to open that. */
function withoutCode(lines: readonly SourceLine[], code: readonly CodeLines[]): readonly SourceLine[] {
  const bare = lines.map((line) => (fenceOf(line.text) === null ? line : { ...line, text: '' }));
  for (const { open, close } of code)
    for (const [at, line] of bare.slice(open, close + 1).entries()) bare[open + at] = { ...line, text: '' };
  return bare;
}

/** Plain text to blocks, among which code stands as it is. */
export function plainBlocks(source: string, lines: readonly SourceLine[] = sourceLines(source)): TextBlock[] {
  if (!lines.some(({ text }) => fenceOf(text) !== null)) return textBlocks(source, lines);
  const code = codeAmong(lines);
  const blocks = [
    ...textBlocks(source, withoutCode(lines, code)),
    ...code.flatMap((one) => codeBlock(source, lines, one) ?? []),
  ];
  return blocks.toSorted((a, b) => (a.origin.range?.start ?? 0) - (b.origin.range?.start ?? 0));
}

/** Whether a line of a paragraph that begins with another goes on in the next. */
function goesOn(first: string, line: string, next: SourceLine, width: ReturnType<typeof wrapWidth>): boolean {
  if (!((width !== null && !next.indented && brokenByWidth(line, next.text, width)) || runsOn(line, next.text)))
    return false;
  if (ITEM.test(next.text) && !endsWithNumber(first, line, next.text)) return false;
  return !LABELLED.test(next.text) || !(LABELLED.test(line) || line.endsWith('--'));
}

/**
 * Text without code to blocks: wrapped lines joined, other lines each on their own; lines that share a chunk without a
 * blank line are items.
 */
function textBlocks(source: string, lines: readonly SourceLine[]): TextBlock[] {
  const width = wrapWidth(
    lines.map(({ text }) => text),
    endsSentence,
    FEWEST_LINES,
  );
  const hasBlankLines = lines.some(
    (line, at) => line.text === '' && at > 0 && at < lines.length - 1 && hasTextAround(lines, at),
  );
  const blocks: TextBlock[] = [];
  let open: SourceLine[] = [];
  let inChunk = 0;
  const flush = (more: boolean): void => {
    const text = open.length === 1 ? (open[0]?.text ?? '') : '';
    const item = text !== '' && (ITEM.test(text) || (hasBlankLines && (inChunk > 0 || more) && isItemLike(text)));
    const block = blockOf(source, open, item ? 'item' : 'paragraph');
    if (block !== null) {
      blocks.push(block);
      inChunk++;
    }
    open = [];
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined) continue;
    if (line.text === '') {
      flush(false);
      inChunk = 0;
      continue;
    }
    open.push(line);
    const next = lines[at + 1];
    if (next === undefined || next.text === '') continue;
    if (!goesOn(open[0]?.text ?? '', line.text, next, width)) flush(true);
  }
  flush(false);
  return blocks;
}

function hasTextAround(lines: readonly SourceLine[], at: number): boolean {
  return (lines[at - 1]?.text ?? '') !== '' || (lines[at + 1]?.text ?? '') !== '';
}
