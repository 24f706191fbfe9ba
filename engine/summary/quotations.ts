import type { Token, TokenizedText } from '../text/tokenized-text.ts';

/** A quotation that runs on over more sentences than this was never closed, or is a document in itself. */
const MAX_QUOTED_SENTENCES = 8;

const OPENING_MARKS = new Set(['“', '«', '„', '"', '‹']);
const CLOSING_MARKS = new Set(['”', '»', '"', '›', '“']);
const SINGLE_MARKS = new Set(["'", '‘', '’']);
/** Words whose apostrophe comes before them: "'em", "'til", "rock 'n' roll". */
const ELIDED = new Set(['em', 'til', 'tis', 'twas', 'n', 'cause', 'round', 'bout', 'ere', 't', 's']);

/** A quotation mark that opens or closes. */
export interface QuoteMark {
  readonly at: number;
  readonly sentence: number;
  readonly side: 'open' | 'close';
  /** Single marks are counted apart: they also are inside double ones. */
  readonly single: boolean;
}

/** White space, the text's ends, and marks without width such as those of direction. */
function isSpaceAt(text: string, at: number): boolean {
  return at < 0 || at >= text.length || /[\s\u200b-\u200f\u202a-\u202e\u2060-\u206f]/.test(text.charAt(at));
}

/** By shape, or by the white space beside it. */
function doubleSide(text: string, token: Token): QuoteMark['side'] | null {
  const mark = token.text;
  if (mark === '"' || (OPENING_MARKS.has(mark) && CLOSING_MARKS.has(mark))) {
    const [spaceBefore, spaceAfter] = [isSpaceAt(text, token.start - 1), isSpaceAt(text, token.end)];
    if (spaceBefore !== spaceAfter) return spaceBefore ? 'open' : 'close';
    if (spaceBefore) return null;
    const [before, after] = [text.charAt(token.start - 1), text.charAt(token.end)];
    const [markBefore, markAfter] = [/[([)—–:-]/.test(before), /[.,;:!?)\]—–-]/.test(after)];
    return markBefore === markAfter ? null : markBefore ? 'open' : 'close';
  }
  if (OPENING_MARKS.has(mark)) return 'open';
  return CLOSING_MARKS.has(mark) ? 'close' : null;
}

/** A single mark is an apostrophe too; it closes only after a stop or comma, or where one was opened. */
function singleSide(text: string, token: Token, next: Token | undefined, open: boolean): QuoteMark['side'] | null {
  const before = text.charAt(token.start - 1);
  const adjacent = next !== undefined && next.start === token.end;
  const opens = isSpaceAt(text, token.start - 1) || /[([—–"“]/.test(before);
  if (opens && adjacent && token.text !== '’') {
    return next.kind === 'number' || ELIDED.has(next.lower) ? null : 'open';
  }
  if (token.text === '‘') return null;
  if (/[.,!?…]/.test(before)) return 'close';
  return open && !(adjacent && next.kind === 'word') ? 'close' : null;
}

/** The quotation marks among `tokens`, in order. */
export function quoteMarks(text: string, tokens: readonly Token[]): QuoteMark[] {
  const marks: QuoteMark[] = [];
  let singleOpen = false;
  tokens.forEach((token, index) => {
    if (token.kind !== 'punctuation' || token.end - token.start !== 1) return;
    const single = SINGLE_MARKS.has(token.text);
    const side: QuoteMark['side'] | null = single
      ? singleSide(text, token, tokens[index + 1], singleOpen)
      : doubleSide(text, token);
    if (side === null) return;
    if (single) singleOpen = side === 'open';
    marks.push({ at: token.start, sentence: token.sentence, side, single });
  });
  return marks;
}

/** Quotations that begin in one sentence and end in a later one of the same paragraph. */
export function longQuotations(doc: TokenizedText): (readonly [first: number, last: number])[] {
  const spans: (readonly [number, number])[] = [];
  const open = { single: -1, double: -1 };
  for (const { sentence, side, single } of quoteMarks(doc.text, doc.tokens)) {
    const kind = single ? 'single' : 'double';
    const first = open[kind];
    open[kind] = side === 'open' ? sentence : -1;
    if (side === 'open' || first < 0 || sentence <= first || sentence - first >= MAX_QUOTED_SENTENCES) continue;
    if (doc.sentences[first]?.paragraph === doc.sentences[sentence]?.paragraph) spans.push([first, sentence]);
  }
  return spans.sort((a, b) => a[0] - b[0]);
}

/** Does a quotation begin in the sentence and not end there, or end without beginning there? */
export function isHalfQuotation(marks: readonly QuoteMark[]): boolean {
  const open = { single: false, double: false };
  for (const { side, single } of marks) {
    const kind = single ? 'single' : 'double';
    if ((side === 'open') === open[kind]) return true;
    open[kind] = side === 'open';
  }
  return open.single || open.double;
}

/** Is `at` inside a quotation that one of `marks` opened? */
export function isQuoted(marks: readonly QuoteMark[], at: number): boolean {
  const open = { single: false, double: false };
  for (const { at: position, side, single } of marks) {
    if (position >= at) break;
    open[single ? 'single' : 'double'] = side === 'open';
  }
  return open.single || open.double;
}
