import rows from './data/reply-words.json' with { type: 'json' };
import { signature } from './hints.ts';
import { descendants, type Element, INLINE } from './tree.ts';
import { type PageBlock, type PageWalk, proseMass } from './walk.ts';

/**
 * Teasers of other articles, told by their shape and not by their names: a row of alike elements, each with a title
 * that is a link and little else. Sections of an article are alike, too, but their headings are no links and their text
 * is longer.
 */

/** Alike elements that make a row; of `article` elements, which name their content, two are enough. */
const MIN_CARDS = 2;
const MIN_ARTICLES = 2;
/** A teaser holds at most this much text, in characters; an `article` may show a longer excerpt. */
const MAX_CARD = 800;
const MAX_ARTICLE_CARD = 1200;
/** The same without a heading or a name: a linked line with an excerpt or a day below it. */
const MAX_ROW_CARD = 300;
const MAX_CARD_BLOCKS = 10;
const MIN_TITLE = 12;
/**
 * A teaser shows one paragraph, from this length on; an entry of a live blog, whose title may be a link to itself, has
 * more.
 */
const MAX_EXCERPTS = 1;
const PARAGRAPH = 80;
/** Share of a row's elements that must have a linked title. */
const LINKED_SHARE = 0.75;

/** Elements that hold a teaser; a linked heading by itself is a heading. */
const CARD_TAGS = new Set('article div li section a aside figure td amp-layout'.split(' '));

/** The address of another page. */
const LEADS_AWAY = /^(?!#|javascript:)./i;

/** Scripts without spaces between words. */
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff]/;

function isTitle({ kind, text, linked }: PageBlock): boolean {
  if (text.length < MIN_TITLE || text.length > 220) return false;
  return linked >= text.length * 0.9 - 2 && (kind === 'heading' || UNSPACED.test(text) || text.split(' ').length >= 4);
}

/** Whether a child is a part of the page and no text or words of a line. */
function isPart(child: Element | string): child is Element {
  return typeof child !== 'string' && !INLINE.has(child.tag);
}

function holdsBlocks(element: Element, walk: PageWalk): boolean {
  const range = walk.range.get(element);
  return range !== undefined && range[0] !== range[1];
}

/** Where the first link of an element leads; empty where it has none. */
function targetOf(element: Element): string {
  for (const { tag, attributes } of descendants(element)) if (tag === 'a') return attributes.href ?? '';
  return '';
}

/** Whether each of a row leads to a site of its own, as what an article recommends does. */
function isRecommended(row: readonly Element[]): boolean {
  const hosts = row.map((element) => /^https?:\/\/([^/?#]{1,253})/i.exec(targetOf(element))?.[1] ?? '');
  return !hosts.includes('') && new Set(hosts).size === row.length;
}

/**
 * Whether an element is a teaser: short, and its first title is a link.
 *
 * @param isRow whether it is one of so many alike ones that no heading has to say which line is its title
 */
function isCard(element: Element, walk: PageWalk, isRow = false): boolean {
  const range = walk.range.get(element);
  if (range === undefined || !CARD_TAGS.has(element.tag)) return false;
  const [first, end] = range;
  if (first === end || end - first > MAX_CARD_BLOCKS) return false;
  const blocks = walk.collector.blocks.slice(first, end);
  let length = 0;
  for (const { text } of blocks) length += text.length;
  if (length > (element.tag === 'article' ? MAX_ARTICLE_CARD : MAX_CARD)) return false;
  if (blocks.filter((block) => block.text.length >= PARAGRAPH && proseMass(block) > 0).length > MAX_EXCERPTS)
    return false;
  const heading = blocks.find(({ kind }) => kind === 'heading');
  if (heading !== undefined) return isTitle(heading);
  const [opening] = blocks;
  const isTitled = blocks.length > 1 && opening !== undefined && isTitle(opening);
  if (isRow && isTitled && length <= MAX_ROW_CARD && LEADS_AWAY.test(targetOf(element))) return true;
  return element.tag === 'article' && blocks.some((block) => isTitle(block));
}

/** Whether an `article` element that stands alone is a teaser: it has a linked title, and no prose at all. */
function isLoneCard(element: Element, walk: PageWalk): boolean {
  return element.tag === 'article' && (walk.mass.get(element) ?? 0) === 0 && isCard(element, walk);
}

/** Replies that make a thread, and the share of a row that must be replies. */
const MIN_REPLIES = 3;
const REPLY_SHARE = 0.75;
/** What a reader may do with another's words, on a button or a link of its own. */
const REPLY_WORDS = new RegExp(`^(?:${rows.replyWords.join('|')})(?: ?[(·|] ?\\d{0,4}\\)?)?$`, 'i');
const MAX_REPLY_BLOCKS = 40;

/** Whether an element is what a reader wrote under the article: it has a button to answer it, and text. */
function isReply(element: Element, walk: PageWalk): boolean {
  const [first, end] = walk.range.get(element) ?? [0, 0];
  if (end - first < 2 || end - first > MAX_REPLY_BLOCKS) return false;
  const blocks = walk.collector.blocks.slice(first, end);
  return blocks.some(({ text }) => text.length < MIN_TITLE * 2 && REPLY_WORDS.test(text));
}

/** Prose beside the title from which on the article is there, in characters. */
const TITLED_PROSE = 300;

/** Whether a box beside the article's own tells of others: each of its headings leads to another page. */
function isBoxOfOthers(box: Element, walk: PageWalk): boolean {
  if ((walk.mass.get(box) ?? 0) === 0) return false;
  const blocks = walk.collector.blocks.slice(...(walk.range.get(box) ?? [0, 0]));
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  return (
    headings.length >= MIN_CARDS &&
    blocks[0] === headings[0] &&
    headings.every(isTitle) &&
    LEADS_AWAY.test(targetOf(box))
  );
}

/** Rows of alike elements in a page that are not its article. */
export interface Rows {
  readonly cards: ReadonlySet<Element>;
  readonly replies: ReadonlySet<Element>;
}

/** The rows of alike elements among the children of one, each with what its elements have in common. */
function rowsOf(children: readonly Element[], walk: PageWalk): (readonly [key: string, row: readonly Element[]])[] {
  const shown = children.filter((child) => holdsBlocks(child, walk));
  if (shown.length < MIN_CARDS) return [];
  return [...Map.groupBy(shown, signature)].filter(([key, row]) => row.length >= leastOf(key));
}

/** Whether a row stands among the paragraphs of an article: one is right before it, and one right after it. */
function isAmongParagraphs(row: readonly Element[], walk: PageWalk): boolean {
  const [from, to] = [row[0], row[row.length - 1]].map((element) => element && walk.range.get(element));
  const beside = [walk.collector.blocks[(from?.[0] ?? 0) - 1], walk.collector.blocks[to?.[1] ?? -1]];
  return beside.every((block) => block !== undefined && block.text.length >= PARAGRAPH && proseMass(block) > 0);
}

/** What a row of alike elements is, where it is not of the article. */
function kindOfRow(key: string, row: readonly Element[], walk: PageWalk): keyof Rows | null {
  if (isThread(row, walk)) return 'replies';
  const least = leastOf(key);
  const isRow = row.length > least && !isRecommended(row) && !isAmongParagraphs(row, walk);
  const cards = row.filter((child) => isCard(child, walk, isRow)).length;
  return cards >= least && cards >= LINKED_SHARE * row.length ? 'cards' : null;
}

function leastOf(key: string): number {
  return key.startsWith('article') ? MIN_ARTICLES : MIN_CARDS;
}

function isThread(row: readonly Element[], walk: PageWalk): boolean {
  if (row.length < MIN_REPLIES) return false;
  const replies = row.filter((child) => isReply(child, walk)).length;
  return replies >= MIN_REPLIES && replies >= REPLY_SHARE * row.length;
}

/**
 * The elements of a page that are rows of teasers, or teasers of such a row whose other children are something else,
 * and the replies of a thread.
 */
export function findRows(page: Element, walk: PageWalk, title: Element | null): Rows {
  const found = { cards: new Set<Element>(), replies: new Set<Element>() };
  const holdsTitle = new Set<Element>();
  for (let at = title; at !== null; at = at.parent) holdsTitle.add(at);
  const mark = (row: readonly Element[], kind: keyof Rows | null): void => {
    if (kind !== null) for (const child of row) found[kind].add(child);
  };
  const visit = (element: Element): void => {
    const parts = element.children.filter(isPart);
    for (const [key, row] of rowsOf(parts, walk))
      if (!row.some((child) => holdsTitle.has(child))) mark(row, kindOfRow(key, row, walk));
    const titled = parts.find((part) => holdsTitle.has(part));
    if (titled !== undefined && (walk.mass.get(titled) ?? 0) >= TITLED_PROSE)
      mark(
        parts.filter((part) => part !== titled && isBoxOfOthers(part, walk)),
        'cards',
      );
    mark(
      parts.filter((part) => !holdsTitle.has(part) && isLoneCard(part, walk)),
      'cards',
    );
    for (const part of parts) if (!found.cards.has(part) && !found.replies.has(part)) visit(part);
  };
  visit(page);
  return found;
}
