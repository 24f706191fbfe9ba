/** The fields that programs write above the text of a Markdown file: YAML, TOML or JSON between fences. */

import type { SourceLine } from './lines.ts';

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

/** Lines of front matter that are read. */
const MAX_LINES = 100;
/** A list below its key ("- Ana Roe", "- name: Ana Roe"), and a node in braces ("{name: Ana Roe}"). */
const LIST_ENTRY = /^- (?:name ?: ?)?(.{1,200})$/;
const NODE = /^\{.{0,80}?\bname ?: ?([^,{}]{1,120})[,}].{0,200}$/;
/** "[author]", below which TOML has the fields of a node. */
const TABLE = /^\[{1,2}([A-Za-z][\w-]{0,40})\]{1,2}$/;
/** Marks of a text that continues over the lines below: "title: >". */
const FOLDED = /^[>|][+-]?$/;

/** The keys of a block of JSON that opens a file, on lines of their own; null where it is none. */
function jsonMatter(lines: readonly SourceLine[]): FrontMatter | null {
  if (lines[0]?.text !== '{') return null;
  const end = lines.slice(0, MAX_LINES).findIndex(({ text }) => text === '}');
  if (end < 0) return null;
  const block = lines.slice(0, end + 1).map(({ text }) => text);
  const found = block.flatMap((text) => /^"([A-Za-z][\w-]{0,40})" ?: ?(.{0,2000}?),?$/.exec(text) ?? []);
  const entries = new Map<string, string>();
  for (let at = 0; at + 2 < found.length; at += 3)
    entries.set((found[at + 1] ?? '').toLowerCase(), unquoted(found[at + 2] ?? ''));
  return entries.has('title') ? { entries, next: end + 1 } : null;
}

/** Puts a line below a key's own to its value: an entry of a list, or text that continues. */
function goOn(entries: Map<string, string>, key: string, text: string): void {
  const entry = LIST_ENTRY.exec(text)?.[1];
  const more = unquoted(entry ?? text);
  const before = entries.get(key) ?? '';
  if (before === '' || FOLDED.test(before)) entries.set(key, more);
  else entries.set(key, `${before}${entry === undefined ? ' ' : ', '}${more}`);
}

/**
 * Takes a line of front matter in: a key with its value, or what continues the key before it.
 *
 * @param open the key that the lines above leave open
 * @returns the key that the next line may go on with
 */
function takeEntry(entries: Map<string, string>, entry: RegExp, open: string | null, text: string): string | null {
  const table = TABLE.exec(text)?.[1]?.toLowerCase();
  if (table !== undefined && !entries.has(table)) {
    entries.set(table, '');
    return table;
  }
  const [, name, given = ''] = entry.exec(text) ?? [];
  const key = name?.toLowerCase();
  if (open !== null && (key === undefined || LIST_ENTRY.test(text))) {
    goOn(entries, open, text);
    return open;
  }
  // "author:" with "name: Ana Roe" and more below it is a node.
  if (open !== null && key === 'name' && entries.get(open) === '') {
    entries.set(open, unquoted(given.trim()));
    return null;
  }
  if (key === undefined || entries.has(key)) return null;
  const value = unquoted(given.trim());
  entries.set(key, NODE.exec(value)?.[1]?.trim() ?? value);
  return value === '' || FOLDED.test(value) ? key : null;
}

/** What the lines of a title block of Pandoc say, each after a per cent sign. */
const TITLE_BLOCK = ['title', 'author', 'date'] as const;
const TITLE_BLOCK_LINE = /^% ?(.{0,2000})$/;

/** The lines "% title", "% authors" and "% date" that open a file; null where it opens otherwise. */
function titleBlock(lines: readonly SourceLine[]): FrontMatter | null {
  const said = TITLE_BLOCK.map((_, at) => TITLE_BLOCK_LINE.exec(lines[at]?.text ?? '')?.[1]);
  const next = said.indexOf(undefined);
  const count = next < 0 ? said.length : next;
  if (count < 2 || lines[count]?.text !== '') return null;
  return { entries: new Map(TITLE_BLOCK.slice(0, count).map((key, at) => [key, said[at] ?? ''])), next: count };
}

/** "#+TITLE: Pier to close", as Org has its keys. */
const ORG_LINE = /^#\+([A-Za-z]\w{1,30}): ?(.{0,2000})$/;

/** The keys of Org that open a file; null where it opens otherwise. */
function orgMatter(lines: readonly SourceLine[]): FrontMatter | null {
  const entries = new Map<string, string>();
  let next = 0;
  for (; next < Math.min(lines.length, MAX_LINES); next++) {
    const [, key, value = ''] = ORG_LINE.exec(lines[next]?.text ?? '') ?? [];
    if (key === undefined) break;
    entries.set(key.toLowerCase(), value.trim());
  }
  return entries.has('title') ? { entries, next } : null;
}

/** Reads front matter between `---` or `+++` lines, of JSON, Org or of Pandoc, at the very start, or gives nothing. */
export function frontMatter(lines: readonly SourceLine[]): FrontMatter {
  const entries = new Map<string, string>();
  const fence = lines[0]?.text ?? '';
  const entry = FENCES.get(fence);
  if (entry === undefined) return jsonMatter(lines) ?? titleBlock(lines) ?? orgMatter(lines) ?? { entries, next: 0 };
  let open: string | null = null;
  for (let at = 1; at < Math.min(lines.length, MAX_LINES); at++) {
    const text = lines[at]?.text ?? '';
    if (text === fence || (text === '...' && fence === '---')) return { entries, next: at + 1 };
    open = takeEntry(entries, entry, open, text);
  }
  return { entries: new Map(), next: 0 };
}
