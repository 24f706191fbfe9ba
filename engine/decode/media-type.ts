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

export function parseContentType(contentType: string | null | undefined): ContentType {
  if (contentType === null || contentType === undefined) return { essence: null, charset: null };
  const essence = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const charset = /;\s{0,9}charset\s{0,9}=\s{0,9}"?([\w:.+-]{1,40})/i.exec(contentType)?.[1]?.toLowerCase() ?? null;
  return { essence: essence === '' ? null : essence, charset };
}

/** Tags that open a page or a fragment of one. A line of Markdown or prose may hold a tag, but seldom begins with these. */
const HTML_START =
  /^\s{0,999}(?:<\?xml[^>]{0,200}>\s{0,99})?(?:<!--[\s\S]{0,2000}?-->\s{0,99}){0,9}<(?:!doctype\s+html|html|head|body|meta|title|link|script|style|article|main|section|header|div|p|h1|h2|table|span)[\s>/]/i;
const BLOCK_TAG = /<\/(?:p|div|article|section|h[1-6]|li|table)>/gi;

/** Whether a text opens as a page or a fragment of one does. */
export function looksHtml(text: string): boolean {
  const head = text.slice(0, 16 * 1024);
  if (!HTML_START.test(head)) return false;
  return /^\s{0,999}<(?:!doctype|html|head|body|\?xml)/i.test(head) || (head.match(BLOCK_TAG)?.length ?? 0) > 0;
}

/**
 * How a source is read: a content type that says HTML or Markdown, then the name's extension, then the text itself.
 * `text/plain` decides nothing alone, since uploaders send it for everything.
 */
export function textTypeOf(essence: string | null, name: string | null | undefined, text: string): TextType {
  const declared = essence === null ? undefined : ESSENCES[essence];
  if (declared !== undefined) return declared;
  const extension = /\.([a-z]{2,8})$/i.exec(name ?? '')?.[1]?.toLowerCase();
  const byName = extension === undefined ? undefined : EXTENSIONS[extension];
  if (byName !== undefined && byName !== 'text/plain') return byName;
  return looksHtml(text) ? 'text/html' : 'text/plain';
}
