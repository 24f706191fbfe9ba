import { descendants, type Element, holds } from './tree.ts';
import type { PageWalk } from './walk.ts';

/** A box with a field for an address of mail holds at most so much text beside it, in characters and in blocks. */
const MAX_PITCH = 300;
const MAX_BLOCKS = 8;
/** So far above its field the box is at most, in elements. */
const MAX_RISE = 8;
/** Elements that hold the article, whatever else is in them. */
const NOT_BOX = new Set(['article', 'main', 'body', 'html', '']);

const MAIL = /e-?mail|correo|courriel|@/i;

/** Whether an element is a field that asks for an address of mail. */
function asksForMail({ tag, attributes }: Element): boolean {
  if (tag !== 'input') return false;
  const { type = 'text', name = '', placeholder = '', id = '', 'aria-label': label = '' } = attributes;
  return type === 'email' || (type === 'text' && [name, placeholder, id, label].some((text) => MAIL.test(text)));
}

/** Whether an element holds little text. */
function isSmall(element: Element, walk: PageWalk): boolean {
  const [first, end] = walk.range.get(element) ?? [0, 0];
  if (end - first > MAX_BLOCKS) return false;
  let length = 0;
  for (const { text } of walk.collector.blocks.slice(first, end)) length += text.length;
  return length <= MAX_PITCH;
}

/** The outermost box round a field that holds no more than a few words on what the field is for. */
function boxOf(field: Element, walk: PageWalk, title: Element | null): Element | null {
  let box: Element | null = null;
  let at = field.parent;
  for (let rise = 0; rise < MAX_RISE && at !== null; rise++, at = at.parent) {
    if (NOT_BOX.has(at.tag) || holds(at, title) || !isSmall(at, walk)) break;
    box = at;
  }
  return box;
}

/**
 * The boxes of a page that ask readers for their address of mail: a field with the words that promise something for
 * it, whatever the box is called.
 *
 * @param title the heading that shows the title, if the page has one
 */
export function mailForms(page: Element, walk: PageWalk, title: Element | null): ReadonlySet<Element> {
  const boxes = new Set<Element>();
  for (const element of descendants(page)) {
    const box = asksForMail(element) ? boxOf(element, walk, title) : null;
    if (box !== null) boxes.add(box);
  }
  return boxes;
}
