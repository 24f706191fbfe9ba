import { isProse } from '../blocks/prose.ts';
import { namesOf } from './hints.ts';
import { textOf } from './text-of.ts';
import { descendants, type Element } from './tree.ts';
import type { PageBlock } from './walk.ts';

/** What is on a button has at most so many characters. */
const MAX_BUTTON = 60;
/** The link is one of so many elements inside the block, or one of so many around it. */
const MAX_INSIDE = 40;
const MAX_AROUND = 3;

const BUTTON = /(?:^|[\s_-])(?:btn|button|cta)(?:$|[\s_-])|[a-z](?:Btn|Button)(?:$|[\s_-])/;

/** Whether a link is drawn as a button. */
function isButton(link: Element): boolean {
  return link.attributes.role === 'button' || BUTTON.test(namesOf(link));
}

/** The link that all the text of an element is in; null where there is none. */
function linkOf({ element, text }: PageBlock): Element | null {
  let seen = 0;
  for (const inner of descendants(element)) {
    if (inner.tag === 'a' && textOf(inner, MAX_BUTTON + 1).trim() === text) return inner;
    if (++seen >= MAX_INSIDE) break;
  }
  let around: Element | null = element;
  for (let rise = 0; rise < MAX_AROUND && around !== null; rise++, around = around.parent)
    if (around.tag === 'a') return around;
  return null;
}

/** Whether a block is a link that is drawn as a button, and nothing else: "Book now", but no sentence. */
export function isLinkButton(block: PageBlock): boolean {
  const { kind, linked, text } = block;
  if (kind === 'heading' || kind === 'item' || text.length > MAX_BUTTON || linked < text.length) return false;
  if (isProse(text, kind)) return false;
  const link = linkOf(block);
  return link !== null && isButton(link);
}
