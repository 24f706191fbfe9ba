import { cutBlock, cutInside, type TextBlock } from '../blocks/blocks.ts';
import type { Cleaning } from './cleaning.ts';

/** The mark of a note: "on Monday.[1]", "the pier[2] was". */
const MARK = /(?<=[\p{L}\p{N}.,;:!?”"’)\]])\[(\d{1,3})\](?=[\s.,;:!?”"’)[]|$)/gu;
/** After a stop nothing but the mark of a note stands so; after a letter or a bracket it may be of a program. */
const SURE_MARK = /[.,;!?”"’]\[\d{1,3}\]/;
/** A note itself: "[1] Minutes of the meeting." */
const NOTE = /^\[(\d{1,3})\]:? \S/;

/** The numbers of a text's marks where they count up from one, as those of notes do; none of any other text. */
function numbersOf(blocks: readonly TextBlock[]): ReadonlySet<number> {
  const numbers = new Set<number>();
  let sure = false;
  for (const { text } of blocks) {
    if (!text.includes('[')) continue;
    for (const [, number] of text.matchAll(MARK)) {
      const counted = Number(number);
      if (counted === 0 || counted > numbers.size + 1) return new Set();
      numbers.add(counted);
    }
    sure ||= SURE_MARK.test(text);
  }
  return sure && numbers.has(1) ? numbers : new Set();
}

/** The marks of notes in the text of an article, as they are copied from an encyclopedia or a paper, and the notes. */
export function cutNotes(blocks: readonly TextBlock[], { keep, log, source }: Cleaning): TextBlock[] {
  const numbers = keep.has('references') ? new Set<number>() : numbersOf(blocks);
  if (numbers.size === 0) return [...blocks];
  // A note is below its mark: what opens with a figure in brackets above that is of the text.
  const marked = new Set<number>();
  return blocks.filter((block) => {
    const note = NOTE.exec(block.text)?.[1];
    if (note !== undefined && marked.has(Number(note))) {
      cutBlock(block, 'references', log);
      return false;
    }
    const marks = [...block.text.matchAll(MARK)];
    for (const [, number] of marks) marked.add(Number(number));
    if (marks.length > 0) {
      const cuts = marks.map(({ 0: mark, index }) => ({ start: index, end: index + mark.length, rule: null }));
      cutInside(block, cuts, log, source);
    }
    return true;
  });
}
