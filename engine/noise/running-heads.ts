import { cutBlock, type TextBlock } from '../blocks/blocks.ts';
import { endsSentence } from '../blocks/lines.ts';
import type { Cleaning } from './cleaning.ts';

const MAX_LENGTH = 90;
const PAGE_NUMBER = /^(?:[-–—|] ?)?(?:page )?\d{1,4}(?: ?[-–—|])?$/i;

function masked(text: string): string {
  return text.replace(/\d+/g, '0');
}

/** "Port Ellery News 14 May 2025 3": a line with the day of the paper, and the page after it. */
const COUNTED = /^\D.*\b(?:1[6-9]|20)\d{2}[ .|–—-]{1,5}(?:page )?(\d{1,4})$/i;

/** The lines alike but for the page they end on, which grows. */
function countedHeads(blocks: readonly TextBlock[]): Set<string> {
  const last = new Map<string, number>();
  const heads = new Set<string>();
  for (const { text } of blocks) {
    const page = text.length > MAX_LENGTH ? undefined : COUNTED.exec(text)?.[1];
    if (page === undefined) continue;
    const key = masked(text);
    if (Number(page) > (last.get(key) ?? Number.POSITIVE_INFINITY)) heads.add(key);
    last.set(key, Number(page));
  }
  return heads;
}

/**
 * The lines that are beside the page numbers of a printed text, the same on each page but for the number: "Port
 * Ellery News | 14 May".
 */
export function cutRunningHeads(blocks: readonly TextBlock[], { keep, log }: Cleaning): readonly TextBlock[] {
  if (keep.has('navigation')) return blocks;
  const running = countedHeads(blocks);
  if (running.size === 0 && !blocks.some(({ text }) => PAGE_NUMBER.test(text))) return blocks;
  const isNumber = (at: number): boolean => {
    const { text = '' } = blocks[at] ?? {};
    return PAGE_NUMBER.test(text) || running.has(masked(text));
  };
  const beside = new Map<string, number>();
  const counted = new Map<string, number>();
  blocks.forEach(({ text }, at) => {
    if (text.length > MAX_LENGTH || endsSentence(text) || PAGE_NUMBER.test(text)) return;
    const key = masked(text);
    // One that has the number in itself is beside another on all pages but the first.
    if (/\d/.test(text)) counted.set(key, (counted.get(key) ?? 0) + 1);
    if (isNumber(at - 1) || isNumber(at + 1)) beside.set(key, (beside.get(key) ?? 0) + 1);
  });
  for (const [key, places] of beside) if (places > 1 || (counted.get(key) ?? 0) > 1) running.add(key);
  return blocks.filter((block) => {
    if (!running.has(masked(block.text))) return true;
    cutBlock(block, 'navigation', log);
    return false;
  });
}
