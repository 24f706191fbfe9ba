import { withoutEnd } from '../text/ends.ts';
import type { BlockKind, RemovalLog, TextBlock } from './blocks.ts';
import { closesFence, fenced } from './code.ts';
import { stripInline } from './inline-markup.ts';
import { endsSentence, type SourceLine } from './lines.ts';
import { normalise } from './normalise.ts';

const RULE = /^(?:(?:\* ?){3,}|(?:- ?){3,}|(?:_ ?){3,})$/;
const HEADING = /^#{1,6} +/;
const SETEXT = /^(?:={3,}|-{3,})$/;
const ITEM = /^(?:[-*+]|\d{1,3}[.)]) +(?:\[[ xX]\] +)?/;
const QUOTE = /^(?:> ?)+/;
/** One cell of the line below a table's head. */
const TABLE_RULE_CELL = /^:?-+:?$/;

/** The line below a table's head: nothing but cells of dashes. */
function isTableRule(text: string): boolean {
  if (!text.includes('--') || !/^[-:| ]+$/.test(text)) return false;
  return text.split(/[| ]/).every((cell) => cell === '' || TABLE_RULE_CELL.test(cell));
}

const NOTE = /^\[\^[\w-]{1,40}\]:/;
const TABLE_ROW = /^\|.{1,2000}\|$/;

interface OpenBlock {
  readonly start: number;
  readonly end: number;
  readonly kind: BlockKind;
}

/** Where the words of a heading's line end: before the marks that may close it ("# Title ##"). */
function headingEnd(text: string): number {
  const open = withoutEnd(text, '#');
  return open.endsWith(' ') ? open.trimEnd().length : text.length;
}

/** Two spaces at the end of a line break the paragraph there. */
function breaksLine(source: string, { start, end }: OpenBlock): boolean {
  return end - 2 >= start && source.slice(end - 2, end) === '  ';
}

/** A paragraph of this many characters begins the text below its head. */
const MIN_LEAD = 100;
/** The most characters of a line of the head, and the most of them in a row. */
const HEAD_LINE = 70;
const MAX_HEAD_LINES = 4;

/**
 * The lines of a paragraph that are no wrapped sentence but an article's head, one below the other: "By Ana Roe" above
 * "Harrow Post | 14 March". Markdown makes one line of them.
 */
function linesOfHead(source: string, start: number, end: number): { readonly start: number; readonly end: number }[] {
  if (end - start > HEAD_LINE * MAX_HEAD_LINES) return [];
  const lines: { start: number; end: number }[] = [];
  let from = start;
  for (const line of source.slice(start, end).split('\n')) {
    lines.push({ start: from, end: from + line.length });
    from += line.length + 1;
  }
  const isHead = lines.every((line, at) => {
    const text = source.slice(line.start, line.end).trim();
    return text.length <= HEAD_LINE && !endsSentence(text) && (at === 0 || !/^\p{Ll}/u.test(text));
  });
  return isHead && lines.length <= MAX_HEAD_LINES ? lines : [];
}

/** A line of Markdown as its readers see it. */
interface MarkdownLine extends Pick<SourceLine, 'start' | 'end'> {
  /** Without the white space round it. */
  readonly text: string;
  /** How much white space it begins with. */
  readonly lead: number;
}

/** The blocks so far, and the one that lines may still go on with. */
class MarkdownReading {
  readonly source: string;
  readonly log: RemovalLog;
  readonly blocks: TextBlock[] = [];
  /** Whether a block of the text was read, so that no head is to come. */
  private isBelowHead = false;
  open: OpenBlock | null = null;
  /** Whether the lines are of a note, or of a table whose rows lack their outer bars. */
  within: 'note' | 'table' | null = null;
  /** The fence that the line's code is inside of, and where the code lies; null outside of code. */
  code: { readonly marks: string; readonly start: number; from: number; to: number } | null = null;

  constructor(source: string, log: RemovalLog) {
    this.source = source;
    this.log = log;
  }

  flush(): void {
    if (this.open === null) return;
    const { start, end, kind } = this.open;
    this.open = null;
    const lines = kind === 'paragraph' && !this.isBelowHead ? linesOfHead(this.source, start, end) : [];
    if (lines.length > 1) {
      for (const line of lines) this.take(line.start, line.end, kind);
      return;
    }
    this.take(start, end, kind);
  }

  private take(start: number, end: number, kind: BlockKind): void {
    const text = normalise(this.source, start, end);
    if (text === '') return;
    const block: TextBlock = { text, kind, linked: 0, origin: { range: { start, end }, path: null, map: null } };
    stripInline(block, this.source, this.log);
    if (block.text !== '') this.add(block);
  }

  private add(block: TextBlock): void {
    this.blocks.push(block);
    this.isBelowHead ||= block.text.length >= MIN_LEAD;
  }

  /** Ends the code that is open; where it ends with the source it may lack its fence. */
  closeCode(end: number): void {
    const { code } = this;
    if (code === null) return;
    this.code = null;
    const text = code.from < 0 ? null : fenced(this.source.slice(code.from, code.to));
    if (text === null) return;
    const origin = { range: { start: code.start, end }, path: null, map: null };
    this.add({ text, kind: 'code', linked: 0, origin });
  }

  begin(open: OpenBlock): void {
    this.flush();
    this.open = open;
  }
}

/** Takes a line in, where it is of its form. */
type LineReader = (reading: MarkdownReading, line: MarkdownLine) => boolean;

/** Forms of lines, in order: the first reader that takes a line in decides. */
const READERS: readonly LineReader[] = [
  readFence,
  readNoteLine,
  readOpenTable,
  readBreak,
  readHeading,
  readUnderline,
  readQuote,
  readItem,
  readReference,
  readTableRow,
  readText,
];

const OPENING_FENCE = /^(?:`{3,20}|~{3,20})(?=[^`]{0,100}$)/;

function readFence(reading: MarkdownReading, { text, start, end }: MarkdownLine): boolean {
  if (reading.code !== null) {
    if (closesFence(text, reading.code.marks)) reading.closeCode(end);
    else {
      if (reading.code.from < 0) reading.code.from = start;
      reading.code.to = end;
    }
    return true;
  }
  const marks = OPENING_FENCE.exec(text)?.[0];
  if (marks === undefined) return false;
  reading.flush();
  reading.code = { marks, start, from: -1, to: end };
  return true;
}

/** A line of a note after its first, which is set in from the margin. */
function readNoteLine(reading: MarkdownReading, { start, end, lead, text }: MarkdownLine): boolean {
  if (reading.within !== 'note') return false;
  if (lead >= NOTE_INDENT && text !== '') reading.log.range('references', start, end);
  else if (text !== '') reading.within = null;
  return reading.within === 'note';
}
const NOTE_INDENT = 2;

/** The head of a table without outer bars, once the rule below it is read, and the rows after it. */
function readOpenTable(reading: MarkdownReading, { start, end, lead, text }: MarkdownLine): boolean {
  const { open } = reading;
  const isRule = /^[^|].*\|/.test(text) && isTableRule(text);
  if (open !== null && isRule && reading.source.slice(open.start, open.end).includes('|')) {
    reading.open = { ...open, kind: 'item' };
    reading.flush();
    reading.within = 'table';
    return true;
  }
  if (reading.within !== 'table') return false;
  if (text.includes('|')) reading.begin({ start: start + lead, end, kind: 'item' });
  else reading.within = null;
  return reading.within === 'table';
}

/** A blank line, or a rule between paragraphs. */
function readBreak(reading: MarkdownReading, { text }: MarkdownLine): boolean {
  const isRule = reading.open === null && (RULE.test(text) || isTableRule(text));
  if (text !== '' && !isRule) return false;
  reading.flush();
  return true;
}

function readHeading(reading: MarkdownReading, { start, lead, text }: MarkdownLine): boolean {
  const marks = HEADING.exec(text)?.[0].length;
  if (marks === undefined) return false;
  reading.begin({ start: start + lead + marks, end: start + lead + headingEnd(text), kind: 'heading' });
  reading.flush();
  return true;
}

/** The line below a heading, of dashes. */
function readUnderline(reading: MarkdownReading, { text }: MarkdownLine): boolean {
  if (reading.open === null || !SETEXT.test(text)) return false;
  reading.open = { ...reading.open, kind: 'heading' };
  reading.flush();
  return true;
}

function readQuote(reading: MarkdownReading, { start, end, lead, text }: MarkdownLine): boolean {
  const marks = QUOTE.exec(text)?.[0].length;
  if (marks !== undefined) reading.begin({ start: start + lead + marks, end, kind: 'quote' });
  return marks !== undefined;
}

/** An item of a list; a numbered one keeps its number. */
function readItem(reading: MarkdownReading, { start, end, lead, text }: MarkdownLine): boolean {
  const marks = ITEM.exec(text)?.[0].length;
  if (marks !== undefined) reading.begin({ start: start + lead + (/^\d/.test(text) ? 0 : marks), end, kind: 'item' });
  return marks !== undefined;
}

/** What a link or a note at the end refers to. */
function readReference(reading: MarkdownReading, { start, end, text }: MarkdownLine): boolean {
  if (!/^\[[^\]]{1,100}\]: ?\S/.test(text)) return false;
  reading.flush();
  if (!NOTE.test(text)) return true;
  reading.log.range('references', start, end);
  reading.within = 'note';
  return true;
}

function readTableRow(reading: MarkdownReading, { start, lead, text }: MarkdownLine): boolean {
  if (!TABLE_ROW.test(text)) return false;
  if (isTableRule(text)) reading.flush();
  else reading.begin({ start: start + lead + 1, end: start + lead + text.length - 1, kind: 'item' });
  return true;
}

function readText(reading: MarkdownReading, { start, end, lead }: MarkdownLine): boolean {
  const { open, source } = reading;
  if (open === null || breaksLine(source, open)) reading.begin({ start: start + lead, end, kind: 'paragraph' });
  else reading.open = { ...open, end };
  return true;
}

/** Markdown (CommonMark and tables) to blocks; the markup is gone, the structure is the blocks' kind. */
export function markdownBlocks(
  source: string,
  log: RemovalLog,
  firstLine: number,
  lines: readonly SourceLine[],
): TextBlock[] {
  const reading = new MarkdownReading(source, log);
  for (const { start, end } of lines.slice(firstLine)) {
    const raw = source.slice(start, end);
    const line = { start, end, text: raw.trim(), lead: raw.length - raw.trimStart().length };
    READERS.some((takes) => takes(reading, line));
  }
  reading.flush();
  reading.closeCode(source.length);
  return reading.blocks;
}
