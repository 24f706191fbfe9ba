import { type RuleName, rulesWith } from '../blocks/rules.ts';
import type { Furniture } from './hints.ts';
import { ByElement, type Element, holds } from './tree.ts';
import { isPureProse, type PageBlock, type PageWalk, proseMass } from './walk.ts';

/** A part of the page that was left out before anything was scored. */
export interface DroppedPart {
  readonly element: Element;
  readonly rule: RuleName;
  readonly text: string;
}

/** Share of a page's prose under one furniture name from which on the name is not believed. */
const SUM_FACTOR = 0.6;

/** Names that no article bears are believed whatever they hold: those of consent tools, of buttons, of players. */
const CERTAIN = 1;

export type Judge = (element: Element) => Furniture | null;

/**
 * How much prose stands under each furniture name, counted at the outermost elements that bear one; of what is inside
 * them the other names count as well.
 */
function massByName(page: Element, walk: PageWalk, judge: Judge): Map<string, number> {
  const sums = new Map<string, number>();
  const total = walk.mass.get(page) ?? 0;
  const above = new Set<string>();
  const count = (furniture: Furniture | null, mass: number): void => {
    if (furniture !== null && !above.has(furniture.name))
      sums.set(furniture.name, (sums.get(furniture.name) ?? 0) + mass);
  };
  const visit = (element: Element): void => {
    const mass = walk.mass.get(element) ?? 0;
    if (mass === 0) return;
    const furniture = judge(element);
    count(furniture, mass);
    // A wide container that bears a name is not dropped for it; what is in it is looked at in its turn.
    const enters = furniture !== null && mass <= furniture.below * total && !above.has(furniture.name);
    if (enters) above.add(furniture.name);
    for (const child of element.children) if (typeof child !== 'string') visit(child);
    if (enters) above.delete(furniture.name);
  };
  visit(page);
  return sums;
}

export interface Pruned {
  readonly kept: ByElement<number>;
  readonly gone: ReadonlySet<PageBlock>;
  readonly dropped: readonly DroppedPart[];
  /** Prose of the page without its comments, in characters. */
  readonly prose: number;
}

/** Rules whose parts are links or labels by nature; prose without links under such a name belongs to the article. */
const NOT_PROSE = rulesWith('no-prose');
/** Where posts of social networks are set into an article; they are quotations. */
const HOLDS_POSTS = rulesWith('holds-posts');
/** Prose from which on a part is an article's own, in characters, and its share of the part. */
const OWN_PROSE = 250;
const OWN_SHARE = 0.6;
/** A closed panel of an accordion may hold less. */
const PANEL_PROSE = 100;

/** Whether a part is closed for now, to be opened by a click, rather than hidden for good. */
function isPanel({ attributes: { 'aria-hidden': closed, style, role } }: Element): boolean {
  return closed === 'true' && role === undefined && !/display\s{0,3}:\s{0,3}none/i.test(style ?? '');
}

/** Prose in long paragraphs of a part, if it is most of the part. */
function ownProse(part: readonly PageBlock[]): number {
  let prose = 0;
  let length = 0;
  for (const block of part) {
    prose += block.text.length >= 120 ? proseMass(block) : 0;
    length += block.text.length;
  }
  return prose > length * OWN_SHARE ? prose : 0;
}

/** Prose below the title from which on a part that holds both is the article, in characters. */
const TITLED_PROSE = 600;
/** Rules whose parts hold prose that is not the article's. */
const OTHER_PROSE: ReadonlySet<RuleName> = new Set([
  'comments',
  'author-bio',
  'references',
  'byline',
  'tags',
  'hidden',
  'caption',
  'cookie-notice',
  'form',
]);
/** Prose from which on a part of whole paragraphs beside the article's own belongs to them, in characters. */
const BESIDE_PROSE = 120;
/** So far above a part its article's title stands, in elements. */
const MAX_RISE = 3;

/**
 * Whether a part is among the paragraphs below the title and holds nothing but paragraphs itself, whatever its
 * name.
 */
function isAmongParagraphs(element: Element, part: readonly PageBlock[], { walk, titled }: Surroundings): boolean {
  let at = element.parent;
  for (let rise = 0; rise < MAX_RISE && at !== null && !titled.has(at); rise++) at = at.parent;
  if (at === null || !titled.has(at) || at.tag === 'body' || at.tag === 'html' || at.tag === '') return false;
  const beside = (walk.mass.get(at) ?? 0) - (walk.mass.get(element) ?? 0);
  return beside >= BESIDE_PROSE && isPureProse(part, BESIDE_PROSE);
}

/** Prose that follows a part in its own box from which on the article goes on below it, in characters. */
const GOES_ON = 300;

/** Whether a part of whole paragraphs has others below it beside the title: comments are below an article. */
function isBeforeParagraphs(element: Element, part: readonly PageBlock[], around: Surroundings): boolean {
  const { walk, titled } = around;
  const { parent } = element;
  if (parent === null || !titled.has(parent) || !isAmongParagraphs(element, part, around)) return false;
  const [, from = 0] = walk.range.get(element) ?? [];
  const [, to = 0] = walk.range.get(parent) ?? [];
  return isPureProse(walk.collector.blocks.slice(from, to), GOES_ON);
}

/** Whether paragraphs under a name are the article's own by where they are. */
function isArticleProse(rule: RuleName, element: Element, part: readonly PageBlock[], around: Surroundings): boolean {
  if (rule === 'comments') return isBeforeParagraphs(element, part, around);
  return !OTHER_PROSE.has(rule) && isAmongParagraphs(element, part, around);
}

interface Surroundings {
  readonly walk: PageWalk;
  /** The elements around the title. */
  readonly titled: ReadonlySet<Element>;
  /** The block after the title's; -1 where the page shows none. */
  readonly belowTitle: number;
}

/** The counter under a picture of a gallery, "3/9", and how many of them make one. */
const COUNTER = /^\d{1,3} ?(?:\/|of) ?\d{1,3}\b/;
const MIN_SLIDES = 3;

/** Prose beside a gallery from which on the gallery is not the article, in characters. */
const BESIDE_GALLERY = 1500;

/** Whether a part counts the pictures of a gallery. */
function countsSlides(part: readonly PageBlock[]): boolean {
  return part.filter(({ text }) => COUNTER.test(text)).length >= MIN_SLIDES;
}

const LISTS = new Set(['ul', 'ol']);

/** The mean number of words from which a list has points; entries of a menu and tags have fewer. */
const POINT_WORDS = 5;

/** Whether a list leads nowhere, whatever its name: without links it is a list of points. */
function isListOfPoints({ tag }: Element, rule: RuleName, part: readonly PageBlock[]): boolean {
  if (!LISTS.has(tag) || part.some(({ kind, linked }) => kind === 'heading' || linked > 0)) return false;
  const words = part.reduce((sum, { text }) => sum + text.split(' ').length, 0);
  return rule === 'related' || (LISTLIKE.has(rule) && words >= POINT_WORDS * part.length);
}
/** Rules whose parts are lists of links. */
const LISTLIKE: ReadonlySet<RuleName> = new Set(['navigation', 'tags', 'aside']);

/** A deck: its least and most characters, its most blocks, and how many blocks below the title it may be. */
const DECK = { least: 40, most: 800, blocks: 6, below: 6 } as const;

/** Whether a part is the deck: right below the title, text without links or headings. Many sites name it a teaser. */
function isDeck(element: Element, part: readonly PageBlock[], { walk, belowTitle }: Surroundings): boolean {
  const [first = 0] = walk.range.get(element) ?? [];
  if (belowTitle < 0 || first < belowTitle || first > belowTitle + DECK.below || part.length > DECK.blocks)
    return false;
  const length = part.reduce((sum, { text }) => sum + text.length, 0);
  return (
    length >= DECK.least && length <= DECK.most && part.every(({ kind, linked }) => kind !== 'heading' && linked === 0)
  );
}

/** Whether a part is below the title, where the page shows one. */
function isBelowTitle(element: Element, { walk, belowTitle }: Surroundings): boolean {
  return (walk.range.get(element)?.[0] ?? 0) >= belowTitle;
}

/** Whether what a part holds speaks against its name. */
function contradicted(
  { rule }: Furniture,
  element: Element,
  part: readonly PageBlock[],
  around: Surroundings,
): boolean {
  if (rule === 'media' && countsSlides(part)) return false;
  if (around.titled.has(element) && rule !== 'hidden' && ownProse(part) >= TITLED_PROSE) return true;
  if (isArticleProse(rule, element, part, around)) return true;
  if (isListOfPoints(element, rule, part) && isBelowTitle(element, around)) return true;
  if (rule === 'related' && isDeck(element, part, around)) return true;
  if (HOLDS_POSTS.has(rule) && part.some(({ kind }) => kind === 'quote')) return true;
  if (NOT_PROSE.has(rule)) return ownProse(part) > OWN_PROSE;
  return rule === 'hidden' && isPanel(element) && ownProse(part) > PANEL_PROSE;
}

/**
 * Takes back what was left out of the article's own element as an aside and is a box of prose: what is beside an
 * article is not inside it.
 */
export function readmit({ gone, dropped, kept, prose }: Pruned, root: Element, walk: PageWalk): Pruned {
  const back = new Set<PageBlock>();
  const staying = dropped.filter(({ element }) => {
    const [first, end] = walk.range.get(element) ?? [0, 0];
    const part = walk.collector.blocks.slice(first, end);
    if (element.tag !== 'aside' || !holds(root, element) || ownProse(part) <= OWN_PROSE) return true;
    for (const block of part) back.add(block);
    return false;
  });
  return { kept, gone: new Set([...gone].filter((block) => !back.has(block))), dropped: staying, prose };
}

/**
 * A part that does not hold the title is believed to be what its name says up to this share of the page's prose: short
 * articles are beside long sidebars.
 */
const BESIDE_TITLE = 0.6;

/** Prose beside the title from which on an aside is one, however long, in characters. */
const BESIDE_ASIDE = 400;

/** Whether an element is an aside by what it is; a class may name a place in a grid. */
function isAside({ tag, attributes: { role } }: Element): boolean {
  return tag === 'aside' || role === 'complementary';
}

/** Prose beside comments from which on they are not the article, in characters. */
const BESIDE_THREAD = 300;

/** How much prose is in comments that do not hold the title. */
function threadMass(page: Element, walk: PageWalk, judge: Judge, titled: ReadonlySet<Element>): number {
  let mass = 0;
  const visit = (element: Element): void => {
    const own = walk.mass.get(element) ?? 0;
    if (own === 0) return;
    if (!titled.has(element) && judge(element)?.rule === 'comments') mass += own;
    else for (const child of element.children) if (typeof child !== 'string') visit(child);
  };
  visit(page);
  return mass;
}

/** A prompt to subscribe has at most so many characters. */
const MAX_PROMPT = 400;

/** Whether a part asks readers to subscribe below a heading, though what they paid for bears the same name. */
function isPrompt({ rule }: Furniture, part: readonly PageBlock[]): boolean {
  const length = part.reduce((sum, { text }) => sum + text.length, 0);
  return rule === 'subscribe-prompt' && part[0]?.kind === 'heading' && length <= MAX_PROMPT;
}

/**
 * Leaves out the parts of a page that are furniture by their names, where neither their size nor what they hold speaks
 * against it.
 *
 * @param judge what an element's name says, or null
 * @param title the heading that shows the title, if the page has one
 */
export function prune(page: Element, walk: PageWalk, judge: Judge, title: Element | null): Pruned {
  const titled = new Set<Element>();
  /** The prose of the part that holds the title, by the element around it. */
  const titledMass = new ByElement<number>();
  for (let at = title; at !== null; at = at.parent) {
    titled.add(at);
    if (at.parent !== null) titledMass.set(at.parent, walk.mass.get(at) ?? 0);
  }
  const most = (element: Element, { below }: Furniture): number =>
    title === null || titled.has(element) ? below : Math.max(below, BESIDE_TITLE);
  /** How much prose the part that holds the title has beside another in an element around both. */
  const besideTitle = (element: Element): number => {
    if (titled.has(element)) return 0;
    let ancestor = element;
    while (ancestor.parent !== null && !titled.has(ancestor)) ancestor = ancestor.parent;
    return titledMass.get(ancestor) ?? 0;
  };
  const { blocks } = walk.collector;
  const [, belowTitle = -1] = (title === null ? null : walk.range.get(title)) ?? [];
  const around: Surroundings = { walk, titled, belowTitle };
  const total = walk.mass.get(page) ?? 0;
  const sums = massByName(page, walk, judge);
  // A thread may be longer than its article; with no article beside it, the name means something else.
  const commented = threadMass(page, walk, judge, titled);
  const threadsGo = title !== null && total - commented >= BESIDE_THREAD;
  const kept = new ByElement<number>();
  const gone = new Set<PageBlock>();
  const dropped: DroppedPart[] = [];
  /** Whether an element is small enough for what its name says. */
  const isBelieved = (element: Element, furniture: Furniture, part: readonly PageBlock[]): boolean =>
    furniture.below >= CERTAIN ||
    ((walk.mass.get(element) ?? 0) <= most(element, furniture) * total &&
      ((sums.get(furniture.name) ?? 0) <= SUM_FACTOR * total || isPrompt(furniture, part)));
  const leaves = (element: Element, { rule }: Furniture, part: readonly PageBlock[]): true => {
    for (const block of part) gone.add(block);
    dropped.push({ element, rule, text: part.map(({ text }) => text).join(' ') });
    return true;
  };
  /** Whether an element is no part of an article that is beside it, however long it is. */
  const isApart = (element: Element, { name }: Furniture): boolean =>
    (isAside(element) || name === 'card') && besideTitle(element) >= BESIDE_ASIDE;
  /** Leaves an element out where it is furniture. */
  const drops = (element: Element, range: readonly [first: number, end: number]): boolean => {
    const furniture = judge(element);
    if (furniture === null) return false;
    const isThread = threadsGo && furniture.rule === 'comments' && !titled.has(element);
    const part = blocks.slice(range[0], range[1]);
    const isGallery = furniture.rule === 'media' && !titled.has(element) && countsSlides(part);
    const besideGallery = isGallery && total - (walk.mass.get(element) ?? 0) >= BESIDE_GALLERY;
    if (isApart(element, furniture)) return leaves(element, furniture, part);
    if (isThread) return !isBeforeParagraphs(element, part, around) && leaves(element, furniture, part);
    if (!besideGallery && !isBelieved(element, furniture, part)) return false;
    return !contradicted(furniture, element, part, around) && leaves(element, furniture, part);
  };
  const visit = (element: Element): number => {
    const range = walk.range.get(element);
    if (range === undefined || range[0] === range[1] || drops(element, range)) return 0;
    let mass = walk.mass.get(element) ?? 0;
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      mass -= (walk.mass.get(child) ?? 0) - visit(child);
    }
    kept.set(element, mass);
    return mass;
  };
  visit(page);
  return { kept, gone, dropped, prose: threadsGo ? total - commented : total };
}
