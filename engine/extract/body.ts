import { furnitureOf, namesBody } from './hints.ts';
import { type Element, INLINE } from './tree.ts';

export type BlockKind = 'paragraph' | 'heading' | 'item' | 'quote';

/** A run of text between block boundaries of the page. */
export interface PageBlock {
  readonly element: Element;
  readonly kind: BlockKind;
  readonly text: string;
  /** Characters of `text` that stand in links. */
  readonly linked: number;
}

/** A part of the page that was left out before anything was scored. */
export interface DroppedPart {
  readonly element: Element;
  readonly rule: string;
  readonly text: string;
}

export interface PageBody {
  readonly root: Element;
  readonly blocks: readonly PageBlock[];
  readonly dropped: readonly DroppedPart[];
}

const NO_TEXT = new Set('script style noscript template svg math canvas iframe object head title'.split(' '));
const HEADING = /^h[1-6]$/;

/**
 * How much a block counts as prose, in characters. Measures of text and link density as in boilerpipe (Kohlschütter et al., WSDM 2010):
 * long blocks with few links are text; short ones may be anything.
 */
function proseMass(block: PageBlock): number {
  const { length } = block.text;
  const free = length - block.linked * 1.5;
  if (free <= 0 || block.kind === 'heading') return 0;
  if (length >= 80) return free;
  return length >= 30 ? free * 0.3 : 0;
}

/** Gathers the text of one block element into blocks. */
class Collector {
  readonly blocks: PageBlock[] = [];
  private parts: string[] = [];
  private linked = 0;

  add(text: string, inLink: boolean): void {
    this.parts.push(text);
    if (inLink) this.linked += text.trim().length;
  }

  /** Ends the run of text and makes a block of it. */
  flush(element: Element, kind: BlockKind): void {
    if (this.parts.length === 0) return;
    const text = this.parts.join('').replace(/[^\S\n]+/g, ' ');
    this.parts = [];
    const linked = this.linked;
    this.linked = 0;
    for (const line of breakLines(text)) {
      this.blocks.push({ element, kind, text: line, linked: Math.min(line.length, linked) });
    }
  }
}

/** Splits at line breaks (`<br>`, kept as "\n"): an empty line always parts, a single one where the line before it is a finished sentence. */
function breakLines(text: string): string[] {
  if (!text.includes('\n')) {
    const whole = text.trim();
    return whole === '' ? [] : [whole];
  }
  const lines: string[] = [];
  let open = '';
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line === '') {
      if (open !== '') lines.push(open);
      open = '';
    } else if (open === '') open = line;
    else if (/[.!?:;…"”’)\]]$/.test(open) || open.length < 60) {
      lines.push(open);
      open = line;
    } else open = `${open} ${line}`;
  }
  if (open !== '') lines.push(open);
  return lines;
}

function kindOf(element: Element, inherited: BlockKind): BlockKind {
  const { tag } = element;
  if (HEADING.test(tag)) return 'heading';
  if (tag === 'li' || tag === 'dd' || tag === 'dt') return 'item';
  if (tag === 'blockquote') return 'quote';
  return inherited;
}

/** Walks the page once: gives its blocks, and each element's share of prose. */
class PageWalk {
  readonly collector = new Collector();
  readonly mass = new Map<Element, number>();
  readonly range = new Map<Element, readonly [first: number, end: number]>();

  visit(element: Element, owner: Element, kind: BlockKind, inLink: boolean): number {
    const { collector } = this;
    let mass = 0;
    const first = collector.blocks.length;
    for (const child of element.children) {
      if (typeof child === 'string') {
        collector.add(child.replace(/\s+/g, ' '), inLink);
      } else if (child.tag === 'br') {
        collector.add('\n', false);
      } else if (NO_TEXT.has(child.tag)) {
      } else if (INLINE.has(child.tag)) {
        mass += this.inline(child, owner, kind, inLink || child.tag === 'a');
      } else {
        mass += this.flush(owner, kind);
        mass += this.visit(child, child, kindOf(child, kind), inLink);
      }
    }
    if (element === owner) mass += this.flush(owner, kind);
    this.mass.set(element, mass);
    this.range.set(element, [first, collector.blocks.length]);
    return mass;
  }

  private inline(element: Element, owner: Element, kind: BlockKind, inLink: boolean): number {
    return this.visit(element, owner, kind, inLink);
  }

  private flush(owner: Element, kind: BlockKind): number {
    const before = this.collector.blocks.length;
    this.collector.flush(owner, kind);
    let mass = 0;
    for (const block of this.collector.blocks.slice(before)) mass += proseMass(block);
    return mass;
  }
}

/** Below this share of a parent's prose a child no longer stands for it. */
const DOMINANT = 0.8;

function densestRoot(top: Element, kept: ReadonlyMap<Element, number>): Element {
  let root = top;
  const total = kept.get(top) ?? 0;
  for (;;) {
    let best: Element | null = null;
    let bestMass = 0;
    for (const child of root.children) {
      if (typeof child === 'string') continue;
      const mass = kept.get(child) ?? 0;
      if (mass > bestMass) {
        best = child;
        bestMass = mass;
      }
    }
    if (best === null || bestMass < DOMINANT * total || namesBody(root)) return root;
    root = best;
  }
}

/** Finds the article in a page. */
export function findBody(page: Element, keep: ReadonlySet<string>): PageBody {
  const walk = new PageWalk();
  const total = walk.visit(page, page, 'paragraph', false);
  const { blocks } = walk.collector;
  const droppedBlocks = new Set<PageBlock>();
  const dropped: DroppedPart[] = [];
  const kept = new Map<Element, number>();
  const prune = (element: Element): number => {
    const own = walk.mass.get(element) ?? 0;
    const range = walk.range.get(element);
    if (range === undefined || range[0] === range[1]) return 0;
    const furniture = furnitureOf(element);
    if (furniture !== null && !keep.has(furniture.rule) && own <= furniture.below * total) {
      const part = blocks.slice(range[0], range[1]);
      for (const block of part) droppedBlocks.add(block);
      dropped.push({ element, rule: furniture.rule, text: part.map(({ text }) => text).join(' ') });
      return 0;
    }
    let lost = own;
    for (const child of element.children) {
      if (typeof child === 'string' || INLINE.has(child.tag)) continue;
      const childMass = walk.mass.get(child) ?? 0;
      lost -= childMass - prune(child);
    }
    kept.set(element, lost);
    return lost;
  };
  prune(page);
  const root = densestRoot(page, kept);
  const [first, end] = walk.range.get(root) ?? [0, 0];
  return { root, blocks: blocks.slice(first, end).filter((block) => !droppedBlocks.has(block)), dropped };
}
