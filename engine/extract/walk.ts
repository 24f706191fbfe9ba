import type { BlockKind } from '../blocks/blocks.ts';
import { looksLikeCode, namesCode } from '../blocks/code.ts';
import { endOf } from '../blocks/lines.ts';
import { singleSpaced } from '../text/spaces.ts';
import { isPopup, isQuestion } from './hints.ts';
import { isSecondOf, raisedText } from './raised-text.ts';
import { textOf } from './text-of.ts';
import { ByElement, type Element, INLINE, NO_TEXT } from './tree.ts';

/** A run of text between block boundaries of the page. */
export interface PageBlock {
  readonly element: Element;
  readonly kind: BlockKind;
  readonly text: string;
  /** Characters of `text` that are in links. */
  readonly linked: number;
  /** What the first `time` element in it gives a machine to read. */
  readonly datetime: string | null;
}

const HEADINGS = new Set('h1 h2 h3 h4 h5 h6'.split(' '));

/**
 * How much a block counts as prose, in characters. Measures of text and link density as in boilerpipe (Kohlschütter et
 * al., WSDM 2010): long blocks with few links are text; short ones may be anything.
 */
export function proseMass(block: PageBlock): number {
  const { length } = block.text;
  const free = length - block.linked * 1.5;
  if (free <= 0 || block.kind === 'heading') return 0;
  if (block.kind === 'code') return CODE_SHARE * Math.min(free, MAX_CODE);
  if (length >= 80) return SENTENCE_ENDS.includes(block.text.trimEnd().at(-1) ?? ' ') ? free : free * 0.5;
  return length >= 30 ? free * 0.3 : 0;
}

/** What a sentence ends with. A pattern for it would look for its marks in all of the text. */
const SENTENCE_ENDS = '.!?…:;"”’)。！？';

/** Code counts for less than prose, and of a long listing only its beginning, in characters. */
const CODE_SHARE = 0.3;
const MAX_CODE = 400;

/** The fewest characters of a whole paragraph. */
const WHOLE_PARAGRAPH = 80;
/** How a whole paragraph ends. */
const WHOLE_END = /[.!?…。！？]["”’»)]?$/;
/** The share of a part's text that is in paragraphs where it is nothing but paragraphs. */
const PURE_SHARE = 0.9;
/** A paragraph has at most this share of its characters in links. */
const PARAGRAPH_LINKS = 0.1;

/** Whether a part of a page is whole paragraphs and nothing else, at least `least` characters of them. */
export function isPureProse(part: readonly PageBlock[], least: number): boolean {
  let length = 0;
  let pure = 0;
  let most = 0;
  for (const { kind, text, linked } of part) {
    length += text.length;
    if (kind !== 'paragraph' || linked > PARAGRAPH_LINKS * text.length || !WHOLE_END.test(endOf(text))) continue;
    pure += text.length;
    most = Math.max(most, text.length);
  }
  return most >= WHOLE_PARAGRAPH && pure >= least && pure >= PURE_SHARE * length;
}

/** Collapsing changes only text with other white space than single spaces; most text has none. */
const UNCOLLAPSED = /[^\S ]| {2}/;
const UNCOLLAPSED_LINE = /[^\S\n ]| {2}/;

/** A new line that begins with ideographic spaces. */
const INDENTED = /\n[ \t]{0,8}\u3000{1,2}/;

/** Gathers the text of one block element into blocks. */
class Collector {
  readonly blocks: PageBlock[] = [];
  private parts: string[] = [];
  private linked = 0;
  private datetime: string | null = null;

  /** Notes what a `time` element in the run says. */
  stamp(datetime: string | undefined): void {
    this.datetime ??= datetime ?? null;
  }

  add(text: string, inLink: boolean): void {
    this.parts.push(text);
    if (inLink) this.linked += text.trim().length;
  }

  /** Adds what stands for a raised text; where that is nothing, white space before it goes, too. */
  raise(text: string): void {
    if (text === '') this.parts.push((this.parts.pop() ?? '').trimEnd());
    else this.parts.push(text);
  }

  /** The text of the run so far, its last part. */
  get last(): string {
    return this.parts[this.parts.length - 1] ?? '';
  }

  /** Ends the run of text and makes a block of it. */
  flush(element: Element, kind: BlockKind): void {
    if (this.parts.length === 0) return;
    const joined = this.parts.join('');
    const text = UNCOLLAPSED_LINE.test(joined) ? joined.replace(/[^\S\n]+/g, ' ') : joined;
    this.parts = [];
    const { linked, datetime } = this;
    this.linked = 0;
    this.datetime = null;
    for (const line of breakLines(text)) {
      this.blocks.push({ element, kind, text: line, linked: Math.min(line.length, linked), datetime });
    }
  }
}

/**
 * Splits at line breaks (`<br>`, kept as "\n"): an empty line always parts, a single one where the line before it is a
 * finished sentence.
 */
function breakLines(text: string): string[] {
  if (!text.includes('\n')) {
    const whole = text.trim();
    return whole === '' ? [] : [whole];
  }
  const lines: string[] = [];
  let open = '';
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line !== '' && open !== '' && !endsLine(open, line)) {
      open = `${open} ${line}`;
      continue;
    }
    if (open !== '') lines.push(open);
    open = line;
  }
  if (open !== '') lines.push(open);
  return lines;
}

/** From this length on, in characters, a line that the next goes on from in small letters was broken by its width. */
const MIN_BROKEN = 40;
/** A word in small letters, and no address. */
const BEGINS_SMALL = /^\p{Ll}[\p{L}'’-]{0,30}[\s,.;]/u;

/** Whether a line break after a line parts it from the next: it is a finished sentence, or short. */
function endsLine(line: string, next: string): boolean {
  if (/[.!?:;…"”’)\]]$/.test(line)) return true;
  return line.length < (BEGINS_SMALL.test(next) ? MIN_BROKEN : 60);
}

function kindOf(element: Element, inherited: BlockKind): BlockKind {
  const { tag } = element;
  if (HEADINGS.has(tag)) return 'heading';
  if (tag === 'li' || tag === 'dd' || tag === 'dt') return 'item';
  if (tag === 'blockquote') return 'quote';
  return inherited;
}

/** Whether a table cell lays out a page rather than holding a value. */
function holdsBlocks(cell: Element): boolean {
  return cell.children.some((child) => typeof child !== 'string' && LAYOUT.has(child.tag));
}

/** Whether what is on a button is text of the page: a heading that opens a panel, a question. */
function isTextButton(button: Element, owner: Element): boolean {
  return HEADINGS.has(owner.tag) || isQuestion(textOf(button, 320));
}

const LAYOUT = new Set('p div table ul ol h1 h2 h3 h4 h5 h6 blockquote section article'.split(' '));

/** Whether an element is a link to somewhere else: what a heading links to on its own page is the heading. */
function leadsAway({ tag, attributes: { href } }: Element, kind: BlockKind): boolean {
  return tag === 'a' && !(kind === 'heading' && (href === undefined || href === '' || href.startsWith('#')));
}

/** Words that a page shows as struck out. */
const DELETED = new Set(['del', 's', 'strike']);
/** A longer text is styled so for another reason, in characters. */
const MAX_DELETED = 300;

function isDeleted(element: Element): boolean {
  return DELETED.has(element.tag) && textOf(element, MAX_DELETED + 1).length <= MAX_DELETED;
}

const CAPTION = /(?:^|[\s_-])(?:captions?|(?:img|image|photo|pic)[_-]?desc)(?:$|[\s_-])/i;

/** Whether an element inside a line is named as what is said under a picture, which is no part of the line. */
function isCaption({ attributes: { class: names } }: Element): boolean {
  return names !== undefined && CAPTION.test(names);
}

const CREDIT = /(?:^|[\s_-])credits?(?:$|[\s_-])/i;

/** Whether an element right after a caption in a line is named as what says whose the picture is. */
function isItsCredit({ attributes: { class: names } }: Element, previous: Element | null): boolean {
  return previous !== null && isCaption(previous) && names !== undefined && CREDIT.test(names);
}

const BLOCK_STYLE = /display\s{0,3}:\s{0,3}(?:block|flex|grid|table|list-item)/i;

function isBlockByStyle({ attributes: { style } }: Element): boolean {
  return style !== undefined && BLOCK_STYLE.test(style);
}

/**
 * From this length on, in characters, a span after another is a paragraph where nothing but its own beginning parts the
 * two.
 */
const SPAN_PARAGRAPH = 60;

/** Whether a span begins a paragraph: the one before it ends a sentence, and no white space is between them. */
function parts(previous: Element | null, element: Element, before: string): boolean {
  if (previous === null || previous.tag !== element.tag || element.tag !== 'span') return false;
  if (!/[.!?…][”"’»)]?$/.test(before)) return false;
  const text = textOf(element, SPAN_PARAGRAPH + 1);
  return text.length > SPAN_PARAGRAPH && /^["“„«‘'¿¡]?[\p{Lu}\p{Lo}\p{N}]/u.test(text);
}

/** Elements that show their text without scripts, or only once a script has run. */
const SCRIPTLESS = new Set(['noscript', 'template']);

/** A piece of information in a span of its own is at most this long, in characters. */
const MAX_PIECE = 40;

/** Whether two spans without white space between them are two pieces of information: "14 March 2025" and "Ana Roe". */
function isGlued(previous: Element | null, element: Element, before: string): boolean {
  if (previous === null || previous.tag !== 'span' || element.tag !== 'span') return false;
  if (before.length > MAX_PIECE || !/[\p{L}\p{N}]$/u.test(before)) return false;
  const text = textOf(element, MAX_PIECE + 1);
  if (text.length > MAX_PIECE) return false;
  // A day and how long something takes, or the time of day: "March 20, 2025", "31:04".
  if (/^\d{1,2}[:.]\d{2}(?!\d)/.test(text)) return /\d$/.test(before) && /\p{L}/u.test(before);
  // Cells of a row that is no table: "Onvik", "12 bells".
  if (/^\d[\d.,]* \p{L}/u.test(text)) return /\p{Ll}{2}$/u.test(before);
  if (!/^\p{Lu}\p{Ll}/u.test(text)) return false;
  return /\d$/.test(before) || (text.includes(' ') && before.trim().includes(' '));
}

const CODE_TAGS = new Set(['code', 'samp', 'kbd']);
/** Longer code is a page of it, in characters. */
const MAX_LISTING = 100_000;

/** The text of preformatted lines, as it stands. */
function preformatted(element: Element): string {
  let text = '';
  const visit = (node: Element): void => {
    node.work.spend(1 + node.children.length);
    for (const child of node.children) {
      if (typeof child === 'string') text += child;
      else if (child.tag === 'br') text += '\n';
      else if (!NO_TEXT.has(child.tag)) visit(child);
    }
  };
  visit(element);
  return text;
}

/** The code that preformatted lines are, by what they hold, what they are called or how they look; null for prose. */
function codeOf(element: Element): string | null {
  const text = preformatted(element);
  if (text.length > MAX_LISTING || text.trim() === '') return null;
  const isNamed = [element, element.parent].some((node) => namesCode(node?.attributes.class ?? ''));
  const holdsCode = element.children.some((child) => typeof child !== 'string' && CODE_TAGS.has(child.tag));
  const isProse = text.split('\n').some((line) => line.length > MAX_CODE_LINE && !looksLikeCode(line));
  return (isNamed || holdsCode || looksLikeCode(text)) && !isProse ? text : null;
}
/** A longer line is a paragraph, unless it looks like code, in characters. */
const MAX_CODE_LINE = 240;

/** A run of text while it is gathered from the elements it goes through. */
interface Run {
  /** The block element that the text belongs to, and its kind. */
  readonly owner: Element;
  readonly kind: BlockKind;
  readonly inLink: boolean;
  /** The element that flows in the run before the one that is looked at. */
  previous: Element | null;
}

/** Walks the page once: gives its blocks, and each element's share of prose. */
export class PageWalk {
  readonly collector = new Collector();
  /** Parts of a line that show only when a reader points at them. */
  readonly popups: Element[] = [];
  readonly mass = new ByElement<number>();
  readonly range = new ByElement<readonly [first: number, end: number]>();
  private readonly scriptless: boolean;

  /**
   * @param scriptless whether what a page has for readers without scripts, and what scripts show later, is read, too
   */
  constructor(scriptless = false) {
    this.scriptless = scriptless;
  }

  visit(element: Element, owner: Element, kind: BlockKind, inLink: boolean): number {
    const { collector } = this;
    let mass = 0;
    const run: Run = { owner, kind, inLink, previous: null };
    const preserved = element.tag === 'pre' || owner.tag === 'pre';
    const first = collector.blocks.length;
    element.work.spend(1 + element.children.length);
    for (const child of element.children) {
      if (typeof child !== 'string') mass += this.visitChild(child, run);
      else if (preserved || !UNCOLLAPSED.test(child)) collector.add(child, inLink);
      else this.spaced(child, inLink);
    }
    if (element === owner) mass += this.flush(owner, kind);
    this.mass.set(element, mass);
    this.range.set(element, [first, collector.blocks.length]);
    return mass;
  }

  /** Takes in text whose white space counts as one space, but for lines that begin as paragraphs do in East Asia. */
  private spaced(text: string, inLink: boolean): void {
    const paragraphs = text.includes('\u3000') ? text.split(INDENTED) : [text];
    for (const [at, paragraph] of paragraphs.entries()) {
      if (at > 0) this.collector.add('\n\n', false);
      this.collector.add(singleSpaced(paragraph), inLink);
    }
  }

  /** Gives the prose of an element that is in a run of text, or parts it. */
  private visitChild(child: Element, run: Run): number {
    const { collector } = this;
    const { tag } = child;
    if (tag === 'br') {
      collector.add('\n', false);
      return 0;
    }
    if (NO_TEXT.has(tag) && !(this.scriptless && SCRIPTLESS.has(tag))) return 0;
    if (isDeleted(child)) return this.setAside(child);
    const raised = collector.last === '' ? null : raisedText(child, collector.last);
    if (raised !== null) {
      collector.raise(raised);
      return 0;
    }
    if (tag === 'td' || tag === 'th') return holdsBlocks(child) ? this.block(child, run) : this.cell(child, run);
    if (tag === 'button' && isTextButton(child, run.owner)) return this.inline(child, run, run.inLink);
    if (tag === 'pre') return this.preformatted(child, run);
    return INLINE.has(tag) ? this.flowing(child, run) : this.block(child, run);
  }

  private setAside(element: Element): number {
    this.popups.push(element);
    return 0;
  }

  private preformatted(element: Element, run: Run): number {
    const code = codeOf(element);
    return code === null ? this.block(element, run) : this.flush(run.owner, run.kind) + this.code(element, code);
  }

  /** A cell that holds a value: white space parts it from its neighbours. */
  private cell(element: Element, run: Run): number {
    this.collector.add(' ', false);
    const mass = this.inline(element, run, run.inLink);
    this.collector.add(' ', false);
    return mass;
  }

  /** An element that flows in a line of text, unless its style makes it a block. */
  private flowing(element: Element, run: Run): number {
    if (isPopup(element)) return this.setAside(element);
    const { previous } = run;
    run.previous = element;
    if (isBlockByStyle(element) || isCaption(element) || isItsCredit(element, previous))
      return this.block(element, run);
    const { collector } = this;
    if (isSecondOf(element, 'mfrac')) collector.add('/', false);
    const isNewLine = parts(previous, element, collector.last) || isGlued(previous, element, collector.last);
    const before = isNewLine ? this.flush(run.owner, run.kind) : 0;
    if (element.tag === 'time') collector.stamp(element.attributes.datetime);
    return before + this.inline(element, run, run.inLink || leadsAway(element, run.kind));
  }

  /** An element that ends the line before it and begins lines of its own. */
  private block(element: Element, run: Run): number {
    return this.flush(run.owner, run.kind) + this.visit(element, element, kindOf(element, run.kind), run.inLink);
  }

  /** Takes lines of code in as they stand. */
  private code(element: Element, text: string): number {
    const { blocks } = this.collector;
    const block: PageBlock = { element, kind: 'code', text, linked: 0, datetime: null };
    const mass = proseMass(block);
    this.mass.set(element, mass);
    this.range.set(element, [blocks.length, blocks.length + 1]);
    blocks.push(block);
    return mass;
  }

  private inline(element: Element, { owner, kind }: Run, inLink: boolean): number {
    return this.visit(element, owner, kind, inLink);
  }

  private flush(owner: Element, kind: BlockKind): number {
    const { blocks } = this.collector;
    const before = blocks.length;
    this.collector.flush(owner, kind);
    let mass = 0;
    for (let at = before; at < blocks.length; at++) {
      const block = blocks[at];
      if (block !== undefined) mass += proseMass(block);
    }
    return mass;
  }
}
