import { type Rewritten, rewritten } from './rewrite.ts';

/** A comment at the end of a text, as word processors export it: "[a]Ask the board.". */
const COMMENT = /^\[[a-z]{1,2}\]\s?\S/;
/** The mark of a comment, right after what it is on. */
const MARK = /(?<=\S)\[[a-z]{1,2}\]/g;

/** Where the comments begin that end a text; null where its last line is none. */
function commentsFrom(text: string): number | null {
  let from: number | null = null;
  for (let end = text.length; end > 0; ) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end).trim();
    if (COMMENT.test(line)) from = start;
    else if (line !== '') break;
    end = start - 1;
  }
  return from;
}

/** Takes the comments of editors out of a text that a word processor exported, and their marks. */
export function stripComments(source: Rewritten): Rewritten {
  const { text } = source;
  const from = text.includes('[a]') ? commentsFrom(text) : null;
  if (from === null || !text.startsWith('[a]', from)) return source;
  const marks = Array.from(text.slice(0, from).matchAll(MARK), ({ 0: mark, index }) => ({
    start: index,
    end: index + mark.length,
    text: '',
  }));
  return marks.length === 0 ? source : rewritten(source, [...marks, { start: from, end: text.length, text: '' }]);
}
