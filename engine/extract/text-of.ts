import { singleSpaced } from '../text/spaces.ts';
import { parseHtml } from './parse-html.ts';
import { type Element, INLINE, NO_TEXT } from './tree.ts';

/**
 * Elements that are visited for each character of a limit, so that looking at the beginning of a text never walks a
 * whole page.
 */
const NODES_PER_CHARACTER = 4;

/** Where styles alone part two elements, the first ends in a letter, the second begins with a capital or a figure. */
const ENDS_WORD = /\p{L}$/u;
const BEGINS_ANOTHER = /^[\p{Lu}\p{Lo}\p{N}@]/u;

/** Gathers pieces of text, null where a block or a line break parts them, until it has about `limit` characters. */
class PieceGatherer {
  readonly pieces: (string | null)[] = [];
  length = 0;
  private readonly limit: number;
  private nodes: number;
  /** Whether elements that stand side by side without white space are parted. */
  private readonly apart: boolean;

  constructor(limit: number, apart: boolean) {
    this.limit = limit;
    this.nodes = limit * NODES_PER_CHARACTER;
    this.apart = apart;
  }

  visit(element: Element): void {
    for (const child of element.children) {
      if (this.length > this.limit || this.nodes-- < 0) return;
      if (typeof child === 'string') {
        this.pieces.push(child);
        this.length += child.length;
      } else if (!NO_TEXT.has(child.tag)) this.visitChild(child);
    }
  }

  private visitChild(child: Element): void {
    const isInline = INLINE.has(child.tag);
    const from = this.pieces.length;
    if (!isInline) this.pieces.push(null);
    this.visit(child);
    if (!isInline) this.pieces.push(null);
    else if (this.apart) this.part(from);
  }

  /** Parts what an element added from what stands before it, where nothing but styles does. */
  private part(from: number): void {
    const [before, after] = [this.pieces[from - 1], this.pieces[from]];
    if (typeof before !== 'string' || typeof after !== 'string') return;
    if (ENDS_WORD.test(before) && BEGINS_ANOTHER.test(after)) this.pieces.splice(from, 0, null);
  }
}

/** The pieces of text below an element, null where a block or a line break parts them; about `limit` characters. */
function piecesOf(element: Element, limit: number, apart = false): readonly (string | null)[] {
  const gatherer = new PieceGatherer(limit, apart);
  gatherer.visit(element);
  element.work.spend(gatherer.pieces.length + gatherer.length);
  return gatherer.pieces;
}

/** All text below an element, white space collapsed, at most `limit` characters. */
export function textOf(element: Element, limit = Number.POSITIVE_INFINITY): string {
  const pieces = piecesOf(element, limit).map((piece) => piece ?? ' ');
  const text = singleSpaced(pieces.join('')).trim();
  return text.length > limit ? text.slice(0, limit).toWellFormed() : text;
}

/**
 * The lines of text below an element, parted where a block or a line break parts them, at most `limit` characters in
 * all.
 *
 * @param apart whether elements side by side are parted, too, that styles alone keep apart
 */
export function lineTexts(element: Element, limit: number, apart = false): string[] {
  return piecesOf(element, limit, apart)
    .map((piece) => (piece === null ? '\n' : singleSpaced(piece)))
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
