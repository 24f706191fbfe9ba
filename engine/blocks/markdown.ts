import { withoutEnd } from '../text/ends.ts';
import { type BlockKind, cutInside, type InnerCut, type RemovalLog, type TextBlock } from './blocks.ts';
import { type SourceLine, sourceLines } from './lines.ts';
import { normalise } from './normalise.ts';

/** The keys of YAML or TOML front matter; nested values and lists in brackets are read, anything else is left alone. */
export interface FrontMatter {
  readonly entries: ReadonlyMap<string, string>;
  /** Index of the first line after it. */
  readonly next: number;
}

function unquoted(value: string): string {
  const [mark = ''] = value;
  const isQuoted = value.length > 1 && (mark === '"' || mark === "'") && value.endsWith(mark);
  return isQuoted ? value.slice(1, -1).trim() : value;
}

/** How a block of keys is fenced, and how a key is parted from its value: YAML and TOML. */
const FENCES: ReadonlyMap<string, RegExp> = new Map([
  ['---', /^([A-Za-z][\w-]{0,40}) ?:\s?(.{0,2000})$/],
  ['+++', /^([A-Za-z][\w-]{0,40}) ?=\s?(.{0,2000})$/],
]);

/** Reads front matter between `---` or `+++` lines at the very start, or gives nothing. */
export function frontMatter(lines: readonly SourceLine[]): FrontMatter {
  const entries = new Map<string, string>();
  const fence = lines[0]?.text ?? '';
  const entry = FENCES.get(fence);
  if (entry === undefined) return { entries, next: 0 };
  for (let at = 1; at < Math.min(lines.length, 100); at++) {
    const text = lines[at]?.text ?? '';
    if (text === fence || (text === '...' && fence === '---')) return { entries, next: at + 1 };
    const match = entry.exec(text);
    const key = match?.[1]?.toLowerCase();
    if (key !== undefined && !entries.has(key)) entries.set(key, unquoted((match?.[2] ?? '').trim()));
  }
  return { entries: new Map(), next: 0 };
}

const RULE = /^(?:(?:\* ?){3,}|(?:- ?){3,}|(?:_ ?){3,})$/;
const HEADING = /^#{1,6} +/;
const SETEXT = /^(?:={3,}|-{3,})$/;
const ITEM = /^(?:[-*+]|\d{1,3}[.)]) +/;
const QUOTE = /^(?:> ?)+/;
/** One cell of the line below a table's head. */
const TABLE_RULE_CELL = /^:?-+:?$/;

/** The line below a table's head: nothing but cells of dashes. */
function isTableRule(text: string): boolean {
  if (!text.includes('--') || !/^[-:| ]+$/.test(text)) return false;
  return text.split(/[| ]/).every((cell) => cell === '' || TABLE_RULE_CELL.test(cell));
}

/** Inline markup with what stays of it: `[from, to)` pieces of the text that go. */
const INLINE_MARKUP =
  /!\[[^\]\n]{0,300}\]\([^()\s]{0,400}(?:\([^()\s]{0,200}\))?[^()\n]{0,200}\)|\[([^\]\n]{0,300})\]\([^()\s]{0,400}(?:\([^()\s]{0,200}\))?[^()\n]{0,200}\)|\[([^\]\n]{1,300})\]\[[^\]\n]{0,100}\]|<(https?:\/\/[^\s>]{1,500})>|<\/?[a-zA-Z][^<>\n]{0,300}>|\*\*(?=\S)([^*\n]{1,300})\*\*|__(?=\S)([^_\n]{1,300})__|(?<![\w*])\*(?=\S)([^*\n]{1,300})\*(?![\w*])|(?<![\w_])_(?=\S)([^_\n]{1,300})_(?![\w_])|~~(?=\S)[^~\n]{1,300}~~|\[\^[\w-]{1,40}\](?!:)|`([^`\n]{1,500})`|\\(?=[\\`*_{}[\]()#+.!>~-])/g;

const NOTE = /^\[\^[\w-]{1,40}\]:/;
const TABLE_ROW = /^\|.{1,2000}\|$/;

/** Takes inline markup off a block; the words stay. Nested emphasis needs a second turn. */
function stripInline(block: TextBlock, source: string, log: RemovalLog): void {
  for (let turn = 0; turn < 3; turn++) {
    if (!/[[*_`<~\\]/.test(block.text)) return;
    const cuts: InnerCut[] = [];
    INLINE_MARKUP.lastIndex = 0;
    for (let match = INLINE_MARKUP.exec(block.text); match !== null; match = INLINE_MARKUP.exec(block.text)) {
      const inner = match.slice(1).find((group) => group !== undefined);
      const from = match.index;
      const to = from + match[0].length;
      if (inner === undefined) cuts.push({ start: from, end: to, rule: null });
      else {
        const innerFrom = from + match[0].indexOf(inner);
        cuts.push(
          { start: from, end: innerFrom, rule: null },
          { start: innerFrom + inner.length, end: to, rule: null },
        );
      }
    }
    if (cuts.length === 0) return;
    cutInside(block, cuts, log, source);
  }
}

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

/** Markdown (CommonMark and tables) to blocks; the markup is gone, the structure is the blocks' kind. */
export function markdownBlocks(
  source: string,
  log: RemovalLog,
  firstLine: number,
  lines: readonly SourceLine[] = sourceLines(source),
): TextBlock[] {
  const blocks: TextBlock[] = [];
  const state: { open: OpenBlock | null } = { open: null };
  const flush = (): void => {
    if (state.open === null) return;
    const { start, end, kind } = state.open;
    state.open = null;
    const text = normalise(source, start, end);
    if (text === '') return;
    const block: TextBlock = { text, kind, linked: 0, origin: { range: { start, end }, path: null, map: null } };
    stripInline(block, source, log);
    if (block.text !== '') blocks.push(block);
  };
  const begin = (line: SourceLine, skip: number, kind: BlockKind): void => {
    flush();
    state.open = { start: line.start + skip, end: line.end, kind };
  };
  let fenced = false;
  for (let at = firstLine; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined) continue;
    const raw = source.slice(line.start, line.end);
    const lead = raw.length - raw.trimStart().length;
    const text = raw.trim();
    if (/^(?:```|~~~)/.test(text)) {
      flush();
      fenced = !fenced;
      continue;
    }
    if (text === '' || (!fenced && state.open === null && (RULE.test(text) || isTableRule(text)))) {
      flush();
      continue;
    }
    if (fenced) {
      begin(line, 0, 'item');
      continue;
    }
    const heading = HEADING.exec(text);
    if (heading !== null) {
      flush();
      const start = line.start + lead;
      state.open = { start: start + heading[0].length, end: start + headingEnd(text), kind: 'heading' };
      flush();
      continue;
    }
    const current = state.open;
    if (current !== null && SETEXT.test(text)) {
      state.open = { ...current, kind: 'heading' };
      flush();
      continue;
    }
    const quote = QUOTE.exec(text);
    if (quote !== null) {
      begin(line, lead + quote[0].length, 'quote');
      continue;
    }
    const item = ITEM.exec(text);
    if (item !== null) {
      begin(line, lead + (/^\d/.test(text) ? 0 : item[0].length), 'item');
      continue;
    }
    if (/^\[[^\]]{1,100}\]: ?\S/.test(text)) {
      flush();
      if (NOTE.test(text)) log.range('references', line.start, line.end);
      continue;
    }
    if (TABLE_ROW.test(text)) {
      if (isTableRule(text)) flush();
      else {
        begin(line, lead + 1, 'item');
        if (state.open !== null)
          state.open = { ...state.open, end: line.end - (raw.length - raw.trimEnd().length) - 1 };
      }
      continue;
    }
    if (current === null || breaksLine(source, current)) begin(line, lead, 'paragraph');
    else state.open = { ...current, end: line.end };
  }
  flush();
  return blocks;
}
