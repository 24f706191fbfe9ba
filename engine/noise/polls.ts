/** Polls of readers in a plain text; those of a page are told by their elements. */

import { cutBlock, type TextBlock } from '../blocks/blocks.ts';
import { isProse } from '../blocks/prose.ts';
import type { Cleaning } from './cleaning.ts';
import words from './data/words.json' with { type: 'json' };

/** The button below the answers. */
const BUTTON = new RegExp(`^(?:${words.pollButtons.join('|')})[.!»›>]{0,2}$`, 'i');
const MAX_BUTTON = 40;
/** What opens a poll: a label, or a question. */
const OPENING = new RegExp(`^(?:${words.pollLabels.join('|')})\\b.{0,160}$`, 'i');
/** An answer is no longer, and no poll has more. */
const ANSWER = { length: 70, most: 8, least: 2 } as const;
const BOX = /^(?:\( ?\)|\[ ?\]|[○◯☐□◻]) ?\S/;

function isAnswer({ text, kind }: TextBlock): boolean {
  return text.length <= ANSWER.length && !text.endsWith('.') && !isProse(text, kind);
}

/** Where the poll begins whose first button is at a place: at its question, above two answers or more; -1 for none. */
function openingOf(blocks: readonly TextBlock[], button: number): number {
  let at = button - 1;
  let boxes = 0;
  for (; at >= 0 && button - at <= ANSWER.most + 1; at--) {
    const block = blocks[at];
    if (block === undefined || !isAnswer(block) || OPENING.test(block.text) || block.text.endsWith('?')) break;
    if (BOX.test(block.text)) boxes++;
  }
  const [text, answers] = [blocks[at]?.text ?? '', button - at - 1];
  if (answers < ANSWER.least) return -1;
  if (OPENING.test(text) || (boxes === answers && text.endsWith('?'))) return at;
  return boxes === answers ? at + 1 : -1;
}

/** Takes polls off a text: the question, its answers and the buttons below them. */
export function cutPolls(blocks: readonly TextBlock[], { keep, log }: Cleaning): readonly TextBlock[] {
  if (keep.has('tools')) return blocks;
  const isButton = (at: number): boolean => {
    const text = blocks[at]?.text ?? '';
    return text !== '' && text.length <= MAX_BUTTON && BUTTON.test(text);
  };
  const cut = new Set<TextBlock>();
  for (let at = ANSWER.least; at < blocks.length; at++) {
    if (!isButton(at)) continue;
    const from = openingOf(blocks, at);
    if (from < 0) continue;
    while (isButton(at + 1)) at++;
    for (const block of blocks.slice(from, at + 1)) cut.add(block);
  }
  for (const block of cut) cutBlock(block, 'tools', log);
  return cut.size === 0 ? blocks : blocks.filter((block) => !cut.has(block));
}
