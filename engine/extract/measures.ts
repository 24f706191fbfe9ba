import { type Furniture, signature } from './hints.ts';
import type { Pruned } from './prune.ts';
import type { Element } from './tree.ts';
import { type PageBlock, type PageWalk, proseMass } from './walk.ts';

/** A page after the rules by name, shape and size have spoken: what they take for the article. */
export interface Candidates {
  readonly walk: PageWalk;
  readonly pruned: Pruned;
  /** The blocks between which the article lies. */
  readonly first: number;
  readonly end: number;
  /** The title's block, or -1. */
  readonly titleAt: number;
  /** What an element's name says, believed or not. */
  readonly nameOf: (element: Element) => Furniture | null;
}

/** What a part of the page holds. */
export interface Part {
  readonly prose: number;
  /** Share of its characters that are in links. */
  readonly linked: number;
  readonly blocks: number;
}

/** Prose from which on a block is a paragraph, in characters. */
const PARAGRAPH = 60;
/** Distances between blocks are counted up to this. */
const FAR = 40;

/** Sums of a value over blocks, so that any stretch of them is one subtraction. */
class Sums {
  private readonly sums: number[] = [0];

  constructor(values: readonly number[]) {
    let sum = 0;
    for (const value of values) {
      sum += value;
      this.sums.push(sum);
    }
  }

  between(from: number, to: number): number {
    return (this.sums[to] ?? 0) - (this.sums[from] ?? 0);
  }
}

/** How far each block is from the last paragraph before it. */
function distances(isParagraph: readonly boolean[]): number[] {
  let last = -FAR;
  return isParagraph.map((paragraph, at) => {
    const distance = Math.min(FAR, at - last);
    if (paragraph) last = at;
    return distance;
  });
}

/** Measures of a page that its blocks are compared with, taken once. All of it is linear in the size of the page. */
export class PageMeasures {
  readonly candidates: Candidates;
  readonly blocks: readonly PageBlock[];
  /** Whether the rules take a block for the article's. */
  readonly kept: readonly boolean[];
  readonly lengths: Sums;
  readonly links: Sums;
  /** Prose of the blocks that are kept. */
  readonly prose: Sums;
  readonly headings: Sums;
  readonly keptBlocks: number;
  /** Distance to the last paragraph before a block and to the next after it, in blocks. */
  readonly sinceProse: readonly number[];
  readonly toProse: readonly number[];
  /** The element that most prose is in directly, and those around it, with their distance from it. */
  readonly boxes: ReadonlyMap<Element, number>;
  readonly box: Element | null;
  private readonly times = new Map<string, number>();
  private readonly alike = new Map<string, { prose: number; blocks: number }>();
  private readonly rows = new Map<Element, Map<string, number>>();

  constructor(candidates: Candidates) {
    const { walk, pruned, first, end } = candidates;
    const { blocks } = walk.collector;
    this.candidates = candidates;
    this.blocks = blocks;
    this.kept = blocks.map((block, at) => at >= first && at < end && !pruned.gone.has(block));
    const prose = blocks.map((block, at) => (this.kept[at] === true ? proseMass(block) : 0));
    this.lengths = new Sums(blocks.map(({ text }) => text.length));
    this.links = new Sums(blocks.map(({ linked }) => linked));
    this.prose = new Sums(prose);
    this.headings = new Sums(blocks.map(({ kind }) => Number(kind === 'heading')));
    this.keptBlocks = this.kept.filter(Boolean).length;
    const isParagraph = prose.map((mass) => mass > PARAGRAPH);
    this.sinceProse = distances(isParagraph);
    this.toProse = distances(isParagraph.toReversed()).toReversed();
    const held = new Map<Element, number>();
    for (const [at, block] of blocks.entries()) {
      this.times.set(block.text, (this.times.get(block.text) ?? 0) + 1);
      if (this.kept[at] !== true) continue;
      this.seeAlike(block, prose[at] ?? 0);
      const { parent } = block.element;
      if (parent !== null) held.set(parent, (held.get(parent) ?? 0) + (prose[at] ?? 0));
    }
    let box: Element | null = null;
    for (const [element, mass] of held) if (box === null || mass > (held.get(box) ?? 0)) box = element;
    const boxes = new Map<Element, number>();
    for (let at = box; at !== null; at = at.parent) boxes.set(at, boxes.size);
    this.box = box;
    this.boxes = boxes;
  }

  private seeAlike({ element }: PageBlock, prose: number): void {
    const key = signature(element);
    const seen = this.alike.get(key);
    if (seen === undefined) this.alike.set(key, { prose, blocks: 1 });
    else {
      seen.prose += prose;
      seen.blocks++;
    }
  }

  /** Prose that is kept in the whole page. */
  get total(): number {
    return this.prose.between(0, this.blocks.length);
  }

  /** How often a text is on the page. */
  timesOf(text: string): number {
    return this.times.get(text) ?? 1;
  }

  /** What is kept in elements of the same tag and class. */
  alikeTo(element: Element): { readonly prose: number; readonly blocks: number } {
    return this.alike.get(signature(element)) ?? { prose: 0, blocks: 0 };
  }

  /** How many elements of the same tag and class an element has beside it, itself among them. */
  rowOf(element: Element): number {
    const { parent } = element;
    if (parent === null) return 1;
    let row = this.rows.get(parent);
    if (row === undefined) {
      row = new Map();
      for (const child of parent.children) {
        if (typeof child === 'string') continue;
        const key = signature(child);
        row.set(key, (row.get(key) ?? 0) + 1);
      }
      this.rows.set(parent, row);
    }
    return row.get(signature(element)) ?? 1;
  }

  partOf(element: Element): Part {
    const { walk } = this.candidates;
    const [from, to] = walk.range.get(element) ?? [0, 0];
    return { prose: walk.mass.get(element) ?? 0, linked: this.linkedBetween(from, to), blocks: to - from };
  }

  /** Share of the characters in links, of a stretch of blocks. */
  linkedBetween(from: number, to: number): number {
    return this.links.between(from, to) / Math.max(1, this.lengths.between(from, to));
  }
}
