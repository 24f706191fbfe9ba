import { cutBlock, type TextBlock } from '../blocks/blocks.ts';
import { endsSentence } from '../blocks/lines.ts';
import type { Cleaning } from './cleaning.ts';

const MAX_LENGTH = 90;
const PAGE_NUMBER = /^(?:[-–—|] ?)?(?:page )?\d{1,4}(?: ?[-–—|])?$/i;

function masked(text: string): string {
  return text.replace(/\d+/g, '0');
}

/**
 * The lines that are beside the page numbers of a printed text, the same on each page but for the number: "Port
 * Ellery News | 14 May".
 */
export function cutRunningHeads(blocks: readonly TextBlock[], { keep, log }: Cleaning): readonly TextBlock[] {
  if (keep.has('navigation') || !blocks.some(({ text }) => PAGE_NUMBER.test(text))) return blocks;
  const isNumber = (at: number): boolean => PAGE_NUMBER.test(blocks[at]?.text ?? '');
  const beside = new Map<string, number>();
  const counted = new Map<string, number>();
  blocks.forEach(({ text }, at) => {
    if (text.length > MAX_LENGTH || endsSentence(text) || PAGE_NUMBER.test(text)) return;
    // One that has the number in itself is beside another on all pages but the first.
    if (/\d/.test(text)) counted.set(masked(text), (counted.get(masked(text)) ?? 0) + 1);
    if (isNumber(at - 1) || isNumber(at + 1)) beside.set(masked(text), (beside.get(masked(text)) ?? 0) + 1);
  });
  return blocks.filter((block) => {
    const places = beside.get(masked(block.text)) ?? 0;
    if (places < 2 && (places < 1 || (counted.get(masked(block.text)) ?? 0) < 2)) return true;
    cutBlock(block, 'navigation', log);
    return false;
  });
}
