import type { PageMeasures } from './measures.ts';
import type { PageBlock } from './walk.ts';

/** The fewest words and the most characters of what is set large. */
const MIN_WORDS = 4;
const MAX_LENGTH = 220;
/** What such boxes are called, and the marks their text may begin with. */
const QUOTE_NAME = /quote|pull|callout|highlight/i;
const QUOTED = /^["“„«‘]/;
/** What is quoted, where who said it follows in the same box. */
const WITH_SPEAKER = /^[“„«"]([^“”„«»"]{10,220})[”“»"][^“”„«»".!?]{0,60}$/;
/** Blocks that are looked for in the text: enough for any article, a bound for built pages. */
const MAX_TRIED = 60;

/** The words of a text alone, in small letters, with a space on either side. */
function plainWords(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

/** Whether a block is set as a quotation: by its element, its marks or the name of its box. */
function isQuote({ kind, text, element: { attributes, parent } }: PageBlock): boolean {
  if (kind === 'quote' || QUOTED.test(text)) return true;
  return QUOTE_NAME.test(`${attributes.class ?? ''} ${parent?.attributes.class ?? ''}`);
}

/** Whether a block is set as a quotation in a box of its own. */
function mayBePulled(block: PageBlock, { box }: PageMeasures): boolean {
  if (block.kind === 'heading' || block.kind === 'item' || block.text.length > MAX_LENGTH) return false;
  const { tag, parent } = block.element;
  return block.element !== box && (tag !== 'p' || parent !== box) && isQuote(block);
}

/**
 * Sentences that a page sets large in a box of their own, though the text has them word for word. Quotation marks and
 * a capital at the beginning make no difference; a heading is none, and a list may repeat what the text says.
 */
export function pulledBlocks(page: PageMeasures): PageBlock[] {
  const candidates: { readonly block: PageBlock; readonly words: string }[] = [];
  for (const [at, block] of page.blocks.entries()) {
    if (page.kept[at] !== true || !mayBePulled(block, page)) continue;
    const words = plainWords(WITH_SPEAKER.exec(block.text)?.[1] ?? block.text);
    if (words.split(' ').length - 2 >= MIN_WORDS) candidates.push({ block, words });
    if (candidates.length >= MAX_TRIED) break;
  }
  if (candidates.length === 0) return [];
  const whole = page.blocks
    .filter((_, at) => page.kept[at] === true)
    .map(({ text }) => plainWords(text))
    .join('\n');
  return candidates.flatMap(({ block, words }) => (isInside(whole, words) ? [block] : []));
}

/** Whether words stand among others of one line. */
function isInside(whole: string, words: string): boolean {
  for (let at = whole.indexOf(words); at >= 0; at = whole.indexOf(words, at + words.length - 1)) {
    const begins = at === 0 || whole[at - 1] === '\n';
    const ends = at + words.length >= whole.length || whole[at + words.length] === '\n';
    if (!(begins && ends)) return true;
  }
  return false;
}
