import otherTexts from './data/other-texts.json' with { type: 'json' };

/** How a text is read. */
export type TextType = 'text/plain' | 'text/markdown' | 'text/html';

/** A content type split into its essence and charset, both in lower case; null where absent. */
export interface ContentType {
  readonly essence: string | null;
  readonly charset: string | null;
}

const EXTENSIONS: Readonly<Record<string, TextType>> = {
  txt: 'text/plain',
  text: 'text/plain',
  md: 'text/markdown',
  markdown: 'text/markdown',
  mdown: 'text/markdown',
  html: 'text/html',
  htm: 'text/html',
  xhtml: 'text/html',
  shtml: 'text/html',
};

const ESSENCES: Readonly<Record<string, TextType>> = {
  'text/html': 'text/html',
  'application/xhtml+xml': 'text/html',
  'text/markdown': 'text/markdown',
  'text/x-markdown': 'text/markdown',
};

/** The media type and charset of a content type, each null where it names none. */
export function parseContentType(contentType: string | null | undefined): ContentType {
  if (contentType === null || contentType === undefined) return { essence: null, charset: null };
  const essence = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const charset = /;\s{0,9}charset\s{0,9}=\s{0,9}"?([\w:.+-]{1,40})/i.exec(contentType)?.[1]?.toLowerCase() ?? null;
  return { essence: essence === '' ? null : essence, charset };
}

/** How much of a text is looked at to tell whether it is a page, in characters. */
const HEAD = 16 * 1024;
/** What opens a page. */
const PAGE_START = /<(?:!doctype\s{1,99}html|html|head|body)[\s>/]/iy;
/** Tags that open a fragment of one. A line of Markdown or prose may hold a tag, but seldom begins with these. */
const FRAGMENT_START = /<(?:meta|title|link|script|style|article|main|section|header|div|p|h1|h2|table|span)[\s>/]/iy;
const BLOCK_TAG = /<\/(?:p|div|article|section|h[1-6]|li|table)>/i;

function startsAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** Index of the first character from `at` on that is no white space. */
function pastSpace(text: string, at: number): number {
  let from = at;
  while (from < text.length && text.charAt(from).trim() === '') from++;
  return from;
}

/** Index after an insertion such as `<!-- … -->` at `at`, or `at` where there is none that is closed. */
function pastInsertion(text: string, at: number, opening: string, closing: string): number {
  if (!text.startsWith(opening, at)) return at;
  const end = text.indexOf(closing, at + opening.length);
  return end < 0 ? at : pastSpace(text, end + closing.length);
}

/** Whether a text begins as a page or as a fragment of one, after an XML declaration and any number of comments. */
export function looksHtml(text: string): boolean {
  const head = text.slice(0, HEAD);
  const start = pastSpace(head, 0);
  const declared = pastInsertion(head, start, '<?xml', '>');
  let at = declared;
  for (let next = pastInsertion(head, at, '<!--', '-->'); next > at; next = pastInsertion(head, at, '<!--', '-->'))
    at = next;
  if (startsAt(PAGE_START, head, at)) return true;
  return startsAt(FRAGMENT_START, head, at) && (declared > start || BLOCK_TAG.test(head));
}

const OTHER_TEXTS: ReadonlySet<string> = new Set(otherTexts);

/** What a text is that is no article by its name or content type, such as "csv"; null where it may be one. */
export function otherText(essence: string | null, name: string | null | undefined, text: string): string | null {
  const subtype = /^(?:text|application)\/(?:x-)?([a-z-]{2,30})$/.exec(essence ?? '')?.[1];
  const found = [extensionOf(name), subtype].find((kind) => kind !== undefined && OTHER_TEXTS.has(kind));
  return found === undefined || looksHtml(text) ? null : found;
}

function extensionOf(name: string | null | undefined): string | undefined {
  return /\.([a-z][a-z\d]{1,7})$/i.exec(name ?? '')?.[1]?.toLowerCase();
}

/**
 * How a source is read: a content type that says HTML or Markdown, then the name's extension, then the text itself.
 * `text/plain` decides nothing alone, since uploaders send it for everything.
 */
export function textTypeOf(essence: string | null, name: string | null | undefined, text: string): TextType {
  const declared = essence === null ? undefined : ESSENCES[essence];
  if (declared !== undefined) return declared;
  const extension = extensionOf(name);
  const byName = extension === undefined ? undefined : EXTENSIONS[extension];
  if (byName !== undefined && byName !== 'text/plain') return byName;
  return looksHtml(text) ? 'text/html' : 'text/plain';
}
