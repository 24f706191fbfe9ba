import { parseHtml } from './parse-html.ts';
import { type Element, INLINE, NO_TEXT } from './tree.ts';

/**
 * Elements that are visited for each character of a limit, so that looking at the beginning of a text never walks a
 * whole page.
 */
const NODES_PER_CHARACTER = 4;

/** Gathers pieces of text, null where a block or a line break parts them, until it has about `limit` characters. */
class PieceGatherer {
  readonly pieces: (string | null)[] = [];
  length = 0;
  private readonly limit: number;
  private nodes: number;

  constructor(limit: number) {
    this.limit = limit;
    this.nodes = limit * NODES_PER_CHARACTER;
  }

  visit(element: Element): void {
    for (const child of element.children) {
      if (this.length > this.limit || this.nodes-- < 0) return;
      if (typeof child === 'string') {
        this.pieces.push(child);
        this.length += child.length;
      } else if (INLINE.has(child.tag)) {
        if (!NO_TEXT.has(child.tag)) this.visit(child);
      } else if (!NO_TEXT.has(child.tag)) {
        this.pieces.push(null);
        this.visit(child);
        this.pieces.push(null);
      }
    }
  }
}

/** The pieces of text below an element, null where a block or a line break parts them; about `limit` characters. */
function piecesOf(element: Element, limit: number): readonly (string | null)[] {
  const gatherer = new PieceGatherer(limit);
  gatherer.visit(element);
  element.work.spend(gatherer.pieces.length + gatherer.length);
  return gatherer.pieces;
}

/** All text below an element, white space collapsed, at most `limit` characters. */
export function textOf(element: Element, limit = Number.POSITIVE_INFINITY): string {
  const text = piecesOf(element, limit)
    .map((piece) => piece ?? ' ')
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
  return text.length > limit ? text.slice(0, limit).toWellFormed() : text;
}

/**
 * The lines of text below an element, parted where a block or a line break parts them, at most `limit` characters in
 * all.
 */
export function lineTexts(element: Element, limit: number): string[] {
  return piecesOf(element, limit)
    .map((piece) => piece?.replace(/\s+/g, ' ') ?? '\n')
    .join('')
    .split('\n')
    .map((line) => line.replace(/ +/g, ' ').trim())
    .filter((line) => line !== '');
}

/** The text standing directly in an element whose content is raw, such as a script. */
export function rawText(element: Element): string {
  return element.children.filter((child) => typeof child === 'string').join('');
}

/** A reference to a character, other than those to angle brackets, which a page about HTML shows. */
const REFERENCE = /&(?!(?:lt|gt);)(?:#\d{2,6}|#x[\da-f]{2,5}|[a-z]{2,8}\d?);/i;

/** A text whose references to characters were escaped twice, so that a page shows "&#8217;", as it was meant. */
export function meantText(text: string): string {
  if (!REFERENCE.test(text)) return text;
  return textOf(parseHtml(text.replace(/&(?=(?:lt|gt);)/g, '&amp;').replace(/</g, '&lt;')));
}
