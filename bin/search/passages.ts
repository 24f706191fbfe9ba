/** Where words that were searched for stand: `start` and `end` count UTF-16 units in the article's text. */
export interface Hit {
  readonly start: number;
  readonly end: number;
}

/** A stretch of an article's text with what was found in it. */
export interface Passage {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly hits: readonly Hit[];
  /** Whether its line goes on before and after it. */
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
}

/** Noncharacters: no text may hold them, so what they stand around is what was found. */
export const OPENING = '\ufdd0';
export const CLOSING = '\ufdd1';

/** Text around a hit, in UTF-16 units on each side. */
const AROUND = 90;
/** A passage that takes in the next hit is no longer than this. */
const LONGEST = 320;
/** Passages shown of one article. */
const SHOWN = 2;

/**
 * What was found in a text in which each find is marked; null where the marks do not match.
 *
 * @param marked - as `highlight` gives it
 */
function hitsIn(marked: string): { readonly text: string; readonly hits: readonly Hit[] } | null {
  const hits: Hit[] = [];
  const pieces = marked.split(OPENING);
  let text = pieces.shift() ?? '';
  for (const piece of pieces) {
    const [found = '', after, ...more] = piece.split(CLOSING);
    if (after === undefined || more.length > 0) return null;
    hits.push({ start: text.length, end: text.length + found.length });
    text += found + after;
  }
  return text.includes(CLOSING) ? null : { text, hits };
}

/** To the end of the word that is cut, or of the line. */
function edge(text: string, from: number, step: -1 | 1): number {
  const isInside = (at: number) => at > 0 && at < text.length && !/\s/.test(text.charAt(step < 0 ? at - 1 : at));
  let at = Math.max(0, Math.min(text.length, from));
  while (isInside(at)) at += step;
  return at;
}

/** The line of a hit: the text has one a paragraph. */
function lineOf(text: string, { start, end }: Hit): Hit {
  const next = text.indexOf('\n', end);
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: next < 0 ? text.length : next };
}

/** A passage around the first of these hits, which takes in those close after it. */
function passageOf(text: string, hits: readonly Hit[]): Passage | null {
  const [first] = hits;
  if (first === undefined) return null;
  const line = lineOf(text, first);
  const start = Math.max(line.start, edge(text, first.start - AROUND, -1));
  let last = first;
  for (const hit of hits) {
    if (hit.end > line.end || hit.start > last.end + 2 * AROUND || hit.end > start + LONGEST) break;
    last = hit;
  }
  const end = Math.min(line.end, edge(text, last.end + AROUND, 1));
  return {
    text: text.slice(start, end),
    start,
    end,
    hits: hits.filter((hit) => hit.end <= end),
    isCutBefore: start > line.start,
    isCutAfter: end < line.end,
  };
}

/**
 * The first passages in which something was found.
 *
 * @param marked - the text, with what was found between {@link OPENING} and {@link CLOSING}
 */
export function passagesOf(marked: string): readonly Passage[] {
  const found = hitsIn(marked);
  if (found === null) return [];
  const passages: Passage[] = [];
  let { hits } = found;
  while (passages.length < SHOWN) {
    const passage = passageOf(found.text, hits);
    if (passage === null) break;
    passages.push(passage);
    hits = hits.filter((hit) => hit.start >= passage.end);
  }
  return passages;
}
