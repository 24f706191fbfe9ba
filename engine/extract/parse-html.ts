/** From the bytes of a page to a tree of bounded depth and size. */

import { DecodingMode, EntityDecoder, htmlDecodeTree } from 'entities/decode';
import { Tokenizer } from 'htmlparser2';
import { WorkBudget } from '../text/work-budget.ts';
import { type Element, INLINE, NO_TEXT } from './tree.ts';

/** Recursion over the tree is safe to this depth; articles use about 30. */
const MAX_DEPTH = 256;
const MAX_ELEMENTS = 120_000;
const MAX_ATTRIBUTES = 48;
/** No attribute that is kept has a longer name, in characters. */
const MAX_ATTRIBUTE_NAME = 20;

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** Elements whose start tag ends an open paragraph (HTML Standard, "close a p element"). */
const CLOSES_P = new Set(
  (
    'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section summary table ul'
  ).split(' '),
);

/** Which open elements a start tag ends, and where the search for them stops. */
const IMPLIED_ENDS: Readonly<Record<string, readonly [closes: ReadonlySet<string>, within: ReadonlySet<string>]>> = {
  li: [new Set(['li']), new Set(['ul', 'ol', 'menu'])],
  dt: [new Set(['dt', 'dd']), new Set(['dl'])],
  dd: [new Set(['dt', 'dd']), new Set(['dl'])],
  tr: [new Set(['tr', 'td', 'th']), new Set(['table', 'tbody', 'thead', 'tfoot'])],
  td: [new Set(['td', 'th']), new Set(['tr', 'table'])],
  th: [new Set(['td', 'th']), new Set(['tr', 'table'])],
  option: [new Set(['option']), new Set(['select'])],
  a: [new Set(['a']), new Set(['p', 'div', 'li', 'td', 'ul', 'body', 'section', 'article'])],
  body: [new Set(['head']), new Set(['html'])],
};
const IMPLIED_END = new Map(Object.entries(IMPLIED_ENDS));

/** Attributes that anything later asks for: each element has a place for all, so that all are of one form. */
function noAttributes(): Record<string, string | undefined> {
  return {
    id: undefined,
    class: undefined,
    role: undefined,
    itemprop: undefined,
    itemtype: undefined,
    itemscope: undefined,
    content: undefined,
    property: undefined,
    name: undefined,
    rel: undefined,
    href: undefined,
    datetime: undefined,
    hidden: undefined,
    style: undefined,
    'aria-hidden': undefined,
    'aria-label': undefined,
    type: undefined,
    lang: undefined,
    title: undefined,
    alt: undefined,
    placeholder: undefined,
    'data-testid': undefined,
    'data-component': undefined,
    'data-type': undefined,
    pubdate: undefined,
    'http-equiv': undefined,
  };
}

const NO_ATTRIBUTES: Element['attributes'] = noAttributes();
const KEPT_ATTRIBUTES = ownNames(Object.keys(NO_ATTRIBUTES));

/** Elements whose text is as it is in the source: no markup and no references to characters are read in it. */
const RAW = new Set('script style iframe noembed noframes xmp plaintext'.split(' '));

const TABLE_ANCESTORS = new Set(['table', 'html', 'body', 'div', 'article', 'section', 'main', 'form', 'center']);

const TAGS = ownNames([...VOID, ...CLOSES_P, ...INLINE, ...NO_TEXT, ...RAW, ...TABLE_ANCESTORS, ...IMPLIED_END.keys()]);

/**
 * Names by themselves, as names of properties are: engines compare those by their address, but a piece of the source
 * letter by letter, each of the many times that somebody asks for a tag or sets an attribute.
 */
function ownNames(names: readonly string[]): ReadonlyMap<string, string> {
  const properties = Object.fromEntries(names.map((name) => [name, true]));
  return new Map(Object.keys(properties).map((name) => [name, name]));
}

/** A tag of the source in small letters. */
function tagOf(written: string): string {
  const tag = written.toLowerCase();
  return TAGS.get(tag) ?? tag;
}

/**
 * Reads the references to characters in parts of a source, which are asked for in their order. The tokenizer would read
 * them, too, but looks at every character for it, where most pages have a reference in one part of a hundred.
 */
class ReferenceReader {
  private readonly source: string;
  private readonly decoder: EntityDecoder;
  /** The first ampersand from the place that was last asked for on. */
  private ampersand = -1;
  private points: number[] = [];
  private consumed = 0;

  constructor(source: string) {
    this.source = source;
    this.decoder = new EntityDecoder(htmlDecodeTree, (point, consumed) => {
      this.points.push(point);
      this.consumed = consumed;
    });
  }

  private nextAmpersand(from: number): number {
    if (this.ampersand < from) {
      const found = this.source.indexOf('&', from);
      this.ampersand = found < 0 ? this.source.length : found;
    }
    return this.ampersand;
  }

  /** Gives the text of a part of the source, in pieces between and for its references. */
  read(start: number, end: number, mode: DecodingMode, take: (piece: string) => void): void {
    const { source, decoder } = this;
    let from = start;
    for (let at = this.nextAmpersand(start); at < end; ) {
      decoder.startEntity(mode);
      this.points = [];
      if (decoder.write(source, at + 1) < 0) decoder.end();
      if (this.points.length === 0) {
        at = this.nextAmpersand(at + 1);
        continue;
      }
      if (from < at) take(source.slice(from, at));
      for (const point of this.points) take(fromCodePoint(point));
      from = at + this.consumed;
      at = this.nextAmpersand(from);
    }
    if (from < end) take(source.slice(from, end));
  }
}

class TreeBuilder {
  private readonly source: string;
  private readonly references: ReferenceReader;
  private readonly open: Element[];
  /** All that are built, in document order. */
  readonly elements: Element[] = [];
  /** Start tags that were not built because of a limit, per open depth; their end tags must not close anything. */
  private skipped = 0;
  private readonly openCount = new Map<string, number>();
  private tag = '';
  private attributes: Record<string, string | undefined> | null = null;
  private attributeCount = 0;
  /** The name of the attribute that is read, if it is kept. */
  private attribute: string | undefined;
  private value = '';
  /** Whether the text that follows is of an element whose text is raw. */
  private isRaw = false;

  constructor(source: string, root: Element) {
    this.source = source;
    this.references = new ReferenceReader(source);
    this.open = [root];
  }

  private get current(): Element {
    const top = this.open[this.open.length - 1];
    if (top === undefined) throw new RangeError('the root is never closed');
    return top;
  }

  ontext(start: number, end: number): void {
    const { children } = this.current;
    if (!this.isRaw) this.references.read(start, end, DecodingMode.Legacy, (piece) => children.push(piece));
    else if (end > start) children.push(this.source.slice(start, end));
  }

  ontextentity(): void {}

  onopentagname(start: number, end: number): void {
    this.tag = tagOf(this.source.slice(start, end));
    this.attributes = null;
    this.attributeCount = 0;
  }

  onattribname(start: number, end: number): void {
    const isLooked = end - start <= MAX_ATTRIBUTE_NAME && this.attributeCount < MAX_ATTRIBUTES;
    this.attribute = isLooked ? KEPT_ATTRIBUTES.get(this.source.slice(start, end).toLowerCase()) : undefined;
    this.value = '';
    this.attributeCount++;
  }

  onattribdata(start: number, end: number): void {
    if (this.attribute === undefined) return;
    this.references.read(start, end, DecodingMode.Attribute, (piece) => {
      this.value += piece;
    });
  }

  onattribentity(): void {}

  onattribend(): void {
    if (this.attribute === undefined) return;
    this.attributes ??= noAttributes();
    this.attributes[this.attribute] ??= this.value;
  }

  onopentagend(): void {
    this.start(false);
  }

  onselfclosingtag(): void {
    this.start(true);
  }

  onclosetag(start: number, end: number): void {
    this.isRaw = false;
    const tag = tagOf(this.source.slice(start, end));
    if (tag === 'br') {
      this.tag = 'br';
      this.attributes = null;
      this.start(true);
      return;
    }
    if (VOID.has(tag)) return;
    if (this.skipped > 0) {
      this.skipped--;
      return;
    }
    if (this.isOpen(tag) && tag !== 'html' && tag !== 'body') this.closeInnermost(tag);
  }

  /** Closes the innermost open element with a tag, where its end tag reaches that far out. */
  private closeInnermost(tag: string): void {
    const inline = INLINE.has(tag);
    for (let at = this.open.length - 1; at > 0; at--) {
      const tagAt = this.open[at]?.tag ?? '';
      if (tagAt === tag) {
        this.closeTo(at);
        return;
      }
      // An inline end tag does not reach out of the block it is in; no end tag but a table's own reaches out of a
      // table.
      if (inline ? !INLINE.has(tagAt) : tagAt === 'table' && !TABLE_ANCESTORS.has(tag)) {
        this.pay(at);
        return;
      }
    }
  }

  oncomment(): void {}
  oncdata(start: number, end: number): void {
    if (end > start) this.current.children.push(this.source.slice(start, end));
  }
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  /** Pays for a look at every open element from the innermost to the one at `depth`. */
  private pay(depth: number): void {
    this.current.work.spend(this.open.length - depth);
  }

  private closeTo(depth: number): void {
    this.pay(depth);
    while (this.open.length > depth) {
      const closed = this.open.pop();
      if (closed !== undefined) this.openCount.set(closed.tag, (this.openCount.get(closed.tag) ?? 1) - 1);
    }
  }

  private impliedEnds(): void {
    if (CLOSES_P.has(this.tag) && this.isOpen('p')) this.closeParagraph();
    const implied = IMPLIED_END.get(this.tag);
    if (implied === undefined) return;
    const [closes, within] = implied;
    let found = 0;
    let at = this.open.length - 1;
    for (; at > 0; at--) {
      const tag = this.open[at]?.tag ?? '';
      if (within.has(tag)) break;
      if (closes.has(tag)) found = at;
    }
    this.pay(at);
    if (found > 0) this.closeTo(found);
  }

  /** Closes the paragraph that is open, unless another block is open in it. */
  private closeParagraph(): void {
    let at = this.open.length - 1;
    while (at > 0 && INLINE.has(this.open[at]?.tag ?? '')) at--;
    if (this.open[at]?.tag === 'p') this.closeTo(at);
    else if (at > 0) this.pay(at);
  }

  private start(selfClosing: boolean): void {
    const { tag } = this;
    this.isRaw = RAW.has(tag);
    const isVoid = VOID.has(tag);
    if (!isVoid) this.impliedEnds();
    if ((tag === 'html' || tag === 'body') && this.isOpen(tag)) return;
    const { elements } = this;
    if (elements.length >= MAX_ELEMENTS || (!isVoid && this.open.length >= MAX_DEPTH)) {
      if (!isVoid) this.skipped++;
      return;
    }
    const parent = this.current;
    const attributes = this.attributes ?? NO_ATTRIBUTES;
    const element: Element = { tag, attributes, parent, children: [], order: elements.length + 1, work: parent.work };
    parent.children.push(element);
    elements.push(element);
    // Browsers ignore "/>" on HTML elements; inside SVG it counts, and nothing there is read.
    if (isVoid || (selfClosing && (tag === 'path' || this.isOpen('svg')))) return;
    this.open.push(element);
    this.openCount.set(tag, (this.openCount.get(tag) ?? 0) + 1);
  }

  private isOpen(tag: string): boolean {
    return (this.openCount.get(tag) ?? 0) > 0;
  }
}

/** A page of frames with what it has for browsers without them, which is a body like any other. */
function unframed(source: string): string {
  return /<frameset\b/i.test(source) ? source.replace(/<\/?noframes\b[^>]{0,80}>/gi, ' ') : source;
}

function fromCodePoint(codepoint: number): string {
  return codepoint > 0x10ffff || (codepoint >= 0xd800 && codepoint < 0xe000)
    ? '\ufffd'
    : String.fromCodePoint(codepoint);
}

/** A page as a tree under a nameless root, and all elements of it but the root, in document order. */
export interface Page {
  readonly root: Element;
  readonly elements: readonly Element[];
}

/**
 * Reads a page into a tree. Never recurses; time and memory grow linearly with the source.
 * @throws RejectedError too-complex, where finding what each tag closes takes far more than that
 */
export function parsePage(page: string): Page {
  const source = unframed(page);
  const root: Element = {
    tag: '',
    attributes: NO_ATTRIBUTES,
    parent: null,
    children: [],
    order: 0,
    work: new WorkBudget(source.length),
  };
  const builder = new TreeBuilder(source, root);
  const tokenizer = new Tokenizer({ decodeEntities: false }, builder);
  tokenizer.write(source);
  tokenizer.end();
  return { root, elements: builder.elements };
}

/** The tree of {@link parsePage} alone. */
export function parseHtml(source: string): Element {
  return parsePage(source).root;
}
