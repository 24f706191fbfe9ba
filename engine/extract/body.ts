import { bodyClaim, type Furniture, furnitureOf, namesBody } from './hints.ts';
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
  /** Short texts next to the title, among them what the page shows of author and date. */
  readonly besideTitle: readonly string[];
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

/** Whether a table cell lays out a page rather than holding a value. */
function holdsBlocks(cell: Element): boolean {
  return cell.children.some((child) => typeof child !== 'string' && LAYOUT.has(child.tag));
}

const LAYOUT = new Set('p div table ul ol h1 h2 h3 h4 h5 h6 blockquote section article'.split(' '));

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
      } else if ((child.tag === 'td' || child.tag === 'th') && !holdsBlocks(child)) {
        collector.add(' ', false);
        mass += this.inline(child, owner, kind, inLink);
        collector.add(' ', false);
      } else if (child.tag === 'button' && HEADING.test(owner.tag)) {
        mass += this.inline(child, owner, kind, inLink);
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

/** Share of a page's prose under one furniture name from which on the name is not believed. */
const SUM_FACTOR = 0.6;

type Judge = (element: Element) => Furniture | null;

/** How much prose stands under each furniture name, counted at the outermost elements that bear one. */
function massByName(page: Element, walk: PageWalk, judge: Judge): Map<string, number> {
  const sums = new Map<string, number>();
  const visit = (element: Element): void => {
    const mass = walk.mass.get(element) ?? 0;
    if (mass === 0) return;
    const furniture = judge(element);
    if (furniture !== null) sums.set(furniture.name, (sums.get(furniture.name) ?? 0) + mass);
    // A wide container that bears a name is not dropped for it; what stands in it is looked at in its turn.
    if (furniture !== null && mass <= furniture.below * (walk.mass.get(page) ?? 0)) return;
    for (const child of element.children) if (typeof child !== 'string' && !INLINE.has(child.tag)) visit(child);
  };
  visit(page);
  return sums;
}

interface Pruned {
  readonly kept: ReadonlyMap<Element, number>;
  readonly gone: ReadonlySet<PageBlock>;
  readonly dropped: readonly DroppedPart[];
}

/** Rules whose parts are links or labels by nature; prose without links under such a name belongs to the article. */
const NOT_PROSE = new Set(['navigation', 'tags', 'media', 'ticker']);

function contradicted(furniture: Furniture, part: readonly PageBlock[]): boolean {
  if (!NOT_PROSE.has(furniture.rule)) return false;
  let prose = 0;
  let length = 0;
  for (const block of part) {
    prose += block.text.length >= 120 ? proseMass(block) : 0;
    length += block.text.length;
  }
  return prose > 250 && prose > length * 0.6;
}

function prune(page: Element, walk: PageWalk, judge: Judge): Pruned {
  const { blocks } = walk.collector;
  const total = walk.mass.get(page) ?? 0;
  const sums = massByName(page, walk, judge);
  const kept = new Map<Element, number>();
  const gone = new Set<PageBlock>();
  const dropped: DroppedPart[] = [];
  const visit = (element: Element): number => {
    const own = walk.mass.get(element) ?? 0;
    const range = walk.range.get(element);
    if (range === undefined || range[0] === range[1]) return 0;
    const furniture = judge(element);
    const believed =
      furniture !== null && own <= furniture.below * total && (sums.get(furniture.name) ?? 0) <= SUM_FACTOR * total;
    const part = believed ? blocks.slice(range[0], range[1]) : [];
    if (believed && !contradicted(furniture, part)) {
      for (const block of part) gone.add(block);
      dropped.push({ element, rule: furniture.rule, text: part.map(({ text }) => text).join(' ') });
      return 0;
    }
    let mass = own;
    for (const child of element.children) {
      if (typeof child === 'string' || INLINE.has(child.tag)) continue;
      mass -= (walk.mass.get(child) ?? 0) - visit(child);
    }
    kept.set(element, mass);
    return mass;
  };
  visit(page);
  return { kept, gone, dropped };
}

/** Less prose than this beside much more that was pruned says that the names misled. */
const TOO_LITTLE = 0.12;

interface Claim {
  readonly element: Element;
  readonly mass: number;
}

/** The outermost elements below `top` that `claims` accepts, with the prose kept in them. */
function outermost(top: Element, kept: ReadonlyMap<Element, number>, claims: (element: Element) => boolean): Claim[] {
  const found: Claim[] = [];
  const visit = (element: Element): void => {
    for (const child of element.children) {
      if (typeof child === 'string' || !kept.has(child)) continue;
      if (claims(child)) found.push({ element: child, mass: kept.get(child) ?? 0 });
      else visit(child);
    }
  };
  visit(top);
  return found;
}

function heaviest(claims: readonly Claim[]): Claim | null {
  let best: Claim | null = null;
  for (const claim of claims) if (best === null || claim.mass > best.mass) best = claim;
  return best;
}

function holds(element: Element, inner: Element | null): boolean {
  for (let at = inner; at !== null; at = at.parent) if (at === element) return true;
  return false;
}

/** A claim is believed from this share of the page's prose on, and where rivals of the same kind hold less than {@link RIVALS} of what they hold together. */
const CLAIM_SHARE = { schema: 0.12, name: 0.25, article: 0.3, titled: 0.1 } as const;
const RIVALS = 0.3;

/**
 * The element around the article: what says by schema.org or by its name that it is the body, then the `article` that holds the title,
 * then the smallest element that holds most of the prose.
 */
function articleRoot(page: Element, kept: ReadonlyMap<Element, number>, title: Element | null): Element {
  const total = kept.get(page) ?? 0;
  const pick = (claims: readonly Claim[], share: number): Element | null => {
    const best = heaviest(claims);
    if (best === null || best.mass < share * total) return null;
    const sum = claims.reduce((mass, claim) => mass + claim.mass, 0);
    return best.mass >= (1 - RIVALS) * sum ? best.element : null;
  };
  const schema = pick(
    outermost(page, kept, (element) => bodyClaim(element) === 2),
    CLAIM_SHARE.schema,
  );
  if (schema !== null) return schema;
  const articles = outermost(page, kept, ({ tag }) => tag === 'article');
  const titled = articles.find(
    ({ element, mass }) => holds(element, title) && mass >= Math.max(200, CLAIM_SHARE.titled * total),
  );
  const within = titled?.element ?? pick(articles, CLAIM_SHARE.article) ?? page;
  const named = pick(
    outermost(within, kept, (element) => bodyClaim(element) > 0),
    CLAIM_SHARE.name * ((kept.get(within) ?? 0) / Math.max(1, total)) +
      (within === page ? 0 : 0.3 * ((kept.get(within) ?? 0) / Math.max(1, total))),
  );
  return named ?? densestRoot(within, kept);
}

/** How far from the title a line with a date is taken for the article's own, in blocks, and how long it may be. */
const BESIDE_BEFORE = 4;
const BESIDE_AFTER = 14;
const MAX_BESIDE = 120;

/**
 * Finds the article in a page.
 *
 * @param keep rules under which nothing is left out
 * @param title the heading that shows the title, if the page has one
 */
export function findBody(page: Element, keep: ReadonlySet<string>, title: Element | null): PageBody {
  const walk = new PageWalk();
  const total = walk.visit(page, page, 'paragraph', false);
  const judge: Judge = (element) => {
    const furniture = furnitureOf(element);
    return furniture === null || keep.has(furniture.rule) ? null : furniture;
  };
  let pruned = prune(page, walk, judge);
  if ((pruned.kept.get(page) ?? 0) < total * TOO_LITTLE) pruned = prune(page, walk, () => null);
  const root = articleRoot(page, pruned.kept, title);
  const [first, end] = walk.range.get(root) ?? [0, 0];
  const blocks = walk.collector.blocks.slice(first, end).filter((block) => !pruned.gone.has(block));
  const all = walk.collector.blocks;
  const at = title === null ? -1 : all.findIndex(({ element }) => holds(title, element));
  const near =
    at < 0 ? all.slice(first, first + BESIDE_AFTER) : all.slice(Math.max(0, at - BESIDE_BEFORE), at + BESIDE_AFTER);
  const besideTitle = near.map(({ text }) => text).filter((text) => text.length < MAX_BESIDE);
  return { root, blocks, dropped: pruned.dropped, besideTitle };
}
