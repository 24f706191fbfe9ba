/** Comments of readers below a plain text; those of a page are told by their elements. */

import { cutBlock, type TextBlock } from '../blocks/blocks.ts';
import type { Cleaning } from './cleaning.ts';
import words from './data/words.json' with { type: 'json' };
import { isShortEnd } from './releases.ts';

const COMMENTS = 'comments?|kommentare?|commentaires?|comentarios?|commenti|reacties';
/** What opens the comments, with how many there are. */
const COUNT = new RegExp(
  `^(?:\\d{1,5} (?:${COMMENTS}|replies|responses)|(?:${COMMENTS}) ?(?:\\(\\d{1,5}\\)|: ?\\d{1,5})):?$`,
  'i',
);
/** What opens them as well, where buttons to answer them follow. */
const LABEL = /^(?:comments?|(?:add|leave|post) a comment|discussion):?$/i;
/** The button below each comment. */
const ANSWER = new RegExp(`^(?:${words.answerButtons.join('|')})$`, 'i');
/** The fewest buttons of a thread, and the most lines from one to the next. */
const ANSWERS = { least: 3, apart: 20 } as const;
/** The most characters of what opens the comments, and of such a button. */
const MAX_LABEL = 30;
/** The fewest lines above the comments. */
const MIN_ABOVE = 2;

/** "Mira: Good for her." */
const SAYS = /^[\p{L}\p{N}][\p{L}\p{N}_ .'’-]{1,30}: \S/u;
/** What stands beside each comment. */
const BESIDE_COMMENT = /^(?:reply|report|flag|like|quote)(?: \(?\d+\)?)?$|\bago$|\bsays:?$/i;
/** At least one line in this many says that it is of a thread. */
const LINES_A_MARK = 3;
/** The most characters of a comment. */
const MAX_COMMENT = 600;

/** The blocks of a thread, as their places. */
interface Thread {
  readonly from: number;
  /** The block after its last. */
  readonly to: number;
}

function isThread(blocks: readonly TextBlock[]): boolean {
  const marks = blocks.filter(({ text }) => SAYS.test(text) || BESIDE_COMMENT.test(text)).length;
  return marks * LINES_A_MARK >= blocks.length && blocks.every(({ text }) => text.length <= MAX_COMMENT);
}

function opensWithCount({ text }: TextBlock): boolean {
  return text.length <= MAX_LABEL && COUNT.test(text);
}

/** The comments that have a button each: from the line that opens them to the last button. */
function answeredThread(blocks: readonly TextBlock[]): Thread | null {
  const answers = blocks.flatMap(({ text }, at) => (text.length <= MAX_LABEL && ANSWER.test(text) ? [at] : []));
  const [first = 0] = answers;
  if (answers.length < ANSWERS.least) return null;
  const start = Math.max(MIN_ABOVE, first - ANSWERS.apart);
  const label = blocks.slice(start, first).findIndex((block) => opensWithCount(block) || LABEL.test(block.text));
  if (label < 0) return null;
  const broken = answers.findIndex((at, place) => at - (answers[place - 1] ?? at) > ANSWERS.apart);
  return { from: start + label, to: (answers.at(broken < 0 ? -1 : broken - 1) ?? first) + 1 };
}

/** The comments that nothing follows, from the line that counts them. */
function lastThread(blocks: readonly TextBlock[]): Thread | null {
  const from = blocks.findLastIndex(opensWithCount);
  if (from < MIN_ABOVE || from === blocks.length - 1 || !isThread(blocks.slice(from + 1))) return null;
  return isShortEnd(blocks, from) ? { from, to: blocks.length } : null;
}

/** Takes the comments of readers off a text. */
export function cutThread(blocks: readonly TextBlock[], { keep, log }: Cleaning): readonly TextBlock[] {
  const thread = keep.has('comments') ? null : (answeredThread(blocks) ?? lastThread(blocks));
  if (thread === null) return blocks;
  const { from, to } = thread;
  for (const block of blocks.slice(from, to)) cutBlock(block, 'comments', log);
  return [...blocks.slice(0, from), ...blocks.slice(to)];
}
