import { findCards } from './cards.ts';
import { type Furniture, furnitureOf } from './hints.ts';
import { type DroppedPart, type Judge, prune } from './prune.ts';
import { articleRoot, holds } from './root.ts';
import { type Element, textOf } from './tree.ts';
import { type PageBlock, PageWalk } from './walk.ts';

export interface PageBody {
  readonly root: Element;
  readonly blocks: readonly PageBlock[];
  readonly dropped: readonly DroppedPart[];
  /** Short texts next to the title, among them what the page shows of author and date. */
  readonly besideTitle: readonly string[];
}

/** Less prose than this beside much more that was pruned says that the names misled. */
const TOO_LITTLE = 0.12;

const CARD: Furniture = { rule: 'related', name: 'card', below: 0.6 };

/** How far from the title a line with a date is taken for the article's own, in blocks, and how long it may be. */
const BESIDE_BEFORE = 4;
const BESIDE_AFTER = 14;
const MAX_BESIDE = 120;
/** Characters of a popup's text that are looked at. */
const MAX_POPUP = 2000;

/**
 * Finds the article in a page.
 *
 * @param keep rules under which nothing is left out
 * @param title the heading that shows the title, if the page has one
 */
export function findBody(page: Element, keep: ReadonlySet<string>, title: Element | null): PageBody {
  const walk = new PageWalk();
  const total = walk.visit(page, page, 'paragraph', false);
  const cards = findCards(page, walk, title);
  const judge: Judge = (element) => {
    const furniture = cards.has(element) ? CARD : furnitureOf(element);
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
  const popups = walk.popups.map((element) => ({ element, rule: 'hidden', text: textOf(element, MAX_POPUP) }));
  return { root, blocks, dropped: [...pruned.dropped, ...popups.filter(({ text }) => text !== '')], besideTitle };
}
