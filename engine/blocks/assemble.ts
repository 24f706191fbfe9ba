import { RejectedError } from '../errors.ts';
import { MAX_TEXT_BYTES } from '../limits.ts';
import type { Section } from '../record.ts';
import type { Span } from '../text/spans.ts';
import { utf8Length } from '../text/utf8.ts';
import { countWords } from '../text/words.ts';
import type { TextBlock } from './blocks.ts';
import { endsSentence, isItemLike, plainBlocks } from './lines.ts';
import { isProse } from './prose.ts';

export interface AssembledText {
  readonly text: string;
  readonly headings: readonly Span[];
  readonly sections: readonly Section[];
}

/** Blocks joined to a text. */
export interface JoinedText {
  readonly text: string;
  readonly starts: readonly number[];
  /** The blocks that reading the text gives, where it has been read. */
  readonly again: readonly TextBlock[] | null;
}

function joinWith(blocks: readonly TextBlock[], listed: boolean): JoinedText {
  let text = '';
  const starts: number[] = [];
  blocks.forEach((block, at) => {
    const before = blocks[at - 1];
    if (before !== undefined) {
      const items =
        listed && before.kind === 'item' && block.kind === 'item' && isItemLike(before.text) && isItemLike(block.text);
      text += items ? '\n' : '\n\n';
    }
    starts.push(text.length);
    text += block.text;
  });
  return { text, starts, again: null };
}

/** Whether a text read again as `again` gives the same blocks: then cleaning it again changes nothing. */
function areSame(again: readonly TextBlock[], blocks: readonly TextBlock[]): boolean {
  return again.length === blocks.length && again.every((block, at) => block.text === blocks[at]?.text);
}

/** Joins blocks to a text, list items closely where the text then reads back as the same blocks. */
export function joinBlocks(blocks: readonly TextBlock[]): JoinedText {
  const joined = joinWith(blocks, true);
  if (!blocks.some(({ kind }) => kind === 'item')) return joined;
  if (!joined.text.includes('\n\n')) return joinWith(blocks, false);
  const again = plainBlocks(joined.text);
  return areSame(again, blocks) ? { ...joined, again } : joinWith(blocks, false);
}

/**
 * Blocks to the article's text: blank lines between paragraphs and headings, single line ends between list items.
 *
 * @param labels section labels with the index of the block each begins at
 */
export function assemble(
  blocks: readonly TextBlock[],
  labels: readonly { readonly label: string; readonly block: number }[],
): AssembledText {
  const { text, starts } = joinBlocks(blocks);
  const headings: Span[] = [];
  blocks.forEach((block, at) => {
    const start = starts[at] ?? 0;
    if (isHeading(block, blocks[at + 1])) headings.push({ start, end: start + block.text.length });
  });
  const sections = labels.flatMap(({ label, block }, at): Section[] => {
    const start = starts[block];
    if (start === undefined) return [];
    const next = labels[at + 1]?.block ?? blocks.length;
    const last = Math.max(block, next - 1);
    return [{ label, start, end: (starts[last] ?? start) + (blocks[last]?.text.length ?? 0) }];
  });
  return { text, headings, sections };
}

/** No UTF-16 unit takes more bytes than this in UTF-8. */
const MOST_BYTES = 3;

/** Refuses text that holds no sentence or is too long. Returns the number of words. */
export function checkText(text: string): number {
  const words = countWords(text);
  if (words === 0) throw new RejectedError('empty', 'Nothing that could be a sentence is left after cleaning.');
  if (text.length * MOST_BYTES <= MAX_TEXT_BYTES) return words;
  const bytes = utf8Length(text);
  if (bytes > MAX_TEXT_BYTES) {
    throw new RejectedError(
      'too-large',
      `The clean text has ${bytes} bytes; at most ${MAX_TEXT_BYTES} are kept. Drop one article per file.`,
    );
  }
  return words;
}

/** The most characters of a heading. */
const MAX_HEADING = 90;

/** Whether a block of plain text is a heading by its shape and place: short, no stop, before prose and after some. */
function isHeading(block: TextBlock, next: TextBlock | undefined): boolean {
  if (block.kind === 'heading') return true;
  const { text } = block;
  if (block.kind !== 'paragraph' || text.length > MAX_HEADING || text.length < 2 || next === undefined) return false;
  if (endsSentence(text) || /[,;:"”)]$/.test(text) || !/^[\p{Lu}\p{N}"“‘'¿¡-]/u.test(text)) return false;
  return isProse(next.text, next.kind);
}
