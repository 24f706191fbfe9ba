import type { TextBlock } from './blocks.ts';
import { endsSentence } from './lines.ts';
import { isProse } from './prose.ts';

const MAX_HEADING = 90;

/** Whether a block of plain text is a heading by its shape and place: short, no stop, before prose and after some. */
export function isHeading(block: TextBlock, next: TextBlock | undefined): boolean {
  if (block.kind === 'heading') return true;
  const { text } = block;
  if (block.kind !== 'paragraph' || text.length > MAX_HEADING || text.length < 2 || next === undefined) return false;
  if (endsSentence(text) || /[,;:"”)]$/.test(text) || !/^[\p{Lu}\p{N}"“‘'¿¡-]/u.test(text)) return false;
  return isProse(next.text, next.kind);
}
