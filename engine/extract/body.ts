import { isProse } from '../blocks/prose.ts';
import type { RuleName } from '../blocks/rules.ts';
import { findRows } from './cards.ts';
import { isPoint, isShortDeck } from './deck.ts';
import { type Furniture, furnitureOf } from './hints.ts';
import { foreignBlocks } from './learnt.ts';
import { isLinkButton } from './link-buttons.ts';
import { mailForms } from './mail-forms.ts';
import { type Candidates, PageMeasures } from './measures.ts';
import type { Beside } from './page-dates.ts';
import { type DroppedPart, type Judge, type Pruned, prune, readmit } from './prune.ts';
import { pulledBlocks } from './pulled.ts';
import { articleRoot } from './root.ts';
import { textOf } from './text-of.ts';
import { ByElement, type Element } from './tree.ts';
import { type PageBlock, PageWalk, proseMass } from './walk.ts';

export interface PageBody {
  readonly root: Element;
  readonly blocks: readonly PageBlock[];
  readonly dropped: readonly DroppedPart[];
  /** Those of the blocks that are in the page as what is not the article's does. */
  readonly foreign: ReadonlySet<PageBlock>;
  /** What bears no name and is outside the article. */
  readonly outside: readonly PageBlock[];
  /** Every block of the page. */
  readonly all: readonly PageBlock[];
  /** Short blocks near the title: among them is what the page shows of author and date. */
  readonly besideTitle: Beside;
}

/** Less prose than this beside much more that was pruned says that the names misled. */
const TOO_LITTLE = 0.12;

const CARD: Furniture = { rule: 'related', name: 'card', below: 0.85 };
const REPLY: Furniture = { rule: 'comments', name: 'reply', below: 0.85 };
const MAIL_FORM: Furniture = { rule: 'form', name: 'mail form', below: 0.3 };

/** How far from the title a line with a date is taken for the article's own, in blocks, and how long it may be. */
const BESIDE_BEFORE = 4;
const BESIDE_AFTER = 14;
const MAX_BESIDE = 300;
/** The same for the body's end. */
const END_BEFORE = 4;
const END_AFTER = 12;
/** Characters of a popup's text that are looked at. */
const MAX_POPUP = 2000;

/** Prose of this length, in characters, is taken for a paragraph. */
const PARAGRAPH = 80;
/** Prose between title and body that has this many characters begins the article, with all that is among it. */
const MIN_LEAD = 400;
/** Less of it is a deck, in at most this many paragraphs, with fewer lines between title and body than a menu has. */
const MAX_DECKS = 2;
const MAX_DECK_GAP = 24;
/** So many points of a list above the text are the article's own. */
const MIN_POINTS = 2;
const MAX_POINTS = 8;
/** Share of a deck that may be links. */
const MAX_LINKED = 0.3;
/** Between title and body stands at most this much that is no prose, in blocks. */
const MAX_LEAD_GAP = 40;
/**
 * Before the title stands at most this share of the article's prose; where there is more, the title was found in the
 * wrong place.
 */
const BEFORE_TITLE = 0.08;

/**
 * Where the article begins: a first paragraph that the page sets between title and body belongs to it, and what stands
 * before the title does not.
 *
 * @param at the title's block
 */
function leadFrom(all: readonly PageBlock[], { gone }: Pruned, first: number, end: number, at: number): number {
  const massOf = (from: number, to: number): number =>
    all.slice(from, to).reduce((sum, block) => sum + (gone.has(block) ? 0 : proseMass(block)), 0);
  if (at >= first && at < end) return massOf(first, at) <= BEFORE_TITLE * massOf(first, end) ? at : first;
  if (at > first || first - at > MAX_LEAD_GAP) return first;
  let lead = first;
  let mass = 0;
  for (let before = first - 1; before > at; before--) {
    const block = all[before];
    if (block === undefined || gone.has(block) || block.text.length < PARAGRAPH) continue;
    if (proseMass(block) < 0.6 * block.text.length) continue;
    mass += proseMass(block);
    lead = before;
  }
  if (mass >= MIN_LEAD) return lead;
  return first;
}

/** The sentences of a deck that a page sets between title and body. */
function deckBlocks({ walk, pruned, first, titleAt }: Candidates): readonly PageBlock[] {
  const { blocks } = walk.collector;
  if (titleAt < 0 || titleAt >= first) return [];
  const between = blocks.slice(titleAt + 1, first).filter((block) => !pruned.gone.has(block));
  if (between.length > MAX_DECK_GAP) return [];
  const known = new Set(blocks.slice(first).map(({ text }) => text));
  const isDeck = (block: PageBlock, at: number): boolean =>
    block.linked <= MAX_LINKED * block.text.length &&
    !known.has(block.text) &&
    (isProse(block.text, block.kind) || (at === 0 && isShortDeck(block)));
  const decks = new Set(between.filter(isDeck).slice(0, MAX_DECKS));
  const points = between.filter((block) => isPoint(block) && !known.has(block.text));
  const isList = points.length >= MIN_POINTS && points.length <= MAX_POINTS;
  return between.filter((block) => decks.has(block) || (isList && points.includes(block)));
}

/** Parts that name people and days of other texts than the article; what bears another such name may be its own. */
const OTHERS: ReadonlySet<RuleName> = new Set(['comments', 'related']);
/** Above the title a menu is a menu. */
const OTHERS_ABOVE: ReadonlySet<RuleName> = new Set([...OTHERS, 'navigation']);

/** The blocks of such parts, whose names and dates are not the article's. */
function blocksOf(rules: ReadonlySet<RuleName>, { pruned, walk }: Candidates): ReadonlySet<PageBlock> {
  const parts = pruned.dropped.filter(({ rule }) => rules.has(rule));
  return new Set(parts.flatMap(({ element }) => walk.collector.blocks.slice(...(walk.range.get(element) ?? [0, 0]))));
}

/** The short blocks around the title, or at the body's beginning where the page does not show the title. */
function beside(ruled: Ruled): Beside {
  const { walk, root, titleAt: at } = ruled;
  const { blocks: all } = walk.collector;
  const [first, end] = walk.range.get(root) ?? [0, 0];
  const others = blocksOf(OTHERS, ruled);
  const part = (from: number, to: number, left = others): PageBlock[] =>
    all.slice(Math.max(0, from), Math.max(0, to)).filter((block) => block.text.length < MAX_BESIDE && !left.has(block));
  if (at < 0) return { after: part(first, first + BESIDE_AFTER), before: [], end: [], sure: false };
  return {
    after: part(at, at + BESIDE_AFTER),
    before: part(at - BESIDE_BEFORE, at, blocksOf(OTHERS_ABOVE, ruled)),
    end: part(Math.max(at, end - END_BEFORE), end + END_AFTER),
    sure: true,
  };
}

/** With less prose than this, in characters, a page shows its text by scripts alone. */
const MIN_PROSE = 200;

/** Walks a page; where that shows next to nothing, what the page has for readers without scripts is looked at, too. */
function walkPage(page: Element): PageWalk {
  const walk = new PageWalk();
  const total = walk.visit(page, page, 'paragraph', false);
  if (total >= MIN_PROSE) return walk;
  const scriptless = new PageWalk(true);
  const all = scriptless.visit(page, page, 'paragraph', false);
  return all > total + MIN_PROSE ? scriptless : walk;
}

/** The article's element, and what the rules take for the article's. */
interface Ruled extends Candidates {
  readonly root: Element;
}

/**
 * What the rules by name, shape and size take for the article.
 *
 * @param keep rules under which nothing is left out; with `outside` the whole page is the article's element
 * @param title the heading that shows the title, if the page has one
 */
export function ruledBody(page: Element, keep: ReadonlySet<RuleName>, title: Element | null): Ruled {
  const walk = walkPage(page);
  const { cards, replies } = findRows(page, walk, title);
  const forms = mailForms(page, walk, title);
  const names = new ByElement<Furniture | null>();
  const shapeOf = (element: Element): Furniture | null => {
    if (cards.has(element)) return CARD;
    if (replies.has(element)) return REPLY;
    return forms.has(element) ? MAIL_FORM : null;
  };
  const nameOf = (element: Element): Furniture | null => {
    const known = names.get(element);
    if (known !== undefined) return known;
    const furniture = shapeOf(element) ?? furnitureOf(element);
    names.set(element, furniture);
    return furniture;
  };
  const judge: Judge = (element) => {
    const furniture = nameOf(element);
    return furniture === null || keep.has(furniture.rule) ? null : furniture;
  };
  let pruned = prune(page, walk, judge, title);
  if ((pruned.kept.get(page) ?? 0) < pruned.prose * TOO_LITTLE) pruned = prune(page, walk, () => null, title);
  const whole = keep.has('outside');
  const root = whole ? page : articleRoot(page, pruned.kept, title, walk);
  pruned = readmit(pruned, root, walk);
  const [first, end] = walk.range.get(root) ?? [0, 0];
  const titleAt = title === null ? -1 : (walk.range.get(title)?.[0] ?? -1);
  const from = titleAt < 0 || whole ? first : leadFrom(walk.collector.blocks, pruned, first, end, titleAt);
  return { walk, pruned, first: from, end, titleAt, nameOf, root };
}

/**
 * Finds the article in a page: what the rules take for it, with the blocks marked that are none by how they are in
 * it.
 *
 * @param keep rules under which nothing is left out; with `outside` the whole page is the article's element
 * @param title the heading that shows the title, if the page has one
 */
export function findBody(page: Element, keep: ReadonlySet<RuleName>, title: Element | null): PageBody {
  const ruled = ruledBody(page, keep, title);
  const { walk, pruned, first, end, root } = ruled;
  const all = walk.collector.blocks;
  const measures = new PageMeasures(ruled);
  const pulled = keep.has('duplicate-paragraph') ? [] : pulledBlocks(measures);
  const foreign = foreignBlocks(measures);
  const decks = keep.has('outside') ? [] : deckBlocks(ruled);
  const inside = all.slice(first, end).filter((block) => !pruned.gone.has(block));
  const buttons = keep.has('form') ? [] : inside.filter(isLinkButton);
  const leaving = new Set([...pruned.gone, ...pulled, ...buttons]);
  const popups = walk.popups.map(
    (element): DroppedPart => ({ element, rule: 'hidden', text: textOf(element, MAX_POPUP) }),
  );
  return {
    root,
    blocks: [...decks, ...all.slice(first, end)].filter((block) => !leaving.has(block)),
    dropped: [
      ...pruned.dropped,
      ...pulled.map(({ element, text }): DroppedPart => ({ element, rule: 'duplicate-paragraph', text })),
      ...buttons.map(({ element, text }): DroppedPart => ({ element, rule: 'form', text })),
      ...popups.filter(({ text }) => text !== ''),
    ],
    foreign,
    outside: all.filter(
      (block, place) => (place < first || place >= end) && !pruned.gone.has(block) && !decks.includes(block),
    ),
    all,
    besideTitle: beside(ruled),
  };
}
