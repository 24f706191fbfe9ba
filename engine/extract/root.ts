import { isDateWords } from '../metadata/date-labels.ts';
import { bodyClaim, furnitureOf, namesBody, signature } from './hints.ts';
import { textOf } from './text-of.ts';
import { type ByElement, descendants, type Element, holds } from './tree.ts';
import { isPureProse, type PageWalk } from './walk.ts';

/** A child with at least this share of its parent's prose is taken in its place. */
const DOMINANT = 0.9;
/**
 * The same for a child that the article plainly begins in: what follows in other boxes is then not the rest of the
 * article, but a note, a promotion or a form.
 */
const DOMINANT_FIRST = 0.6;
/** What may come before such a child, as a share of its prose: a deck or a note on the authors. */
const BEFORE_FIRST = 0.12;
/** Elements that go on with what stands beside them. */
const FLOW = new Set('p ul ol dl blockquote pre table h2 h3 h4 h5 h6 figure'.split(' '));

const HEADING = /^h[1-6]$/;
const PARAGRAPHS = new Set('p pre blockquote h1 h2 h3 h4 h5 h6'.split(' '));

/** The fewest characters of a paragraph that continues an article; a shorter one is a heading. */
const MIN_PARAGRAPH = 60;

/** Whether a part of a page opens with a paragraph rather than with a heading of its own or a rule. */
function opensWithText(element: Element): boolean {
  for (const inner of descendants(element)) {
    if (HEADING.test(inner.tag) || inner.tag === 'hr') return false;
    if (PARAGRAPHS.has(inner.tag)) return textOf(inner, MIN_PARAGRAPH).length >= MIN_PARAGRAPH;
  }
  return false;
}

/** The fewest characters of prose with which a part under a heading of its own continues an article. */
const MIN_PART = 200;

/** What opens the headings of boxes about the site or other articles. */
const OF_SITE = /^(?:about|contact|more|related|notes?)\b/i;

/** Whether a box is a heading and whole paragraphs below it: a part of an article that is set in parts. */
function isPart(box: Element, walk: PageWalk): boolean {
  const [first, end] = walk.range.get(box) ?? [0, 0];
  const [heading, ...rest] = walk.collector.blocks.slice(first, end);
  if (heading?.kind !== 'heading' || heading.linked > 0 || OF_SITE.test(heading.text)) return false;
  return isPureProse(rest, MIN_PART);
}

/**
 * Whether an element goes on with what stands in one before it: both without a name, as paragraphs in boxes, or with
 * the same one and no heading between, unless it is a part of the article with a heading of its own.
 */
function isAlike(other: Element, child: Element, walk: PageWalk): boolean {
  if (other.tag !== child.tag) return false;
  const { class: one } = other.attributes;
  const { class: two } = child.attributes;
  if (one === undefined || two === undefined) return one === two;
  const name = signature(child);
  if (other.tag === 'article' || name.endsWith('.') || name !== signature(other)) return false;
  return opensWithText(other) || isPart(other, walk);
}

/** The fewest characters and blocks with which a box of whole paragraphs after the article's first continues it. */
const CONTINUATION = { length: 250, blocks: 2 } as const;

/** Whether a box holds whole paragraphs and nothing else, and more of them than a note after an article has. */
function goesOn(box: Element, walk: PageWalk): boolean {
  const [first, end] = walk.range.get(box) ?? [0, 0];
  if (end - first < CONTINUATION.blocks || !opensWithText(box)) return false;
  return isPureProse(walk.collector.blocks.slice(first, end), CONTINUATION.length);
}

/** Whether a child's article begins before it or continues after it. */
function isContinued(parent: Element, child: Element, kept: ByElement<number>, walk: PageWalk): boolean {
  const most = BEFORE_FIRST * (kept.get(child) ?? 0);
  let before = 0;
  let seen = false;
  for (const other of parent.children) {
    if (typeof other === 'string') continue;
    const mass = kept.get(other) ?? 0;
    if (other === child) seen = true;
    else if (mass > 0 && (FLOW.has(other.tag) || isAlike(other, child, walk) || (seen && goesOn(other, walk))))
      return true;
    else if (!seen) before += mass;
  }
  return before > most;
}

/** The first of the children that hold most prose; null where none holds any. */
function heaviestChild(element: Element, kept: ByElement<number>): Element | null {
  let best: Element | null = null;
  let most = 0;
  for (const child of element.children) {
    const mass = typeof child === 'string' ? 0 : (kept.get(child) ?? 0);
    if (typeof child === 'string' || mass <= most) continue;
    best = child;
    most = mass;
  }
  return best;
}

/** Whether a body that is claimed is split by boxes with the same claim, or continues in a box after it. */
function isCut(claim: Claim, claims: readonly Claim[], kept: ByElement<number>, walk: PageWalk): boolean {
  const { element } = claim;
  const { parent } = element;
  if (parent === null) return false;
  const isSame = (other: Element): boolean =>
    other.tag !== 'article' && signature(other) === signature(element) && opensWithText(other);
  if (claims.some((other) => other !== claim && other.element.parent === parent && isSame(other.element))) return true;
  let seen = false;
  for (const other of parent.children) {
    if (other === element) seen = true;
    else if (seen && typeof other !== 'string' && (kept.get(other) ?? 0) > 0 && goesOn(other, walk)) return true;
  }
  return false;
}

function densestRoot(top: Element, kept: ByElement<number>, walk: PageWalk): Element {
  let root = top;
  const total = kept.get(top) ?? 0;
  for (;;) {
    const best = heaviestChild(root, kept);
    const bestMass = best === null ? 0 : (kept.get(best) ?? 0);
    // A paragraph is part of an article, never the whole of it, however short the others are.
    if (best === null || namesBody(root) || PARAGRAPHS.has(best.tag)) return root;
    if (bestMass < DOMINANT * total && (bestMass < DOMINANT_FIRST * total || isContinued(root, best, kept, walk)))
      return root;
    root = best;
  }
}

interface Claim {
  readonly element: Element;
  readonly mass: number;
}

/** The outermost elements below `top` that `claims` accepts, with the prose kept in them. */
function outermost(top: Element, kept: ByElement<number>, claims: (element: Element) => boolean): Claim[] {
  const found: Claim[] = [];
  const visit = (element: Element): void => {
    for (const child of element.children) {
      if (typeof child === 'string' || kept.get(child) === undefined) continue;
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

/**
 * A claim is believed from this share of the page's prose on, and where rivals of the same kind hold less than
 * {@link RIVALS} of what they hold together.
 */
const CLAIM_SHARE = { schema: 0.12, name: 0.25, article: 0.3, titled: 0.1 } as const;
const RIVALS = 0.3;

/** Prose from which on an overlay with the title holds the article, in characters. */
const MIN_OVERLAY = 600;

/** The overlay that a page opens an article in, above the list it was chosen from. */
function overlayAround(title: Element | null, kept: ByElement<number>): Element | null {
  for (let at = title; at !== null; at = at.parent)
    if (furnitureOf(at)?.rule === 'dialog' && (kept.get(at) ?? 0) >= MIN_OVERLAY) return at;
  return null;
}

/** Prose from which on each of several boxes with a title holds an article, in characters; with a day below it less. */
const MIN_STORY = 700;
const MIN_DATED_STORY = 200;
/** The day of an article is in one of so many lines from its title on. */
const HEAD_LINES = 4;

/** Whether a box gives a day below its title. */
function isDated(box: Element, walk: PageWalk): boolean {
  const [first, end] = walk.range.get(box) ?? [0, 0];
  const head = walk.collector.blocks.slice(first, Math.min(end, first + HEAD_LINES));
  return head.some(({ datetime, text }) => datetime !== null || (/\p{Nd}/u.test(text) && isDateWords(text)));
}

/** Whether an element opens with a heading of a tag and holds an article. */
function isStory(element: Element, tag: string, kept: ByElement<number>, walk: PageWalk): boolean {
  const mass = kept.get(element) ?? 0;
  if (mass < MIN_STORY && (mass < MIN_DATED_STORY || !isDated(element, walk))) return false;
  for (const inner of descendants(element)) if (HEADING.test(inner.tag)) return inner.tag === tag;
  return false;
}

/**
 * The box of the article where a page shows several, one below the other: the box opens with the title, and one beside
 * it that is alike opens with a title of its own.
 */
function storyAmongStories(title: Element | null, kept: ByElement<number>, walk: PageWalk): Element | null {
  if (title === null) return null;
  const isAnother = (other: Element | string, box: Element): boolean =>
    typeof other !== 'string' &&
    other !== box &&
    signature(other) === signature(box) &&
    isStory(other, title.tag, kept, walk);
  for (let box = title; box.parent !== null; box = box.parent) {
    if (isStory(box, title.tag, kept, walk) && box.parent.children.some((other) => isAnother(other, box))) return box;
  }
  return null;
}

/**
 * The element around the article: what says by schema.org or by its name that it is the body, then the `article` that
 * holds the title, then the smallest element that holds most of the prose.
 */
export function articleRoot(page: Element, kept: ByElement<number>, title: Element | null, walk: PageWalk): Element {
  const total = kept.get(page) ?? 0;
  const pick = (claims: readonly Claim[], share: number): Element | null => {
    const best = heaviest(claims);
    if (best === null || best.mass < share * total) return null;
    if (best.element.parent !== null && isCut(best, claims, kept, walk)) return best.element.parent;
    const sum = claims.reduce((mass, claim) => mass + claim.mass, 0);
    return best.mass >= (1 - RIVALS) * sum ? best.element : null;
  };
  const schema = pick(
    outermost(page, kept, (element) => bodyClaim(element) === 2),
    CLAIM_SHARE.schema,
  );
  if (schema !== null) return schema;
  const overlay = overlayAround(title, kept);
  if (overlay !== null) return densestRoot(overlay, kept, walk);
  const articles = outermost(page, kept, ({ tag }) => tag === 'article');
  const titled = articles.find(
    ({ element, mass }) => holds(element, title) && mass >= Math.max(200, CLAIM_SHARE.titled * total),
  );
  const within = titled?.element ?? storyAmongStories(title, kept, walk) ?? pick(articles, CLAIM_SHARE.article) ?? page;
  const named = pick(
    outermost(within, kept, (element) => bodyClaim(element) > 0),
    CLAIM_SHARE.name * ((kept.get(within) ?? 0) / Math.max(1, total)) +
      (within === page ? 0 : 0.3 * ((kept.get(within) ?? 0) / Math.max(1, total))),
  );
  return named ?? densestRoot(within, kept, walk);
}
